/* From a ticket to suggestions, a draft and its check, as the public header has it. */
#include "lib/judge.h"

#include "base/clock.h"
#include "reply/compose.h"

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
};

const char *cordial_decision_name(cordial_decision decision)
{
    static const char *const names[] = {
        [CORDIAL_DECISION_ANSWER] = "answer",
        [CORDIAL_DECISION_ASK] = "ask",
        [CORDIAL_DECISION_NONE] = "none",
    };
    return (size_t)decision < sizeof names / sizeof names[0] ? names[decision] : "unknown";
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

/* The answers to compose from: those the caller chose, else the best one if it is good enough. */
static cordial_status choose_sources(struct suggesting *g, cordial_error *err)
{
    const cordial_suggest_options *o = g->options;
    struct str language = str_of(g->ticket.language);
    size_t n = o->n_use > 0 ? o->n_use : g->found.decision != CORDIAL_DECISION_NONE;
    g->sources = arena_array(g->mem, n, sizeof *g->sources);
    for (; g->n_sources < n; g->n_sources++) {
        const char *id = o->n_use > 0 ? o->use[g->n_sources] : g->found.rows[0].id;
        struct source *source = &g->sources[g->n_sources];
        TRY(advice_source(g->mem, g->s, str_of(id), language, source, err));
        if (n > 1 && source->reply == NULL) { /* an article alone is no part among others */
            return err_set(err, CORDIAL_E_USAGE, "'%s' has no reply to compose with others from",
                           id);
        }
    }
    return o->n_use > 0 ? decide_by_choice(g, err) : CORDIAL_OK;
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

/* The draft is in the language of its main source. */
static struct str draft_language(const struct suggesting *g)
{
    if (g->n_sources == 0) {
        return str_of(g->ticket.language);
    }
    const struct source *main_source = &g->sources[0];
    return main_source->reply != NULL ? main_source->reply->language
                                      : main_source->article->language;
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
        .language = draft_language(g),
        .agent = str_of(g->options->agent),
        .replies = replies,
        .n_replies = n,
        .article = g->n_sources > 0 ? g->sources[0].article : NULL,
        .needs = g->found.lacks,
        .reply_by_id = find_reply,
        .self = g,
    };
    return compose(g->mem, &request, out, err);
}

static cordial_status check_draft(struct suggesting *g, const cordial_draft *draft,
                                  cordial_check *out, cordial_error *err)
{
    struct check_request request = {
        .config = &g->base->config,
        .text = str_of(draft->text),
        .language = str_of(draft->language),
        .agent = str_of(g->options->agent),
        .ticket = &g->ticket,
        .sources = judge_sources(g->mem, g->sources, g->n_sources),
        .n_sources = g->n_sources,
        .decision = g->options->n_use > 0 ? CORDIAL_DECISION_ANSWER : g->found.decision,
    };
    return judge(g->mem, g->s, &request, out, err);
}

/* Does the entry hold any telling word of the question? */
static bool entry_speaks_of(struct suggesting *g, const struct entry *entry,
                            const struct words *question)
{
    struct searcher_language *language = searcher_language(g->s, entry->language);
    struct map stems;
    map_init(&stems, g->mem);
    for (size_t i = 0; i < entry->n_sections && language != NULL; i++) {
        struct words words = words_cut(g->mem, entry->sections[i].text);
        for (size_t j = 0; j < words.n; j++) {
            struct str key = stem(language->stemmer, words.rows[j].text);
            map_put(&stems, arena_str(g->mem, key), 1, NULL);
        }
    }
    for (size_t i = 0; i < question->n && language != NULL; i++) {
        struct str word = question->rows[i].text;
        bool telling = !word_is_stop(str_of(g->ticket.language), word);
        if (telling && map_get(&stems, stem(language->stemmer, word)) != NULL) {
            return true;
        }
    }
    return false;
}

/* The source that answers a question; a single question is what the main one answers. */
static const char *answer_of(struct suggesting *g, const cordial_question *question)
{
    struct words words = words_cut(g->mem, str_of(question->text));
    for (size_t i = 0; i < g->n_sources; i++) {
        const struct source *source = &g->sources[i];
        bool alone = i == 0 && g->ticket.n_questions == 1;
        if (alone || (source->reply != NULL && entry_speaks_of(g, source->reply, &words)) ||
            (source->article != NULL && entry_speaks_of(g, source->article, &words))) {
            return arena_cstr(g->mem, source->id);
        }
    }
    return NULL;
}

static void answer_questions(struct suggesting *g)
{
    cordial_question *questions = arena_array(g->mem, g->ticket.n_questions, sizeof *questions);
    for (size_t i = 0; i < g->ticket.n_questions; i++) {
        questions[i] = g->ticket.questions[i];
        questions[i].answered_by = answer_of(g, &questions[i]);
    }
    g->ticket.questions = questions;
}

/* For the colleague who takes over: what is known, and what came nearest. */
static const char *hand_over(struct suggesting *g)
{
    AUTO(buf_done) struct buf b = {0};
    const cordial_ticket *t = &g->ticket;
    if (g->found.decision != CORDIAL_DECISION_NONE) {
        return NULL;
    }
    buf_printf(&b,
               "No answer of the base fits this ticket.\nCustomer: %s\nLanguage: %s, mood: %s%s\n",
               t->customer != NULL ? t->customer : "unknown", t->language,
               cordial_mood_name(t->mood), t->urgent ? ", urgent" : "");
    for (size_t i = 0; i < t->n_questions; i++) {
        buf_printf(&b, "Asks: %s\n", t->questions[i].text);
    }
    for (size_t i = 0; i < g->found.n && i < 3; i++) {
        buf_printf(&b, "Nearest: %s (%s, %.0f %%)\n", g->found.rows[i].title, g->found.rows[i].id,
                   g->found.rows[i].confidence * 100);
    }
    return buf_keep(&b, g->mem).p;
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
    answer_questions(g);
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
    TRY(handle_searcher(base, &s, err));
    handed_suggestions *handed = heap_alloc(sizeof *handed);
    struct suggesting *g = arena_alloc(&handed->mem, sizeof *g);
    *g = (struct suggesting){.mem = &handed->mem, .base = base, .s = s, .options = options};
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
