/* The values, the source that the engine asks, escaping, what is missing, partials. */
#include "reply/fill.h"

#include "base/utf8.h"
#include "reply/courtesy.h"
#include "reply/name.h"
#include "reply/promise.h"
#include "text/bidi.h"
#include "text/languages.h"
#include "text/mustache.h"

/*
 * Put in front of an address that shall stay one, for escape_value(), which sees nothing but the
 * text. No value can bring it along: value_clean() drops control characters.
 */
#define TRUSTED_MARK '\x01'

enum {
    CODE_LOOK_BACK = 4096, /* bytes in front of a value that are searched for an open code span */
    FACT_TAG_MAX = 256,    /* bytes of a {{fact.NAME}} in an article */
};

enum value_kind {
    VALUE_ROOT,
    VALUE_CUSTOMER,
    VALUE_AGENT,
    VALUE_TEAM,
    VALUE_TICKET,
    VALUE_FACT,
    VALUE_PROMISE,
    VALUE_BASE,
    VALUE_LINK,
    VALUE_FLAG,
    VALUE_TEXT,
};

struct value {
    enum value_kind kind;
    bool flag;
    struct str text;
};

static const struct {
    const char *name;
    struct value value;
} groups[] = {
    {"agent", {.kind = VALUE_AGENT}},       {"base", {.kind = VALUE_BASE}},
    {"customer", {.kind = VALUE_CUSTOMER}}, {"fact", {.kind = VALUE_FACT}},
    {"link", {.kind = VALUE_LINK}},         {"promise", {.kind = VALUE_PROMISE}},
    {"team", {.kind = VALUE_TEAM}},         {"ticket", {.kind = VALUE_TICKET}},
};

/* Every name that can have a value, but for the kinds of facts of a ticket, facts of the base and
 * links, which have tables of their own. */
static const char *const names[] = {
    "agent.name",      "base.name",      "base.url",        "customer.email", "customer.first_name",
    "customer.name",   "expert",         "formal",          "informal",       "promise.by",
    "promise.date",    "promise.time",   "promise.weekday", "promise.zone",   "team.name",
    "ticket.question", "ticket.subject",
};
enum { NAMES = sizeof names / sizeof names[0] };

const char *fill_name(struct arena *mem, size_t i)
{
    if (i < NAMES) {
        return names[i];
    }
    i -= NAMES;
    return i < CORDIAL_FACT_KINDS
               ? arena_printf(mem, "ticket.%s", cordial_fact_name((cordial_fact_kind)i)).p
               : NULL;
}

bool fill_knows(struct str name)
{
    AUTO(arena_done) struct arena mem = {0};
    const char *known;
    for (size_t i = 0; (known = fill_name(&mem, i)) != NULL; i++) {
        if (str_eq(name, str_of(known))) {
            return true;
        }
    }
    return str_starts(name, STR("fact.")) || str_starts(name, STR("link."));
}

/* Markup that a value could bring along is taken from it twice: white space and control
 * characters become one blank, so that it stays within its line, and signs are escaped. */
static struct str value_clean(struct arena *mem, struct str s)
{
    s = utf8_clean(mem, str_trim(s));
    AUTO(buf_done) struct buf b = {0};
    size_t at = 0;
    while (at < s.n) {
        uint32_t c = utf8_next(s, &at);
        bool blank = c <= ' ' || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
        if (blank && b.n > 0 && b.p[b.n - 1] != ' ') {
            buf_add_char(&b, ' ');
        } else if (!blank && !utf8_is_bidi_control(c)) {
            utf8_add(&b, c);
        }
    }
    buf_trim_end(&b);
    return buf_keep(&b, mem);
}

static mustache_value text_value(const struct filler *f, struct str text)
{
    text = value_clean(f->mem, text);
    if (text.n == 0) {
        return NULL;
    }
    const struct language *language = language_find(f->language);
    struct value *value = arena_alloc(f->mem, sizeof *value);
    *value = (struct value){
        .kind = VALUE_TEXT,
        .text = bidi_isolated(f->mem, text, language != NULL && language->rtl),
    };
    return value;
}

