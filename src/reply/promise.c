/* The clock where the base is; the due moment in digits. */
#include "reply/promise.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "base/zone.h"
#include "text/languages.h"

enum { MINUTE_S = 60, QUARTER_S = 15 * 60, WEEK_DAYS = 7 };

static const char greenwich[] = "UTC";

/* The local time at a moment, and what people call the zone. */
static struct zone_time local_time(struct arena *mem, struct str zone, int64_t when_s,
                                   struct str *out_name)
{
    int64_t offset_s;
    bool known = zone_offset(zone, when_s, &offset_s);
    size_t start = known ? zone.n : 0;
    while (start > 0 && zone.p[start - 1] != '/') {
        start--;
    }
    char *name = NULL;
    if (known) {
        name = arena_alloc(mem, zone.n - start + 1);
        for (size_t i = start; i < zone.n; i++) {
            name[i - start] = zone.p[i] == '_' ? ' ' : zone.p[i];
        }
        name[zone.n - start] = '\0';
    }
    *out_name = known ? str_of(name) : str_of(greenwich);
    return zone_time_of(when_s, offset_s);
}

static struct str in_digits_of(struct arena *mem, struct str language, struct str text)
{
    const struct language *row = language_find(language);
    if (row == NULL || row->zero == 0) {
        return text;
    }
    AUTO(buf_done) struct buf b = {0};
    for (size_t i = 0; i < text.n; i++) {
        bool digit = text.p[i] >= '0' && text.p[i] <= '9';
        utf8_add(&b, digit ? row->zero + (uint32_t)(text.p[i] - '0') : (unsigned char)text.p[i]);
    }
    return buf_keep(&b, mem);
}

static struct str date_of(struct arena *mem, const struct zone_time *t)
{
    return arena_printf(mem, "%04d-%02d-%02d", t->year, t->month, t->date);
}

static const char *phrase_for(int64_t days)
{
    if (days <= 1) {
        return days == 0 ? "by.today" : "by.tomorrow";
    }
    return days < WEEK_DAYS ? "by.weekday" : "by.date";
}

struct promise promise_make(struct arena *mem, const struct config *config, struct str language,
                            bool urgent, int64_t now_s)
{
    int64_t minutes = config_promised_min(config, urgent);
    struct str zone = config_promise(config).zone;
    if (minutes == 0 || now_s == 0) {
        return (struct promise){0};
    }
    struct promise out = {.given = true};
    int64_t due_s = now_s + minutes * MINUTE_S;
    due_s -= due_s - due_s % QUARTER_S > now_s ? due_s % QUARTER_S : 0;
    struct zone_time now = local_time(mem, zone, now_s, &out.zone);
    struct zone_time due = local_time(mem, zone, due_s, &out.zone);
    if (due.hour == 0 && due.minute == 0) { /* of which day is midnight? */
        due = local_time(mem, zone, due_s - QUARTER_S, &out.zone);
    }
    out.phrase = phrase_for(due.day - now.day);
    out.weekday = due.weekday;
    out.time = in_digits_of(mem, language, arena_printf(mem, "%02d:%02d", due.hour, due.minute));
    out.date = in_digits_of(mem, language, date_of(mem, &due));
    return out;
}

struct str promise_today(struct arena *mem, const struct config *config, int64_t now_s)
{
    struct str ignored;
    struct zone_time now = local_time(mem, config_promise(config).zone, now_s, &ignored);
    return date_of(mem, &now);
}
