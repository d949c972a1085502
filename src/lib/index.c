/* Indexing and watching, as the public header has it. */
#include "lib/handle.h"

#include "index/run.h"
#include "index/watch.h"

#include <cordial/index.h>

#include <stdlib.h>

typedef HANDED(cordial_index_report) handed_report;

static const cordial_index_options defaults = {0};

static struct index_job job_of(const cordial_base *base, const cordial_index_options *options)
{
    return (struct index_job){
        .dir_fd = base->dir_fd,
        .name = base->config.name,
        .state = base->state,
        .options = options != NULL ? options : &defaults,
    };
}

static cordial_status check_audience(const cordial_base *base, cordial_error *err)
{
    if (base->audience != CORDIAL_AUDIENCE_AGENTS) {
        return err_set(err, CORDIAL_E_USAGE, "the public audience cannot write the index");
    }
    return CORDIAL_OK;
}

cordial_status cordial_index(cordial_base *base, const cordial_index_options *options,
                             cordial_index_report **out, cordial_error *err)
{
    LOCAL_ERROR(err);
    struct index_job job = job_of(base, options);
    TRY(check_audience(base, err));
    handed_report *handed = heap_alloc(sizeof *handed);
    if (index_run(&handed->mem, &job, &handed->data, NULL, err) != CORDIAL_OK) {
        cordial_index_report_free(&handed->data);
        return err->status;
    }
    *out = &handed->data;
    return CORDIAL_OK;
}

cordial_status cordial_index_watch(cordial_base *base, const cordial_index_options *options,
                                   cordial_error *err)
{
    LOCAL_ERROR(err);
    struct index_job job = job_of(base, options);
    TRY(check_audience(base, err));
    return index_watch(&job, base->path, err);
}

void cordial_index_report_free(cordial_index_report *report)
{
    if (report != NULL) {
        handed_report *handed = (handed_report *)(void *)report;
        arena_done(&handed->mem);
        free(handed);
    }
}
