/* Reading; binary search by number; writing. */
#include "index/roll.h"

void roll_read(struct lexicon_cursor *c, struct roll *out)
{
    *out = (struct roll){0};
    out->size = lexicon_number(c);
    out->bytes = lexicon_take(c, out->size, 1);
    out->n = lexicon_number(c);
    out->rows = lexicon_take(c, out->n, sizeof *out->rows);
    if (c->damaged) {
        *out = (struct roll){0};
    }
}

static struct roll_row *find_row(const struct roll *roll, uint32_t docid)
{
    size_t low = 0;
    size_t high = roll->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (roll->rows[middle].docid < docid) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < roll->n && roll->rows[low].docid == docid ? &roll->rows[low] : NULL;
}

bool roll_find(const struct roll *roll, uint32_t docid, struct str *out)
{
    const struct roll_row *row = find_row(roll, docid);
    if (row == NULL || row->size == 0 || row->size > roll->size ||
        row->start > roll->size - row->size) {
        return false;
    }
    *out = (struct str){roll->bytes + row->start, row->size};
    return true;
}

void roll_drop(struct roll *roll, uint32_t docid)
{
    struct roll_row *row = find_row(roll, docid);
    if (row != NULL) {
        row->size = 0;
    }
}

void roll_begin(struct roll_maker *m, struct arena *mem, struct buf *out)
{
    uint32_t size = 0;
    *m = (struct roll_maker){.mem = mem, .out = out, .at = out->n};
    lexicon_add(out, &size, 1, sizeof size);
}

void roll_add(struct roll_maker *m, uint32_t docid, struct str bytes)
{
    size_t start = m->out->n - m->at - sizeof(uint32_t);
    buf_add(m->out, bytes);
    m->rows = arena_more(m->mem, m->rows, m->n, &m->cap, sizeof *m->rows);
    m->rows[m->n++] = (struct roll_row){docid, (uint32_t)start, (uint32_t)bytes.n};
}

void roll_end(struct roll_maker *m)
{
    uint32_t size = (uint32_t)(m->out->n - m->at - sizeof size);
    uint32_t n = (uint32_t)m->n;
    memcpy(m->out->p + m->at, &size, sizeof size);
    lexicon_add(m->out, NULL, 0, 1);
    lexicon_add(m->out, &n, 1, sizeof n);
    lexicon_add(m->out, m->rows, m->n, sizeof *m->rows);
}
