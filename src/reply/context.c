/* The flow, sentences, the greeting, the signature, then what rules ask. */
#include "reply/context.h"

#include <stdarg.h>

#include "base/utf8.h"
#include "reply/courtesy.h"
#include "reply/coverage.h"
#include "reply/fill.h"
#include "reply/name.h"
#include "text/sign.h"
#include "text/unicode.h"
#include "text/wrap.h"

enum {
    SIGNATURE_LINES = 8,    /* looked at from the end */
    SIGNATURE_WORDS = 7,    /* of a line in it */
    CLOSING_LINE_WORDS = 4, /* at most, around a closing of one word */
    CLOSING_SENTENCES = 8,  /* from the end, in which a closing may stand */
};

/* The flow */

/* The bytes of the digits, of any script, with which a text begins. */
static size_t leading_digits(struct str s)
{
    size_t end = 0;
    for (size_t at = 0; at < s.n && unicode_kind(utf8_next(s, &at)) == UNICODE_DIGIT;) {
        end = at;
    }
    return end;
}

/* "1." and "1)"; Persian also writes "1-" */
bool context_is_list_line(struct str line)
{
    line = str_trim(line);
    size_t digits = leading_digits(line);
    bool numbered = digits > 0 && digits < line.n && strchr(".)-", line.p[digits]) != NULL;
    return numbered || (line.n > 1 && strchr("-*+#|", line.p[0]) != NULL && line.p[1] == ' ');
}

static struct str line_at(struct str s, size_t start)
{
    size_t n = str_chr(str_from(s, start), '\n');
    return str_sub(s, start, n == STR_NOT_FOUND ? s.n : start + n);
}

static bool line_goes_on(struct str text, size_t start, struct str line)
{
    struct str next = line_at(text, start + line.n + 1);
    return wrap_is_full(line) && str_trim(next).n > 0 && !context_is_list_line(next) &&
           next.p[0] != '>' && !str_ends(line, STR("  "));
}

static struct str make_flow(struct arena *mem, struct str text)
{
    char *copy = arena_alloc(mem, text.n + 1);
    if (text.n > 0) {
        memcpy(copy, text.p, text.n);
    }
    for (size_t start = 0; start < text.n;) {
        struct str line = line_at(text, start);
        size_t end = start + line.n;
        if (line.n > 0 && line.p[0] == '>') {
            memset(copy + start, ' ', line.n);
        } else if (end < text.n && line_goes_on(text, start, line)) {
            copy[end] = ' ';
        }
        start = end + 1;
    }
    return (struct str){copy, text.n};
}

/* Sentences */

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

/* The point behind one letter is of an initial or of "e.g.". */
static bool is_initial_point(struct str s, size_t i)
{
    bool letter = i > 0 && is_letter(s.p[i - 1]);
    return letter && (i == 1 || strchr(" .(\n", s.p[i - 2]) != NULL);
}

/* The point of a list's "12." at the start of its line. */
static bool is_list_point(struct str s, size_t i)
{
    size_t start = i;
    while (start > 0 && s.p[start - 1] != '\n') {
        start--;
    }
    struct str before = str_trim(str_sub(s, start, i));
    return before.n > 0 && leading_digits(before) == before.n;
}

/* May a sentence end in front of @at: is there a blank, or what closes behind its sign? */
static bool is_open(struct str s, size_t at)
{
    return at >= s.n || strchr(" \n\t*_", s.p[at]) != NULL || sign_at(s, at, SIGN_CLOSE) > 0;
}

/* The bytes of what ends a sentence at @i, 0 when nothing does. */
static size_t sentence_sign(struct str s, size_t i)
{
    if (s.p[i] == '\n') {
        return 1;
    }
    size_t n = sign_at(s, i, SIGN_SENTENCE);
    if (n == 0 || sign_at(s, i + n, SIGN_SENTENCE) > 0) {
        return 0; /* the last one of several ends it */
    }
    bool point = s.p[i] == '.' && (is_initial_point(s, i) || is_list_point(s, i));
    return !point && (sign_at(s, i, SIGN_ALWAYS) > 0 || is_open(s, i + n)) ? n : 0;
}

static void add_sentence(struct check_context *c, size_t start, size_t end)
{
    struct str all = str_sub(c->flow, start, end);
    struct str s = str_trim(all);
    if (s.n == 0) {
        return;
    }
    start = (size_t)(s.p - c->flow.p);
    c->sentences =
        arena_more(c->mem, c->sentences, c->n_sentences, &c->cap_sentences, sizeof *c->sentences);
    c->sentences[c->n_sentences++] = (struct sentence){.start = start, .end = start + s.n};
}

