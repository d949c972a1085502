/*
 * The C face of CLD2, the one door to it.
 */
#ifndef TEXT_LANGID_CLD2_H
#define TEXT_LANGID_CLD2_H

#include <stdbool.h>
#include <stddef.h>

enum { CLD2_CODE_MAX = 16 };

/**
 * cld2_detect() - CLD2's best guess
 *
 * @text: any bytes, at most 64 KiB
 * @code: gets the language's code, such as "nl" or "zh-Hant"
 * @percent: gets 0..100, how much of the text is in it; halved when CLD2 calls it unreliable
 *
 * Returns false when CLD2 knows nothing.
 */
bool cld2_detect(const char *text, size_t n, char code[CLD2_CODE_MAX], int *percent);

#endif
