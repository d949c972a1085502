/*
 * Mustache: the one template engine, for replies, pages and `cordial fill`. Follows the public
 * specification's interpolation, sections, inverted sections, partials, comments and delimiters.
 * Data is never read as a template: a value that holds "{{" stays text.
 *
 * Extensions, on when asked for: {{x|there}} gives the text behind | when x is missing or empty;
 * {{? question}} stands for a value that only a person knows.
 *
 * Knows nothing of where values come from: it asks a context.
 */
#ifndef TEXT_MUSTACHE_H
#define TEXT_MUSTACHE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"

#include <stdbool.h>

enum {
    MUSTACHE_PARTIALS_MAX = 8,          /* partials within partials */
    MUSTACHE_SECTIONS_MAX = 32,         /* sections within sections */
    MUSTACHE_OUT_MAX = 8 * 1024 * 1024, /* bytes of output */
    MUSTACHE_NAME_MAX = 1024,           /* bytes of a name, a question, two delimiters */
    MUSTACHE_STEPS_MAX = 2000000,       /* tags and texts filled, and contexts looked through */
    MUSTACHE_PARTIAL_BYTES_MAX = 2 * 1024 * 1024, /* of all partials, with their indentation */
};

/* A value in the data, opaque to the engine; NULL: there is none. */
typedef const void *mustache_value;

/* Where data comes from. All strings live as long as the filling. */
struct mustache_source {
    void *self;
    /* The member @name of @value (no dots); NULL when it has none. */
    mustache_value (*member)(void *self, mustache_value value, struct str name);
    /* The text of a value; false for one that has none (an object, a list, null). */
    bool (*text)(void *self, mustache_value value, struct str *out);
    /* Is it false, null or an empty list? Such a section is not printed. */
    bool (*falsy)(void *self, mustache_value value);
    /* Item @i of a list; NULL behind the last. @out_is_list tells whether @value is a list. */
    mustache_value (*item)(void *self, mustache_value value, size_t i, bool *out_is_list);
    /* The template named @name; false when there is none. */
    bool (*partial)(void *self, struct str name, struct str *out);
};

struct mustache_options {
    /* Append @text so that it is plain text in the output; NULL: as it is. {{{x}}} and {{&x}}
     * always append as it is unless @escape_always. */
    void (*escape)(struct buf *out, struct str text);
    bool escape_always; /* replies: no value is ever markup */
    bool extensions;    /* {{x|fallback}} and {{? question}} */
    /* With extensions: called for a value that is missing without fallback, and for each
     * {{? question}}; appends what shall stand there. NULL: nothing is appended. */
    void (*missing)(void *self, struct buf *out, struct str name, bool question);
    void *missing_self;
};

/** escape_html() - & < > " as entities, for mustache_options.escape */
void escape_html(struct buf *out, struct str text);

/** escape_markdown() - with a backslash before every character that Markdown may read as markup */
void escape_markdown(struct buf *out, struct str text);

/**
 * mustache_fill() - fill a template
 *
 * @mem:  scratch
 * @text: the template
 * @data: the value of the outermost context
 * @out:  appended to; its content is unspecified after a failure
 *
 * Returns CORDIAL_OK; CORDIAL_E_DATA with line and column for a tag or section that is not
 * closed or closes what was not opened; CORDIAL_E_LIMIT.
 */
cordial_status mustache_fill(struct arena *mem, struct str text, mustache_value data,
                             const struct mustache_source *source,
                             const struct mustache_options *options, struct buf *out,
                             cordial_error *err);

struct mustache_tag {
    char kind; /* one of: v value, & unescaped, # ^ section, > partial, ? question */
    struct str name;
    bool has_fallback;
    unsigned line;
    unsigned column;
};

struct mustache_tags {
    struct mustache_tag *rows;
    size_t n;
    size_t cap;
};

/**
 * mustache_tags() - every tag of a template, for checking it
 *
 * Returns as mustache_fill() for a malformed template, without filling it.
 */
cordial_status mustache_tags(struct arena *mem, struct str text, struct mustache_tags *out,
                             cordial_error *err);

/**
 * mustache_without_tags() - what a template says apart from its tags: the words to index
 *
 * Fallbacks are left out; both sides of sections stay. Of a malformed template, what stands
 * before the fault.
 */
struct str mustache_without_tags(struct arena *mem, struct str text);

#endif
