/* From a ticket to suggestions, a draft and its check, as the public header has it. */
#include "lib/judge.h"

#include "base/clock.h"
#include "reply/compose.h"
#include "reply/handover.h"
#include "search/questions.h"

#include <stdlib.h>

typedef HANDED(cordial_suggestions) handed_suggestions;

struct suggesting {
    struct arena *mem;
    cordial_base *base;
    struct searcher *s;
    const cordial_suggest_options *options;
    cordial_ticket ticket;
    struct suggested found;
    struct source *sources; /* of the draft, the main one first */
    size_t n_sources;
    size_t *source_of;    /* for each question the source that answers it, or STR_NOT_FOUND */
    struct str_list open; /* questions that none answers */
    int64_t now_s;
};

enum { SOURCES_MAX = 3 }; /* that cordial chooses itself */

const char *cordial_decision_name(cordial_decision decision)
{
    static const char *const names[] = {
        [CORDIAL_DECISION_ANSWER] = "answer",
        [CORDIAL_DECISION_ASK] = "ask",
        [CORDIAL_DECISION_NONE] = "none",
    };
    return (size_t)decision < sizeof names / sizeof names[0] ? names[decision] : "unknown";
}

const cordial_kind *cordial_kind_at(size_t i)
{
    return compose_kind_at(i);
}

/* The agent has decided: the chosen answers are given, and what any of them lacks is asked. */
static cordial_status decide_by_choice(struct suggesting *g, cordial_error *err)
{
    struct str_list *lacks = &g->found.lacks;
    *lacks = (struct str_list){0};
    for (size_t i = 0; i < g->n_sources; i++) {
        TRY(suggest_lacks(g->mem, g->s, &g->ticket, g->sources[i].id, lacks, err));
        if (i == 0) { /* the decision is that of the main answer */
            g->found.decision = lacks->n > 0 ? CORDIAL_DECISION_ASK : CORDIAL_DECISION_ANSWER;
        }
    }
    return CORDIAL_OK;
}

static cordial_status find_source(struct suggesting *g, struct str id, struct source *out,
                                  cordial_error *err)
{
    return advice_source(g->mem, g->s, id, str_of(g->ticket.language), out, err);
}

static cordial_status fit_questions(struct suggesting *g, const struct str_list *ids,
                                    cordial_error *err)
{
    g->source_of = arena_array(g->mem, g->ticket.n_questions, sizeof *g->source_of);
    return questions_fit(g->mem, g->s, &g->ticket, ids, g->found.threshold, g->source_of, err);
}

/* Those that the agent chose. */
static cordial_status use_sources(struct suggesting *g, cordial_error *err)
{
    const cordial_suggest_options *o = g->options;
    struct str_list ids = {.rows = arena_array(g->mem, o->n_use, sizeof *ids.rows), .n = o->n_use};
    g->sources = arena_array(g->mem, o->n_use, sizeof *g->sources);
    for (; g->n_sources < o->n_use; g->n_sources++) {
        struct source *source = &g->sources[g->n_sources];
        TRY(find_source(g, str_of(o->use[g->n_sources]), source, err));
        if (o->n_use > 1 && source->reply == NULL) { /* an article alone is no part among others */
            return err_set(err, CORDIAL_E_USAGE, "'%s' has no reply to compose with others from",
                           o->use[g->n_sources]);
        }
        ids.rows[g->n_sources] = source->id;
    }
    TRY(decide_by_choice(g, err));
    return fit_questions(g, &ids, err);
}

/*
 * An answer that another question fits becomes a source as well, when it has a reply in the main
 * one's language. @number: its row among the suggestions; @out: its row among the sources.
 */
static cordial_status add_source(struct suggesting *g, size_t number, size_t *out,
                                 cordial_error *err)
{
    struct source source;
    struct str id = str_of(g->found.rows[number].id);
    for (size_t i = 0; i < g->n_sources; i++) {
        if (str_eq(g->sources[i].id, id)) {
            *out = i;
            return CORDIAL_OK;
        }
    }
    TRY(find_source(g, id, &source, err));
    const struct entry *reply = source.reply;
    const struct entry *main_reply = g->sources[0].reply;
    bool fits = reply != NULL && main_reply != NULL && g->n_sources < SOURCES_MAX &&
                str_eq(reply->language, main_reply->language);
    *out = fits ? g->n_sources : STR_NOT_FOUND;
    if (fits) {
        g->sources[g->n_sources++] = source;
        TRY(suggest_lacks(g->mem, g->s, &g->ticket, source.id, &g->found.lacks, err));
    }
    return CORDIAL_OK;
}

