/* Choosing phrases, the parts of replies, an article instead, the three kinds of drafts. */
#include "reply/compose.h"

#include "base/buf.h"
#include "entry/markdown.h"
#include "reply/courtesy.h"
#include "reply/fill.h"
#include "reply/jargon.h"
#include "reply/plain.h"

enum { ARTICLE_BYTES = 1200 }; /* of an article that stands in for a reply, in whole sections */

struct draft {
    struct arena *mem;
    const struct compose_request *request;
    struct filler filler;
    uint64_t seed; /* of the ticket: the same ticket chooses the same phrases */
    struct buf *out;
    const char *kind;
};

/* Paragraphs */

static void add_paragraph(struct draft *d, struct str text)
{
    text = str_trim(text);
    if (text.n == 0) {
        return;
    }
    if (d->out->n > 0) {
        buf_add_cstr(d->out, "\n\n");
    }
    buf_add(d->out, text);
}

static cordial_status fill_paragraph(struct draft *d, struct str template, cordial_error *err)
{
    AUTO(buf_done) struct buf b = {0};
    TRY(fill(&d->filler, template, &b, err));
    add_paragraph(d, buf_keep(&b, d->mem));
    return CORDIAL_OK;
}

static struct str pick(const struct draft *d, const char *path)
{
    return courtesy_pick(d->mem, d->request->config, d->filler.language, path, d->seed);
}

/* A phrase at GROUP.KEY, else at GROUP.OTHER; nothing when the language has neither. */
static cordial_status add_phrase(struct draft *d, const char *group, const char *key,
                                 const char *other, cordial_error *err)
{
    struct str phrase = pick(d, arena_printf(d->mem, "%s.%s", group, key).p);
    if (phrase.n == 0) {
        phrase = pick(d, arena_printf(d->mem, "%s.%s", group, other).p);
    }
    return fill_paragraph(d, phrase, err);
}

/* What all drafts have */

static cordial_status add_greeting(struct draft *d, cordial_error *err)
{
    struct str phrase = pick(d, "greeting.any");
    if (phrase.n == 0) { /* no word of another language, only the name */
        phrase = STR("{{#customer.name}}{{customer.first_name}},{{/customer.name}}");
    }
    return fill_paragraph(d, phrase, err);
}

static cordial_status add_understanding(struct draft *d, cordial_error *err)
{
    const cordial_ticket *ticket = d->request->ticket;
    bool calm = ticket->mood == CORDIAL_MOOD_CALM;
    const char *key = calm && ticket->urgent ? "urgent" : cordial_mood_name(ticket->mood);
    return add_phrase(d, "understanding", key, "calm", err);
}

static cordial_status add_signature(struct draft *d, cordial_error *err)
{
    const char *reg = cordial_register_name(d->filler.reg);
    TRY(add_phrase(d, "closing", reg, "none", err));
    AUTO(buf_done) struct buf b = {0};
    TRY(fill(&d->filler, STR("{{agent.name}}{{#team.name}}  \n{{team.name}}{{/team.name}}"), &b,
             err));
    bool closed =
        pick(d, arena_printf(d->mem, "closing.%s", reg).p).n > 0 || pick(d, "closing.none").n > 0;
    buf_add_cstr(d->out, closed ? "  \n" : "\n\n");
    buf_add(d->out, buf_str(&b));
    return CORDIAL_OK;
}

/* Answering */

static cordial_status read_parts(struct arena *mem, const struct entry *reply,
                                 struct str out[REPLY_PARTS], cordial_error *err)
{
    if (entry_parts(reply->body, out, err) != CORDIAL_OK) {
        return err_in_file(err, arena_cstr(mem, reply->path));
    }
    return CORDIAL_OK;
}

static cordial_status add_part(struct draft *d, const struct entry *reply, enum reply_part part,
                               cordial_error *err)
{
    struct str parts[REPLY_PARTS];
    TRY(read_parts(d->mem, reply, parts, err));
    d->filler.part = part;
    cordial_status status = fill_paragraph(d, parts[part], err);
    return status == CORDIAL_OK ? status : err_in_file(err, arena_cstr(d->mem, reply->path));
}

