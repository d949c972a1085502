/* The ranked answers with their reasons and what to show of them; and what to do. */
#include "search/suggest.h"

#include "search/candidates.h"
#include "search/confidence.h"
#include "search/shown.h"

enum { REASON_WORDS = 6 };

struct suggesting {
    struct arena *mem;
    struct searcher *s;
    const cordial_ticket *ticket;
    struct candidates found;
};

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
    for (size_t i = 0; i < g->found.terms.n_chosen && n < REASON_WORDS; i++) {
        const struct word *word = &g->found.terms.rows[i].word;
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
    if (c->evidence.alike > 0) {
        size_t n = c->evidence.alike;
        add_reason(g->mem, &r, "past",
                   arena_printf(g->mem, "accepted %zu time%s for tickets like this", n,
                                n == 1 ? "" : "s"));
    }
    if (words.n > 0) {
        add_reason(g->mem, &r, "words", words);
    }
    return r;
}

static struct sought sought_terms(struct suggesting *g)
{
    struct word *words = arena_array(g->mem, g->found.terms.n_chosen + 1, sizeof *words);
    size_t *weights = arena_array(g->mem, g->found.terms.n_chosen + 1, sizeof *weights);
    for (size_t i = 0; i < g->found.terms.n_chosen; i++) {
        words[i] = g->found.terms.rows[i].word;
        weights[i] = 1 + (size_t)(g->found.terms.rows[i].idf * 10);
    }
    return (struct sought){
        .rows = words, .weights = weights, .n = g->found.terms.n_chosen, .in_ticket = true};
}

static cordial_status show(struct suggesting *g, const struct candidate *c,
                           const struct sought *sought, cordial_suggestion *out, cordial_error *err)
{
    struct shown shown;
    struct reasons reasons = explain(g, c);
    TRY(shown_make(g->mem, g->s, c->docid, g->found.terms.language, sought, &shown, err));
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

static bool is_among(const struct str_list *list, struct str text)
{
    for (size_t i = 0; i < list->n; i++) {
        if (str_eq(list->rows[i], text)) {
            return true;
        }
    }
    return false;
}

cordial_status suggest_lacks(struct arena *mem, struct searcher *s, const cordial_ticket *ticket,
                             struct str id, struct str_list *lacks, cordial_error *err)
{
    const struct indexed_list *all;
    TRY(searcher_answer(s, id, &all, err));
    for (size_t i = 0; i < all->n; i++) {
        struct indexed row = all->rows[i];
        TRY(index_reader_card(mem, s->reader, CARD_HEAD, &row, err));
        const struct str_list *needs = &row.card.entry.needs;
        for (size_t j = 0; j < needs->n; j++) {
            if (!ticket_has(ticket, needs->rows[j]) && !is_among(lacks, needs->rows[j])) {
                lacks->rows =
                    arena_more(mem, lacks->rows, lacks->n, &lacks->cap, sizeof *lacks->rows);
                lacks->rows[lacks->n++] = needs->rows[j];
            }
        }
    }
    return CORDIAL_OK;
}

static cordial_status decide(struct suggesting *g, struct suggested *out, cordial_error *err)
{
    out->decision = CORDIAL_DECISION_NONE;
    struct config_confidence enough =
        config_confidence(g->s->config, g->found.terms.language, confidence_answer_default);
    out->threshold = enough.answer;
    double best = g->found.n > 0 ? g->found.rows[0].confidence : 0;
    if (g->found.n == 0 || (best < enough.none && best < enough.answer)) {
        return CORDIAL_OK;
    }
    TRY(suggest_lacks(g->mem, g->s, g->ticket, g->found.rows[0].id, &out->lacks, err));
    if (out->lacks.n > 0) {
        out->decision = CORDIAL_DECISION_ASK;
    } else if (best >= enough.answer) {
        out->decision = CORDIAL_DECISION_ANSWER;
    }
    return CORDIAL_OK;
}

cordial_status suggest_run(struct arena *mem, struct searcher *s, const cordial_ticket *ticket,
                           const struct suggest_options *options, struct suggested *out,
                           cordial_error *err)
{
    struct suggesting g = {.mem = mem, .s = s, .ticket = ticket};
    *out = (struct suggested){0};
    TRY(candidates_find(mem, s, ticket, options->without, &g.found, err));
    TRY(decide(&g, out, err));
    struct sought sought = sought_terms(&g);
    size_t n = options->n < g.found.n ? options->n : g.found.n;
    out->rows = arena_array(mem, n, sizeof *out->rows);
    for (; out->n < n; out->n++) {
        TRY(show(&g, &g.found.rows[out->n], &sought, &out->rows[out->n], err));
    }
    return CORDIAL_OK;
}
