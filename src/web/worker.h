/*
 * What one thread of the server has to itself: the handles of the base, one for each audience.
 */
#ifndef WEB_WORKER_H
#define WEB_WORKER_H

#include "web/site.h"

struct worker;

struct worker *worker_open(struct site *site);
void worker_close(struct worker *worker);

/**
 * worker_begin() - a request begins: after a reload, the handles are opened anew
 *
 * What was borrowed from them for an earlier request is gone.
 */
void worker_begin(struct worker *worker);

/** worker_reloads() - how often the site was told to reload before the handles were opened */
unsigned worker_reloads(const struct worker *worker);

/**
 * worker_base() - the handle for rows of a role, opened at its first use
 *
 * The rows for anyone have the public audience's. With --portal-only there is no other.
 *
 * Returns as cordial_base_open().
 */
cordial_status worker_base(struct worker *worker, enum role role, cordial_base **out,
                           cordial_error *err);

/**
 * worker_accounts() - who may get in, opened at the first use; NULL with --portal-only
 *
 * Returns as cordial_base_open() and cordial_accounts_open(). A failure is none of "nobody".
 */
cordial_status worker_accounts(struct worker *worker, cordial_accounts **out, cordial_error *err);

#endif
