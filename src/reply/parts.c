/* In the order in which a reader meets them; those of the chat behind. */
#include "reply/parts.h"

#include "base/utf8.h"
#include "text/unicode.h"
#include "ticket/ticket.h"

enum {
    QUOTE_BYTES_MAX = 160, /* of a question that is said back */
    CAPITALS_MAX = 6,      /* letters in it that are all capitals, before it is shouting */
};

/* Greeting, mood */

cordial_status part_greeting(struct draft *d, cordial_error *err)
{
    struct str phrase = draft_pick(d, "greeting.any");
    if (phrase.n == 0) { /* no word of another language, only the name */
        phrase = STR("{{#customer.name}}{{customer.first_name}},{{/customer.name}}");
    }
    return draft_fill(d, phrase, err);
}

cordial_status part_understanding(struct draft *d, cordial_error *err)
{
    const cordial_ticket *ticket = d->request->ticket;
    bool calm = ticket->mood == CORDIAL_MOOD_CALM;
    const char *key = calm && ticket->urgent ? "urgent" : cordial_mood_name(ticket->mood);
    return draft_phrase(d, "understanding", key, "calm", err);
}

static bool is_troubled(const struct draft *d)
{
    cordial_mood mood = d->request->ticket->mood;
    return mood == CORDIAL_MOOD_ANGRY || mood == CORDIAL_MOOD_WORRIED;
}

cordial_status part_sympathy(struct draft *d, cordial_error *err)
{
    return is_troubled(d) ? part_understanding(d, err) : CORDIAL_OK;
}

cordial_status part_action(struct draft *d, cordial_error *err)
{
    const struct compose_request *request = d->request;
    bool angry = request->ticket->mood == CORDIAL_MOOD_ANGRY;
    const struct entry *said = request->n_replies > 0 ? request->replies[0] : request->article;
    bool own = said != NULL && str_eq(said->language, d->language);
    return angry && own ? draft_sentence(d, "action.any", err) : CORDIAL_OK;
}

/* Open questions */

/* Can it be said back to the customer as he wrote it? Not when it is long or loud. */
static bool can_be_quoted(struct str question)
{
    size_t small = 0;
    size_t capitals = 0;
    for (size_t at = 0; at < question.n;) {
        uint32_t c = utf8_next(question, &at);
        enum unicode_kind kind = unicode_kind(c);
        small += kind == UNICODE_SMALL || kind == UNICODE_LETTER;
        capitals += kind == UNICODE_CAPITAL;
        if (c == '!' || c == '\n') {
            return false;
        }
    }
    return question.n <= QUOTE_BYTES_MAX && small > 0 &&
           (capitals < CAPITALS_MAX || capitals < small);
}

static cordial_status add_open(struct draft *d, struct str question, cordial_error *err)
{
    struct str trimmed = str_trim(question);
    bool quoted = can_be_quoted(trimmed);
    d->filler.question = quoted ? trimmed : STR("");
    cordial_status status = draft_phrase(d, "open", quoted ? "quoted" : "one", "one", err);
    d->filler.question = STR("");
    return status;
}

cordial_status part_open(struct draft *d, cordial_error *err)
{
    struct str_list open = d->request->open;
    if (open.n == 1) {
        return add_open(d, open.rows[0], err);
    }
    return open.n > 1 ? draft_phrase(d, "open", "several", "one", err) : CORDIAL_OK;
}

/* Asking */

/* The question for a need: under its name, else under one of "domain|url", else the general one */
static struct str question_for(const struct draft *d, struct str need)
{
    struct str question = draft_pick(d, arena_printf(d->mem, "ask.%.*s", STR_ARG(need)).p);
    struct str rest = need;
    struct str one;
    while (question.n == 0 && str_split(&rest, '|', &one)) {
        question = draft_pick(d, arena_printf(d->mem, "ask.%.*s", STR_ARG(str_trim(one))).p);
    }
    return question.n > 0 ? question : draft_pick(d, "ask.other");
}

/* One without words is left to the agent. */
static cordial_status add_needs(struct draft *d, cordial_error *err)
{
    struct str_list needs = d->request->needs;
    for (size_t i = 0; i < needs.n; i++) {
        struct str question = question_for(d, needs.rows[i]);
        if (question.n == 0) {
            question = arena_printf(d->mem, "{{? %.*s}}", STR_ARG(needs.rows[i]));
        }
        buf_add_cstr(d->out, i == 0 ? "\n\n" : "\n");
        buf_add_cstr(d->out, needs.n > 1 ? "- " : "");
        TRY(fill(&d->filler, question, d->out, err));
    }
    return CORDIAL_OK;
}

