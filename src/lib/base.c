/* Opening, closing and describing a base. */
#include "lib/handle.h"

#include "base/file.h"
#include "base/filemap.h"
#include "index/place.h"
#include "learn/learned.h"
#include "lib/site.h"

#include <errno.h>
#include <limits.h>
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

/* The folder for index and store, in a base that does not say otherwise. */
#define STATE_NAME ".cordial"

/* The one thing that is set up once for the whole process. */
static pthread_once_t markdown_once = PTHREAD_ONCE_INIT;

bool cordial_base_is_at(const char *path)
{
    AUTO(arena_done) struct arena mem = {0};
    const char *state = arena_printf(&mem, "%s/" STATE_NAME, path).p;
    const char *generation = NULL;
    cordial_error ignored = {0};
    return access(arena_printf(&mem, "%s/" CONFIG_NAME, path).p, F_OK) == 0 ||
           place_current(&mem, state, &generation, &ignored) == CORDIAL_OK;
}

static cordial_status find_folder(cordial_base *base, const char *path, cordial_error *err)
{
    char real[PATH_MAX];
    if (realpath(path, real) == NULL) {
        return err_errno(err, errno, "the base '%s'", path);
    }
    base->path = arena_cstr(&base->mem, str_of(real));
    return dir_open(base->path, &base->dir_fd, err);
}

static struct str last_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return str_of(slash != NULL && slash[1] != '\0' ? slash + 1 : path);
}

static cordial_status open_base(cordial_base *base, const char *path,
                                const cordial_base_options *options, cordial_error *err)
{
    TRY(find_folder(base, path, err));
    base->audience = options->audience;
    base->state = options->state != NULL ? arena_cstr(&base->mem, str_of(options->state))
                                         : arena_printf(&base->mem, "%s/" STATE_NAME, base->path).p;
    return config_read(&base->mem, base->dir_fd, last_name(base->path), &base->config, err);
}

cordial_status cordial_base_open(const char *path, const cordial_base_options *options,
                                 cordial_base **out, cordial_error *err)
{
    LOCAL_ERROR(err);
    static const cordial_base_options defaults = {0};
    pthread_once(&markdown_once, markdown_init);
    cordial_base *base = heap_alloc(sizeof *base);
    base->dir_fd = -1;
    if (open_base(base, path, options != NULL ? options : &defaults, err) != CORDIAL_OK) {
        cordial_base_close(base);
        return err->status;
    }
    *out = base;
    return CORDIAL_OK;
}

void cordial_base_close(cordial_base *base)
{
    if (base == NULL) {
        return;
    }
    speller_close(base->speller);
    searcher_close(base->searcher);
    site_close(base->site);
    store_close(base->portal);
    if (base->dir_fd >= 0) {
        close(base->dir_fd);
    }
    arena_done(&base->described);
    arena_done(&base->mem);
    free(base);
}

cordial_status handle_searcher(cordial_base *base, struct searcher **out, cordial_error *err)
{
    if (base->searcher == NULL) {
        TRY(searcher_open(base->state, base->audience, &base->config, &base->searcher, err));
    } else {
        TRY(searcher_refresh(base->searcher, err));
    }
    *out = base->searcher;
    return CORDIAL_OK;
}

/* The documents of all entries, counted by kind and audience; notes are no entries. */
static cordial_status count_entries(cordial_base *base, struct searcher *s, cordial_error *err)
{
    struct arena *mem = &base->described;
    cordial_base_status *out = &base->status;
    struct indexed_list stamps;
    struct map ids;
    struct map languages;
    map_init(&ids, mem);
    map_init(&languages, mem);
    TRY(index_reader_all(mem, s->reader, &stamps, err));
    for (size_t i = 0; i < s->n_languages; i++) {
        map_put(&languages, s->languages[i].code, i, NULL);
    }
    size_t *by_language = arena_array(mem, s->n_languages, sizeof *by_language);
    for (size_t i = 0; i < stamps.n; i++) {
        const struct stamp *stamp = &stamps.rows[i].stamp;
        bool is_public = stamp->audience == CORDIAL_AUDIENCE_PUBLIC;
        if (stamps.rows[i].note) {
            continue;
        }
        map_put(&ids, stamp->id, 1, NULL);
        size_t *language = map_get(&languages, stamp->language);
        by_language[language != NULL ? *language : 0]++;
        out->articles += stamp->kind == ENTRY_ARTICLE;
        out->replies += stamp->kind == ENTRY_REPLY;
        out->public_entries += is_public;
        out->agents_entries += !is_public;
    }
    out->answers = ids.n;
    out->entries_by_language = by_language;
    return CORDIAL_OK;
}

static void list_languages(cordial_base *base, const struct searcher *s)
{
    const char **codes = arena_array(&base->described, s->n_languages, sizeof *codes);
    for (size_t i = 0; i < s->n_languages; i++) {
        codes[i] = arena_cstr(&base->described, s->languages[i].code);
    }
    base->status.languages = codes;
    base->status.n_languages = s->n_languages;
}

/* A ledger that is off has taught nothing that is used. */
static cordial_status describe_learned(cordial_base *base, cordial_error *err)
{
    struct learned *l = NULL;
    cordial_base_status *out = &base->status;
    if (config_ledger(&base->config).off) {
        return CORDIAL_OK;
    }
    TRY(learned_open(base->state, base->audience, &l, err));
    struct learned_state state = learned_state(l);
    const char **problems = arena_array(&base->described, state.problems.n, sizeof *problems);
    for (size_t i = 0; i < state.problems.n; i++) {
        problems[i] = arena_cstr(&base->described, state.problems.rows[i]);
    }
    out->learned_answers = state.model_answers;
    out->learned_bytes = state.model_bytes;
    out->past_lines = state.past_lines;
    out->recent_lines = state.recent_lines;
    out->learned_problems = problems;
    out->n_learned_problems = state.problems.n;
    learned_close(l);
    return CORDIAL_OK;
}

cordial_status cordial_base_describe(cordial_base *base, const cordial_base_status **out,
                                     cordial_error *err)
{
    LOCAL_ERROR(err);
    struct searcher *s = NULL;
    arena_done(&base->described);
    base->status = (cordial_base_status){
        .path = base->path,
        .state = base->state,
        .name = arena_cstr(&base->described, base->config.name),
        .generation = "",
    };
    cordial_status status = handle_searcher(base, &s, err);
    if (status == CORDIAL_OK) {
        const char *generation = index_reader_generation(s->reader);
        base->status.generation = arena_cstr(&base->described, str_of(generation));
        list_languages(base, s);
        TRY(count_entries(base, s, err));
    } else if (status != CORDIAL_E_UNAVAILABLE) {
        return status;
    }
    TRY(describe_learned(base, err));
    *out = &base->status;
    return CORDIAL_OK;
}

cordial_status cordial_base_version(cordial_base *base, uint64_t *out, cordial_error *err)
{
    LOCAL_ERROR(err);
    struct searcher *s = NULL;
    TRY(handle_searcher(base, &s, err));
    *out = index_reader_identity(s->reader);
    return CORDIAL_OK;
}

void cordial_memory_rest(size_t most)
{
    filemap_rest_all(most);
}
