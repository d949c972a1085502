/* Terms and their explanations, uses in a text, explanations around a use, putting them in. */
#include "reply/jargon.h"

#include "base/buf.h"
#include "reply/coverage.h"
#include "text/mustache.h"
#include "text/pack.h"
#include "text/phrase.h"

enum {
    NEAR_BEFORE = 160, /* bytes around a use in which an explanation is looked for */
    NEAR_AFTER = 320,
    CUE_BEFORE = 40, /* the same for "that is", "so-called" */
    CUE_AFTER = 60,
    USES_LOOKED_AT = 8, /* of one term: an explanation stands with an early one */
};
#define EXPLAINED_SHARE 0.5

#define MARKUP_SIGNS "*_`\"'"

/* The use in the text */

static bool in_address(struct str text, size_t start, size_t end)
{
    char before = start > 0 ? text.p[start - 1] : ' ';
    char after = end < text.n ? text.p[end] : ' ';
    char second = end + 1 < text.n ? text.p[end + 1] : ' ';
    bool goes_on = strchr(" \n\t)*_`\"'", second) == NULL;
    return strchr("./@:-=&", before) != NULL || (strchr(".@:", after) != NULL && goes_on) ||
           strchr("/-=", after) != NULL;
}

static size_t skip_signs(struct str text, size_t at, const char *signs)
{
    while (at < text.n && text.p[at] != '\0' && strchr(signs, text.p[at]) != NULL) {
        at++;
    }
    return at;
}

/* Does it stand between parentheses of its line, alone or with other words? */
static bool in_parentheses(struct str text, const struct jargon_use *use)
{
    size_t open = use->start;
    size_t close = use->end;
    while (open > 0 && strchr("()\n", text.p[open - 1]) == NULL) {
        open--;
    }
    while (close < text.n && strchr("()\n", text.p[close]) == NULL) {
        close++;
    }
    return open > 0 && text.p[open - 1] == '(' && close < text.n && text.p[close] == ')';
}

static bool parentheses_follow(struct str text, const struct jargon_use *use)
{
    size_t at = skip_signs(text, use->end, MARKUP_SIGNS " \n");
    return at < text.n && text.p[at] == '(';
}

static bool cue_beside(struct arena *mem, struct str language, struct str text,
                       const struct jargon_use *use)
{
    size_t from = use->start > CUE_BEFORE ? use->start - CUE_BEFORE : 0;
    struct str before = str_sub(text, from, use->start);
    struct str after = str_sub(text, use->end, use->end + CUE_AFTER);
    struct words words = words_cut(mem, before);
    struct phrase_hits hits = phrases_find(mem, before, &words, pack_find(language, "explained"));
    for (size_t i = 0; i < hits.n; i++) {
        if (hits.rows[i].next_word + 1 >= words.n) {
            return true; /* "so-called" right before the term */
        }
    }
    hits = phrases_in(mem, after, pack_find(language, "explain"));
    return hits.n > 0 && hits.rows[0].first_word <= 1;
}

static bool explanation_near(struct arena *mem, struct str language, struct str text,
                             const struct jargon_use *use)
{
    if (use->explanation.n == 0) {
        return false;
    }
    size_t from = use->start > NEAR_BEFORE ? use->start - NEAR_BEFORE : 0;
    struct words before = words_cut(mem, str_sub(text, from, use->start));
    struct words after = words_cut(mem, str_sub(text, use->end, use->end + NEAR_AFTER));
    struct str_list set_before = word_set(mem, &before);
    struct str_list set_after = word_set(mem, &after);
    return coverage_of(mem, language, use->explanation, set_before).share >= EXPLAINED_SHARE ||
           coverage_of(mem, language, use->explanation, set_after).share >= EXPLAINED_SHARE;
}

static bool is_explained(struct arena *mem, struct str language, struct str text,
                         const struct jargon_use *use)
{
    return in_parentheses(text, use) || parentheses_follow(text, use) ||
           cue_beside(mem, language, text, use) || explanation_near(mem, language, text, use);
}

/* The terms of a base or a language */

static struct str shown_term(struct str term)
{
    while (str_ends(term, STR("~"))) {
        term.n--;
    }
    return term;
}

static struct str explanation_of(const struct yaml_node *jargon, struct str term)
{
    for (size_t i = 0; jargon != NULL && i < jargon->n; i++) {
        if (str_eq(str_trim(jargon->pairs[i].key), str_trim(term))) {
            return yaml_text(jargon->pairs[i].value);
        }
    }
    return (struct str){NULL, 0};
}

/* A term as it was met: its first use, until one of its uses turns out to be explained. */
struct known_term {
    const struct phrase *phrase;
    struct jargon_use use;
    size_t n_uses;
    bool explained;
};

