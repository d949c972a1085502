/*
 * One array of marks over the text, a byte each; every rule marks what it wants to go or stay;
 * then what is left is joined. Rules: facts, the customer, numbers, people, addresses, capitals.
 */
#include "learn/strip.h"

#include "base/map.h"
#include "base/utf8.h"
#include "text/unicode.h"
#include "ticket/facts.h"

enum { NUMBER_DIGITS = 4, NUMBERS_DIGITS = 6, PERSON_WORDS = 2, ADDRESS_WORDS = 6 };

enum mark { MARK_NONE, MARK_STAY, MARK_GO };

struct stripping {
    struct arena *mem;
    const struct strip_host *host;
    struct str language;
    struct scan scan;
    unsigned char *marks; /* of each byte of the text */
};

static void mark(struct stripping *s, size_t start, size_t end, enum mark value)
{
    memset(s->marks + start, value, end - start);
}

static bool marked(const struct stripping *s, const struct word *word, enum mark value)
{
    return s->marks[word->start] == value;
}

/* ---- words ---- */

static bool is_capital(const struct stripping *s, const struct word *word)
{
    size_t at = word->start;
    return unicode_kind(utf8_next(s->scan.text, &at)) == UNICODE_CAPITAL;
}

/* Words that bind or greet, in the ticket's language or in English, are nobody's name. */
static bool is_plain(const struct stripping *s, struct str word)
{
    static const char *const lists[] = {"function", "stop", "greeting", "error-lead", "month"};
    struct str languages[] = {s->language, STR("en"), STR("any")};
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
        for (size_t j = 0; j < sizeof languages / sizeof languages[0]; j++) {
            if (pack_has_word(pack_find(languages[j], lists[i]), word)) {
                return true;
            }
        }
    }
    return false;
}

static bool in_base(const struct stripping *s, struct str word)
{
    return s->host->in_base(s->host->self, word, s->language);
}

/* May a word that looks like a name be kept? */
static bool is_common(const struct stripping *s, struct str word)
{
    return is_plain(s, word) || in_base(s, word) ||
           s->host->tickets_with(s->host->self, word) >= STRIP_COMMON_LINES;
}

/* ---- facts ---- */

static enum mark mark_of_fact(cordial_fact_kind kind)
{
    switch (kind) {
    case CORDIAL_FACT_EMAIL:
    case CORDIAL_FACT_DOMAIN:
    case CORDIAL_FACT_URL:
    case CORDIAL_FACT_IP:
    case CORDIAL_FACT_ORDER:
    case CORDIAL_FACT_DATE:
    case CORDIAL_FACT_AMOUNT:
    case CORDIAL_FACT_PHONE:
        return MARK_GO;
    case CORDIAL_FACT_CODE:
    case CORDIAL_FACT_VERSION:
    case CORDIAL_FACT_PROGRAM:
    case CORDIAL_FACT_PLAN:
        return MARK_STAY;
    case CORDIAL_FACT_ERROR: /* a whole message may hold addresses and names */
    case CORDIAL_FACT_SINCE:
        return MARK_NONE;
    }
    return MARK_NONE;
}

/* An error's code is one word with a digit in it. */
static bool is_error_code(const struct fact *f)
{
    enum { CODE_BYTES = 24 };
    return f->kind == CORDIAL_FACT_ERROR && f->value.n <= CODE_BYTES &&
           str_chr(f->value, ' ') == STR_NOT_FOUND && scan_count_digits(f->value) > 0 &&
           str_chr(f->value, '@') == STR_NOT_FOUND && str_chr(f->value, '/') == STR_NOT_FOUND;
}

/* What the base names itself, such as a server of the house, is nobody's. */
static bool is_of_base(const struct stripping *s, const struct fact *f)
{
    bool host = f->kind == CORDIAL_FACT_DOMAIN || f->kind == CORDIAL_FACT_IP;
    struct words words = words_cut(s->mem, f->value);
    size_t known = 0;
    for (size_t i = 0; i < words.n; i++) {
        known += in_base(s, words.rows[i].text);
    }
    return host && words.n > 0 && known == words.n;
}

