/*
 * Cheap evidence first: the index finds the documents with most of the ticket's weight. Only
 * the answers of the best of them are held against the ticket with the dear evidence.
 */
#include "search/suggest.h"

#include "index/fields.h"
#include "search/confidence.h"
#include "search/query.h"
#include "search/search.h"
#include "search/shown.h"

#include <stdlib.h>

enum {
    DOCUMENTS_FOUND = 100, /* by the index */
    ANSWERS_WEIGHED = 30,  /* with all evidence */
    REASON_WORDS = 6,
};

/* Against no rival at all an answer leads by no more than against a weak one. */
static const double RIVAL_MIN = 0.12;

struct candidate {
    uint32_t docid; /* its best document */
    struct str id;
    double found; /* BM25 of that document */
    struct evidence evidence;
    double score;
    double confidence;
};

struct suggesting {
    struct arena *mem;
    struct searcher *s;
    const cordial_ticket *ticket;
    const struct suggest_options *options;
    struct ticket_terms terms;
    struct term_set *sets; /* per language of the index; made when first needed */
    bool *has_set;
    struct candidate *rows;
    size_t n;
};

static const struct xc_query *mark_node(struct arena *mem, enum term_kind kind, struct str text)
{
    struct xc_query *node = arena_alloc(mem, sizeof *node);
    struct str none = {NULL, 0};
    *node = (struct xc_query){.op = XC_TERM, .term = term_make(mem, kind, none, text)};
    return node;
}

/* Any of the terms, each once however often the ticket says it; no notes, no drafts. */
static const struct xc_query *build_query(struct suggesting *g)
{
    const struct xc_query **rows = arena_array(g->mem, g->terms.n + 1, sizeof(struct xc_query *));
    size_t n = 0;
    for (size_t i = 0; i < g->terms.n; i++) {
        const struct xc_query *word =
            query_word(g->mem, g->s, &g->terms.rows[i].word, g->terms.language, true);
        if (word != NULL) {
            rows[n++] = word;
        }
    }
    if (n == 0) {
        return NULL;
    }
    const struct xc_query *parts[] = {
        query_node(g->mem, XC_OR, rows, n),
        mark_node(g->mem, TERM_KIND, STR("note")),
        mark_node(g->mem, TERM_STATE, STR("draft")),
    };
    return query_node(g->mem, XC_NOT, parts, 3);
}

static cordial_status find_documents(struct suggesting *g, struct xc_hits *out, cordial_error *err)
{
    const struct xc_query *query = build_query(g);
    *out = (struct xc_hits){0};
    if (query == NULL) {
        return CORDIAL_OK;
    }
    struct xc_search_options options = {
        .n = DOCUMENTS_FOUND,
        .collapse = !g->s->lone_entries,
        .collapse_slot = SLOT_ID,
        .bm25 = search_bm25,
    };
    return xc_search(g->mem, index_reader_xc(g->s->reader), query, &options, out, err);
}

static const struct term_set *set_for(struct suggesting *g, struct str language)
{
    for (size_t i = 0; i < g->s->n_languages; i++) {
        struct searcher_language *row = &g->s->languages[i];
        if (!str_eq(row->code, language)) {
            continue;
        }
        if (!g->has_set[i]) {
            term_set_init(&g->sets[i], g->mem, &g->terms, row);
            g->has_set[i] = true;
        }
        return &g->sets[i];
    }
    return NULL;
}

/* The most that BM25 can give for the ticket: every term as often as counts. */
static double best_possible(const struct suggesting *g)
{
    double sum = 0;
    for (size_t i = 0; i < g->terms.n; i++) {
        sum += g->terms.rows[i].idf * (search_bm25.k1 + 1);
    }
    return sum > 0 ? sum : 1;
}

