/* The table of routes, with the parameters of each. */
#include "web/routes.h"

#include "web/desk.h"
#include "web/portal.h"

static const char *const formats[] = {"text", "eml", "json", NULL};
static const char *const verdicts[] = {"accepted", "rejected", "edited", NULL};

enum {
    RESULTS_MAX = 100,
    SUGGESTIONS_MAX = 20,
    LANGUAGE_MAX = 16,
    NAME_MAX_BYTES = 200,
    ID_MAX = 80,
    LIST_MAX = 1024,
    QUESTION_MAX = 128 * 1024, /* bytes of what a customer writes, with its coding */
    TICKET_BODY_MAX = CORDIAL_MAIL_MAX + 64 * 1024,
    REPLY_BODY_MAX = 4 * CORDIAL_TICKET_MAX,
};

#define LANG_WORDS "the preferred language, such as en"

static const struct param search_params[] = {
    {.name = "q",
     .in = PARAM_QUERY,
     .needed = true,
     .max = CORDIAL_SEARCH_MAX,
     .summary = "the words; \"in quotes\" next to each other, -word must not be there"},
    {.name = "n",
     .in = PARAM_QUERY,
     .type = PARAM_NUMBER,
     .min = 1,
     .max = RESULTS_MAX,
     .summary = "how many answers (10)"},
    {.name = "lang", .in = PARAM_QUERY, .max = LANGUAGE_MAX, .summary = LANG_WORDS},
};

static const struct param complete_params[] = {
    {.name = "q",
     .in = PARAM_QUERY,
     .needed = true,
     .max = CORDIAL_SEARCH_MAX,
     .summary = "what was typed so far; two letters or more"},
    {.name = "n",
     .in = PARAM_QUERY,
     .type = PARAM_NUMBER,
     .min = 1,
     .max = CORDIAL_COMPLETIONS_MAX,
     .summary = "how many completions (10)"},
    {.name = "lang", .in = PARAM_QUERY, .max = LANGUAGE_MAX, .summary = LANG_WORDS},
};

static const struct param entries_params[] = {
    {.name = "id",
     .in = PARAM_PATH,
     .needed = true,
     .max = ID_MAX,
     .summary = "the answer's id, or an earlier one"},
    {.name = "lang", .in = PARAM_QUERY, .max = LANGUAGE_MAX, .summary = LANG_WORDS},
};

#define TICKET_PARAM                                                                               \
    {                                                                                              \
        .name = "ticket", .in = PARAM_BODY,                                                        \
        .summary = "the customer's message: text, an e-mail, or a help desk's JSON; without this " \
                   "member the whole body is the ticket"                                           \
    }
#define FORMAT_PARAM                                                                               \
    {                                                                                              \
        .name = "format", .in = PARAM_BODY, .choices = formats,                                    \
        .summary = "what the ticket is; without it, recognised"                                    \
    }
#define TICKET_LANG_PARAM                                                                          \
    {                                                                                              \
        .name = "lang", .in = PARAM_BODY, .max = LANGUAGE_MAX,                                     \
        .summary = "the language of the ticket, when it is known"                                  \
    }
#define AGENT_PARAM                                                                                \
    {                                                                                              \
        .name = "agent", .in = PARAM_BODY, .max = NAME_MAX_BYTES,                                  \
        .summary = "who signs; without it, the account's name"                                     \
    }
#define AS_PARAM                                                                                   \
    {                                                                                              \
        .name = "as", .in = PARAM_BODY, .max = NAME_MAX_BYTES,                                     \
        .summary = "another kind of draft than the decision asks for"                              \
    }
#define N_PARAM                                                                                    \
    {                                                                                              \
        .name = "n", .in = PARAM_BODY, .type = PARAM_NUMBER, .min = 1, .max = SUGGESTIONS_MAX,     \
        .summary = "how many suggestions (5)"                                                      \
    }

static const struct param suggest_public_params[] = {
    TICKET_PARAM,
    FORMAT_PARAM,
    TICKET_LANG_PARAM,
    N_PARAM,
};

static const struct param suggest_params[] = {
    TICKET_PARAM,
    FORMAT_PARAM,
    TICKET_LANG_PARAM,
    AGENT_PARAM,
    AS_PARAM,
    {.name = "draft",
     .in = PARAM_BODY,
     .type = PARAM_FLAG,
     .summary = "false: suggestions alone, without draft and check"},
    N_PARAM,
    {.name = "use",
     .in = PARAM_BODY,
     .type = PARAM_LIST,
     .max = LIST_MAX,
     .summary = "ids of the answers from which the draft is composed"},
};

