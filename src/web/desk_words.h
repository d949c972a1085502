/*
 * What the desk's pages say beside what the library gives: words of the reader's language for its
 * names, texts cut where they are marked, numbers to count by. Adds keys to documents; takes none
 * away.
 */
#ifndef WEB_DESK_WORDS_H
#define WEB_DESK_WORDS_H

#include "web/call.h"

/** desk_words_reading() - {"glance", "has_facts", "fact_rows", "has_questions", "pieces"} from the
 * document's "ticket" */
void desk_words_reading(struct call *call, json_t *document);

/** desk_words_suggestions() - "decision_words", "has_suggestions", "nearest", "nothing_fits", and in
 * each suggestion desk_words_row() with its number, share and reasons */
void desk_words_suggestions(struct call *call, json_t *document);

/** desk_words_row() - {"internal", "kind_words", "language_words", "snippet_pieces"} in a row of
 * suggestions or results */
void desk_words_row(struct call *call, json_t *row);

/** desk_words_draft() - {"has_missing", "missing", "draft_lang"} from the document's "draft" */
void desk_words_draft(struct call *call, json_t *document);

/** desk_words_check() - "factor_rows", "has_findings", and words of severities in "check" */
void desk_words_check(struct call *call, json_t *document);

/** desk_words_kinds() - {"kinds": [{"name", "words", "chosen"}]} */
void desk_words_kinds(struct call *call, json_t *document, const char *chosen);

/** desk_words_keys() - {"keys": [{"keys", "what"}]}: what the desk's keys do */
void desk_words_keys(struct call *call, json_t *document);

/** desk_words_language() - the name of a language, or its code */
const char *desk_words_language(const char *code);

#endif
