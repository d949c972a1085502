/* Stamps by path; each file against its own. */
#include "index/plan.h"

#include "base/buf.h"
#include "base/file.h"
#include "index/fields.h"
#include "index/lexicon.h"

#include <stdlib.h>

enum {
    LIVE_CHANGES_ALWAYS = 64, /* so few changes are always made in the current generation */
    LIVE_CHANGES_MAX = 1000,  /* so many never */
    TOUCHED_MAX = 2000,       /* so many since the generation was built make it worth another */
    LEFT_OVER_BYTES = 16 * 1024 * 1024, /* of texts that are worth looking at */
};

/* The stamps of one path in the two databases. */
struct pair {
    const struct stamp *public_stamp;
    const struct stamp *agents_stamp;
    bool seen; /* its file is there */
};

struct pairs {
    struct map by_path; /* path -> index into rows */
    struct pair *rows;
    size_t n;
};

static void pair_stamps(struct arena *mem, const struct indexed_list *stamps, struct pairs *out)
{
    map_init(&out->by_path, mem);
    out->rows = arena_array(mem, stamps->n, sizeof *out->rows);
    out->n = 0;
    for (size_t i = 0; i < stamps->n; i++) {
        const struct indexed *row = &stamps->rows[i];
        size_t at = *map_put(&out->by_path, row->stamp.path, out->n, NULL);
        out->n += at == out->n;
        if (row->database == 0) {
            out->rows[at].public_stamp = &row->stamp;
        } else {
            out->rows[at].agents_stamp = &row->stamp;
        }
    }
}

/* The stamp that holds for a path; NULL when the databases do not agree about it. */
static const struct stamp *whole_stamp(const struct pair *pair)
{
    const struct stamp *p = pair->public_stamp;
    const struct stamp *a = pair->agents_stamp;
    if (p == NULL) {
        return a->audience == CORDIAL_AUDIENCE_AGENTS ? a : NULL;
    }
    if (a == NULL) {
        return p->has_note ? NULL : p;
    }
    return p->has_note && a->hash == p->hash && a->audience == CORDIAL_AUDIENCE_PUBLIC ? p : NULL;
}

/* Is the content as the stamp says, though size or time may differ? */
static bool has_same_content(const struct plan_input *in, const struct source *source)
{
    const struct scan_file *file = source->file;
    if (file->bytes == source->old->bytes && file->mtime_ns == source->old->mtime_ns) {
        return true;
    }
    if (file->bytes != source->old->bytes) {
        return false;
    }
    AUTO(arena_done) struct arena mem = {0};
    struct str bytes;
    cordial_error ignored; /* whatever it is will be told when the file is read for the index */
    return file_read_beneath(&mem, in->dir_fd, file->path.p, ENTRY_BYTES_MAX, &bytes, &ignored) ==
               CORDIAL_OK &&
           str_hash(bytes) == source->old->hash;
}

static bool is_wanted(const struct plan_input *in, const struct source *source)
{
    const struct stamp *old = source->old;
    if (old == NULL || !has_same_content(in, source)) {
        return true;
    }
    return old->facts_hash != 0 && old->facts_hash != stamp_facts(in->config);
}

static bool is_below_a_skip(const struct scan *scan, struct str path)
{
    for (size_t i = 0; i < scan->n_skips; i++) {
        struct str skip = scan->skips[i].path;
        bool below = path.n > skip.n && path.p[skip.n] == '/' && str_starts(path, skip);
        if (below || str_eq(path, skip)) {
            return true;
        }
    }
    return false;
}

/* A path that is there and cannot be looked at: its last good version stays. */
static void keep_skipped(struct arena *mem, const struct pair *pair, struct str path,
                         struct plan *out)
{
    struct scan_file *file = arena_alloc(mem, sizeof *file);
    *file = (struct scan_file){.path = arena_str(mem, path)};
    out->rows[out->n++] = (struct source){
        .file = file, .old = whole_stamp(pair), .known = true, .told = true, /* the scan said why */
    };
}