/* The best answer, and for an answer in full one for each question that another answer fits. */
static cordial_status find_sources(struct suggesting *g, cordial_error *err)
{
    struct str_list ids = {.rows = arena_array(g->mem, g->found.n, sizeof *ids.rows)};
    if (g->found.decision == CORDIAL_DECISION_NONE) {
        return CORDIAL_OK;
    }
    g->sources = arena_array(g->mem, SOURCES_MAX, sizeof *g->sources);
    TRY(find_source(g, str_of(g->found.rows[0].id), &g->sources[0], err));
    g->n_sources = 1;
    while (ids.n < g->found.n) {
        ids.rows[ids.n] = str_of(g->found.rows[ids.n].id);
        ids.n++;
    }
    TRY(fit_questions(g, &ids, err));
    for (size_t i = 0; i < g->ticket.n_questions; i++) {
        size_t number = g->source_of[i];
        if (number == STR_NOT_FOUND || number == 0) {
            continue;
        }
        if (g->found.decision != CORDIAL_DECISION_ANSWER) {
            g->source_of[i] = STR_NOT_FOUND; /* what is missing is asked for first */
            continue;
        }
        TRY(add_source(g, number, &g->source_of[i], err));
    }
    return CORDIAL_OK;
}

/* What each question is answered by, and which ones the draft must say are left open. */
static void answer_questions(struct suggesting *g)
{
    cordial_question *questions = arena_array(g->mem, g->ticket.n_questions, sizeof *questions);
    struct str *open = arena_array(g->mem, g->ticket.n_questions, sizeof *open);
    g->open = (struct str_list){.rows = open};
    for (size_t i = 0; i < g->ticket.n_questions; i++) {
        questions[i] = g->ticket.questions[i];
        size_t source = g->n_sources > 0 ? g->source_of[i] : STR_NOT_FOUND;
        if (source < g->n_sources) {
            questions[i].answered_by = arena_cstr(g->mem, g->sources[source].id);
        } else {
            questions[i].answered_by = NULL;
            open[g->open.n++] = str_of(questions[i].text);
        }
    }
    g->ticket.questions = questions;
}

/* The answers to compose from. */
static cordial_status choose_sources(struct suggesting *g, cordial_error *err)
{
    TRY(g->options->n_use > 0 ? use_sources(g, err) : find_sources(g, err));
    answer_questions(g);
    return CORDIAL_OK;
}

/* Another reply's template, for {{> id}}, in the language of the draft. */
static bool find_reply(void *self, struct str id, struct str *out)
{
    struct suggesting *g = self;
    struct source source;
    cordial_error ignored; /* the template that asks for it will say so */
    struct str language = str_of(g->ticket.language);
    if (advice_source(g->mem, g->s, id, language, &source, &ignored) != CORDIAL_OK ||
        source.reply == NULL) {
        return false;
    }
    *out = source.reply->body;
    return true;
}

static cordial_status make_draft(struct suggesting *g, cordial_draft *out, cordial_error *err)
{
    const struct entry **replies = arena_array(g->mem, g->n_sources, sizeof *replies);
    size_t n = 0;
    for (size_t i = 0; i < g->n_sources; i++) {
        if (g->sources[i].reply != NULL) {
            replies[n++] = g->sources[i].reply;
        }
    }
    struct compose_request request = {
        .config = &g->base->config,
        .ticket = &g->ticket,
        .decision = g->found.decision,
        .chosen = g->options->n_use > 0,
        .as = g->options->as,
        .language = str_of(g->ticket.language),
        .agent = str_of(g->options->agent),
        .now_s = g->now_s,
        .replies = replies,
        .n_replies = n,
        .article = g->n_sources > 0 ? g->sources[0].article : NULL,
        .needs = g->found.lacks,
        .open = g->options->n_use > 0 ? (struct str_list){0} : g->open,
        .reply_by_id = find_reply,
        .self = g,
    };
    return compose(g->mem, &request, out, err);
}

