/* status: what the base holds. */
#include "cli/badges.h"
#include "cli/commands.h"
#include "view/view.h"

enum { LABEL_COLUMN = 14 };

static void add_value(struct page *page, const char *label, const char *value)
{
    page_printf(page, "%-*s", LABEL_COLUMN, label);
    page_value(page, STYLE_PLAIN, str_of(value));
    page_end(page);
}

static void add_languages(struct page *page, const cordial_base_status *status)
{
    page_printf(page, "%-*s", LABEL_COLUMN, "Languages");
    for (size_t i = 0; i < status->n_languages; i++) {
        page_words(page, STYLE_PLAIN, i > 0 ? ", " : "");
        page_value(page, STYLE_PLAIN, str_of(status->languages[i]));
        page_printf(page, " %zu", status->entries_by_language[i]);
    }
    page_end(page);
}

static void add_counts(struct page *page, const cordial_base_status *status)
{
    page_printf(page, "%-*s%zu (", LABEL_COLUMN, "Answers", status->answers);
    page_count(page, status->articles, "article", "articles");
    page_words(page, STYLE_PLAIN, ", ");
    page_count(page, status->replies, "reply", "replies");
    page_words(page, STYLE_PLAIN, ")\n");
    page_printf(page, "%-*s%zu public, %zu for agents alone\n", LABEL_COLUMN, "Entries",
                status->public_entries, status->agents_entries);
    if (status->n_languages > 0) {
        add_languages(page, status);
    }
}

static void add_learned(struct page *page, const cordial_base_status *status)
{
    if (status->learned_answers + status->past_lines + status->recent_lines > 0) {
        page_printf(page, "%-*s", LABEL_COLUMN, "Learned");
        page_count(page, status->learned_answers, "answer", "answers");
        page_printf(page, ", %zu past tickets, %zu since\n", status->past_lines,
                    status->recent_lines);
    }
    for (size_t i = 0; i < status->n_learned_problems; i++) {
        add_value(page, "Passed over", status->learned_problems[i]);
    }
}

static void add_status(struct page *page, const cordial_base_status *status)
{
    bool indexed = status->generation != NULL && *status->generation != '\0';
    add_value(page, "Name", status->name);
    add_value(page, "Base", status->path);
    add_value(page, "State", status->state);
    add_value(page, "Index", indexed ? status->generation : "none yet: run 'cordial index'");
    if (indexed) {
        add_counts(page, status);
    }
    add_learned(page, status);
}

cordial_status cmd_status(struct run *run, cordial_error *err)
{
    const cordial_base_status *status = NULL;
    TRY(cordial_base_describe(run->base, &status, err));
    if (option_given(&run->options, "json")) {
        run_document(run, view_status(status));
    } else {
        add_status(&run->page, status);
    }
    return CORDIAL_OK;
}
