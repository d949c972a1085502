/* Start, wait for signals, end; and the thread that watches the folder. */
#include "web/serve.h"

#include "base/arena.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/log.h"
#include "http/address.h"
#include "http/notify.h"
#include "http/session.h"
#include "http/weblog.h"
#include "web/app.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <sys/signalfd.h>
#include <unistd.h>

enum {
    DRAIN_MS = 10000,
    WATCH_AGAIN_MS = 10000, /* after a watch that failed */
    TURN_MS = 100,
    REST_MS = 1000,
    FILES_MAX =
        40 << 20, /* bytes of files that stay resident: the program and parts of the index */
};

struct serving {
    const struct serve_options *options;
    struct site site;
    struct arena mem;
    const char *const *hosts;
    size_t n_hosts;
    pthread_t watcher;
    bool watches;
    atomic_bool stopped;
};

/* Watching */

static bool is_stopped(void *data)
{
    struct serving *serving = data;
    return atomic_load(&serving->stopped);
}

static void log_update(void *data, const cordial_index_report *report)
{
    struct serving *serving = data;
    int fd = serving->site.log_fd;
    for (size_t i = 0; i < report->n_skipped; i++) {
        const cordial_note *note = &report->skipped[i];
        weblog_event(fd, LOG_LEVEL_WARNING, NULL, "skipped %s:%u:%u: %s", note->file, note->line,
                     note->column, note->message);
    }
    weblog_event(fd, LOG_LEVEL_INFO, NULL, "index: %zu indexed, %zu removed, %zu skipped",
                 report->indexed, report->removed, report->n_skipped);
}

static cordial_status watch_once(struct serving *serving, cordial_error *err)
{
    const struct serve_options *options = serving->options;
    const cordial_base_options base_options = {.state = options->state};
    const cordial_index_options index_options = {
        .stop = is_stopped,
        .updated = log_update,
        .data = serving,
    };
    cordial_base *base = NULL;
    TRY(cordial_base_open(options->base_path, &base_options, &base, err));
    cordial_status status = cordial_index_watch(base, &index_options, err);
    cordial_base_close(base);
    return status;
}

static void *watch(void *data)
{
    struct serving *serving = data;
    while (!is_stopped(serving)) {
        cordial_error err = {0};
        char line[CORDIAL_ERROR_MESSAGE + CORDIAL_ERROR_FILE + 32];
        if (watch_once(serving, &err) == CORDIAL_OK) {
            continue;
        }
        weblog_event(serving->site.log_fd, LOG_LEVEL_ERROR, NULL, "watching: %s",
                     cordial_error_print(&err, line, sizeof line));
        for (int ms = 0; ms < WATCH_AGAIN_MS && !is_stopped(serving); ms += TURN_MS) {
            clock_sleep_ms(TURN_MS);
        }
    }
    return NULL;
}

/* Life */

/* From here on signals wait at a descriptor; threads that are made later are not disturbed. */
static cordial_status catch_signals(int *out_fd, cordial_error *err)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGHUP);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &set, NULL);
    signal(SIGPIPE, SIG_IGN); /* a caller that leaves early is no reason to end */
    *out_fd = signalfd(-1, &set, SFD_CLOEXEC);
    return *out_fd >= 0 ? CORDIAL_OK
                        : err_set(err, CORDIAL_E_INTERNAL, "signals cannot be waited for");
}

static void reload(struct serving *serving)
{
    char words[64]; /* sd_notify(3): the time tells this reload from another */
    snprintf(words, sizeof words, "RELOADING=1\nMONOTONIC_USEC=%lld", (long long)clock_us());
    notify_state(words);
    atomic_fetch_add(&serving->site.reloads, 1);
    weblog_event(serving->site.log_fd, LOG_LEVEL_INFO, NULL, "base.yaml is read again");
    notify_state("READY=1");
}

/* True when the server is to end. */
static bool take_signal(struct serving *serving, int signals)
{
    struct signalfd_siginfo got;
    if (read(signals, &got, sizeof got) != (ssize_t)sizeof got || got.ssi_signo != SIGHUP) {
        return true;
    }
    reload(serving);
    return false;
}

static void wait_for_end(struct serving *serving, int signals)
{
    struct pollfd signal = {.fd = signals, .events = POLLIN};
    bool ends = false;
    while (!ends) {
        int n = poll(&signal, 1, REST_MS);
        ends = (n < 0 && errno != EINTR) || (n > 0 && take_signal(serving, signals));
        cordial_memory_rest(FILES_MAX);
    }
}

