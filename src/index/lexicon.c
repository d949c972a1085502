/* Writing from a built database; mapping; the layer of what is new. */
#include "index/lexicon.h"

#include "base/file.h"
#include "base/filemap.h"
#include "index/bytes.h"
#include "index/changes.h"
#include "index/fields.h"
#include "index/place.h"
#include "text/languages.h"
#include "text/stem.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

enum {
    LEXICON_MARK = 0x33584C43, /* "CLX3" */
    WORDS_MAX = 20000000,
    CODE_MAX = 8,
    REST_STEP = 512, /* titles */
};

struct lexicon {
    int fd;
    const struct filemap *file; /* as all threads see it */
    char *own;                  /* the same, private: the counts are written to; NULL: not yet */
    struct arena mem;           /* of the first layer's list of languages */
    struct stemmer **stemmers;  /* of these, one each; NULL where no stems are kept */
    struct lexicon_layer layers[LEXICON_LAYERS];
    struct changes changes; /* since the file was written */
    size_t n_records;       /* of changes that are taken in */
    struct arena new_mem;   /* of the second layer */
    struct buf new_bytes;
};

/* The language in front of a word, "xx:word"; the rest is the word. */
static struct str cut_language(struct str *term)
{
    size_t at = str_chr(*term, ':');
    struct str code = str_sub(*term, 0, at != STR_NOT_FOUND ? at : 0);
    *term = str_from(*term, at != STR_NOT_FOUND ? at + 1 : 0);
    return code;
}

/* NULL for a language without compounds: only these are looked for by parts of words. */
static struct stemmer *open_stemmer(struct str language)
{
    const struct language *row = language_find(language);
    return row != NULL && row->compounds ? stemmer_open(language) : NULL;
}

static int by_text(const void *a, const void *b)
{
    return str_cmp(((const struct xc_term *)a)->text, ((const struct xc_term *)b)->text);
}

/* The stems of some words; nothing of them in a language without compounds. */
static void write_stems(struct buf *out, struct str language, const struct xc_term *words, size_t n)
{
    AUTO(arena_done) struct arena mem = {0};
    struct stemmer *stemmer = open_stemmer(language);
    struct xc_term *rows = arena_array(&mem, n, sizeof *rows);
    size_t n_rows = 0;
    n = stemmer != NULL ? n : 0;
    for (size_t i = 0; i < n; i++) {
        rows[i] =
            (struct xc_term){arena_str(&mem, stem_once(stemmer, words[i].text)), words[i].count};
    }
    if (n > 1) {
        qsort(rows, n, sizeof *rows, by_text);
    }
    for (size_t i = 0; i < n; i++) {
        if (n_rows > 0 && str_eq(rows[n_rows - 1].text, rows[i].text)) {
            rows[n_rows - 1].count += rows[i].count;
        } else {
            rows[n_rows++] = rows[i];
        }
    }
    wordlist_write(out, rows, n_rows);
    stemmer_close(stemmer);
}

/* Sorted "xx:word" terms as two lists a language. */
static void write_words(struct buf *out, struct xc_term *rows, size_t n)
{
    size_t at_count = out->n;
    uint32_t n_languages = 0;
    lexicon_add(out, &n_languages, 1, sizeof n_languages);
    for (size_t from = 0; from < n;) {
        char code[CODE_MAX] = "";
        struct str language = cut_language(&rows[from].text);
        size_t to = from + 1;
        for (struct str next = {NULL, 0}; to < n; to++) {
            next = rows[to].text;
            if (!str_eq(cut_language(&next), language)) {
                break;
            }
            rows[to].text = next;
        }
        memcpy(code, language.p, language.n < CODE_MAX ? language.n : CODE_MAX);
        lexicon_add(out, code, CODE_MAX, 1);
        wordlist_write(out, rows + from, to - from);
        write_stems(out, language, rows + from, to - from);
        n_languages++;
        from = to;
    }
    memcpy(out->p + at_count, &n_languages, sizeof n_languages);
}

