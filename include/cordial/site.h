/*
 * A base as a site shows it: what base.yaml says of its looks and promises, and the list of all
 * articles.
 */
#ifndef CORDIAL_SITE_H
#define CORDIAL_SITE_H

#include <cordial/base.h>

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What base.yaml says; "" for a text that it leaves out. */
typedef struct cordial_site {
    const char *name;             /* else the folder's */
    const char *url;              /* without a "/" at its end */
    const char *const *languages; /* the fallback first; at least one */
    const char *const *teams;     /* who answers, by language as above; "" where it is not said */
    size_t n_languages;
    const char *colour;     /* such as "#0b6e6e" */
    const char *logo;       /* a file of the base */
    int64_t answer_min;     /* minutes in which an answer is promised; 0: no promise */
    bool questions;         /* may customers send questions? */
    int64_t questions_days; /* how long their questions and votes are kept; 0: for ever */
    const char *const *widget_origins; /* sites that may show the widget */
    size_t n_widget_origins;
} cordial_site;

/** cordial_site_get() - what base.yaml says; valid until the base is closed */
const cordial_site *cordial_site_get(cordial_base *base);

/* One article of the list. */
typedef struct cordial_listed {
    const char *id;
    const char *language;
    const char *title;
    const char *category; /* a folder; "" at the top */
    const char *updated;  /* such as "2026-11-30", or "" */
    const char *file;     /* below the base */
} cordial_listed;

/* A folder with articles. */
typedef struct cordial_category {
    const char *path;         /* such as "email" or "sites/speed" */
    const char *const *names; /* how it is called, by language as the site lists them; base.yaml's
                                 name, else the last folder with a capital and without hyphens */
    size_t articles;          /* distinct answers with an article */
} cordial_category;

typedef struct cordial_catalogue {
    const cordial_listed *rows; /* ordered by id, then by language */
    size_t n_rows;
    const cordial_category *categories; /* as base.yaml orders them, then by path */
    size_t n_categories;
    uint64_t version; /* another number whenever the index has changed */
} cordial_catalogue;

/**
 * cordial_catalogue_get() - all articles that the handle's audience may find; no drafts
 *
 * Made again only when the index has changed.
 *
 * @out: valid until the next call with @base
 *
 * Returns CORDIAL_OK; CORDIAL_E_UNAVAILABLE when the base has no index.
 */
cordial_status cordial_catalogue_get(cordial_base *base, const cordial_catalogue **out,
                                     cordial_error *err);

#ifdef __cplusplus
}
#endif

#endif