static const struct param reply_params[] = {
    TICKET_PARAM,
    FORMAT_PARAM,
    TICKET_LANG_PARAM,
    AGENT_PARAM,
    AS_PARAM,
    N_PARAM,
    {.name = "use",
     .in = PARAM_BODY,
     .type = PARAM_LIST,
     .needed = true,
     .max = LIST_MAX,
     .summary = "ids of the answers from which the draft is composed"},
};

static const struct param check_params[] = {
    {.name = "text",
     .in = PARAM_BODY,
     .needed = true,
     .max = CORDIAL_TICKET_MAX,
     .summary = "the reply"},
    TICKET_PARAM,
    FORMAT_PARAM,
    {.name = "lang",
     .in = PARAM_BODY,
     .max = LANGUAGE_MAX,
     .summary = "the language of the reply; without it the ticket's, else recognised"},
    AGENT_PARAM,
    {.name = "fix",
     .in = PARAM_BODY,
     .type = PARAM_FLAG,
     .summary = "true: make the changes that are safe and give the mended reply as text"},
};

static const struct param feedback_params[] = {
    {.name = "answer",
     .in = PARAM_BODY,
     .needed = true,
     .max = ID_MAX,
     .summary = "the answer's id"},
    {.name = "ticket", .in = PARAM_BODY, .needed = true, .summary = "the ticket as it arrived"},
    {.name = "verdict",
     .in = PARAM_BODY,
     .choices = verdicts,
     .summary = "accepted (without it), rejected, or edited: sent with changes"},
    FORMAT_PARAM,
    TICKET_LANG_PARAM,
};

static const struct param undo_params[] = {
    {.name = "number",
     .in = PARAM_PATH,
     .type = PARAM_NUMBER,
     .needed = true,
     .min = 1,
     .max = INT64_MAX,
     .summary = "the line of the ledger"},
};

static const char *const reasons[] = {"missing", "failed", "unclear", "outdated", "other", NULL};

enum {
    FORM_MAX = 64 * 1024, /* bytes of a form, with its coding */
    PARTS_MAX = 100000,
    PICTURES_MAX = 10000,
    PAGE_RESULTS_MAX = 50,
    PATH_MAX_BYTES = 512,
};

#define LANG_PARAM                                                                                 \
    {                                                                                              \
        .name = "lang", .in = PARAM_QUERY, .max = LANGUAGE_MAX, .summary = "the reader's language" \
    }

static const struct param page_params[] = {LANG_PARAM};

static const struct param article_params[] = {
    {.name = "id",
     .in = PARAM_PATH,
     .needed = true,
     .max = ID_MAX + 3,
     .summary = "the answer's id, with .md for the Markdown"},
    {.name = "voted", .in = PARAM_QUERY, .type = PARAM_FLAG, .summary = "a vote was just given"},
    LANG_PARAM,
};

static const struct param picture_params[] = {
    {.name = "id", .in = PARAM_PATH, .needed = true, .max = ID_MAX, .summary = "the answer's id"},
    {.name = "number",
     .in = PARAM_PATH,
     .type = PARAM_NUMBER,
     .needed = true,
     .min = 1,
     .max = PICTURES_MAX,
     .summary = "which picture, from 1"},
    LANG_PARAM,
};

static const struct param vote_params[] = {
    {.name = "id", .in = PARAM_PATH, .needed = true, .max = ID_MAX, .summary = "the answer's id"},
    {.name = "helpful",
     .in = PARAM_BODY,
     .type = PARAM_FLAG,
     .needed = true,
     .summary = "yes or no"},
    {.name = "reason", .in = PARAM_BODY, .choices = reasons, .summary = "why it did not help"},
    {.name = "comment",
     .in = PARAM_BODY,
     .max = CORDIAL_VOTE_TEXT_MAX,
     .summary = "what should be better"},
    {.name = "lang", .in = PARAM_BODY, .max = LANGUAGE_MAX, .summary = "the article's language"},
};

