/* The query for the index, the bags of what it finds, the order. */
#include "search/candidates.h"

#include "index/fields.h"
#include "search/confidence.h"
#include "search/query.h"
#include "search/search.h"
#include "search/synonyms.h"

#include <stdlib.h>

struct finding {
    struct arena *mem;
    struct searcher *s;
    struct ticket_terms terms;
    struct probe **stems; /* the ticket's, per language of the index; made when first needed */
    struct probe *grams;
    struct candidate *rows;
    size_t n;
};

/* What stands for several words side by side, or for one that no entry has: others bring theirs. */
static size_t add_synonyms(struct finding *f, const struct xc_query **rows)
{
    struct searcher_language *language = searcher_language(f->s, f->terms.language);
    size_t n = 0;
    for (size_t i = 0; i < f->terms.words.n && language != NULL && n < SYNONYMS_MAX; i++) {
        struct synonyms_found found = synonyms_at(f->s, language, &f->terms.words, i);
        bool wanted = found.n_words > 1 || f->terms.row_of[i] >= f->terms.n_chosen;
        for (size_t j = 0; j < found.n && wanted && n < SYNONYMS_MAX; j++) {
            rows[n] = query_synonym(f->mem, f->s, language, &found.others[j], SYNONYM_SCALE);
            n += rows[n] != NULL;
        }
    }
    return n;
}

/* Any of the terms, each once however often the ticket says it; no notes, no drafts. */
static const struct xc_query *build_query(struct finding *f)
{
    const struct xc_query **rows =
        arena_array(f->mem, f->terms.n_chosen + SYNONYMS_MAX, sizeof(struct xc_query *));
    size_t n = 0;
    for (size_t i = 0; i < f->terms.n_chosen; i++) {
        const struct xc_query *word =
            query_word_near(f->mem, f->s, &f->terms.rows[i].word, f->terms.language);
        if (word != NULL) {
            rows[n++] = word;
        }
    }
    n += add_synonyms(f, rows + n);
    if (n == 0) {
        return NULL;
    }
    struct str none = {NULL, 0};
    const struct xc_query *parts[] = {
        query_node(f->mem, XC_OR, rows, n),
        query_term(f->mem, term_make(f->mem, TERM_KIND, none, STR("note")), 1),
        query_term(f->mem, term_make(f->mem, TERM_STATE, none, STR("draft")), 1),
    };
    return query_node(f->mem, XC_NOT, parts, 3);
}

static cordial_status find_documents(struct finding *f, struct xc_hits *out, cordial_error *err)
{
    const struct xc_query *query = build_query(f);
    *out = (struct xc_hits){0};
    if (query == NULL) {
        return CORDIAL_OK;
    }
    struct xc_search_options options = {
        .n = CANDIDATES_MAX,
        .collapse = !f->s->lone_entries,
        .collapse_slot = SLOT_ID,
        .bm25 = search_bm25,
    };
    return xc_search(f->mem, index_reader_xc(f->s->reader), query, &options, out, err);
}

/* NULL when the index has no entry in the language. */
static const struct probe *stems_for(struct finding *f, struct str language)
{
    struct searcher_language *row = searcher_language(f->s, language);
    if (row == NULL) {
        return NULL;
    }
    struct probe **stems = &f->stems[row - f->s->languages];
    if (*stems == NULL) {
        *stems = probe_stems(f->mem, f->s, &f->terms, row);
    }
    return *stems;
}

static bool has_language(const struct indexed_list *all, struct str language)
{
    for (size_t i = 0; i < all->n; i++) {
        if (!all->rows[i].note && str_eq(all->rows[i].stamp.language, language)) {
            return true;
        }
    }
    return false;
}

/* By its entries in the ticket's language; by all of them when it has none. */
static cordial_status weigh(struct finding *f, struct candidate *c, cordial_error *err)
{
    const struct indexed *found;
    struct indexed_list all;
    TRY(searcher_document(f->s, c->docid, &found, err));
    c->id = found->stamp.id;
    evidence_init(f->mem, &f->terms, &c->evidence);
    TRY(searcher_answer_of(f->mem, f->s, found, &all, err));
    bool own = has_language(&all, f->terms.language);
    for (size_t i = 0; i < all.n; i++) {
        struct indexed row = all.rows[i];
        bool looked_at = !row.note && (!own || str_eq(row.stamp.language, f->terms.language));
        const struct probe *stems = looked_at ? stems_for(f, row.stamp.language) : NULL;
        if (stems != NULL) {
            TRY(index_reader_card(f->mem, f->s->reader, CARD_WHOLE, &row, err));
            evidence_add(f->mem, &f->terms, stems, f->grams, &row.card, &c->evidence);
        }
    }
    evidence_sum(&f->terms, &c->evidence);
    return CORDIAL_OK;
}

