/*
 * One article to read, as a page shows it, and the pictures in it.
 */
#ifndef CORDIAL_ARTICLE_H
#define CORDIAL_ARTICLE_H

#include <cordial/base.h>

#ifdef __cplusplus
extern "C" {
#endif

enum {
    CORDIAL_SUMMARY_MAX = 240,             /* bytes of a summary */
    CORDIAL_PICTURE_MAX = 8 * 1024 * 1024, /* bytes of a picture */
};

typedef struct cordial_heading {
    const char *title;
    const char *anchor;
    int level; /* 1..6 */
} cordial_heading;

typedef struct cordial_article {
    const char *id;
    const char *title;
    const char *language;
    const char *category;
    const char *updated; /* such as "2026-11-30", or "" */
    const char *summary; /* how it begins: plain text, cut behind a word */
    const char *body;    /* Markdown, with the values of facts */
    const char *html;    /* safe; relative targets lead to routes */
    const cordial_heading *headings;
    size_t n_headings;
    const char *const *languages; /* in which the answer has an article, sorted */
    size_t n_languages;
    const char *const *related; /* ids of articles that the audience may find */
    size_t n_related;
} cordial_article;

typedef struct cordial_article_options {
    const char *language; /* preferred, or NULL: the fallback */
    const char *route;    /* what stands before an id in a link, such as "/articles/";
                             NULL: targets stay as the file has them */
} cordial_article_options;

/**
 * cordial_article_get() - an article of an answer: in the preferred language, else in the fallback
 * language, else in any
 *
 * With a route, a link to another article's file becomes ROUTE ID, and the n-th picture
 * ROUTE ID/pictures/n?lang=LANG. A link to a file that the audience may not find, or that is no
 * article, leads nowhere: its words stay.
 *
 * @id:      an answer's id, or an earlier one; the article's own id may differ from it
 * @options: NULL for the defaults
 * @out:     freed with cordial_article_free()
 *
 * Returns CORDIAL_OK; CORDIAL_E_NOTFOUND; CORDIAL_E_USAGE for a language that is none;
 * CORDIAL_E_UNAVAILABLE.
 */
cordial_status cordial_article_get(cordial_base *base, const char *id,
                                   const cordial_article_options *options, cordial_article **out,
                                   cordial_error *err);

/** cordial_article_free() - NULL is allowed */
void cordial_article_free(cordial_article *article);

typedef struct cordial_picture {
    const char *type; /* such as "image/png" */
    const char *bytes;
    size_t n_bytes;
} cordial_picture;

/**
 * cordial_picture_get() - the n-th picture of an article
 *
 * @language: of the article, exactly
 * @number:   from 1
 * @out:      freed with cordial_picture_free()
 *
 * Returns CORDIAL_OK; CORDIAL_E_NOTFOUND when there is no such article, picture or file, or when
 * it is of no kind that browsers show; CORDIAL_E_LIMIT; CORDIAL_E_UNAVAILABLE.
 */
cordial_status cordial_picture_get(cordial_base *base, const char *id, const char *language,
                                   size_t number, cordial_picture **out, cordial_error *err);

/** cordial_logo_get() - the same of the picture that base.yaml names as the logo */
cordial_status cordial_logo_get(cordial_base *base, cordial_picture **out, cordial_error *err);

/** cordial_picture_free() - NULL is allowed */
void cordial_picture_free(cordial_picture *picture);

#ifdef __cplusplus
}
#endif

#endif
