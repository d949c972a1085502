/*
 * Files. What belongs to a base is opened beneath its folder with openat2, so that no symbolic
 * link, no "..", and no absolute path leads out of it.
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

#include <stdio.h>

/* AUTO(fd_closep) int fd = -1; */
void fd_closep(int *fd);

/* AUTO(file_closep) FILE *f = NULL; */
void file_closep(FILE **f);

/** dir_open() - open a folder by any path, following links, for the functions below */
cordial_status dir_open(const char *path, int *out_fd, cordial_error *err);

/**
 * file_open_beneath() - open a regular file below a folder for reading
 *
 * Symbolic links, FIFOs, sockets, devices and folders are refused with CORDIAL_E_PERMISSION or
 * CORDIAL_E_DATA; nothing blocks.
 *
 * @dir_fd: an open folder
 * @path:   relative, "/" between names
 */
cordial_status file_open_beneath(int dir_fd, const char *path, int *out_fd, cordial_error *err);

/** dir_open_beneath() - open a folder below a folder, for listing; links are refused */
cordial_status dir_open_beneath(int dir_fd, const char *path, int *out_fd, cordial_error *err);

/**
 * file_read_fd() - everything that is left in @fd
 *
 * @max: more bytes than this are CORDIAL_E_LIMIT
 * @out: NUL-terminated bytes in @mem
 */
cordial_status file_read_fd(struct arena *mem, int fd, size_t max, struct str *out,
                            cordial_error *err);

/** file_read_beneath() - file_open_beneath() and file_read_fd() */
cordial_status file_read_beneath(struct arena *mem, int dir_fd, const char *path, size_t max,
                                 struct str *out, cordial_error *err);

/** file_read() - a file by any path, as a user names it; "-" is standard input */
cordial_status file_read(struct arena *mem, const char *path, size_t max, struct str *out,
                         cordial_error *err);

/**
 * file_write() - make or replace a file in one step
 *
 * Written beside its place, synced, renamed, the folder synced: after a crash there is the old
 * file or the new one.
 */
cordial_status file_write(const char *path, struct str bytes, cordial_error *err);

/** dir_make() - make a folder with its parents; an existing one is fine */
cordial_status dir_make(const char *path, cordial_error *err);

/** dir_sync() - what was renamed in this folder is on the disk after this */
cordial_status dir_sync(const char *path, cordial_error *err);

/** dir_remove() - remove a folder and all in it, following no link; a missing one is fine */
cordial_status dir_remove(const char *path, cordial_error *err);

#endif
