/*
 * Markdown to sections of plain text, safe HTML and links. GitHub's dialect: tables, task lists,
 * strikethrough, autolinks. Of raw HTML only the words come through, no markup. The one door to
 * cmark-gfm.
 */
#ifndef ENTRY_MARKDOWN_H
#define ENTRY_MARKDOWN_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

enum {
    MARKDOWN_NESTING_MAX = 32,
    MARKDOWN_CELLS_MAX = 64, /* of a table row */
};

struct section {
    struct str title;  /* of its heading, plain; "" for what stands before the first one */
    struct str anchor; /* of its heading, unique in the page; "" for the first */
    int level;         /* 1..6; 0 for the first */
    struct str text;   /* plain, blocks separated by "\n", without the heading */
    unsigned line;     /* of its heading in the file; 0 for the first */
};

struct link {
    struct str target; /* as written, without escapes and with facts filled in */
    bool image;
    unsigned line;
};

struct markdown {
    struct section *sections; /* at least one; [0] is what stands before the first heading */
    size_t n_sections;
    struct link *links;
    size_t n_links;
    struct str html;
};

/* What stands for a tag {{name}} in a text. */
struct markdown_filler {
    /* The value of @name, which is plain text whatever it holds; false: the tag stays. */
    bool (*value)(void *self, struct str name, struct str *out);
    void *self;
};

/** markdown_init() - once per process, before the first markdown_read(), from one thread */
void markdown_init(void);

/**
 * markdown_read() - read a Markdown text
 *
 * Targets other than http, https, mailto, tel and relative ones lose their link. Headings get
 * an id: their anchor. Output is at most 16 times the input and 64 KiB.
 *
 * @mem:        owns the result
 * @s:          UTF-8
 * @first_line: the number of its first line in the file, for places
 * @filler:     asked for each {{name}} in texts, code and targets of links; NULL: they stay
 *
 * Returns CORDIAL_OK; CORDIAL_E_LIMIT with the line for nesting over MARKDOWN_NESTING_MAX, a
 * row of over MARKDOWN_CELLS_MAX cells, or output that grows out of proportion.
 */
cordial_status markdown_read(struct arena *mem, struct str s, unsigned first_line,
                             const struct markdown_filler *filler, struct markdown *out,
                             cordial_error *err);

/** markdown_html() - only the safe HTML, for a short text such as a draft */
cordial_status markdown_html(struct arena *mem, struct str s, struct str *out, cordial_error *err);

#endif
