/*
 * What was typed becomes beginnings. For each of them all postings of the title words that begin
 * so are walked, and a mark for each title says how many of the beginnings it has, in which
 * order; the titles that have all are held against each other by one number. Then the words.
 */
#include "search/complete.h"

#include "base/utf8.h"
#include "index/fields.h"
#include "search/search.h"
#include "search/written.h"
#include "text/pack.h"
#include "text/words.h"

enum {
    ROWS_DEFAULT = 10,
    BEGINNINGS_MAX = 24,
    LETTERS_MIN = 2,
    EXPANSIONS_MAX = 50, /* titles and words that are looked at more closely */
    PLACE_MASK = 63,
    PLACE_BITS = 6,
};

struct beginnings {
    struct str rows[BEGINNINGS_MAX];
    size_t n;
    struct str before; /* the typed text in front of the last word */
    struct str last;   /* folded; the null string when it can become no other word */
};

static size_t count_letters(struct str s)
{
    size_t n = 0;
    for (size_t at = 0; at < s.n; n++) {
        utf8_next(s, &at);
    }
    return n;
}

/* The words of what stands between two blanks. Those of one letter say too little. */
static void add_beginnings(struct arena *mem, struct beginnings *out, struct str typed, size_t from,
                           size_t to)
{
    struct words words = words_cut(mem, str_sub(typed, from, to));
    for (size_t i = 0; i < words.n; i++) {
        const struct word *word = &words.rows[i];
        bool counts = !word->part && count_letters(word->text) >= LETTERS_MIN;
        if (counts && out->n < BEGINNINGS_MAX) {
            out->rows[out->n++] = word->text;
        }
        if (counts && from + word->end == typed.n) {
            out->last = word->text;
            out->before = str_sub(typed, 0, from + word->start);
        }
    }
}

/* Blanks part: half an affix must not become one with the half word before it. */
static struct beginnings cut_beginnings(struct arena *mem, struct str typed)
{
    struct beginnings out = {0};
    for (size_t from = 0; from < typed.n;) {
        size_t to = from;
        while (to < typed.n && strchr(" \t\r\n", typed.p[to]) == NULL) {
            to++;
        }
        add_beginnings(mem, &out, typed, from, to);
        from = to + 1;
    }
    return out;
}

/* Without the stop words of a language; all of them when there is nothing else. */
static struct beginnings weighty_beginnings(const struct beginnings *all, struct str language)
{
    struct beginnings out = {.before = all->before, .last = all->last};
    for (size_t i = 0; i < all->n; i++) {
        if (!word_is_stop(language, all->rows[i])) {
            out.rows[out.n++] = all->rows[i];
        }
    }
    return out.n > 0 ? out : *all;
}

/* What is known of one title while the beginnings are gone through. */
struct mark {
    uint8_t n;     /* beginnings found, all before the one at hand */
    uint8_t place; /* of the one before the last found */
    uint8_t next;  /* of the last found */
    uint8_t mixed; /* not in the order typed */
};

struct candidate {
    uint64_t score; /* larger is better */
    uint32_t docid; /* of the reader */
};

struct completing {
    struct arena *mem;
    struct searcher *s;
    struct str asked; /* the language asked for, or the null string */
    struct str preferred;
    struct candidate titles[EXPANSIONS_MAX];
    size_t n_titles;
    cordial_completion *rows;
    size_t n;
    size_t max;
};

static void settle(struct mark *m)
{
    m->mixed |= m->n > 1 && m->next < m->place;
    m->place = m->next;
}

/* A title has beginning number @i at a place: the nearest behind the one before is the best. */
static void mark_title(struct mark *m, size_t i, uint8_t place)
{
    if (m->n == i) {
        settle(m);
        m->n = (uint8_t)(i + 1);
        m->next = place;
    } else if (m->n == i + 1) {
        bool better =
            (place >= m->place) == (m->next >= m->place) ? place < m->next : place >= m->place;
        m->next = better ? place : m->next;
    }
}

static void mark_titles(const struct titles *t, const struct beginnings *b, struct mark *marks)
{
    for (size_t i = 0; i < b->n; i++) {
        struct span span = wordlist_starting(&t->words, b->rows[i]);
        size_t to = t->firsts[span.to] < t->n_postings ? t->firsts[span.to] : t->n_postings;
        for (size_t j = t->firsts[span.from]; j < to; j++) {
            size_t title = t->postings[j] >> PLACE_BITS;
            if (title < t->n) {
                mark_title(&marks[title], i, (uint8_t)(t->postings[j] & PLACE_MASK));
            }
        }
    }
}