static void count_words(struct check_context *c)
{
    size_t k = 0;
    for (size_t i = 0; i < c->words.n && k < c->n_sentences; i++) {
        const struct word *word = &c->words.rows[i];
        while (k < c->n_sentences && c->sentences[k].end <= word->start) {
            k++;
        }
        if (k < c->n_sentences && word->start >= c->sentences[k].start) {
            c->sentences[k].n_words += !word->part;
        }
    }
}

static void cut_sentences(struct check_context *c)
{
    size_t start = 0;
    for (size_t i = 0; i < c->flow.n; i++) {
        size_t n = sentence_sign(c->flow, i);
        if (n > 0) {
            add_sentence(c, start, i + n);
            start = i + n;
        }
    }
    add_sentence(c, start, c->flow.n);
    count_words(c);
}

/* The greeting: a phrase with which the text begins, or the customer's name and a comma */

static bool is_customer_word(const struct check_context *c, struct str word)
{
    const cordial_ticket *ticket = c->request->ticket;
    struct words name = words_cut(c->mem, ticket != NULL ? str_of(ticket->customer) : STR(""));
    for (size_t i = 0; i < name.n; i++) {
        if (str_eq(name.rows[i].text, word)) {
            return true;
        }
    }
    return false;
}

/* "Paul," or "Paul Smith," as the first words; "Paul reported …" is none. In some languages a
 * word of greeting stands behind the name: «مریم عزیز،». */
static bool starts_with_name(const struct check_context *c)
{
    struct pack fillers = context_list(c, "greeting-filler");
    size_t i = 0;
    while (i < c->words.n && (is_customer_word(c, c->words.rows[i].text) ||
                              (i > 0 && pack_has_word(fillers, c->words.rows[i].text)))) {
        i++;
    }
    size_t end = i > 0 ? c->words.rows[i - 1].end : 0;
    return i > 0 && (end == c->flow.n || c->flow.p[end] == '\n' ||
                     sign_at(c->flow, end, SIGN_COMMA | SIGN_CALL | SIGN_COLON) > 0);
}

static size_t behind_greeting(const struct check_context *c, size_t at)
{
    unsigned kinds = SIGN_BREAK | SIGN_COMMA | SIGN_COLON;
    while (at < c->flow.n && c->flow.p[at] != '\n' && sign_at(c->flow, at, kinds) == 0) {
        at++;
    }
    size_t n = sign_at(c->flow, at, kinds);
    return at < c->flow.n ? at + (n > 0 ? n : 1) : c->flow.n;
}

/* With the first or the second word: "Oh hello". "De beste oplossing" (the best way) is none. */
static bool begins_text(const struct check_context *c, const struct phrase_hit *hit)
{
    bool behind_one =
        hit->first_word == 1 && !word_is_stop(c->request->language, c->words.rows[0].text);
    return (hit->first_word == 0 || behind_one) && hit->start < c->sentences[0].end;
}

static void find_greeting(struct check_context *c)
{
    struct reply_shape *shape = &c->shape;
    if (c->n_sentences == 0 || c->words.n == 0) {
        return;
    }
    struct phrase_hits hits = context_phrases(c, "greeting-reply");
    if (hits.n > 0 && begins_text(c, &hits.rows[0])) {
        shape->has_greeting = true;
        shape->greeting_start = hits.rows[0].start;
        shape->greeting_end = hits.rows[0].end;
    } else if (starts_with_name(c)) {
        shape->has_greeting = true;
        shape->greeting_start = c->words.rows[0].start;
        shape->greeting_end = shape->greeting_start;
    }
    if (shape->has_greeting) {
        shape->body_start = behind_greeting(c, shape->greeting_end);
    }
}

/* The signature: the last lines, as far as they are a closing, names, a team, ways to reach it */

static bool is_contact(struct str line)
{
    return str_find(line, STR("://")) != STR_NOT_FOUND || str_find(line, STR("www.")) == 0 ||
           (str_chr(line, '@') != STR_NOT_FOUND && str_chr(line, ' ') == STR_NOT_FOUND);
}

