/* Looking up the embedded lists. */
#include "text/pack.h"

#include "base/utf8.h"
#include "text/languages.h"
#include "text/pack_table.h"

static const struct pack_row *find_row(struct str language, const char *name)
{
    struct str wanted = str_of(name);
    size_t low = 0;
    size_t high = pack_rows_n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = str_cmp(language, pack_rows[middle].language);
        if (order == 0) {
            order = str_cmp(wanted, pack_rows[middle].name);
        }
        if (order == 0) {
            return &pack_rows[middle];
        }
        if (order < 0) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return NULL;
}

struct pack pack_find(struct str language, const char *name)
{
    const struct pack_row *row = find_row(language, name);
    if (row == NULL) {
        return (struct pack){0};
    }
    return (struct pack){pack_phrases + row->first, row->n, row->n_wild, pack_words, pack_bytes};
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
