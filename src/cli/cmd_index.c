/* index: one run, or watching; the progress line; what was skipped and guessed. */
#include "cli/badges.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "view/view.h"

#include "base/clock.h"
#include "base/file.h"
#include "base/log.h"
#include "base/map.h"

#include <signal.h>
#include <sys/signalfd.h>
#include <unistd.h>

enum { GUESS_KINDS_SHOWN = 8 };

/* What the library's callbacks need. */
struct indexing {
    struct run *run;
    struct progress progress;
    bool stopped;
    int signals;            /* a descriptor that is readable once the watch shall end */
    cordial_status failure; /* of printing while watching */
    cordial_error *err;
};

static void report_freep(cordial_index_report **report)
{
    cordial_index_report_free(*report);
}

static void show_progress(void *data, size_t done, size_t total)
{
    struct indexing *indexing = data;
    progress_show(&indexing->progress, done, total);
}

/* "file:line:column: message", with the parts that are known; some notes are about no one file */
static void add_note(struct page *page, const cordial_note *note)
{
    page_value(page, STYLE_PLAIN, str_of(note->file));
    if (note->line > 0) {
        page_printf(page, ":%u", note->line);
    }
    if (note->line > 0 && note->column > 0) {
        page_printf(page, ":%u", note->column);
    }
    page_words(page, STYLE_PLAIN, *note->file != '\0' ? ": " : "");
    page_value(page, STYLE_PLAIN, str_of(note->message));
    page_end(page);
}

static void add_skipped(struct page *page, const cordial_index_report *report)
{
    for (size_t i = 0; i < report->n_skipped; i++) {
        page_words(page, STYLE_BAD, "skipped ");
        add_note(page, &report->skipped[i]);
    }
}

static void add_every_guess(struct page *page, const cordial_index_report *report)
{
    for (size_t i = 0; i < report->n_guesses; i++) {
        page_words(page, STYLE_DIM, "note: ");
        add_note(page, &report->guesses[i]);
    }
}

/* One kind of guess: the same words about several files. */
struct guess_kind {
    const cordial_note *first;
    size_t files;
};

static size_t group_guesses(struct arena *mem, const cordial_index_report *report,
                            struct guess_kind *out)
{
    struct map known;
    map_init(&known, mem);
    size_t n = 0;
    for (size_t i = 0; i < report->n_guesses; i++) {
        bool is_new = false;
        size_t *at = map_put(&known, str_of(report->guesses[i].message), n, &is_new);
        if (is_new) {
            out[n++].first = &report->guesses[i];
        }
        out[*at].files++;
    }
    return n;
}

static void add_guess_kind(struct page *page, const struct guess_kind *kind)
{
    page_words(page, STYLE_DIM, "note: ");
    if (kind->files == 1 || *kind->first->file == '\0') {
        add_note(page, kind->first);
        return;
    }
    page_value(page, STYLE_PLAIN, str_of(kind->first->message));
    page_printf(page, " (%zu times, first in ", kind->files);
    page_value(page, STYLE_PLAIN, str_of(kind->first->file));
    page_words(page, STYLE_PLAIN, ")");
    page_end(page);
}

static void add_guesses(struct page *page, struct arena *mem, const cordial_index_report *report)
{
    struct guess_kind *kinds = arena_array(mem, report->n_guesses, sizeof *kinds);
    size_t n = group_guesses(mem, report, kinds);
    size_t shown = n > GUESS_KINDS_SHOWN ? GUESS_KINDS_SHOWN : n;
    for (size_t i = 0; i < shown; i++) {
        add_guess_kind(page, &kinds[i]);
    }
    if (shown < n) {
        page_words(page, STYLE_DIM, "note: ");
        page_printf(page, "%zu more kinds of notes; --verbose names them all\n", n - shown);
    }
}

/* Words for people: they go to standard error. */
static void say_notes(struct run *run, const cordial_index_report *report)
{
    struct buf words = {0};
    struct page page = {.out = &words, .term = &run->messages};
    add_skipped(&page, report);
    if (option_given(&run->options, "quiet")) {
        /* only what went wrong */
    } else if (option_given(&run->options, "verbose")) {
        add_every_guess(&page, report);
    } else {
        add_guesses(&page, run->mem, report);
    }
    output_say(buf_str(&words));
    buf_done(&words);
}

static void add_summary(struct page *page, const cordial_index_report *report)
{
    page_printf(page, "%zu indexed, %zu unchanged, %zu removed, %zu skipped", report->indexed,
                report->unchanged, report->removed, report->n_skipped);
    if (report->generation != NULL && *report->generation != '\0') {
        page_words(page, STYLE_PLAIN, ", generation ");
        page_value(page, STYLE_PLAIN, str_of(report->generation));
    }
    page_printf(page, ", %.2f s\n", report->took_ms / 1000);
}

