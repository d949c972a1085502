/*
 * Anchors: the names by which the sections of a page are linked.
 */
#ifndef ENTRY_ANCHOR_H
#define ENTRY_ANCHOR_H

#include "base/arena.h"
#include "base/map.h"
#include "base/str.h"

/* The longest anchor before its number; the rest of a long title is left out. */
enum { ANCHOR_BYTES_MAX = 200 };

/* The anchors of one page. */
struct anchors {
    struct arena *mem;
    struct map taken; /* to the number that comes next for the same title */
};

void anchors_init(struct anchors *a, struct arena *mem);

/**
 * anchor_make() - an anchor that no other section of the page has
 *
 * Lower case; letters, their marks and digits of any script stay, every other run becomes one
 * "-", none at the ends. A title that is there again gets "-1", "-2" and so on; one of which
 * nothing is left is "section".
 *
 * @title: UTF-8
 *
 * Returns a string in the arena of the page.
 */
struct str anchor_make(struct anchors *a, struct str title);

#endif
