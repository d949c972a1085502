/* Cutting; one node a clause; all of them or any. */
#include "search/query.h"

#include "index/fields.h"
#include "search/compounds.h"
#include "search/synonyms.h"
#include "text/compound.h"
#include "text/pack.h"

/* A word in another language than the searcher's counts this much of its weight. */
static const double OTHER_LANGUAGE = 0.8;

enum {
    FORMS_MAX = 2 + COMPOUND_CONTAINING_MAX + SYNONYMS_MAX
}; /* of a word in a language: add_forms() */

static void add_clause(struct arena *mem, struct query *q, struct clause clause)
{
    for (size_t i = 0; i < clause.n; i++) {
        if (clause.words[i].code || !word_is_stop(q->language, clause.words[i].text)) {
            clause.weighty = true;
        }
    }
    q->clauses = arena_more(mem, q->clauses, q->n, &q->cap, sizeof *q->clauses);
    q->clauses[q->n++] = clause;
    q->n_weighty += clause.weighty && !clause.negative;
}

/*
 * Words of a stretch of the query, without the parts of codes: a code is asked for as a whole.
 * Their offsets are those of the query.
 */
static struct words whole_words(struct arena *mem, const struct query *q, struct str s)
{
    size_t shift = (size_t)(s.p - q->text.p);
    struct words words = words_cut(mem, s);
    size_t n = 0;
    for (size_t i = 0; i < words.n; i++) {
        if (!words.rows[i].part) {
            words.rows[n] = words.rows[i];
            words.rows[n].start += shift;
            words.rows[n++].end += shift;
        }
    }
    words.n = n;
    return words;
}

/* What is typed without quotes. Not blank by blank: in Persian two pieces may be one word. */
static void add_words(struct arena *mem, struct query *q, struct str typed, bool negative)
{
    struct words words = whole_words(mem, q, typed);
    for (size_t i = 0; i < words.n; i++) {
        struct clause clause = {.words = &words.rows[i], .n = 1, .negative = negative};
        add_clause(mem, q, clause);
    }
}

static void add_phrase(struct arena *mem, struct query *q, struct str quoted, bool negative)
{
    struct words words = whole_words(mem, q, quoted);
    if (words.n > 0) {
        struct clause clause = {
            .words = words.rows, .n = words.n, .phrase = words.n > 1, .negative = negative};
        add_clause(mem, q, clause);
    }
}

static size_t find_any(struct str s, size_t at, const char *chars)
{
    while (at < s.n && strchr(chars, s.p[at]) == NULL) {
        at++;
    }
    return at;
}

/* Where the plain words from @at on end: before a quote, or before "-" at a word's beginning. */
static size_t end_of_plain(struct str s, size_t at)
{
    size_t end = find_any(s, at, "\" \t\r\n");
    while (end < s.n && s.p[end] != '"' && !(end + 1 < s.n && s.p[end + 1] == '-')) {
        end = find_any(s, end + 1, "\" \t\r\n");
    }
    return end;
}

cordial_status query_parse(struct arena *mem, struct str text, struct str language,
                           struct query *out, cordial_error *err)
{
    *out = (struct query){.text = text, .language = language};
    size_t n_words = 0;
    for (size_t at = 0; at < text.n;) {
        if (strchr(" \t\r\n", text.p[at]) != NULL) {
            at++;
            continue;
        }
        bool negative = text.p[at] == '-';
        at += negative;
        bool quoted = at < text.n && text.p[at] == '"';
        at += quoted;
        size_t end = quoted     ? find_any(text, at, "\"")
                     : negative ? find_any(text, at, " \t\r\n\"")
                                : end_of_plain(text, at);
        if (quoted) {
            add_phrase(mem, out, str_sub(text, at, end), negative);
            end += end < text.n;
        } else {
            add_words(mem, out, str_sub(text, at, end), negative);
        }
        at = end;
    }
    for (size_t i = 0; i < out->n; i++) {
        n_words += out->clauses[i].n;
    }
    if (n_words > QUERY_WORDS_MAX) {
        return err_set(err, CORDIAL_E_LIMIT, "%zu words to search for, at most %d", n_words,
                       QUERY_WORDS_MAX);
    }
    return CORDIAL_OK;
}

const struct xc_query *query_node(struct arena *mem, enum xc_op op,
                                  const struct xc_query *const *rows, size_t n)
{
    if (n == 0) {
        return NULL;
    }
    if (n == 1 && op != XC_PHRASE) {
        return rows[0];
    }
    const struct xc_query **copy = arena_array(mem, n, sizeof(struct xc_query *));
    memcpy(copy, rows, n * sizeof *copy);
    struct xc_query *node = arena_alloc(mem, sizeof *node);
    *node = (struct xc_query){.op = op, .rows = copy, .n = n};
    return node;
}

