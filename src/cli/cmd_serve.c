/* serve: the portal, the desk and the API on an address. */
#include "cli/commands.h"
#include "cli/input.h"
#include "cli/output.h"
#include "web/serve.h"

/* People at a terminal get a line to click on; a service has its log. */
static void say_ready(void *data, const char *address)
{
    struct run *run = data;
    if (run->messages.tty) {
        output_say(arena_printf(run->mem, "cordial: http://%s/ (Ctrl-C ends it)\n", address));
    }
}

enum { DEADLINES = 3, DEADLINE_MAX_S = 3600 };

static cordial_status read_deadlines(struct run *run, struct serve_options *options,
                                     cordial_error *err)
{
    int *const places[DEADLINES] = {&options->head_s, &options->body_s, &options->send_s};
    const char *value = option_value(&run->options, "deadlines");
    size_t n = 0;
    const char **rows = input_list(run->mem, value, &n);
    int64_t seconds = 0;
    bool wrong = value != NULL && n != DEADLINES;
    for (size_t i = 0; i < n && !wrong; i++) {
        wrong = !str_int(str_of(rows[i]), &seconds) || seconds < 1 || seconds > DEADLINE_MAX_S;
        *places[i] = (int)seconds;
    }
    return wrong ? err_set(err, CORDIAL_E_USAGE,
                           "'--deadlines %s' must be three numbers of seconds from 1 to %d", value,
                           DEADLINE_MAX_S)
                 : CORDIAL_OK;
}

/* Headers are compared in small letters. */
static const char *lower(struct arena *mem, const char *name)
{
    if (name == NULL) {
        return NULL;
    }
    struct str copy = str_of(name);
    char *letters = arena_alloc(mem, copy.n + 1);
    for (size_t i = 0; i < copy.n; i++) {
        char c = copy.p[i];
        letters[i] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
    }
    return letters;
}

cordial_status cmd_serve(struct run *run, cordial_error *err)
{
    const struct options *given = &run->options;
    const char *listen = option_value(given, "listen");
    struct serve_options options = {
        .base_path = run->base_path,
        .state = option_value(given, "state"),
        .listen = listen != NULL ? listen : "127.0.0.1:8080",
        .portal_only = option_given(given, "portal-only"),
        .trust_header = lower(run->mem, option_value(given, "trust-header")),
        .trust_proxy = option_given(given, "trust-proxy"),
        .assets = option_value(given, "assets"),
        .quiet = option_given(given, "quiet"),
        .ready = say_ready,
        .data = run,
    };
    options.hosts = input_list(run->mem, option_value(given, "host"), &options.n_hosts);
    TRY(read_deadlines(run, &options, err));
    return serve(&options, err);
}
