/*
 * Functions that cordial never calls, turned into compile errors. Included before every
 * source file by the build. They write without a bound, read numbers without an error,
 * keep hidden state, or depend on the locale.
 */
#ifndef CORDIAL_BANNED_H
#define CORDIAL_BANNED_H

#ifndef __cplusplus
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#pragma GCC poison strcpy strcat strncpy strncat sprintf vsprintf gets
#pragma GCC poison strtok strtok_r atoi atol atoll atof
#pragma GCC poison localtime gmtime ctime asctime setlocale
#endif

#endif