const struct xc_query *query_term(struct arena *mem, struct str term, double scale)
{
    struct xc_query *node = arena_alloc(mem, sizeof *node);
    *node = (struct xc_query){.op = XC_TERM, .term = term, .scale = scale};
    return node;
}

const struct xc_query *query_synonym(struct arena *mem, struct searcher *s,
                                     struct searcher_language *language, const struct words *member,
                                     double scale)
{
    const struct xc_query *parts[SYNONYM_WORDS_MAX];
    for (size_t i = 0; i < member->n; i++) {
        struct str term = searcher_stem_term(mem, language, member->rows[i].text);
        if (searcher_term_count(s, term) == 0) {
            return NULL;
        }
        parts[i] = query_term(mem, term, scale / (double)member->n);
    }
    return query_node(mem, XC_AND, parts, member->n);
}

/* Nodes of a word in one language: itself, its parts together, words that contain it, synonyms. */
static size_t add_forms(struct arena *mem, struct searcher *s, struct searcher_language *language,
                        struct word word, double scale, bool in_ticket,
                        const struct xc_query **rows)
{
    size_t n = 0;
    struct str own = searcher_stem_term(mem, language, word.text);
    if (searcher_term_count(s, own) > 0) {
        rows[n++] = query_term(mem, own, scale);
    }
    struct compound compound = in_ticket ? compound_of_unknown(mem, s, language, word.text)
                                         : compound_expand(s, language, word.text);
    const struct xc_query *parts[COMPOUND_PARTS_MAX];
    for (size_t i = 0; i < compound.n_parts; i++) {
        struct str term = term_make(mem, TERM_STEM, language->code, compound.parts[i]);
        parts[i] = query_term(mem, term, scale * COMPOUND_PART_SCALE);
    }
    if (compound.n_parts > 0) {
        rows[n++] = query_node(mem, XC_OR, parts, compound.n_parts);
    }
    for (size_t i = 0; i < compound.n_containing; i++) {
        struct str term = term_make(mem, TERM_STEM, language->code, compound.containing[i]);
        rows[n++] = query_term(mem, term, scale * COMPOUND_CONTAINING_SCALE);
    }
    struct words alone = {&word, 1, 1};
    struct synonyms_found synonyms = synonyms_at(s, language, &alone, 0);
    for (size_t i = 0; i < synonyms.n; i++) {
        rows[n] = query_synonym(mem, s, language, &synonyms.others[i], scale * SYNONYM_SCALE);
        n += rows[n] != NULL;
    }
    return n;
}

static const struct xc_query *code_node(struct arena *mem, struct searcher *s,
                                        const struct word *word)
{
    struct str none = {NULL, 0};
    struct str term = term_make(mem, TERM_CODE, none, word->text);
    return searcher_term_count(s, term) > 0 ? query_term(mem, term, 1) : NULL;
}

static double scale_in(const struct searcher *s, const struct searcher_language *language,
                       struct str preferred)
{
    return s->n_languages == 1 || str_eq(language->code, preferred) ? 1 : OTHER_LANGUAGE;
}

/* The languages in which something is looked for: one, or all. */
struct languages {
    struct searcher_language *rows;
    size_t n;
};

static struct languages all_of(const struct searcher *s)
{
    return (struct languages){s->languages, s->n_languages};
}

static const struct xc_query *word_node(struct arena *mem, struct searcher *s,
                                        struct languages languages, const struct word *word,
                                        struct str preferred)
{
    if (word->code) {
        return code_node(mem, s, word);
    }
    const struct xc_query **rows =
        arena_array(mem, languages.n * FORMS_MAX, sizeof(struct xc_query *));
    size_t n = 0;
    for (size_t i = 0; i < languages.n; i++) {
        struct searcher_language *language = &languages.rows[i];
        n += add_forms(mem, s, language, *word, scale_in(s, language, preferred), false, rows + n);
    }
    return query_node(mem, XC_MAX, rows, n);
}

const struct xc_query *query_word(struct arena *mem, struct searcher *s, const struct word *word,
                                  struct str preferred)
{
    return word_node(mem, s, all_of(s), word, preferred);
}

