/*
 * What the path of an entry says: its kind, id, category and, for want of another, its title.
 */
#ifndef ENTRY_NAME_H
#define ENTRY_NAME_H

#include "base/arena.h"
#include "base/str.h"
#include "entry/entry.h"

/** name_kind() - a reply when the name ends in .reply.md, else an article */
enum entry_kind name_kind(struct str path);

/** name_folder() - the first folder of a path, "" when the file stands at the top */
struct str name_folder(struct str path);

/** name_category() - the folders of a path; without the first one when that is a language's */
struct str name_category(struct str path, bool language_folder);

/**
 * name_stem() - the file name without its ending
 *
 * index and README take the name of the last folder of @category, at the top that of the base.
 */
struct str name_stem(struct str path, struct str category, struct str base);

/** name_title() - a stem as a title: blanks for "-" and "_", the first letter large */
struct str name_title(struct arena *mem, struct str stem);

#endif
