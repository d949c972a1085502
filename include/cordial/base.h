/*
 * The base: a folder with Markdown files, and the index over it. One handle serves one thread;
 * open one handle per thread.
 */
#ifndef CORDIAL_BASE_H
#define CORDIAL_BASE_H

#include <cordial/status.h>

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct cordial_base cordial_base;

/* Who is asking. An audience opens its own databases; the public one never opens the agents'. */
typedef enum cordial_audience {
    CORDIAL_AUDIENCE_AGENTS,
    CORDIAL_AUDIENCE_PUBLIC,
} cordial_audience;

typedef struct cordial_base_options {
    cordial_audience audience;
    const char *state; /* the folder for index and store; NULL: .cordial in the base */
} cordial_base_options;

typedef struct cordial_base_status {
    const char *path;             /* the folder */
    const char *state;            /* where the index is */
    const char *name;             /* from base.yaml, else the folder's name */
    const char *const *languages; /* of the entries, by code */
    const size_t *entries_by_language;
    size_t n_languages;
    const char *generation; /* "" when there is no index */
    size_t answers;         /* distinct ids */
    size_t articles;
    size_t replies;
    size_t public_entries;
    size_t agents_entries;  /* 0 for the public audience */
    size_t learned_answers; /* of the classifier that the audience opens */
    size_t learned_bytes;   /* of its file */
    size_t past_lines;      /* of past tickets when it was trained; 0 for the public audience */
    size_t recent_lines;    /* of the ledger, changed since */
    const char *const *learned_problems; /* files that are passed over, with the reason */
    size_t n_learned_problems;
} cordial_base_status;

/**
 * cordial_base_is_at() - whether a folder shows that it is a base
 *
 * Any folder can be opened as a base; this tells one that was meant to be: it has a base.yaml,
 * or it was indexed and holds its index itself.
 */
bool cordial_base_is_at(const char *path);

/**
 * cordial_base_open() - open a base for searching, suggesting, indexing
 *
 * Reads base.yaml and its companions. An index is opened at the first call that needs one, and
 * opened again whenever a newer generation or revision is there.
 *
 * @path:    the folder
 * @options: NULL for the defaults: agents, state in the folder
 * @out:     freed with cordial_base_close()
 *
 * Returns CORDIAL_OK; CORDIAL_E_NOINPUT when there is no such folder; CORDIAL_E_CONFIG with a
 * place when base.yaml or a companion is wrong.
 */
cordial_status cordial_base_open(const char *path, const cordial_base_options *options,
                                 cordial_base **out, cordial_error *err);

/** cordial_base_close() - NULL is allowed */
void cordial_base_close(cordial_base *base);

/**
 * cordial_base_describe() - what the base holds, seen with the handle's audience
 *
 * @out: valid until the next call with @base
 *
 * Returns CORDIAL_OK, also without an index (then the counts are 0).
 */
cordial_status cordial_base_describe(cordial_base *base, const cordial_base_status **out,
                                     cordial_error *err);

/**
 * cordial_base_version() - another number whenever the handle sees another index
 *
 * For what is made of the index and kept: handles that see the same index have the same number.
 * Cheap: it opens a newer index, and counts nothing.
 *
 * Returns CORDIAL_OK; CORDIAL_E_UNAVAILABLE without an index.
 */
cordial_status cordial_base_version(cordial_base *base, uint64_t *out, cordial_error *err);

/**
 * cordial_memory_rest() - give back memory in which only files are
 *
 * All handles of the process share the pages of an index that they read. These are the system's
 * to take, but until it does they count as the process's own. For a server, now and then; what is
 * needed again comes back by itself, at little cost. Any thread may call it.
 *
 * @most: bytes of files that may stay resident, those of the program among them
 */
void cordial_memory_rest(size_t most);

/**
 * cordial_base_init() - write a new, small base that works at once
 *
 * @path: a folder that does not exist or is empty
 *
 * Returns CORDIAL_OK; CORDIAL_E_CANTCREATE when the folder holds anything.
 */
cordial_status cordial_base_init(const char *path, cordial_error *err);

#ifdef __cplusplus
}
#endif

#endif
