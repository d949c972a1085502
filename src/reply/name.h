/*
 * People's names as they are signed: which part of one is for the greeting, and whether a line
 * is a person's name at all. Nothing is guessed about who the person is.
 */
#ifndef REPLY_NAME_H
#define REPLY_NAME_H

#include "base/arena.h"
#include "base/str.h"

/**
 * name_first() - the given name of a name as signed, or the whole form when it is not known
 *
 * Of "Paul Smith" and "Smith, Paul" it is "Paul". A title stays with its surname, in the form that
 * a greeting says (a value of the list "title"): "Dr A. Jones" is "Dr Jones", Dutch "Mevr. Peeters"
 * is "mevrouw Peeters". "R. Sayle", "de Vries", "Flower Shop", "Ann & Tom" and "info@shop.example" stay as they are: a title, an initial, a particle
 * or a company's word (pack lists "title" and "company") shows that there is not one given name.
 *
 * @name: as signed, may be empty
 */
struct str name_first(struct arena *mem, struct str language, struct str name);

/** name_is_group() - is it the name of a company, of two people, or an address? */
bool name_is_group(struct arena *mem, struct str language, struct str name);

/**
 * name_is_person() - does a line look like a person's name?
 *
 * One to four words, letters only, each with a capital where the script has capitals, none of
 * them a word for a team, a company or a courtesy (pack lists "team", "company", "stop").
 */
bool name_is_person(struct arena *mem, struct str language, struct str line);

#endif
