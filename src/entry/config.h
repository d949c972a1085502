/*
 * base.yaml and its companions: facts.yaml, courtesy/LANG.yaml, words/LANG.yaml. All optional.
 * Knows their shape and defaults; what they are used for is elsewhere.
 */
#ifndef ENTRY_CONFIG_H
#define ENTRY_CONFIG_H

#include "base/arena.h"
#include "base/err.h"
#include "base/map.h"
#include "base/str.h"
#include "entry/yaml.h"
#include "text/pack.h"

#include <cordial/base.h>
#include <cordial/ticket.h>

/* The file in the base's folder. */
#define CONFIG_NAME "base.yaml"

/* The largest file of the configuration, in bytes. */
enum { CONFIG_BYTES_MAX = 1024 * 1024 };

struct fact {
    struct str name;
    struct str language; /* "": in every language; facts.yaml may write `any` */
    struct str value;
    struct str until; /* "YYYY-MM-DD" or "" */
    unsigned line;    /* of its name in facts.yaml */
    unsigned column;
};

struct config {
    struct str name; /* base.yaml's, else the folder's */
    struct str url;
    struct str_list languages;    /* as base.yaml lists them, the fallback first; may be empty */
    bool has_file;                /* there is a base.yaml */
    cordial_audience audience;    /* of articles that say nothing */
    const struct yaml_node *root; /* base.yaml, or NULL */
    struct fact *facts;
    size_t n_facts;
    uint64_t facts_hash; /* of facts.yaml's bytes; 0 without one */
    uint64_t shape_hash; /* of what decides how files are indexed: languages and audience */
    struct language_config *by_language;
    size_t n_by_language;
};

/* courtesy/LANG.yaml and words/LANG.yaml of one language. */
struct language_config {
    struct str code;
    const struct yaml_node *courtesy; /* or NULL */
    const struct yaml_node *words;    /* or NULL */
    struct pack jargon;               /* the terms that words explains */
    struct pack never;                /* the phrases that it bans */
};

/**
 * config_read() - read base.yaml and its companions
 *
 * @mem:     owns everything
 * @dir_fd:  the base's folder
 * @name:    the folder's name, for a base that has none
 *
 * Returns CORDIAL_OK; CORDIAL_E_CONFIG with file, line and column; CORDIAL_E_IO, _PERMISSION.
 */
cordial_status config_read(struct arena *mem, int dir_fd, struct str name, struct config *out,
                           cordial_error *err);

/** config_fallback() - the fallback language: the first listed one, else "en" */
struct str config_fallback(const struct config *config);

/**
 * config_fact() - a fact in a language, else the one that holds in every language
 *
 * A value of the fallback language without any letter, such as "8.4", holds in every language. One
 * in words does not: a Dutch text never gets an English phrase.
 *
 * Returns NULL when there is none.
 */
const struct fact *config_fact(const struct config *config, struct str name, struct str language);

/** config_fact_is_past() - is the last day of a fact behind us? @today: as "2026-11-24" */
bool config_fact_is_past(const struct fact *fact, struct str today);

/** config_has_fact() - is there such a fact in any language? */
bool config_has_fact(const struct config *config, struct str name);

/** config_team() - base.yaml's team in a language, else its name, else the null string */
struct str config_team(const struct config *config, struct str language);

/* What base.yaml says of when customers hear from its people; 0 for what it does not say. */
struct config_promise {
    int64_t answer_min;
    int64_t urgent_min;
    struct str zone; /* such as "Europe/Amsterdam", or "" */
};

struct config_promise config_promise(const struct config *config);

/** config_promised_min() - minutes in which an answer is promised; 0 when none is */
int64_t config_promised_min(const struct config *config, bool urgent);

/** config_register() - how the base addresses customers who show no preference */
cordial_register config_register(const struct config *config, struct str language);

/* From which confidence an answer is given, and below which nothing fits. */
struct config_confidence {
    double answer;
    double none;
};

/** config_confidence() - for tickets in a language; @value where the base says nothing */
struct config_confidence config_confidence(const struct config *config, struct str language,
                                           double value);

/* What base.yaml says of the ledger. */
struct config_ledger {
    bool off;          /* nothing is stored, nothing learned is used */
    int64_t keep_days; /* 0: for ever */
};

struct config_ledger config_ledger(const struct config *config);

/* What base.yaml says of how the base is shown; null strings for what it leaves out. */
struct config_site {
    struct str colour;      /* "#rrggbb" */
    struct str logo;        /* a file of the base */
    bool questions;         /* customers may send some */
    int64_t questions_days; /* how long what they leave is kept; 0: for ever */
    struct str_list widget_origins;
};

/** config_site() - @mem owns the list */
struct config_site config_site(struct arena *mem, const struct config *config);

/** config_category() - base.yaml's name of a category in a language; the null string without one */
struct str config_category(const struct config *config, struct str path, struct str language);

/** config_category_place() - where base.yaml names it: 0 for the first; SIZE_MAX for nowhere */
size_t config_category_place(const struct config *config, struct str path);

/** config_in_language() - of texts by language codes, which may have regions, the one of a
 * language; of a single text that, whatever the language */
struct str config_in_language(const struct yaml_node *texts, struct str language);

/**
 * config_courtesy() - the phrases under a path of courtesy/LANG.yaml
 *
 * @path: keys joined by dots, such as "understanding.angry"
 *
 * Returns an empty list when the language has no such phrases.
 */
struct str_list config_courtesy(struct arena *mem, const struct config *config, struct str language,
                                const char *path);

/**
 * config_cut_phrases() - make the phrases of all languages from their words
 *
 * config_read() does it: they are sought in every draft, and cut once.
 */
void config_cut_phrases(struct arena *mem, struct config *config);

/** config_language() - the companions of a language, or NULL */
const struct language_config *config_language(const struct config *config, struct str language);

/** config_words() - words/LANG.yaml's value under @key, or NULL */
const struct yaml_node *config_words(const struct config *config, struct str language,
                                     const char *key);

#endif
