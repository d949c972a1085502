/* Marks, wrapped lines, sentences, clauses. */
#include "ticket/sentences.h"

#include "text/sign.h"
#include "text/unicode.h"
#include "text/wrap.h"

static void add(struct arena *mem, struct stretches *out, struct stretch row)
{
    out->rows = arena_more(mem, out->rows, out->n, &out->cap, sizeof *out->rows);
    out->rows[out->n++] = row;
}

/* ---- marks ---- */

static bool is_blank_at(struct str s, size_t at)
{
    return at >= s.n || s.p[at] == ' ' || s.p[at] == '\n' || s.p[at] == '\t';
}

/* The first byte behind @at that is no blank; a line end at the end of the text. */
static unsigned char behind_blanks(struct str s, size_t at)
{
    while (at < s.n && s.p[at] == ' ') {
        at++;
    }
    return at < s.n ? (unsigned char)s.p[at] : '\n';
}

/* "(2)", "2)", "b)" or "2.": a number, and what stands behind it in lists within a sentence. */
static bool is_list_number(const struct scan *s, size_t word)
{
    const struct word *w = &s->words.rows[word];
    bool apart = w->start == 0 || strchr(" (\n", s->text.p[w->start - 1]) != NULL;
    bool number =
        apart && w->end - w->start <= 2 && scan_number(str_sub(s->text, w->start, w->end)) > 0;
    bool letter =
        apart && w->end - w->start == 1 && strchr("abcdeABCDE", s->text.p[w->start]) != NULL;
    if (letter && w->end < s->text.n && s->text.p[w->end] == ')') {
        return true;
    }
    return number && w->end < s->text.n &&
           (s->text.p[w->end] == ')' ||
            (s->text.p[w->end] == '.' &&
             unicode_begins_letter(behind_blanks(s->text, w->end + 1)) &&
             behind_blanks(s->text, w->end + 1) >= 'a'));
}

/*
 * Does the dot at @at belong to a short form? Before a capital only titles and initials do ("Mr.
 * Fern", "J. Oak"), before a digit also the words for numbers ("nr. 5").
 */
static bool is_short_form(const struct scan *s, size_t at)
{
    size_t word = scan_word_before(s, at);
    if (word == SIZE_MAX || s->words.rows[word].end != at) {
        return false;
    }
    const struct word *w = &s->words.rows[word];
    if (is_list_number(s, word)) {
        return true;
    }
    unsigned char next = behind_blanks(s->text, at + 1);
    bool capital = next >= 'A' && next <= 'Z';
    bool digit = next >= '0' && next <= '9';
    bool initial =
        w->end - w->start == 1 && s->text.p[w->start] >= 'A' && s->text.p[w->start] <= 'Z';
    if (capital) {
        return initial || pack_has_word(pack_find(STR("any"), "title"), w->text);
    }
    return (digit && pack_has_word(pack_find(STR("any"), "number-word"), w->text)) ||
           (unicode_begins_letter(next) &&
            pack_has_word(pack_find(STR("any"), "abbreviation"), w->text));
}

/* The length of the sign that ends a sentence at @at, 0 when none does. */
static size_t end_mark(const struct scan *s, size_t at)
{
    size_t n = sign_at(s->text, at, SIGN_SENTENCE);
    bool needs_blank =
        sign_at(s->text, at, SIGN_POINT) > 0 && sign_at(s->text, at, SIGN_ALWAYS) == 0;
    if (needs_blank && (!is_blank_at(s->text, at + n) || is_short_form(s, at))) {
        return 0;
    }
    return n;
}

/* ---- sentences ---- */

/* Where the sentence from @start on ends, and where to go on behind it. */
static struct stretch read_sentence(const struct scan *s, size_t start, size_t *out_next)
{
    struct str text = s->text;
    struct stretch out = {.start = start, .end = text.n};
    *out_next = text.n;
    for (size_t at = start; at < text.n;) {
        struct str quoted;
        size_t quote = scan_quote(text, at, &quoted);
        if (quote > at) {
            at = quote;
            continue;
        }
        if (text.p[at] == '\n' && !wrap_at(text, at)) {
            out.end = at;
            *out_next = at + 1;
            break;
        }
        size_t n = end_mark(s, at);
        if (n == 0) {
            at++;
            continue;
        }
        /* "??" and "?!" are one end. */
        while (n > 0) {
            out.asks = out.asks || sign_at(text, at, SIGN_ASK) > 0;
            out.calls = out.calls || sign_at(text, at, SIGN_CALL) > 0;
            at += n;
            n = end_mark(s, at);
        }
        out.end = at;
        *out_next = at;
        break;
    }
    while (out.end > out.start && is_blank_at(text, out.end - 1)) {
        out.end--;
    }
    return out;
}

struct stretches sentences_cut(const struct scan *s)
{
    struct stretches out = {0};
    for (size_t at = 0; at < s->text.n;) {
        if (strchr(" \t\n-*", s->text.p[at]) != NULL) {
            at++;
            continue;
        }
        struct stretch sentence = read_sentence(s, at, &at);
        sentence.first_word = scan_word_from(s, sentence.start);
        sentence.next_word = scan_word_from(s, sentence.end);
        if (sentence.first_word < sentence.next_word) {
            add(s->mem, &out, sentence);
        }
    }
    return out;
}

/* ---- clauses ---- */

/* Does the text between two words part clauses? */
static bool parts_clauses(struct str gap)
{
    static const char *const marks[] = {"(", ")", " - ", "–", "—", "\n-", "/ ", "¿", "¡"};
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        if (str_find(gap, str_of(marks[i])) != STR_NOT_FOUND) {
            return true;
        }
    }
    return sign_find(gap, SIGN_COMMA | SIGN_SEMICOLON | SIGN_COLON) != STR_NOT_FOUND;
}

struct stretches clauses_cut(const struct scan *s, const struct stretch *sentence)
{
    struct stretches out = {0};
    struct pack joints = pack_find(s->language, "joint");
    const struct word *words = s->words.rows;
    struct stretch clause = {.asks = sentence->asks, .first_word = sentence->first_word};
    for (size_t i = sentence->first_word; i <= sentence->next_word; i++) {
        bool last = i == sentence->next_word;
        bool number = !last && is_list_number(s, i);
        bool joint = number || (!last && scan_word_is_written(s, i, joints));
        struct str gap = STR("");
        if (!last && i > sentence->first_word) {
            gap = str_sub(s->text, words[i - 1].end, words[i].start);
        }
        bool parted = parts_clauses(gap);
        if (!last && !joint && !parted) {
            continue;
        }
        if (i > clause.first_word) {
            clause.next_word = i;
            clause.start = words[clause.first_word].start;
            clause.end = last ? sentence->end : words[i - 1].end;
            add(s->mem, &out, clause);
            clause.joined = false;
            clause.listed = parted && str_chr(gap, ';') != STR_NOT_FOUND;
        }
        clause.joined = clause.joined || (joint && !number);
        clause.listed = clause.listed || number;
        clause.first_word = joint ? i + 1 : i;
    }
    if (out.n > 0 && out.rows[0].first_word == sentence->first_word) {
        out.rows[0].start = sentence->start;
    }
    return out;
}

const struct phrase_hit *stretch_find(const struct stretch *stretch, const struct phrase_hits *hits)
{
    const struct phrase_hit *hit = scan_hit_from(hits, stretch->start);
    return hit != NULL && hit->next_word <= stretch->next_word ? hit : NULL;
}
