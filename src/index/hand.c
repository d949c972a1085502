/* Reading with a fall back on the last good version; putting into the right database. */
#include "index/hand.h"

#include "base/buf.h"
#include "base/clock.h"
#include "base/file.h"
#include "index/card.h"
#include "index/changes.h"
#include "index/fields.h"

enum { MOMENT_NS = 20 * 1000 * 1000 }; /* a few ticks of a file system's clock */

void hand_init(struct hand *h, const struct config *config, int dir_fd, const char *state)
{
    *h = (struct hand){.config = config, .dir_fd = dir_fd, .state = state};
    h->maker = document_maker_open();
    map_init(&h->remarks, &h->kept);
}

void hand_done(struct hand *h)
{
    xc_writer_close(h->public_db);
    xc_writer_close(h->agents_db);
    texts_writer_close(h->public_texts);
    texts_writer_close(h->agents_texts);
    document_maker_close(h->maker);
    index_reader_close(h->last_good);
    arena_done(&h->mem);
    arena_done(&h->kept);
    *h = (struct hand){.dir_fd = -1};
}

void hand_note(struct arena *mem, struct notes *notes, struct str file, unsigned line,
               unsigned column, const char *message)
{
    notes->rows = arena_more(mem, notes->rows, notes->n, &notes->cap, sizeof *notes->rows);
    notes->rows[notes->n++] = (cordial_note){
        .file = arena_cstr(mem, file),
        .line = line,
        .column = column,
        .message = arena_cstr(mem, str_of(message)),
    };
}

static struct stamp keep_stamp(struct arena *mem, const struct stamp *s)
{
    struct stamp out = *s;
    out.path = arena_str(mem, s->path);
    out.id = arena_str(mem, s->id);
    out.raw_id = arena_str(mem, s->raw_id);
    out.language = arena_str(mem, s->language);
    out.category = arena_str(mem, s->category);
    return out;
}

/* The entry as the index has it, from the current generation. */
static cordial_status read_last_good(struct hand *h, struct arena *mem, struct source *source,
                                     struct entry *out, bool *out_has, cordial_error *err)
{
    if (source->old == NULL) {
        return CORDIAL_OK;
    }
    if (h->last_good == NULL) {
        TRY(index_reader_open(h->state, CORDIAL_AUDIENCE_AGENTS, &h->last_good, err));
    }
    struct indexed_list all;
    TRY(index_reader_file(mem, h->last_good, source->file->path, &all, err));
    for (size_t i = 0; i < all.n; i++) { /* the entry comes before its note */
        const struct entry *found = &all.rows[i].card.entry;
        if (!all.rows[i].note) {
            *out = *found;
            *out_has = true;
            TRY(index_reader_body(h->last_good, &all.rows[i], out, err));
        } else if (*out_has) {
            out->note = found->note;
            out->owner = found->owner;
            out->review = found->review;
        }
    }
    source->made = *source->old;
    source->has_made = *out_has;
    return CORDIAL_OK;
}

static void count_remarks(struct hand *h, struct source *source,
                          const struct entry_remarks *remarks)
{
    if (source->told) {
        return;
    }
    source->told = true;
    for (size_t i = 0; i < remarks->n; i++) {
        struct str text =
            arena_printf(&h->mem, "%.*s%s%.*s", STR_ARG(remarks->rows[i].key),
                         remarks->rows[i].value.n > 0 ? " " : "", STR_ARG(remarks->rows[i].value));
        size_t *known = map_get(&h->remarks, text);
        if (known != NULL) {
            (*known)++;
        } else {
            map_put(&h->remarks, arena_str(&h->kept, text), 1, NULL);
        }
    }
}

/*
 * The time of change for the stamp. Of a file that was written a moment ago it tells nothing: it
 * may be written again without another time. 0 makes the next run look at its content.
 */
static int64_t time_for_stamp(const struct scan_file *file)
{
    return clock_now_ns() - file->mtime_ns > MOMENT_NS ? file->mtime_ns : 0;
}

static void stamp_source(struct hand *h, struct source *source, const struct entry *entry,
                         uint64_t hash)
{
    struct stamp made = {
        .path = source->file->path,
        .bytes = source->file->bytes,
        .mtime_ns = time_for_stamp(source->file),
        .hash = hash,
        .facts_hash = entry->quotes_facts ? stamp_facts(h->config) : 0,
        .id = entry->id,
        .raw_id = entry->id,
        .language = entry->language,
        .category = entry->category,
        .kind = entry->kind,
        .audience = entry->audience,
        .has_note = document_has_note(entry),
    };
    source->made = keep_stamp(&h->kept, &made);
    source->has_made = true;
}

