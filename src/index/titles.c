/* Gathering words with their postings; writing them sorted; reading what was written. */
#include "index/titles.h"

#include "text/pack.h"
#include "text/words.h"

#include <stdlib.h>

enum { CODE_BYTES = 8, PLACE_BITS = 6 };

struct title_word {
    struct str text;
    uint32_t *postings;
    size_t n;
    size_t cap;
};

void title_maker_init(struct title_maker *m, struct arena *mem)
{
    *m = (struct title_maker){.mem = mem};
    map_init(&m->words, mem);
}

static size_t find_code(struct title_maker *m, struct str language)
{
    struct str_list *codes = &m->codes;
    for (size_t i = 0; i < codes->n; i++) {
        if (str_eq(codes->rows[i], language)) {
            return i;
        }
    }
    codes->rows = arena_more(m->mem, codes->rows, codes->n, &codes->cap, sizeof *codes->rows);
    codes->rows[codes->n] = arena_str(m->mem, language);
    return codes->n++;
}

static void add_posting(struct title_maker *m, struct str text, size_t title, size_t place)
{
    size_t *known = map_get(&m->words, text);
    if (known == NULL) {
        size_t n = m->words.n;
        m->rows = arena_more(m->mem, m->rows, n, &m->cap_rows, sizeof *m->rows);
        m->rows[n] = (struct title_word){.text = arena_str(m->mem, text)};
        known = map_put(&m->words, m->rows[n].text, n, NULL);
    }
    struct title_word *w = &m->rows[*known];
    w->postings = arena_more(m->mem, w->postings, w->n, &w->cap, sizeof *w->postings);
    w->postings[w->n++] = (uint32_t)(title << PLACE_BITS | place);
}

/* Where the next piece of a word begins: behind a blank, a joiner or a sign inside it. */
static bool next_piece(struct str word, size_t *at)
{
    static const char *const separators[] = {" ", "\u200c", "'", "\u2019", "-", ".", "_"};
    for (size_t i = *at; i < word.n; i++) {
        for (size_t j = 0; j < sizeof separators / sizeof separators[0]; j++) {
            struct str separator = str_of(separators[j]);
            if (str_starts(str_from(word, i), separator)) {
                *at = i + separator.n;
                return true;
            }
        }
    }
    return false;
}

/*
 * A word begins inside a word as well: commerce in e-commerce, the numbers of a version, an affix
 * that was written with a blank.
 */
static void add_inner_words(struct title_maker *m, struct arena *scratch, struct str whole,
                            size_t place)
{
    for (size_t at = 0; next_piece(whole, &at);) {
        struct words words = words_cut(scratch, str_from(whole, at));
        if (words.n > 0) {
            add_posting(m, words.rows[0].text, m->n, place);
        }
    }
}

void title_maker_add(struct title_maker *m, struct arena *scratch, uint32_t docid,
                     const struct entry *entry)
{
    struct str language = entry->language;
    struct str title = entry->title;
    struct words words = words_cut(scratch, title);
    size_t code = find_code(m, language);
    if (words.n == 0 || m->n >= TITLES_MAX || code >= TITLE_LANGUAGES_MAX) {
        return;
    }
    size_t place = 0;
    size_t weighty = 0;
    for (size_t i = 0; i < words.n && place < TITLE_PLACE_MAX; i++) {
        const struct word *word = &words.rows[i];
        place += !word->part || i == 0;
        weighty += !word->part && (word->code || !word_is_stop(language, word->text));
        add_posting(m, word->text, m->n, place);
        add_inner_words(m, scratch, str_sub(title, word->start, word->end), place);
    }
    m->titles = arena_more(m->mem, m->titles, m->n, &m->cap, sizeof *m->titles);
    m->titles[m->n++] = (struct title_row){
        .docid = docid,
        .hash = (uint32_t)(str_hash(title) ^ str_hash(entry->id)),
        .language = (uint8_t)code,
        .n_words = (uint8_t)place,
        .n_weighty = (uint8_t)weighty,
    };
}

static int by_text(const void *a, const void *b)
{
    return str_cmp(((const struct title_word *)a)->text, ((const struct title_word *)b)->text);
}

static void write_codes(struct title_maker *m, struct buf *out)
{
    for (size_t i = 0; i < m->codes.n; i++) {
        char code[CODE_BYTES] = "";
        struct str text = str_sub(m->codes.rows[i], 0, CODE_BYTES);
        memcpy(code, text.p, text.n);
        lexicon_add(out, code, CODE_BYTES, 1);
    }
}

void title_maker_write(struct title_maker *m, struct buf *out)
{
    size_t n = m->words.n;
    struct xc_term *terms = arena_array(m->mem, n, sizeof *terms);
    uint32_t *firsts = arena_array(m->mem, n + 1, sizeof *firsts);
    if (n > 1) {
        qsort(m->rows, n, sizeof *m->rows, by_text);
    }
    for (size_t i = 0; i < n; i++) {
        terms[i] = (struct xc_term){m->rows[i].text, m->rows[i].n};
        firsts[i + 1] = firsts[i] + (uint32_t)m->rows[i].n;
    }
    uint32_t head[3] = {(uint32_t)m->n, (uint32_t)m->codes.n, firsts[n]};
    lexicon_add(out, head, 3, sizeof *head);
    write_codes(m, out);
    lexicon_add(out, m->titles, m->n, sizeof *m->titles);
    wordlist_write(out, terms, n);
    lexicon_add(out, firsts, n + 1, sizeof *firsts);
    for (size_t i = 0; i < n; i++) {
        lexicon_add(out, m->rows[i].postings, m->rows[i].n, sizeof(uint32_t));
    }
    map_init(&m->words, m->mem); /* the rows moved */
}

void titles_read(struct lexicon_cursor *c, struct titles *out)
{
    *out = (struct titles){0};
    out->n = lexicon_number(c);
    out->n_codes = lexicon_number(c);
    out->n_postings = lexicon_number(c);
    out->codes = lexicon_take(c, out->n_codes, CODE_BYTES);
    out->rows = lexicon_take(c, out->n, sizeof *out->rows);
    wordlist_read(c, &out->words);
    out->firsts = lexicon_take(c, out->words.n + 1, sizeof *out->firsts);
    out->postings = lexicon_take(c, out->n_postings, sizeof *out->postings);
    if (c->damaged) {
        *out = (struct titles){0};
    }
}

struct str titles_language(const struct titles *t, size_t code)
{
    if (code >= t->n_codes) {
        return (struct str){"", 0};
    }
    const char *p = t->codes + code * CODE_BYTES;
    return (struct str){p, strnlen(p, CODE_BYTES)};
}

void titles_drop(struct titles *t, uint32_t docid)
{
    size_t low = 0;
    size_t high = t->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (t->rows[middle].docid < docid) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    if (low < t->n && t->rows[low].docid == docid) {
        t->rows[low].gone = 1;
    }
}
