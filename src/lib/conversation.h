/*
 * What a mail's quotes tell of the conversation before it: which questions of the customer nobody
 * has answered yet, and, of a reply, the message that it answers. Knows depths of quotes; a mail
 * without quotes is no conversation.
 */
#ifndef LIB_CONVERSATION_H
#define LIB_CONVERSATION_H

#include "base/arena.h"
#include "base/str.h"

/**
 * conversation_before_ticket() - the open questions of the customer's earlier messages
 *
 * @body:     of the customer's newest message, with its quotes
 * @language: of the conversation
 */
struct str_list conversation_before_ticket(struct arena *mem, struct str body, struct str language);

/** conversation_before_reply() - the same of a reply with quotes, its ticket quoted once */
struct str_list conversation_before_reply(struct arena *mem, struct str text, struct str language);

/** conversation_ticket() - the message that a reply quotes; "" when it quotes none */
struct str conversation_ticket(struct arena *mem, struct str text);

#endif