static bool is_web_address(struct str s)
{
    if (!str_starts(s, STR("https://")) && !str_starts(s, STR("http://"))) {
        return false;
    }
    for (size_t i = 0; i < s.n; i++) {
        if (strchr("<>()[]{}\"'`\\* ", s.p[i]) != NULL || (unsigned char)s.p[i] >= 0x80) {
            return false;
        }
    }
    return true;
}

/* A value of the base: an address in it stays one. */
static mustache_value base_value(const struct filler *f, struct str text)
{
    text = value_clean(f->mem, text);
    if (!is_web_address(text)) {
        return text_value(f, text);
    }
    struct value *value = arena_alloc(f->mem, sizeof *value);
    *value = (struct value){
        .kind = VALUE_TEXT,
        .text = arena_printf(f->mem, "%c%.*s", TRUSTED_MARK, STR_ARG(text)),
    };
    return value;
}

static mustache_value flag_value(const struct filler *f, bool flag)
{
    struct value *value = arena_alloc(f->mem, sizeof *value);
    *value = (struct value){.kind = VALUE_FLAG, .flag = flag};
    return value;
}

/* What the values are */

static mustache_value root_member(const struct filler *f, struct str name)
{
    for (size_t i = 0; i < sizeof groups / sizeof groups[0]; i++) {
        if (str_eq(name, str_of(groups[i].name))) {
            return &groups[i].value;
        }
    }
    bool informal = f->reg == CORDIAL_REGISTER_INFORMAL;
    if (str_eq(name, STR("formal"))) {
        return flag_value(f, !informal);
    }
    if (str_eq(name, STR("informal"))) {
        return flag_value(f, informal);
    }
    bool expert = f->ticket->skill == CORDIAL_SKILL_EXPERT;
    return str_eq(name, STR("expert")) ? flag_value(f, expert) : NULL;
}

static mustache_value customer_member(const struct filler *f, struct str name)
{
    struct str customer = str_of(f->ticket->customer);
    if (str_eq(name, STR("name"))) {
        return text_value(f, customer);
    }
    if (str_eq(name, STR("first_name"))) {
        return text_value(f, name_first(f->mem, f->language, value_clean(f->mem, customer)));
    }
    return str_eq(name, STR("email")) ? text_value(f, str_of(f->ticket->email)) : NULL;
}

static mustache_value ticket_member(const struct filler *f, struct str name)
{
    if (str_eq(name, STR("subject"))) {
        return text_value(f, str_of(f->ticket->subject));
    }
    if (str_eq(name, STR("question"))) {
        return text_value(f, f->question);
    }
    for (int kind = 0; kind < CORDIAL_FACT_KINDS; kind++) {
        const cordial_values *values = &f->ticket->facts[kind];
        if (values->n > 0 && str_eq(name, str_of(cordial_fact_name((cordial_fact_kind)kind)))) {
            return text_value(f, str_of(values->rows[0]));
        }
    }
    return NULL;
}

static bool is_expired(const struct filler *f, const struct fact *fact)
{
    return fact->until.n > 0 && f->now_s != 0 &&
           config_fact_is_past(fact, promise_today(f->mem, f->config, f->now_s));
}

/* A fact that may be said today and in this language; NULL when it may not. */
static const struct fact *find_fact(const struct filler *f, struct str name)
{
    const struct fact *fact = config_fact(f->config, name, f->language);
    return fact != NULL && !is_expired(f, fact) ? fact : NULL;
}

static mustache_value fact_member(const struct filler *f, struct str name)
{
    const struct fact *fact = find_fact(f, name);
    return fact != NULL ? base_value(f, fact->value) : NULL;
}