static void mark_facts(struct stripping *s)
{
    struct facts facts = facts_find(&s->scan);
    for (size_t i = 0; i < facts.n; i++) {
        const struct fact *f = &facts.rows[i];
        enum mark value = is_error_code(f) ? MARK_STAY : mark_of_fact(f->kind);
        if (value == MARK_STAY) {
            mark(s, f->start, f->end, value);
        }
    }
    for (size_t i = 0; i < facts.n; i++) {
        const struct fact *f = &facts.rows[i];
        if (mark_of_fact(f->kind) == MARK_GO && !is_of_base(s, f)) {
            mark(s, f->start, f->end, MARK_GO);
        }
    }
}

/* ---- the customer ---- */

/* A name that is a word of the base as well goes where it is written as a name. */
static void mark_customer(struct stripping *s, struct str name)
{
    struct words of_name = words_cut(s->mem, name);
    for (size_t i = 0; i < of_name.n; i++) {
        struct str part = of_name.rows[i].text;
        bool usual = part.n < 2 || is_plain(s, part);
        bool known = usual || in_base(s, part);
        for (size_t j = 0; j < s->scan.words.n && !usual; j++) {
            const struct word *word = &s->scan.words.rows[j];
            if (str_eq(word->text, part) && (!known || is_capital(s, word))) {
                mark(s, word->start, word->end, MARK_GO);
            }
        }
    }
}

/* ---- numbers ---- */

/* Do two words belong to one number, as in +39 02 1234 or IT60 X054 2811? */
static bool is_next_group(const struct stripping *s, size_t word)
{
    const struct word *a = &s->scan.words.rows[word - 1];
    const struct word *b = &s->scan.words.rows[word];
    return b->start >= a->end && b->start - a->end <= 2 &&
           scan_gap_is(&s->scan, a->end, b->start, " -./()\xC2\xA0") && a->code && b->code;
}

static void mark_number(struct stripping *s, size_t from, size_t to)
{
    size_t start = s->scan.words.rows[from].start;
    size_t end = s->scan.words.rows[to - 1].end;
    size_t digits = scan_count_digits(str_sub(s->scan.text, start, end));
    bool one = to - from == 1;
    if (digits < (one ? NUMBER_DIGITS : NUMBERS_DIGITS)) {
        return;
    }
    for (size_t i = from; i < to; i++) {
        const struct word *word = &s->scan.words.rows[i];
        bool stays = marked(s, word, MARK_STAY) || (one && in_base(s, word->text));
        if (!stays) {
            mark(s, word->start, word->end, MARK_GO);
        }
    }
}

static void mark_numbers(struct stripping *s)
{
    size_t n = s->scan.words.n;
    for (size_t from = 0; from < n;) {
        size_t to = from + 1;
        while (to < n && is_next_group(s, to)) {
            to++;
        }
        mark_number(s, from, to);
        from = to;
    }
}

/* ---- people and addresses ---- */

/* Words behind @word on the same line, up to @max of them, as long as they may be names. */
static void mark_names(struct stripping *s, size_t word, size_t max)
{
    for (size_t i = word; i < s->scan.words.n && i < word + max; i++) {
        const struct word *w = &s->scan.words.rows[i];
        bool follows = i == word || scan_gap_is(&s->scan, w[-1].end, w->start, " .-\xE2\x80\x8C");
        if (!follows || w->code || is_common(s, w->text)) {
            return;
        }
        mark(s, w->start, w->end, MARK_GO);
    }
}

/* What stands behind a title is a name, in any script and however it is written. */
static void mark_titled(struct stripping *s, const struct phrase_hits *titles)
{
    for (size_t i = 0; i < titles->n; i++) {
        mark_names(s, titles->rows[i].next_word, PERSON_WORDS);
    }
}

/* A given name of the language's list, and the family name behind it. */
static void mark_given(struct stripping *s, const struct phrase_hits *names)
{
    for (size_t i = 0; i < names->n; i++) {
        mark(s, names->rows[i].start, names->rows[i].end, MARK_GO);
        mark_names(s, names->rows[i].next_word, 1);
    }
}

