/* Languages are read from the index at each new version of it. */
#include "search/searcher.h"

#include "base/clock.h"
#include "index/fields.h"

#include <stdlib.h>

enum { COUNTS_MAX = 200000 };

static void forget(struct searcher *s)
{
    for (size_t i = 0; i < s->n_languages; i++) {
        stemmer_close(s->languages[i].stemmer);
    }
    s->n_languages = 0;
    s->languages = NULL;
    arena_done(&s->mem);
    map_init(&s->counts, &s->mem);
    map_init(&s->documents, &s->mem);
    map_init(&s->absent_windows, &s->mem);
    map_init(&s->answers, &s->mem);
    s->n_known = s->cap_known = s->n_lists = s->cap_lists = 0;
    s->known = NULL;
    s->lists = NULL;
    s->n_layers = 0;
}

static cordial_status load_languages(struct searcher *s, cordial_error *err)
{
    struct xc_terms codes;
    forget(s);
    TRY(index_reader_languages(&s->mem, s->reader, &codes, err));
    s->languages = arena_array(&s->mem, codes.n, sizeof *s->languages);
    for (size_t i = 0; i < codes.n; i++) {
        s->languages[i] = (struct searcher_language){
            .code = codes.rows[i].text,
            .documents = codes.rows[i].count,
            .stemmer = stemmer_open(codes.rows[i].text),
        };
    }
    s->n_languages = codes.n;
    s->lone_entries = str_eq(index_reader_meta(&s->mem, s->reader, META_LONE), STR("1"));
    s->version = index_reader_version(s->reader);
    return CORDIAL_OK;
}

cordial_status searcher_open(const char *state, cordial_audience audience,
                             const struct config *config, struct searcher **out, cordial_error *err)
{
    struct searcher *s = heap_alloc(sizeof *s);
    s->config = config;
    if (index_reader_open(state, audience, &s->reader, err) != CORDIAL_OK ||
        load_languages(s, err) != CORDIAL_OK ||
        (!config_ledger(config).off &&
         learned_open(state, audience, &s->learned, err) != CORDIAL_OK)) {
        searcher_close(s);
        return err->status;
    }
    *out = s;
    return CORDIAL_OK;
}

void searcher_close(struct searcher *s)
{
    if (s == NULL) {
        return;
    }
    forget(s);
    index_reader_close(s->reader);
    learned_close(s->learned);
    free(s);
}

cordial_status searcher_refresh(struct searcher *s, cordial_error *err)
{
    int64_t now_us = clock_us();
    if (now_us - s->looked_us < REFRESH_MS * 1000) {
        return CORDIAL_OK;
    }
    s->looked_us = now_us;
    TRY(index_reader_refresh(s->reader, err));
    if (s->learned != NULL) {
        TRY(learned_refresh(s->learned, err));
    }
    return s->version == index_reader_version(s->reader) ? CORDIAL_OK : load_languages(s, err);
}

size_t searcher_term_count(struct searcher *s, struct str term)
{
    size_t *known = map_get(&s->counts, term);
    if (known != NULL) {
        return *known;
    }
    size_t count = xc_term_count(index_reader_xc(s->reader), term);
    if (s->counts.n < COUNTS_MAX) {
        map_put(&s->counts, arena_str(&s->mem, term), count, NULL);
    }
    return count;
}

cordial_status searcher_document(struct searcher *s, uint32_t docid, const struct indexed **out,
                                 cordial_error *err)
{
    struct str key = {(const char *)&docid, sizeof docid};
    size_t *row = map_get(&s->documents, key);
    if (row == NULL) {
        struct indexed *document = arena_alloc(&s->mem, sizeof *document);
        TRY(index_reader_document(&s->mem, s->reader, docid, document, err));
        s->known =
            arena_more(&s->mem, s->known, s->n_known, &s->cap_known, sizeof(struct indexed *));
        s->known[s->n_known] = document;
        row = map_put(&s->documents, arena_str(&s->mem, key), s->n_known++, NULL);
    }
    *out = s->known[*row];
    return CORDIAL_OK;
}

cordial_status searcher_answer(struct searcher *s, struct str id, const struct indexed_list **out,
                               cordial_error *err)
{
    size_t *row = map_get(&s->answers, id);
    if (row == NULL) {
        struct indexed_list list;
        TRY(index_reader_answer(&s->mem, s->reader, id, &list, err));
        s->lists = arena_more(&s->mem, s->lists, s->n_lists, &s->cap_lists, sizeof *s->lists);
        s->lists[s->n_lists] = list;
        row = map_put(&s->answers, arena_str(&s->mem, id), s->n_lists++, NULL);
    }
    *out = &s->lists[*row];
    return CORDIAL_OK;
}

cordial_status searcher_answer_of(struct arena *mem, struct searcher *s,
                                  const struct indexed *document, struct indexed_list *out,
                                  cordial_error *err)
{
    if (s->lone_entries) {
        struct indexed *row = arena_alloc(mem, sizeof *row);
        *row = *document;
        *out = (struct indexed_list){row, 1};
        return CORDIAL_OK;
    }
    const struct indexed_list *all;
    TRY(searcher_answer(s, document->stamp.id, &all, err));
    *out = *all;
    return CORDIAL_OK;
}

struct searcher_language *searcher_language(struct searcher *s, struct str code)
{
    for (size_t i = 0; i < s->n_languages; i++) {
        if (str_eq(s->languages[i].code, code)) {
            return &s->languages[i];
        }
    }
    return NULL;
}

cordial_status searcher_layers(struct searcher *s, cordial_error *err)
{
    if (s->n_layers > 0) {
        return CORDIAL_OK;
    }
    size_t n = 0;
    for (size_t i = 0; i < 2; i++) {
        const struct lexicon *lexicon;
        TRY(index_reader_lexicon(s->reader, i, &lexicon, err));
        for (size_t j = 0; lexicon != NULL && j < LEXICON_LAYERS; j++) {
            s->layers[n++] = (struct searcher_layer){i, lexicon_layer(lexicon, j)};
        }
    }
    s->n_layers = n;
    return CORDIAL_OK;
}

size_t searcher_word_count(const struct searcher *s, struct str language, struct str word)
{
    size_t count = 0;
    for (size_t i = 0; i < s->n_layers; i++) {
        const struct lexicon_words *words = lexicon_layer_words(s->layers[i].lexicon, language);
        size_t row = words != NULL ? wordlist_find(&words->list, word) : STR_NOT_FOUND;
        count += row != STR_NOT_FOUND ? words->list.counts[row] : 0;
    }
    return count;
}

struct str searcher_stem_term(struct arena *mem, const struct searcher_language *language,
                              struct str word)
{
    return term_make(mem, TERM_STEM, language->code, stem(language->stemmer, word));
}
