/*
 * Lines of a log, for programs that run long: the time, how grave it is, the words. Where a line
 * goes is for the program to say. A line never holds the text of a ticket or a search.
 */
#ifndef BASE_LOG_H
#define BASE_LOG_H

#include "base/buf.h"

#include <stdint.h>

enum log_level { LOG_LEVEL_INFO, LOG_LEVEL_WARNING, LOG_LEVEL_ERROR };

/**
 * log_line() - append one line, such as "2026-11-24T13:40:00Z info 3 indexed"
 *
 * @now_s: seconds since 1970; the line has it in UTC, as RFC 3339 writes it
 * @words: control characters in it become "?", so that a line stays one line
 */
void log_line(struct buf *out, int64_t now_s, enum log_level level, struct str words);

#endif
