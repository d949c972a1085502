/*
 * The ledger for trainers: its newest lines, each taken back or forgotten by a button; and what
 * readers of the portal said about articles.
 */
#include "web/desk.h"

#include "view/parts.h"
#include "web/desk_words.h"
#include "web/interface.h"

static void ledger_freep(cordial_ledger **ledger)
{
    cordial_ledger_free(*ledger);
}

static void comments_freep(cordial_comments **comments)
{
    cordial_comments_free(*comments);
}

static void votes_freep(cordial_votes **votes)
{
    cordial_votes_free(*votes);
}

static json_t *say(struct call *call, const char *key)
{
    return view_text(interface_text(call->language, key));
}

static void begin(struct call *call, bool comments)
{
    call->document = view_object();
    view_set(call->document, "title", say(call, "desk_ledger"));
    view_set(call->document, "on_ledger", json_true());
    view_set(call->document, "comments", json_boolean(comments));
    desk_words_keys(call, call->document);
}

static void add_day(struct call *call, json_t *row, int64_t when_s)
{
    json_t *when = view_when(when_s);
    const char *moment = json_string_value(when);
    const char *day = arena_printf(call->mem, "%.10s", moment != NULL ? moment : "").p;
    view_set(row, "day", view_text(interface_day(call->mem, call->language, day)));
    view_set(row, "when", when);
}

/* ---- what was learned ---- */

static json_t *line_of(struct call *call, const cordial_ledger_line *line)
{
    json_t *row = view_object();
    const char *verdict = cordial_verdict_name(line->verdict);
    view_set(row, "number", json_integer(line->number));
    view_set(row, "answer", view_text(line->answer));
    view_set(row, "title", view_text(desk_title(call, line->answer)));
    view_set(row, "text", view_text(line->text));
    view_set(row, "verdict", view_text(verdict));
    view_set(row, "words", say(call, arena_printf(call->mem, "desk_verdict_%s", verdict).p));
    view_set(row, "language_words", view_text(desk_words_language(line->language)));
    view_set(row, "undone", json_boolean(line->undone));
    add_day(call, row, line->when_s);
    return row;
}

static cordial_status list_lines(struct call *call, cordial_error *err)
{
    AUTO(ledger_freep) cordial_ledger *ledger = NULL;
    TRY(cordial_ledger_list(call->base, NULL, &ledger, err));
    json_t *rows = view_list();
    for (size_t i = 0; i < ledger->n_rows; i++) {
        view_push(rows, line_of(call, &ledger->rows[i]));
    }
    begin(call, false);
    view_set(call->document, "nothing", json_boolean(ledger->n_rows == 0));
    view_set(call->document, "lines", rows);
    return CORDIAL_OK;
}

/* ---- what readers said ---- */

/* How often readers of the article were helped, and how often not. */
static void add_counts(struct call *call, json_t *row, const char *answer,
                       const cordial_votes *votes)
{
    for (size_t i = 0; i < votes->n_rows; i++) {
        const cordial_vote_count *count = &votes->rows[i];
        if (strcmp(count->answer, answer) == 0) {
            view_set(row, "helped",
                     view_text(interface_number(call->mem, call->language, count->helpful)));
            view_set(row, "not_helped",
                     view_text(interface_number(call->mem, call->language, count->unhelpful)));
        }
    }
}

static json_t *comment_of(struct call *call, const cordial_vote *vote, const cordial_votes *votes)
{
    json_t *row = view_object();
    const char *key = arena_printf(call->mem, "vote_%s", vote->reason).p;
    view_set(row, "answer", view_text(vote->answer));
    view_set(row, "title", view_text(desk_title(call, vote->answer)));
    view_set(row, "helpful", json_boolean(vote->helpful));
    view_set(row, "reason", view_optional(interface_text(call->language, key)));
    view_set(row, "text", view_optional(vote->comment));
    view_set(row, "language_words", view_text(desk_words_language(vote->language)));
    add_day(call, row, vote->when_s);
    add_counts(call, row, vote->answer, votes);
    return row;
}

static cordial_status list_comments(struct call *call, cordial_error *err)
{
    AUTO(comments_freep) cordial_comments *said = NULL;
    AUTO(votes_freep) cordial_votes *votes = NULL;
    TRY(cordial_comments_list(call->base, 0, &said, err));
    TRY(cordial_votes_count(call->base, &votes, err));
    json_t *rows = view_list();
    for (size_t i = 0; i < said->n_rows; i++) {
        view_push(rows, comment_of(call, &said->rows[i], votes));
    }
    begin(call, true);
    view_set(call->document, "nothing", json_boolean(said->n_rows == 0));
    view_set(call->document, "said", rows);
    return CORDIAL_OK;
}

cordial_status call_ledger(struct call *call, cordial_error *err)
{
    bool comments = request_flag(call->request, "comments", false);
    return comments ? list_comments(call, err) : list_lines(call, err);
}

cordial_status call_ledger_change(struct call *call, cordial_error *err)
{
    int64_t undone = request_number(call->request, "undo", 0);
    const cordial_ledger_forgetting what = {.number = request_number(call->request, "forget", 0)};
    if (what.number > 0) {
        TRY(cordial_ledger_forget(call->base, &what, NULL, err));
    } else {
        TRY(cordial_ledger_undo(call->base, undone, err));
    }
    call_redirect(call, 303, STR("/desk/ledger"));
    return CORDIAL_OK;
}