/* One word, such as "best" or "thanks", is a closing only in a line with little else. */
static bool is_closing_hit(const struct phrase_hit *hit, size_t n_words)
{
    return hit->phrase->n_words > 1 || n_words <= CLOSING_LINE_WORDS;
}

static bool has_closing(const struct check_context *c, struct str s, size_t n_words)
{
    struct phrase_hits hits = phrases_in(c->mem, s, context_list(c, "closing-reply"));
    for (size_t i = 0; i < hits.n; i++) {
        if (is_closing_hit(&hits.rows[i], n_words)) {
            return true;
        }
    }
    return false;
}

static bool is_signature_text(const struct check_context *c, struct str s)
{
    const struct check_request *request = c->request;
    size_t n_words = words_cut(c->mem, s).n;
    struct str bare = context_without_signs(s);
    if (n_words == 0 || n_words > SIGNATURE_WORDS) {
        return n_words == 0;
    }
    return context_is_person(c, s) || is_contact(str_trim(s)) ||
           (request->agent.n > 0 && str_eq_ci(bare, request->agent)) ||
           (request->config->name.n > 0 && str_eq_ci(bare, request->config->name)) ||
           has_closing(c, s, n_words) || phrases_in(c->mem, s, context_list(c, "team")).n > 0;
}

/* Sentences end at line ends in short lines, so the last sentences are the last lines. */
static void find_signature(struct check_context *c)
{
    struct reply_shape *shape = &c->shape;
    shape->sign_start = c->flow.n;
    size_t first = c->n_sentences;
    for (size_t n = 0; n < SIGNATURE_LINES && first > 0; n++) {
        const struct sentence *s = &c->sentences[first - 1];
        if (s->start < shape->body_start ||
            !is_signature_text(c, str_sub(c->flow, s->start, s->end))) {
            break;
        }
        first--;
    }
    if (first == c->n_sentences) {
        return;
    }
    size_t start = c->sentences[first].start;
    shape->sign_start = start;
    while (start > 0 && strchr(" \t*_-", c->text.p[start - 1]) != NULL) {
        start--;
    }
    shape->sign_inline = start > 0 && c->text.p[start - 1] != '\n';
}

static void find_closing(struct check_context *c)
{
    struct phrase_hits hits = context_phrases(c, "closing-reply");
    size_t last = c->n_sentences > CLOSING_SENTENCES ? c->n_sentences - CLOSING_SENTENCES : 0;
    for (size_t i = 0; i < hits.n; i++) {
        const struct sentence *s = context_sentence(c, hits.rows[i].start);
        bool late = s != NULL && s >= &c->sentences[last] && s->start >= c->shape.body_start &&
                    is_closing_hit(&hits.rows[i], s->n_words);
        bool is_first_of_body = late && context_sentence(c, c->shape.body_start) == s;
        bool in_signature = late && hits.rows[i].start >= c->shape.sign_start;
        c->shape.has_closing = c->shape.has_closing || in_signature || (late && !is_first_of_body);
    }
}

void context_init(struct check_context *c, struct arena *mem, const struct check_request *request)
{
    *c = (struct check_context){.mem = mem, .request = request, .text = request->text};
    c->flow = make_flow(mem, request->text);
    c->words = words_cut(mem, c->flow);
    cut_sentences(c);
    find_greeting(c);
    find_signature(c);
    find_closing(c);
}

void context_read(struct check_context *c)
{
    const struct check_request *request = c->request;
    c->word_set = word_set(c->mem, &c->words);
    c->times = times_find(c->mem, request->language, c->flow, &c->words);
    c->picked = picked_find(c->mem, c->flow, request->language);
    if (request->ticket == NULL || request->ticket->skill != CORDIAL_SKILL_EXPERT) {
        c->jargon = jargon_of_base(c->mem, request->config, request->language, c->flow);
    }
}

/* What rules ask */

struct str context_without_signs(struct str s)
{
    unsigned kinds = SIGN_POINT | SIGN_COMMA;
    for (size_t n = 1; s.n > 0 && n > 0; s = str_from(s, n)) {
        n = strchr("-*_~ ", s.p[0]) != NULL ? 1 : sign_at(s, 0, kinds);
    }
    for (size_t n = 1; s.n > 0 && n > 0; s.n -= n) {
        n = strchr("*_ ", s.p[s.n - 1]) != NULL ? 1 : sign_before(s, s.n, kinds);
    }
    return s;
}

