/*
 * The word lists of a language: files in packs/LANG/, a phrase a line, embedded by the build.
 * They hold what people say (stop words, cues of haste, of blame, of a signature); what to make
 * of it is for those who ask.
 *
 * A list is named by its file without the ending. Lines starting with # and empty lines do not
 * count. A phrase is words separated by one blank. "*" stands for one to four words; a word that
 * ends in "~" matches every word with that beginning; both are for matching phrases (phrase.h).
 */
#ifndef TEXT_PACK_H
#define TEXT_PACK_H

#include "base/str.h"

/**
 * pack_list() - a list of a language
 *
 * @language: a code
 * @name:     the list, such as "stop"
 *
 * Returns the phrases as written, empty when there is no such list. Lives for ever; may be
 * called from any thread.
 */
struct str_list pack_list(struct str language, const char *name);

#endif
