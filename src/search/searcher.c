/* Languages are read from the index at each new version of it. */
#include "search/searcher.h"

#include "index/fields.h"

#include <stdlib.h>

enum { WORDS_MAX = 5000000 };

static void forget(struct searcher *s)
{
    for (size_t i = 0; i < s->n_languages; i++) {
        stemmer_close(s->languages[i].stemmer);
    }
    s->n_languages = 0;
    s->languages = NULL;
    arena_done(&s->mem);
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
            .stemmer = stemmer_open(codes.rows[i].text),
        };
    }
    s->n_languages = codes.n;
    s->version = index_reader_version(s->reader);
    return CORDIAL_OK;
}

cordial_status searcher_open(const char *state, cordial_audience audience,
                             const struct config *config, struct searcher **out, cordial_error *err)
{
    struct searcher *s = heap_alloc(sizeof *s);
    s->config = config;
    if (index_reader_open(state, audience, &s->reader, err) != CORDIAL_OK ||
        load_languages(s, err) != CORDIAL_OK) {
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
    free(s);
}

cordial_status searcher_refresh(struct searcher *s, cordial_error *err)
{
    TRY(index_reader_refresh(s->reader, err));
    return s->version == index_reader_version(s->reader) ? CORDIAL_OK : load_languages(s, err);
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

cordial_status searcher_words(struct searcher *s, struct searcher_language *language,
                              const struct xc_terms **out, cordial_error *err)
{
    if (!language->has_words) {
        struct str prefix = term_words_prefix(&s->mem, language->code);
        TRY(xc_read_terms(&s->mem, index_reader_xc(s->reader), prefix, WORDS_MAX, &language->words,
                          err));
        language->has_words = true;
    }
    *out = &language->words;
    return CORDIAL_OK;
}

struct str searcher_stem_term(struct arena *mem, const struct searcher_language *language,
                              struct str word)
{
    return term_make(mem, TERM_STEM, language->code, stem(language->stemmer, word));
}
