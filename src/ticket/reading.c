/* The language, the facts as values and spans, the whole reading. */
#include "base/map.h"
#include "text/langid.h"
#include "ticket/claims.h"
#include "ticket/cues.h"
#include "ticket/cut.h"
#include "ticket/facts.h"
#include "ticket/name.h"
#include "ticket/questions.h"
#include "ticket/ticket.h"

/* ---- the language ---- */

/* Quoted words are often a program's, in a language that is not the customer's: the text without
 * them and without addresses, unless hardly anything is left. */
static struct str for_language(const struct scan *s)
{
    struct finder f = facts_begin(s);
    find_addresses(&f);
    char *out = arena_alloc(s->mem, s->text.n + 1);
    size_t n = 0;
    for (size_t at = 0; at < s->text.n;) {
        struct str quoted;
        size_t end = scan_quote(s->text, at, &quoted);
        if (end > at) {
            out[n++] = ' ';
            at = end;
        } else {
            out[n++] = f.taken[at] ? ' ' : s->text.p[at];
            at++;
        }
    }
    struct str bare = {out, n};
    return words_cut(s->mem, bare).n >= 3 ? bare : s->text;
}

/* The text with blanks in the place of quoted sentences, which others say: what is read from the
 * rest has its place in the text as well. */
static struct str without_quotes(struct arena *mem, struct str text)
{
    char *out = arena_alloc(mem, text.n + 1);
    if (text.n > 0) {
        memcpy(out, text.p, text.n);
    }
    for (size_t at = 0; at < text.n;) {
        struct str quoted;
        size_t end = scan_quote(text, at, &quoted);
        if (end > at && str_chr(quoted, ' ') != STR_NOT_FOUND) {
            memset(out + at, ' ', end - at);
        }
        at = end > at ? end : at + 1;
    }
    return (struct str){out, text.n};
}

static struct language_guess read_language(const struct scan *s, struct str subject,
                                           struct str_list languages, struct str language)
{
    if (language.n > 0) {
        return (struct language_guess){language, 1.0};
    }
    struct str text = for_language(s);
    if (words_cut(s->mem, text).n < 12) {
        text = arena_printf(s->mem, "%.*s\n%.*s", STR_ARG(text), STR_ARG(subject));
    }
    return language_identify(s->mem, text, languages);
}

/* The first line of a signature when it is a formula of closing. */
static struct str closing_of(struct arena *mem, struct str signature)
{
    struct str rest = str_trim(signature);
    struct str line;
    bool any = str_line(&rest, &line);
    return any && cut_is_closing(mem, line) > 0 ? line : STR("");
}

/* ---- facts as values and spans ---- */

/* The values of one kind of fact, each once. */
struct value_list {
    const char **rows;
    size_t n;
    size_t cap;
    struct map seen;
};

static void add_value(struct arena *mem, struct value_list *list, struct str value)
{
    bool is_new;
    if (list->n == 0) {
        map_init(&list->seen, mem);
    }
    map_put(&list->seen, value, 0, &is_new);
    if (!is_new) {
        return;
    }
    list->rows = arena_more(mem, list->rows, list->n, &list->cap, sizeof *list->rows);
    list->rows[list->n++] = arena_cstr(mem, value);
}

static void set_values(struct arena *mem, const struct facts *subject, const struct facts *text,
                       cordial_ticket *out)
{
    struct value_list lists[CORDIAL_FACT_KINDS] = {0};
    for (size_t i = 0; i < subject->n; i++) {
        add_value(mem, &lists[subject->rows[i].kind], subject->rows[i].value);
    }
    for (size_t i = 0; i < text->n; i++) {
        add_value(mem, &lists[text->rows[i].kind], text->rows[i].value);
    }
    for (size_t i = 0; i < CORDIAL_FACT_KINDS; i++) {
        out->facts[i] = (cordial_values){lists[i].rows, lists[i].n};
    }
}

static cordial_span span_of(struct arena *mem, struct str text, const char *kind, size_t start,
                            size_t end)
{
    return (cordial_span){kind, arena_cstr(mem, str_sub(text, start, end)), start, end};
}

static void set_spans(struct arena *mem, const struct facts *facts, struct str text,
                      cordial_ticket *out)
{
    cordial_span *rows = arena_array(mem, facts->n, sizeof *rows);
    for (size_t i = 0; i < facts->n; i++) {
        const struct fact *f = &facts->rows[i];
        rows[i] = span_of(mem, text, cordial_fact_name(f->kind), f->start, f->end);
    }
    out->spans = rows;
    out->n_spans = facts->n;
}

static void set_cues(struct arena *mem, const struct cues *cues, struct str text,
                     cordial_ticket *out)
{
    cordial_span *rows = arena_array(mem, cues->n, sizeof *rows);
    for (size_t i = 0; i < cues->n; i++) {
        rows[i] = span_of(mem, text, cues->rows[i].kind, cues->rows[i].start, cues->rows[i].end);
    }
    out->cues = rows;
    out->n_cues = cues->n;
}

/* ---- the whole reading ---- */

static const char *cstr_or_null(struct arena *mem, struct str s)
{
    return s.n > 0 ? arena_cstr(mem, s) : NULL;
}

cordial_status ticket_read(struct arena *mem, struct str bytes, cordial_format format,
                           struct str_list languages, struct str language, cordial_ticket *out,
                           cordial_error *err)
{
    struct message m;
    TRY(message_read(mem, bytes, format, &m, err));
    /* What a forwarded mail says is no sign of how the customer feels or speaks. */
    struct scan own = scan_make(mem, str_sub(m.own, 0, m.matter_start), STR(""));
    struct language_guess guess = read_language(&own, m.subject, languages, language);
    own.language = guess.code;
    struct scan subject = scan_make(mem, m.subject, guess.code);
    struct scan whole = m.matter_start == m.own.n ? own : scan_make(mem, m.own, guess.code);
    struct facts in_subject = facts_find(&subject);
    struct facts in_text = facts_find(&whole);
    struct scan spoken = scan_make(mem, without_quotes(mem, own.text), guess.code);
    struct scan closing = scan_make(mem, closing_of(mem, m.signature), guess.code);
    struct manner manner = cues_read(&own, &spoken, &subject, &closing);
    cordial_ticket t = {
        .text = arena_cstr(mem, m.own),
        .subject = arena_cstr(mem, m.subject),
        .language = arena_cstr(mem, guess.code),
        .language_confidence = guess.confidence,
        .customer = cstr_or_null(mem, name_find(&m, &own)),
        .email = cstr_or_null(mem, m.from_email),
        .mood = manner.mood,
        .urgent = manner.urgent,
        .reg = manner.reg,
        .skill = manner.skill,
    };
    set_values(mem, &in_subject, &in_text, &t);
    set_spans(mem, &in_text, m.own, &t);
    set_cues(mem, &manner.cues, m.own, &t);
    t.questions = questions_find(&own, &in_text, &t.n_questions);
    t.claims = claims_find(&own, &in_text, &t.n_claims);
    *out = t;
    return CORDIAL_OK;
}

bool ticket_is_thanks(const cordial_ticket *ticket)
{
    return ticket->mood == CORDIAL_MOOD_PLEASED && ticket->n_questions == 0 && !ticket->urgent;
}