bool context_is_person(const struct check_context *c, struct str s)
{
    bool is_sentence = sign_before(s, s.n, SIGN_SENTENCE) > 0;
    return !is_sentence && name_is_person(c->mem, c->request->language, context_without_signs(s));
}

struct pack context_list(const struct check_context *c, const char *name)
{
    return pack_find(c->request->language, name);
}

struct phrase_hits context_phrases(const struct check_context *c, const char *list)
{
    return phrases_find(c->mem, c->flow, &c->words, context_list(c, list));
}

bool context_has_phrase(const struct check_context *c, const char *list, size_t start, size_t end)
{
    return phrases_in(c->mem, str_sub(c->flow, start, end), context_list(c, list)).n > 0;
}

bool context_is_answer(const struct check_context *c)
{
    return c->request->decision == CORDIAL_DECISION_ANSWER;
}

bool context_same_language(const struct check_context *c)
{
    const cordial_ticket *ticket = c->request->ticket;
    return ticket != NULL && str_eq(str_of(ticket->language), c->request->language);
}

bool context_is_urgent(const struct check_context *c)
{
    return c->request->ticket != NULL && c->request->ticket->urgent;
}

double context_promised_minutes(const struct check_context *c)
{
    return (double)config_promised_min(c->request->config, context_is_urgent(c));
}

const struct sentence *context_sentence(const struct check_context *c, size_t at)
{
    size_t low = 0;
    size_t high = c->n_sentences;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (c->sentences[middle].end <= at) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < c->n_sentences && c->sentences[low].start <= at ? &c->sentences[low] : NULL;
}

const struct phrase_hit *sentence_hit(const struct phrase_hits *hits, const struct sentence *s)
{
    for (size_t i = 0; s != NULL && i < hits->n && hits->rows[i].start < s->end; i++) {
        if (hits->rows[i].start >= s->start) {
            return &hits->rows[i];
        }
    }
    return NULL;
}

bool context_ticket_has(const struct check_context *c, struct str s)
{
    const cordial_ticket *ticket = c->request->ticket;
    return ticket != NULL && (str_find_ci(str_of(ticket->text), s) != STR_NOT_FOUND ||
                              str_find_ci(str_of(ticket->subject), s) != STR_NOT_FOUND ||
                              str_find_ci(str_of(ticket->customer), s) != STR_NOT_FOUND);
}

struct str context_phrase(const struct check_context *c, const char *path)
{
    static const cordial_ticket no_ticket = {0};
    const struct check_request *request = c->request;
    const cordial_ticket *ticket = request->ticket != NULL ? request->ticket : &no_ticket;
    struct filler filler = {
        .mem = c->mem,
        .config = request->config,
        .ticket = ticket,
        .language = request->language,
        .agent = request->agent,
        .reg = ticket->reg != CORDIAL_REGISTER_NONE
                   ? ticket->reg
                   : config_register(request->config, request->language),
        .plain = true,
    };
    struct str phrase = courtesy_pick(c->mem, request->config, request->language, path,
                                      str_hash(str_of(ticket->text)));
    AUTO(buf_done) struct buf out = {0};
    cordial_error err = {0};
    if (phrase.n == 0 || fill(&filler, phrase, &out, &err) != CORDIAL_OK || filler.missing.n > 0) {
        return (struct str){NULL, 0};
    }
    return str_trim(buf_keep(&out, c->mem));
}

bool context_is_full(const struct check_context *c)
{
    return c->n_rows - c->first_row >= CHECK_FINDINGS_MAX;
}

cordial_finding *add_finding(struct check_context *c, size_t start, size_t end, const char *code,
                             struct str_list values)
{
    const struct check_rule *rule = &check_rules(&(size_t){0})[c->rule];
    c->rows = arena_more(c->mem, c->rows, c->n_rows, &c->cap_rows, sizeof *c->rows);
    struct finding_row *row = &c->rows[c->n_rows++];
    row->rule = c->rule;
    row->finding = (cordial_finding){
        .rule = rule->id,
        .factor = rule->factor,
        .severity = rule->severity,
        .start = start,
        .end = end,
        .message = message_text(c->mem, c->request->messages, code, values),
    };
    return &row->finding;
}

struct str context_number(const struct check_context *c, double n)
{
    return message_number(c->mem, c->request->messages, n);
}

void set_fix(cordial_finding *finding, struct str text, bool safe)
{
    if (text.p != NULL) {
        finding->fix = text.p; /* made in an arena, with a NUL behind it */
        finding->fix_safe = safe;
    }
}
