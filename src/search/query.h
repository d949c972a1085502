/*
 * A search as it was typed, cut into what must be there and what must not; and from it the query
 * for the index. Every word is looked for in every language of the index, so that the language
 * of the searcher prefers and never filters.
 */
#ifndef SEARCH_QUERY_H
#define SEARCH_QUERY_H

#include "search/searcher.h"
#include "text/words.h"

enum { QUERY_WORDS_MAX = 64 };

/* A word, or the words of a quoted phrase. */
struct clause {
    const struct word *words;
    size_t n;
    bool phrase;
    bool negative;
    bool weighty; /* not made of stop words alone */
};

struct query {
    struct str text;
    struct str language;
    struct clause *clauses;
    size_t n;
    size_t cap;
    size_t n_weighty; /* positive ones */
};

/**
 * query_parse() - cut a search into clauses
 *
 * Quotes without an end reach to the end. "-" in front of a word or quote makes it negative.
 * Words over QUERY_WORDS_MAX are CORDIAL_E_LIMIT.
 *
 * @language: whose stop words count
 */
cordial_status query_parse(struct arena *mem, struct str text, struct str language,
                           struct query *out, cordial_error *err);

/**
 * query_build() - the query for the index
 *
 * @any: any clause will do; otherwise all weighty ones must be there
 *
 * Returns NULL when there is nothing to look for, or no entry can have it.
 */
const struct xc_query *query_build(struct arena *mem, struct searcher *s, const struct query *query,
                                   bool any);

/**
 * query_clause() - one clause in all languages of the index
 *
 * Returns NULL when no entry has it.
 */
const struct xc_query *query_clause(struct arena *mem, struct searcher *s,
                                    const struct query *query, const struct clause *clause);

/**
 * query_word() - one word in all languages of the index
 *
 * @preferred: the language in which it weighs most
 *
 * Returns NULL when no entry has the word.
 */
const struct xc_query *query_word(struct arena *mem, struct searcher *s, const struct word *word,
                                  struct str preferred);

/**
 * query_word_near() - one word of a ticket in the languages that come nearest
 *
 * In the ticket's own and the base's fallback language; in all when neither has the word, since a
 * name is the same everywhere. So a long ticket does not ask for every word in every language.
 *
 * Returns NULL when no entry has the word.
 */
const struct xc_query *query_word_near(struct arena *mem, struct searcher *s,
                                       const struct word *word, struct str own);

/**
 * query_synonym() - a member of a group of synonyms: all its words
 *
 * Returns NULL when a word of it is in no entry of the language.
 */
const struct xc_query *query_synonym(struct arena *mem, struct searcher *s,
                                     struct searcher_language *language, const struct words *member,
                                     double scale);

/**
 * query_most() - in how many documents the most frequent term of a query is
 *
 * So many documents at least match a query that wants any of its terms.
 */
size_t query_most(struct searcher *s, const struct xc_query *query);

/** query_term() - helper for building: a term whose weight counts @scale times */
const struct xc_query *query_term(struct arena *mem, struct str term, double scale);

/** query_node() - helper for building: a node with @n rows copied into @mem */
const struct xc_query *query_node(struct arena *mem, enum xc_op op,
                                  const struct xc_query *const *rows, size_t n);

#endif
