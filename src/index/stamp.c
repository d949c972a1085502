/* Members in a fixed order. */
#include "index/stamp.h"

#include "index/bytes.h"

static void write_place(struct buf *out, const struct text_place *place)
{
    bytes_add_number(out, place->file);
    bytes_add_number(out, place->offset);
    bytes_add_number(out, place->bytes);
}

static struct text_place read_place(struct bytes_reader *r)
{
    struct text_place place;
    place.file = bytes_number(r);
    place.offset = bytes_number(r);
    place.bytes = bytes_number(r);
    return place;
}

uint64_t stamp_facts(const struct config *config)
{
    return config->facts_hash != 0 ? config->facts_hash : UINT64_MAX;
}

void stamp_write(struct buf *out, const struct stamp *s)
{
    bytes_add_str(out, s->path);
    bytes_add_number(out, s->bytes);
    bytes_add_number(out, (uint64_t)s->mtime_ns);
    bytes_add_number(out, s->hash);
    bytes_add_number(out, s->facts_hash);
    bytes_add_str(out, s->id);
    bytes_add_str(out, s->raw_id);
    bytes_add_str(out, s->language);
    bytes_add_str(out, s->category);
    bytes_add_number(out, s->kind);
    bytes_add_number(out, s->audience);
    bytes_add_number(out, s->has_note);
    write_place(out, &s->card);
    write_place(out, &s->body);
}

bool stamp_read(struct str bytes, struct stamp *s)
{
    struct bytes_reader r = {.rest = bytes};
    s->path = bytes_str(&r);
    s->bytes = bytes_number(&r);
    s->mtime_ns = (int64_t)bytes_number(&r);
    s->hash = bytes_number(&r);
    s->facts_hash = bytes_number(&r);
    s->id = bytes_str(&r);
    s->raw_id = bytes_str(&r);
    s->language = bytes_str(&r);
    s->category = bytes_str(&r);
    s->kind = (enum entry_kind)bytes_number(&r);
    s->audience = (cordial_audience)bytes_number(&r);
    s->has_note = bytes_number(&r) != 0;
    s->card = read_place(&r);
    s->body = read_place(&r);
    return !r.damaged;
}
