/* Numbers of errors, codes with letters, quoted messages, messages known by their words. */
#include "ticket/facts.h"

enum {
    CODE_DIGITS_MAX = 6,
    QUOTE_MIN = 6,        /* bytes of a quoted message */
    LINE_MAX_BYTES = 200, /* of a line that is a message */
};

static bool is_latin(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_word_char(char c)
{
    return is_latin(c) || (c >= '0' && c <= '9') || c == '_';
}

/* ---- numbers ---- */

/* Three digits as servers answer: 4xx and 5xx (RFC 5321, RFC 9110). */
static bool is_status(struct str digits)
{
    long value = scan_number(digits);
    return digits.n == 3 && value >= 400 && value < 600;
}

/* Is a word of the list right before @at, with at most blanks and signs between? */
static bool is_behind(const struct scan *s, const struct phrase_hits *hits, size_t at)
{
    const struct phrase_hit *hit = scan_hit_before(hits, at);
    return hit != NULL && hit->end < at && at - hit->end <= 4 &&
           scan_gap_is(s, hit->end, at, " #:(-\"'=");
}

/* Does one of the hits start right behind @end? */
static bool is_before(const struct scan *s, const struct phrase_hits *hits, size_t end)
{
    const struct phrase_hit *hit = scan_hit_from(hits, end);
    return hit != NULL && hit->start - end <= 3 && scan_gap_is(s, end, hit->start, " -:,(");
}

/* The first byte of a line, or behind an opening quote? */
static bool opens_message(struct str s, size_t at)
{
    size_t start = at;
    while (start > 0 && s.p[start - 1] == ' ') {
        start--;
    }
    if (start == 0) {
        return false; /* the first words of a ticket are the customer's own */
    }
    struct str before = str_sub(s, start >= 3 ? start - 3 : 0, start);
    return s.p[start - 1] == '\n' || s.p[start - 1] == '"' || s.p[start - 1] == '\'' ||
           str_ends(before, STR("“")) || str_ends(before, STR("«")) || str_ends(before, STR("„")) ||
           str_ends(before, STR("‘"));
}

/* A blank and a Latin letter behind: words of a message, not a unit. */
static bool words_follow(const struct scan *s, size_t end)
{
    size_t word = scan_word_from(s, end);
    return word < s->words.n && s->words.rows[word].start == end + 1 &&
           is_latin(s->text.p[end + 1]) && !scan_word_is(s, word, pack_find(STR("any"), "unit"));
}

/* (HY000/1045): the number of an error of a database behind its state. */
static bool is_database_code(struct str s, size_t at)
{
    size_t slash = at - 1;
    if (at < 7 || s.p[slash] != '/' || s.p[slash - 6] != '(') {
        return false;
    }
    for (size_t i = slash - 5; i < slash; i++) {
        if (!is_word_char(s.p[i])) {
            return false;
        }
    }
    return true;
}

/* "Login incorrect" (530), or "… failed. 530": beside the end of a quotation. */
static bool ends_message(struct str s, size_t at, size_t end)
{
    bool before_quote = end < s.n && (s.p[end] == '"' || str_starts(str_from(s, end), STR("”")) ||
                                      str_starts(str_from(s, end), STR("»")));
    bool bracketed = at >= 3 && s.p[at - 1] == '(' && end < s.n && s.p[end] == ')';
    struct str before = str_sub(s, at >= 5 ? at - 5 : 0, at - 1);
    bool behind_quote = bracketed && (str_chr(before, '"') != STR_NOT_FOUND ||
                                      str_find(before, STR("”")) != STR_NOT_FOUND ||
                                      str_find(before, STR("»")) != STR_NOT_FOUND);
    return before_quote || behind_quote;
}

/* "552 5.2.2": the number of an answer and its class, which begins with the same digit (RFC 3463).
 */
static bool has_class(struct str s, size_t at, size_t end)
{
    return end + 5 < s.n && s.p[end] == ' ' && s.p[end + 1] == s.p[at] && s.p[end + 2] == '.' &&
           s.p[end + 3] >= '0' && s.p[end + 3] <= '9' &&
           (s.p[end + 4] == '.' || s.p[end + 5] == '.');
}

struct code_words {
    struct phrase_hits lead;   /* "error" */
    struct phrase_hits status; /* "code", "status": before 4xx and 5xx only */
    struct phrase_hits tail;   /* "internal server error" */
};

static bool is_code(const struct scan *s, const struct code_words *w, size_t at, size_t end)
{
    struct str digits = str_sub(s->text, at, end);
    if (is_database_code(s->text, at)) {
        return true;
    }
    if (digits.n >= 2 && is_behind(s, &w->lead, at)) {
        size_t word = scan_word_from(s, end);
        return !scan_word_is(s, word, pack_find(STR("any"), "unit"));
    }
    return is_status(digits) && (has_class(s->text, at, end) || is_behind(s, &w->status, at) ||
                                 is_before(s, &w->tail, end) || ends_message(s->text, at, end) ||
                                 (opens_message(s->text, at) && words_follow(s, end)));
}

static void find_codes(struct finder *f)
{
    const struct scan *s = f->scan;
    struct code_words w = {scan_find_any(s, "error-lead"), scan_find_any(s, "status-lead"),
                           scan_find_any(s, "error-tail")};
    for (size_t at = 0; at < s->text.n;) {
        size_t end = at;
        while (end < s->text.n && s->text.p[end] >= '0' && s->text.p[end] <= '9') {
            end++;
        }
        if (end == at) {
            at++;
            continue;
        }
        char before = at > 0 ? s->text.p[at - 1] : ' ';
        char behind = end < s->text.n ? s->text.p[end] : ' ';
        bool point = behind == '.' && end + 1 < s->text.n && is_word_char(s->text.p[end + 1]);
        bool whole = !is_word_char(before) && before != '.' && before != ',' &&
                     !is_word_char(behind) && !point && behind != '%' && behind != '/';
        if (whole && end - at <= CODE_DIGITS_MAX && is_code(s, &w, at, end)) {
            facts_take(f, CORDIAL_FACT_CODE, at, end);
        }
        at = end;
    }
}

/* ---- codes with letters ---- */

/* ERR_CONNECTION_REFUSED, ECONNREFUSED, 0x80070005, NET::ERR_…, ERR-4012 */
static bool is_letter_code(struct str token)
{
    size_t digits = scan_count_digits(token);
    size_t capitals = 0;
    size_t small = 0;
    for (size_t i = 0; i < token.n; i++) {
        capitals += token.p[i] >= 'A' && token.p[i] <= 'Z';
        small += token.p[i] >= 'a' && token.p[i] <= 'z';
    }
    if (str_eq_ci(str_sub(token, 0, 2), STR("0x"))) {
        return token.n >= 6 && digits >= 3;
    }
    if (small > 0 || capitals < 3) {
        return false;
    }
    bool err = str_find(token, STR("ERR_")) != STR_NOT_FOUND ||
               str_find(token, STR("ERR-")) != STR_NOT_FOUND || str_starts(token, STR("SSL_"));
    bool errno_name = token.n >= 6 && token.p[0] == 'E' && capitals == token.n &&
                      (str_ends(token, STR("REFUSED")) || str_ends(token, STR("NOTFOUND")) ||
                       str_ends(token, STR("TIMEDOUT")) || str_ends(token, STR("RESET")) ||
                       str_ends(token, STR("UNREACH")) || str_ends(token, STR("ACCES")));
    return err || errno_name;
}

static void find_letter_codes(struct finder *f)
{
    struct str s = f->scan->text;
    for (size_t at = 0; at < s.n;) {
        size_t end = at;
        while (end < s.n && (is_word_char(s.p[end]) || s.p[end] == '-' || s.p[end] == ':')) {
            end++;
        }
        size_t next = end > at ? end : at + 1;
        while (end > at && !is_word_char(s.p[end - 1])) {
            end--;
        }
        if (end - at >= 6 && is_letter_code(str_sub(s, at, end))) {
            facts_note(f, CORDIAL_FACT_ERROR, at, end);
        }
        at = next;
    }
}

/* ---- quoted messages ---- */

static bool holds(const unsigned char *map, size_t start, size_t end, unsigned char value)
{
    return memchr(map + start, value, end - start) != NULL;
}

/* Does a quoted text tell of an error, by its own words or those before it? */
static bool tells_error(const struct finder *f, const struct phrase_hits *known,
                        const struct phrase_hits *says, size_t start, size_t end)
{
    const struct phrase_hit *message = scan_hit_from(known, start);
    if ((message != NULL && message->end <= end) ||
        holds(f->taken, start, end, CORDIAL_FACT_CODE + 1) || holds(f->told, start, end, 1)) {
        return true;
    }
    size_t words = scan_word_from(f->scan, end) - scan_word_from(f->scan, start);
    const struct phrase_hit *lead = scan_hit_before(says, start);
    return words >= 3 && lead != NULL && start - lead->end <= 24;
}

static void find_quoted(struct finder *f, const struct phrase_hits *known)
{
    struct str s = f->scan->text;
    struct phrase_hits says = scan_find(f->scan, "error-says");
    for (size_t at = 0; at < s.n;) {
        struct str quoted;
        size_t next = scan_quote(s, at, &quoted);
        if (next == at) {
            at++;
            continue;
        }
        size_t start = (size_t)(quoted.p - s.p);
        if (quoted.n >= QUOTE_MIN && tells_error(f, known, &says, start, start + quoted.n)) {
            facts_note(f, CORDIAL_FACT_ERROR, start, start + quoted.n);
        }
        at = next;
    }
}

/* ---- messages known by their words ---- */

static bool is_noted(const struct finder *f, size_t start, size_t end)
{
    return f->told[start] && f->told[end - 1];
}

/* A line that begins with a status, as in "552 Message size exceeds fixed limit". */
static void find_lines(struct finder *f)
{
    struct str s = f->scan->text;
    size_t n = f->found.n;
    for (size_t i = 0; i < n; i++) {
        struct fact code = f->found.rows[i];
        size_t start = code.start;
        while (start > 0 && s.p[start - 1] == ' ') {
            start--;
        }
        if (code.kind != CORDIAL_FACT_CODE || (start > 0 && s.p[start - 1] != '\n')) {
            continue;
        }
        size_t end = str_chr(str_from(s, code.start), '\n');
        end = end == STR_NOT_FOUND ? s.n : code.start + end;
        if (end - code.start <= LINE_MAX_BYTES && end > code.end && !is_noted(f, code.start, end)) {
            facts_note(f, CORDIAL_FACT_ERROR, code.start, end);
        }
    }
}

void find_errors(struct finder *f)
{
    struct phrase_hits known = scan_find_any(f->scan, "error-text");
    find_codes(f);
    find_letter_codes(f);
    find_quoted(f, &known);
    find_lines(f);
    for (size_t i = 0; i < known.n; i++) {
        if (!is_noted(f, known.rows[i].start, known.rows[i].end)) {
            facts_note(f, CORDIAL_FACT_ERROR, known.rows[i].start, known.rows[i].end);
        }
    }
}