static cordial_status check_draft(struct suggesting *g, const cordial_draft *draft,
                                  cordial_check *out, cordial_error *err)
{
    cordial_decision decision = compose_like(
        g->options->as, g->options->n_use > 0 ? CORDIAL_DECISION_ANSWER : g->found.decision);
    bool rests = decision != CORDIAL_DECISION_NONE && g->n_sources > 0;
    struct check_request request = {
        .config = &g->base->config,
        .text = str_of(draft->text),
        .language = str_of(draft->language),
        .agent = str_of(g->options->agent),
        .messages = g->options->messages,
        .ticket = &g->ticket,
        .sources = judge_sources(g->mem, g->sources, g->n_sources),
        .n_sources = rests ? g->n_sources : 0,
        .decision = decision,
        .now_s = g->now_s,
    };
    return judge(g->mem, g->s, &request, out, err);
}

static cordial_status read_and_rank(struct suggesting *g, struct str bytes, cordial_error *err)
{
    const cordial_suggest_options *o = g->options;
    struct str language = {NULL, 0};
    if (o->language != NULL && !language_code(g->mem, str_of(o->language), &language)) {
        return err_set(err, CORDIAL_E_USAGE, "'%s' is no language code", o->language);
    }
    TRY(advice_read(g->mem, g->s, bytes, o->format, language, &g->ticket, err));
    struct suggest_options wanted = {.n = o->n > 0 ? o->n : SUGGEST_DEFAULT};
    TRY(evidence_kinds(str_of(o->without), &wanted.without, err));
    return suggest_run(g->mem, g->s, &g->ticket, &wanted, &g->found, err);
}

/* For the colleague of whom the draft speaks; NULL when it speaks of none. */
static const char *hand_over(struct suggesting *g)
{
    bool open = g->found.decision == CORDIAL_DECISION_ANSWER && g->open.n > 0 &&
                g->options->n_use == 0 && g->options->as == NULL;
    if (g->found.decision != CORDIAL_DECISION_NONE && !open) {
        return NULL;
    }
    const struct handover handover = {
        .ticket = &g->ticket,
        .rows = g->found.rows,
        .n_rows = g->found.n,
        .decision = g->found.decision,
        .threshold = g->found.threshold,
    };
    return handover_note(g->mem, &handover);
}

static cordial_status suggest(struct suggesting *g, struct str bytes, cordial_suggestions *out,
                              cordial_error *err)
{
    TRY(read_and_rank(g, bytes, err));
    TRY(choose_sources(g, err));
    if (!g->options->no_draft) {
        cordial_draft *draft = arena_alloc(g->mem, sizeof *draft);
        cordial_check *check = arena_alloc(g->mem, sizeof *check);
        TRY(make_draft(g, draft, err));
        TRY(check_draft(g, draft, check, err));
        out->draft = draft;
        out->check = check;
    }
    out->ticket = &g->ticket;
    out->decision = g->found.decision;
    out->rows = g->found.rows;
    out->n_rows = g->found.n;
    out->handover = hand_over(g);
    return CORDIAL_OK;
}

cordial_status cordial_suggest(cordial_base *base, const char *ticket, size_t bytes,
                               const cordial_suggest_options *options, cordial_suggestions **out,
                               cordial_error *err)
{
    LOCAL_ERROR(err);
    static const cordial_suggest_options defaults = {0};
    int64_t start_us = clock_us();
    struct searcher *s = NULL;
    options = options != NULL ? options : &defaults;
    if (options->n > SUGGEST_MAX) {
        return err_set(err, CORDIAL_E_LIMIT, "%zu suggestions, at most %d", options->n,
                       SUGGEST_MAX);
    }
    if (options->as != NULL && !compose_has_kind(options->as)) {
        return err_set(err, CORDIAL_E_USAGE, "no kind of draft '%s'", options->as);
    }
    TRY(handle_searcher(base, &s, err));
    handed_suggestions *handed = heap_alloc(sizeof *handed);
    struct suggesting *g = arena_alloc(&handed->mem, sizeof *g);
    *g = (struct suggesting){
        .mem = &handed->mem,
        .base = base,
        .s = s,
        .options = options,
        .now_s = options->now_s != 0 ? options->now_s : clock_day_s(),
    };
    if (suggest(g, (struct str){ticket, bytes}, &handed->data, err) != CORDIAL_OK) {
        cordial_suggestions_free(&handed->data);
        return err->status;
    }
    handed->data.took_ms = clock_took_ms(start_us);
    *out = &handed->data;
    return CORDIAL_OK;
}

void cordial_suggestions_free(cordial_suggestions *suggestions)
{
    if (suggestions != NULL) {
        handed_suggestions *handed = (handed_suggestions *)(void *)suggestions;
        arena_done(&handed->mem);
        free(handed);
    }
}
