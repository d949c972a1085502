/*
 * Which base a command works on when the command line does not say.
 */
#ifndef CLI_LOCATE_H
#define CLI_LOCATE_H

#include "base/arena.h"
#include "base/str.h"

/**
 * locate_base() - the folder of the base
 *
 * @option, else $CORDIAL_BASE, else the nearest folder upwards that is a base, else the
 * demonstration base when the program runs from its build tree, else ".".
 *
 * @option:            the value of --base, or NULL
 * @out_demonstration: set to whether it is the demonstration base, which nobody asked for
 */
const char *locate_base(struct arena *mem, const char *option, bool *out_demonstration);

/**
 * locate_upwards() - the nearest folder from @start upwards that is a base, or NULL
 *
 * It has a base.yaml, or it was indexed and holds its index itself.
 */
const char *locate_upwards(struct arena *mem, const char *start);

/**
 * locate_demonstration() - the demonstration base of a program's build tree, or NULL
 *
 * The build leaves a file "demonstration-base" with the folder's name beside the program. An
 * installed program has no such neighbour.
 *
 * @program: the program's own path
 */
const char *locate_demonstration(struct arena *mem, const char *program);

#endif