static void print_report(struct indexing *indexing, const cordial_index_report *report)
{
    struct run *run = indexing->run;
    progress_hide(&indexing->progress);
    run->finding = run->finding || report->n_skipped > 0;
    if (option_given(&run->options, "json")) {
        run_document(run, view_index(report));
        return;
    }
    say_notes(run, report);
    if (!option_given(&run->options, "quiet")) {
        add_summary(&run->page, report);
    }
}

static cordial_status index_once(struct indexing *indexing, const cordial_index_options *options,
                                 cordial_error *err)
{
    AUTO(report_freep) cordial_index_report *report = NULL;
    cordial_status status = cordial_index(indexing->run->base, options, &report, err);
    progress_hide(&indexing->progress);
    TRY(status);
    print_report(indexing, report);
    return CORDIAL_OK;
}

/* The words of a page as log lines. */
static void log_words(struct buf *out, enum log_level level, struct str words)
{
    struct str line;
    int64_t now_s = clock_now_s();
    while (str_line(&words, &line)) {
        log_line(out, now_s, level, line);
    }
}

/* While watching on a terminal an update is told like a run; elsewhere it goes into a log. */
static void log_report(struct run *run, const cordial_index_report *report)
{
    struct buf words = {0};
    struct buf log = {0};
    const struct term plain = {0};
    struct page page = {.out = &words, .term = &plain};
    add_skipped(&page, report);
    log_words(&log, LOG_LEVEL_WARNING, buf_str(&words));
    output_say(buf_str(&log));
    buf_clear(&words);
    if (!option_given(&run->options, "quiet")) {
        add_summary(&page, report);
        log_words(&run->text, LOG_LEVEL_INFO, buf_str(&words));
    }
    buf_done(&words);
    buf_done(&log);
}

static void print_update(void *data, const cordial_index_report *report)
{
    struct indexing *indexing = data;
    struct run *run = indexing->run;
    if (run->page.term->tty || option_given(&run->options, "json")) {
        print_report(indexing, report);
    } else {
        run->finding = run->finding || report->n_skipped > 0;
        log_report(run, report);
    }
    if (indexing->failure == CORDIAL_OK) {
        indexing->failure = run_flush(indexing->run, indexing->err);
    }
}

static bool is_stopped(void *data)
{
    struct indexing *indexing = data;
    struct signalfd_siginfo signal;
    if (read(indexing->signals, &signal, sizeof signal) == (ssize_t)sizeof signal) {
        indexing->stopped = true; /* the signal is gone with the first look */
    }
    return indexing->stopped || indexing->failure != CORDIAL_OK;
}

/* From now on the signals that end a watch wait at a descriptor, and kill nothing half done. */
static cordial_status catch_signals(int *out_fd, cordial_error *err)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    sigprocmask(SIG_BLOCK, &set, NULL);
    *out_fd = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
    return *out_fd >= 0 ? CORDIAL_OK
                        : err_set(err, CORDIAL_E_INTERNAL, "signals cannot be waited for");
}

static cordial_status watch(struct indexing *indexing, cordial_index_options *options,
                            cordial_error *err)
{
    AUTO(fd_closep) int signals = -1;
    TRY(catch_signals(&signals, err));
    cordial_error printing = {0};
    indexing->signals = signals;
    indexing->err = &printing;
    options->stop = is_stopped;
    options->updated = print_update;
    if (!option_given(&indexing->run->options, "quiet")) {
        output_say(STR("cordial: watching; Ctrl-C ends it\n"));
    }
    cordial_status status = cordial_index_watch(indexing->run->base, options, err);
    progress_hide(&indexing->progress);
    TRY(status);
    if (indexing->failure != CORDIAL_OK) {
        *err = printing;
    }
    indexing->run->finding = false; /* a file that was skipped may be mended by now */
    return indexing->failure;
}

cordial_status cmd_index(struct run *run, cordial_error *err)
{
    struct indexing indexing = {.run = run, .progress = {.what = "indexing"}, .signals = -1};
    bool words = !option_given(&run->options, "quiet") && !option_given(&run->options, "json");
    cordial_index_options options = {
        .full = option_given(&run->options, "full"),
        .progress = words && run->messages.moves ? show_progress : NULL,
        .data = &indexing,
    };
    if (option_given(&run->options, "watch")) {
        return watch(&indexing, &options, err);
    }
    return index_once(&indexing, &options, err);
}
