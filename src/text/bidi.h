/*
 * Pieces of text in a line that runs the other way, such as a server's name in a Persian one.
 *
 * Most need nothing: a name of Latin letters keeps its order between Persian words, also with
 * dots and digits inside. Signs at its ends do not ("C++", "+31 20 555 01 00", "553 5.7.1"): they
 * jump to the other end. Such a piece is put between U+2068 and U+2069 (Unicode Standard Annex 9,
 * isolates). Others get no marks, because invisible characters are copied along with a name.
 */
#ifndef TEXT_BIDI_H
#define TEXT_BIDI_H

#include "base/arena.h"
#include "base/str.h"

#include <stdbool.h>

#define BIDI_ISOLATE     0x2068 /* first strong isolate */
#define BIDI_ISOLATE_END 0x2069 /* pop directional isolate */
#define BIDI_RIGHT_MARK  0x200F /* right-to-left mark */

/** bidi_scrambles() - would a line show the piece in another order than it was written? */
bool bidi_scrambles(struct str piece, bool rtl_line);

/** bidi_isolated() - the piece, between marks when the line would scramble it */
struct str bidi_isolated(struct arena *mem, struct str piece, bool rtl_line);

/** bidi_starts_left() - is the first letter of the text one that is written to the right? */
bool bidi_starts_left(struct str text);

/** bidi_has_right() - has the text a letter that is written to the left? */
bool bidi_has_right(struct str text);

#endif
