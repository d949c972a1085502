/* Completion, as the public header has it. */
#include "search/complete.h"

#include "base/clock.h"
#include "lib/handle.h"

#include <stdlib.h>

typedef HANDED(cordial_completions) handed_completions;

cordial_status cordial_complete(cordial_base *base, const char *prefix,
                                const cordial_complete_options *options, cordial_completions **out,
                                cordial_error *err)
{
    LOCAL_ERROR(err);
    static const cordial_complete_options defaults = {0};
    int64_t start_us = clock_us();
    struct searcher *s = NULL;
    options = options != NULL ? options : &defaults;
    if (options->n > CORDIAL_COMPLETIONS_MAX) {
        return err_set(err, CORDIAL_E_LIMIT, "%zu completions, at most %d", options->n,
                       CORDIAL_COMPLETIONS_MAX);
    }
    TRY(handle_searcher(base, &s, err));
    handed_completions *handed = heap_alloc(sizeof *handed);
    if (complete_run(&handed->mem, s, str_of(prefix), options, &handed->data, err) != CORDIAL_OK) {
        cordial_completions_free(&handed->data);
        return err->status;
    }
    handed->data.took_ms = clock_took_ms(start_us);
    *out = &handed->data;
    return CORDIAL_OK;
}

void cordial_completions_free(cordial_completions *completions)
{
    if (completions != NULL) {
        handed_completions *handed = (handed_completions *)(void *)completions;
        arena_done(&handed->mem);
        free(handed);
    }
}
