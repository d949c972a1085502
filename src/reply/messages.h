/*
 * What findings say, in the languages that agents read: a file for each in messages/, a text for
 * each code with {1}, {2} where its values stand. Knows no rule.
 */
#ifndef REPLY_MESSAGES_H
#define REPLY_MESSAGES_H

#include "base/arena.h"
#include "base/str.h"

/* The values of a message, in the order of their numbers. */
#define VALUES(...)                                                                                \
    ((struct str_list){.rows = (struct str[]){__VA_ARGS__},                                        \
                       .n = sizeof((struct str[]){__VA_ARGS__}) / sizeof(struct str)})
#define NO_VALUES ((struct str_list){0})

/**
 * message_text() - a message with its values
 *
 * @language: of the message, a code or NULL; of a language without a file it is English
 * @code:     one that the files have
 */
const char *message_text(struct arena *mem, const char *language, const char *code,
                         struct str_list values);

/** message_number() - a number in the digits of the language */
struct str message_number(struct arena *mem, const char *language, double n);

#endif
