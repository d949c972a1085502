/*
 * What pages of the portal have in common: addresses, articles in lists, what search engines are
 * told.
 */
#ifndef WEB_PORTAL_PARTS_H
#define WEB_PORTAL_PARTS_H

#include "web/call.h"

#include "view/parts.h"

/** parts_begin() - the document of a page; readers may keep a copy that they ask about again */
json_t *parts_begin(struct call *call, const char *title);

/** parts_public() - a page that search engines shall know: its one address, and those in other
 * languages
 *
 * @languages: codes, or NULL: those of the interface
 */
void parts_public(struct call *call, json_t *document, const char *path, const char *language,
                  const char *const *languages, size_t n_languages);

/** parts_url() - where the site is: base.yaml's url, else as the request calls it */
const char *parts_url(struct call *call);

/** parts_route() - what stands before an id: "/articles/", in the widget "/widget/articles/" */
const char *parts_route(const struct call *call);

/** parts_article_href() - "/articles/refund" */
const char *parts_article_href(struct call *call, const char *id);

/** parts_topic_href() - "/topics/email" */
const char *parts_topic_href(struct call *call, const char *category);

/** parts_topic() - the name of a category in the reader's language; "" for the top */
const char *parts_topic(struct call *call, const cordial_catalogue *catalogue,
                        const char *category);

/** parts_foreign() - null, or the name of a language that is not the reader's */
json_t *parts_foreign(struct call *call, const char *language);

/**
 * parts_pick() - of the rows of one answer, beginning at @at, the one to show
 *
 * In the reader's language, else in the fallback, else the first.
 *
 * @out_end: set to where the next answer begins
 */
const cordial_listed *parts_pick(struct call *call, const cordial_catalogue *catalogue, size_t at,
                                 size_t *out_end);

/** parts_find() - the same of the answer with an id; NULL when the catalogue has none */
const cordial_listed *parts_find(struct call *call, const cordial_catalogue *catalogue,
                                 const char *id);

/* Some of the articles of one category, in the order of their ids. */
struct parts_group {
    const cordial_listed **rows;
    size_t n;
    size_t cap;
};

/**
 * parts_groups() - the articles of each category, each answer in the language parts_pick() chooses
 *
 * @max: at most so many of each
 *
 * Returns one group for each of the catalogue's categories, in their order. Linear in the
 * catalogue.
 */
struct parts_group *parts_groups(struct call *call, const cordial_catalogue *catalogue, size_t max);

/** parts_listed() - {"href", "title", "language", "updated", "day", "foreign"} */
json_t *parts_listed(struct call *call, const cordial_listed *row);

#endif
