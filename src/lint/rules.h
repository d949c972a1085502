/* The rules' functions, in the files that hold them; rules.c has the table. */
#ifndef LINT_RULES_H
#define LINT_RULES_H

#include "lint/subject.h"

/* rules_front.c */
void lint_date(struct lint *l, const struct subject *s);
void lint_empty(struct lint *l, const struct subject *s);
void lint_id(struct lint *l, const struct subject *s);
void lint_key(struct lint *l);
void lint_needs(struct lint *l, const struct subject *s);
void lint_redirects(struct lint *l, const struct subject *s);
void lint_redirects_retired(struct lint *l);
void lint_related(struct lint *l, const struct subject *s);
void lint_review(struct lint *l, const struct subject *s);
void lint_unread(struct lint *l);
void lint_value(struct lint *l);

/* rules_headings.c */
void lint_heading_empty(struct lint *l, const struct subject *s);
void lint_heading_level(struct lint *l, const struct subject *s);
void lint_heading_title(struct lint *l, const struct subject *s);
void lint_heading_twice(struct lint *l, const struct subject *s);

/* rules_links.c */
void lint_anchor(struct lint *l, const struct subject *s);
void lint_link(struct lint *l, const struct subject *s);
void lint_link_audience(struct lint *l, const struct subject *s);

/* rules_translations.c */
void lint_translation(struct lint *l);
void lint_translation_old(struct lint *l, const struct subject *s);

/* rules_replies.c */
void lint_part(struct lint *l, const struct subject *s);
void lint_tag(struct lint *l, const struct subject *s);
void lint_tag_courtesy(struct lint *l);

/* rules_facts.c */
void lint_fact(struct lint *l);
void lint_fact_expired(struct lint *l);
void lint_fact_soon(struct lint *l);
void lint_fact_unused(struct lint *l);

/* rules_numbers.c */
void lint_fact_number(struct lint *l);
void lint_fact_written(struct lint *l);

/* rules_examples.c */
void lint_example(struct lint *l);

/* rules_duplicates.c */
void lint_duplicate(struct lint *l);

/* rules_companions.c */
void lint_courtesy(struct lint *l);
void lint_team(struct lint *l);
void lint_words(struct lint *l);

/* rules_language.c */
void lint_blame(struct lint *l, const struct subject *s);
void lint_rude(struct lint *l, const struct subject *s);
void lint_sentence(struct lint *l, const struct subject *s);
void lint_spelling(struct lint *l, const struct subject *s);
void lint_spelling_told(struct lint *l);

#endif
