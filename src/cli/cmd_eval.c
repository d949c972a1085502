/* eval: golden tickets from a file; a run out, an earlier run and a floor in; the page. */
#include "cli/commands.h"
#include "cli/eval_page.h"
#include "cli/input.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "view/view.h"

#include "base/file.h"

#include <errno.h>

enum { FAULTS_SHOWN = 20, FLOOR_MAX = 64 * 1024 };

/* What the library's callbacks need. */
struct evaluating {
    struct run *run;
    const char *file;
    struct progress progress;
    struct buf faults; /* lines for people, printed when there are several */
    size_t n_faults;
};

static void evaluation_freep(cordial_evaluation **evaluation)
{
    cordial_evaluation_free(*evaluation);
}

static void text_freep(char **text)
{
    cordial_text_free(*text);
}

static void show_progress(void *data, size_t done, size_t total)
{
    struct evaluating *e = data;
    progress_show(&e->progress, done, total);
}

static void note_fault(void *data, const cordial_error *fault)
{
    struct evaluating *e = data;
    char line[CORDIAL_ERROR_MESSAGE + CORDIAL_ERROR_FILE + 32];
    cordial_error placed = *fault;
    if (e->n_faults++ < FAULTS_SHOWN) {
        err_in_file(&placed, e->file);
        buf_printf(&e->faults, "%s\n", cordial_error_print(&placed, line, sizeof line));
    }
}

static void say_faults(struct evaluating *e)
{
    if (e->n_faults > FAULTS_SHOWN) {
        buf_printf(&e->faults, "and %zu more\n", e->n_faults - FAULTS_SHOWN);
    }
    if (e->n_faults > 1) { /* a single one is the error itself */
        output_say(buf_str(&e->faults));
    }
    buf_done(&e->faults);
}

static void say_unknown(struct evaluating *e, const cordial_evaluation *evaluation)
{
    struct buf words = {0};
    struct page page = {.out = &words, .term = &e->run->messages};
    eval_page_unknown(&page, e->file, evaluation);
    output_say(buf_str(&words));
    buf_done(&words);
}

static cordial_status evaluate(struct evaluating *e, struct str tickets, cordial_evaluation **out,
                               cordial_error *err)
{
    cordial_eval_options options = {
        .without = option_value(&e->run->options, "without"),
        .fault = note_fault,
        .progress = e->run->messages.moves ? show_progress : NULL,
        .data = e,
    };
    cordial_status status = cordial_eval(e->run->base, tickets.p, tickets.n, &options, out, err);
    progress_hide(&e->progress);
    say_faults(e);
    if (status == CORDIAL_E_DATA || status == CORDIAL_E_LIMIT) {
        err_in_file(err, e->file);
    }
    return status;
}

/* A file that an option names, or no bytes at all. */
static cordial_status read_option(struct run *run, const char *name, size_t max, struct str *out,
                                  cordial_error *err)
{
    const char *path = option_value(&run->options, name);
    return path != NULL ? file_read(run->mem, path, max, out, err) : CORDIAL_OK;
}

/* In place, so that a device or a pipe may be named. */
static cordial_status write_run(const char *path, const cordial_evaluation *evaluation,
                                cordial_error *err)
{
    AUTO(text_freep) char *text = cordial_eval_run(evaluation);
    FILE *file = fopen(path, "we");
    if (file == NULL) {
        err_errno(err, errno, "making '%s'", path);
        return err->status = CORDIAL_E_CANTCREATE;
    }
    bool written = fputs(text, file) >= 0;
    written = fclose(file) == 0 && written;
    return written ? CORDIAL_OK : err_set(err, CORDIAL_E_IO, "writing '%s' failed", path);
}

static cordial_status compare(struct run *run, cordial_evaluation *evaluation, struct str earlier,
                              const cordial_eval_comparison **out, cordial_error *err)
{
    const char *path = option_value(&run->options, "compare");
    if (path == NULL) {
        return CORDIAL_OK;
    }
    cordial_status status = cordial_eval_compare(evaluation, earlier.p, earlier.n, out, err);
    return status == CORDIAL_OK ? status : err_in_file(err, path);
}

static cordial_status hold(struct run *run, cordial_evaluation *evaluation, struct str floor,
                           struct eval_page *page, cordial_error *err)
{
    const char *path = option_value(&run->options, "floor");
    page->has_floor = path != NULL;
    if (path == NULL) {
        return CORDIAL_OK;
    }
    cordial_status status =
        cordial_eval_floor(evaluation, floor.p, floor.n, &page->fallen, &page->n_fallen, err);
    run->finding = page->n_fallen > 0;
    return status == CORDIAL_OK ? status : err_in_file(err, path);
}

cordial_status cmd_eval(struct run *run, cordial_error *err)
{
    const char *path = run->options.words[0];
    const char *run_path = option_value(&run->options, "run");
    struct evaluating e = {
        .run = run,
        .file = strcmp(path, "-") == 0 ? "standard input" : path,
        .progress = {.what = "ticket"},
    };
    struct str tickets = {NULL, 0};
    struct str earlier = {NULL, 0};
    struct str floor = {NULL, 0};
    TRY(input_read(run->mem, path, "the tickets", CORDIAL_EVAL_MAX, &tickets, err));
    TRY(read_option(run, "compare", CORDIAL_EVAL_MAX, &earlier, err));
    TRY(read_option(run, "floor", FLOOR_MAX, &floor, err));
    AUTO(evaluation_freep) cordial_evaluation *evaluation = NULL;
    TRY(evaluate(&e, tickets, &evaluation, err));
    if (run_path != NULL) {
        TRY(write_run(run_path, evaluation, err));
    }
    struct eval_page page = {
        .evaluation = evaluation,
        .all = option_given(&run->options, "all"),
    };
    TRY(compare(run, evaluation, earlier, &page.comparison, err));
    TRY(hold(run, evaluation, floor, &page, err));
    say_unknown(&e, evaluation);
    if (option_given(&run->options, "json")) {
        run_document(run, view_eval(evaluation, page.comparison, page.fallen, page.n_fallen));
    } else {
        eval_page_print(&run->page, &page);
    }
    return CORDIAL_OK;
}
