/*
 * The texts of the interface, a file for each language in web/labels, and how a language writes
 * numbers and days.
 */
#ifndef WEB_INTERFACE_H
#define WEB_INTERFACE_H

#include "base/arena.h"
#include "base/str.h"

#include <jansson.h>
#include <stdbool.h>

/** interface_has() - is there a file for a language, given by its code? */
bool interface_has(const char *language);

/** interface_codes() - the languages that have a file, ended by NULL */
const char *const *interface_codes(void);

/**
 * interface_labels() - the texts of a language; those of English for one that has no file
 *
 * Read once for the whole process; safe in many threads. Borrowed: take json_incref() to keep it.
 */
json_t *interface_labels(const char *language);

/** interface_text() - one of the texts; "" for a key that is not there */
const char *interface_text(const char *language, const char *key);

/** interface_direction() - "ltr" or "rtl" of any language, also without a file */
const char *interface_direction(const char *language);

/** interface_number() - a whole number in the language's digits */
const char *interface_number(struct arena *mem, const char *language, size_t n);

/**
 * interface_day() - a day in words and in the calendar of the language's readers
 *
 * @date: such as "2026-11-30"
 *
 * Returns "" for what is no day.
 */
const char *interface_day(struct arena *mem, const char *language, const char *date);

#endif
