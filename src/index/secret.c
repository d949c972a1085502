/* Words without the parts of codes, as in the index's positions; windows by their hash. */
#include "index/secret.h"

#include "index/fields.h"
#include "ticket/scan.h"

#include <inttypes.h>

/* With 2^40 of them, few windows share a term; who finds one compares the words. */
#define WINDOW_HASH_MASK ((UINT64_C(1) << 40) - 1)

static void add_words(struct arena *mem, struct words *out, struct str text)
{
    struct words words = scan_make(mem, text, STR("")).words;
    for (size_t i = 0; i < words.n; i++) {
        out->rows = arena_more(mem, out->rows, out->n, &out->cap, sizeof *out->rows);
        out->rows[out->n++] = words.rows[i];
    }
}

static void add_sections(struct arena *mem, struct words *out, const struct entry *entry)
{
    for (size_t i = 0; i < entry->n_sections; i++) {
        add_words(mem, out, entry->sections[i].text);
    }
}

/* The text of a reply is sent, though customers do not find it themselves. */
static bool may_be_sent(const struct entry *entry)
{
    return entry->kind == ENTRY_REPLY || entry->audience == CORDIAL_AUDIENCE_PUBLIC;
}

struct words secret_words(struct arena *mem, const struct entry *entry)
{
    struct words out = {0};
    if (!may_be_sent(entry)) {
        add_sections(mem, &out, entry);
    }
    add_words(mem, &out, entry->note);
    return out;
}

struct words secret_open_words(struct arena *mem, const struct entry *entry)
{
    struct words out = {0};
    if (may_be_sent(entry)) {
        add_sections(mem, &out, entry);
    }
    return out;
}

struct str secret_term(struct arena *mem, struct str language, const struct word *window)
{
    uint64_t hashes[1 + SECRET_WINDOW] = {str_hash(language)};
    for (size_t i = 0; i < SECRET_WINDOW; i++) {
        hashes[1 + i] = str_hash(window[i].text);
    }
    uint64_t hash = str_hash((struct str){(const char *)hashes, sizeof hashes}) & WINDOW_HASH_MASK;
    return term_make(mem, TERM_WINDOW, language, arena_printf(mem, "%" PRIx64, hash));
}
