/* Opening by the `current` link; cards and bodies; the entries of an answer. */
#include "index/reader.h"

#include "index/card.h"
#include "index/fields.h"
#include "index/place.h"

#include <stdlib.h>

enum { ENTRIES_OF_ANSWER_MAX = 1000, LANGUAGES_MAX = 200 };

struct index_reader {
    struct arena mem; /* of the names */
    const char *state;
    cordial_audience audience;
    const char *generation; /* its folder */
    struct xc_reader *xc;
    uint64_t version;
};

static cordial_status check_schema(struct index_reader *r, cordial_error *err)
{
    AUTO(arena_done) struct arena mem = {0};
    struct str schema = index_reader_meta(&mem, r, META_SCHEMA);
    if (!str_eq(schema, STR(INDEX_SCHEMA))) {
        return err_set(err, CORDIAL_E_UNAVAILABLE,
                       "the index is of another version: build it with 'cordial index'");
    }
    return CORDIAL_OK;
}

static cordial_status open_generation(struct index_reader *r, cordial_error *err)
{
    TRY(place_current(&r->mem, r->state, &r->generation, err));
    const char *paths[2];
    size_t n = 0;
    paths[n++] = place_database(&r->mem, r->generation, CORDIAL_AUDIENCE_PUBLIC);
    if (r->audience == CORDIAL_AUDIENCE_AGENTS) {
        paths[n++] = place_database(&r->mem, r->generation, CORDIAL_AUDIENCE_AGENTS);
    }
    TRY(xc_reader_open(paths, n, &r->xc, err));
    return check_schema(r, err);
}

cordial_status index_reader_open(const char *state, cordial_audience audience,
                                 struct index_reader **out, cordial_error *err)
{
    struct index_reader *r = heap_alloc(sizeof *r);
    r->state = arena_cstr(&r->mem, str_of(state));
    r->audience = audience;
    if (open_generation(r, err) != CORDIAL_OK) {
        index_reader_close(r);
        return err->status;
    }
    *out = r;
    return CORDIAL_OK;
}

void index_reader_close(struct index_reader *r)
{
    if (r == NULL) {
        return;
    }
    xc_reader_close(r->xc);
    arena_done(&r->mem);
    free(r);
}

cordial_status index_reader_refresh(struct index_reader *r, cordial_error *err)
{
    AUTO(arena_done) struct arena mem = {0};
    const char *current = NULL;
    TRY(place_current(&mem, r->state, &current, err));
    if (strcmp(current, r->generation) == 0) {
        bool changed = false;
        TRY(xc_reader_reopen(r->xc, &changed, err));
        r->version += changed;
        return CORDIAL_OK;
    }
    struct index_reader *fresh = NULL;
    TRY(index_reader_open(r->state, r->audience, &fresh, err));
    fresh->version = r->version + 1;
    struct index_reader old = *r;
    *r = *fresh;
    *fresh = old;
    index_reader_close(fresh);
    return CORDIAL_OK;
}

uint64_t index_reader_version(const struct index_reader *r)
{
    return r->version;
}

struct xc_reader *index_reader_xc(const struct index_reader *r)
{
    return r->xc;
}

const char *index_reader_generation(const struct index_reader *r)
{
    return place_name(r->generation);
}

struct str index_reader_meta(struct arena *mem, struct index_reader *r, const char *key)
{
    cordial_error err;
    struct str value = {"", 0};
    xc_read_meta(mem, r->xc, 0, str_of(key), &value, &err);
    return value;
}

cordial_status index_reader_card(struct arena *mem, struct index_reader *r, uint32_t docid,
                                 struct entry *out, cordial_error *err)
{
    struct str bytes;
    TRY(xc_read_data(mem, r->xc, docid, &bytes, err));
    if (!card_read(mem, bytes, out)) {
        return err_set(err, CORDIAL_E_IO, "the index: the card of an entry is damaged");
    }
    return CORDIAL_OK;
}

cordial_status index_reader_body(struct arena *mem, struct index_reader *r, uint32_t docid,
                                 struct entry *entry, cordial_error *err)
{
    struct str bytes;
    size_t database = xc_reader_database(r->xc, docid);
    TRY(xc_read_meta(mem, r->xc, database, meta_body_key(mem, entry->path), &bytes, err));
    body_read(bytes, entry);
    return CORDIAL_OK;
}

static int articles_first(const void *a, const void *b)
{
    const struct indexed *x = a;
    const struct indexed *y = b;
    if (x->entry.kind != y->entry.kind) {
        return x->entry.kind == ENTRY_ARTICLE ? -1 : 1;
    }
    if (x->note != y->note) {
        return x->note ? 1 : -1;
    }
    return str_cmp(x->entry.language, y->entry.language);
}

static cordial_status load_answer(struct arena *mem, struct index_reader *r,
                                  const struct xc_docids *docids, struct indexed_list *out,
                                  cordial_error *err)
{
    out->rows = arena_array(mem, docids->n, sizeof *out->rows);
    for (out->n = 0; out->n < docids->n; out->n++) {
        struct indexed *row = &out->rows[out->n];
        row->docid = docids->rows[out->n];
        TRY(index_reader_card(mem, r, row->docid, &row->entry, err));
        row->note = xc_reader_database(r->xc, row->docid) == 1 &&
                    row->entry.audience == CORDIAL_AUDIENCE_PUBLIC;
    }
    if (out->n > 1) {
        qsort(out->rows, out->n, sizeof *out->rows, articles_first);
    }
    return CORDIAL_OK;
}

cordial_status index_reader_answer(struct arena *mem, struct index_reader *r, struct str id,
                                   struct indexed_list *out, cordial_error *err)
{
    struct str none = {NULL, 0};
    struct xc_docids docids;
    *out = (struct indexed_list){0};
    TRY(xc_read_docids(mem, r->xc, term_make(mem, TERM_ID, none, id), ENTRIES_OF_ANSWER_MAX,
                       &docids, err));
    if (docids.n > 0) {
        return load_answer(mem, r, &docids, out, err);
    }
    struct entry later;
    TRY(xc_read_docids(mem, r->xc, term_make(mem, TERM_REDIRECT, none, id), 1, &docids, err));
    if (docids.n == 0) {
        return CORDIAL_OK;
    }
    TRY(index_reader_card(mem, r, docids.rows[0], &later, err));
    TRY(xc_read_docids(mem, r->xc, term_make(mem, TERM_ID, none, later.id), ENTRIES_OF_ANSWER_MAX,
                       &docids, err));
    return load_answer(mem, r, &docids, out, err);
}

cordial_status index_reader_stamps(struct arena *mem, struct index_reader *r,
                                   struct stamped_list *out, cordial_error *err)
{
    struct xc_values values;
    TRY(xc_read_values(mem, r->xc, SLOT_STAMP, &values, err));
    *out = (struct stamped_list){.rows = arena_array(mem, values.n, sizeof *out->rows)};
    for (size_t i = 0; i < values.n; i++) {
        struct stamped *row = &out->rows[out->n];
        row->docid = values.rows[i].docid;
        row->database = xc_reader_database(r->xc, row->docid);
        if (!stamp_read(values.rows[i].value, &row->stamp)) {
            return err_set(err, CORDIAL_E_IO, "the index: a stamp is damaged");
        }
        out->n++;
    }
    return CORDIAL_OK;
}

cordial_status index_reader_languages(struct arena *mem, struct index_reader *r,
                                      struct xc_terms *out, cordial_error *err)
{
    return xc_read_terms(mem, r->xc, term_languages_prefix(), LANGUAGES_MAX, out, err);
}
