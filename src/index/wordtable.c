/* Packing and unpacking rows. */
#include "index/wordtable.h"

enum {
    KEY_MASK = (1 << WORD_KEY_BITS) - 1,
    GAP_SKIP = 63,
    LENGTH_MAX = 63, /* a longer word is marked by its beginning */
};

uint32_t word_key(struct str stem)
{
    return (uint32_t)(str_hash(stem) & KEY_MASK);
}

static void add_row(struct buf *out, uint32_t key, size_t gap, size_t length)
{
    uint32_t row = key | (uint32_t)gap << WORD_KEY_BITS | (uint32_t)length << (WORD_KEY_BITS + 6);
    buf_add(out, (struct str){(const char *)&row, sizeof row});
}

void wordtable_add(struct wordtable_writer *w, const struct word *word, uint32_t key)
{
    if (word->part || word->start < w->at) {
        return;
    }
    size_t gap = word->start - w->at;
    while (gap >= GAP_SKIP) {
        size_t step = gap < KEY_MASK ? gap : KEY_MASK;
        add_row(w->out, (uint32_t)step, GAP_SKIP, 0);
        gap -= step;
    }
    size_t length = word->end - word->start;
    length = length < LENGTH_MAX ? length : LENGTH_MAX;
    add_row(w->out, key, gap, length);
    w->at = word->start;
}

bool wordtable_next(struct wordtable_reader *r, struct wordtable_word *out)
{
    uint32_t row;
    while (r->next + sizeof row <= r->rows.n) {
        memcpy(&row, r->rows.p + r->next, sizeof row);
        r->next += sizeof row;
        uint32_t key = row & KEY_MASK;
        size_t gap = row >> WORD_KEY_BITS & 63;
        if (gap == GAP_SKIP) {
            r->at += key;
            continue;
        }
        out->key = key;
        out->start = r->at + gap;
        out->end = out->start + (row >> (WORD_KEY_BITS + 6));
        r->at = out->start;
        return true;
    }
    return false;
}
