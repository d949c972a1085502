/* Looking up the embedded lists. */
#include "text/pack.h"

#include "base/utf8.h"
#include "text/languages.h"
#include "text/pack_table.h"

static const struct pack_row *find_row(struct str language, struct str name)
{
    for (uint64_t at = pack_slot(language, name);; at++) {
        uint16_t slot = pack_slots[at & (pack_slots_n - 1)];
        if (slot == 0) {
            return NULL;
        }
        const struct pack_row *row = &pack_rows[slot - 1];
        if (str_eq(row->language, language) && str_eq(row->name, name)) {
            return row;
        }
    }
}

struct pack pack_find(struct str language, const char *name)
{
    const struct pack_row *row = find_row(language, str_of(name));
    if (row == NULL) {
        return (struct pack){0};
    }
    return (struct pack){
        .rows = pack_phrases + row->first,
        .n = row->n,
        .n_wild = row->n_wild,
        .words = pack_words,
        .bytes = pack_bytes,
        .sieve = row->sieve,
    };
}

const struct str *pack_languages(size_t *out_n)
{
    *out_n = pack_languages_n;
    return pack_language_rows;
}

/* Does a character of the pair tell nothing, as the particle in \u3092\u5fd8? */
static bool holds_stop_character(struct pack stop, struct str pair)
{
    for (size_t at = 0; at < pair.n;) {
        size_t from = at;
        utf8_next(pair, &at);
        if (pack_has_word(stop, str_sub(pair, from, at))) {
            return true;
        }
    }
    return false;
}

bool word_is_stop(struct str language, struct str word)
{
    struct pack stop = pack_find(language, "stop");
    if (pack_has_word(stop, word)) {
        return true;
    }
    const struct language *row = language_find(language);
    return row != NULL && row->unspaced && holds_stop_character(stop, word);
}
