/*
 * The small pieces that documents are made of. For the files of view/ alone.
 */
#ifndef VIEW_PARTS_H
#define VIEW_PARTS_H

#include "view/view.h"

/** view_object() and view_list() - empty ones */
json_t *view_object(void);
json_t *view_list(void);

/** view_set() - put @value, which is handed over, at the end of @object */
void view_set(json_t *object, const char *key, json_t *value);

/** view_push() - put @value, which is handed over, at the end of @list */
void view_push(json_t *list, json_t *value);

/** view_text() - a string; "" for NULL. File names may be no UTF-8: wrong bytes become U+FFFD. */
json_t *view_text(const char *s);

/** view_optional() - like view_text(), null for NULL and "" */
json_t *view_optional(const char *s);

json_t *view_count(size_t n);

/** view_share() - a score or confidence, rounded to 4 decimals so that documents are stable */
json_t *view_share(double value);

/** view_ms() - a duration, rounded to microseconds */
json_t *view_ms(double ms);

json_t *view_audience(cordial_audience audience);

/** view_has() - ["article", "reply"], each when it is there */
json_t *view_has(bool article, bool reply);

/** view_reasons() - [{"kind", "text"}, …] */
json_t *view_reasons(const cordial_reason *reasons, size_t n);

/** view_marks() - [[start, end], …] */
json_t *view_marks(const cordial_mark *marks, size_t n);

/** view_notes() - [{"file", "line", "column", "message"}]; null where no place is known */
json_t *view_notes(const cordial_note *notes, size_t n);

#endif
