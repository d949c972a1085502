/*
 * How names of people look in writing: which line may be a name, what of it the name is.
 * Used to cut signatures and to find the customer's name.
 */
#ifndef TICKET_PERSON_H
#define TICKET_PERSON_H

#include "base/arena.h"
#include "base/str.h"

#include <stdbool.h>

/**
 * person_at_start() - the name that a line begins with
 *
 * Titles are passed over, unless there is no given name: "Mrs Ada Fern" is Ada Fern, and "Mrs Fern"
 * stays so. What stands behind a comma, bracket or dash is left out, as are letters of degrees.
 * "" when the line does not begin like a name: one to four words, each with a capital
 * where the script has them, or the whole in small letters; no digits, no words of the language
 * that only bind.
 *
 * @line: one line; borrowed by the result
 */
struct str person_at_start(struct arena *mem, struct str line);

/** person_is_line() - may this be a line of its own with a name, and perhaps a role? */
bool person_is_line(struct arena *mem, struct str line);

/** person_shares_word() - do two names have a word in common? */
bool person_shares_word(struct arena *mem, struct str a, struct str b);

/** person_is_organisation() - does a name hold a word that people are not called? */
bool person_is_organisation(struct arena *mem, struct str name);

#endif