/* The phrase for when an answer is due, made of the other values of the promise. */
static mustache_value due_value(const struct filler *f, const char *path)
{
    struct filler inner = *f;
    inner.promising = true;
    inner.plain = true;
    AUTO(buf_done) struct buf out = {0};
    cordial_error ignored = {0};
    struct str phrase = courtesy_pick(f->mem, f->config, f->language, path, 0);
    bool filled = fill(&inner, phrase, &out, &ignored) == CORDIAL_OK;
    return filled && inner.missing.n == f->missing.n ? text_value(f, buf_str(&out)) : NULL;
}

static mustache_value promise_member(const struct filler *f, struct str name)
{
    struct promise promise =
        promise_make(f->mem, f->config, f->language, f->ticket->urgent, f->now_s);
    if (!promise.given) {
        return NULL;
    }
    if (str_eq(name, STR("by"))) {
        return f->promising ? NULL : due_value(f, promise.phrase);
    }
    if (str_eq(name, STR("weekday"))) {
        const char *path = arena_printf(f->mem, "weekday.%d", promise.weekday).p;
        return text_value(f, courtesy_pick(f->mem, f->config, f->language, path, 0));
    }
    if (str_eq(name, STR("date"))) {
        return text_value(f, promise.date);
    }
    if (str_eq(name, STR("time"))) {
        return text_value(f, promise.time);
    }
    return str_eq(name, STR("zone")) ? text_value(f, promise.zone) : NULL;
}

static mustache_value base_member(const struct filler *f, struct str name)
{
    if (str_eq(name, STR("name"))) {
        return text_value(f, f->config->name);
    }
    return str_eq(name, STR("url")) ? base_value(f, f->config->url) : NULL;
}

static mustache_value member_of(const struct filler *f, enum value_kind kind, struct str name)
{
    bool is_name = str_eq(name, STR("name"));
    switch (kind) {
    case VALUE_ROOT:
        return root_member(f, name);
    case VALUE_CUSTOMER:
        return customer_member(f, name);
    case VALUE_AGENT:
        return is_name ? text_value(f, f->agent) : NULL;
    case VALUE_TEAM:
        return is_name ? text_value(f, config_team(f->config, f->language)) : NULL;
    case VALUE_TICKET:
        return ticket_member(f, name);
    case VALUE_FACT:
        return fact_member(f, name);
    case VALUE_PROMISE:
        return promise_member(f, name);
    case VALUE_BASE:
        return base_member(f, name);
    case VALUE_LINK:
        return base_value(f, fill_link(f->mem, f->config, f->language, name));
    case VALUE_FLAG:
    case VALUE_TEXT:
        return NULL;
    }
    return NULL;
}

struct str fill_link(struct arena *mem, const struct config *config, struct str language,
                     struct str id)
{
    struct str url = config->url;
    while (str_ends(url, STR("/"))) {
        url.n--;
    }
    if (url.n == 0) {
        return (struct str){NULL, 0};
    }
    return arena_printf(mem, "%.*s/%.*s/%.*s", STR_ARG(url), STR_ARG(language), STR_ARG(id));
}

/* The source */

static mustache_value source_member(void *self, mustache_value value, struct str name)
{
    return member_of(self, ((const struct value *)value)->kind, name);
}

static bool source_text(void *self, mustache_value value, struct str *out)
{
    (void)self;
    const struct value *v = value;
    if (v->kind == VALUE_TEXT) {
        *out = v->text;
    }
    return v->kind == VALUE_TEXT;
}

static bool source_falsy(void *self, mustache_value value)
{
    (void)self;
    const struct value *v = value;
    return v->kind == VALUE_FLAG && !v->flag;
}

static mustache_value source_item(void *self, mustache_value value, size_t i, bool *out_is_list)
{
    (void)self;
    (void)value;
    (void)i;
    *out_is_list = false;
    return NULL;
}

/* The only part that a template has, or NULL when it has several or none. */
static const struct str *only_part(const struct str parts[REPLY_PARTS])
{
    const struct str *only = NULL;
    for (size_t i = 0; i < REPLY_PARTS; i++) {
        if (str_trim(parts[i]).n > 0) {
            if (only != NULL) {
                return NULL;
            }
            only = &parts[i];
        }
    }
    return only;
}

