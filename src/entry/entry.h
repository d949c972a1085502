/*
 * An entry: one Markdown file, an article or a reply in one language, as everything after the
 * parser sees it. Reading it takes its bytes, its path and the base's configuration; it knows no
 * index.
 */
#ifndef ENTRY_ENTRY_H
#define ENTRY_ENTRY_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "entry/config.h"
#include "entry/markdown.h"

#include <cordial/base.h>

enum { ENTRY_BYTES_MAX = 256 * 1024, ENTRY_ID_MAX = 80 };

enum entry_kind { ENTRY_ARTICLE, ENTRY_REPLY };
enum entry_state { ENTRY_READY, ENTRY_DRAFT, ENTRY_RETIRED };

/* The parts of a reply, in the order of a draft. */
enum reply_part { PART_CAUSE, PART_REMEDY, PART_ALTERNATIVE, PART_NEXT };
enum { REPLY_PARTS = 4 };

struct entry {
    struct str path; /* below the base */
    enum entry_kind kind;
    struct str id; /* as the file says; the index may put its folder in front on a clash */
    struct str title;
    struct str language;
    struct str category; /* the folder, without a language folder in front; "" at the top */
    cordial_audience audience;
    enum entry_state state;
    struct str_list examples;
    struct str_list keywords;
    struct str_list needs;
    struct str_list related;
    struct str_list redirects;
    struct str owner;
    struct str review;
    struct str updated;
    struct str note;
    struct str body; /* Markdown behind the front matter; of a reply the template */
    struct section *sections;
    size_t n_sections;
    struct str html; /* of an article; "" for a reply */
    struct link *links;
    size_t n_links;
    bool quotes_facts; /* has {{fact.…}} in it */
};

/*
 * What was assumed or passed over while reading entries: a row each time, so that equal rows
 * can be counted. The rows live in the arena of the reading.
 */
struct entry_remark {
    struct str key; /* "unknown key", "unknown state", "language identified", "missing fact", … */
    struct str value;
};

struct entry_remarks {
    struct entry_remark *rows;
    size_t n;
    size_t cap;
};

/**
 * entry_read() - read a file of a base
 *
 * @mem:     owns the result; @source is borrowed by it
 * @config:  the base's
 * @path:    below the base, with "/"
 * @source:  the bytes of the file
 * @remarks: appended to, for a report; or NULL
 *
 * Returns CORDIAL_OK; CORDIAL_E_DATA or CORDIAL_E_LIMIT with line and column.
 */
cordial_status entry_read(struct arena *mem, const struct config *config, struct str path,
                          struct str source, struct entry *out, struct entry_remarks *remarks,
                          cordial_error *err);

/**
 * entry_id_fold() - a name as an id: [a-z0-9-], 1..ENTRY_ID_MAX bytes
 *
 * Marks are removed, letters lowered, every other run becomes one "-". A name of which nothing
 * is left gives "d-" and 16 hexadecimal digits of its hash.
 */
struct str entry_id_fold(struct arena *mem, struct str name);

/** entry_id_with_folder() - the id that an entry gets when another file claims the same one */
struct str entry_id_with_folder(struct arena *mem, const struct entry *entry);

/** entry_is_markdown() - does the name end in .md or .markdown? */
bool entry_is_markdown(struct str name);

/**
 * entry_parts() - the parts of a reply's template, cut at its level-1 headings
 *
 * @out: REPLY_PARTS strings; "" for a part that is not there
 *
 * Returns CORDIAL_OK; CORDIAL_E_DATA with a line for a level-1 heading of another name.
 */
cordial_status entry_parts(struct str body, struct str out[REPLY_PARTS], cordial_error *err);

#endif