/* The first document of an answer that is an entry to be suggested; 0 when there is none. */
static cordial_status find_entry(struct finding *f, struct str id, uint32_t *out,
                                 cordial_error *err)
{
    const struct indexed_list *all;
    *out = 0;
    TRY(searcher_answer(f->s, id, &all, err));
    for (size_t i = 0; i < all->n && *out == 0; i++) {
        struct indexed row = all->rows[i];
        TRY(index_reader_card(f->mem, f->s->reader, CARD_HEAD, &row, err));
        if (!row.note && row.card.entry.state == ENTRY_READY) {
            *out = row.docid;
        }
    }
    return CORDIAL_OK;
}

static struct candidate *candidate_of(struct finding *f, struct str id)
{
    for (size_t i = 0; i < f->n; i++) {
        if (str_eq(f->rows[i].id, id)) {
            return &f->rows[i];
        }
    }
    return NULL;
}

/* What the past says for an answer, which may be one that the words did not find. */
static cordial_status add_past(struct finding *f, const struct learned_row *row, cordial_error *err)
{
    uint32_t docid;
    TRY(find_entry(f, row->id, &docid, err));
    if (docid == 0) {
        return CORDIAL_OK; /* gone, or not for this audience */
    }
    const struct indexed *document;
    TRY(searcher_document(f->s, docid, &document, err));
    struct candidate *c = candidate_of(f, document->stamp.id);
    if (c == NULL) {
        c = &f->rows[f->n++];
        c->docid = docid;
        TRY(weigh(f, c, err));
    }
    evidence_of_past(row, &c->evidence);
    return CORDIAL_OK;
}

/* The ticket's words as the ledger keeps tickets: without the customer's own. */
static struct str words_of(struct finding *f)
{
    return words_join(f->mem, &f->terms.words, 0, f->terms.words.n);
}

static cordial_status ask_past(struct finding *f, struct learned_row **out, size_t *out_n,
                               cordial_error *err)
{
    *out_n = 0;
    if (f->s->learned == NULL) {
        return CORDIAL_OK;
    }
    return learned_rank(f->mem, f->s->learned, words_of(f), f->terms.language, out, out_n, err);
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

static cordial_status weigh_all(struct finding *f, const struct xc_hits *hits, cordial_error *err)
{
    struct learned_row *past;
    size_t n_past;
    TRY(ask_past(f, &past, &n_past, err));
    f->rows = arena_array(f->mem, hits->n + n_past, sizeof *f->rows);
    for (; f->n < hits->n; f->n++) {
        f->rows[f->n].docid = hits->rows[f->n].docid;
        TRY(weigh(f, &f->rows[f->n], err));
    }
    for (size_t i = 0; i < n_past; i++) {
        TRY(add_past(f, &past[i], err));
    }
    return CORDIAL_OK;
}

static void begin(struct arena *mem, struct searcher *s, const cordial_ticket *ticket,
                  struct finding *out)
{
    *out = (struct finding){.mem = mem, .s = s};
    out->terms = terms_choose(mem, s, ticket, CANDIDATES_TERMS, CANDIDATES_ENOUGH);
    out->stems = arena_array(mem, s->n_languages, sizeof *out->stems);
    out->grams = probe_grams(mem, &out->terms);
}

static void rank(const struct finding *f, struct candidates *out)
{
    *out = (struct candidates){f->terms, f->rows, f->n};
    confidence_score(out);
    if (out->n > 1) {
        qsort(out->rows, out->n, sizeof *out->rows, best_first);
    }
    confidence_set(out);
}

cordial_status candidates_find(struct arena *mem, struct searcher *s, const cordial_ticket *ticket,
                               unsigned without, struct candidates *out, cordial_error *err)
{
    struct finding f;
    struct xc_hits hits;
    begin(mem, s, ticket, &f);
    TRY(find_documents(&f, &hits, err));
    TRY(weigh_all(&f, &hits, err));
    for (size_t i = 0; i < f.n; i++) {
        evidence_leave_out(&f.rows[i].evidence, without);
    }
    rank(&f, out);
    return CORDIAL_OK;
}

cordial_status candidates_weigh(struct arena *mem, struct searcher *s, const cordial_ticket *ticket,
                                const struct str_list *ids, struct candidates *out,
                                cordial_error *err)
{
    struct finding f;
    begin(mem, s, ticket, &f);
    f.rows = arena_array(mem, ids->n, sizeof *f.rows);
    for (size_t i = 0; i < ids->n; i++) {
        struct candidate *c = &f.rows[f.n];
        TRY(find_entry(&f, ids->rows[i], &c->docid, err));
        if (c->docid != 0) {
            f.n++;
            TRY(weigh(&f, c, err));
        }
    }
    rank(&f, out);
    return CORDIAL_OK;
}