cordial_status hand_read(struct hand *h, struct arena *mem, struct source *source,
                         struct entry *out, bool *out_has, cordial_error *err)
{
    struct str bytes;
    struct entry_remarks remarks = {0};
    cordial_error fault;
    *out_has = false;
    cordial_status status =
        file_read_beneath(mem, h->dir_fd, source->file->path.p, ENTRY_BYTES_MAX, &bytes, &fault);
    if (status == CORDIAL_OK) {
        status = entry_read(mem, h->config, source->file->path, bytes, out, &remarks, &fault);
    }
    if (status != CORDIAL_OK) {
        source->broken = true;
        if (!source->told) {
            hand_note(&h->kept, &h->skipped, source->file->path, fault.line, fault.column,
                      fault.message);
            source->told = true;
        }
        return read_last_good(h, mem, source, out, out_has, err);
    }
    count_remarks(h, source, &remarks);
    source->retired = out->state == ENTRY_RETIRED;
    if (!source->retired) {
        if (out->state == ENTRY_DRAFT) {
            out->audience = CORDIAL_AUDIENCE_AGENTS; /* a draft is for agents' eyes */
        }
        stamp_source(h, source, out, str_hash(bytes));
        *out_has = true;
    }
    return CORDIAL_OK;
}

/* The changes that a database's hand is told of; NULL while building. */
static struct changes *changes_of(const struct hand *h, const struct xc_writer *db)
{
    return db == h->public_db ? h->public_changes : h->agents_changes;
}

/* In the place of what has the same path. */
static cordial_status replace(struct hand *h, struct xc_writer *db, struct str path,
                              struct xc_doc *doc, cordial_error *err)
{
    struct str none = {NULL, 0};
    struct str unique = term_make(&h->mem, TERM_PATH, none, path);
    struct changes *changes = changes_of(h, db);
    if (changes != NULL) {
        TRY(changes_before(changes, db, unique, err));
    }
    TRY(xc_writer_put(db, unique, doc, err));
    return changes != NULL ? changes_after(changes, db, unique, err) : CORDIAL_OK;
}

/* Write the texts, stamp the document with their places, put it into its database. */
static cordial_status put(struct hand *h, struct xc_writer *db, struct texts_writer *texts,
                          struct document *d, struct stamp *stamp, struct str body,
                          cordial_error *err)
{
    AUTO(buf_done) struct buf bytes = {0};
    TRY(texts_writer_add(texts, buf_str(&d->card), &stamp->card, err));
    TRY(texts_writer_add(texts, body, &stamp->body, err));
    stamp_write(&bytes, stamp);
    xc_doc_value(d->doc, SLOT_STAMP, buf_str(&bytes));
    if (h->adding) {
        h->n_added++;
        return xc_writer_add(db, d->doc, err);
    }
    return replace(h, db, stamp->path, d->doc, err);
}

/* The entry itself, in the database of its audience. */
static cordial_status put_entry(struct hand *h, const struct source *source,
                                const struct entry *entry, cordial_error *err)
{
    bool is_public = entry->audience == CORDIAL_AUDIENCE_PUBLIC;
    struct stamp stamp = source->made;
    AUTO(document_done) struct document d;
    AUTO(buf_done) struct buf body = {0};
    document_of_entry(h->maker, entry, &d);
    body_write(&body, entry);
    return put(h, is_public ? h->public_db : h->agents_db,
               is_public ? h->public_texts : h->agents_texts, &d, &stamp, buf_str(&body), err);
}

cordial_status hand_put_public(struct hand *h, const struct source *source,
                               const struct entry *entry, cordial_error *err)
{
    return entry->audience == CORDIAL_AUDIENCE_PUBLIC ? put_entry(h, source, entry, err)
                                                      : CORDIAL_OK;
}

cordial_status hand_put_agents(struct hand *h, const struct source *source,
                               const struct entry *entry, cordial_error *err)
{
    if (entry->audience == CORDIAL_AUDIENCE_AGENTS) {
        return put_entry(h, source, entry, err);
    }
    if (!document_has_note(entry)) {
        return CORDIAL_OK;
    }
    struct stamp stamp = source->made;
    struct str none = {NULL, 0};
    AUTO(document_done) struct document d;
    document_of_note(h->maker, entry, &d);
    return put(h, h->agents_db, h->agents_texts, &d, &stamp, none, err);
}

cordial_status hand_put(struct hand *h, const struct source *source, const struct entry *entry,
                        cordial_error *err)
{
    TRY(hand_put_public(h, source, entry, err));
    return hand_put_agents(h, source, entry, err);
}

cordial_status hand_sync_texts(struct hand *h, cordial_error *err)
{
    TRY(texts_writer_sync(h->public_texts, err));
    return texts_writer_sync(h->agents_texts, err);
}

cordial_status hand_remove(struct hand *h, struct xc_writer *db, struct str path,
                           cordial_error *err)
{
    struct str none = {NULL, 0};
    struct str unique = term_make(&h->mem, TERM_PATH, none, path);
    struct changes *changes = changes_of(h, db);
    if (changes != NULL) {
        TRY(changes_before(changes, db, unique, err));
    }
    return xc_writer_delete(db, unique, err);
}
