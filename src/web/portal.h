/*
 * The handlers of what customers see, and of what machines read about it.
 */
#ifndef WEB_PORTAL_H
#define WEB_PORTAL_H

#include "web/call.h"

/* portal_home.c */
cordial_status call_home(struct call *call, cordial_error *err);
cordial_status call_topic(struct call *call, cordial_error *err);

/* portal_search.c */
cordial_status call_search_page(struct call *call, cordial_error *err);
cordial_status call_opensearch_suggestions(struct call *call, cordial_error *err);

/* portal_article.c */
cordial_status call_article(struct call *call, cordial_error *err);
cordial_status call_picture(struct call *call, cordial_error *err);
cordial_status call_vote(struct call *call, cordial_error *err);

/* portal_contact.c */
cordial_status call_contact(struct call *call, cordial_error *err);
cordial_status call_contact_send(struct call *call, cordial_error *err);
cordial_status call_contact_sent(struct call *call, cordial_error *err);

/* portal_looks.c */
cordial_status call_brand_style(struct call *call, cordial_error *err);
cordial_status call_logo(struct call *call, cordial_error *err);
cordial_status call_widget_script(struct call *call, cordial_error *err);

/* portal_machines.c */
cordial_status call_feed(struct call *call, cordial_error *err);
cordial_status call_llms(struct call *call, cordial_error *err);
cordial_status call_opensearch(struct call *call, cordial_error *err);
cordial_status call_robots(struct call *call, cordial_error *err);
cordial_status call_sitemap(struct call *call, cordial_error *err);

#endif
