/* Counting words before and after; a record as bytes; reading it back. */
#include "index/changes.h"

#include "index/bytes.h"
#include "index/fields.h"

enum { DOCUMENTS_OF_PATH_MAX = 16, WORDS_OF_DOCUMENT_MAX = 1000000 };

void changes_init(struct changes *c)
{
    *c = (struct changes){0};
    map_init(&c->words, &c->mem);
    map_init(&c->docids, &c->mem);
}

void changes_done(struct changes *c)
{
    arena_done(&c->mem);
    changes_init(c);
}

static void touch(struct changes *c, uint32_t docid)
{
    bool is_new = false;
    struct str key = {(const char *)&docid, sizeof docid};
    if (map_get(&c->docids, key) != NULL) {
        return;
    }
    map_put(&c->docids, arena_str(&c->mem, key), c->n_touched, &is_new);
    c->touched = arena_more(&c->mem, c->touched, c->n_touched, &c->cap_touched, sizeof docid);
    c->touched[c->n_touched++] = docid;
}

static void add_word(struct changes *c, struct str word, int64_t by)
{
    size_t *known = map_get(&c->words, word);
    if (known != NULL) {
        c->rows[*known].by += by;
        return;
    }
    struct str kept = arena_str(&c->mem, word);
    map_put(&c->words, kept, c->n, NULL);
    c->rows = arena_more(&c->mem, c->rows, c->n, &c->cap, sizeof *c->rows);
    c->rows[c->n++] = (struct word_change){kept, by};
}

static cordial_status add_documents(struct changes *c, struct xc_writer *db, struct str unique,
                                    int64_t by, cordial_error *err)
{
    AUTO(arena_done) struct arena mem = {0};
    struct xc_docids docids;
    struct xc_terms words;
    TRY(xc_writer_docids(&mem, db, unique, DOCUMENTS_OF_PATH_MAX, &docids, err));
    for (size_t i = 0; i < docids.n; i++) {
        touch(c, docids.rows[i]);
        TRY(xc_writer_terms(&mem, db, docids.rows[i], term_all_words_prefix(),
                            WORDS_OF_DOCUMENT_MAX, &words, err));
        for (size_t j = 0; j < words.n; j++) {
            add_word(c, words.rows[j].text, by);
        }
    }
    return CORDIAL_OK;
}

cordial_status changes_before(struct changes *c, struct xc_writer *db, struct str unique,
                              cordial_error *err)
{
    return add_documents(c, db, unique, -1, err);
}

cordial_status changes_after(struct changes *c, struct xc_writer *db, struct str unique,
                             cordial_error *err)
{
    return add_documents(c, db, unique, 1, err);
}

static void write_record(const struct changes *c, struct buf *out)
{
    size_t n = 0;
    bytes_add_number(out, c->n_touched);
    for (size_t i = 0; i < c->n_touched; i++) {
        bytes_add_number(out, c->touched[i]);
    }
    for (size_t i = 0; i < c->n; i++) {
        n += c->rows[i].by != 0;
    }
    bytes_add_number(out, n);
    for (size_t i = 0; i < c->n; i++) {
        if (c->rows[i].by != 0) {
            uint64_t size = (uint64_t)(c->rows[i].by < 0 ? -c->rows[i].by : c->rows[i].by);
            bytes_add_str(out, c->rows[i].word);
            bytes_add_number(out, size << 1 | (c->rows[i].by < 0));
        }
    }
}

static struct str key_of(struct arena *mem, size_t number)
{
    return arena_printf(mem, META_CHANGES "%zu", number);
}

cordial_status changes_keep(struct changes *c, struct xc_writer *db, cordial_error *err)
{
    AUTO(buf_done) struct buf record = {0};
    struct str value;
    int64_t n = 0;
    if (c->n_touched == 0) {
        return CORDIAL_OK;
    }
    TRY(xc_writer_read_meta(&c->mem, db, STR(META_CHANGES), &value, err));
    str_int(value, &n);
    write_record(c, &record);
    TRY(xc_writer_meta(db, key_of(&c->mem, (size_t)n + 1), buf_str(&record), err));
    TRY(xc_writer_meta(db, STR(META_CHANGES), arena_printf(&c->mem, "%lld", (long long)n + 1),
                       err));
    changes_done(c);
    return CORDIAL_OK;
}

cordial_status changes_count(struct index_reader *r, size_t database, size_t *out,
                             cordial_error *err)
{
    AUTO(arena_done) struct arena mem = {0};
    struct str value;
    int64_t n = 0;
    TRY(xc_read_meta(&mem, index_reader_xc(r), database, STR(META_CHANGES), &value, err));
    str_int(value, &n);
    *out = n > 0 ? (size_t)n : 0;
    return CORDIAL_OK;
}

static bool read_record(struct changes *c, struct str bytes)
{
    struct bytes_reader r = {.rest = bytes};
    uint64_t n = bytes_number(&r);
    for (uint64_t i = 0; i < n && !r.damaged; i++) {
        uint32_t docid = (uint32_t)bytes_number(&r);
        if (!r.damaged) {
            touch(c, docid);
        }
    }
    n = bytes_number(&r);
    for (uint64_t i = 0; i < n && !r.damaged; i++) {
        struct str word = bytes_str(&r);
        uint64_t by = bytes_number(&r);
        if (!r.damaged) {
            add_word(c, word, by & 1 ? -(int64_t)(by >> 1) : (int64_t)(by >> 1));
        }
    }
    return !r.damaged;
}

cordial_status changes_read(struct changes *c, struct index_reader *r, size_t database,
                            size_t number, cordial_error *err)
{
    AUTO(arena_done) struct arena mem = {0};
    struct str bytes;
    TRY(xc_read_meta(&mem, index_reader_xc(r), database, key_of(&mem, number), &bytes, err));
    if (!read_record(c, bytes)) {
        return err_set(err, CORDIAL_E_IO, "the index: a record of changes is damaged");
    }
    return CORDIAL_OK;
}
