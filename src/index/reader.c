/* Opening by the `current` link; cards and bodies; the entries of an answer. */
#include "index/reader.h"

#include "index/bytes.h"
#include "index/card.h"
#include "index/fields.h"
#include "index/lexicon.h"
#include "index/place.h"

#include <stdlib.h>

enum { ENTRIES_OF_ANSWER_MAX = 1000, LANGUAGES_MAX = 200 };

struct index_reader {
    struct arena mem; /* of the names */
    const char *state;
    cordial_audience audience;
    const char *generation; /* its folder */
    struct xc_reader *xc;
    struct texts *texts[2]; /* public, agents */
    struct lexicon *lexicons[2];
    uint64_t lexicon_versions[2]; /* of the reader, when they were refreshed, and one more */
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
    const char *paths[2];
    size_t n = 0;
    paths[n++] = place_database(&r->mem, r->generation, CORDIAL_AUDIENCE_PUBLIC);
    if (r->audience == CORDIAL_AUDIENCE_AGENTS) {
        paths[n++] = place_database(&r->mem, r->generation, CORDIAL_AUDIENCE_AGENTS);
    }
    TRY(xc_reader_open(paths, n, &r->xc, err));
    TRY(check_schema(r, err));
    TRY(texts_open(r->generation, CORDIAL_AUDIENCE_PUBLIC, &r->texts[0], err));
    return n > 1 ? texts_open(r->generation, CORDIAL_AUDIENCE_AGENTS, &r->texts[1], err)
                 : CORDIAL_OK;
}

static cordial_status open_current(struct index_reader *r, cordial_error *err)
{
    TRY(place_current(&r->mem, r->state, &r->generation, err));
    return open_generation(r, err);
}

cordial_status index_reader_open(const char *state, cordial_audience audience,
                                 struct index_reader **out, cordial_error *err)
{
    struct index_reader *r = heap_alloc(sizeof *r);
    r->state = arena_cstr(&r->mem, str_of(state));
    r->audience = audience;
    if (open_current(r, err) != CORDIAL_OK) {
        index_reader_close(r);
        return err->status;
    }
    *out = r;
    return CORDIAL_OK;
}

