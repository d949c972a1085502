/*
 * A reply under the rules, and the kinds of cases that every language has. What the ticket, the
 * words and the reply of a language are stands in tests/data/replies/LANG.yaml:
 *
 *   agent, customer, subject, ticket   as the names say
 *   words                              as in words/LANG.yaml of a base
 *   reply                              the template of the answer to the ticket
 *   texts                              what {name} stands for in a pair
 *   pairs                              see test_reply_pairs.c
 */
#ifndef TESTS_REPLY_CHECKS_H
#define TESTS_REPLY_CHECKS_H

#include "reply_base.h"

#include "base/buf.h"
#include "base/file.h"
#include "reply/check.h"
#include "reply/compose.h"

#include <stdlib.h>

struct world {
    struct arena mem;
    struct config config;
    cordial_ticket ticket;
    struct entry reply;
    struct check_source source;
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
    w->source = (struct check_source){.id = STR("relay"), .reply = &w->reply};
    w->request = (struct check_request){
        .config = &w->config,
        .language = language,
        .agent = agent,
        .ticket = &w->ticket,
        .sources = &w->source,
        .n_sources = 1,
        .decision = CORDIAL_DECISION_ANSWER,
    };
}

static inline void checked(struct world *w, const char *text)
{
    w->request.text = str_of(text);
    check_run(&w->mem, &w->request, &w->check);
}

/* A file of tests/data/replies; the bytes in @mem. */
static inline const char *replies_file(struct arena *mem, const char *language)
{
    struct str path =
        arena_printf(mem, "%s/replies/%s.yaml", getenv("CORDIAL_TEST_DATA"), language);
    struct str bytes;
    cordial_error err = {0};
    assert_ok(file_read(mem, path.p, CONFIG_BYTES_MAX, &bytes, &err), &err);
    return bytes.p;
}

static inline const char *file_text(const struct yaml_node *root, const char *key)
{
    struct str text = yaml_text(yaml_get(root, key));
    return text.n > 0 ? text.p : NULL;
}

/** begin_file() - the small base in a language, as the file of the language has it */
static inline const struct yaml_node *begin_file(struct world *w, const char *language)
{
    static struct str languages[] = {{"en", 2}, {"nl", 2}, {"it", 2}, {"fa", 2}, {"fy", 2}};
    static struct arena texts; /* read once a language */
    static const struct yaml_node *roots[N_ROWS(languages)];
    size_t i = 0;
    while (i < N_ROWS(roots) && !str_eq(languages[i], str_of(language))) {
        i++;
    }
    if (roots[i] == NULL) {
        roots[i] = yaml_of(&texts, replies_file(&texts, language));
    }
    const struct yaml_node *root = roots[i];
    begin_in(w, languages[i], "", yaml_text(yaml_get(root, "agent")));
    w->config.languages = (struct str_list){.rows = languages, .n = N_ROWS(languages)};
    w->config.by_language[0].code = languages[i];
    w->config.by_language[0].words = yaml_get(root, "words");
    config_cut_phrases(&w->mem, &w->config);
    if (i > 0) {
        w->config.by_language[0].courtesy = NULL;
    }
    w->reply.body = yaml_get(root, "reply")->text;
    w->ticket.language = languages[i].p;
    w->ticket.text = file_text(root, "ticket");
    w->ticket.subject = file_text(root, "subject");
    w->ticket.customer = file_text(root, "customer");
    return root;
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

/* ---- natural replies ---- */

struct natural {
    const char *customer;
    cordial_mood mood;
    const char *text;
};

/** assert_natural() - ten replies about anything: sendable, and one warning among them at most */
static inline void assert_natural(const struct natural *replies, size_t n)
{
    size_t warnings = 0;
    for (size_t i = 0; i < n; i++) {
        struct world w;
        begin(&w);
        w.ticket.text = "?"; /* each is about something else */
        w.ticket.subject = "";
        w.ticket.customer = replies[i].customer;
        w.ticket.mood = replies[i].mood;
        w.request.n_sources = 0;
        checked(&w, replies[i].text);
        size_t n_warnings = count_of(&w, CORDIAL_SEVERITY_WARNING);
        warnings += n_warnings;
        if (n_warnings > 0 || !w.check.sendable) {
            print_error("reply %zu\n", i);
            print_findings(&w);
        }
        assert_true(w.check.sendable);
        arena_done(&w.mem);
    }
    assert_true(warnings * 10 <= n);
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
