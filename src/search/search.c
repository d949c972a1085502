/* One search, its rows, and when to try again with other demands or other words. */
#include "search/search.h"

#include "base/utf8.h"
#include "index/fields.h"
#include "search/correct.h"
#include "search/query.h"
#include "search/shown.h"
#include "text/langid.h"

enum {
    ROWS_DEFAULT = 10,
    FEW_ANSWERS = 3, /* fewer that have all words: any of them will do */
    COUNTED_EXACTLY = 1000,
    MISSING_CLAUSES_MAX = 8, /* of more it is not told which an answer lacks */
    LANGUAGE_SURE = 60,      /* percent, to take a search's own language for its stop words */
};

const struct xc_bm25 search_bm25 = {.k1 = 1.2, .b = 0.75, .min_normlen = 0.4};

struct searching {
    struct arena *mem;
    struct searcher *s;
    const cordial_search_options *options;
    struct str preferred; /* the language asked for, or the null string */
    struct query query;
    struct xc_hits hits;
    bool any;
};

/* The language of a text in which nobody was asked for one. */
static struct str guess_language(struct arena *mem, const struct searcher *s, struct str text)
{
    if (s->n_languages == 1) {
        return s->languages[0].code;
    }
    struct language_guess guess = language_identify(mem, text, (struct str_list){0});
    for (size_t i = 0; i < s->n_languages; i++) {
        bool sure = guess.confidence * 100 >= LANGUAGE_SURE;
        if (sure && str_eq(s->languages[i].code, guess.code)) {
            return s->languages[i].code;
        }
    }
    return config_fallback(s->config);
}

cordial_status search_language(struct arena *mem, const struct searcher *s, const char *name,
                               struct str text, struct str *out_asked, struct str *out,
                               cordial_error *err)
{
    struct str asked = {NULL, 0};
    if (name != NULL && !language_code(mem, str_of(name), &asked)) {
        return err_set(err, CORDIAL_E_USAGE, "'%s' is no language code", name);
    }
    *out_asked = asked;
    *out = asked.n > 0 ? asked : guess_language(mem, s, text);
    return CORDIAL_OK;
}

static cordial_status look_for(struct searching *q, bool any, cordial_error *err)
{
    const struct xc_query *query = query_build(q->mem, q->s, &q->query, any);
    q->any = any;
    q->hits = (struct xc_hits){.total_exact = true};
    if (query == NULL) {
        return CORDIAL_OK;
    }
    /* What is more than can be told exactly need not be counted. */
    bool many = q->s->lone_entries && query_most(q->s, query) > COUNTED_EXACTLY;
    struct xc_search_options options = {
        .n = q->options->n > 0 ? q->options->n : ROWS_DEFAULT,
        .check_at_least = many ? 0 : COUNTED_EXACTLY + 1,
        .collapse = !q->s->lone_entries,
        .collapse_slot = SLOT_ID,
        .bm25 = search_bm25,
    };
    return xc_search(q->mem, index_reader_xc(q->s->reader), query, &options, &q->hits, err);
}

static bool has_several(const struct query *query)
{
    return query->n_weighty > 1 || (query->n_weighty == 0 && query->n > 1);
}

static cordial_status look_for_all(struct searching *q, struct str text, cordial_error *err)
{
    struct str language = q->preferred.n > 0 ? q->preferred : guess_language(q->mem, q->s, text);
    TRY(query_parse(q->mem, text, language, &q->query, err));
    return look_for(q, false, err);
}

/* The positive words of the search; what is rarer weighs more in a snippet. */
static struct sought sought_words(const struct searching *q)
{
    struct word *words = arena_array(q->mem, QUERY_WORDS_MAX, sizeof *words);
    size_t *weights = arena_array(q->mem, QUERY_WORDS_MAX, sizeof *weights);
    size_t n = 0;
    for (size_t i = 0; i < q->query.n; i++) {
        const struct clause *clause = &q->query.clauses[i];
        for (size_t j = 0; j < clause->n && !clause->negative; j++) {
            const struct word *word = &clause->words[j];
            bool stop = !word->code && word_is_stop(q->query.language, word->text);
            if (stop && q->query.n_weighty > 0 && !clause->phrase) {
                continue;
            }
            words[n] = *word;
            weights[n++] = stop ? 1 : 4;
        }
    }
    return (struct sought){.rows = words, .weights = weights, .n = n};
}

static cordial_status make_row(const struct searching *q, const struct sought *sought,
                               const struct xc_hit *hit, cordial_result *out, cordial_error *err)
{
    struct shown shown;
    TRY(shown_make(q->mem, q->s, hit->docid, q->preferred, q->options->no_snippets ? NULL : sought,
                   &shown, err));
    const struct section *section = shown.snippet.section;
    *out = (cordial_result){
        .id = arena_cstr(q->mem, shown.entry.id),
        .title = arena_cstr(q->mem, shown.entry.title),
        .language = arena_cstr(q->mem, shown.entry.language),
        .category = arena_cstr(q->mem, shown.entry.category),
        .has_article = shown.has_article,
        .has_reply = shown.has_reply,
        .audience = shown.entry.audience,
        .snippet = shown.snippet.text,
        .marks = shown.snippet.marks,
        .n_marks = shown.snippet.n_marks,
        .score = hit->weight,
    };
    if (section != NULL && section->anchor.n > 0) {
        out->section_title = arena_cstr(q->mem, section->title);
        out->section_anchor = arena_cstr(q->mem, section->anchor);
    }
    return CORDIAL_OK;
}

