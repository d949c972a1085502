/*
 * A text that is read, cut into sentences, and sentences into clauses. Knows marks, line ends and
 * the small words that join; not what a sentence says.
 */
#ifndef TICKET_SENTENCES_H
#define TICKET_SENTENCES_H

#include "ticket/scan.h"

/* A stretch of a text, with the words in it by index, half open. */
struct stretch {
    size_t start; /* bytes */
    size_t end;
    size_t first_word;
    size_t next_word;
    bool asks;   /* the sentence ends in a question mark */
    bool calls;  /* it ends in an exclamation mark */
    bool joined; /* a clause right behind a word that joins */
    bool listed; /* a clause behind a number of a list, as in "(2) remove it", or a semicolon */
};

struct stretches {
    struct stretch *rows;
    size_t n;
    size_t cap;
};

/**
 * sentences_cut() - the sentences of a text, those without a word left out
 *
 * A sentence ends at its mark, at an empty line, and at a line end, unless a mail program wrapped
 * the line there. Marks within quotation marks, behind abbreviations (any/abbreviation,
 * any/title, any/number-word) and in numbers and addresses end none.
 */
struct stretches sentences_cut(const struct scan *s);

/**
 * clauses_cut() - the clauses of a sentence
 *
 * A clause begins behind a comma, colon, semicolon, wide dash or bracket, behind the number of a
 * list, and behind a word that joins (pack list "joint"). What joins is in no clause.
 */
struct stretches clauses_cut(const struct scan *s, const struct stretch *sentence);

/** stretch_find() - the first hit that starts and ends within a stretch, NULL when there is none */
const struct phrase_hit *stretch_find(const struct stretch *stretch,
                                      const struct phrase_hits *hits);

#endif
