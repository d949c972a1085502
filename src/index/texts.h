/*
 * The texts of a database: cards and bodies, in files beside it that only grow and are mapped
 * for reading, so that showing an entry copies and unpacks nothing. A text is on the disk before
 * the document that names its place is committed; what no document names is never looked at, and
 * goes with the next build.
 */
#ifndef INDEX_TEXTS_H
#define INDEX_TEXTS_H

#include "base/err.h"
#include "base/str.h"

#include <cordial/base.h>

#include <stdint.h>

/* One file for each hand of a build. */
enum { TEXTS_FILES_MAX = 8 };

struct text_place {
    uint64_t file; /* below TEXTS_FILES_MAX */
    uint64_t offset;
    uint64_t bytes;
};

struct texts_writer;

/** texts_writer_open() - append to a database's file of that number, made when it is not there */
cordial_status texts_writer_open(const char *generation, cordial_audience audience, size_t file,
                                 struct texts_writer **out, cordial_error *err);

/** texts_writer_close() - NULL is allowed; what was not synced may be lost */
void texts_writer_close(struct texts_writer *w);

cordial_status texts_writer_add(struct texts_writer *w, struct str text, struct text_place *out,
                                cordial_error *err);

/** texts_writer_sync() - what was added is on the disk after this */
cordial_status texts_writer_sync(struct texts_writer *w, cordial_error *err);

struct texts;

/** texts_open() - map the files of a database */
cordial_status texts_open(const char *generation, cordial_audience audience, struct texts **out,
                          cordial_error *err);
void texts_close(struct texts *t);

/**
 * texts_get() - a text by its place; files that grew are mapped again
 *
 * Returns CORDIAL_OK with bytes that live as long as @t; CORDIAL_E_IO for a place outside.
 */
cordial_status texts_get(struct texts *t, const struct text_place *place, struct str *out,
                         cordial_error *err);

/** texts_rest() - give the memory of the maps back; what is read again comes from the files */
void texts_rest(struct texts *t);

/** texts_bytes() - the size of all files together */
uint64_t texts_bytes(const struct texts *t);

#endif
