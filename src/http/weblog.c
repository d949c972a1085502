/* Lines of JSON. */
#include "http/weblog.h"

#include "base/arena.h"
#include "base/clock.h"

#include <jansson.h>
#include <poll.h>
#include <stdarg.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static const char *const levels[] = {
    [LOG_LEVEL_INFO] = "info", [LOG_LEVEL_WARNING] = "warning", [LOG_LEVEL_ERROR] = "error"};

enum { STAMP_BYTES = sizeof "2026-11-24T13:40:00.000Z" + 40 };

static void stamp(char *out)
{
    int64_t now_ns = clock_now_ns();
    time_t now_s = (time_t)(now_ns / 1000000000);
    struct tm utc;
    gmtime_r(&now_s, &utc);
    size_t n = strftime(out, STAMP_BYTES, "%Y-%m-%dT%H:%M:%S", &utc);
    snprintf(out + n, STAMP_BYTES - n, ".%03dZ", (int)(now_ns / 1000000 % 1000));
}

/* A line is lost when whoever reads the log is too slow: that is no reason to stop answering. */
static void write_line(int fd, struct str line)
{
    struct pollfd room = {.fd = fd, .events = POLLOUT};
    if (fd < 0 || poll(&room, 1, 0) != 1 || !(room.revents & POLLOUT) ||
        write(fd, line.p, line.n) < 0) {
        return;
    }
}

void weblog_request(int fd, const struct weblog_request *request)
{
    char ts[STAMP_BYTES];
    char line[512];
    if (fd < 0) {
        return;
    }
    stamp(ts);
    int n = snprintf(line, sizeof line,
                     "{\"ts\":\"%s\",\"level\":\"%s\",\"msg\":\"request\",\"request_id\":\"%s\","
                     "\"method\":\"%s\",\"route\":\"%s\",\"status\":%u,\"dur_ms\":%.3f,"
                     "\"bytes\":%llu}\n",
                     ts, levels[request->status >= 500 ? LOG_LEVEL_ERROR : LOG_LEVEL_INFO],
                     request->id, request->method, request->route, request->status,
                     (double)request->took_us / 1000, (unsigned long long)request->bytes);
    if (n > 0 && (size_t)n < sizeof line) {
        write_line(fd, (struct str){line, (size_t)n});
    }
}

void weblog_event(int fd, enum log_level level, const char *id, const char *format, ...)
{
    AUTO(arena_done) struct arena mem = {0};
    char ts[STAMP_BYTES];
    va_list args;
    va_start(args, format);
    struct str words = arena_vprintf(&mem, format, args);
    va_end(args);
    stamp(ts);
    json_t *line = json_pack("{ss, ss, ss}", "ts", ts, "level", levels[level], "msg", words.p);
    if (line == NULL) {
        return; /* the words are no UTF-8 */
    }
    if (id != NULL) {
        json_object_set_new(line, "request_id", json_string(id));
    }
    char *text = json_dumps(line, JSON_COMPACT);
    write_line(fd, arena_printf(&mem, "%s\n", text != NULL ? text : "{}"));
    free(text);
    json_decref(line);
}
