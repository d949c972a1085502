/* Handles by audience. */
#include "web/worker.h"

#include "base/arena.h"

#include <stdlib.h>

enum { AUDIENCES = 2 };

struct worker {
    struct site *site;
    unsigned reloads; /* of the site when the handles were opened */
    cordial_base *bases[AUDIENCES];
    cordial_accounts *accounts; /* of the agents' handle */
};

struct worker *worker_open(struct site *site)
{
    struct worker *worker = heap_alloc(sizeof *worker);
    worker->site = site;
    worker->reloads = atomic_load(&site->reloads);
    return worker;
}

static void close_bases(struct worker *worker)
{
    cordial_accounts_close(worker->accounts);
    worker->accounts = NULL;
    for (size_t i = 0; i < AUDIENCES; i++) {
        cordial_base_close(worker->bases[i]);
        worker->bases[i] = NULL;
    }
}

void worker_close(struct worker *worker)
{
    close_bases(worker);
    free(worker);
}

void worker_begin(struct worker *worker)
{
    unsigned reloads = atomic_load(&worker->site->reloads);
    if (reloads != worker->reloads) {
        close_bases(worker);
        worker->reloads = reloads;
    }
}

unsigned worker_reloads(const struct worker *worker)
{
    return worker->reloads;
}

cordial_status worker_base(struct worker *worker, enum role role, cordial_base **out,
                           cordial_error *err)
{
    cordial_audience audience =
        role == ROLE_ANYONE ? CORDIAL_AUDIENCE_PUBLIC : CORDIAL_AUDIENCE_AGENTS;
    if (worker->site->portal_only && audience != CORDIAL_AUDIENCE_PUBLIC) {
        return err_set(err, CORDIAL_E_PERMISSION, "this server has the portal only");
    }
    if (worker->bases[audience] == NULL) {
        const cordial_base_options options = {.audience = audience, .state = worker->site->state};
        TRY(cordial_base_open(worker->site->base_path, &options, &worker->bases[audience], err));
    }
    *out = worker->bases[audience];
    return CORDIAL_OK;
}

cordial_status worker_accounts(struct worker *worker, cordial_accounts **out, cordial_error *err)
{
    cordial_base *base = NULL;
    if (!worker->site->portal_only && worker->accounts == NULL) {
        TRY(worker_base(worker, ROLE_AGENT, &base, err));
        TRY(cordial_accounts_open(base, &worker->accounts, err));
    }
    *out = worker->accounts;
    return CORDIAL_OK;
}
