/* Checking a reply that somebody wrote, as the public header has it. */
#include "lib/judge.h"

#include "base/clock.h"
#include "base/utf8.h"
#include "lib/conversation.h"
#include "reply/asking.h"
#include "text/langid.h"
#include "ticket/mail.h"

#include <stdlib.h>

typedef HANDED(cordial_check) handed_check;

struct checking {
    struct arena *mem;
    cordial_base *base;
    const cordial_check_options *options;
    struct searcher *s;  /* NULL: there is no index, and none is needed */
    struct str answered; /* the ticket's bytes, given or quoted in the reply; "" without one */
    cordial_format format;
    cordial_ticket ticket;
    struct str_list earlier; /* what the customer asked before and nobody has answered */
    struct str language;     /* of the reply */
    struct source source;    /* the best answer to the ticket */
    size_t n_sources;
    cordial_decision decision; /* ASK: the reply asks for what that answer needs */
};

/* The language of the reply: given, else its own, else the ticket's. */
static cordial_status find_language(struct checking *c, struct str text, cordial_error *err)
{
    const char *given = c->options->language;
    if (given != NULL) {
        return language_code(c->mem, str_of(given), &c->language)
                   ? CORDIAL_OK
                   : err_set(err, CORDIAL_E_USAGE, "'%s' is no language code", given);
    }
    struct language_guess guess = language_identify(c->mem, text, c->base->config.languages);
    c->language = guess.code;
    if (guess.code.n == 0) {
        c->language =
            c->answered.n > 0 ? str_of(c->ticket.language) : config_fallback(&c->base->config);
    }
    return CORDIAL_OK;
}

static cordial_status open_index(struct checking *c, cordial_error *err)
{
    cordial_status status = handle_searcher(c->base, &c->s, err);
    bool needed = c->options->ticket != NULL;
    return status == CORDIAL_E_UNAVAILABLE && !needed ? CORDIAL_OK : status;
}

/* The ticket is given, or it is what the reply quotes. */
static void choose_ticket(struct checking *c, struct str text)
{
    const cordial_check_options *o = c->options;
    if (o->ticket != NULL) {
        c->answered = (struct str){o->ticket, o->ticket_bytes};
        c->format = o->ticket_format;
    } else if (c->s != NULL) {
        c->answered = conversation_ticket(c->mem, text);
        c->format = CORDIAL_FORMAT_TEXT;
    }
}

static cordial_status read_ticket(struct checking *c, struct str text, cordial_error *err)
{
    struct str none = {NULL, 0};
    TRY(advice_read(c->mem, c->s, c->answered, c->format, none, &c->ticket, err));
    struct str language = str_of(c->ticket.language);
    if (c->options->ticket == NULL) {
        c->earlier = conversation_before_reply(c->mem, text, language);
        return CORDIAL_OK;
    }
    struct message m;
    TRY(message_read(c->mem, c->answered, c->format, &m, err));
    c->earlier = conversation_before_ticket(c->mem, m.body, language);
    return CORDIAL_OK;
}

static bool asks_for_any(const struct checking *c, struct str text, const struct str_list *needs)
{
    for (size_t i = 0; i < needs->n; i++) {
        if (asking_for(c->mem, &c->base->config, c->language, text, needs->rows[i])) {
            return true;
        }
    }
    return false;
}

/*
 * The best answer to the ticket, when it is good enough to be given, in the reply's language. A
 * reply that asks for what this answer needs and the ticket has not is no answer yet, and need not
 * be one.
 */
static cordial_status find_source(struct checking *c, struct str text, cordial_error *err)
{
    struct suggested found;
    TRY(suggest_run(c->mem, c->s, &c->ticket, &(struct suggest_options){.n = 1}, &found, err));
    if (found.decision == CORDIAL_DECISION_NONE) {
        return CORDIAL_OK;
    }
    c->n_sources = 1;
    if (found.decision == CORDIAL_DECISION_ASK && asks_for_any(c, text, &found.lacks)) {
        c->decision = CORDIAL_DECISION_ASK;
    }
    return advice_source(c->mem, c->s, str_of(found.rows[0].id), c->language, &c->source, err);
}

static cordial_status check(struct checking *c, struct str text, cordial_check *out,
                            cordial_error *err)
{
    struct check_request request = {
        .config = &c->base->config,
        .text = text,
        .agent = str_of(c->options->agent),
        .messages = c->options->messages,
    };
    if (!c->options->no_spelling) {
        c->base->speller = c->base->speller != NULL ? c->base->speller : speller_open();
        request.speller = c->base->speller;
        request.corrections = c->options->fix;
    }
    TRY(open_index(c, err));
    choose_ticket(c, text);
    if (c->answered.n > 0) {
        TRY(read_ticket(c, text, err));
        request.ticket = &c->ticket;
        request.earlier = c->earlier;
    }
    TRY(find_language(c, text, err));
    if (c->answered.n > 0) {
        TRY(find_source(c, text, err));
    }
    request.language = c->language;
    request.sources = judge_sources(c->mem, &c->source, c->n_sources);
    request.n_sources = c->n_sources;
    request.decision = c->decision;
    TRY(judge(c->mem, c->s, &request, out, err));
    out->text = arena_cstr(c->mem, text);
    if (c->options->fix) {
        request.text = check_fix(c->mem, text, out);
        TRY(judge(c->mem, c->s, &request, out, err));
        out->text = arena_cstr(c->mem, request.text);
    }
    return CORDIAL_OK;
}

/* Of a mail with its head the text counts. */
static cordial_status read_reply(struct arena *mem, struct str *text, cordial_error *err)
{
    if (!mail_is_likely(*text)) {
        return CORDIAL_OK;
    }
    struct message m;
    TRY(message_read(mem, *text, CORDIAL_FORMAT_MAIL, &m, err));
    *text = m.body;
    return CORDIAL_OK;
}

static cordial_status check_bytes(struct str text, cordial_error *err)
{
    if (text.n > CORDIAL_TICKET_MAX) {
        return err_set(err, CORDIAL_E_LIMIT, "a reply of %zu bytes, at most %d", text.n,
                       CORDIAL_TICKET_MAX);
    }
    if (utf8_check(text) != STR_NOT_FOUND || str_chr(text, '\0') != STR_NOT_FOUND) {
        return err_set(err, CORDIAL_E_DATA, "the reply is not UTF-8 text");
    }
    return CORDIAL_OK;
}

cordial_status cordial_check_text(cordial_base *base, const char *text, size_t text_bytes,
                                  const cordial_check_options *options, cordial_check **out,
                                  cordial_error *err)
{
    LOCAL_ERROR(err);
    static const cordial_check_options defaults = {0};
    int64_t start_us = clock_us();
    struct str bytes = {text, text_bytes};
    TRY(check_bytes(bytes, err));
    handed_check *handed = heap_alloc(sizeof *handed);
    struct checking c = {
        .mem = &handed->mem, .base = base, .options = options != NULL ? options : &defaults};
    if (read_reply(c.mem, &bytes, err) != CORDIAL_OK ||
        check(&c, bytes, &handed->data, err) != CORDIAL_OK) {
        cordial_check_free(&handed->data);
        return err->status;
    }
    handed->data.took_ms = clock_took_ms(start_us);
    *out = &handed->data;
    return CORDIAL_OK;
}

void cordial_check_free(cordial_check *checked)
{
    if (checked != NULL) {
        handed_check *handed = (handed_check *)(void *)checked;
        arena_done(&handed->mem);
        free(handed);
    }
}