static cordial_status weigh(struct suggesting *g, struct candidate *c, cordial_error *err)
{
    const struct indexed *found;
    const struct indexed_list *all;
    TRY(searcher_document(g->s, c->docid, &found, err));
    c->id = found->stamp.id;
    evidence_init(g->mem, &g->terms, &c->evidence);
    TRY(searcher_answer(g->s, c->id, &all, err));
    for (size_t i = 0; i < all->n; i++) {
        struct indexed row = all->rows[i];
        const struct term_set *set = set_for(g, row.stamp.language);
        if (!row.note && set != NULL) {
            TRY(index_reader_card(g->mem, g->s->reader, CARD_WHOLE, &row, err));
            evidence_add(g->mem, set, &row.card, &c->evidence);
        }
    }
    c->evidence.of[EVIDENCE_TEXT] = c->found / best_possible(g);
    evidence_sum(&g->terms, &c->evidence);
    evidence_leave_out(&c->evidence, g->options->without);
    c->score = confidence_score(&c->evidence);
    return CORDIAL_OK;
}

static int best_first(const void *a, const void *b)
{
    const struct candidate *x = a;
    const struct candidate *y = b;
    if (x->score != y->score) {
        return x->score < y->score ? 1 : -1;
    }
    return str_cmp(x->id, y->id);
}

static cordial_status weigh_all(struct suggesting *g, const struct xc_hits *hits,
                                cordial_error *err)
{
    size_t n = hits->n < ANSWERS_WEIGHED ? hits->n : ANSWERS_WEIGHED;
    g->rows = arena_array(g->mem, n, sizeof *g->rows);
    for (g->n = 0; g->n < n; g->n++) {
        g->rows[g->n].docid = hits->rows[g->n].docid;
        g->rows[g->n].found = hits->rows[g->n].weight;
        TRY(weigh(g, &g->rows[g->n], err));
    }
    if (n > 1) {
        qsort(g->rows, n, sizeof *g->rows, best_first);
    }
    double rival = n > 1 ? g->rows[1].score : 0;
    rival = rival > RIVAL_MIN ? rival : RIVAL_MIN;
    for (size_t i = 0; i < n; i++) {
        double confidence = confidence_of(&g->rows[i].evidence, g->rows[i].score,
                                          i == 0 ? rival : g->rows[0].score);
        bool rises = i > 0 && confidence > g->rows[i - 1].confidence;
        g->rows[i].confidence = rises ? g->rows[i - 1].confidence : confidence;
    }
    return CORDIAL_OK;
}

struct reasons {
    cordial_reason *rows;
    size_t n;
    size_t cap;
};

static void add_reason(struct arena *mem, struct reasons *r, const char *kind, struct str text)
{
    r->rows = arena_more(mem, r->rows, r->n, &r->cap, sizeof *r->rows);
    r->rows[r->n++] = (cordial_reason){kind, arena_cstr(mem, text)};
}

/* The found terms that are codes, or those that are not, the weightiest first. */
static struct str list_found(struct suggesting *g, const struct candidate *c, bool codes)
{
    AUTO(buf_done) struct buf b = {0};
    size_t n = 0;
    for (size_t i = 0; i < g->terms.n && n < REASON_WORDS; i++) {
        const struct word *word = &g->terms.rows[i].word;
        if (c->evidence.found[i] && word->code == codes) {
            buf_printf(&b, "%s%.*s", n++ > 0 ? ", " : "", STR_ARG(word->text));
        }
    }
    return buf_keep(&b, g->mem);
}

static struct reasons explain(struct suggesting *g, const struct candidate *c)
{
    struct reasons r = {0};
    struct str codes = list_found(g, c, true);
    struct str words = list_found(g, c, false);
    if (codes.n > 0) {
        add_reason(g->mem, &r, "code", codes);
    }
    if (c->evidence.example.n > 0) {
        add_reason(g->mem, &r, "example", c->evidence.example);
    }
    if (words.n > 0) {
        add_reason(g->mem, &r, "words", words);
    }
    return r;
}

static struct sought sought_terms(struct suggesting *g)
{
    struct word *words = arena_array(g->mem, g->terms.n + 1, sizeof *words);
    size_t *weights = arena_array(g->mem, g->terms.n + 1, sizeof *weights);
    for (size_t i = 0; i < g->terms.n; i++) {
        words[i] = g->terms.rows[i].word;
        weights[i] = 1 + (size_t)(g->terms.rows[i].idf * 10);
    }
    return (struct sought){words, weights, g->terms.n};
}

