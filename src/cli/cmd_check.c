/* check: the findings about a reply, or the mended reply. */
#include "cli/commands.h"
#include "cli/findings.h"
#include "cli/input.h"
#include "cli/output.h"
#include "view/view.h"

static void check_freep(cordial_check **check)
{
    cordial_check_free(*check);
}

static bool is_standard_input(const char *path)
{
    return path == NULL || strcmp(path, "-") == 0;
}

/* The findings go where words for people go: standard output is for the mended reply. */
static void say_findings(struct run *run, const cordial_check *check)
{
    struct buf words = {0};
    struct page page = {.out = &words, .term = &run->messages};
    findings_print(&page, check, str_of(check->text));
    output_say(buf_str(&words));
    buf_done(&words);
}

static void print_check(struct run *run, const cordial_check *check)
{
    bool fix = option_given(&run->options, "fix");
    if (option_given(&run->options, "json")) {
        run_document(run, view_check_run(check, fix));
    } else if (fix) {
        say_findings(run, check);
        buf_add_cstr(&run->text, check->text);
    } else {
        findings_print(&run->page, check, str_of(check->text));
    }
}

cordial_status cmd_check(struct run *run, cordial_error *err)
{
    const char *file = run->options.n_words > 0 ? run->options.words[0] : NULL;
    const char *ticket_file = option_value(&run->options, "ticket");
    if (ticket_file != NULL && is_standard_input(file) && is_standard_input(ticket_file)) {
        return err_set(err, CORDIAL_E_USAGE, "reply and ticket cannot both be standard input");
    }
    struct str reply;
    struct str ticket = {NULL, 0};
    if (ticket_file != NULL) {
        TRY(input_read(run->mem, ticket_file, "the ticket", CORDIAL_MAIL_MAX, &ticket, err));
    }
    TRY(input_read(run->mem, file, "the reply", CORDIAL_TICKET_MAX, &reply, err));
    const cordial_check_options options = {
        .ticket = ticket.p,
        .ticket_bytes = ticket.n,
        .language = option_value(&run->options, "lang"),
        .agent = input_variable(option_value(&run->options, "agent"), "CORDIAL_AGENT"),
        .fix = option_given(&run->options, "fix"),
    };
    AUTO(check_freep) cordial_check *check = NULL;
    TRY(cordial_check_text(run->base, reply.p, reply.n, &options, &check, err));
    run->finding = !check->sendable;
    print_check(run, check);
    return CORDIAL_OK;
}
