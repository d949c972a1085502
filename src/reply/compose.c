/* The table of kinds; in which language and register; running the parts. */
#include "reply/compose.h"

#include "reply/courtesy.h"
#include "reply/draft.h"
#include "reply/parts.h"

enum { PARTS_MAX = 8 };

struct kind {
    cordial_kind shown;
    bool on_demand;    /* else it follows from the decision */
    bool answers;      /* says what its sources say */
    bool sources;      /* rests on them */
    const char *needs; /* a phrase that the draft's language must have, when it does not answer */
    draft_part parts[PARTS_MAX];
};

/* Sorted by name. */
static const struct kind kinds[] = {
    {
        .shown = {"answer", "what the sources say, as an answer to the whole message"},
        .answers = true,
        .sources = true,
        .parts = {part_greeting, part_understanding, part_action, part_answers, part_open, part_end,
                  part_signature},
    },
    {
        .shown = {"ask", "questions for what the answer needs"},
        .sources = true,
        .needs = "ask.one",
        .parts = {part_greeting, part_understanding, part_questions, part_signature},
    },
    {
        .shown = {"chat", "a short form of the answer, for a conversation"},
        .on_demand = true,
        .answers = true,
        .sources = true,
        .needs = "none.received",
        .parts = {part_greeting, part_sympathy, part_chat_body, part_chat_end},
    },
    {
        .shown = {"cooperate", "asks once more, kindly, for what is needed to go on"},
        .on_demand = true,
        .sources = true,
        .needs = "cooperate.lead",
        .parts = {part_greeting, part_cooperate, part_signature},
    },
    {
        .shown = {"delay", "it is still being worked on, and when there will be word"},
        .on_demand = true,
        .needs = "delay.working",
        .parts = {part_greeting, part_understanding, part_delay, part_signature},
    },
    {
        .shown = {"none", "thanks, and a colleague takes over"},
        .needs = "none.received",
        .parts = {part_greeting, part_understanding, part_received, part_signature},
    },
    {
        .shown = {"part", "the answer alone, to be put into a reply that is being written"},
        .on_demand = true,
        .answers = true,
        .sources = true,
        .parts = {part_answers},
    },
    {
        .shown = {"solved", "it is solved: what was done, and what if it comes back"},
        .on_demand = true,
        .needs = "solved.done",
        .parts = {part_greeting, part_solved, part_signature},
    },
};
enum { KINDS = sizeof kinds / sizeof kinds[0] };

const cordial_kind *compose_kind_at(size_t i)
{
    for (size_t row = 0; row < KINDS; row++) {
        if (kinds[row].on_demand && i-- == 0) {
            return &kinds[row].shown;
        }
    }
    return NULL;
}

static const struct kind *find_kind(const char *name)
{
    for (size_t i = 0; i < KINDS; i++) {
        if (strcmp(kinds[i].shown.name, name) == 0) {
            return &kinds[i];
        }
    }
    return NULL;
}

bool compose_has_kind(const char *name)
{
    const struct kind *kind = find_kind(name);
    return kind != NULL && kind->on_demand;
}

cordial_decision compose_like(const char *name, cordial_decision decision)
{
    const struct kind *kind = name != NULL ? find_kind(name) : NULL;
    if (kind == NULL || kind->answers) {
        return decision;
    }
    return kind->sources ? CORDIAL_DECISION_ASK : CORDIAL_DECISION_NONE;
}

/* What the draft is to be: as asked for, else what follows from the decision. */
static const struct kind *kind_for(const struct compose_request *request)
{
    bool has_answer = request->n_replies > 0 || request->article != NULL;
    bool given = request->chosen || request->decision == CORDIAL_DECISION_ANSWER;
    bool asks = request->decision == CORDIAL_DECISION_ASK && request->needs.n > 0;
    if (request->as != NULL) {
        return find_kind(request->as);
    }
    return find_kind(given && has_answer ? "answer" : asks ? "ask" : "none");
}

/* Language and register */

static struct str source_language(const struct compose_request *request)
{
    if (request->n_replies > 0) {
        return request->replies[0]->language;
    }
    return request->article != NULL ? request->article->language : request->language;
}

/*
 * An answer is in the customer's language, also around a source in another one; when there are
 * no words for that, wholly in the source's. What has nothing else to say is in a language that
 * has words for it: the customer's, else the fallback, else English.
 */
static struct str language_for(const struct draft *d, const struct kind *kind)
{
    const struct compose_request *request = d->request;
    struct str source = source_language(request);
    struct str fallback = config_fallback(request->config);
    bool has_answer = request->n_replies > 0 || request->article != NULL;
    if (kind->answers && has_answer) {
        bool alone =
            str_eq(source, request->language) || draft_has(d, request->language, "foreign.any");
        return alone ? request->language : source;
    }
    if (kind->needs == NULL || draft_has(d, request->language, kind->needs)) {
        return request->language;
    }
    return draft_has(d, fallback, kind->needs) ? fallback : STR("en");
}

static cordial_register register_for(const struct compose_request *request, struct str language)
{
    return request->ticket->reg != CORDIAL_REGISTER_NONE
               ? request->ticket->reg
               : config_register(request->config, language);
}

/* The draft */

static void set_sources(const struct draft *d, const struct kind *kind, cordial_draft *out)
{
    const struct compose_request *request = d->request;
    bool from_article = request->n_replies == 0 && request->article != NULL;
    size_t n = kind->sources ? request->n_replies + from_article : 0;
    const char **ids = arena_array(d->mem, n, sizeof *ids);
    for (size_t i = 0; i < n; i++) {
        const struct entry *entry = from_article ? request->article : request->replies[i];
        ids[i] = arena_cstr(d->mem, entry->id);
    }
    out->sources = ids;
    out->n_sources = n;
}

static cordial_status run_parts(struct draft *d, const struct kind *kind, cordial_error *err)
{
    for (size_t i = 0; i < PARTS_MAX && kind->parts[i] != NULL; i++) {
        TRY(kind->parts[i](d, err));
    }
    return CORDIAL_OK;
}

cordial_status compose(struct arena *mem, const struct compose_request *request, cordial_draft *out,
                       cordial_error *err)
{
    AUTO(buf_done) struct buf markdown = {0};
    const struct kind *kind = kind_for(request);
    struct draft d = {
        .mem = mem,
        .request = request,
        .seed = str_hash(str_of(request->ticket->text)),
        .out = &markdown,
        .filler =
            {
                .mem = mem,
                .config = request->config,
                .ticket = request->ticket,
                .agent = request->agent,
                .now_s = request->now_s,
                .reply_by_id = request->reply_by_id,
                .self = request->self,
            },
    };
    d.language = language_for(&d, kind);
    d.filler.reg = register_for(request, d.language);
    draft_speak(&d, d.language);
    cordial_draft draft = {0};
    TRY(run_parts(&d, kind, err));
    TRY(draft_forms(&d, &draft, err));
    set_sources(&d, kind, &draft);
    draft.kind = kind->shown.name;
    draft.language = arena_cstr(mem, d.language);
    draft.reg = d.filler.reg;
    draft.missing = d.filler.missing.rows;
    draft.n_missing = d.filler.missing.n;
    *out = draft;
    return CORDIAL_OK;
}