static cordial_status show(struct suggesting *g, const struct candidate *c,
                           const struct sought *sought, cordial_suggestion *out, cordial_error *err)
{
    struct shown shown;
    struct reasons reasons = explain(g, c);
    TRY(shown_make(g->mem, g->s, c->docid, g->terms.language, sought, &shown, err));
    *out = (cordial_suggestion){
        .id = arena_cstr(g->mem, c->id),
        .title = arena_cstr(g->mem, shown.entry.title),
        .language = arena_cstr(g->mem, shown.entry.language),
        .category = arena_cstr(g->mem, shown.entry.category),
        .has_article = shown.has_article,
        .has_reply = shown.has_reply,
        .audience = shown.entry.audience,
        .confidence = c->confidence,
        .reasons = reasons.rows,
        .n_reasons = reasons.n,
        .snippet = shown.snippet.text,
        .marks = shown.snippet.marks,
        .n_marks = shown.snippet.n_marks,
    };
    return CORDIAL_OK;
}

/* Has the ticket any of the kinds in "domain|url"? */
static bool ticket_has(const cordial_ticket *ticket, struct str need)
{
    struct str kind;
    while (str_split(&need, '|', &kind)) {
        for (size_t i = 0; i < CORDIAL_FACT_KINDS; i++) {
            bool same = str_eq(str_trim(kind), str_of(cordial_fact_name((cordial_fact_kind)i)));
            if (same && ticket->facts[i].n > 0) {
                return true;
            }
        }
    }
    return false;
}

static cordial_status find_lacks(struct suggesting *g, struct str_list *out, cordial_error *err)
{
    const struct indexed_list *all;
    struct map seen;
    map_init(&seen, g->mem);
    TRY(searcher_answer(g->s, g->rows[0].id, &all, err));
    for (size_t i = 0; i < all->n; i++) {
        struct indexed row = all->rows[i];
        TRY(index_reader_card(g->mem, g->s->reader, CARD_HEAD, &row, err));
        const struct str_list *needs = &row.card.entry.needs;
        for (size_t j = 0; j < needs->n; j++) {
            bool is_new = false;
            map_put(&seen, needs->rows[j], 1, &is_new);
            if (is_new && !ticket_has(g->ticket, needs->rows[j])) {
                out->rows = arena_more(g->mem, out->rows, out->n, &out->cap, sizeof *out->rows);
                out->rows[out->n++] = needs->rows[j];
            }
        }
    }
    return CORDIAL_OK;
}

static double answer_threshold(const struct config *config)
{
    struct str set = yaml_text(yaml_get(yaml_get(config->root, "confidence"), "answer"));
    char *end = NULL;
    double value = set.n > 0 ? strtod(set.p, &end) : 0;
    return end != NULL && end > set.p ? value : confidence_answer_default;
}

static cordial_status decide(struct suggesting *g, struct suggested *out, cordial_error *err)
{
    out->decision = CORDIAL_DECISION_NONE;
    if (g->n == 0 || g->rows[0].confidence < answer_threshold(g->s->config)) {
        return CORDIAL_OK;
    }
    TRY(find_lacks(g, &out->lacks, err));
    out->decision = out->lacks.n > 0 ? CORDIAL_DECISION_ASK : CORDIAL_DECISION_ANSWER;
    return CORDIAL_OK;
}

cordial_status suggest_run(struct arena *mem, struct searcher *s, const cordial_ticket *ticket,
                           const struct suggest_options *options, struct suggested *out,
                           cordial_error *err)
{
    struct suggesting g = {.mem = mem, .s = s, .ticket = ticket, .options = options};
    struct xc_hits hits;
    *out = (struct suggested){0};
    g.sets = arena_array(mem, s->n_languages + 1, sizeof *g.sets);
    g.has_set = arena_array(mem, s->n_languages + 1, sizeof *g.has_set);
    g.terms = terms_choose(mem, s, ticket, SUGGEST_TERMS_MAX);
    TRY(find_documents(&g, &hits, err));
    TRY(weigh_all(&g, &hits, err));
    TRY(decide(&g, out, err));
    struct sought sought = sought_terms(&g);
    size_t n = options->n < g.n ? options->n : g.n;
    out->rows = arena_array(mem, n, sizeof *out->rows);
    for (; out->n < n; out->n++) {
        TRY(show(&g, &g.rows[out->n], &sought, &out->rows[out->n], err));
    }
    return CORDIAL_OK;
}