/* The paths in the index that the scan has not as files: gone, or there in another way. */
static void list_absent(struct arena *mem, const struct plan_input *in, const struct pairs *pairs,
                        struct plan *out)
{
    for (size_t i = 0; i < pairs->n; i++) {
        const struct pair *pair = &pairs->rows[i];
        struct str path =
            pair->public_stamp != NULL ? pair->public_stamp->path : pair->agents_stamp->path;
        if (pair->seen) {
            continue;
        }
        if (is_below_a_skip(in->scan, path)) {
            keep_skipped(mem, pair, path, out);
            continue;
        }
        struct str_list *list = &out->removed;
        list->rows = arena_more(mem, list->rows, list->n, &list->cap, sizeof *list->rows);
        list->rows[list->n++] = path;
    }
}

static bool has_same_shape(struct arena *mem, const struct plan_input *in)
{
    struct str shape = index_reader_meta(mem, in->reader, META_SHAPE);
    struct str now = arena_printf(mem, "%016llx", (unsigned long long)in->config->shape_hash);
    return str_eq(shape, now);
}

/* Are most of the texts on the disk those of earlier versions? */
static bool is_mostly_left_over(const struct index_reader *reader,
                                const struct indexed_list *stamps)
{
    uint64_t used = 0;
    if (reader == NULL) {
        return false;
    }
    for (size_t i = 0; i < stamps->n; i++) {
        used += stamps->rows[i].stamp.card.bytes + stamps->rows[i].stamp.body.bytes;
    }
    uint64_t all = index_reader_text_bytes(reader);
    return all > LEFT_OVER_BYTES && used < all / 2;
}

/* Are the lexicons broken, or is too much beside them? What is new is read at each opening. */
static bool has_stale_lexicons(struct index_reader *reader)
{
    cordial_error ignored; /* whatever it is, building mends it */
    for (size_t i = 0; reader != NULL && i < 2; i++) {
        const struct lexicon *x = NULL;
        if (index_reader_lexicon(reader, i, &x, &ignored) != CORDIAL_OK || x == NULL ||
            lexicon_touched(x) > TOUCHED_MAX) {
            return true;
        }
    }
    return false;
}

static bool is_worth_building(const struct plan *plan)
{
    size_t changes = plan->n_wanted + plan->removed.n;
    return changes > LIVE_CHANGES_MAX || (changes > LIVE_CHANGES_ALWAYS && changes > plan->n / 4);
}

cordial_status plan_make(struct arena *mem, const struct plan_input *in, struct plan *out,
                         cordial_error *err)
{
    struct indexed_list stamps = {0};
    struct pairs pairs;
    *out = (struct plan){0};
    out->aside = in->full || in->reader == NULL || !has_same_shape(mem, in);
    if (in->reader != NULL && index_reader_all(mem, in->reader, &stamps, err) != CORDIAL_OK) {
        stamps.n = 0; /* a damaged index is built anew from the files */
        out->aside = true;
    }
    pair_stamps(mem, &stamps, &pairs);
    out->rows = arena_array(mem, in->scan->n + pairs.n, sizeof *out->rows);
    out->aside =
        out->aside || is_mostly_left_over(in->reader, &stamps) || has_stale_lexicons(in->reader);
    for (size_t i = 0; i < in->scan->n; i++) {
        struct source *source = &out->rows[out->n++];
        source->file = &in->scan->files[i];
        size_t *known = map_get(&pairs.by_path, source->file->path);
        if (known != NULL) {
            pairs.rows[*known].seen = true;
            source->known = true;
            source->old = whole_stamp(&pairs.rows[*known]);
        }
        source->wanted = out->aside || is_wanted(in, source);
        out->n_wanted += source->wanted;
    }
    list_absent(mem, in, &pairs, out);
    out->aside = out->aside || is_worth_building(out);
    return CORDIAL_OK;
}
