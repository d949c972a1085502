/* Searching and showing an answer, as the public header has it. */
#include "lib/handle.h"

#include "base/clock.h"
#include "search/search.h"

#include <stdlib.h>

typedef HANDED(cordial_results) handed_results;
typedef HANDED(cordial_answer) handed_answer;

cordial_status cordial_search(cordial_base *base, const char *query,
                              const cordial_search_options *options, cordial_results **out,
                              cordial_error *err)
{
    LOCAL_ERROR(err);
    static const cordial_search_options defaults = {0};
    int64_t start_us = clock_us();
    struct searcher *s = NULL;
    options = options != NULL ? options : &defaults;
    if (options->n > CORDIAL_RESULTS_MAX) {
        return err_set(err, CORDIAL_E_LIMIT, "%zu results, at most %d", options->n,
                       CORDIAL_RESULTS_MAX);
    }
    TRY(handle_searcher(base, &s, err));
    handed_results *handed = heap_alloc(sizeof *handed);
    if (search_run(&handed->mem, s, str_of(query), options, &handed->data, err) != CORDIAL_OK) {
        cordial_results_free(&handed->data);
        return err->status;
    }
    handed->data.took_ms = clock_took_ms(start_us);
    *out = &handed->data;
    return CORDIAL_OK;
}

void cordial_results_free(cordial_results *results)
{
    if (results != NULL) {
        handed_results *handed = (handed_results *)(void *)results;
        arena_done(&handed->mem);
        free(handed);
    }
}

/* What agents' notes say is in documents of their own; bring it back to its entry. */
static void take_note(const struct indexed_list *all, struct entry *entry)
{
    for (size_t i = 0; i < all->n; i++) {
        const struct entry *note = &all->rows[i].card.entry;
        if (all->rows[i].note && str_eq(note->path, entry->path)) {
            entry->note = note->note;
            entry->owner = note->owner;
            entry->review = note->review;
        }
    }
}

static cordial_entry show_entry(struct arena *mem, const struct entry *e)
{
    return (cordial_entry){
        .file = arena_cstr(mem, e->path),
        .reply = e->kind == ENTRY_REPLY,
        .title = arena_cstr(mem, e->title),
        .language = arena_cstr(mem, e->language),
        .category = arena_cstr(mem, e->category),
        .audience = e->audience,
        .draft = e->state == ENTRY_DRAFT,
        .updated = arena_cstr(mem, e->updated),
        .body = arena_cstr(mem, e->body),
        .html = arena_cstr(mem, e->html),
        .note = arena_cstr(mem, e->note),
        .owner = arena_cstr(mem, e->owner),
        .review = arena_cstr(mem, e->review),
    };
}

/* The preferred language first; within a language articles come before replies already. */
static size_t add_entries(struct arena *mem, const struct indexed_list *all, struct str language,
                          bool preferred, cordial_entry *rows, size_t n)
{
    for (size_t i = 0; i < all->n; i++) {
        const struct entry *entry = &all->rows[i].card.entry;
        if (!all->rows[i].note && str_eq(entry->language, language) == preferred) {
            rows[n++] = show_entry(mem, entry);
        }
    }
    return n;
}

static cordial_status get_answer(struct arena *mem, struct searcher *s, struct str id,
                                 struct str language, cordial_answer *out, cordial_error *err)
{
    struct indexed_list all;
    TRY(index_reader_answer(mem, s->reader, id, &all, err));
    if (all.n == 0) {
        return err_set(err, CORDIAL_E_NOTFOUND, "no answer '%.*s'", STR_ARG(id));
    }
    for (size_t i = 0; i < all.n; i++) {
        struct indexed *row = &all.rows[i];
        TRY(index_reader_card(mem, s->reader, CARD_WHOLE, row, err));
        TRY(index_reader_body(s->reader, row, &row->card.entry, err));
    }
    for (size_t i = 0; i < all.n; i++) {
        take_note(&all, &all.rows[i].card.entry);
    }
    cordial_entry *rows = arena_array(mem, all.n, sizeof *rows);
    size_t n = add_entries(mem, &all, language, true, rows, 0);
    n = add_entries(mem, &all, language, false, rows, n);
    *out = (cordial_answer){arena_cstr(mem, all.rows[0].stamp.id), rows, n};
    return CORDIAL_OK;
}

cordial_status cordial_answer_get(cordial_base *base, const char *id, const char *language,
                                  cordial_answer **out, cordial_error *err)
{
    LOCAL_ERROR(err);
    struct searcher *s = NULL;
    struct str preferred = {NULL, 0};
    TRY(handle_searcher(base, &s, err));
    handed_answer *handed = heap_alloc(sizeof *handed);
    cordial_status status = CORDIAL_OK;
    if (language != NULL && !language_code(&handed->mem, str_of(language), &preferred)) {
        status = err_set(err, CORDIAL_E_USAGE, "'%s' is no language code", language);
    }
    if (status == CORDIAL_OK) {
        status = get_answer(&handed->mem, s, str_of(id), preferred, &handed->data, err);
    }
    if (status != CORDIAL_OK) {
        cordial_answer_free(&handed->data);
        return status;
    }
    *out = &handed->data;
    return CORDIAL_OK;
}

void cordial_answer_free(cordial_answer *answer)
{
    if (answer != NULL) {
        handed_answer *handed = (handed_answer *)(void *)answer;
        arena_done(&handed->mem);
        free(handed);
    }
}