static uint32_t at_most(size_t n, uint32_t max)
{
    return n < max ? (uint32_t)n : max;
}

/*
 * The title's worth: order above what is not typed yet, above where it stands. Its hash makes an
 * order of those that are alike, the same however the index came to be.
 */
static uint64_t score_title(const struct mark *m, const struct title_row *row, size_t n, bool asked,
                            bool preferred)
{
    size_t open = row->n_weighty > n ? row->n_weighty - n : 0;
    size_t others = row->n_words > n ? row->n_words - n : 0;
    uint32_t score = asked;
    score = score << 1 | (m->mixed == 0);
    score = score << 4 | (15 - at_most(open, 15));
    score = score << 1 | preferred;
    score = score << 6 | (63 - at_most(m->place, 63));
    score = score << 6 | (63 - at_most(others, 63));
    return (uint64_t)score << 32 | row->hash;
}

/* Keep the best. */
static void offer(struct completing *c, struct candidate title)
{
    if (c->n_titles == EXPANSIONS_MAX && title.score <= c->titles[c->n_titles - 1].score) {
        return;
    }
    size_t at = c->n_titles < EXPANSIONS_MAX ? c->n_titles++ : c->n_titles - 1;
    while (at > 0 && c->titles[at - 1].score < title.score) {
        c->titles[at] = c->titles[at - 1];
        at--;
    }
    c->titles[at] = title;
}

static void find_titles(struct completing *c, const struct searcher_layer *layer,
                        const struct beginnings *b)
{
    const struct titles *t = &layer->lexicon->titles;
    if (t->n == 0) {
        return;
    }
    struct mark *marks = arena_array(c->mem, t->n, sizeof *marks);
    bool *asked = arena_array(c->mem, t->n_codes, sizeof *asked);
    bool *preferred = arena_array(c->mem, t->n_codes, sizeof *preferred);
    for (size_t i = 0; i < t->n_codes; i++) {
        asked[i] = c->asked.n > 0 && str_eq(titles_language(t, i), c->asked);
        preferred[i] = str_eq(titles_language(t, i), c->preferred);
    }
    mark_titles(t, b, marks);
    for (size_t i = 0; i < t->n; i++) {
        const struct title_row *row = &t->rows[i];
        if (marks[i].n != b->n || row->gone || row->language >= t->n_codes) {
            continue;
        }
        settle(&marks[i]);
        offer(c,
              (struct candidate){
                  score_title(&marks[i], row, b->n, asked[row->language], preferred[row->language]),
                  index_reader_docid(c->s->reader, layer->database, row->docid),
              });
    }
}

static bool is_offered(const struct completing *c, const char *text)
{
    for (size_t i = 0; i < c->n; i++) {
        if (strcmp(c->rows[i].text, text) == 0) {
            return true;
        }
    }
    return false;
}

/* The title as its document has it now; one that is gone is passed over. */
static cordial_status show_title(struct completing *c, uint32_t docid, cordial_error *err)
{
    struct indexed row;
    if (!index_reader_has(c->s->reader, docid)) {
        return CORDIAL_OK;
    }
    TRY(index_reader_document(c->mem, c->s->reader, docid, &row, err));
    TRY(index_reader_card(c->mem, c->s->reader, CARD_HEAD, &row, err));
    const char *text = arena_cstr(c->mem, row.card.entry.title);
    if (row.note || is_offered(c, text)) {
        return CORDIAL_OK;
    }
    c->rows[c->n++] = (cordial_completion){
        .text = text,
        .kind = CORDIAL_COMPLETION_TITLE,
        .id = arena_cstr(c->mem, row.stamp.id),
        .language = arena_cstr(c->mem, row.stamp.language),
    };
    return CORDIAL_OK;
}

static cordial_status complete_titles(struct completing *c, const struct beginnings *b,
                                      cordial_error *err)
{
    for (size_t i = 0; i < c->s->n_layers && b->n > 0; i++) {
        find_titles(c, &c->s->layers[i], b);
    }
    for (size_t i = 0; i < c->n_titles && c->n < c->max; i++) {
        TRY(show_title(c, c->titles[i].docid, err));
    }
    return CORDIAL_OK;
}

/* A word that the last beginning may become. */
struct expansion {
    struct str text;
    struct str language;
    size_t count;
    bool first; /* in the preferred language */
};

struct expansions {
    struct expansion rows[EXPANSIONS_MAX];
    size_t n;
};

static bool is_before(const struct expansion *a, const struct expansion *b)
{
    if (a->first != b->first) {
        return a->first;
    }
    int order = str_cmp(a->text, b->text);
    return a->count != b->count
               ? a->count > b->count
               : order < 0 || (order == 0 && str_cmp(a->language, b->language) < 0);
}