const struct xc_query *query_word_near(struct arena *mem, struct searcher *s,
                                       const struct word *word, struct str own)
{
    const struct xc_query *rows[2 * FORMS_MAX];
    struct searcher_language *near[] = {searcher_language(s, own),
                                        searcher_language(s, config_fallback(s->config))};
    size_t n = 0;
    for (size_t i = 0; i < 2 && !word->code; i++) {
        if (near[i] != NULL && (i == 0 || near[i] != near[0])) {
            n += add_forms(mem, s, near[i], *word, i == 0 ? 1 : OTHER_LANGUAGE, true, rows + n);
        }
    }
    return n > 0 ? query_node(mem, XC_MAX, rows, n) : query_word(mem, s, word, own);
}

/* The words of a phrase side by side, in one language or another. */
static const struct xc_query *side_by_side(struct arena *mem, struct languages languages,
                                           const struct clause *clause)
{
    const struct xc_query **phrases = arena_array(mem, languages.n, sizeof(struct xc_query *));
    const struct xc_query **rows = arena_array(mem, clause->n, sizeof(struct xc_query *));
    for (size_t i = 0; i < languages.n; i++) {
        for (size_t j = 0; j < clause->n; j++) {
            enum term_kind kind = clause->words[j].code ? TERM_CODE : TERM_WORD;
            struct str term = term_make(mem, kind, languages.rows[i].code, clause->words[j].text);
            rows[j] = query_term(mem, term, 1);
        }
        phrases[i] = query_node(mem, XC_PHRASE, rows, clause->n);
    }
    return query_node(mem, XC_OR, phrases, languages.n);
}

/*
 * Weight comes from the stems; the phrase only decides. NULL when no entry in these languages has
 * all the words.
 */
static const struct xc_query *clause_node(struct arena *mem, struct searcher *s,
                                          const struct query *q, const struct clause *clause,
                                          struct languages languages)
{
    const struct xc_query **rows = arena_array(mem, clause->n, sizeof(struct xc_query *));
    for (size_t i = 0; i < clause->n; i++) {
        rows[i] = word_node(mem, s, languages, &clause->words[i], q->language);
        if (rows[i] == NULL) {
            return NULL;
        }
    }
    const struct xc_query *words = query_node(mem, XC_AND, rows, clause->n);
    if (!clause->phrase || languages.n == 0) {
        return words;
    }
    const struct xc_query *both[] = {words, side_by_side(mem, languages, clause)};
    return query_node(mem, XC_FILTER, both, 2);
}

const struct xc_query *query_clause(struct arena *mem, struct searcher *s,
                                    const struct query *query, const struct clause *clause)
{
    return clause_node(mem, s, query, clause, all_of(s));
}

/* Do both come from one run of characters that was cut into pairs? */
static bool overlap(const struct clause *a, const struct clause *b)
{
    return !a->phrase && !b->phrase && a->words[0].start < b->words[0].end &&
           b->words[0].start < a->words[0].end;
}

/* A pair beside another that no entry has may be the end of one word and the start of the next. */
static bool is_seam(struct arena *mem, struct searcher *s, const struct query *q, size_t i)
{
    const struct clause *clause = &q->clauses[i];
    bool pair =
        (i > 0 && overlap(clause, clause - 1)) || (i + 1 < q->n && overlap(clause, clause + 1));
    return pair && query_word(mem, s, &clause->words[0], q->language) == NULL;
}

/*
 * A search that is a member of several words as a whole: the other members will do as well.
 * @own: may be NULL
 */
static const struct xc_query *or_synonyms(struct arena *mem, struct searcher *s,
                                          const struct query *q, const struct xc_query *own)
{
    struct searcher_language *language = searcher_language(s, q->language);
    struct word words[SYNONYM_WORDS_MAX];
    const struct xc_query *rows[SYNONYMS_MAX + 1] = {own};
    size_t n = own != NULL;
    bool plain = language != NULL && q->n > 1 && q->n <= SYNONYM_WORDS_MAX;
    for (size_t i = 0; i < q->n && plain; i++) {
        plain = q->clauses[i].n == 1 && !q->clauses[i].negative;
        words[i] = q->clauses[i].words[0];
    }
    if (!plain) {
        return own;
    }
    struct words all = {words, q->n, q->n};
    struct synonyms_found synonyms = synonyms_at(s, language, &all, 0);
    for (size_t i = 0; i < synonyms.n && synonyms.n_words == q->n; i++) {
        rows[n] = query_synonym(mem, s, language, &synonyms.others[i], SYNONYM_SCALE);
        n += rows[n] != NULL;
    }
    return query_node(mem, XC_OR, rows, n);
}

static bool is_code(const struct clause *clause)
{
    return clause->n == 1 && clause->words[0].code;
}

