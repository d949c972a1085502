/* The rules' functions, in the files that hold them; checks.c has the table. */
#ifndef REPLY_CHECKS_H
#define REPLY_CHECKS_H

#include "reply/context.h"

/* checks_knowledgeable.c */
void check_answer(struct check_context *c);
void check_earlier(struct check_context *c);
void check_questions(struct check_context *c);

/* checks_greeting.c */
void check_greeting(struct check_context *c);
void check_name(struct check_context *c);
void check_name_wrong(struct check_context *c);

/* checks_polite.c */
void check_blame(struct check_context *c);
void check_closing(struct check_context *c);
void check_rude(struct check_context *c);
void check_shouting(struct check_context *c);

/* checks_manner.c */
void check_please(struct check_context *c);
void check_register(struct check_context *c);
void check_thanks(struct check_context *c);

/* checks_communicative.c */
void check_cause(struct check_context *c);
void check_jargon(struct check_context *c);
void check_next(struct check_context *c);
void check_remedy(struct check_context *c);
void check_sentence(struct check_context *c);
void check_steps(struct check_context *c);

/* checks_honest.c */
void check_expired(struct check_context *c);
void check_number(struct check_context *c);
void check_promise(struct check_context *c);

/* checks_prompt.c */
void check_late(struct check_context *c);
void check_length(struct check_context *c);
void check_time(struct check_context *c);

/* checks_understanding.c */
void check_acknowledged(struct check_context *c);
void check_problem(struct check_context *c);

/* checks_competent.c */
void check_language(struct check_context *c);
void check_link(struct check_context *c);
void check_unresolved(struct check_context *c);

/* checks_spelling.c */
void check_spelling(struct check_context *c);

/* checks_discreet.c */
void check_inside(struct check_context *c);
void check_password(struct check_context *c);
void check_stranger(struct check_context *c);

/* checks_responsible.c */
void check_help(struct check_context *c);
void check_signed(struct check_context *c);

#endif