static void keep_expansion(struct expansions *list, struct expansion word)
{
    if (list->n == EXPANSIONS_MAX && !is_before(&word, &list->rows[list->n - 1])) {
        return;
    }
    size_t at = list->n < EXPANSIONS_MAX ? list->n++ : list->n - 1;
    while (at > 0 && is_before(&word, &list->rows[at - 1])) {
        list->rows[at] = list->rows[at - 1];
        at--;
    }
    list->rows[at] = word;
}

/* The most frequent words of one list. */
static void expand(struct expansions *out, const struct wordlist *list, struct str beginning,
                   struct str language, bool first)
{
    struct span span = wordlist_starting(list, beginning);
    size_t least = 1; /* a word of a smaller count does not get in any more */
    for (size_t i = span.from; i < span.to; i++) {
        if (list->counts[i] < least) {
            continue;
        }
        struct str text = wordlist_at(list, i);
        if (text.n > beginning.n) {
            keep_expansion(out, (struct expansion){text, language, list->counts[i], first});
        }
        const struct expansion *last = &out->rows[EXPANSIONS_MAX - 1];
        least = out->n == EXPANSIONS_MAX && last->first == first ? last->count : least;
    }
}

/* Sum up over the databases, and look whether the word is really there. */
static void weigh_expansions(struct completing *c, const struct expansions *found,
                             struct expansions *out)
{
    struct map seen;
    map_init(&seen, c->mem);
    for (size_t i = 0; i < found->n; i++) {
        struct expansion word = found->rows[i];
        bool is_new = false;
        map_put(&seen, word.text, i, &is_new); /* the same in another language comes later */
        if (is_new) {
            word.count = searcher_word_count(c->s, word.language, word.text);
            keep_expansion(out, word);
        }
    }
}

static bool is_there(struct completing *c, const struct expansion *word)
{
    struct str term = term_make(c->mem, TERM_WORD, word->language, word->text);
    return searcher_term_count(c->s, term) > 0;
}

static cordial_status complete_words(struct completing *c, const struct beginnings *b,
                                     cordial_error *err)
{
    struct expansions found = {0};
    struct expansions weighed = {0};
    if (b->last.n == 0 || c->n >= c->max) {
        return CORDIAL_OK;
    }
    for (size_t i = 0; i < c->s->n_layers; i++) {
        const struct lexicon_layer *layer = c->s->layers[i].lexicon;
        for (size_t j = 0; j < layer->n; j++) {
            struct str language = layer->languages[j].language;
            expand(&found, &layer->languages[j].list, b->last, language,
                   str_eq(language, c->preferred));
        }
    }
    weigh_expansions(c, &found, &weighed);
    for (size_t i = 0; i < weighed.n && c->n < c->max; i++) {
        const struct expansion *word = &weighed.rows[i];
        if (!is_there(c, word)) {
            continue;
        }
        struct str written;
        TRY(written_word(c->mem, c->s, word->language, word->text, &written, err));
        const char *text = arena_printf(c->mem, "%.*s%.*s", STR_ARG(b->before), STR_ARG(written)).p;
        if (!is_offered(c, text)) {
            c->rows[c->n++] = (cordial_completion){
                .text = text,
                .kind = CORDIAL_COMPLETION_WORD,
                .language = arena_cstr(c->mem, word->language),
            };
        }
    }
    return CORDIAL_OK;
}

cordial_status complete_run(struct arena *mem, struct searcher *s, struct str prefix,
                            const cordial_complete_options *options, cordial_completions *out,
                            cordial_error *err)
{
    struct completing c = {.mem = mem, .s = s, .max = options->n > 0 ? options->n : ROWS_DEFAULT};
    TRY(search_check_text(prefix, err));
    TRY(search_language(mem, s, options->language, prefix, &c.asked, &c.preferred, err));
    TRY(searcher_layers(s, err));
    struct beginnings typed = cut_beginnings(mem, prefix);
    c.rows = arena_array(mem, c.max, sizeof *c.rows);
    TRY(complete_titles(&c, &typed, err));
    if (c.n == 0) {
        struct beginnings weighty = weighty_beginnings(&typed, c.preferred);
        TRY(complete_titles(&c, &weighty, err));
    }
    TRY(complete_words(&c, &typed, err));
    *out = (cordial_completions){
        .prefix = arena_cstr(mem, prefix),
        .language = arena_cstr(mem, c.preferred),
        .rows = c.rows,
        .n_rows = c.n,
    };
    return CORDIAL_OK;
}
