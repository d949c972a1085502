/* Rules of honesty: promises, facts that are past their day, numbers that come from nowhere. */
#include "reply/checks.h"
#include "reply/measure.h"
#include "reply/promise.h"
#include "ticket/scan.h"

enum { SMALL_NUMBER = 12 }; /* up to here a number counts steps and minutes, and claims little */

/* Promises */

static bool is_led(const struct phrase_hits *leads, const struct told_time *time)
{
    for (size_t i = 0; i < leads->n; i++) {
        if (leads->rows[i].next_word == time->first_word) {
            return true;
        }
    }
    return false;
}

static bool told_in_base(struct check_context *c, struct str phrase)
{
    return str_find_ci(measure_known_text(c), phrase) != STR_NOT_FOUND;
}

static void check_guarantees(struct check_context *c)
{
    struct phrase_hits hits = context_phrases(c, "guarantee");
    for (size_t i = 0; i < hits.n && !context_is_full(c); i++) {
        struct str said = str_sub(c->text, hits.rows[i].start, hits.rows[i].end);
        if (!told_in_base(c, said)) {
            add_finding(c, hits.rows[i].start, hits.rows[i].end, "promise", VALUES(said));
        }
    }
}

/* What is sooner than the base promises, or something of which the base says nothing. */
static void check_promised_times(struct check_context *c)
{
    struct phrase_hits promises = context_phrases(c, "promise");
    struct phrase_hits leads = context_phrases(c, "within");
    struct phrase_hits waits = context_phrases(c, "open-work");
    double allowed = context_promised_minutes(c);
    for (size_t i = 0; i < c->times.n && !context_is_full(c); i++) {
        const struct told_time *time = &c->times.rows[i];
        const struct sentence *s = context_sentence(c, time->start);
        bool waits_for_us = sentence_hit(&waits, s) != NULL;
        bool kept = waits_for_us ? time->minutes >= allowed : time->minutes == allowed;
        if (kept || !is_led(&leads, time) || sentence_hit(&promises, s) == NULL ||
            times_has(measure_known_times(c), time->minutes)) {
            continue;
        }
        struct str said = str_sub(c->text, time->start, time->end);
        if (time->minutes < allowed) {
            add_finding(c, time->start, time->end, "promise-sooner",
                        VALUES(said, context_number(c, allowed / 60)));
        } else {
            add_finding(c, time->start, time->end, "promise-new", VALUES(said));
        }
    }
}

void check_promise(struct check_context *c)
{
    c->looked = context_list(c, "promise").n > 0;
    if (c->looked) {
        check_guarantees(c);
        check_promised_times(c);
    }
}

/* Expired facts */

/* A fact of the text's language, or of all. */
static bool speaks_here(const struct check_context *c, const struct fact *fact)
{
    return fact->language.n == 0 || str_eq(fact->language, c->request->language);
}

/* Another fact says the same and still holds. */
static bool holds_elsewhere(const struct check_context *c, const struct fact *fact,
                            struct str today)
{
    const struct config *config = c->request->config;
    for (size_t i = 0; i < config->n_facts; i++) {
        const struct fact *other = &config->facts[i];
        if (str_eq(other->value, fact->value) && speaks_here(c, other) &&
            !config_fact_is_past(other, today)) {
            return true;
        }
    }
    return false;
}

void check_expired(struct check_context *c)
{
    const struct config *config = c->request->config;
    if (c->request->now_s == 0 || config->n_facts == 0) {
        return;
    }
    c->looked = true;
    struct str today = promise_today(c->mem, config, c->request->now_s);
    for (size_t i = 0; i < config->n_facts && !context_is_full(c); i++) {
        const struct fact *fact = &config->facts[i];
        if (!speaks_here(c, fact) || !config_fact_is_past(fact, today) ||
            holds_elsewhere(c, fact, today) || context_ticket_has(c, fact->value)) {
            continue;
        }
        struct str values[] = {fact->value};
        struct pack value = pack_make(c->mem, (struct str_list){.rows = values, .n = 1});
        struct phrase_hits hits = phrases_find(c->mem, c->flow, &c->words, value);
        for (size_t k = 0; k < hits.n && !context_is_full(c); k++) {
            add_finding(c, hits.rows[k].start, hits.rows[k].end, "expired",
                        VALUES(fact->value, fact->until, fact->name));
        }
    }
}