static void read_layer(struct arena *mem, struct lexicon_cursor *c, struct lexicon_layer *out)
{
    size_t n = lexicon_number(c);
    *out = (struct lexicon_layer){0};
    if (n > c->n) {
        c->damaged = true;
        return;
    }
    out->languages = arena_array(mem, n, sizeof *out->languages);
    for (; out->n < n && !c->damaged; out->n++) {
        const char *code = lexicon_take(c, CODE_MAX, 1);
        struct str language = {code, code != NULL ? strnlen(code, CODE_MAX) : 0};
        out->languages[out->n].language = language;
        wordlist_read(c, &out->languages[out->n].list);
        wordlist_read(c, &out->languages[out->n].stems);
    }
    roll_read(c, &out->roll);
    titles_read(c, &out->titles);
    if (c->damaged) {
        *out = (struct lexicon_layer){0};
    }
}

/* The words of one database, not of both. */
static cordial_status read_words(struct arena *mem, const char *path, struct xc_terms *out,
                                 cordial_error *err)
{
    struct xc_reader *xc = NULL;
    TRY(xc_reader_open(&path, 1, &xc, err));
    cordial_status status = xc_read_terms(mem, xc, term_all_words_prefix(), WORDS_MAX, out, err);
    xc_reader_close(xc);
    return status;
}

static cordial_status add_title(struct title_maker *m, struct index_reader *r, struct indexed *row,
                                cordial_error *err)
{
    AUTO(arena_done) struct arena scratch = {0};
    if (row->note) {
        return CORDIAL_OK;
    }
    TRY(index_reader_card(&scratch, r, CARD_HEAD, row, err));
    title_maker_add(m, &scratch, index_reader_own_docid(r, row->docid), &row->card.entry);
    return CORDIAL_OK;
}

static cordial_status add_document(struct roll_maker *m, struct index_reader *r,
                                   const struct indexed *row, cordial_error *err)
{
    AUTO(buf_done) struct buf stamp = {0};
    AUTO(buf_done) struct buf both = {0};
    struct str head;
    TRY(index_reader_head(r, row, &head, err));
    stamp_write(&stamp, &row->stamp);
    bytes_add_str(&both, buf_str(&stamp));
    buf_add(&both, head);
    roll_add(m, index_reader_own_docid(r, row->docid), buf_str(&both));
    return CORDIAL_OK;
}

static cordial_status write_documents(struct arena *mem, struct index_reader *r, size_t database,
                                      struct buf *out, cordial_error *err)
{
    struct indexed_list all;
    struct title_maker titles;
    struct roll_maker roll;
    title_maker_init(&titles, mem);
    roll_begin(&roll, mem, out);
    TRY(index_reader_all(mem, r, &all, err));
    for (size_t i = 0; i < all.n; i++) {
        if (all.rows[i].database == database) {
            TRY(add_document(&roll, r, &all.rows[i], err));
            TRY(add_title(&titles, r, &all.rows[i], err));
        }
        if (i % REST_STEP == 0) {
            index_reader_rest(r); /* the texts are larger than all else, and only begun */
        }
    }
    roll_end(&roll);
    title_maker_write(&titles, out);
    return CORDIAL_OK;
}

cordial_status lexicon_write(struct index_reader *r, const char *generation,
                             cordial_audience audience, cordial_error *err)
{
    AUTO(arena_done) struct arena mem = {0};
    AUTO(buf_done) struct buf out = {0};
    struct xc_terms words;
    uint32_t mark = LEXICON_MARK;
    TRY(read_words(&mem, place_database(&mem, generation, audience), &words, err));
    lexicon_add(&out, &mark, 1, sizeof mark);
    write_words(&out, words.rows, words.n);
    arena_done(&mem);
    TRY(write_documents(&mem, r, audience == CORDIAL_AUDIENCE_PUBLIC ? 0 : 1, &out, err));
    if (out.n > UINT32_MAX) {
        return err_set(err, CORDIAL_E_LIMIT, "the index: %zu bytes of words and titles", out.n);
    }
    return file_write(place_lexicon(&mem, generation, audience), buf_str(&out), err);
}

static cordial_status map_file(struct lexicon *x, const char *path, cordial_error *err)
{
    x->fd = open(path, O_RDONLY | O_CLOEXEC);
    if (x->fd < 0) {
        err_errno(err, errno, "opening '%s'", path);
        return err->status = CORDIAL_E_IO;
    }
    return filemap_open(x->fd, &x->file, err);
}

