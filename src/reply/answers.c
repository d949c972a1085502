/* What the sources say: the parts of replies, one after the other; an article in their place. */
#include "reply/parts.h"

enum { ARTICLE_BYTES = 1200 }; /* of an article that stands in for a reply, in whole sections */

/* Steps */

struct step {
    size_t digits; /* in front of the sign */
    bool is_step;
};

/* "3. " or "3) " at the start of a line. */
static struct step step_at(struct str line)
{
    size_t n = 0;
    while (n < line.n && n < 9 && line.p[n] >= '0' && line.p[n] <= '9') {
        n++;
    }
    bool sign = n > 0 && n + 1 < line.n && (line.p[n] == '.' || line.p[n] == ')');
    return (struct step){n, sign && line.p[n + 1] == ' '};
}

/*
 * The numbered lines of a text, counted on behind the steps that the draft has already. The lines
 * of one list may be indented below its first; other lists and code stay as they are.
 */
static struct str number_on(struct draft *d, struct str markdown)
{
    AUTO(buf_done) struct buf b = {0};
    struct str line;
    bool code = false;
    bool blank = true; /* or a step: a list may begin behind it */
    int64_t before = d->n_steps;
    for (size_t i = 0; str_split(&markdown, '\n', &line); i++) {
        bool fence = str_starts(line, STR("```")) || str_starts(line, STR("~~~"));
        code = fence ? !code : code;
        struct step step = code ? (struct step){0, false} : step_at(line);
        buf_add_cstr(&b, i > 0 ? "\n" : "");
        if (step.is_step) {
            d->n_steps++;
            /* A list that interrupts a paragraph begins with 1. */
            buf_add_cstr(&b, !blank && before > 0 ? "\n" : "");
            buf_printf(&b, "%lld", (long long)d->n_steps);
        }
        buf_add(&b, str_from(line, step.is_step ? step.digits : 0));
        bool goes_on = line.n > 0 && line.p[0] == ' ' && blank;
        blank = step.is_step || goes_on || str_trim(line).n == 0;
    }
    return buf_keep(&b, d->mem);
}

/* Comments of the author are no part of what he says. Code keeps its own. */
static struct str without_comments(struct arena *mem, struct str markdown)
{
    AUTO(buf_done) struct buf b = {0};
    bool code = false;
    for (size_t at = 0; at < markdown.n;) {
        struct str rest = str_from(markdown, at);
        bool opens = !code && str_starts(rest, STR("<!--"));
        size_t end = opens ? str_find(rest, STR("-->")) : STR_NOT_FOUND;
        if (opens) { /* one that is not closed goes to the end, as in HTML */
            at = end != STR_NOT_FOUND ? at + end + strlen("-->") : markdown.n;
            continue;
        }
        code = markdown.p[at] == '`' ? !code : code;
        buf_add_char(&b, markdown.p[at++]);
    }
    return buf_keep(&b, mem);
}

/* Replies */

static cordial_status add_part(struct draft *d, const struct entry *reply, enum reply_part part,
                               cordial_error *err)
{
    struct str parts[REPLY_PARTS];
    struct str text;
    d->filler.part = part;
    if (entry_parts(reply->body, parts, err) != CORDIAL_OK ||
        draft_filled(d, without_comments(d->mem, parts[part]), &text, err) != CORDIAL_OK) {
        return err_in_file(err, arena_cstr(d->mem, reply->path));
    }
    draft_add(d, part == PART_REMEDY ? number_on(d, text) : text);
    return CORDIAL_OK;
}

/* An urgent customer gets the remedy first; what follows from it stays behind it. */
static cordial_status add_reply(struct draft *d, const struct entry *reply, cordial_error *err)
{
    static const enum reply_part orders[][REPLY_PARTS] = {
        {PART_CAUSE, PART_REMEDY, PART_ALTERNATIVE, PART_NEXT},
        {PART_REMEDY, PART_ALTERNATIVE, PART_CAUSE, PART_NEXT},
    };
    const enum reply_part *order = orders[d->request->ticket->urgent];
    for (size_t i = 0; i < REPLY_PARTS; i++) {
        TRY(add_part(d, reply, order[i], err));
    }
    return CORDIAL_OK;
}

/* The words that lead to the answer to another question, others for each. */
static cordial_status add_lead(struct draft *d, size_t number, cordial_error *err)
{
    uint64_t seed = d->seed;
    d->seed += number;
    cordial_status status = draft_phrase(d, "also", "any", "any", err);
    d->seed = seed;
    return status;
}

static bool is_foreign(const struct draft *d, struct str language)
{
    return !str_eq(language, d->language) && draft_has(d, d->language, "foreign.any");
}

