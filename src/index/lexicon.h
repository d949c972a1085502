/*
 * The words of a database by language and its titles by words, for completion and correction, and
 * what results need of its documents: a file beside the database, written when its generation is
 * built and mapped for reading, and what live changes made of it since (index/changes.h). It is two
 * in the same way as the databases: nothing of agents' entries is in the public one.
 */
#ifndef INDEX_LEXICON_H
#define INDEX_LEXICON_H

#include "index/reader.h"
#include "index/roll.h"
#include "index/titles.h"
#include "index/wordlist.h"

struct lexicon_words {
    struct str language;
    struct wordlist list;  /* folded, as written; the counts are documents */
    struct wordlist stems; /* their stems with the sums of their counts; in a language with
                              compounds, else empty */
};

/* Two of them are a lexicon: what the file has, and what is new since. */
struct lexicon_layer {
    struct lexicon_words *languages;
    size_t n;
    struct titles titles;
    struct roll roll; /* a stamp and the head of a card each; none is in the second layer */
};

enum { LEXICON_LAYERS = 2 };

struct lexicon;

/**
 * lexicon_write() - make the lexicon of a database whose generation is being built
 *
 * @r: the generation, as index_reader_open_folder() gives it
 */
cordial_status lexicon_write(struct index_reader *r, const char *generation,
                             cordial_audience audience, cordial_error *err);

/**
 * lexicon_open() - map the lexicon of a database
 *
 * Returns CORDIAL_OK; CORDIAL_E_IO when there is none, or no whole one.
 */
cordial_status lexicon_open(const char *generation, cordial_audience audience, struct lexicon **out,
                            cordial_error *err);
void lexicon_close(struct lexicon *x);

/** lexicon_refresh() - take in what was committed since; @database as in struct indexed */
cordial_status lexicon_refresh(struct lexicon *x, struct index_reader *r, size_t database,
                               cordial_error *err);

/** lexicon_layer() - one of LEXICON_LAYERS; valid until lexicon_refresh() or lexicon_close() */
const struct lexicon_layer *lexicon_layer(const struct lexicon *x, size_t layer);

/** lexicon_layer_words() - the words of a language; NULL when there are none */
const struct lexicon_words *lexicon_layer_words(const struct lexicon_layer *layer,
                                                struct str language);

/** lexicon_touched() - how many documents changed since the file was written */
size_t lexicon_touched(const struct lexicon *x);

#endif
