/*
 * Errors inside the library: filling a cordial_error, passing it on, adding the outer step.
 * Also the two GNU attributes that the tree uses. Knows no exit code and prints nothing.
 */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include <cordial/status.h>

/* AUTO(file_closep) FILE *f = NULL; calls file_closep(&f) when f leaves its scope. */
#define AUTO(release) __attribute__((cleanup(release)))

/* PRINTF(2, 3): argument 2 is a printf format for the arguments from 3 on. */
#define PRINTF(words, first) __attribute__((format(printf, words, first), nonnull(words)))

/* Pass a failure on unchanged. The only macro that returns. */
#define TRY(call)                                                                                  \
    do {                                                                                           \
        cordial_status try_status_ = (call);                                                       \
        if (try_status_ != CORDIAL_OK) {                                                           \
            return try_status_;                                                                    \
        }                                                                                          \
    } while (0)

/** err_set() - fill @err with @status and a message without a place; returns @status */
cordial_status err_set(cordial_error *err, cordial_status status, const char *format, ...)
    PRINTF(3, 4);

/** err_at() - like err_set(), with a place in the input that is being read, counted from 1 */
cordial_status err_at(cordial_error *err, cordial_status status, unsigned line, unsigned column,
                      const char *format, ...) PRINTF(5, 6);

/**
 * err_errno() - fill @err from an errno value
 *
 * The status follows from the value: ENOENT is no input, EACCES permission, the rest I/O.
 *
 * @value:  the errno of the failed call
 * @format: what was being done, as in "opening 'base.yaml'"; the system's words follow
 */
cordial_status err_errno(cordial_error *err, int value, const char *format, ...) PRINTF(3, 4);

/** err_within() - put the outer step in front of the message; returns the status kept in @err */
cordial_status err_within(cordial_error *err, const char *format, ...) PRINTF(2, 3);

/** err_in_file() - name the file of the failure unless it has one; returns the status in @err */
cordial_status err_in_file(cordial_error *err, const char *file);

#endif