struct known_terms {
    struct known_term *rows;
    size_t n;
    size_t cap;
};

static struct known_term *known_term(struct arena *mem, struct known_terms *all,
                                     const struct phrase *phrase)
{
    for (size_t i = 0; i < all->n; i++) {
        if (all->rows[i].phrase == phrase) {
            return &all->rows[i];
        }
    }
    all->rows = arena_more(mem, all->rows, all->n, &all->cap, sizeof *all->rows);
    all->rows[all->n] = (struct known_term){.phrase = phrase};
    return &all->rows[all->n++];
}

static struct jargon_uses find_uses(struct arena *mem, struct str language, struct str text,
                                    struct pack terms, const struct yaml_node *jargon)
{
    struct phrase_hits hits = phrases_in(mem, text, terms);
    struct known_terms known = {0};
    for (size_t i = 0; i < hits.n; i++) {
        const struct phrase_hit *hit = &hits.rows[i];
        if (in_address(text, hit->start, hit->end)) {
            continue;
        }
        struct jargon_use use = {
            .term = shown_term(hit->text),
            .explanation = explanation_of(jargon, hit->text),
            .start = hit->start,
            .end = hit->end,
        };
        struct known_term *term = known_term(mem, &known, hit->phrase);
        if (term->use.end == 0) {
            term->use = use;
        }
        if (!term->explained && term->n_uses++ < USES_LOOKED_AT) {
            term->explained = is_explained(mem, language, text, &use);
        }
    }
    struct jargon_uses uses = {0};
    for (size_t i = 0; i < known.n; i++) {
        if (known.rows[i].use.end > 0 && !known.rows[i].explained) {
            uses.rows = arena_more(mem, uses.rows, uses.n, &uses.cap, sizeof *uses.rows);
            uses.rows[uses.n++] = known.rows[i].use;
        }
    }
    return uses;
}

struct jargon_uses jargon_of_base(struct arena *mem, const struct config *config,
                                  struct str language, struct str text)
{
    const struct language_config *own = config_language(config, language);
    if (own == NULL) {
        return (struct jargon_uses){0};
    }
    return find_uses(mem, language, text, own->jargon, yaml_get(own->words, "jargon"));
}

struct jargon_uses jargon_of_language(struct arena *mem, struct str language, struct str text)
{
    return find_uses(mem, language, text, pack_find(language, "jargon"), NULL);
}

/* Putting explanations in */

/* Code and headings as blanks, so that no term is found in them; the offsets stay. */
static struct str without_code(struct arena *mem, struct str markdown)
{
    char *copy = arena_alloc(mem, markdown.n + 1);
    bool code = false;
    bool heading = false;
    for (size_t i = 0; i < markdown.n; i++) {
        char c = markdown.p[i];
        bool line_start = i == 0 || markdown.p[i - 1] == '\n';
        heading = line_start ? c == '#' : heading;
        code = c == '`' ? !code : code;
        bool keep = c == '\n' || (!code && !heading);
        copy[i] = '.';
        if (keep) {
            copy[i] = c;
        }
    }
    return (struct str){copy, markdown.n};
}

/* Where to put an explanation: behind emphasis and behind a link whose text the term is in. */
static size_t place_behind(struct str markdown, size_t end)
{
    size_t line_end = end;
    while (line_end < markdown.n && strchr("[\n", markdown.p[line_end]) == NULL) {
        line_end++;
    }
    size_t link = str_find(str_sub(markdown, end, line_end), STR("]("));
    size_t close = link == STR_NOT_FOUND ? STR_NOT_FOUND
                                         : str_chr(str_sub(markdown, end + link, line_end), ')');
    if (close != STR_NOT_FOUND) {
        return end + link + close + 1;
    }
    return skip_signs(markdown, end, "*_");
}

struct str jargon_explain(struct arena *mem, const struct config *config, struct str language,
                          struct str markdown)
{
    struct jargon_uses uses = jargon_of_base(mem, config, language, without_code(mem, markdown));
    AUTO(buf_done) struct buf b = {0};
    size_t done = 0;
    for (size_t i = 0; i < uses.n; i++) {
        size_t at = place_behind(markdown, uses.rows[i].end);
        if (at < done) {
            continue; /* two terms in one link */
        }
        buf_add(&b, str_sub(markdown, done, at));
        buf_add_cstr(&b, " (");
        escape_markdown(&b, uses.rows[i].explanation);
        buf_add_char(&b, ')');
        done = at;
    }
    buf_add(&b, str_from(markdown, done));
    return buf_keep(&b, mem);
}
