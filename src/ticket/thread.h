/*
 * A conversation in one mail: the messages that quotes carry, told by how deep each is quoted.
 * Who writes which is told by depth alone: every other one is the customer's.
 */
#ifndef TICKET_THREAD_H
#define TICKET_THREAD_H

#include "ticket/ticket.h"

enum { THREAD_MESSAGES_MAX = 16 };

struct thread {
    struct str rows[THREAD_MESSAGES_MAX]; /* own words of each, the newest first */
    size_t n;
};

/**
 * thread_read() - the messages of a text with quoted lines ("> ", "> > ", …)
 *
 * The row at an index is what is quoted that deep, without its signs and without the lines that
 * announce a quote; "" where a depth has nothing. Deeper quotes than THREAD_MESSAGES_MAX count as
 * the last.
 */
struct thread thread_read(struct arena *mem, struct str text);

/**
 * thread_questions() - what a message asks
 *
 * @language: of the message
 */
struct str_list thread_questions(struct arena *mem, struct str text, struct str language);

#endif
