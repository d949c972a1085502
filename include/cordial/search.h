/*
 * Finding entries by words, and showing one answer.
 */
#ifndef CORDIAL_SEARCH_H
#define CORDIAL_SEARCH_H

#include <cordial/base.h>

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

enum {
    CORDIAL_SEARCH_MAX = 1024,  /* bytes of a search */
    CORDIAL_RESULTS_MAX = 1000, /* rows of one call */
};

/* A part of a snippet to mark: byte offsets, half open. */
typedef struct cordial_mark {
    size_t start;
    size_t end;
} cordial_mark;

/* One answer found. */
typedef struct cordial_result {
    const char *id;
    const char *title;
    const char *language;
    const char *category;
    bool has_article;
    bool has_reply;
    cordial_audience audience; /* of the entry shown */
    const char *snippet;       /* plain text */
    const cordial_mark *marks; /* in the snippet, in order */
    size_t n_marks;
    const char *section_title; /* NULL: the match is not under a heading */
    const char *section_anchor;
    double score;               /* above 0; comparable within one search only */
    const char *const *missing; /* words of the search, as typed, that no entry of it has: when any
                                   of them were enough, and options ask for it */
    size_t n_missing;
} cordial_result;

typedef struct cordial_results {
    const char *query;
    const char *language;     /* of the query: given, else identified, else the fallback */
    bool any;                 /* fewer than three answers have all words; these have any of them */
    size_t total;             /* distinct answers */
    bool total_exact;         /* true up to 1,000 */
    const char *did_you_mean; /* the query with likelier words, or NULL */
    bool corrected; /* nothing had the words as typed; these are results for did_you_mean */
    const cordial_result *rows; /* best first */
    size_t n_rows;
    double took_ms;
} cordial_results;

typedef struct cordial_search_options {
    size_t n;             /* rows wanted; 0: 10 */
    const char *language; /* preferred, or NULL */
    bool no_snippets;
    bool missing; /* say which words an answer does not have; of a long search nothing is said */
} cordial_search_options;

/**
 * cordial_search() - find answers by words
 *
 * Words that all must be there, "quoted phrases", and -word for what must not be there. When
 * fewer than three answers have all weighty words, answers with any of them follow the same rules.
 *
 * @query:   UTF-8, at most CORDIAL_SEARCH_MAX bytes
 * @options: NULL for the defaults
 * @out:     freed with cordial_results_free()
 *
 * Returns CORDIAL_OK, also with no rows; CORDIAL_E_USAGE for a query that is not UTF-8;
 * CORDIAL_E_LIMIT; CORDIAL_E_UNAVAILABLE when the base has no index.
 */
cordial_status cordial_search(cordial_base *base, const char *query,
                              const cordial_search_options *options, cordial_results **out,
                              cordial_error *err);

/** cordial_results_free() - NULL is allowed */
void cordial_results_free(cordial_results *results);

/* One entry of an answer. Fields that the audience may not see are empty. */
typedef struct cordial_entry {
    const char *file; /* below the base */
    bool reply;       /* an article otherwise */
    const char *title;
    const char *language;
    const char *category;
    cordial_audience audience;
    bool draft; /* state: draft */
    const char *updated;
    const char *body; /* Markdown; of a reply the template */
    const char *html; /* safe; of an article only */
    const char *note; /* for agents */
    const char *owner;
    const char *review;
} cordial_entry;

typedef struct cordial_answer {
    const char *id;
    const cordial_entry *entries; /* the preferred language first, articles before replies */
    size_t n_entries;
} cordial_answer;

/**
 * cordial_answer_get() - the entries of one answer
 *
 * @id:       an answer's id, or an earlier one from `redirects`
 * @language: preferred, or NULL
 * @out:      freed with cordial_answer_free()
 *
 * Returns CORDIAL_OK; CORDIAL_E_NOTFOUND when the audience can find no such answer;
 * CORDIAL_E_UNAVAILABLE.
 */
cordial_status cordial_answer_get(cordial_base *base, const char *id, const char *language,
                                  cordial_answer **out, cordial_error *err);

/** cordial_answer_free() - NULL is allowed */
void cordial_answer_free(cordial_answer *answer);

#ifdef __cplusplus
}
#endif

#endif
