/* Reading the files; directions; numbers; days, by the Gregorian and the Persian calendar. */
#include "web/interface.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "http/page.h"

#include <pthread.h>
#include <stdlib.h>

extern const struct embedded_file web_label_files[];
extern const size_t web_label_files_n;

enum { LANGUAGES_MAX = 16, CODE_MAX = 8 };

/* ---- files ---- */

static struct {
    pthread_once_t once;
    char codes[LANGUAGES_MAX][CODE_MAX];
    const char *list[LANGUAGES_MAX + 1];
    json_t *labels[LANGUAGES_MAX];
    size_t n;
} read_once = {.once = PTHREAD_ONCE_INIT};

/* A file that no test let through; the program was built wrongly. */
static json_t *read_file(const struct embedded_file *file, struct str *out_code)
{
    struct str path = str_of(file->path);
    size_t slash = str_chr(path, '/');
    struct str name = slash == STR_NOT_FOUND ? path : str_from(path, slash + 1);
    json_t *labels = json_loadb((const char *)file->bytes, file->n, 0, NULL);
    if (labels == NULL || !str_ends(name, STR(".json")) || name.n >= CODE_MAX + 5) {
        abort();
    }
    *out_code = str_sub(name, 0, name.n - strlen(".json"));
    return labels;
}

/* The place of a language, a new one for its first file. */
static size_t place_of(struct str code)
{
    size_t at = 0;
    while (at < read_once.n && !str_eq(str_of(read_once.codes[at]), code)) {
        at++;
    }
    if (at == LANGUAGES_MAX) {
        abort();
    }
    if (at == read_once.n) {
        memcpy(read_once.codes[at], code.p, code.n);
        read_once.list[at] = read_once.codes[at];
        read_once.labels[at] = json_object();
        read_once.n++;
    }
    return at;
}

/* LANG.json has the texts of the portal, desk/LANG.json those of the desk. */
static void read_files(void)
{
    for (size_t i = 0; i < web_label_files_n; i++) {
        struct str code;
        json_t *labels = read_file(&web_label_files[i], &code);
        json_object_update(read_once.labels[place_of(code)], labels);
        json_decref(labels);
    }
}

static size_t find(const char *language)
{
    pthread_once(&read_once.once, read_files);
    for (size_t i = 0; i < read_once.n; i++) {
        if (strcmp(read_once.codes[i], language) == 0) {
            return i;
        }
    }
    return read_once.n;
}

bool interface_has(const char *language)
{
    return find(language) < read_once.n;
}

const char *const *interface_codes(void)
{
    pthread_once(&read_once.once, read_files);
    return read_once.list;
}

json_t *interface_labels(const char *language)
{
    size_t i = find(language);
    return read_once.labels[i < read_once.n ? i : find("en")];
}

const char *interface_text(const char *language, const char *key)
{
    const char *text = json_string_value(json_object_get(interface_labels(language), key));
    return text != NULL ? text : "";
}

/* Languages of articles may be others than those of the interface. */
const char *interface_direction(const char *language)
{
    static const char *const rightward[] = {"ar", "ckb", "dv", "fa", "he",
                                            "ps", "sd",  "ug", "ur", "yi"};
    for (size_t i = 0; i < sizeof rightward / sizeof rightward[0]; i++) {
        if (strcmp(rightward[i], language) == 0) {
            return "rtl";
        }
    }
    return "ltr";
}

/* ---- numbers ---- */

/* The n-th character of a text. */
static struct str character(struct str text, size_t n)
{
    size_t at = 0;
    size_t start = 0;
    for (size_t i = 0; i <= n && at < text.n; i++) {
        start = at;
        utf8_next(text, &at);
    }
    return str_sub(text, start, at);
}

const char *interface_number(struct arena *mem, const char *language, size_t n)
{
    AUTO(buf_done) struct buf out = {0};
    struct str digits = str_of(interface_text(language, "digits"));
    struct str plain = arena_printf(mem, "%zu", n);
    for (size_t i = 0; i < plain.n; i++) {
        buf_add(&out, character(digits, (size_t)(plain.p[i] - '0')));
    }
    return arena_cstr(mem, buf_str(&out));
}

/* ---- days ---- */

struct day {
    int64_t year;
    int month; /* from 1 */
    int day;
};

static bool read_day(struct str date, struct day *out)
{
    int64_t year = 0;
    int64_t month = 0;
    int64_t day = 0;
    if (date.n != 10 || !str_int(str_sub(date, 0, 4), &year) ||
        !str_int(str_sub(date, 5, 7), &month) || !str_int(str_sub(date, 8, 10), &day) ||
        month < 1 || month > 12 || day < 1 || day > 31) {
        return false;
    }
    *out = (struct day){year, (int)month, (int)day};
    return true;
}

/*
 * The Persian (Solar Hijri) calendar by its 33-year cycle, which agrees with the astronomical one
 * for the years 1206 to 1498 (1827 to 2120). Days are counted from 1 Farvardin 979, 21 March 1600.
 */
static struct day persian_of(struct day g)
{
    static const int before[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
    int64_t years = g.year - 1600;
    bool leap = (g.year % 4 == 0 && g.year % 100 != 0) || g.year % 400 == 0;
    int64_t n = 365 * years + (years + 3) / 4 - (years + 99) / 100 + (years + 399) / 400 +
                before[g.month - 1] + (g.month > 2 && leap) + g.day - 1 - 79;
    int64_t cycles = n / 12053; /* days of 33 years */
    n %= 12053;
    int64_t year = 979 + 33 * cycles + 4 * (n / 1461);
    n %= 1461;
    if (n >= 366) {
        year += (n - 1) / 365;
        n = (n - 1) % 365;
    }
    int month = (int)(n < 186 ? n / 31 : 6 + (n - 186) / 30);
    int day = (int)(n < 186 ? n % 31 : (n - 186) % 30);
    return (struct day){year, month + 1, day + 1};
}

const char *interface_day(struct arena *mem, const char *language, const char *date)
{
    struct day day;
    enum { EPOCH = 1601 }; /* earlier days are not written in another calendar */
    if (!read_day(str_of(date), &day)) {
        return "";
    }
    if (strcmp(interface_text(language, "calendar"), "persian") == 0 && day.year >= EPOCH) {
        day = persian_of(day);
    }
    json_t *months = json_object_get(interface_labels(language), "months");
    const char *month = json_string_value(json_array_get(months, (size_t)day.month - 1));
    return arena_printf(mem, "%s %s %s", interface_number(mem, language, (size_t)day.day),
                        month != NULL ? month : "",
                        interface_number(mem, language, (size_t)day.year))
        .p;
}
