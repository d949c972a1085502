/* Words of a section; a window that slides over them; the stretch around the best window. */
#include "search/snippet.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "index/wordtable.h"
#include "search/compounds.h"
#include "text/fold.h"

enum {
    STRETCH_BYTES = 240,        /* about two lines */
    LEAD_BYTES = 60,            /* what may stand before the first found word */
    SEARCHED_BYTES = 64 * 1024, /* of one entry; what is found later is shown by its start */
    MARKS_MAX = 64,
};

struct found {
    size_t start;
    size_t end;
    size_t weight;
    size_t key; /* index into the stems looked for */
};

struct founds {
    struct found *rows;
    size_t n;
    size_t cap;
};

struct window {
    const struct section *section;
    size_t first; /* rows of the section's founds */
    size_t behind;
    size_t weight;
    struct founds founds;
};

/* The words looked for as stems of the entry's language. */
struct stems {
    struct stemmer *stemmer; /* NULL: no entry of the index has the language */
    struct str rows[SOUGHT_MAX];
    uint32_t keys[SOUGHT_MAX];
    size_t weights[SOUGHT_MAX];
    size_t n;
    uint64_t filter; /* a bit for each key's lowest six */
};

static void add_stem(struct stems *out, struct str text, size_t weight)
{
    if (out->n == SOUGHT_MAX) {
        return;
    }
    out->rows[out->n] = text;
    out->keys[out->n] = word_key(text);
    out->weights[out->n] = weight;
    out->filter |= (uint64_t)1 << (out->keys[out->n++] & 63);
}

/* By these the entry may have been found as well. */
static void add_compounds(struct arena *mem, struct searcher *s, struct searcher_language *row,
                          const struct sought *sought, struct stems *out)
{
    for (size_t i = 0; i < sought->n; i++) {
        struct compound c = {0};
        struct str word = sought->rows[i].text;
        if (!sought->rows[i].code) {
            c = sought->in_ticket ? compound_of_unknown(mem, s, row, word)
                                  : compound_expand(s, row, word);
        }
        for (size_t j = 0; j < c.n_parts; j++) {
            add_stem(out, c.parts[j], sought->weights[i]);
        }
        for (size_t j = 0; j < c.n_containing; j++) {
            add_stem(out, c.containing[j], sought->weights[i]);
        }
    }
}

static void make_stems(struct arena *mem, struct searcher *s, struct str language,
                       const struct sought *sought, struct stems *out)
{
    struct searcher_language *row = searcher_language(s, language);
    *out = (struct stems){.stemmer = row != NULL ? row->stemmer : NULL};
    for (size_t i = 0; i < sought->n && out->stemmer != NULL; i++) {
        struct str text = sought->rows[i].text;
        if (!sought->rows[i].code) {
            text = arena_str(mem, stem(out->stemmer, text));
        }
        add_stem(out, text, sought->weights[i]);
    }
    if (row != NULL) {
        add_compounds(mem, s, row, sought, out);
    }
}

static size_t find_key(const struct stems *stems, uint32_t key)
{
    if ((stems->filter >> (key & 63) & 1) == 0) {
        return STR_NOT_FOUND;
    }
    for (size_t i = 0; i < stems->n; i++) {
        if (stems->keys[i] == key) {
            return i;
        }
    }
    return STR_NOT_FOUND;
}

static void add_found(struct arena *mem, struct founds *out, size_t start, size_t end,
                      const struct stems *stems, size_t i)
{
    out->rows = arena_more(mem, out->rows, out->n, &out->cap, sizeof *out->rows);
    out->rows[out->n++] = (struct found){start, end, stems->weights[i], i};
}

static struct founds find_in_table(struct arena *mem, struct str text, struct str table,
                                   const struct stems *stems)
{
    struct founds out = {0};
    struct wordtable_reader r = {.rows = table};
    struct wordtable_word word;
    while (wordtable_next(&r, &word) && word.end <= text.n) {
        size_t i = find_key(stems, word.key);
        if (i != STR_NOT_FOUND) {
            add_found(mem, &out, word.start, word.end, stems, i);
        }
    }
    return out;
}

static struct founds find_by_cutting(struct arena *mem, struct str text, const struct stems *stems)
{
    struct founds out = {0};
    struct words words = words_cut(mem, text);
    for (size_t i = 0; i < words.n && stems->stemmer != NULL; i++) {
        const struct word *word = &words.rows[i];
        struct str key = word->code ? word->text : stem(stems->stemmer, word->text);
        size_t k = find_key(stems, word_key(key));
        if (k != STR_NOT_FOUND) {
            add_found(mem, &out, word->start, word->end, stems, k);
        }
    }
    return out;
}

/* Is it the word itself, and not one that only shares its key? */
static bool is_same(struct arena *mem, const struct stems *stems, struct str text,
                    const struct found *found)
{
    struct words words = words_cut(mem, str_sub(text, found->start, found->end));
    if (words.n == 0) {
        return false;
    }
    if (str_eq(fold_str(mem, str_sub(text, found->start, found->end)), stems->rows[found->key])) {
        return true; /* a pair of syllables inside a Korean word may look like one and its ending */
    }
    struct str key =
        words.rows[0].code ? words.rows[0].text : stem(stems->stemmer, words.rows[0].text);
    return str_eq(key, stems->rows[found->key]);
}