static cordial_status add_replies(struct draft *d, cordial_error *err)
{
    const struct compose_request *request = d->request;
    for (size_t i = 0; i < request->n_replies; i++) {
        TRY(add_part(d, request->replies[i], PART_CAUSE, err));
        TRY(add_part(d, request->replies[i], PART_REMEDY, err));
        TRY(add_part(d, request->replies[i], PART_ALTERNATIVE, err));
    }
    for (size_t i = 0; i < request->n_replies; i++) {
        TRY(add_part(d, request->replies[i], PART_NEXT, err));
    }
    return CORDIAL_OK;
}

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
    struct str question = pick(d, "missing.answer");
    question = question.n > 0 ? question : d->request->article->id;
    return fill_paragraph(d, arena_printf(d->mem, "{{? %.*s}}", STR_ARG(question)), err);
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
    struct str body = fill_facts(d->mem, config, d->filler.language, article->body);
    add_paragraph(d, article_beginning(body));
    struct str phrase = pick(d, "more.any");
    if (config->url.n == 0 || phrase.n == 0) {
        return CORDIAL_OK;
    }
    struct str link = fill_link(d->mem, config, article->language, article->id);
    AUTO(buf_done) struct buf b = {0};
    TRY(fill(&d->filler, phrase, &b, err));
    buf_printf(&b, " %.*s", STR_ARG(link));
    add_paragraph(d, buf_keep(&b, d->mem));
    return CORDIAL_OK;
}

static void explain_jargon(struct draft *d)
{
    const struct compose_request *request = d->request;
    if (request->ticket->skill == CORDIAL_SKILL_EXPERT) {
        return;
    }
    struct str explained =
        jargon_explain(d->mem, request->config, d->filler.language, buf_keep(d->out, d->mem));
    buf_clear(d->out);
    buf_add(d->out, explained);
}

/* Asking */

/* The question for a need: under its name, else under one of "domain|url", else the general one */
static struct str question_for(const struct draft *d, struct str need)
{
    struct str question = pick(d, arena_printf(d->mem, "ask.%.*s", STR_ARG(need)).p);
    struct str rest = need;
    struct str one;
    while (question.n == 0 && str_split(&rest, '|', &one)) {
        question = pick(d, arena_printf(d->mem, "ask.%.*s", STR_ARG(str_trim(one))).p);
    }
    return question.n > 0 ? question : pick(d, "ask.other");
}

/* The questions, with a phrase before and behind them. One without words is left to the agent. */
static cordial_status add_questions(struct draft *d, cordial_error *err)
{
    struct str_list needs = d->request->needs;
    TRY(add_phrase(d, "ask", needs.n > 1 ? "several" : "one", "any", err));
    for (size_t i = 0; i < needs.n; i++) {
        struct str question = question_for(d, needs.rows[i]);
        if (question.n == 0) {
            question = arena_printf(d->mem, "{{? %.*s}}", STR_ARG(needs.rows[i]));
        }
        buf_add_cstr(d->out, i == 0 ? "\n\n" : "\n");
        buf_add_cstr(d->out, needs.n > 1 ? "- " : "");
        TRY(fill(&d->filler, question, d->out, err));
    }
    return add_phrase(d, "ask", "thanks", "then", err);
}

/* The kinds of drafts */

static cordial_status compose_answer(struct draft *d, cordial_error *err)
{
    d->kind = "answer";
    TRY(add_greeting(d, err));
    TRY(add_understanding(d, err));
    if (d->request->n_replies > 0) {
        TRY(add_replies(d, err));
    } else {
        TRY(add_article(d, err));
    }
    explain_jargon(d);
    if (d->request->needs.n > 0) {
        TRY(add_questions(d, err));
    } else {
        TRY(add_phrase(d, "reassurance", cordial_mood_name(d->request->ticket->mood), "any", err));
    }
    return add_signature(d, err);
}

