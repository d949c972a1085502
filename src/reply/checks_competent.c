/* Rules of competence: nothing left open, the right language, links that lead somewhere. */
#include "reply/checks.h"
#include "reply/measure.h"
#include "text/langid.h"
#include "text/languages.h"

enum {
    PRESS_WORDS = 5,        /* in front of a button's name */
    OPEN_BYTES_MAX = 400,   /* between the brackets of a question */
    LANGUAGE_WORDS_MIN = 8, /* from which on the language of a text is judged */
    PART_WORDS_MIN = 5,     /* and of a part, when the answer is in another language */
};
#define LANGUAGE_SURE 0.7

/* Nothing left open */

static bool has_letter(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80) {
            return s.n > 1;
        }
    }
    return false;
}

/* Does a word of pressing follow? In some languages the verb ends the sentence. */
static bool is_pressed_behind(const struct check_context *c, size_t close)
{
    const struct sentence *s = context_sentence(c, close);
    struct pack press = context_list(c, "press-behind");
    struct words behind = {0};
    if (press.n > 0 && s != NULL) {
        behind = words_cut(c->mem, str_sub(c->flow, close, s->end));
    }
    for (size_t k = 0; k < PRESS_WORDS && k < behind.n; k++) {
        if (pack_has_word(press, behind.rows[k].text)) {
            return true;
        }
    }
    return false;
}

/*
 * "press [Save]": the name of a button, by a word beside it and its capital.
 * @last: where the button before it ends, or 0; in "press [Edit] and then [Save]" the word counts
 *        for both
 */
static bool is_button(const struct check_context *c, size_t open, size_t close, size_t last)
{
    char first = c->flow.p[open + 1];
    if (first >= 'a' && first <= 'z') {
        return false;
    }
    const struct sentence *s = context_sentence(c, open);
    size_t start = s != NULL ? s->start : 0;
    struct words before = words_cut(c->mem, str_sub(c->flow, start, open));
    struct pack press = context_list(c, "press");
    for (size_t k = 0; k < PRESS_WORDS && k < before.n; k++) {
        const struct word *word = &before.rows[before.n - 1 - k];
        if (start + word->start < last || pack_has_word(press, word->text)) {
            return true;
        }
    }
    return is_pressed_behind(c, close);
}

static bool in_backticks(struct str text, size_t at)
{
    bool open = false;
    for (size_t i = at; i > 0 && text.p[i - 1] != '\n'; i--) {
        open = text.p[i - 1] == '`' ? !open : open;
    }
    return open;
}

static bool is_open_question(const struct check_context *c, size_t open, size_t close)
{
    struct str inside = str_sub(c->flow, open + 1, close);
    char after = close + 1 < c->flow.n ? c->flow.p[close + 1] : '\n';
    bool markdown_link = after == '(' || after == '[' || after == ':';
    bool checkbox = inside.n == 1;
    return has_letter(inside) && !markdown_link && !checkbox && !in_backticks(c->flow, open) &&
           !context_ticket_has(c, str_sub(c->flow, open, close + 1));
}

static void check_brackets(struct check_context *c)
{
    size_t last_button = 0;
    for (size_t i = 0; i < c->flow.n && !context_is_full(c); i++) {
        struct str rest = str_sub(c->flow, i + 1, i + 1 + OPEN_BYTES_MAX);
        size_t close = c->flow.p[i] == '[' ? str_chr(rest, ']') : STR_NOT_FOUND;
        if (close == STR_NOT_FOUND || str_chr(str_sub(rest, 0, close), '[') != STR_NOT_FOUND) {
            continue;
        }
        close += i + 1;
        if (is_button(c, i, close, last_button)) {
            last_button = close + 1;
        } else if (is_open_question(c, i, close)) {
            add_finding(c, i, close + 1, "unresolved", VALUES(str_sub(c->text, i, close + 1)));
        }
        i = close;
    }
}

static void check_tags(struct check_context *c)
{
    for (size_t i = 0; i + 1 < c->flow.n && !context_is_full(c); i++) {
        struct str rest = str_sub(c->flow, i, i + OPEN_BYTES_MAX);
        if (!str_starts(rest, STR("{{"))) {
            continue;
        }
        size_t close = str_find(rest, STR("}}"));
        size_t end = close != STR_NOT_FOUND ? i + close + 2 : i + 2;
        struct str tag = str_sub(c->text, i, end);
        if (!context_ticket_has(c, tag)) {
            add_finding(c, i, end, "unresolved-tag", VALUES(tag));
        }
        i = end - 1;
    }
}

void check_unresolved(struct check_context *c)
{
    c->looked = true;
    check_brackets(c);
    check_tags(c);
}