/* False when it is no lexicon, or not a whole one. */
static bool read_file(struct lexicon *x, char *p)
{
    struct lexicon_cursor c = {.p = p, .n = x->file->n};
    c.damaged = lexicon_number(&c) != LEXICON_MARK;
    read_layer(&x->mem, &c, &x->layers[0]);
    return !c.damaged && c.at == c.n;
}

/* Before the first change: what is written to must not be what others read. */
static cordial_status own_file(struct lexicon *x, cordial_error *err)
{
    if (x->own != NULL) {
        return CORDIAL_OK;
    }
    void *p = mmap(NULL, x->file->n, PROT_READ | PROT_WRITE, MAP_PRIVATE, x->fd, 0);
    if (p == MAP_FAILED) {
        return err_errno(err, errno, "mapping the words of the index");
    }
    x->own = p;
    return read_file(x, x->own) ? CORDIAL_OK
                                : err_set(err, CORDIAL_E_IO, "the index: its words are damaged");
}

static cordial_status open_file(struct lexicon *x, const char *path, cordial_error *err)
{
    TRY(map_file(x, path, err));
    if (!read_file(x, (char *)(uintptr_t)x->file->p)) { /* written to by apply() alone */
        return err_set(err, CORDIAL_E_IO, "'%s' is damaged: build it with 'cordial index --full'",
                       path);
    }
    x->stemmers = arena_array(&x->mem, x->layers[0].n, sizeof(struct stemmer *));
    for (size_t i = 0; i < x->layers[0].n; i++) {
        x->stemmers[i] = open_stemmer(x->layers[0].languages[i].language);
    }
    return CORDIAL_OK;
}

cordial_status lexicon_open(const char *generation, cordial_audience audience, struct lexicon **out,
                            cordial_error *err)
{
    struct lexicon *x = heap_alloc(sizeof *x);
    x->fd = -1;
    changes_init(&x->changes);
    if (open_file(x, place_lexicon(&x->mem, generation, audience), err) != CORDIAL_OK) {
        lexicon_close(x);
        return err->status;
    }
    *out = x;
    return CORDIAL_OK;
}

void lexicon_close(struct lexicon *x)
{
    if (x == NULL) {
        return;
    }
    if (x->own != NULL) {
        munmap(x->own, x->file->n);
    }
    filemap_close(x->file);
    fd_closep(&x->fd);
    for (size_t i = 0; x->stemmers != NULL && i < x->layers[0].n; i++) {
        stemmer_close(x->stemmers[i]);
    }
    arena_done(&x->changes.mem);
    arena_done(&x->mem);
    arena_done(&x->new_mem);
    buf_done(&x->new_bytes);
    free(x);
}

const struct lexicon_layer *lexicon_layer(const struct lexicon *x, size_t layer)
{
    return &x->layers[layer];
}

const struct lexicon_words *lexicon_layer_words(const struct lexicon_layer *layer,
                                                struct str language)
{
    for (size_t i = 0; i < layer->n; i++) {
        if (str_eq(layer->languages[i].language, language)) {
            return &layer->languages[i];
        }
    }
    return NULL;
}

size_t lexicon_touched(const struct lexicon *x)
{
    return x->changes.n_touched;
}

/* The place of a word's count in a mapped list; NULL when it is not there. */
static uint32_t *count_place(const struct wordlist *list, struct str word)
{
    size_t row = wordlist_find(list, word);
    return row != STR_NOT_FOUND ? &list->counts[row] : NULL;
}

/* A word of the mapped layer. */
struct mapped {
    const struct lexicon_words *words; /* of its language */
    struct str word;
    uint32_t *count; /* NULL: it is not mapped */
};

static struct mapped find_mapped(const struct lexicon *x, struct str term)
{
    struct str code = cut_language(&term);
    const struct lexicon_words *words = lexicon_layer_words(&x->layers[0], code);
    return (struct mapped){words, term, words != NULL ? count_place(&words->list, term) : NULL};
}

