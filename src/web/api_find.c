/* Finding: search, completion, one answer. */
#include "view/view.h"
#include "web/routes.h"

static void results_freep(cordial_results **results)
{
    cordial_results_free(*results);
}

static void completions_freep(cordial_completions **completions)
{
    cordial_completions_free(*completions);
}

static void answer_freep(cordial_answer **answer)
{
    cordial_answer_free(*answer);
}

static const char *query_of(const struct call *call)
{
    const char *query = request_cstr(call->request, "q");
    return query != NULL ? query : "";
}

cordial_status call_search(struct call *call, cordial_error *err)
{
    const cordial_search_options options = {
        .n = (size_t)request_number(call->request, "n", 0),
        .language = request_cstr(call->request, "lang"),
    };
    AUTO(results_freep) cordial_results *results = NULL;
    TRY(cordial_search(call->base, query_of(call), &options, &results, err));
    call->document = view_search(results);
    return CORDIAL_OK;
}

cordial_status call_complete(struct call *call, cordial_error *err)
{
    const cordial_complete_options options = {
        .n = (size_t)request_number(call->request, "n", 0),
        .language = request_cstr(call->request, "lang"),
    };
    AUTO(completions_freep) cordial_completions *completions = NULL;
    TRY(cordial_complete(call->base, query_of(call), &options, &completions, err));
    call->document = view_complete(completions);
    return CORDIAL_OK;
}

cordial_status call_entries(struct call *call, cordial_error *err)
{
    AUTO(answer_freep) cordial_answer *answer = NULL;
    TRY(cordial_answer_get(call->base, request_cstr(call->request, "id"),
                           request_cstr(call->request, "lang"), &answer, err));
    call->document = view_answer(answer);
    return CORDIAL_OK;
}
