/* For the machines that run the server: is it alive, is it ready, how does it do, what can it. */
#include "base/buf.h"
#include "http/openapi.h"
#include "web/assets.h"
#include "web/routes.h"
#include "web/site.h"

#include <inttypes.h>

#define TYPE_TEXT "text/plain; charset=utf-8"

cordial_status call_healthz(struct call *call, cordial_error *err)
{
    (void)err;
    call_body(call, TYPE_TEXT, STR("ok\n"));
    return CORDIAL_OK;
}

static void completions_freep(cordial_completions **completions)
{
    cordial_completions_free(*completions);
}

/* Ready is who has an index and is not about to end. */
cordial_status call_readyz(struct call *call, cordial_error *err)
{
    if (atomic_load(&call->site->draining)) {
        return err_set(err, CORDIAL_E_UNAVAILABLE, "the server is ending");
    }
    AUTO(completions_freep) cordial_completions *completions = NULL;
    TRY(cordial_complete(call->base, "ready", NULL, &completions, err));
    call_body(call, TYPE_TEXT, STR("ready\n"));
    return CORDIAL_OK;
}

static void add_metric(struct buf *out, const char *name, const char *type, const char *help,
                       uint64_t value)
{
    buf_printf(out, "# HELP cordial_%s %s\n# TYPE cordial_%s %s\ncordial_%s %" PRIu64 "\n", name,
               help, name, type, name, value);
}

static void add_classes(struct buf *out, const struct server_counts *counts)
{
    buf_add_cstr(out, "# HELP cordial_http_requests_total Requests answered, by class of code.\n"
                      "# TYPE cordial_http_requests_total counter\n");
    for (int i = 1; i < 6; i++) {
        buf_printf(out, "cordial_http_requests_total{code=\"%dxx\"} %" PRIu64 "\n", i,
                   counts->by_class[i]);
    }
}

static void add_durations(struct buf *out, const struct server_counts *counts)
{
    const char *name = "cordial_http_request_duration_seconds";
    buf_printf(out, "# HELP %s From a request's first line to its answer.\n# TYPE %s histogram\n",
               name, name);
    for (size_t i = 0; i < SERVER_BUCKETS; i++) {
        buf_printf(out, "%s_bucket{le=\"%g\"} %" PRIu64 "\n", name, server_buckets_ms[i] / 1000,
                   counts->took_le[i]);
    }
    buf_printf(out, "%s_bucket{le=\"+Inf\"} %" PRIu64 "\n%s_sum %.6f\n%s_count %" PRIu64 "\n", name,
               counts->requests, name, (double)counts->took_us / 1e6, name, counts->requests);
}

/* Of the server, never of the base: who may not see an entry does not see it counted. */
cordial_status call_metrics(struct call *call, cordial_error *err)
{
    struct server_counts counts;
    AUTO(buf_done) struct buf out = {0};
    bool here = strcmp(call->request->client, "127.0.0.1") == 0 ||
                strcmp(call->request->client, "::1") == 0;
    if (!here && call->visitor.role == ROLE_ANYONE) {
        return err_set(err, CORDIAL_E_NOTFOUND, "there is nothing here");
    }
    server_counts(call->site->server, &counts);
    add_classes(&out, &counts);
    add_durations(&out, &counts);
    add_metric(&out, "http_connections", "gauge", "Connections that are open.", counts.connections);
    add_metric(&out, "http_connections_total", "counter", "Connections that were accepted.",
               counts.accepted);
    add_metric(&out, "http_swept_total", "counter", "Connections ended by a deadline.",
               counts.swept);
    add_metric(&out, "http_refused_total", "counter", "Requests refused before they were read.",
               counts.refused);
    add_metric(&out, "http_sent_bytes_total", "counter", "Bytes of the bodies sent.",
               counts.sent_bytes);
    call_body(call, "text/plain; version=0.0.4; charset=utf-8", buf_keep(&out, call->mem));
    return CORDIAL_OK;
}

cordial_status call_openapi(struct call *call, cordial_error *err)
{
    const struct openapi_about about = {
        .title = "cordial",
        .summary = "Finds the answer to a customer's message and helps to send it well",
        .version = cordial_version(),
        .licence = "GPL-3.0-or-later",
        .schemas = assets_schemas(),
    };
    (void)err;
    call->document = openapi_document(&about, routes, n_routes);
    call->response.cache = "no-cache";
    return CORDIAL_OK;
}

cordial_status call_api(struct call *call, cordial_error *err)
{
    (void)err;
    json_t *rows = json_array();
    for (size_t i = 0; i < n_routes; i++) {
        const struct route *row = &routes[i];
        if (!(row->flags & ROUTE_UNTOLD)) {
            json_array_append_new(
                rows, json_pack("{ss, ss, ss, ss}", "method", method_name(row->method), "path",
                                row->path, "role", role_name(row->role), "summary", row->summary));
        }
    }
    call->document = json_pack("{ss, so}", "version", cordial_version(), "routes", rows);
    call->response.cache = "no-cache";
    return CORDIAL_OK;
}

cordial_status call_asset(struct call *call, cordial_error *err)
{
    struct asset asset;
    struct str hash = request_text(call->request, "hash");
    if (!assets_find(call->mem, call->site->assets, request_text(call->request, "file"), &asset)) {
        return err_set(err, CORDIAL_E_NOTFOUND, "there is no such file");
    }
    call_body(call, asset.type, asset.bytes);
    call->response.gzipped = asset.gzipped;
    call->response.cache = assets_is_current(call->site->assets, hash)
                               ? "public, max-age=31536000, immutable"
                               : "no-cache";
    return CORDIAL_OK;
}
