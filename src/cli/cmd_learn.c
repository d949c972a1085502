/* learn: history into the ledger, then training; the progress line; what was refused. */
#include "cli/badges.h"
#include "cli/commands.h"
#include "cli/input.h"
#include "cli/output.h"
#include "view/view.h"

struct learning {
    struct run *run;
    bool progress_shown;
};

static void report_freep(cordial_learn_report **report)
{
    cordial_learn_report_free(*report);
}

static void show_progress(void *data, size_t done, size_t total)
{
    struct learning *learning = data;
    struct buf line = {0};
    buf_printf(&line, "\r\x1b[Klearning %zu of %zu", done, total);
    output_say(buf_str(&line));
    buf_done(&line);
    learning->progress_shown = true;
}

static void add_refused(struct page *page, const cordial_learn_report *report)
{
    for (size_t i = 0; i < report->n_refused; i++) {
        const cordial_note *note = &report->refused[i];
        page_words(page, STYLE_BAD, "refused ");
        page_value(page, STYLE_PLAIN, str_of(note->file));
        page_printf(page, ":%u", note->line);
        if (note->column > 0) {
            page_printf(page, ":%u", note->column);
        }
        page_words(page, STYLE_PLAIN, ": ");
        page_value(page, STYLE_PLAIN, str_of(note->message));
        page_end(page);
    }
}

static void add_summary(struct page *page, const cordial_learn_report *report)
{
    const cordial_training *t = &report->training;
    page_count(page, report->added, "new line", "new lines");
    page_printf(page, ", %zu known before, %zu refused; ", report->known, report->n_refused);
    page_words(page, STYLE_PLAIN, "learned from ");
    page_count(page, t->lines, "line", "lines");
    page_words(page, STYLE_PLAIN, " about ");
    page_count(page, t->answers, "answer", "answers");
    page_printf(page, " (%zu public)", t->public_answers);
    if (t->expired > 0) {
        page_printf(page, ", %zu too old and removed", t->expired);
    }
    if (t->unknown > 0) {
        page_printf(page, ", %zu about answers that are gone", t->unknown);
    }
    page_printf(page, " in %.1f s", report->took_ms / 1000);
    page_end(page);
}

static void print_report(struct run *run, const cordial_learn_report *report)
{
    run->finding = report->n_refused > 0;
    if (option_given(&run->options, "json")) {
        run_document(run, view_learn(report));
        return;
    }
    add_refused(&run->page, report);
    if (!option_given(&run->options, "quiet")) {
        add_summary(&run->page, report);
    }
}

cordial_status cmd_learn(struct run *run, cordial_error *err)
{
    struct learning learning = {.run = run};
    const char *file = run->options.words[0];
    struct str history;
    TRY(input_read(run->mem, file, "the history", CORDIAL_HISTORY_MAX, &history, err));
    bool words = !option_given(&run->options, "quiet") && !option_given(&run->options, "json");
    cordial_learn_options options = {
        .file = file,
        .progress = words && run->messages.moves ? show_progress : NULL,
        .data = &learning,
    };
    AUTO(report_freep) cordial_learn_report *report = NULL;
    cordial_status status = cordial_learn(run->base, history.p, history.n, &options, &report, err);
    if (learning.progress_shown) {
        output_say(STR("\r\x1b[K"));
    }
    TRY(status);
    print_report(run, report);
    return CORDIAL_OK;
}
