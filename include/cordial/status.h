/*
 * How a call ended. Every function of cordial that can fail returns a status and fills an
 * error, when given one, with the reason in words and the place in the input.
 */
#ifndef CORDIAL_STATUS_H
#define CORDIAL_STATUS_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum cordial_status {
    CORDIAL_OK = 0,
    CORDIAL_E_NOTFOUND,    /* there is no such answer, entry or file in the index */
    CORDIAL_E_USAGE,       /* an argument is wrong */
    CORDIAL_E_DATA,        /* content is malformed */
    CORDIAL_E_LIMIT,       /* content is larger or deeper than its named limit */
    CORDIAL_E_NOINPUT,     /* a file or folder to read is not there */
    CORDIAL_E_UNAVAILABLE, /* the base has no index yet */
    CORDIAL_E_INTERNAL,    /* a library behaved in a way we do not know */
    CORDIAL_E_CANTCREATE,  /* a file or folder cannot be made */
    CORDIAL_E_IO,          /* reading or writing failed: disk full, broken index */
    CORDIAL_E_LOCKED,      /* another process is writing this index */
    CORDIAL_E_PERMISSION,  /* the system refused access */
    CORDIAL_E_CONFIG,      /* base.yaml or one of its companions is wrong */
} cordial_status;

/* The longest message and file name that an error keeps, with the final NUL. */
enum { CORDIAL_ERROR_MESSAGE = 512, CORDIAL_ERROR_FILE = 256 };

typedef struct cordial_error {
    cordial_status status;
    unsigned line;   /* 1 for the first line; 0: no place is known */
    unsigned column; /* in bytes, 1 for the first; 0: unknown */
    char file[CORDIAL_ERROR_FILE];
    char message[CORDIAL_ERROR_MESSAGE];
} cordial_error;

/**
 * cordial_status_name() - a short name for a status, such as "locked"
 *
 * Returns a constant string, never NULL.
 */
const char *cordial_status_name(cordial_status status);

/**
 * cordial_error_print() - the error as one line, "file:line:column: message"
 *
 * Parts that are unknown are left out. Control characters are replaced, so the line is
 * safe for a terminal.
 *
 * @err: a filled error
 * @out: gets the line, always NUL-terminated when @size > 0
 * @size: bytes in @out; CORDIAL_ERROR_MESSAGE + CORDIAL_ERROR_FILE + 32 is always enough
 *
 * Returns @out.
 */
const char *cordial_error_print(const cordial_error *err, char *out, size_t size);

/** cordial_version() - the version of the library, such as "0.1.0" */
const char *cordial_version(void);

#ifdef __cplusplus
}
#endif

#endif
