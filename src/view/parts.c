/* Containers, strings, numbers, and what rows of several documents share. */
#include "view/parts.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <math.h>
#include <time.h>

/* jansson gives NULL only when memory ends: the arguments here are always sound. */
static json_t *made(json_t *value)
{
    if (value == NULL) {
        memory_ended();
    }
    return value;
}

json_t *view_object(void)
{
    return made(json_object());
}

json_t *view_list(void)
{
    return made(json_array());
}

void view_set(json_t *object, const char *key, json_t *value)
{
    if (json_object_set_new(object, key, value) != 0) {
        memory_ended();
    }
}

void view_push(json_t *list, json_t *value)
{
    if (json_array_append_new(list, value) != 0) {
        memory_ended();
    }
}

json_t *view_text(const char *s)
{
    struct str text = str_of(s != NULL ? s : "");
    if (utf8_check(text) == STR_NOT_FOUND) {
        return made(json_stringn_nocheck(text.p, text.n));
    }
    struct arena mem = {0};
    struct str clean = utf8_clean(&mem, text);
    json_t *value = made(json_stringn_nocheck(clean.p, clean.n));
    arena_done(&mem);
    return value;
}

json_t *view_optional(const char *s)
{
    return s != NULL && *s != '\0' ? view_text(s) : json_null();
}

json_t *view_when(int64_t when_s)
{
    char text[32] = "";
    struct tm tm;
    time_t when = (time_t)when_s;
    if (when_s == 0 || gmtime_r(&when, &tm) == NULL ||
        strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &tm) == 0) {
        return json_null();
    }
    return view_text(text);
}

json_t *view_count(size_t n)
{
    return made(json_integer((json_int_t)n));
}

static json_t *rounded(double value, double steps)
{
    if (!isfinite(value)) {
        return json_null();
    }
    return made(json_real(round(value * steps) / steps + 0.0));
}

json_t *view_share(double value)
{
    return rounded(value, 1e4);
}

json_t *view_ms(double ms)
{
    return rounded(ms, 1e3);
}

json_t *view_audience(cordial_audience audience)
{
    return view_text(audience == CORDIAL_AUDIENCE_PUBLIC ? "public" : "agents");
}

json_t *view_has(bool article, bool reply)
{
    json_t *list = view_list();
    if (article) {
        view_push(list, view_text("article"));
    }
    if (reply) {
        view_push(list, view_text("reply"));
    }
    return list;
}

json_t *view_reasons(const cordial_reason *reasons, size_t n)
{
    json_t *list = view_list();
    for (size_t i = 0; i < n; i++) {
        json_t *object = view_object();
        view_set(object, "kind", view_text(reasons[i].kind));
        view_set(object, "text", view_text(reasons[i].text));
        view_push(list, object);
    }
    return list;
}

json_t *view_marks(const cordial_mark *marks, size_t n)
{
    json_t *list = view_list();
    for (size_t i = 0; i < n; i++) {
        json_t *pair = view_list();
        view_push(pair, view_count(marks[i].start));
        view_push(pair, view_count(marks[i].end));
        view_push(list, pair);
    }
    return list;
}

static json_t *place(unsigned n)
{
    return n > 0 ? view_count(n) : json_null();
}

json_t *view_notes(const cordial_note *notes, size_t n)
{
    json_t *list = view_list();
    for (size_t i = 0; i < n; i++) {
        json_t *row = view_object();
        view_set(row, "file", view_text(notes[i].file));
        view_set(row, "line", place(notes[i].line));
        view_set(row, "column", place(notes[i].column));
        view_set(row, "message", view_text(notes[i].message));
        view_push(list, row);
    }
    return list;
}