/* One of the pairs that a run of characters was cut into? Nobody has typed it as a word. */
static bool is_pair(const struct query *query, size_t i)
{
    const struct clause *clause = &query->clauses[i];
    return (i > 0 && clause->words[0].start < clause[-1].words[clause[-1].n - 1].end) ||
           (i + 1 < query->n && clause[1].words[0].start < clause->words[clause->n - 1].end);
}

/* The clauses that count when any of them will do. */
static bool is_wanted(const struct query *query, size_t i)
{
    const struct clause *clause = &query->clauses[i];
    return !clause->negative && (clause->weighty || query->n_weighty == 0) && !is_pair(query, i);
}

static const char *as_typed(const struct searching *q, const struct clause *clause)
{
    size_t end = clause->words[clause->n - 1].end;
    return arena_cstr(q->mem, str_sub(q->query.text, clause->words[0].start, end));
}

/* Does an entry of the answer have what the node asks for? */
static cordial_status has_clause(const struct searching *q, const struct xc_query *node,
                                 const char *id, bool *out, cordial_error *err)
{
    const struct xc_search_options options = {.n = 1, .bm25 = search_bm25};
    struct str any = {NULL, 0};
    const struct xc_query *both[] = {
        query_term(q->mem, term_make(q->mem, TERM_ID, any, str_of(id)), 1), node};
    struct xc_hits hits = {0};
    if (node != NULL) {
        const struct xc_query *query = query_node(q->mem, XC_FILTER, both, 2);
        TRY(xc_search(q->mem, index_reader_xc(q->s->reader), query, &options, &hits, err));
    }
    *out = hits.n > 0;
    return CORDIAL_OK;
}

/* What each answer lacks, when any word was enough to find it. */
static cordial_status find_missing(const struct searching *q, cordial_result *rows, size_t n,
                                   cordial_error *err)
{
    if (!q->options->missing || !q->any || q->query.n > MISSING_CLAUSES_MAX) {
        return CORDIAL_OK;
    }
    const char **missing = arena_array(q->mem, n * q->query.n, sizeof(const char *));
    for (size_t k = 0; k < q->query.n; k++) {
        const struct clause *clause = &q->query.clauses[k];
        if (!is_wanted(&q->query, k)) {
            continue;
        }
        const struct xc_query *node = query_clause(q->mem, q->s, &q->query, clause);
        for (size_t i = 0; i < n; i++) {
            bool has = false;
            rows[i].missing = missing + i * q->query.n;
            TRY(has_clause(q, node, rows[i].id, &has, err));
            if (!has) {
                missing[i * q->query.n + rows[i].n_missing++] = as_typed(q, clause);
            }
        }
    }
    return CORDIAL_OK;
}

static cordial_status make_rows(const struct searching *q, cordial_results *out, cordial_error *err)
{
    struct sought sought = sought_words(q);
    cordial_result *rows = arena_array(q->mem, q->hits.n, sizeof *rows);
    for (size_t i = 0; i < q->hits.n; i++) {
        TRY(make_row(q, &sought, &q->hits.rows[i], &rows[i], err));
    }
    TRY(find_missing(q, rows, q->hits.n, err));
    out->rows = rows;
    out->n_rows = q->hits.n;
    return CORDIAL_OK;
}

cordial_status search_check_text(struct str text, cordial_error *err)
{
    if (text.n > CORDIAL_SEARCH_MAX) {
        return err_set(err, CORDIAL_E_LIMIT, "a search of %zu bytes, at most %d", text.n,
                       CORDIAL_SEARCH_MAX);
    }
    if (utf8_check(text) != STR_NOT_FOUND) {
        return err_set(err, CORDIAL_E_USAGE, "the search is not UTF-8");
    }
    return CORDIAL_OK;
}

/*
 * Likelier words in the place of those that the index does not have; when it has each but not all
 * of them together, in the place of one that may be a slip.
 */
static cordial_status correct(struct searching *q, cordial_results *out, cordial_error *err)
{
    struct str better;
    TRY(correct_unknown(q->mem, q->s, &q->query, &better, err));
    if (better.n == 0 && q->hits.total == 0 && has_several(&q->query)) {
        TRY(correct_known(q->mem, q->s, &q->query, &better, err));
    }
    if (better.n == 0) {
        return CORDIAL_OK;
    }
    TRY(look_for_all(q, better, err));
    out->did_you_mean = arena_cstr(q->mem, better);
    out->corrected = true;
    return CORDIAL_OK;
}

cordial_status search_run(struct arena *mem, struct searcher *s, struct str text,
                          const cordial_search_options *options, cordial_results *out,
                          cordial_error *err)
{
    struct searching q = {.mem = mem, .s = s, .options = options};
    TRY(search_check_text(text, err));
    if (options->language != NULL && !language_code(mem, str_of(options->language), &q.preferred)) {
        return err_set(err, CORDIAL_E_USAGE, "'%s' is no language code", options->language);
    }
    TRY(look_for_all(&q, text, err));
    *out = (cordial_results){.query = arena_cstr(mem, text)};
    TRY(correct(&q, out, err));
    if (has_several(&q.query) && q.hits.total < FEW_ANSWERS) {
        TRY(look_for(&q, true, err));
    }
    out->language = arena_cstr(mem, q.query.language);
    out->any = q.any;
    out->total = q.hits.total;
    out->total_exact = q.hits.total_exact;
    return make_rows(&q, out, err);
}
