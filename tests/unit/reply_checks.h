/*
 * A reply under the rules, and the kinds of cases that every language has. The file of a language
 * says in begin() what its ticket, its words and its reply are.
 */
#ifndef TESTS_REPLY_CHECKS_H
#define TESTS_REPLY_CHECKS_H

#include "reply_base.h"

#include "reply/check.h"
#include "reply/compose.h"

struct world {
    struct arena mem;
    struct config config;
    cordial_ticket ticket;
    struct entry reply;
    struct check_request request;
    cordial_check check;
};

/** begin() - the world of the language before each case */
static void begin(struct world *w);

/** begin_in() - the small base; @language: of the text; @template: of the reply that fits */
static inline void begin_in(struct world *w, struct str language, const char *template,
                            struct str agent)
{
    *w = (struct world){0};
    w->config = base_config(&w->mem);
    w->ticket = base_ticket();
    w->reply = reply_of("relay", template);
    w->reply.language = language;
    w->request = (struct check_request){
        .config = &w->config,
        .language = language,
        .agent = agent,
        .ticket = &w->ticket,
        .reply = &w->reply,
        .decision = CORDIAL_DECISION_ANSWER,
    };
}

static inline void checked(struct world *w, const char *text)
{
    w->request.text = str_of(text);
    check_run(&w->mem, &w->request, &w->check);
}

/** drafted() - compose from the reply, and check what came of it */
static inline cordial_draft drafted(struct world *w, struct str_list needs)
{
    const struct entry *replies[] = {&w->reply};
    struct compose_request request = {
        .config = &w->config,
        .ticket = &w->ticket,
        .decision = w->request.decision,
        .language = w->request.language,
        .agent = w->request.agent,
        .replies = replies,
        .n_replies = 1,
        .needs = needs,
    };
    cordial_draft draft;
    cordial_error err = {0};
    assert_ok(compose(&w->mem, &request, &draft, &err), &err);
    checked(w, draft.text);
    return draft;
}

static inline const cordial_finding *finding_of(const struct world *w, const char *rule)
{
    for (size_t i = 0; i < w->check.n_findings; i++) {
        if (strcmp(w->check.findings[i].rule, rule) == 0) {
            return &w->check.findings[i];
        }
    }
    return NULL;
}

static inline void print_findings(const struct world *w)
{
    for (size_t i = 0; i < w->check.n_findings; i++) {
        const cordial_finding *f = &w->check.findings[i];
        print_error("%s/%s [%zu,%zu) %s\n", cordial_severity_name(f->severity), f->rule, f->start,
                    f->end, f->message);
    }
}

static inline size_t count_of(const struct world *w, cordial_severity severity)
{
    size_t n = 0;
    for (size_t i = 0; i < w->check.n_findings; i++) {
        n += w->check.findings[i].severity == severity;
    }
    return n;
}

/* Is there an error or a warning? */
static inline bool has_above_info(const struct world *w)
{
    return count_of(w, CORDIAL_SEVERITY_INFO) < w->check.n_findings;
}

/* ---- pairs ---- */

/* A flawed reply, the rule that finds it, the words that it marks, and the twin without flaw. */
struct pair {
    const char *rule;
    const char *flawed;
    const char *mark; /* "": the whole text or a place between two letters */
    const char *mended;
};

static inline const struct check_rule *rule_of(const char *id)
{
    size_t n;
    const struct check_rule *rules = check_rules(&n);
    for (size_t i = 0; i < n; i++) {
        if (strcmp(rules[i].id, id) == 0) {
            return &rules[i];
        }
    }
    fail_msg("no rule '%s'", id);
    return NULL;
}

