/*
 * The parts that drafts are made of, each a function that adds its paragraphs. Which draft has
 * which, and in what order, is the table of kinds in compose.c.
 */
#ifndef REPLY_PARTS_H
#define REPLY_PARTS_H

#include "reply/draft.h"

typedef cordial_status (*draft_part)(struct draft *d, cordial_error *err);

cordial_status part_greeting(struct draft *d, cordial_error *err);

/** part_understanding() - a sentence for the mood of the ticket */
cordial_status part_understanding(struct draft *d, cordial_error *err);

/** part_sympathy() - the same, only for who is angry or worried */
cordial_status part_sympathy(struct draft *d, cordial_error *err);

/** part_action() - an angry customer reads next that something is done, when he can read it */
cordial_status part_action(struct draft *d, cordial_error *err);

/** part_answers() - the replies, else the article (answers.c) */
cordial_status part_answers(struct draft *d, cordial_error *err);

/** part_remedies() - the same in short: what to do, and nothing else (answers.c) */
cordial_status part_remedies(struct draft *d, cordial_error *err);

/** part_open() - an honest word on the questions that nothing answers */
cordial_status part_open(struct draft *d, cordial_error *err);

/** part_end() - questions for what the answers lack; without any, a word of reassurance */
cordial_status part_end(struct draft *d, cordial_error *err);

/** part_questions() - what the answer needs and the ticket lacks */
cordial_status part_questions(struct draft *d, cordial_error *err);

/** part_cooperate() - the same, for a customer who has been asked before */
cordial_status part_cooperate(struct draft *d, cordial_error *err);

/** part_received() - nothing fits: a colleague takes over, and when he will write */
cordial_status part_received(struct draft *d, cordial_error *err);

/** part_delay() - it is still being worked on, and when there will be word */
cordial_status part_delay(struct draft *d, cordial_error *err);

/** part_solved() - what was done, which the agent knows, and what to do if it comes back */
cordial_status part_solved(struct draft *d, cordial_error *err);

/** part_signature() - a closing, who signs, the team */
cordial_status part_signature(struct draft *d, cordial_error *err);

/** part_chat_body() - by the decision: remedies, questions, or that a colleague takes over */
cordial_status part_chat_body(struct draft *d, cordial_error *err);

/** part_chat_end() - a last short line, and who signs */
cordial_status part_chat_end(struct draft *d, cordial_error *err);

#endif
