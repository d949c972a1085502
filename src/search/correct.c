/*
 * With one edit the first or the second half of a word is as it should be, so the words with that
 * beginning or that ending are all there is to look at; a swap across the middle is looked up.
 * Then which of the near words is meant: what they cost, and what they find with the others.
 */
#include "search/correct.h"

#include "base/utf8.h"
#include "index/fields.h"
#include "search/written.h"
#include "text/pack.h"

#include <math.h>

enum {
    CORRECTED_MIN = 4,     /* letters; shorter words are too near to everything */
    TWO_EDITS_MIN = 8,     /* letters from which two edits are allowed */
    WHOLE_LETTERS = 3,     /* with two edits: so many at one end are right */
    SWAPPED_KNOWN_MIN = 5, /* letters of a known word that may be a slip */
    MORE_FREQUENT = 4,     /* than such a word must be what it is taken for */
    LETTERS_MAX = WORD_MAX,
    COUNTED_TOGETHER = 100, /* entries with all the words; more say no more */
    SPLIT_MIN = 3,          /* letters of each of two words run together */
};

/* What makes a word less likely, in the unit of a halved frequency. */
static const double COST_OTHER_LANGUAGE = 3;
static const double COST_FIRST_LETTER = 3;
static const double COST_STOP_WORD = 8;
static const double COST_OTHER_LETTER = 1; /* not a swap, nor a letter doubled or not */

struct letters {
    uint32_t rows[LETTERS_MAX + 1];
    uint8_t starts[LETTERS_MAX + 2]; /* of each letter, and the end, in bytes */
    size_t n;
};

static void spell(struct str s, struct letters *out)
{
    out->n = 0;
    out->starts[0] = 0;
    for (size_t at = 0; at < s.n && out->n < LETTERS_MAX;) {
        out->rows[out->n++] = utf8_next(s, &at);
        out->starts[out->n] = (uint8_t)at;
    }
}

static size_t count_letters(struct str s)
{
    struct letters letters;
    spell(s, &letters);
    return letters.n;
}