cordial_status part_questions(struct draft *d, cordial_error *err)
{
    TRY(draft_phrase(d, "ask", d->request->needs.n > 1 ? "several" : "one", "any", err));
    TRY(add_needs(d, err));
    return draft_phrase(d, "ask", "thanks", "then", err);
}

cordial_status part_end(struct draft *d, cordial_error *err)
{
    if (d->request->needs.n > 0) {
        return part_questions(d, err);
    }
    const cordial_ticket *ticket = d->request->ticket;
    bool expert = ticket->skill == CORDIAL_SKILL_EXPERT &&
                  draft_has(d, d->filler.language, "reassurance.expert");
    return draft_phrase(d, "reassurance", expert ? "expert" : cordial_mood_name(ticket->mood),
                        "any", err);
}

/* A value that only the agent knows, asked for in the words under a path. */
static cordial_status ask_agent(struct draft *d, const char *path, cordial_error *err)
{
    struct str question = draft_pick(d, path);
    question = question.n > 0 ? question : str_of(path);
    return draft_fill(d, arena_printf(d->mem, "{{? %.*s}}", STR_ARG(question)), err);
}

cordial_status part_cooperate(struct draft *d, cordial_error *err)
{
    TRY(draft_phrase(d, "cooperate", d->request->needs.n > 1 ? "several" : "lead", "lead", err));
    if (d->request->needs.n > 0) {
        TRY(add_needs(d, err));
    } else {
        TRY(ask_agent(d, "missing.needed", err));
    }
    return draft_phrase(d, "cooperate", "thanks", "thanks", err);
}

/* What happens next */

cordial_status part_received(struct draft *d, cordial_error *err)
{
    if (ticket_is_thanks(d->request->ticket)) {
        return CORDIAL_OK; /* nothing is open, and nobody waits */
    }
    TRY(draft_phrase(d, "none", "received", "any", err));
    return draft_phrase(d, "none", d->request->ticket->urgent ? "urgent" : "next", "next", err);
}

cordial_status part_delay(struct draft *d, cordial_error *err)
{
    TRY(draft_phrase(d, "delay", "working", "any", err));
    return draft_phrase(d, "delay", "next", "any", err);
}

cordial_status part_solved(struct draft *d, cordial_error *err)
{
    TRY(draft_phrase(d, "solved", "done", "any", err));
    TRY(ask_agent(d, "missing.done", err));
    return draft_phrase(d, "solved", "check", "any", err);
}

/* Signing */

static cordial_status add_names(struct draft *d, struct str template, bool closed,
                                cordial_error *err)
{
    struct str names;
    TRY(draft_filled(d, template, &names, err));
    buf_add_cstr(d->out, closed ? "  \n" : "\n\n");
    buf_add(d->out, names);
    return CORDIAL_OK;
}

cordial_status part_signature(struct draft *d, cordial_error *err)
{
    const char *reg = cordial_register_name(d->filler.reg);
    size_t before = d->out->n;
    TRY(draft_phrase(d, "closing", reg, "none", err));
    return add_names(d, STR("{{agent.name}}{{#team.name}}  \n{{team.name}}{{/team.name}}"),
                     d->out->n > before, err);
}

/* The chat */

cordial_status part_chat_body(struct draft *d, cordial_error *err)
{
    bool answers = d->request->n_replies > 0 || d->request->article != NULL;
    if (d->request->decision == CORDIAL_DECISION_ASK && d->request->needs.n > 0 &&
        !d->request->chosen) {
        return part_questions(d, err);
    }
    if (!answers || (d->request->decision == CORDIAL_DECISION_NONE && !d->request->chosen)) {
        return part_received(d, err);
    }
    TRY(part_remedies(d, err));
    return draft_phrase(d, "chat", "end", "end", err);
}

cordial_status part_chat_end(struct draft *d, cordial_error *err)
{
    size_t before = d->out->n;
    TRY(draft_phrase(d, "chat", "closing", "closing", err));
    return add_names(d, STR("{{agent.name}}"), d->out->n > before, err);
}