static inline void assert_pair(const struct pair *pair)
{
    struct world w;
    begin(&w);
    w.ticket.mood =
        strcmp(pair->rule, "acknowledged") == 0 ? CORDIAL_MOOD_WORRIED : CORDIAL_MOOD_CALM;
    checked(&w, pair->flawed);
    const cordial_finding *found = finding_of(&w, pair->rule);
    if (found == NULL) {
        print_findings(&w);
        fail_msg("'%s' finds nothing in '%s'", pair->rule, pair->flawed);
        return;
    }
    if (pair->mark[0] != '\0') {
        assert_str(str_sub(w.request.text, found->start, found->end), pair->mark);
    }
    assert_int_equal(found->factor, rule_of(pair->rule)->factor);
    checked(&w, pair->mended);
    if (finding_of(&w, pair->rule) != NULL) {
        print_findings(&w);
        fail_msg("'%s' finds something in '%s'", pair->rule, pair->mended);
    }
    arena_done(&w.mem);
}

/** assert_pairs() - each flaw is found where it is, each twin passes, each rule has a pair */
static inline void assert_pairs(const struct pair *pairs, size_t n)
{
    size_t n_rules;
    const struct check_rule *rules = check_rules(&n_rules);
    for (size_t i = 0; i < n_rules; i++) {
        bool has = false;
        for (size_t k = 0; k < n; k++) {
            has = has || strcmp(pairs[k].rule, rules[i].id) == 0;
        }
        if (!has) {
            fail_msg("no pair for '%s'", rules[i].id);
        }
    }
    for (size_t i = 0; i < n; i++) {
        assert_pair(&pairs[i]);
    }
}

/* ---- the curt and the good answer ---- */

/** assert_curt() - not sendable, and each fault of the curt answer is named */
static inline void assert_curt(const char *const *texts, size_t n)
{
    static const char *const rules[] = {"greeting", "name",    "blame",  "cause",
                                        "remedy",   "closing", "signed", "jargon"};
    for (size_t i = 0; i < n; i++) {
        struct world w;
        begin(&w);
        checked(&w, texts[i]);
        assert_false(w.check.sendable);
        for (size_t k = 0; k < N_ROWS(rules); k++) {
            if (finding_of(&w, rules[k]) == NULL) {
                print_findings(&w);
                fail_msg("no '%s' in text %zu", rules[k], i);
            }
        }
        arena_done(&w.mem);
    }
}

/** assert_good() - sendable without a remark, whatever the customer's mood */
static inline void assert_good(const char *const *texts, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        for (int mood = CORDIAL_MOOD_ANGRY; mood <= CORDIAL_MOOD_PLEASED; mood++) {
            struct world w;
            begin(&w);
            w.ticket.mood = (cordial_mood)mood;
            checked(&w, texts[i]);
            if (!w.check.sendable || w.check.n_findings > 0) {
                print_findings(&w);
                fail_msg("text %zu", i);
            }
            arena_done(&w.mem);
        }
    }
}

/* ---- single sentences, ends ---- */

struct spoken {
    const char *text;
    const char *rule; /* "blame", "rude"; NULL: neither */
};

/** assert_spoken() - blame and rudeness are found where they are, and only there */
static inline void assert_spoken(const struct spoken *cases, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct world w;
        begin(&w);
        checked(&w, cases[i].text);
        bool blame = finding_of(&w, "blame") != NULL;
        bool rude = finding_of(&w, "rude") != NULL;
        bool want_blame = cases[i].rule != NULL && strcmp(cases[i].rule, "blame") == 0;
        bool want_rude = cases[i].rule != NULL && strcmp(cases[i].rule, "rude") == 0;
        if (blame != want_blame || rude != want_rude) {
            print_findings(&w);
            fail_msg("'%s'", cases[i].text);
        }
        arena_done(&w.mem);
    }
}

struct ending {
    const char *text;
    bool has_closing;
    bool is_signed;
};

/** assert_endings() - @before: the reply up to there */
static inline void assert_endings(const char *before, const struct ending *cases, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct world w;
        begin(&w);
        checked(&w, arena_printf(&w.mem, "%s%s", before, cases[i].text).p);
        bool closing = finding_of(&w, "closing") == NULL;
        bool is_signed = finding_of(&w, "signed") == NULL;
        if (closing != cases[i].has_closing || is_signed != cases[i].is_signed) {
            print_findings(&w);
            fail_msg("'%s'", cases[i].text);
        }
        arena_done(&w.mem);
    }
}

#endif