/* The clauses that make up what is wanted, codes first: these are the same in every language. */
static size_t wanted_clauses(struct arena *mem, struct searcher *s, const struct query *q,
                             const struct clause **out, size_t *out_codes)
{
    size_t n = 0;
    *out_codes = 0;
    for (size_t i = 0; i < q->n; i++) {
        const struct clause *clause = &q->clauses[i];
        bool weighs = clause->weighty || q->n_weighty == 0;
        if (clause->negative || !weighs || is_seam(mem, s, q, i)) {
            continue;
        }
        out[n++] = clause;
        if (is_code(clause)) {
            out[n - 1] = out[*out_codes];
            out[(*out_codes)++] = clause;
        }
    }
    return n;
}

/* The nodes of some clauses; returns how many have one. */
static size_t add_clauses(struct arena *mem, struct searcher *s, const struct query *q,
                          const struct clause *const *clauses, size_t n, bool any,
                          struct languages languages, const struct xc_query **rows)
{
    size_t n_rows = 0;
    for (size_t i = 0; i < n && (any || n_rows == i); i++) {
        rows[n_rows] = clause_node(mem, s, q, clauses[i], languages);
        n_rows += rows[n_rows] != NULL;
    }
    return n_rows;
}

static const struct xc_query *any_wanted(struct arena *mem, struct searcher *s,
                                         const struct query *q, const struct clause *const *clauses,
                                         size_t n)
{
    const struct xc_query **rows = arena_array(mem, n, sizeof(struct xc_query *));
    return query_node(mem, XC_OR, rows, add_clauses(mem, s, q, clauses, n, true, all_of(s), rows));
}

/*
 * An entry has one language, so all words in any language are all words in one of them: one that
 * lacks a word is left out. No entry is in two of them, so that XC_OR adds nothing up.
 */
static const struct xc_query *all_wanted(struct arena *mem, struct searcher *s,
                                         const struct query *q, const struct clause *const *clauses,
                                         size_t n, size_t n_codes)
{
    const struct xc_query **rows = arena_array(mem, n + 1, sizeof(struct xc_query *));
    const struct xc_query **branches = arena_array(mem, s->n_languages, sizeof(struct xc_query *));
    size_t n_branches = 0;
    if (add_clauses(mem, s, q, clauses, n_codes, false, all_of(s), rows) < n_codes) {
        return NULL;
    }
    for (size_t i = 0; i < s->n_languages && n > n_codes; i++) {
        struct languages one = {&s->languages[i], 1};
        const struct xc_query **words = rows + n_codes;
        if (add_clauses(mem, s, q, clauses + n_codes, n - n_codes, false, one, words) ==
            n - n_codes) {
            branches[n_branches++] = query_node(mem, XC_AND, words, n - n_codes);
        }
    }
    if (n > n_codes && n_branches == 0) {
        return NULL;
    }
    rows[n_codes] = query_node(mem, XC_OR, branches, n_branches);
    return query_node(mem, XC_AND, rows, n_codes + (n_branches > 0));
}

const struct xc_query *query_build(struct arena *mem, struct searcher *s, const struct query *q,
                                   bool any)
{
    const struct clause **clauses = arena_array(mem, q->n + 1, sizeof(const struct clause *));
    const struct xc_query **parts = arena_array(mem, q->n + 1, sizeof(struct xc_query *));
    size_t n_codes;
    size_t n_parts = 1;
    size_t n = wanted_clauses(mem, s, q, clauses, &n_codes);
    parts[0] = any ? any_wanted(mem, s, q, clauses, n) : all_wanted(mem, s, q, clauses, n, n_codes);
    parts[0] = n > 0 ? or_synonyms(mem, s, q, parts[0]) : NULL;
    for (size_t i = 0; i < q->n && parts[0] != NULL; i++) {
        if (q->clauses[i].negative) {
            parts[n_parts] = clause_node(mem, s, q, &q->clauses[i], all_of(s));
            n_parts += parts[n_parts] != NULL;
        }
    }
    return parts[0] != NULL ? query_node(mem, XC_NOT, parts, n_parts) : NULL;
}

size_t query_most(struct searcher *s, const struct xc_query *query)
{
    if (query->op == XC_TERM) {
        return searcher_term_count(s, query->term);
    }
    if (query->op != XC_OR && query->op != XC_MAX) {
        return 0;
    }
    size_t most = 0;
    for (size_t i = 0; i < query->n; i++) {
        size_t n = query_most(s, query->rows[i]);
        most = n > most ? n : most;
    }
    return most;
}