static const struct param search_page_params[] = {
    {.name = "q", .in = PARAM_QUERY, .max = CORDIAL_SEARCH_MAX, .summary = "the words"},
    {.name = "n",
     .in = PARAM_QUERY,
     .type = PARAM_NUMBER,
     .min = 1,
     .max = PAGE_RESULTS_MAX,
     .summary = "how many answers (10)"},
    LANG_PARAM,
};

static const struct param contact_params[] = {
    {.name = "q",
     .in = PARAM_QUERY,
     .max = CORDIAL_SEARCH_MAX,
     .summary = "words of a search, as the beginning of the question"},
    LANG_PARAM,
};

static const struct param contact_send_params[] = {
    {.name = "solved",
     .in = PARAM_BODY,
     .max = ID_MAX,
     .summary = "the answer that helped: nothing is sent"},
    {.name = "sure",
     .in = PARAM_BODY,
     .type = PARAM_FLAG,
     .summary = "answers were offered and did not help"},
};

static const struct param sent_params[] = {
    {.name = "number",
     .in = PARAM_QUERY,
     .type = PARAM_NUMBER,
     .min = 1,
     .max = INT64_MAX,
     .summary = "the question's number"},
    {.name = "solved", .in = PARAM_QUERY, .type = PARAM_FLAG, .summary = "nothing was sent"},
    LANG_PARAM,
};

static const struct param topic_params[] = {
    {.name = "path",
     .in = PARAM_PATH,
     .needed = true,
     .max = PATH_MAX_BYTES,
     .summary = "the category: a folder"},
    LANG_PARAM,
};

static const struct param sitemap_params[] = {
    {.name = "part",
     .in = PARAM_QUERY,
     .type = PARAM_NUMBER,
     .min = 1,
     .max = PARTS_MAX,
     .summary = "of a large map: which part"},
};

static const struct param desk_params[] = {
    {.name = "question", .in = PARAM_QUERY, .type = PARAM_NUMBER, .min = 1, .max = INT64_MAX,
     .summary = "a customer's question to answer"},
    LANG_PARAM,
};

static const struct param desk_find_params[] = {
    {.name = "q", .in = PARAM_QUERY, .max = CORDIAL_SEARCH_MAX, .summary = "the words"},
    {.name = "recent", .in = PARAM_QUERY, .type = PARAM_LIST, .max = LIST_MAX,
     .summary = "without words: answers to name first, before those that were found right last"},
    LANG_PARAM,
};

static const struct param desk_entry_params[] = {
    {.name = "id", .in = PARAM_PATH, .needed = true, .max = ID_MAX, .summary = "the answer's id"},
    LANG_PARAM,
};

static const struct param desk_send_params[] = {
    {.name = "ticket", .in = PARAM_BODY, .max = CORDIAL_TICKET_MAX,
     .summary = "the customer's message"},
    {.name = "draft", .in = PARAM_BODY, .max = CORDIAL_TICKET_MAX, .summary = "the reply so far"},
    {.name = "composed", .in = PARAM_BODY, .max = CORDIAL_TICKET_MAX,
     .summary = "the reply as it was suggested"},
    {.name = "as", .in = PARAM_BODY, .max = NAME_MAX_BYTES, .summary = "the kind of draft"},
    {.name = "use", .in = PARAM_BODY, .type = PARAM_LIST, .max = LIST_MAX,
     .summary = "the answer to put into the draft"},
    {.name = "act", .in = PARAM_BODY, .max = NAME_MAX_BYTES,
     .summary = "check or fix the draft instead of reading the ticket"},
};

static const struct param desk_feedback_params[] = {
    {.name = "ticket", .in = PARAM_BODY, .max = CORDIAL_TICKET_MAX,
     .summary = "the customer's message"},
    {.name = "draft", .in = PARAM_BODY, .max = CORDIAL_TICKET_MAX, .summary = "the reply so far"},
    {.name = "accept", .in = PARAM_BODY, .max = ID_MAX, .summary = "an answer that was right"},
    {.name = "reject", .in = PARAM_BODY, .max = ID_MAX, .summary = "one that was not relevant"},
    {.name = "undo", .in = PARAM_BODY, .type = PARAM_NUMBER, .min = 1, .max = INT64_MAX,
     .summary = "a line of the ledger to take back"},
};

static const struct param ledger_params[] = {
    {.name = "comments", .in = PARAM_QUERY, .type = PARAM_FLAG,
     .summary = "what readers said about articles, instead of what was learned"},
    LANG_PARAM,
};

