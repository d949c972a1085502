/*
 * What rules look at: the base's entries with their bytes, its answers by id, and where findings
 * go. Rules see nothing of each other.
 */
#ifndef LINT_SUBJECT_H
#define LINT_SUBJECT_H

#include "base/map.h"
#include "entry/entry.h"
#include "entry/yaml.h"
#include "lint/lint.h"

struct answer;

struct subject {
    struct entry entry;            /* its id is the one after clashes */
    struct str source;             /* the bytes of the file */
    size_t body_at;                /* where its body begins in them */
    size_t text_at;                /* the first byte of the body that is not blank */
    const struct yaml_node *front; /* the map of its front matter, or NULL */
    struct entry_remarks remarks;
    struct str raw_id; /* the one that it has of itself */
    bool clashed;      /* and other files claim */
    struct answer *answer;
    struct subject *next; /* of the same answer; NULL behind the last */
};

/* The entries of one id. */
struct answer {
    struct str id;
    struct subject *first;
    struct subject *last;
};

/* A file that could not be read. */
struct unread {
    struct str path;
    unsigned line;
    unsigned column;
    const char *why;
};

struct lint_row {
    cordial_lint_finding finding;
    size_t rule; /* its number in the table */
};

/* A place in a file, counted as cordial_lint_finding does. */
struct place {
    unsigned line;
    unsigned column;
    unsigned end_line;
    unsigned end_column;
};

/* How far lines were counted in a text, so that going on costs no more than the way. */
struct place_cursor {
    const char *text;
    size_t at;
    unsigned line;
    size_t line_start;
};

/* Uses of facts, gathered once for all rules about them (facts.h). */
struct fact_uses;

/* Words that no dictionary has, until it is known in how many entries they stand. */
struct misspelt_words;

/* What the checks of replies find in one entry, kept for all rules of language. */
struct language_findings {
    const struct subject *subject; /* NULL: none yet */
    const cordial_check *check;
};

struct lint {
    struct arena *mem;
    const bool *wanted;    /* by the number of a rule */
    struct arena *scratch; /* emptied when another entry is looked at */
    const struct lint_request *request;
    const struct config *config;
    struct str today;          /* "2026-11-30", where the base is */
    struct subject **subjects; /* sorted by path; retired ones are left out */
    size_t n;
    struct subject **retired;
    size_t n_retired;
    size_t cap_retired;
    struct unread *unread;
    size_t n_unread;
    size_t cap_unread;
    struct map by_path; /* to the number of a subject */
    struct answer *answers;
    size_t n_answers;
    struct map by_id;     /* to the number of an answer */
    struct map redirects; /* earlier ids, to the number of an answer */
    struct map retired_ids;
    size_t tries;                /* left to look for the nearest of many names */
    struct fact_uses *fact_uses; /* NULL: not gathered yet */
    struct language_findings language;
    struct misspelt_words *misspelt; /* found so far; NULL: none */
    struct place_cursor cursor;
    struct str config_file; /* the last one of which a place was told, and its bytes */
    struct str config_bytes;
    size_t rule; /* the one that runs */
    struct lint_row *rows;
    size_t n_rows;
    size_t cap_rows;
};

/* One rule. The rows are in rules.c. */
struct lint_rule {
    cordial_lint_rule shown;
    void (*entry)(struct lint *l, const struct subject *s); /* for each entry; or NULL */
    void (*base)(struct lint *l);                           /* once, behind them; or NULL */
};

/** lint_rules() - the table */
const struct lint_rule *lint_rules(size_t *out_n);

/** lint_read() - read all entries of the base; fills the subjects, answers and what is unread */
cordial_status lint_read(struct lint *l, cordial_error *err);

/* --- findings --------------------------------------------------------------------------------- */

/** lint_add() - report a place of a file; the caller may set its fix and severity */
cordial_lint_finding *lint_add(struct lint *l, struct str file, struct place place,
                               const char *format, ...) PRINTF(4, 5);

/** lint_at() - report bytes of an entry's file, half open */
cordial_lint_finding *lint_at(struct lint *l, const struct subject *s, size_t start, size_t end,
                              const char *format, ...) PRINTF(5, 6);

/** lint_mark() - report @bytes at a line and byte column of an entry's file, as YAML gives them */
cordial_lint_finding *lint_mark(struct lint *l, const struct subject *s, unsigned line,
                                unsigned column, size_t bytes, const char *format, ...)
    PRINTF(6, 7);

/** lint_config() - the same in a file of the configuration; @bytes 0: without an end */
cordial_lint_finding *lint_config(struct lint *l, struct str file, unsigned line, unsigned column,
                                  size_t bytes, const char *format, ...) PRINTF(6, 7);

/** place_of() - bytes of a text as a place */
struct place place_of(struct place_cursor *c, struct str text, size_t start, size_t end);

/** place_byte() - the byte at a line and byte column; the end of the text when it is shorter */
size_t place_byte(struct place_cursor *c, struct str text, unsigned line, unsigned column);

/* --- what rules ask --------------------------------------------------------------------------- */

/* An item of a list in front matter, with its place there. */
struct front_item {
    struct str text;
    unsigned line;
    unsigned column;
};

struct front_items {
    struct front_item *rows;
    size_t n;
    size_t cap;
};

/** subject_items() - a list of front matter; a text is one divided by commas when @commas */
struct front_items subject_items(struct lint *l, const struct subject *s, const char *key,
                                 bool commas);

/** subject_pair() - a key of front matter with its place, or NULL */
const struct yaml_pair *subject_pair(const struct subject *s, const char *key);

/** subject_is_public() - may a customer find it? */
bool subject_is_public(const struct subject *s);

/** subject_goes_out() - is its text for customers: a public article, or a reply? */
bool subject_goes_out(const struct subject *s);

/** lint_answer() - the answer of an id, now (or, when @earlier is not NULL, formerly); or NULL */
struct answer *lint_answer(const struct lint *l, struct str id, bool *out_earlier);

/** answer_is_public() - may customers find any of it? */
bool answer_is_public(const struct answer *a);

/** answer_find() - its entry of a kind and language, or NULL */
const struct subject *answer_find(const struct answer *a, enum entry_kind kind,
                                  struct str language);

/** lint_nearest_id() - the id that may be meant, or NULL; gives up when asked very often */
const char *lint_nearest_id(struct lint *l, struct str id);

/** kind_name() - "article" or "reply" */
const char *kind_name(enum entry_kind kind);

#endif