/* Go on in the language of a source; the customer is told once that it is not his. */
static cordial_status speak_as(struct draft *d, struct str language, cordial_error *err)
{
    bool told = !str_eq(d->filler.language, d->language);
    if (!is_foreign(d, language)) {
        return CORDIAL_OK; /* written in it from the start */
    }
    if (!told) {
        TRY(draft_phrase(d, "foreign", "any", "any", err));
    }
    draft_speak(d, language);
    return CORDIAL_OK;
}

static cordial_status add_replies(struct draft *d, cordial_error *err)
{
    const struct compose_request *request = d->request;
    for (size_t i = 0; i < request->n_replies; i++) {
        if (i > 0) {
            draft_speak(d, d->language);
            TRY(add_lead(d, i, err));
        }
        TRY(speak_as(d, request->replies[i]->language, err));
        TRY(add_reply(d, request->replies[i], err));
    }
    return CORDIAL_OK;
}

/* Articles */

/* Where the next heading begins behind @at, outside of fenced code; the end when there is none. */
static size_t next_heading(struct str body, size_t at)
{
    bool code = false;
    bool line_start = at == 0;
    for (size_t i = at; i < body.n; i++) {
        struct str rest = str_sub(body, i, i + 3);
        code = line_start && (str_eq(rest, STR("```")) || str_eq(rest, STR("~~~"))) ? !code : code;
        if (line_start && !code && body.p[i] == '#' && i > at) {
            return i;
        }
        line_start = body.p[i] == '\n';
    }
    return body.n;
}

/* The first sections with something in them, as far as they fit; the title is left out. */
static struct str article_beginning(struct str body)
{
    size_t start = 0;
    body = str_trim(body);
    if (str_starts(body, STR("# "))) {
        size_t line = str_chr(body, '\n');
        start = line == STR_NOT_FOUND ? body.n : line + 1;
    }
    size_t end = start;
    while (end < body.n) {
        size_t next = next_heading(body, end);
        if (end > start && next - start > ARTICLE_BYTES &&
            str_trim(str_sub(body, start, end)).n > 0) {
            break;
        }
        end = next;
    }
    return str_trim(str_sub(body, start, end));
}

/* In the place of an article that must not be quoted: the agent is asked for the answer. */
static cordial_status ask_agent(struct draft *d, cordial_error *err)
{
    struct str question = draft_pick(d, "missing.answer");
    question = question.n > 0 ? question : d->request->article->id;
    return draft_fill(d, arena_printf(d->mem, "{{? %.*s}}", STR_ARG(question)), err);
}

static bool can_show(const struct entry *article)
{
    return article->audience == CORDIAL_AUDIENCE_PUBLIC && article_beginning(article->body).n > 0;
}

static cordial_status add_article(struct draft *d, cordial_error *err)
{
    const struct config *config = d->request->config;
    const struct entry *article = d->request->article;
    if (!can_show(article)) {
        return ask_agent(d, err);
    }
    TRY(speak_as(d, article->language, err));
    struct str body = without_comments(d->mem, article->body);
    draft_add(d, article_beginning(fill_facts(&d->filler, body)));
    struct str phrase = draft_pick(d, "more.any");
    if (config->url.n == 0 || phrase.n == 0) {
        return CORDIAL_OK;
    }
    struct str link = fill_link(d->mem, config, article->language, article->id);
    TRY(draft_fill(d, phrase, err));
    buf_printf(d->out, " %.*s", STR_ARG(link));
    return CORDIAL_OK;
}

/* Both */

static cordial_status
add_in_own_languages(struct draft *d, cordial_status (*add)(struct draft *d, cordial_error *err),
                     cordial_error *err)
{
    size_t first = d->n_blocks - 1;
    TRY(add(d, err));
    if (d->request->ticket->skill != CORDIAL_SKILL_EXPERT) {
        draft_explain(d, first);
    }
    draft_speak(d, d->language);
    return CORDIAL_OK;
}

cordial_status part_answers(struct draft *d, cordial_error *err)
{
    return add_in_own_languages(d, d->request->n_replies > 0 ? add_replies : add_article, err);
}

static cordial_status add_remedies(struct draft *d, cordial_error *err)
{
    const struct compose_request *request = d->request;
    for (size_t i = 0; i < request->n_replies; i++) {
        TRY(speak_as(d, request->replies[i]->language, err));
        TRY(add_part(d, request->replies[i], PART_REMEDY, err));
    }
    return CORDIAL_OK;
}

cordial_status part_remedies(struct draft *d, cordial_error *err)
{
    return add_in_own_languages(d, d->request->n_replies > 0 ? add_remedies : add_article, err);
}