static cordial_status compose_ask(struct draft *d, cordial_error *err)
{
    d->kind = "ask";
    TRY(add_greeting(d, err));
    TRY(add_understanding(d, err));
    TRY(add_questions(d, err));
    return add_signature(d, err);
}

static cordial_status compose_none(struct draft *d, cordial_error *err)
{
    d->kind = "none";
    TRY(add_greeting(d, err));
    TRY(add_understanding(d, err));
    TRY(add_phrase(d, "none", "received", "any", err));
    TRY(add_phrase(d, "none", d->request->ticket->urgent ? "urgent" : "next", "next", err));
    return add_signature(d, err);
}

/* Language and register */

static bool has_phrases(struct arena *mem, const struct compose_request *request,
                        struct str language, const char *path)
{
    return courtesy_phrases(mem, request->config, language, path).n > 0;
}

/* A language in which there is something to say: the draft's, else the fallback, else English. */
static struct str language_with(struct arena *mem, const struct compose_request *request,
                                const char *path)
{
    struct str fallback = config_fallback(request->config);
    if (has_phrases(mem, request, request->language, path)) {
        return request->language;
    }
    return has_phrases(mem, request, fallback, path) ? fallback : STR("en");
}

static cordial_register register_for(const struct compose_request *request, struct str language)
{
    return request->ticket->reg != CORDIAL_REGISTER_NONE
               ? request->ticket->reg
               : config_register(request->config, language);
}

static cordial_status compose_kind(struct draft *d, cordial_error *err)
{
    const struct compose_request *request = d->request;
    bool has_answer = request->n_replies > 0 || request->article != NULL;
    if ((request->chosen || request->decision == CORDIAL_DECISION_ANSWER) && has_answer) {
        return compose_answer(d, err);
    }
    bool asks = request->decision == CORDIAL_DECISION_ASK && request->needs.n > 0;
    d->filler.language = language_with(d->mem, request, asks ? "ask.one" : "none.received");
    d->filler.reg = register_for(request, d->filler.language);
    return asks ? compose_ask(d, err) : compose_none(d, err);
}

/* The draft in its three forms */

static void set_sources(struct draft *d, cordial_draft *out)
{
    const struct compose_request *request = d->request;
    bool from_article = request->n_replies == 0 && request->article != NULL;
    size_t n = strcmp(d->kind, "none") == 0 ? 0 : request->n_replies + from_article;
    const char **ids = arena_array(d->mem, n, sizeof *ids);
    for (size_t i = 0; i < n; i++) {
        const struct entry *entry = from_article ? request->article : request->replies[i];
        ids[i] = arena_cstr(d->mem, entry->id);
    }
    out->sources = ids;
    out->n_sources = n;
}

static cordial_status set_forms(struct draft *d, cordial_draft *out, cordial_error *err)
{
    struct str markdown = buf_keep(d->out, d->mem);
    struct str html;
    TRY(markdown_html(d->mem, markdown, &html, err));
    out->markdown = markdown.p;
    out->html = arena_cstr(d->mem, html);
    out->text = plain_from_html(d->mem, html).p;
    return CORDIAL_OK;
}

cordial_status compose(struct arena *mem, const struct compose_request *request, cordial_draft *out,
                       cordial_error *err)
{
    AUTO(buf_done) struct buf markdown = {0};
    struct draft d = {
        .mem = mem,
        .request = request,
        .seed = str_hash(str_of(request->ticket->text)),
        .out = &markdown,
        .filler =
            {
                .mem = mem,
                .config = request->config,
                .ticket = request->ticket,
                .language = request->language,
                .agent = request->agent,
                .reg = register_for(request, request->language),
                .reply_by_id = request->reply_by_id,
                .self = request->self,
            },
    };
    cordial_draft draft = {0};
    TRY(compose_kind(&d, err));
    TRY(set_forms(&d, &draft, err));
    set_sources(&d, &draft);
    draft.kind = d.kind;
    draft.language = arena_cstr(mem, d.filler.language);
    draft.reg = d.filler.reg;
    draft.missing = d.filler.missing.rows;
    draft.n_missing = d.filler.missing.n;
    *out = draft;
    return CORDIAL_OK;
}
