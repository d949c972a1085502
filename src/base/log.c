/* One format for all lines. */
#include "base/log.h"

#include <time.h>

static const char *const names[] = {
    [LOG_LEVEL_INFO] = "info",
    [LOG_LEVEL_WARNING] = "warning",
    [LOG_LEVEL_ERROR] = "error",
};

void log_line(struct buf *out, int64_t now_s, enum log_level level, struct str words)
{
    char moment[sizeof "2026-11-24T13:40:00Z"] = "";
    time_t now = (time_t)now_s;
    struct tm utc;
    if (gmtime_r(&now, &utc) != NULL) {
        strftime(moment, sizeof moment, "%Y-%m-%dT%H:%M:%SZ", &utc);
    }
    buf_printf(out, "%s %s ", moment, names[level]);
    for (size_t i = 0; i < words.n; i++) {
        bool control = (unsigned char)words.p[i] < 0x20 || words.p[i] == 0x7f;
        buf_add_char(out, control ? '?' : words.p[i]);
    }
    buf_add_char(out, '\n');
}