static const struct param ledger_change_params[] = {
    {.name = "undo", .in = PARAM_BODY, .type = PARAM_NUMBER, .min = 1, .max = INT64_MAX,
     .summary = "a line to learn nothing from any more"},
    {.name = "forget", .in = PARAM_BODY, .type = PARAM_NUMBER, .min = 1, .max = INT64_MAX,
     .summary = "a line to remove for good"},
};

static const struct param questions_params[] = {
    {.name = "done", .in = PARAM_QUERY, .type = PARAM_FLAG, .summary = "those that are answered"},
    LANG_PARAM,
};

static const struct param questions_change_params[] = {
    {.name = "done", .in = PARAM_BODY, .type = PARAM_NUMBER, .min = 1, .max = INT64_MAX,
     .summary = "a question that is answered"},
    {.name = "reopen", .in = PARAM_BODY, .type = PARAM_NUMBER, .min = 1, .max = INT64_MAX,
     .summary = "one that is open again"},
};

static const struct param panel_params[] = {
    {.name = "agent", .in = PARAM_BODY, .max = NAME_MAX_BYTES, .summary = "who signs the drafts"},
};

static const struct param sign_in_params[] = {
    {.name = "name", .in = PARAM_BODY, .needed = true, .max = CORDIAL_USER_NAME_MAX,
     .summary = "the user's name"},
    {.name = "password", .in = PARAM_BODY, .needed = true, .max = CORDIAL_PASSWORD_MAX,
     .summary = "the password"},
    {.name = "next", .in = PARAM_BODY, .max = LIST_MAX, .summary = "the page to go on to"},
};