/* The weight of the distinct words in rows [first, behind). */
static size_t weigh(const struct founds *f, size_t first, size_t behind)
{
    size_t weight = 0;
    for (size_t i = first; i < behind; i++) {
        bool again = false;
        for (size_t j = first; j < i && !again; j++) {
            again = f->rows[j].key == f->rows[i].key;
        }
        weight += again ? 0 : f->rows[i].weight;
    }
    return weight;
}

static void slide(const struct section *section, struct founds founds, struct window *best)
{
    size_t behind = 0;
    for (size_t first = 0; first < founds.n; first++) {
        behind = behind < first ? first : behind;
        while (behind < founds.n && behind - first < MARKS_MAX &&
               founds.rows[behind].end - founds.rows[first].start <= STRETCH_BYTES - LEAD_BYTES) {
            behind++;
        }
        size_t weight = weigh(&founds, first, behind);
        if (weight > best->weight) {
            *best = (struct window){section, first, behind, weight, founds};
        }
    }
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\t';
}

/* Where a stretch may start at or after @at, at most @limit: behind a sentence, else a blank. */
static size_t start_near(struct str s, size_t at, size_t limit)
{
    if (at == 0) {
        return 0;
    }
    size_t blank = limit;
    for (size_t i = at; i < limit; i++) {
        if (!is_blank(s.p[i])) {
            continue;
        }
        if (s.p[i] == '\n' || (i > 0 && strchr(".!?:", s.p[i - 1]) != NULL)) {
            return i + 1;
        }
        blank = blank == limit ? i + 1 : blank;
    }
    return blank;
}

/* The last blank before @at, not before @floor; the end of the text if it is near. */
static size_t end_near(struct str s, size_t at, size_t floor)
{
    if (at >= s.n) {
        return s.n;
    }
    size_t end = utf8_floor(s, at);
    while (end > floor && !is_blank(s.p[end])) {
        end--;
    }
    return end > floor ? end : utf8_floor(s, at);
}

/* Pairs of characters overlap: they are one mark. Returns how many marks there are more. */
static size_t add_mark(cordial_mark *marks, size_t n, size_t start, size_t end)
{
    if (n > 0 && start < marks[n - 1].end) {
        marks[n - 1].end = end > marks[n - 1].end ? end : marks[n - 1].end;
        return 0;
    }
    marks[n] = (cordial_mark){start, end};
    return 1;
}

static void print_stretch(struct arena *mem, const struct stems *stems, size_t start, size_t end,
                          const struct window *w, struct snippet *out)
{
    struct str text = w->section->text;
    AUTO(buf_done) struct buf b = {0};
    struct str dots = STR("\u2026 ");
    if (start > 0) {
        buf_add(&b, dots);
    }
    size_t shift = b.n;
    for (size_t i = start; i < end; i++) {
        buf_add_char(&b, is_blank(text.p[i]) ? ' ' : text.p[i]);
    }
    if (end < text.n) {
        buf_add(&b, STR(" \u2026"));
    }
    cordial_mark *marks = arena_array(mem, w->founds.n, sizeof *marks);
    size_t n = 0;
    for (size_t i = 0; i < w->founds.n && n < MARKS_MAX; i++) {
        const struct found *f = &w->founds.rows[i];
        bool inside = f->start >= start && f->end <= end;
        if (inside && is_same(mem, stems, text, f)) {
            n += add_mark(marks, n, f->start - start + shift, f->end - start + shift);
        }
    }
    out->text = buf_keep(&b, mem).p;
    out->marks = marks;
    out->n_marks = n;
}

/* The first section that has any text; the first one of all otherwise. */
static const struct section *first_with_text(const struct entry *entry)
{
    for (size_t i = 0; i < entry->n_sections; i++) {
        if (entry->sections[i].text.n > 0) {
            return &entry->sections[i];
        }
    }
    return entry->n_sections > 0 ? &entry->sections[0] : NULL;
}

static void find_window(struct arena *mem, const struct card *card, const struct stems *stems,
                        struct window *best)
{
    const struct entry *entry = &card->entry;
    for (size_t i = 0; i < entry->n_sections; i++) {
        struct str text = entry->sections[i].text;
        struct founds founds = card->tables != NULL
                                   ? find_in_table(mem, text, card->tables[i], stems)
                                   : find_by_cutting(mem, text, stems);
        slide(&entry->sections[i], founds, best);
    }
}

void snippet_make(struct arena *mem, struct searcher *s, const struct card *card,
                  const struct sought *sought, struct snippet *out)
{
    struct window best = {.section = first_with_text(&card->entry)};
    struct stems stems;
    *out = (struct snippet){.text = ""};
    make_stems(mem, s, card->entry.language, sought, &stems);
    find_window(mem, card, &stems, &best);
    if (best.section == NULL) {
        return;
    }
    struct str text = best.section->text;
    size_t start = 0;
    size_t reach = 0;
    if (best.weight > 0) {
        size_t first = best.founds.rows[best.first].start;
        size_t from = first > LEAD_BYTES ? utf8_floor(text, first - LEAD_BYTES) : 0;
        start = start_near(text, from, first);
        reach = best.founds.rows[best.behind - 1].end;
    }
    size_t end = end_near(text, start + STRETCH_BYTES, reach);
    out->section = best.section;
    out->weight = best.weight;
    print_stretch(mem, &stems, start, end, &best, out);
}
