/*
 * The handlers of the agents' pages: the desk, the customers' questions, signing in and out.
 */
#ifndef WEB_DESK_H
#define WEB_DESK_H

#include "web/call.h"

/** desk_title() - how an answer is called; its id when it cannot be found any more */
const char *desk_title(struct call *call, const char *id);

/** desk_begin() - a document with what every page of the desk has; @title: a text's key */
json_t *desk_begin(struct call *call, const char *title);

/* desk.c */
cordial_status call_desk(struct call *call, cordial_error *err);
cordial_status call_desk_check(struct call *call, cordial_error *err);
cordial_status call_desk_feedback(struct call *call, cordial_error *err);
cordial_status call_desk_open(struct call *call, cordial_error *err);
cordial_status call_desk_send(struct call *call, cordial_error *err);

/* desk_find.c */
cordial_status call_desk_entry(struct call *call, cordial_error *err);
cordial_status call_desk_find(struct call *call, cordial_error *err);

/* ledger.c */
cordial_status call_ledger(struct call *call, cordial_error *err);
cordial_status call_ledger_change(struct call *call, cordial_error *err);

/* questions.c */
cordial_status call_questions(struct call *call, cordial_error *err);
cordial_status call_questions_change(struct call *call, cordial_error *err);

/* sign.c */
cordial_status call_panel(struct call *call, cordial_error *err);
cordial_status call_panel_token(struct call *call, cordial_error *err);
cordial_status call_sign_in(struct call *call, cordial_error *err);
cordial_status call_sign_in_send(struct call *call, cordial_error *err);
cordial_status call_sign_out(struct call *call, cordial_error *err);

#endif