/* Numbers */

static size_t line_start(struct str text, size_t at)
{
    while (at > 0 && text.p[at - 1] != '\n') {
        at--;
    }
    return at;
}

/* The "2" of a numbered list. */
static bool counts_list(const struct check_context *c, const struct word *word)
{
    struct str before = str_sub(c->flow, line_start(c->flow, word->start), word->start);
    return str_trim(before).n == 0 && word->end < c->flow.n &&
           strchr(".)-", c->flow.p[word->end]) != NULL;
}

/* In an address of the web or of mail, which other rules look at. */
static bool in_address(const struct check_context *c, const struct word *word)
{
    size_t start = word->start;
    size_t end = word->end;
    while (start > 0 && strchr(" \t\n(<", c->flow.p[start - 1]) == NULL) {
        start--;
    }
    while (end < c->flow.n && strchr(" \t\n)>", c->flow.p[end]) == NULL) {
        end++;
    }
    struct str piece = str_sub(c->flow, start, end);
    return str_chr(piece, '@') != STR_NOT_FOUND || str_find(piece, STR("://")) != STR_NOT_FOUND ||
           str_find(piece, STR("www.")) != STR_NOT_FOUND;
}

/* "14:00" is a time of day: by when the customer hears more is for other rules. */
static bool is_clock_time(const struct check_context *c, const struct word *word)
{
    unsigned digit;
    struct str s = c->flow;
    bool behind =
        word->end + 1 < s.n && s.p[word->end] == ':' && scan_digit(s, word->end + 1, &digit) > 0;
    bool before = word->start > 1 && s.p[word->start - 1] == ':' &&
                  (unsigned char)s.p[word->start - 2] != ' ';
    return behind || before;
}

static bool is_money(const struct check_context *c, const struct word *word)
{
    for (size_t i = 0; i < c->picked.n; i++) {
        const struct picked *fact = &c->picked.rows[i];
        if (fact->kind == CORDIAL_FACT_AMOUNT && fact->start <= word->start &&
            word->end <= fact->end) {
            return true;
        }
    }
    return false;
}

static bool is_known_number(const struct check_context *c, struct str_list known, struct str number)
{
    const struct check_base *base = c->request->base;
    struct str none = {NULL, 0};
    return word_set_has(known, number) ||
           (base != NULL && base->has_word(base->self, none, number));
}

static bool is_small(struct str number)
{
    long value = scan_number(number);
    return value >= 0 && value <= SMALL_NUMBER;
}

void check_number(struct check_context *c)
{
    if (c->request->ticket == NULL && c->request->base == NULL) {
        return; /* nothing to hold a number against */
    }
    c->looked = true;
    struct str_list known = measure_known_numbers(c);
    for (size_t i = 0; i < c->words.n && !context_is_full(c); i++) {
        const struct word *word = &c->words.rows[i];
        if (word->part || word->start >= c->shape.sign_start || !scan_has_digit(word->text)) {
            continue;
        }
        bool money = is_money(c, word);
        if ((is_small(word->text) && !money) || counts_list(c, word) || in_address(c, word) ||
            is_clock_time(c, word) || is_known_number(c, known, word->text)) {
            continue;
        }
        cordial_finding *finding = add_finding(c, word->start, word->end, "number",
                                               VALUES(str_sub(c->text, word->start, word->end)));
        if (!money) {
            finding->severity = CORDIAL_SEVERITY_INFO; /* it may come from another system */
        }
    }
}