static bool is_id(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        bool letter = (s.p[i] >= 'a' && s.p[i] <= 'z') || (s.p[i] >= '0' && s.p[i] <= '9');
        if (!letter && s.p[i] != '-') {
            return false;
        }
    }
    return s.n > 0 && s.n <= ENTRY_ID_MAX;
}

static bool source_partial(void *self, struct str name, struct str *out)
{
    struct filler *f = self;
    struct str body;
    if (!is_id(name)) {
        return false;
    }
    if (f->reply_by_id == NULL || !f->reply_by_id(f->self, name, &body)) {
        *out = arena_printf(f->mem, "{{? %.*s}}", STR_ARG(name));
        return true;
    }
    struct str parts[REPLY_PARTS];
    cordial_error err = {0};
    if (entry_parts(body, parts, &err) != CORDIAL_OK) {
        if (f->partial_status == CORDIAL_OK) {
            *f->partial_err = err;
            f->partial_status = err_in_file(f->partial_err, arena_cstr(f->mem, name));
        }
        return false;
    }
    const struct str *part = &parts[f->part];
    if (str_trim(*part).n == 0) {
        part = only_part(parts);
    }
    *out = part != NULL ? str_trim(*part) : STR("");
    return true;
}

/* Escaping, and what is missing */

/* Is the end of the text inside a code span or block, where a backslash would be printed? */
static bool ends_in_code(struct str text)
{
    text = str_from(text, text.n > CODE_LOOK_BACK ? text.n - CODE_LOOK_BACK : 0);
    size_t open =
        0; /* backticks that opened the code, 0 outside; 3 and more survive a blank line */
    for (size_t i = 0; i < text.n;) {
        size_t run = 0;
        while (i + run < text.n && text.p[i + run] == '`') {
            run++;
        }
        if (run > 0 && (open == 0 || run == open)) {
            open = open == 0 ? run : 0;
        } else if (run == 0 && open < 3 && str_starts(str_from(text, i), STR("\n\n"))) {
            open = 0;
        }
        i += run > 0 ? run : 1;
    }
    return open > 0;
}

static void add_code(struct buf *out, struct str text)
{
    for (size_t i = 0; i < text.n; i++) {
        buf_add_char(out, text.p[i] == '`' ? '\'' : text.p[i]); /* a backtick would end the code */
    }
}

static void escape_value(struct buf *out, struct str text)
{
    bool trusted = text.n > 0 && text.p[0] == TRUSTED_MARK;
    text = str_from(text, trusted);
    if (trusted) {
        buf_add(out, text);
    } else if (ends_in_code(buf_str(out))) {
        add_code(out, text);
    } else {
        escape_markdown(out, text);
    }
}

static void escape_plain(struct buf *out, struct str text)
{
    bool trusted = text.n > 0 && text.p[0] == TRUSTED_MARK;
    buf_add(out, str_from(text, trusted));
}

static struct str phrase_of(const struct filler *f, const char *path)
{
    struct str words = courtesy_pick(f->mem, f->config, f->language, path, 0);
    return str_find(words, STR("{{")) == STR_NOT_FOUND ? words : (struct str){NULL, 0};
}

/* Why a fact that the base has cannot be said: it has expired, or is in another language. */
static struct str question_for_fact(const struct filler *f, struct str name)
{
    const struct fact *fact = config_fact(f->config, name, f->language);
    if (fact == NULL && !config_has_fact(f->config, name)) {
        return (struct str){NULL, 0};
    }
    struct str words = phrase_of(f, fact != NULL ? "missing.expired" : "missing.untold");
    if (words.n == 0) {
        return words;
    }
    return fact != NULL ? arena_printf(f->mem, "%.*s: %.*s, %.*s", STR_ARG(words), STR_ARG(name),
                                       STR_ARG(fact->until))
                        : arena_printf(f->mem, "%.*s: %.*s", STR_ARG(words), STR_ARG(name));
}