static bool is_inside_letter(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

/* Take off what two words begin and end with, in whole letters. */
static void strip_common(struct str *a, struct str *b)
{
    size_t least = a->n < b->n ? a->n : b->n;
    size_t head = 0;
    size_t tail = 0;
    while (head < least && a->p[head] == b->p[head]) {
        head++;
    }
    while (head > 0 && ((head < a->n && is_inside_letter(a->p[head])) ||
                        (head < b->n && is_inside_letter(b->p[head])))) {
        head--;
    }
    while (tail < least - head && a->p[a->n - 1 - tail] == b->p[b->n - 1 - tail]) {
        tail++;
    }
    while (tail > 0 && is_inside_letter(a->p[a->n - tail])) {
        tail--;
    }
    *a = str_sub(*a, head, a->n - tail);
    *b = str_sub(*b, head, b->n - tail);
}

static bool is_swap(const struct letters *a, const struct letters *b)
{
    return a->n == 2 && b->n == 2 && a->rows[0] == b->rows[1] && a->rows[1] == b->rows[0];
}

/* Is it one edit from @word to @other, and which? *plain: no swap and no doubled letter. */
static bool is_one_edit(struct str word, struct str other, bool *plain)
{
    struct str a = word;
    struct str b = other;
    struct letters x;
    struct letters y;
    strip_common(&a, &b);
    if (a.n > 8 || b.n > 8) { /* two letters are eight bytes at most */
        return false;
    }
    spell(a, &x);
    spell(b, &y);
    if (x.n + y.n == 0 || x.n > 2 || y.n > 2) {
        return false;
    }
    bool swap = is_swap(&x, &y);
    /* What is left of a letter doubled or not is a letter like the one before it. */
    struct str left = x.n > 0 ? a : b;
    const struct str *whole = x.n > 0 ? &word : &other;
    size_t at = (size_t)(left.p - whole->p);
    bool doubled =
        x.n + y.n == 1 && at >= left.n && memcmp(whole->p + at - left.n, left.p, left.n) == 0;
    *plain = !swap && !doubled;
    return swap || (x.n <= 1 && y.n <= 1);
}

/* Row i: the edits from the first i letters of one word to each beginning of the other. */
struct table {
    size_t rows[LETTERS_MAX + 1][LETTERS_MAX + 1];
};

static size_t min(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Fill row @i (from 1) and return its smallest number. */
static size_t fill_row(struct table *t, const struct letters *c, const struct letters *w, size_t i)
{
    size_t *row = t->rows[i];
    const size_t *above = t->rows[i - 1];
    size_t smallest = row[0] = i;
    for (size_t j = 1; j <= w->n; j++) {
        bool same = c->rows[i - 1] == w->rows[j - 1];
        size_t edits = min(min(above[j], row[j - 1]) + 1, above[j - 1] + !same);
        if (i > 1 && j > 1 && c->rows[i - 1] == w->rows[j - 2] &&
            c->rows[i - 2] == w->rows[j - 1]) {
            edits = min(edits, t->rows[i - 2][j - 2] + 1);
        }
        row[j] = edits;
        smallest = min(smallest, edits);
    }
    return smallest;
}

static bool is_within(struct table *t, const struct letters *word, struct str other, size_t edits)
{
    struct letters c;
    spell(other, &c);
    if (c.n + edits < word->n || word->n + edits < c.n) {
        return false;
    }
    for (size_t j = 0; j <= word->n; j++) {
        t->rows[0][j] = j;
    }
    for (size_t i = 1; i <= c.n; i++) {
        if (fill_row(t, &c, word, i) > edits) {
            return false;
        }
    }
    return t->rows[c.n][word->n] <= edits;
}

/* One word that is looked for in all lists. */
struct looking {
    const struct searcher *s;
    struct str word;
    struct letters letters;
    struct str preferred;
    size_t edits;
    struct table *table; /* for two edits */
    struct near_words *out;
    const struct wordlist *list; /* at hand */
    struct str language;         /* of the list */
};

static void insert_near(struct near_words *out, const struct near_word *word)
{
    size_t at = 0;
    while (at < out->n && out->rows[at].cost <= word->cost) {
        if (str_eq(out->rows[at].text, word->text)) {
            return; /* found already, as likely or likelier */
        }
        at++;
    }
    size_t end = at;
    while (end < out->n && !str_eq(out->rows[end].text, word->text)) {
        end++;
    }
    if (end == NEAR_WORDS_MAX) {
        end--;
    }
    if (at > end) {
        return;
    }
    out->n += end == out->n;
    memmove(&out->rows[at + 1], &out->rows[at], (end - at) * sizeof out->rows[0]);
    out->rows[at] = *word;
}

static void consider(struct looking *l, size_t row)
{
    struct str text = wordlist_at(l->list, row);
    bool plain = true;
    size_t far = text.n > l->word.n ? text.n - l->word.n : l->word.n - text.n;
    if (l->list->counts[row] == 0 || far > 4 * l->edits) {
        return;
    }
    if (l->edits == 1 ? !is_one_edit(l->word, text, &plain)
                      : !is_within(l->table, &l->letters, text, l->edits)) {
        return;
    }
    size_t count = searcher_word_count(l->s, l->language, text);
    size_t first = 0;
    bool same_first = utf8_next(text, &first) == l->letters.rows[0];
    struct near_word near = {
        .text = text,
        .language = l->language,
        .edits = l->edits,
        .count = count,
        .cost = -log2((double)count + 1) + (plain ? COST_OTHER_LETTER : 0) +
                (same_first ? 0 : COST_FIRST_LETTER) +
                (word_is_stop(l->language, text) ? COST_STOP_WORD : 0) +
                (str_eq(l->language, l->preferred) ? 0 : COST_OTHER_LANGUAGE),
    };
    insert_near(l->out, &near);
}

static void consider_starting(struct looking *l, struct str head)
{
    struct span span = wordlist_starting(l->list, head);
    for (size_t i = span.from; i < span.to; i++) {
        consider(l, i);
    }
}

static void consider_ending(struct looking *l, struct str tail)
{
    struct span span = wordlist_ending(l->list, tail);
    for (size_t i = span.from; i < span.to; i++) {
        consider(l, wordlist_at_end(l->list, i));
    }
}

/* The two letters around byte @at swapped: the one edit that leaves no half as it was. */
static void consider_swapped(struct looking *l, size_t letter)
{
    char swapped[4 * (LETTERS_MAX + 1)];
    const uint8_t *starts = l->letters.starts;
    if (letter == 0 || letter >= l->letters.n || l->word.n > sizeof swapped) {
        return;
    }
    size_t before = starts[letter - 1];
    size_t middle = starts[letter];
    size_t behind = starts[letter + 1];
    memcpy(swapped, l->word.p, l->word.n);
    memcpy(swapped + before, l->word.p + middle, behind - middle);
    memcpy(swapped + before + (behind - middle), l->word.p + before, middle - before);
    size_t row = wordlist_find(l->list, (struct str){swapped, l->word.n});
    if (row != STR_NOT_FOUND) {
        consider(l, row);
    }
}

static void look_in_list(struct looking *l)
{
    size_t n = l->letters.n;
    size_t head = l->edits == 1 ? n / 2 : WHOLE_LETTERS;
    size_t tail = l->edits == 1 ? n / 2 : n - WHOLE_LETTERS;
    consider_starting(l, str_sub(l->word, 0, l->letters.starts[head]));
    consider_ending(l, str_from(l->word, l->letters.starts[tail]));
    if (l->edits == 1) {
        consider_swapped(l, n / 2);
    }
}

static void look_in_all(struct looking *l)
{
    for (size_t i = 0; i < l->s->n_layers; i++) {
        const struct lexicon_layer *layer = l->s->layers[i].lexicon;
        for (size_t j = 0; j < layer->n; j++) {
            l->list = &layer->languages[j].list;
            l->language = layer->languages[j].language;
            look_in_list(l);
        }
    }
}

void correct_word(struct arena *mem, const struct searcher *s, struct str word,
                  struct str preferred, size_t max_edits, struct near_words *out)
{
    struct looking l = {.s = s, .word = word, .preferred = preferred, .out = out};
    *out = (struct near_words){.n = 0};
    spell(word, &l.letters);
    if (l.letters.n < 2) {
        return;
    }
    for (l.edits = 1; l.edits <= max_edits && out->n == 0; l.edits++) {
        bool enough = l.edits == 1 || l.letters.n >= 2 * WHOLE_LETTERS;
        l.table = l.edits > 1 ? arena_alloc(mem, sizeof *l.table) : NULL;
        if (enough) {
            look_in_all(&l);
        }
    }
}

struct str correct_listed(struct arena *mem, const struct xc_terms *words, struct str word,
                          size_t max_edits)
{
    struct table *table = arena_alloc(mem, sizeof *table);
    struct letters letters;
    spell(word, &letters);
    for (size_t edits = 1; edits <= max_edits; edits++) {
        for (size_t i = 0; i < words->n; i++) {
            struct str text = words->rows[i].text;
            if (!str_eq(text, word) && is_within(table, &letters, text, edits)) {
                return text;
            }
        }
    }
    return (struct str){NULL, 0};
}

/* A query that can be tried with other words. */
struct trying {
    struct arena *mem;
    struct searcher *s;
    struct query query; /* its clauses and words are copies */
    bool alone;         /* there is one weighty word: nothing to hold a near word against */
};

static void copy_query(struct arena *mem, struct searcher *s, const struct query *query,
                       struct trying *out)
{
    *out = (struct trying){.mem = mem, .s = s, .query = *query};
    out->query.clauses = arena_array(mem, query->n, sizeof *out->query.clauses);
    size_t n_weighty = 0;
    for (size_t i = 0; i < query->n; i++) {
        struct clause *clause = &out->query.clauses[i];
        *clause = query->clauses[i];
        struct word *words = arena_array(mem, clause->n, sizeof *words);
        memcpy(words, clause->words, clause->n * sizeof *words);
        clause->words = words;
        n_weighty += clause->negative ? 0 : clause->n;
    }
    out->alone = n_weighty < 2;
}

static void set_word(struct trying *t, size_t clause, size_t word, struct str text)
{
    struct word *words = (struct word *)(uintptr_t)t->query.clauses[clause].words;
    words[word].text = text;
}

/* How many entries have all the words as they are now; counted up to COUNTED_TOGETHER. */
static cordial_status count_together(struct trying *t, size_t *out, cordial_error *err)
{
    static const struct xc_bm25 plain = {.k1 = 1.2, .b = 0.75, .min_normlen = 0.4};
    const struct xc_query *query = query_build(t->mem, t->s, &t->query, false);
    struct xc_hits hits = {0};
    if (query != NULL) {
        struct xc_search_options options = {
            .n = 1, .check_at_least = COUNTED_TOGETHER, .bm25 = plain};
        TRY(xc_search(t->mem, index_reader_xc(t->s->reader), query, &options, &hits, err));
    }
    *out = hits.total < COUNTED_TOGETHER ? hits.total : COUNTED_TOGETHER;
    return CORDIAL_OK;
}

/* The near word that is likeliest together with the others; set in the query. */
static cordial_status choose(struct trying *t, size_t clause, size_t word,
                             const struct near_words *near, cordial_error *err)
{
    size_t best = 0;
    double least = INFINITY;
    for (size_t i = 0; i < near->n && near->n > 1 && !t->alone; i++) {
        size_t together = 0;
        set_word(t, clause, word, near->rows[i].text);
        TRY(count_together(t, &together, err));
        double cost = near->rows[i].cost - (together > 0 ? 100 + log2((double)together) : 0);
        if (cost < least) {
            least = cost;
            best = i;
        }
    }
    set_word(t, clause, word, near->rows[best].text);
    return CORDIAL_OK;
}

/* Does an entry have the word itself, in one of its forms? */
static bool is_known(struct trying *t, const struct word *word)
{
    bool known = word->code;
    for (size_t i = 0; i < t->s->n_languages && !known; i++) {
        struct str term = searcher_stem_term(t->mem, &t->s->languages[i], word->text);
        known = searcher_term_count(t->s, term) > 0;
    }
    return known;
}

/* Is it found by words that are in it or around it? Then it may be right. */
static bool is_compound(struct trying *t, const struct word *word)
{
    return query_word(t->mem, t->s, word, (struct str){NULL, 0}) != NULL;
}

/*
 * How far two pieces of a word are likely to be words that were run together: the count of the
 * rarer one. 0 when either tells nothing, as in "good will", or no entry has both.
 */
static cordial_status weigh_pieces(struct trying *t, struct searcher_language *language,
                                   struct str first, struct str second, size_t *out,
                                   cordial_error *err)
{
    bool stop = word_is_stop(language->code, first) || word_is_stop(language->code, second);
    size_t both = stop ? 0
                       : min(searcher_word_count(t->s, language->code, first),
                             searcher_word_count(t->s, language->code, second));
    *out = 0;
    if (both > 0) {
        size_t together = 0;
        struct word words[] = {{.text = first}, {.text = second}};
        struct clause clauses[] = {{.words = &words[0], .n = 1, .weighty = true},
                                   {.words = &words[1], .n = 1, .weighty = true}};
        struct trying pair = {.mem = t->mem, .s = t->s, .query = t->query};
        pair.query.clauses = clauses;
        pair.query.n = pair.query.n_weighty = 2;
        TRY(count_together(&pair, &together, err));
        *out = together > 0 ? both : 0;
    }
    return CORDIAL_OK;
}

/* Two known words run together: the place between them, or 0. */
static cordial_status find_seam(struct trying *t, struct str word, size_t *out, cordial_error *err)
{
    struct letters letters;
    size_t most = 0;
    *out = 0;
    spell(word, &letters);
    for (size_t i = SPLIT_MIN; i + SPLIT_MIN <= letters.n; i++) {
        size_t at = letters.starts[i];
        for (size_t j = 0; j < t->s->n_languages; j++) {
            size_t weight = 0;
            TRY(weigh_pieces(t, &t->s->languages[j], str_sub(word, 0, at), str_from(word, at),
                             &weight, err));
            *out = weight > most ? at : *out;
            most = weight > most ? weight : most;
        }
    }
    return CORDIAL_OK;
}

/* Correct one unknown word; *out_changed when there was something near. */
static cordial_status mend(struct trying *t, size_t clause, size_t word, bool *out_changed,
                           cordial_error *err)
{
    struct near_words near;
    const struct word *wrong = &t->query.clauses[clause].words[word];
    struct str text = wrong->text;
    bool is_long = count_letters(text) >= TWO_EDITS_MIN;
    bool compound = is_compound(t, wrong);
    if (compound && !is_long) {
        return CORDIAL_OK;
    }
    correct_word(t->mem, t->s, text, t->query.language, is_long && !compound ? 2 : 1, &near);
    bool far = near.n == 0 || near.rows[0].edits > 1;
    size_t seam = 0;
    if (far && !compound) {
        TRY(find_seam(t, text, &seam, err));
    }
    if (seam > 0) {
        set_word(t, clause, word,
                 arena_printf(t->mem, "%.*s %.*s", STR_ARG(str_sub(text, 0, seam)),
                              STR_ARG(str_from(text, seam))));
    } else if (near.n > 0) {
        TRY(choose(t, clause, word, &near, err));
    }
    *out_changed |= seam > 0 || near.n > 0;
    return CORDIAL_OK;
}

static bool is_mendable(struct trying *t, const struct clause *clause, size_t word)
{
    struct str text = clause->words[word].text;
    return !clause->negative && !word_is_stop(t->query.language, text) &&
           count_letters(text) >= CORRECTED_MIN && !is_known(t, &clause->words[word]);
}

/* The language that has a word most; the query's own first. */
static struct str language_of(const struct trying *t, struct str word)
{
    struct str best = t->query.language;
    size_t most = searcher_word_count(t->s, best, word);
    bool own = most > 0;
    for (size_t i = 0; i < t->s->n_languages && !own; i++) {
        size_t n = searcher_word_count(t->s, t->s->languages[i].code, word);
        best = n > most ? t->s->languages[i].code : best;
        most = n > most ? n : most;
    }
    return best;
}

/* What is put in the place of a word: one word, or two that were run together. */
static cordial_status print_written(const struct trying *t, struct str words, struct buf *out,
                                    cordial_error *err)
{
    struct str word;
    for (bool first = true; str_split(&words, ' ', &word); first = false) {
        struct str written;
        TRY(written_word(t->mem, t->s, language_of(t, word), word, &written, err));
        buf_add_cstr(out, first ? "" : " ");
        buf_add(out, written);
    }
    return CORDIAL_OK;
}

/* The query's own text with what was changed in its place. */
static cordial_status write_query(const struct trying *t, const struct query *query,
                                  struct str *out, cordial_error *err)
{
    AUTO(buf_done) struct buf text = {0};
    size_t at = 0;
    for (size_t i = 0; i < query->n; i++) {
        for (size_t j = 0; j < query->clauses[i].n; j++) {
            const struct word *old = &query->clauses[i].words[j];
            struct str now = t->query.clauses[i].words[j].text;
            if (now.p != old->text.p) {
                buf_add(&text, str_sub(query->text, at, old->start));
                TRY(print_written(t, now, &text, err));
                at = old->end;
            }
        }
    }
    buf_add(&text, str_from(query->text, at));
    *out = buf_keep(&text, t->mem);
    return CORDIAL_OK;
}

cordial_status correct_unknown(struct arena *mem, struct searcher *s, const struct query *query,
                               struct str *out, cordial_error *err)
{
    struct trying t;
    bool changed = false;
    *out = (struct str){NULL, 0};
    copy_query(mem, s, query, &t);
    for (size_t i = 0; i < query->n; i++) {
        for (size_t j = 0; j < query->clauses[i].n; j++) {
            if (is_mendable(&t, &query->clauses[i], j)) {
                TRY(searcher_layers(s, err));
                TRY(mend(&t, i, j, &changed, err));
            }
        }
    }
    if (changed) {
        return write_query(&t, query, out, err);
    }
    return CORDIAL_OK;
}

/* The best replacement of a known word so far. */
struct slip {
    size_t clause;
    size_t word;
    struct str text;
    double cost;
};

static cordial_status try_known(struct trying *t, size_t clause, size_t word, struct slip *best,
                                cordial_error *err)
{
    struct near_words near;
    const struct word old = t->query.clauses[clause].words[word];
    size_t count = 0;
    for (size_t i = 0; i < t->s->n_languages; i++) {
        count += searcher_word_count(t->s, t->s->languages[i].code, old.text);
    }
    correct_word(t->mem, t->s, old.text, t->query.language, 1, &near);
    for (size_t i = 0; i < near.n; i++) {
        size_t together = 0;
        if (near.rows[i].count < MORE_FREQUENT * count) {
            continue;
        }
        set_word(t, clause, word, near.rows[i].text);
        TRY(count_together(t, &together, err));
        double cost = near.rows[i].cost - log2((double)together + 1);
        if (together > 0 && (best->text.p == NULL || cost < best->cost)) {
            *best = (struct slip){clause, word, near.rows[i].text, cost};
        }
    }
    set_word(t, clause, word, old.text);
    return CORDIAL_OK;
}

cordial_status correct_known(struct arena *mem, struct searcher *s, const struct query *query,
                             struct str *out, cordial_error *err)
{
    struct trying t;
    struct slip best = {0};
    *out = (struct str){NULL, 0};
    copy_query(mem, s, query, &t);
    TRY(searcher_layers(s, err));
    for (size_t i = 0; i < query->n && !t.alone; i++) {
        const struct clause *clause = &query->clauses[i];
        for (size_t j = 0; j < clause->n && clause->weighty && !clause->negative; j++) {
            if (!clause->words[j].code &&
                count_letters(clause->words[j].text) >= SWAPPED_KNOWN_MIN) {
                TRY(try_known(&t, i, j, &best, err));
            }
        }
    }
    if (best.text.p != NULL) {
        set_word(&t, best.clause, best.word, best.text);
        return write_query(&t, query, out, err);
    }
    return CORDIAL_OK;
}
