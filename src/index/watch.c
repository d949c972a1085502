/* The set of watches; waiting for quiet; the loop. */
#include "index/watch.h"

#include "base/clock.h"
#include "base/file.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

enum {
    STEP_MS = 100,         /* between looks at the stop function */
    QUIET_MS = 60,         /* an editor has finished saving when nothing happened for so long */
    PATIENCE_MS = 300,     /* then the run starts even if it is not quiet */
    RESCAN_MS = 30 * 1000, /* a look at all files without being told */
};

static const uint32_t EVENTS = IN_CLOSE_WRITE | IN_MOVED_FROM | IN_MOVED_TO | IN_CREATE |
                               IN_DELETE | IN_ATTRIB | IN_DONT_FOLLOW | IN_ONLYDIR;

/*
 * Watch every folder; one that is watched already keeps its watch. *newest is the largest number
 * of a watch so far: it grows when a folder was not watched before.
 */
static cordial_status add_watches(int fd, const char *path, const struct str_list *folders,
                                  int *newest, cordial_error *err)
{
    AUTO(arena_done) struct arena mem = {0};
    for (size_t i = 0; i < folders->n; i++) {
        const char *folder = arena_printf(&mem, "%s/%.*s", path, STR_ARG(folders->rows[i])).p;
        int watch = inotify_add_watch(fd, folder, EVENTS);
        *newest = watch > *newest ? watch : *newest;
        bool added = watch >= 0;
        bool bearable = errno == ENOENT || errno == ENOTDIR || errno == EACCES ||
                        errno == ENOSPC; /* gone, closed, or too many: the rescan will see */
        if (!added && !bearable) {
            return err_errno(err, errno, "watching '%s'", folder);
        }
    }
    return CORDIAL_OK;
}

/* Names that start with a dot are not part of the base; our own state is below one. */
static bool matters(const struct inotify_event *event)
{
    return (event->mask & IN_Q_OVERFLOW) != 0 || event->len == 0 || event->name[0] != '.';
}

/* Take what is there; true when any of it matters. */
static bool drain(int fd)
{
    _Alignas(struct inotify_event) char bytes[16 * (sizeof(struct inotify_event) + NAME_MAX + 1)];
    bool any = false;
    for (;;) {
        ssize_t n = read(fd, bytes, sizeof bytes);
        if (n <= 0) {
            return any;
        }
        for (char *p = bytes; p < bytes + n;) {
            const struct inotify_event *event = (const struct inotify_event *)(void *)p;
            any |= matters(event);
            p += sizeof *event + event->len;
        }
    }
}

static bool wait_for_events(int fd, int ms)
{
    struct pollfd p = {.fd = fd, .events = POLLIN};
    return poll(&p, 1, ms) > 0;
}

/* After a first event: wait until nothing happens any more, but not for long. */
static void wait_for_quiet(int fd)
{
    int64_t end_us = clock_us() + PATIENCE_MS * 1000;
    while (clock_us() < end_us && wait_for_events(fd, QUIET_MS)) {
        drain(fd);
    }
}

static bool is_stopped(const cordial_index_options *options)
{
    return options->stop != NULL && options->stop(options->data);
}

/* Returns at a change that matters, at the time for a rescan, or when told to stop. */
static void wait_for_change(int fd, const cordial_index_options *options)
{
    int64_t end_us = clock_us() + (int64_t)RESCAN_MS * 1000;
    while (!is_stopped(options) && clock_us() < end_us) {
        if (wait_for_events(fd, STEP_MS) && drain(fd)) {
            wait_for_quiet(fd);
            return;
        }
    }
}

static bool has_news(const cordial_index_report *report)
{
    return report->indexed > 0 || report->removed > 0 || report->n_skipped > 0;
}

/* A base.yaml or companion that is wrong just now: told like a skipped file, and waited out. */
static void tell_config(const cordial_index_options *options, const cordial_error *err)
{
    const cordial_note note = {err->file, err->line, err->column, err->message};
    const cordial_index_report report = {.skipped = &note, .n_skipped = 1, .generation = ""};
    if (options->updated != NULL) {
        options->updated(options->data, &report);
    }
}

/* One run, and watches on the folders it saw. */
static cordial_status run_once(const struct index_job *job, int fd, const char *path, int *newest,
                               cordial_error *err)
{
    AUTO(arena_done) struct arena mem = {0};
    cordial_index_report report;
    struct str_list folders = {0};
    TRY(index_run(&mem, job, &report, &folders, err));
    TRY(add_watches(fd, path, &folders, newest, err));
    if (job->options->updated != NULL && has_news(&report)) {
        job->options->updated(job->options->data, &report);
    }
    return CORDIAL_OK;
}

cordial_status index_watch(const struct index_job *job, const char *path, cordial_error *err)
{
    AUTO(fd_closep) int fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (fd < 0) {
        return err_errno(err, errno, "watching '%s'", path);
    }
    int newest = -1;
    TRY(add_watches(fd, path, &(struct str_list){&STR(""), 1, 1}, &newest, err));
    while (!is_stopped(job->options)) {
        int known = newest;
        cordial_status status = run_once(job, fd, path, &newest, err);
        if (status == CORDIAL_E_LOCKED || (status == CORDIAL_OK && newest > known)) {
            continue; /* again: for the lock, or for what a new folder got before its watch */
        }
        if (status == CORDIAL_E_CONFIG) {
            tell_config(job->options, err);
        } else if (status != CORDIAL_OK) {
            return status;
        }
        wait_for_change(fd, job->options);
    }
    return CORDIAL_OK;
}
