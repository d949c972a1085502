/*
 * What searching keeps between calls: the open index, what was learned, the languages of the
 * index with their stemmers, and the words and titles for correction and completion. One per
 * thread.
 */
#ifndef SEARCH_SEARCHER_H
#define SEARCH_SEARCHER_H

#include "base/map.h"
#include "entry/config.h"
#include "index/lexicon.h"
#include "index/reader.h"
#include "learn/learned.h"
#include "text/pack.h"
#include "text/stem.h"
#include "text/words.h"

enum { REFRESH_MS = 50 };

struct compounds;
struct synonyms;

struct searcher_language {
    struct str code;
    size_t documents; /* in this language */
    struct stemmer *stemmer;
    struct compounds *compounds; /* of search/compounds.c; NULL until first needed */
    struct synonyms *synonyms;   /* of search/synonyms.c; likewise */
};

/* A layer of the lexicon of one of the databases. */
struct searcher_layer {
    size_t database;
    const struct lexicon_layer *lexicon;
};

enum { SEARCHER_LAYERS_MAX = 2 * LEXICON_LAYERS };

struct searcher {
    struct index_reader *reader;
    struct learned *learned; /* what the past says; NULL when base.yaml switches it off */
    const struct config *config;
    struct arena mem;                    /* of what follows; made again when the index changes */
    struct searcher_language *languages; /* of the entries, sorted by code */
    size_t n_languages;
    bool lone_entries;    /* every answer has one document: nothing to collapse */
    struct map counts;    /* term -> documents that have it */
    struct map documents; /* docid's bytes -> index into known */
    struct indexed **known;
    size_t n_known;
    size_t cap_known;
    struct map absent_windows; /* four words that no agents' text has; of search/inside.c */
    struct map answers;        /* id -> index into lists */
    struct indexed_list *lists;
    size_t n_lists;
    size_t cap_lists;
    struct searcher_layer layers[SEARCHER_LAYERS_MAX];
    size_t n_layers;   /* 0: not looked up yet */
    uint64_t version;  /* of the reader when they were made */
    int64_t looked_us; /* when it was last looked whether there is anything new */
};

/**
 * searcher_open() - open the current index
 *
 * @config: borrowed
 *
 * Returns as index_reader_open().
 */
cordial_status searcher_open(const char *state, cordial_audience audience,
                             const struct config *config, struct searcher **out,
                             cordial_error *err);
void searcher_close(struct searcher *s);

/** searcher_refresh() - see what was published or committed until REFRESH_MS ago */
cordial_status searcher_refresh(struct searcher *s, cordial_error *err);

/** searcher_term_count() - in how many documents a term is; kept until the index changes */
size_t searcher_term_count(struct searcher *s, struct str term);

/** searcher_document() - a document, without its card; kept until the index changes */
cordial_status searcher_document(struct searcher *s, uint32_t docid, const struct indexed **out,
                                 cordial_error *err);

/** searcher_answer() - the documents of an answer, without their cards; kept likewise */
cordial_status searcher_answer(struct searcher *s, struct str id, const struct indexed_list **out,
                               cordial_error *err);

/**
 * searcher_answer_of() - the documents of the answer that a document belongs to
 *
 * The index is asked for the others only when an answer of it has several.
 *
 * @mem: owns the row of one that is alone
 */
cordial_status searcher_answer_of(struct arena *mem, struct searcher *s,
                                  const struct indexed *document, struct indexed_list *out,
                                  cordial_error *err);

/** searcher_language() - the language of that code in the index; NULL when no entry has it */
struct searcher_language *searcher_language(struct searcher *s, struct str code);

/** searcher_layers() - look up the words and titles that the audience may see, in s->layers */
cordial_status searcher_layers(struct searcher *s, cordial_error *err);

/** searcher_word_count() - how many documents have a word as it is written; needs the layers */
size_t searcher_word_count(const struct searcher *s, struct str language, struct str word);

/** searcher_stem_term() - the term of a word's stem in a language */
struct str searcher_stem_term(struct arena *mem, const struct searcher_language *language,
                              struct str word);

#endif