static void count_by(uint32_t *count, int64_t by)
{
    int64_t now = count != NULL ? (int64_t)*count + by : 0;
    if (count != NULL) {
        *count = now > 0 ? (uint32_t)now : 0;
    }
}

/* Change the counts of a mapped word and of its stem. */
static void change_count(struct lexicon *x, const struct mapped *m, int64_t by)
{
    struct stemmer *stemmer = x->stemmers[m->words - x->layers[0].languages];
    count_by(m->count, by);
    if (stemmer != NULL) {
        count_by(count_place(&m->words->stems, stem(stemmer, m->word)), by);
    }
}

/*
 * Records only tell differences, and a count that was mapped is changed in place: so a record is
 * applied once. Words that the file does not have wait in x->changes.
 */
static void apply(struct lexicon *x, const struct changes *fresh)
{
    for (size_t i = 0; i < fresh->n; i++) {
        struct mapped mapped = find_mapped(x, fresh->rows[i].word);
        if (mapped.count != NULL) {
            change_count(x, &mapped, fresh->rows[i].by);
        }
    }
    for (size_t i = 0; i < fresh->n_touched; i++) {
        titles_drop(&x->layers[0].titles, fresh->touched[i]);
        roll_drop(&x->layers[0].roll, fresh->touched[i]);
    }
}

static void write_new_words(struct lexicon *x)
{
    const struct changes *c = &x->changes;
    struct xc_term *rows = arena_array(&x->new_mem, c->n, sizeof *rows);
    size_t n = 0;
    for (size_t i = 0; i < c->n; i++) {
        if (c->rows[i].by > 0 && find_mapped(x, c->rows[i].word).count == NULL) {
            rows[n++] = (struct xc_term){c->rows[i].word, (size_t)c->rows[i].by};
        }
    }
    if (n > 1) {
        qsort(rows, n, sizeof *rows, by_text);
    }
    write_words(&x->new_bytes, rows, n);
}

static int by_number(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a;
    uint32_t y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

/* Of the documents that changed, those that are there. */
static cordial_status write_new_titles(struct lexicon *x, struct index_reader *r, size_t database,
                                       cordial_error *err)
{
    struct title_maker maker;
    struct roll_maker roll;
    size_t n = x->changes.n_touched;
    uint32_t *docids = arena_array(&x->new_mem, n, sizeof *docids);
    title_maker_init(&maker, &x->new_mem);
    roll_begin(&roll, &x->new_mem, &x->new_bytes);
    roll_end(&roll);
    if (n > 0) {
        memcpy(docids, x->changes.touched, n * sizeof *docids);
        qsort(docids, n, sizeof *docids, by_number);
    }
    for (size_t i = 0; i < n; i++) {
        struct indexed row;
        uint32_t docid = index_reader_docid(r, database, docids[i]);
        if (index_reader_has(r, docid)) {
            TRY(index_reader_stored(&x->new_mem, r, docid, &row, err));
            TRY(add_title(&maker, r, &row, err));
        }
    }
    title_maker_write(&maker, &x->new_bytes);
    return CORDIAL_OK;
}

cordial_status lexicon_refresh(struct lexicon *x, struct index_reader *r, size_t database,
                               cordial_error *err)
{
    size_t n = 0;
    TRY(changes_count(r, database, &n, err));
    if (n == x->n_records) {
        return CORDIAL_OK;
    }
    TRY(own_file(x, err));
    for (size_t i = x->n_records + 1; i <= n; i++) {
        struct changes fresh;
        changes_init(&fresh);
        cordial_status status = changes_read(&fresh, r, database, i, err);
        if (status == CORDIAL_OK) {
            apply(x, &fresh);
            status = changes_read(&x->changes, r, database, i, err);
        }
        arena_done(&fresh.mem);
        TRY(status);
        x->n_records = i;
    }
    arena_done(&x->new_mem);
    buf_clear(&x->new_bytes);
    write_new_words(x);
    TRY(write_new_titles(x, r, database, err));
    struct lexicon_cursor c = {.p = x->new_bytes.p, .n = x->new_bytes.n};
    read_layer(&x->new_mem, &c, &x->layers[1]);
    return CORDIAL_OK;
}