/* The words to ask the agent with: of courtesy, else the name itself. */
static struct str question_for(const struct filler *f, struct str name)
{
    struct str words = phrase_of(f, arena_printf(f->mem, "missing.%.*s", STR_ARG(name)).p);
    if (words.n == 0 && str_starts(name, STR("ticket."))) {
        words = phrase_of(f, arena_printf(f->mem, "ask.%.*s", STR_ARG(str_from(name, 7))).p);
    }
    if (words.n == 0 && str_starts(name, STR("fact."))) {
        words = question_for_fact(f, str_from(name, 5));
    }
    return words.n > 0 ? words : name;
}

static void remember_missing(struct filler *f, struct str name, struct str question)
{
    struct missing_values *all = &f->missing;
    const char *key = arena_cstr(f->mem, name);
    for (size_t i = 0; i < all->n; i++) {
        if (strcmp(all->rows[i].name, key) == 0) {
            return;
        }
    }
    all->rows = arena_more(f->mem, all->rows, all->n, &all->cap, sizeof *all->rows);
    all->rows[all->n++] = (cordial_missing){key, arena_cstr(f->mem, question)};
}

static void add_missing(void *self, struct buf *out, struct str name, bool question)
{
    struct filler *f = self;
    struct str words = value_clean(f->mem, question ? name : question_for(f, name));
    remember_missing(f, question ? words : name, words);
    buf_add_cstr(out, f->plain ? "[" : "\\[");
    (f->plain ? escape_plain : escape_markdown)(out, words);
    buf_add_cstr(out, f->plain ? "]" : "\\]");
}

cordial_status fill(struct filler *f, struct str template, struct buf *out, cordial_error *err)
{
    static const struct value root = {.kind = VALUE_ROOT};
    const struct mustache_source source = {
        .self = f,
        .member = source_member,
        .text = source_text,
        .falsy = source_falsy,
        .item = source_item,
        .partial = source_partial,
    };
    const struct mustache_options options = {
        .escape = f->plain ? escape_plain : escape_value,
        .escape_always = true,
        .extensions = true,
        .missing = add_missing,
        .missing_self = f,
    };
    f->partial_err = err;
    f->partial_status = CORDIAL_OK;
    TRY(mustache_fill(f->mem, template, &root, &source, &options, out, err));
    return f->partial_status;
}

/* The name in a {{fact.NAME}} that begins at @at; false when another thing stands there. */
static bool fact_tag_at(struct str body, size_t at, struct str *out_name, size_t *out_end)
{
    size_t close = str_find(str_sub(body, at, at + FACT_TAG_MAX), STR("}}"));
    if (close == STR_NOT_FOUND) {
        return false;
    }
    struct str tag = str_trim(str_sub(body, at + 2, at + close));
    *out_end = at + close + 2;
    *out_name = str_trim(str_from(tag, 5));
    return str_starts(tag, STR("fact."));
}

struct str fill_facts(struct filler *f, struct str body)
{
    AUTO(buf_done) struct buf b = {0};
    size_t at = 0;
    for (size_t open; (open = str_find(str_from(body, at), STR("{{"))) != STR_NOT_FOUND;) {
        struct str name = {NULL, 0};
        size_t end = at + open + 2;
        bool is_fact = fact_tag_at(body, at + open, &name, &end);
        const struct fact *fact = is_fact ? find_fact(f, name) : NULL;
        bool missing = is_fact && fact == NULL && config_has_fact(f->config, name);
        buf_add(&b, str_sub(body, at, at + open));
        if (missing) {
            add_missing(f, &b, arena_printf(f->mem, "fact.%.*s", STR_ARG(name)), false);
        } else {
            buf_add(&b, fact != NULL ? fact->value : STR("{{"));
        }
        at = fact != NULL || missing ? end : at + open + 2;
    }
    buf_add(&b, str_from(body, at));
    return buf_keep(&b, f->mem);
}