/* The right language */

/* Behind a paragraph: at the blank line, or the end. */
static size_t paragraph_end(struct str flow, size_t start)
{
    size_t end = str_find(str_from(flow, start), STR("\n\n"));
    return end == STR_NOT_FOUND ? flow.n : start + end;
}

static size_t words_between(const struct check_context *c, size_t start, size_t end)
{
    size_t n = 0;
    for (size_t i = 0; i < c->words.n; i++) {
        n += c->words.rows[i].start >= start && c->words.rows[i].end <= end;
    }
    return n;
}

/* Is the paragraph in another language, and not said back from the ticket? */
static bool is_foreign(const struct check_context *c, size_t start, size_t end, struct str want,
                       struct str *out)
{
    struct str text = str_sub(c->flow, start, end);
    if (words_between(c, start, end) < PART_WORDS_MIN || context_ticket_has(c, str_trim(text))) {
        return false;
    }
    struct language_guess guess = language_identify(c->mem, text, c->request->config->languages);
    *out = guess.code;
    return guess.code.n > 0 && guess.confidence >= LANGUAGE_SURE && !str_eq(guess.code, want);
}

/* Is an answer that the reply rests on only there in another language? */
static bool has_foreign_source(const struct check_context *c, struct str want)
{
    for (size_t i = 0; i < c->request->n_sources; i++) {
        const struct check_source *source = &c->request->sources[i];
        const struct entry *entry = source->reply != NULL ? source->reply : source->article;
        if (entry != NULL && !str_eq(entry->language, want)) {
            return true;
        }
    }
    return false;
}

/* A reply in two languages: the first stretch that is not in the customer's. */
static void check_paragraphs(struct check_context *c, struct str want)
{
    struct str language;
    for (size_t start = 0; start < c->flow.n;) {
        size_t end = paragraph_end(c->flow, start);
        if (is_foreign(c, start, end, want, &language)) {
            add_finding(c, start, end, "language-part", VALUES(want, language));
            return;
        }
        start = end + 1;
    }
}

void check_language(struct check_context *c)
{
    const cordial_ticket *ticket = c->request->ticket;
    struct str want = ticket != NULL ? str_of(ticket->language) : STR("");
    if (language_find(want) == NULL || c->words.n < LANGUAGE_WORDS_MIN) {
        return; /* a language that cordial does not know would be taken for a related one */
    }
    c->looked = true;
    struct language_guess guess = language_identify(c->mem, c->flow, c->request->config->languages);
    bool sure = guess.code.n > 0 && guess.confidence >= LANGUAGE_SURE &&
                ticket->language_confidence >= LANGUAGE_SURE;
    if (sure && !str_eq(guess.code, want)) {
        add_finding(c, 0, 0, "language", VALUES(want, guess.code));
    } else if (has_foreign_source(c, want)) {
        check_paragraphs(c, want);
    }
}

/* Links */

/* The id at the end of an address below base.url: "https://help.example/en/mailbox-full#anchor" */
static struct str link_id(struct str url, struct str base_url)
{
    struct str rest = str_from(url, base_url.n);
    size_t end = 0;
    while (end < rest.n && strchr("?#", rest.p[end]) == NULL) {
        end++;
    }
    rest = str_sub(rest, 0, end);
    while (str_ends(rest, STR("/"))) {
        rest.n--;
    }
    rest.n -= str_ends(rest, STR(".html")) ? strlen(".html") : 0;
    struct str piece = {"", 0};
    while (str_split(&rest, '/', &piece)) {
    }
    return piece;
}

static bool leads_somewhere(const struct check_context *c, struct str known, struct str url,
                            struct str base_url)
{
    const struct check_base *base = c->request->base;
    struct str id = link_id(url, base_url);
    return id.n == 0 || str_find_ci(known, url) != STR_NOT_FOUND ||
           base->has_answer(base->self, id);
}

void check_link(struct check_context *c)
{
    struct str base_url = c->request->config->url;
    while (str_ends(base_url, STR("/"))) {
        base_url.n--;
    }
    if (c->request->base == NULL || base_url.n == 0) {
        return;
    }
    c->looked = true;
    struct str known = measure_known_text(c);
    for (size_t i = 0; i < c->picked.n && !context_is_full(c); i++) {
        const struct picked *fact = &c->picked.rows[i];
        struct str url = str_sub(c->flow, fact->start, fact->end);
        if (fact->kind == CORDIAL_FACT_URL && str_starts(url, base_url) &&
            !leads_somewhere(c, known, url, base_url)) {
            add_finding(c, fact->start, fact->end, "link", VALUES(url));
        }
    }
}