const struct route routes[] = {
    {
        .path = "/",
        .run = call_home,
        .page = "home.html",
        .rate = RATE_READ,
        .flags = ROUTE_UNTOLD,
        .summary = "the portal's first page",
        PARAMS(page_params),
    },
    {
        .path = "/api/v1",
        .run = call_api,
        .summary = "list the routes of the API",
        .schema = "Routes",
    },
    {
        .method = METHOD_POST,
        .path = "/api/v1/check",
        .run = call_check,
        .role = ROLE_AGENT,
        .body_max = REPLY_BODY_MAX,
        .rate = RATE_WORK,
        .flags = ROUTE_SAFE,
        .summary = "check a reply that somebody wrote",
        PARAMS(check_params),
        .schema = "CheckRun",
    },
    {
        .path = "/api/v1/complete",
        .run = call_complete,
        .role = ROLE_AGENT,
        .rate = RATE_SEARCH,
        .summary = "offer what somebody may be typing",
        PARAMS(complete_params),
        .schema = "Completions",
    },
    {
        .path = "/api/v1/complete",
        .run = call_complete,
        .rate = RATE_SEARCH,
        .flags = ROUTE_OPEN | ROUTE_KEPT,
        .summary = "offer what somebody may be typing",
        PARAMS(complete_params),
        .schema = "Completions",
    },
    {
        .path = "/api/v1/entries/{id}",
        .run = call_entries,
        .role = ROLE_AGENT,
        .rate = RATE_READ,
        .summary = "give the entries of one answer",
        PARAMS(entries_params),
        .schema = "Answer",
    },
    {
        .path = "/api/v1/entries/{id}",
        .run = call_entries,
        .rate = RATE_READ,
        .flags = ROUTE_OPEN,
        .summary = "give the entries of one answer",
        PARAMS(entries_params),
        .schema = "Answer",
    },
    {
        .method = METHOD_POST,
        .path = "/api/v1/feedback",
        .run = call_feedback,
        .role = ROLE_AGENT,
        .body_max = TICKET_BODY_MAX,
        .rate = RATE_WORK,
        .summary = "record whether an answer was right for a ticket",
        PARAMS(feedback_params),
        .schema = "Feedback",
    },
    {
        .method = METHOD_DELETE,
        .path = "/api/v1/feedback/{number}",
        .run = call_feedback_undo,
        .role = ROLE_AGENT,
        .rate = RATE_WORK,
        .summary = "learn nothing from a line of the ledger any more",
        PARAMS(undo_params),
        .schema = "Undone",
    },
    {
        .method = METHOD_POST,
        .path = "/api/v1/panel",
        .run = call_panel_token,
        .role = ROLE_AGENT,
        .body_max = FORM_MAX,
        .rate = RATE_WORK,
        .flags = ROUTE_SAFE,
        .summary = "give a short-lived token for a panel in a help desk's frame",
        PARAMS(panel_params),
        .schema = "Panel",
    },
    {
        .method = METHOD_POST,
        .path = "/api/v1/reply",
        .run = call_reply,
        .role = ROLE_AGENT,
        .body_max = TICKET_BODY_MAX,
        .rate = RATE_WORK,
        .flags = ROUTE_SAFE,
        .summary = "compose a draft from chosen answers",
        PARAMS(reply_params),
        .schema = "Suggestions",
    },
    {
        .path = "/api/v1/search",
        .run = call_search,
        .role = ROLE_AGENT,
        .rate = RATE_SEARCH,
        .summary = "find entries by words",
        PARAMS(search_params),
        .schema = "Results",
    },
    {
        .path = "/api/v1/search",
        .run = call_search,
        .rate = RATE_SEARCH,
        .flags = ROUTE_OPEN | ROUTE_KEPT,
        .summary = "find entries by words",
        PARAMS(search_params),
        .schema = "Results",
    },
    {
        .method = METHOD_POST,
        .path = "/api/v1/suggest",
        .run = call_suggest,
        .role = ROLE_AGENT,
        .body_max = TICKET_BODY_MAX,
        .rate = RATE_WORK,
        .flags = ROUTE_SAFE,
        .summary = "read a ticket, suggest answers and draft a reply",
        PARAMS(suggest_params),
        .schema = "Suggestions",
    },
    {
        .method = METHOD_POST,
        .path = "/api/v1/suggest",
        .run = call_suggest_public,
        .body_max = QUESTION_MAX,
        .rate = RATE_WORK,
        .flags = ROUTE_SAFE,
        .summary = "suggest public answers to a question; anonymous callers get these alone",
        PARAMS(suggest_public_params),
        .schema = "PublicSuggestions",
    },
    {
        .path = "/articles/{id}",
        .run = call_article,
        .page = "article.html",
        .rate = RATE_READ,
        .flags = ROUTE_UNTOLD | ROUTE_KEPT,
        .summary = "an article, or its Markdown",
        PARAMS(article_params),
    },
    {
        .path = "/articles/{id}/pictures/{number}",
        .run = call_picture,
        .rate = RATE_READ,
        .flags = ROUTE_UNTOLD,
        .summary = "a picture of an article",
        PARAMS(picture_params),
    },
    {
        .method = METHOD_POST,
        .path = "/articles/{id}/vote",
        .run = call_vote,
        .body_max = FORM_MAX,
        .rate = RATE_SEND,
        .flags = ROUTE_UNTOLD,
        .summary = "say whether an article helped",
        PARAMS(vote_params),
    },
    {
        .path = "/assets/{hash}/{file...}",
        .run = call_asset,
        .flags = ROUTE_UNTOLD,
        .summary = "a style, a script or a picture of the pages",
    },
    {
        .path = "/brand.css",
        .run = call_brand_style,
        .rate = RATE_FREE,
        .flags = ROUTE_UNTOLD,
        .summary = "the brand's colour as style",
    },
    {
        .path = "/brand/logo",
        .run = call_logo,
        .rate = RATE_FREE,
        .flags = ROUTE_UNTOLD,
        .summary = "the brand's logo",
    },
    {
        .path = "/contact",
        .run = call_contact,
        .page = "contact.html",
        .rate = RATE_READ,
        .flags = ROUTE_UNTOLD,
        .summary = "the contact form",
        PARAMS(contact_params),
    },
    {
        .method = METHOD_POST,
        .path = "/contact",
        .run = call_contact_send,
        .page = "contact.html",
        .body_max = FORM_MAX,
        .rate = RATE_SEND,
        .flags = ROUTE_UNTOLD,
        .summary = "send a question, or be offered answers",
        PARAMS(contact_send_params),
    },
    {
        .path = "/contact/sent",
        .run = call_contact_sent,
        .page = "contact-sent.html",
        .rate = RATE_READ,
        .flags = ROUTE_UNTOLD,
        .summary = "what comes after a question",
        PARAMS(sent_params),
    },
    {
        .path = "/desk",
        .run = call_desk,
        .page = "desk.html",
        .role = ROLE_AGENT,
        .rate = RATE_WORK,
        .flags = ROUTE_UNTOLD,
        .summary = "the agents' desk",
        PARAMS(desk_params),
    },
    {
        .method = METHOD_POST,
        .path = "/desk",
        .run = call_desk_send,
        .page = "desk.html",
        .role = ROLE_AGENT,
        .body_max = TICKET_BODY_MAX,
        .rate = RATE_WORK,
        .flags = ROUTE_UNTOLD | ROUTE_SAFE,
        .summary = "read a ticket, or check its draft",
        PARAMS(desk_send_params),
    },
    {
        .method = METHOD_POST,
        .path = "/desk/check",
        .run = call_desk_check,
        .page = "desk-checked.html",
        .role = ROLE_AGENT,
        .body_max = REPLY_BODY_MAX,
        .rate = RATE_WORK,
        .flags = ROUTE_UNTOLD | ROUTE_SAFE,
        .summary = "the findings about a draft",
        PARAMS(desk_send_params),
    },
    {
        .path = "/desk/entry/{id}",
        .run = call_desk_entry,
        .page = "desk-entry.html",
        .role = ROLE_AGENT,
        .rate = RATE_READ,
        .flags = ROUTE_UNTOLD,
        .summary = "the entries of one answer",
        PARAMS(desk_entry_params),
    },
    {
        .method = METHOD_POST,
        .path = "/desk/feedback",
        .run = call_desk_feedback,
        .page = "desk.html",
        .role = ROLE_AGENT,
        .body_max = TICKET_BODY_MAX,
        .rate = RATE_WORK,
        .flags = ROUTE_UNTOLD,
        .summary = "record whether an answer was right, or take that back",
        PARAMS(desk_feedback_params),
    },
    {
        .path = "/desk/find",
        .run = call_desk_find,
        .page = "desk-find.html",
        .role = ROLE_AGENT,
        .rate = RATE_SEARCH,
        .flags = ROUTE_UNTOLD,
        .summary = "find a reply or an article",
        PARAMS(desk_find_params),
    },
    {
        .path = "/desk/ledger",
        .run = call_ledger,
        .page = "desk-ledger.html",
        .role = ROLE_TRAINER,
        .rate = RATE_READ,
        .flags = ROUTE_UNTOLD,
        .summary = "what was learned, and what readers said",
        PARAMS(ledger_params),
    },
    {
        .method = METHOD_POST,
        .path = "/desk/ledger",
        .run = call_ledger_change,
        .page = "desk-ledger.html",
        .role = ROLE_TRAINER,
        .body_max = FORM_MAX,
        .rate = RATE_WORK,
        .flags = ROUTE_UNTOLD,
        .summary = "take a line of the ledger back, or forget it",
        PARAMS(ledger_change_params),
    },
    {
        .method = METHOD_POST,
        .path = "/desk/open",
        .run = call_desk_open,
        .page = "desk.html",
        .role = ROLE_AGENT,
        .body_max = TICKET_BODY_MAX,
        .rate = RATE_WORK,
        .flags = ROUTE_UNTOLD | ROUTE_SAFE,
        .summary = "read a ticket from a file",
    },
    {
        .path = "/desk/panel",
        .run = call_panel,
        .page = "desk-panel.html",
        .rate = RATE_READ,
        .flags = ROUTE_UNTOLD | ROUTE_FRAMED,
        .summary = "the desk for a help desk's frame; empty without a token",
        PARAMS(page_params),
    },
    {
        .path = "/desk/questions",
        .run = call_questions,
        .page = "desk-questions.html",
        .role = ROLE_AGENT,
        .rate = RATE_READ,
        .flags = ROUTE_UNTOLD,
        .summary = "the customers' questions",
        PARAMS(questions_params),
    },
    {
        .method = METHOD_POST,
        .path = "/desk/questions",
        .run = call_questions_change,
        .page = "desk-questions.html",
        .role = ROLE_AGENT,
        .body_max = FORM_MAX,
        .rate = RATE_WORK,
        .flags = ROUTE_UNTOLD,
        .summary = "put a question away, or open it again",
        PARAMS(questions_change_params),
    },
    {
        .path = "/feed.atom",
        .run = call_feed,
        .rate = RATE_READ,
        .flags = ROUTE_UNTOLD,
        .summary = "what changed last, as an Atom feed",
        PARAMS(page_params),
    },
    {
        .path = "/healthz",
        .run = call_healthz,
        .flags = ROUTE_UNTOLD,
        .summary = "whether the server is alive",
    },
    {
        .path = "/llms.txt",
        .run = call_llms,
        .rate = RATE_READ,
        .flags = ROUTE_UNTOLD,
        .summary = "the articles for language models",
        PARAMS(page_params),
    },
    {
        .path = "/metrics",
        .run = call_metrics,
        .flags = ROUTE_UNTOLD,
        .summary = "counts of the server for Prometheus; from this machine, or for agents",
    },
    {
        .path = "/openapi.json",
        .run = call_openapi,
        .flags = ROUTE_UNTOLD,
        .summary = "this API as OpenAPI 3.1",
    },
    {
        .path = "/opensearch.xml",
        .run = call_opensearch,
        .rate = RATE_READ,
        .flags = ROUTE_UNTOLD,
        .summary = "how a browser searches here",
        PARAMS(page_params),
    },
    {
        .path = "/opensearch/suggestions",
        .run = call_opensearch_suggestions,
        .rate = RATE_SEARCH,
        .flags = ROUTE_UNTOLD,
        .summary = "what a browser's search field offers",
        PARAMS(search_page_params),
    },
    {
        .path = "/readyz",
        .run = call_readyz,
        .flags = ROUTE_UNTOLD,
        .summary = "whether the server has an index and takes requests",
    },
    {
        .path = "/robots.txt",
        .run = call_robots,
        .rate = RATE_FREE,
        .flags = ROUTE_UNTOLD,
        .summary = "what robots may read",
    },
    {
        .path = "/search",
        .run = call_search_page,
        .page = "search.html",
        .rate = RATE_SEARCH,
        .flags = ROUTE_UNTOLD,
        .summary = "the page of results",
        PARAMS(search_page_params),
    },
    {
        .path = "/sign-in",
        .run = call_sign_in,
        .page = "sign-in.html",
        .rate = RATE_READ,
        .flags = ROUTE_UNTOLD,
        .summary = "the page to sign in",
        PARAMS(page_params),
    },
    {
        .method = METHOD_POST,
        .path = "/sign-in",
        .run = call_sign_in_send,
        .page = "sign-in.html",
        .body_max = FORM_MAX,
        .rate = RATE_SIGN,
        .flags = ROUTE_UNTOLD,
        .summary = "sign in with a name and a password",
        PARAMS(sign_in_params),
    },
    {
        .method = METHOD_POST,
        .path = "/sign-out",
        .run = call_sign_out,
        .body_max = FORM_MAX,
        .rate = RATE_SIGN,
        .flags = ROUTE_UNTOLD,
        .summary = "sign out: end the session",
    },
    {
        .path = "/sitemap.xml",
        .run = call_sitemap,
        .rate = RATE_READ,
        .flags = ROUTE_UNTOLD,
        .summary = "all public articles for search engines",
        PARAMS(sitemap_params),
    },
    {
        .path = "/topics/{path...}",
        .run = call_topic,
        .page = "topic.html",
        .rate = RATE_READ,
        .flags = ROUTE_UNTOLD,
        .summary = "the articles of a topic",
        PARAMS(topic_params),
    },
    {
        .path = "/widget",
        .run = call_search_page,
        .page = "widget.html",
        .rate = RATE_SEARCH,
        .flags = ROUTE_UNTOLD | ROUTE_FRAMED,
        .summary = "search in a frame of another site",
        PARAMS(search_page_params),
    },
    {
        .path = "/widget.js",
        .run = call_widget_script,
        .rate = RATE_FREE,
        .flags = ROUTE_UNTOLD,
        .summary = "the line that puts search into another site",
    },
    {
        .path = "/widget/articles/{id}",
        .run = call_article,
        .page = "widget-article.html",
        .rate = RATE_READ,
        .flags = ROUTE_UNTOLD | ROUTE_FRAMED,
        .summary = "an article in a frame of another site",
        PARAMS(article_params),
    },
    {
        .path = "/widget/articles/{id}/pictures/{number}",
        .run = call_picture,
        .rate = RATE_READ,
        .flags = ROUTE_UNTOLD | ROUTE_FRAMED,
        .summary = "a picture of an article",
        PARAMS(picture_params),
    },
};
const size_t n_routes = sizeof routes / sizeof routes[0];