/* From a word such as "via" up to the number of the house, when there is one. */
static void mark_address(struct stripping *s, const struct phrase_hit *lead)
{
    size_t n = s->scan.words.n;
    for (size_t i = lead->next_word; i < n && i < lead->next_word + ADDRESS_WORDS; i++) {
        const struct word *w = &s->scan.words.rows[i];
        struct str between = str_sub(s->scan.text, lead->end, w->start);
        if (str_chr(between, '\n') != STR_NOT_FOUND || marked(s, w, MARK_STAY)) {
            return;
        }
        if (w->code) {
            mark(s, lead->start, w->end, MARK_GO);
            return;
        }
    }
}

static void mark_people(struct stripping *s)
{
    struct phrase_hits titles = scan_find_any(&s->scan, "title");
    struct phrase_hits own_titles = scan_find(&s->scan, "title");
    struct phrase_hits given = scan_find(&s->scan, "given-name");
    struct phrase_hits leads = scan_find(&s->scan, "address-lead");
    mark_titled(s, &titles);
    mark_titled(s, &own_titles);
    mark_given(s, &given);
    for (size_t i = 0; i < leads.n; i++) {
        mark_address(s, &leads.rows[i]);
    }
}

/* ---- capitals ---- */

/* The same word in small letters elsewhere in the ticket is a word, not a name. */
static void note_small_words(const struct stripping *s, struct map *out)
{
    map_init(out, s->mem);
    for (size_t i = 0; i < s->scan.words.n; i++) {
        const struct word *word = &s->scan.words.rows[i];
        if (!is_capital(s, word) && !marked(s, word, MARK_GO)) {
            map_put(out, word->text, 1, NULL);
        }
    }
}

static void mark_capitals(struct stripping *s)
{
    struct map small;
    note_small_words(s, &small);
    for (size_t i = 0; i < s->scan.words.n; i++) {
        const struct word *word = &s->scan.words.rows[i];
        bool may_be_name = is_capital(s, word) && !word->code && marked(s, word, MARK_NONE);
        if (may_be_name && map_get(&small, word->text) == NULL && !is_common(s, word->text)) {
            mark(s, word->start, word->end, MARK_GO);
        }
    }
}

/* ---- joining ---- */

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

/* Letters and digits, and whatever is not ASCII. */
static bool is_telling(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (unsigned char)c >= 0x80;
}

/* What stands between two blanks. Punctuation around what went goes with it. */
static size_t join_run(const struct stripping *s, size_t start, size_t end, char *out)
{
    size_t n = 0;
    bool tells = false;
    for (size_t i = start; i < end; i++) {
        if (s->marks[i] != MARK_GO) {
            tells |= is_telling(s->scan.text.p[i]);
            out[n++] = s->scan.text.p[i];
        }
    }
    return tells || n == end - start ? n : 0;
}

static struct str join(const struct stripping *s)
{
    struct str text = s->scan.text;
    char *out = arena_alloc(s->mem, text.n + 2);
    size_t n = 0;
    for (size_t start = 0; start < text.n;) {
        size_t end = start;
        while (end < text.n && !is_blank(text.p[end])) {
            end++;
        }
        size_t got = join_run(s, start, end, out + n);
        n += got;
        if (got > 0) {
            out[n++] = ' ';
        }
        start = end + 1;
    }
    return str_trim((struct str){out, n});
}

static struct stripping begin(struct arena *mem, const cordial_ticket *t,
                              const struct strip_host *host)
{
    struct str text =
        arena_printf(mem, "%s%s%s", t->subject, *t->subject != '\0' ? "\n" : "", t->text);
    struct stripping s = {.mem = mem, .host = host, .language = str_of(t->language)};
    s.scan = scan_make(mem, text, s.language);
    s.marks = arena_alloc(mem, text.n + 1);
    return s;
}

struct str strip_ticket(struct arena *mem, const cordial_ticket *ticket,
                        const struct strip_host *host)
{
    struct stripping s = begin(mem, ticket, host);
    mark_facts(&s);
    mark_numbers(&s);
    if (ticket->customer != NULL) {
        mark_customer(&s, str_of(ticket->customer));
    }
    mark_people(&s);
    mark_capitals(&s);
    return join(&s);
}
