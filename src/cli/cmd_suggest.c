/* suggest: one ticket to a page or a document; many to a document a line. */
#include "cli/ask.h"
#include "cli/commands.h"
#include "cli/input.h"
#include "cli/suggest_page.h"
#include "view/view.h"

static void suggestions_freep(cordial_suggestions **suggestions)
{
    cordial_suggestions_free(*suggestions);
}

static cordial_status suggest_one(struct run *run, const cordial_suggest_options *options,
                                  cordial_error *err)
{
    const char *file = run->options.n_words > 0 ? run->options.words[0] : "-";
    struct str ticket;
    TRY(input_read(run->mem, file, "the ticket", CORDIAL_MAIL_MAX, &ticket, err));
    AUTO(suggestions_freep) cordial_suggestions *suggestions = NULL;
    TRY(cordial_suggest(run->base, ticket.p, ticket.n, options, &suggestions, err));
    run->finding = suggestions->decision == CORDIAL_DECISION_NONE;
    if (option_given(&run->options, "json")) {
        run_document(run, view_suggest(suggestions));
    } else {
        suggest_page_print(&run->page, suggestions);
    }
    return CORDIAL_OK;
}

cordial_status cmd_suggest(struct run *run, cordial_error *err)
{
    cordial_suggest_options options;
    TRY(ask_options(run, &options, err));
    const char *batch = option_value(&run->options, "batch");
    if (batch == NULL) {
        return suggest_one(run, &options, err);
    }
    if (run->options.n_words > 0) {
        return err_set(err, CORDIAL_E_USAGE, "'--batch %s' leaves no room for '%s'", batch,
                       run->options.words[0]);
    }
    if (options.n_use > 0) {
        return err_set(err, CORDIAL_E_USAGE, "'--use' is for one ticket, not for '--batch'");
    }
    return ask_many(run, batch, &options, err);
}