cordial_status index_reader_open_folder(const char *folder, struct index_reader **out,
                                        cordial_error *err)
{
    struct index_reader *r = heap_alloc(sizeof *r);
    r->generation = arena_cstr(&r->mem, str_of(folder));
    r->audience = CORDIAL_AUDIENCE_AGENTS;
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
    texts_close(r->texts[0]);
    texts_close(r->texts[1]);
    lexicon_close(r->lexicons[0]);
    lexicon_close(r->lexicons[1]);
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

static size_t count_databases(const struct index_reader *r)
{
    return r->texts[1] != NULL ? 2 : 1;
}

bool index_reader_has(struct index_reader *r, uint32_t docid)
{
    AUTO(arena_done) struct arena mem = {0};
    cordial_error ignored;
    struct str value = {NULL, 0};
    return xc_read_value(&mem, r->xc, docid, SLOT_STAMP, &value, &ignored) == CORDIAL_OK &&
           value.n > 0;
}

uint32_t index_reader_docid(const struct index_reader *r, size_t database, uint32_t own)
{
    return xc_reader_docid(r->xc, database, own);
}

uint32_t index_reader_own_docid(const struct index_reader *r, uint32_t docid)
{
    return (uint32_t)((docid - 1) / count_databases(r) + 1);
}

cordial_status index_reader_lexicon(struct index_reader *r, size_t database,
                                    const struct lexicon **out, cordial_error *err)
{
    *out = NULL;
    if (database >= count_databases(r)) {
        return CORDIAL_OK;
    }
    struct lexicon **x = &r->lexicons[database];
    if (*x == NULL) {
        TRY(lexicon_open(
            r->generation,
            (cordial_audience)(database == 0 ? CORDIAL_AUDIENCE_PUBLIC : CORDIAL_AUDIENCE_AGENTS),
            x, err));
    }
    if (r->lexicon_versions[database] != r->version + 1) {
        TRY(lexicon_refresh(*x, r, database, err));
        r->lexicon_versions[database] = r->version + 1;
    }
    *out = *x;
    return CORDIAL_OK;
}

uint64_t index_reader_version(const struct index_reader *r)
{
    return r->version;
}

uint64_t index_reader_identity(const struct index_reader *r)
{
    return str_hash(str_of(index_reader_generation(r))) + xc_reader_revision(r->xc);
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

static cordial_status read_stamp(struct index_reader *r, uint32_t docid, struct str value,
                                 struct indexed *out, cordial_error *err)
{
    *out = (struct indexed){.docid = docid, .database = xc_reader_database(r->xc, docid)};
    if (!stamp_read(value, &out->stamp)) {
        return err_set(err, CORDIAL_E_IO, "the index: a stamp is damaged");
    }
    out->note = out->database == 1 && out->stamp.audience == CORDIAL_AUDIENCE_PUBLIC;
    return CORDIAL_OK;
}

cordial_status index_reader_stored(struct arena *mem, struct index_reader *r, uint32_t docid,
                                   struct indexed *out, cordial_error *err)
{
    struct str value;
    TRY(xc_read_value(mem, r->xc, docid, SLOT_STAMP, &value, err));
    return read_stamp(r, docid, value, out, err);
}

/* As it stands in the lexicon; false when it has to be asked for in the database. */
static bool read_rolled(struct index_reader *r, uint32_t docid, struct indexed *out)
{
    const struct lexicon *lexicon;
    struct str bytes;
    cordial_error ignored; /* a lexicon that cannot be read is told where it is needed */
    size_t database = xc_reader_database(r->xc, docid);
    if (index_reader_lexicon(r, database, &lexicon, &ignored) != CORDIAL_OK ||
        !roll_find(&lexicon_layer(lexicon, 0)->roll, index_reader_own_docid(r, docid), &bytes)) {
        return false;
    }
    struct bytes_reader reader = {.rest = bytes};
    struct str stamp = bytes_str(&reader);
    if (read_stamp(r, docid, stamp, out, &ignored) != CORDIAL_OK) {
        return false;
    }
    out->head = reader.rest;
    return true;
}

cordial_status index_reader_document(struct arena *mem, struct index_reader *r, uint32_t docid,
                                     struct indexed *out, cordial_error *err)
{
    return read_rolled(r, docid, out) ? CORDIAL_OK : index_reader_stored(mem, r, docid, out, err);
}

static cordial_status damaged_card(cordial_error *err)
{
    return err_set(err, CORDIAL_E_IO, "the index: the card of an entry is damaged");
}

cordial_status index_reader_head(struct index_reader *r, const struct indexed *row, struct str *out,
                                 cordial_error *err)
{
    struct str bytes;
    TRY(texts_get(r->texts[row->database], &row->stamp.card, &bytes, err));
    return card_head(bytes, out) ? CORDIAL_OK : damaged_card(err);
}

cordial_status index_reader_card(struct arena *mem, struct index_reader *r, enum card_depth depth,
                                 struct indexed *row, cordial_error *err)
{
    struct str bytes = row->head;
    if (depth == CARD_WHOLE || bytes.n == 0) {
        TRY(texts_get(r->texts[row->database], &row->stamp.card, &bytes, err));
    }
    return card_read(mem, bytes, depth, &row->card) ? CORDIAL_OK : damaged_card(err);
}

cordial_status index_reader_body(struct index_reader *r, const struct indexed *row,
                                 struct entry *entry, cordial_error *err)
{
    struct str bytes;
    TRY(texts_get(r->texts[row->database], &row->stamp.body, &bytes, err));
    body_read(bytes, entry);
    return CORDIAL_OK;
}

static int rank_of(const struct indexed *row)
{
    return row->note ? 2 : row->stamp.kind == ENTRY_REPLY;
}

static int articles_first(const void *a, const void *b)
{
    const struct indexed *x = a;
    const struct indexed *y = b;
    if (rank_of(x) != rank_of(y)) {
        return rank_of(x) - rank_of(y);
    }
    return str_cmp(x->stamp.language, y->stamp.language);
}

/* The documents that have a term, sorted. */
static cordial_status load(struct arena *mem, struct index_reader *r, struct str term,
                           struct indexed_list *out, cordial_error *err)
{
    struct xc_docids docids;
    TRY(xc_read_docids(mem, r->xc, term, ENTRIES_OF_ANSWER_MAX, &docids, err));
    *out = (struct indexed_list){.rows = arena_array(mem, docids.n, sizeof *out->rows)};
    for (; out->n < docids.n; out->n++) {
        TRY(index_reader_document(mem, r, docids.rows[out->n], &out->rows[out->n], err));
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
    struct indexed_list later;
    TRY(load(mem, r, term_make(mem, TERM_ID, none, id), out, err));
    if (out->n > 0) {
        return CORDIAL_OK;
    }
    TRY(load(mem, r, term_make(mem, TERM_REDIRECT, none, id), &later, err));
    if (later.n == 0) {
        return CORDIAL_OK;
    }
    return load(mem, r, term_make(mem, TERM_ID, none, later.rows[0].stamp.id), out, err);
}

cordial_status index_reader_file(struct arena *mem, struct index_reader *r, struct str path,
                                 struct indexed_list *out, cordial_error *err)
{
    struct str none = {NULL, 0};
    TRY(load(mem, r, term_make(mem, TERM_PATH, none, path), out, err));
    for (size_t i = 0; i < out->n; i++) {
        TRY(index_reader_card(mem, r, CARD_WHOLE, &out->rows[i], err));
    }
    return CORDIAL_OK;
}

cordial_status index_reader_all(struct arena *mem, struct index_reader *r, struct indexed_list *out,
                                cordial_error *err)
{
    struct xc_values values;
    TRY(xc_read_values(mem, r->xc, SLOT_STAMP, &values, err));
    *out = (struct indexed_list){.rows = arena_array(mem, values.n, sizeof *out->rows)};
    for (; out->n < values.n; out->n++) {
        const struct xc_value *value = &values.rows[out->n];
        TRY(read_stamp(r, value->docid, value->value, &out->rows[out->n], err));
    }
    return CORDIAL_OK;
}

cordial_status index_reader_check(struct index_reader *r, size_t expected, cordial_error *err)
{
    AUTO(arena_done) struct arena mem = {0};
    struct indexed_list all;
    struct str ignored;
    TRY(index_reader_all(&mem, r, &all, err));
    for (size_t i = 0; i < all.n; i++) {
        struct texts *texts = r->texts[all.rows[i].database];
        TRY(texts_get(texts, &all.rows[i].stamp.card, &ignored, err));
        TRY(texts_get(texts, &all.rows[i].stamp.body, &ignored, err));
    }
    for (size_t i = 0; i < count_databases(r); i++) {
        const struct lexicon *lexicon;
        TRY(index_reader_lexicon(r, i, &lexicon, err));
    }
    if (all.n != expected || xc_reader_count(r->xc) != expected) {
        return err_set(err, CORDIAL_E_IO, "the index: %zu documents instead of %zu", all.n,
                       expected);
    }
    return CORDIAL_OK;
}

void index_reader_rest(struct index_reader *r)
{
    for (size_t i = 0; i < count_databases(r); i++) {
        texts_rest(r->texts[i]);
    }
}

uint64_t index_reader_text_bytes(const struct index_reader *r)
{
    return texts_bytes(r->texts[0]) + (r->texts[1] != NULL ? texts_bytes(r->texts[1]) : 0);
}

cordial_status index_reader_languages(struct arena *mem, struct index_reader *r,
                                      struct xc_terms *out, cordial_error *err)
{
    return xc_read_terms(mem, r->xc, term_languages_prefix(), LANGUAGES_MAX, out, err);
}
