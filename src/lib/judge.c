/* What rules ask of the base, then the run. */
#include "lib/judge.h"

#include "base/clock.h"
#include "index/fields.h"

const struct check_source *judge_sources(struct arena *mem, const struct source *sources, size_t n)
{
    struct check_source *out = arena_array(mem, n, sizeof *out);
    for (size_t i = 0; i < n; i++) {
        out[i] = (struct check_source){sources[i].id, sources[i].reply, sources[i].article};
    }
    return out;
}

/* The index as the rules ask it. What cannot be read counts as not there. */
struct asked {
    struct arena *mem;
    struct searcher *s;
};

static bool has_word(void *self, struct str language, struct str word)
{
    const struct asked *asked = self;
    struct searcher *s = asked->s;
    bool found = language.n > 0 && searcher_word_count(s, language, word) > 0;
    for (size_t i = 0; language.n == 0 && i < s->n_languages && !found; i++) {
        found = searcher_word_count(s, s->languages[i].code, word) > 0;
    }
    struct str any = {NULL, 0};
    return found || searcher_term_count(s, term_make(asked->mem, TERM_CODE, any, word)) > 0;
}

static bool has_answer(void *self, struct str id)
{
    const struct asked *asked = self;
    const struct indexed_list *all;
    cordial_error ignored;
    return searcher_answer(asked->s, id, &all, &ignored) == CORDIAL_OK && all->n > 0;
}

static struct str_list source_ids(struct arena *mem, const struct check_request *request)
{
    struct str_list out = {.rows = arena_array(mem, request->n_sources, sizeof *out.rows)};
    for (; out.n < request->n_sources; out.n++) {
        out.rows[out.n] = request->sources[out.n].id;
    }
    return out;
}

cordial_status judge(struct arena *mem, struct searcher *s, struct check_request *request,
                     cordial_check *out, cordial_error *err)
{
    struct asked asked = {mem, s};
    const struct check_base base = {&asked, has_word, has_answer};
    if (s != NULL) {
        TRY(searcher_layers(s, err));
        request->base = &base;
        struct str_list ids = source_ids(mem, request);
        TRY(inside_find(mem, s, request->language, request->text, &ids, &request->inside, err));
    }
    request->now_s = request->now_s != 0 ? request->now_s : clock_day_s();
    check_run(mem, request, out);
    request->base = NULL;
    return CORDIAL_OK;
}
