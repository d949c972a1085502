/* Rules of politeness: blame, rude words, shouting, closing. */
#include "reply/checks.h"

#include "base/utf8.h"

enum {
    SHOUT_WORDS_MIN = 3, /* in a row, in capitals */
    SHOUT_LETTERS_MIN = 2,
    KNOWN_BY = 4, /* characters before exclamation marks, by which the customer's are known */
};

/* Blame and rude words: a list of phrases, and a list of phrases in which they are none */

/* The first hit that ends behind @at; hits are sorted and do not overlap. */
static size_t first_behind(const struct phrase_hits *hits, size_t at)
{
    size_t low = 0;
    size_t high = hits->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (hits->rows[middle].end <= at) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/* An exception speaks for a phrase that reaches beyond it on neither side: "if you" for "you did
 * not", but not for "if you had read". */
static bool is_excepted(const struct phrase_hits *exceptions, const struct phrase_hit *hit)
{
    size_t i = first_behind(exceptions, hit->start);
    for (; i < exceptions->n && exceptions->rows[i].start < hit->end; i++) {
        const struct phrase_hit *e = &exceptions->rows[i];
        bool covered = hit->start <= e->start && e->end <= hit->end;
        bool same = hit->start == e->start && hit->end == e->end;
        if (!covered || same) {
            return true;
        }
    }
    return false;
}

static struct phrase_hits phrases_unless(struct check_context *c, const char *list,
                                         const char *list_not)
{
    struct phrase_hits hits = context_phrases(c, list);
    struct phrase_hits exceptions = context_phrases(c, list_not);
    size_t n = 0;
    for (size_t i = 0; i < hits.n; i++) {
        if (!is_excepted(&exceptions, &hits.rows[i])) {
            hits.rows[n++] = hits.rows[i];
        }
    }
    hits.n = n;
    return hits;
}

static struct str hit_text(const struct check_context *c, const struct phrase_hit *hit)
{
    return str_sub(c->text, hit->start, hit->end);
}

/* Another person was named before: then "he" may be that one. */
static bool speaks_of_another(const struct check_context *c, size_t at)
{
    return context_has_phrase(c, "person", 0, at);
}

void check_blame(struct check_context *c)
{
    struct phrase_hits hits = phrases_unless(c, "blame", "blame-not");
    struct phrase_hits third = phrases_unless(c, "blame-third", "blame-not");
    c->looked = context_list(c, "blame").n > 0;
    for (size_t i = 0; i < hits.n && !context_is_full(c); i++) {
        add_finding(c, hits.rows[i].start, hits.rows[i].end, "blame",
                    VALUES(hit_text(c, &hits.rows[i])));
    }
    for (size_t i = 0; i < third.n && !context_is_full(c); i++) {
        if (!speaks_of_another(c, third.rows[i].start)) {
            add_finding(c, third.rows[i].start, third.rows[i].end, "blame-about",
                        VALUES(hit_text(c, &third.rows[i])));
        }
    }
}

void check_rude(struct check_context *c)
{
    const struct check_request *request = c->request;
    struct phrase_hits hits = phrases_unless(c, "rude", "rude-not");
    const struct language_config *own = config_language(request->config, request->language);
    struct pack never = own != NULL ? own->never : (struct pack){0};
    c->looked = context_list(c, "rude").n > 0 || never.n > 0;
    for (size_t i = 0; i < hits.n && !context_is_full(c); i++) {
        add_finding(c, hits.rows[i].start, hits.rows[i].end, "rude",
                    VALUES(hit_text(c, &hits.rows[i])));
    }
    struct phrase_hits banned = phrases_find(c->mem, c->flow, &c->words, never);
    for (size_t i = 0; i < banned.n && !context_is_full(c); i++) {
        if (!is_excepted(&hits, &banned.rows[i])) { /* reported already */
            add_finding(c, banned.rows[i].start, banned.rows[i].end, "rude-never",
                        VALUES(hit_text(c, &banned.rows[i])));
        }
    }
}

/* Shouting */

static bool in_capitals(struct str word)
{
    size_t capitals = 0;
    for (size_t i = 0; i < word.n; i++) {
        bool capital = word.p[i] >= 'A' && word.p[i] <= 'Z';
        if (!capital && word.p[i] != '\'') {
            return false;
        }
        capitals += capital;
    }
    return capitals >= SHOUT_LETTERS_MIN || (word.n == 1 && capitals == 1);
}

/* Abbreviations in a row are none: one of the words must be an everyday one. */
static void check_capitals(struct check_context *c)
{
    size_t i = 0;
    while (i < c->words.n && !context_is_full(c)) {
        size_t end = i;
        bool everyday = false;
        while (end < c->words.n &&
               in_capitals(str_sub(c->flow, c->words.rows[end].start, c->words.rows[end].end))) {
            everyday = everyday || word_is_stop(c->request->language, c->words.rows[end].text);
            end++;
        }
        size_t start_byte = c->words.rows[i].start;
        size_t end_byte = end > i ? c->words.rows[end - 1].end : start_byte;
        struct str said = str_sub(c->text, start_byte, end_byte);
        if (end - i >= SHOUT_WORDS_MIN && everyday && !context_ticket_has(c, said)) {
            add_finding(c, start_byte, end_byte, "shouting", VALUES(said));
        }
        i = end > i ? end : i + 1;
    }
}

/* The place a few characters before @at. */
static size_t step_back(struct str s, size_t at, size_t n)
{
    for (; n > 0 && at > 0; n--) {
        at = utf8_floor(s, at - 1);
    }
    return at;
}

static void check_marks(struct check_context *c)
{
    size_t i = 0;
    while (i < c->flow.n && !context_is_full(c)) {
        size_t end = i;
        while (end < c->flow.n && c->flow.p[end] == '!') {
            end++;
        }
        size_t from = step_back(c->flow, i, KNOWN_BY); /* with some letters, to know it again */
        if (end - i > 1 && !context_ticket_has(c, str_sub(c->flow, from, end))) {
            cordial_finding *finding = add_finding(c, i, end, "shouting-signs", NO_VALUES);
            set_fix(finding, STR("!"), true);
        }
        i = end > i ? end : i + 1;
    }
}

void check_shouting(struct check_context *c)
{
    c->looked = true;
    check_capitals(c);
    check_marks(c);
}

/* Closing */

static struct str closing_phrase(const struct check_context *c)
{
    const cordial_ticket *ticket = c->request->ticket;
    cordial_register reg = ticket != NULL ? ticket->reg : CORDIAL_REGISTER_NONE;
    const char *path = arena_printf(c->mem, "closing.%s", cordial_register_name(reg)).p;
    struct str phrase = context_phrase(c, path);
    return phrase.n > 0 ? phrase : context_phrase(c, "closing.none");
}

static size_t text_end(const struct check_context *c)
{
    size_t end = c->text.n;
    while (end > 0 && strchr(" \t\r\n", c->text.p[end - 1]) != NULL) {
        end--;
    }
    return end;
}

void check_closing(struct check_context *c)
{
    c->looked = context_list(c, "closing-reply").n > 0;
    if (!c->looked || c->shape.has_closing) {
        return;
    }
    bool signature = c->shape.sign_start < c->text.n;
    size_t at = signature ? c->shape.sign_start : text_end(c);
    struct str phrase = closing_phrase(c);
    size_t start = at; /* with the blanks in front of it */
    while (start > 0 && strchr(" \t", c->text.p[start - 1]) != NULL) {
        start--;
    }
    cordial_finding *finding =
        add_finding(c, start, at, phrase.n > 0 ? "closing-as" : "closing", VALUES(phrase));
    if (phrase.n > 0) {
        const char *before = !signature || c->shape.sign_inline ? "\n\n" : "";
        set_fix(finding, arena_printf(c->mem, "%s%s%s", before, phrase.p, signature ? "\n" : ""),
                true);
    }
}