static void end(struct serving *serving)
{
    notify_state("STOPPING=1");
    weblog_event(serving->site.log_fd, LOG_LEVEL_INFO, NULL, "ending");
    atomic_store(&serving->site.draining, true);
    atomic_store(&serving->stopped, true);
    server_stop(serving->site.server, DRAIN_MS);
    if (serving->watches) {
        pthread_join(serving->watcher, NULL);
    }
}

/* The host of "https://help.example.org/path", or the null string. */
static struct str host_of(struct str url)
{
    size_t scheme = str_find(url, STR("://"));
    struct str rest = scheme == STR_NOT_FOUND ? (struct str){0} : str_from(url, scheme + 3);
    for (size_t i = 0; i < rest.n; i++) {
        if (rest.p[i] == '/' || rest.p[i] == ':' || rest.p[i] == '?') {
            return str_sub(rest, 0, i);
        }
    }
    return rest;
}

/* The names that were given, and that of base.yaml's url. */
static void list_hosts(struct serving *serving, cordial_base *base)
{
    const struct serve_options *options = serving->options;
    struct str own = host_of(str_of(cordial_site_get(base)->url));
    const char **hosts = arena_array(&serving->mem, options->n_hosts + 1, sizeof *hosts);
    for (size_t i = 0; i < options->n_hosts; i++) {
        hosts[serving->n_hosts++] = options->hosts[i];
    }
    if (own.n > 0) {
        hosts[serving->n_hosts++] = arena_cstr(&serving->mem, own);
    }
    serving->hosts = hosts;
}

/* A base that cannot be opened is said at once, not at the first request. */
static cordial_status try_base(struct serving *serving, cordial_error *err)
{
    const struct serve_options *options = serving->options;
    const cordial_base_options base_options = {
        .audience = CORDIAL_AUDIENCE_PUBLIC,
        .state = options->state,
    };
    cordial_base *base = NULL;
    TRY(cordial_base_open(options->base_path, &base_options, &base, err));
    list_hosts(serving, base);
    cordial_base_close(base);
    return CORDIAL_OK;
}

static cordial_status start(struct serving *serving, cordial_error *err)
{
    const struct serve_options *options = serving->options;
    const struct server_app app = app_of(&serving->site);
    const struct server_options server_options = {
        .address = options->listen,
        .listen_fd = address_inherited(),
        .trust_proxy = options->trust_proxy,
        .hosts = serving->hosts,
        .n_hosts = serving->n_hosts,
        .head_s = options->head_s,
        .body_s = options->body_s,
        .send_s = options->send_s,
        .log_fd = serving->site.log_fd,
    };
    TRY(server_start(&server_options, &app, &serving->site.server, err));
    serving->site.loopback = server_is_loopback(serving->site.server);
    if (options->trust_header != NULL && !serving->site.loopback) {
        server_stop(serving->site.server, 0);
        return err_set(err, CORDIAL_E_USAGE,
                       "'--trust-header' needs a proxy on this machine: listen on 127.0.0.1");
    }
    serving->watches =
        !options->portal_only && pthread_create(&serving->watcher, NULL, watch, serving) == 0;
    return CORDIAL_OK;
}

static void announce(const struct serving *serving)
{
    const char *address = server_address(serving->site.server);
    weblog_event(serving->site.log_fd, LOG_LEVEL_INFO, NULL, "listening on http://%s/", address);
    if (serving->options->ready != NULL) {
        serving->options->ready(serving->options->data, address);
    }
    notify_state("READY=1");
}

static cordial_status run(struct serving *serving, cordial_error *err)
{
    AUTO(fd_closep) int signals = -1;
    TRY(try_base(serving, err));
    TRY(catch_signals(&signals, err));
    TRY(start(serving, err));
    announce(serving);
    wait_for_end(serving, signals);
    end(serving);
    return CORDIAL_OK;
}

cordial_status serve(const struct serve_options *options, cordial_error *err)
{
    AUTO(arena_done) struct arena mem = {0};
    struct serving serving = {
        .options = options,
        .site =
            {
                .base_path = options->base_path,
                .state = options->state,
                .portal_only = options->portal_only,
                .trust_proxy = options->trust_proxy,
                .trust_header = options->trust_header,
                .form_secret = session_token(&mem).p,
                .assets = assets_new(options->assets),
                .rates = rates_new(),
                .kept = kept_new(),
                .log_fd = options->quiet ? -1 : STDERR_FILENO,
            },
    };
    serving.site.pages = assets_pages(serving.site.assets);
    cordial_status status = run(&serving, err);
    rates_free(serving.site.rates);
    kept_free(serving.site.kept);
    assets_free(serving.site.assets);
    arena_done(&serving.mem);
    return status;
}
