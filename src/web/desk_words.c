/* Words; marked texts; the reading; suggestions; the draft; the check; keys. */
#include "web/desk_words.h"

#include "view/parts.h"
#include "web/interface.h"
#include "web/portal_parts.h"

#include <stdlib.h>

/* ---- words ---- */

static const char *text_of(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text != NULL ? text : "";
}

static json_t *word(struct call *call, const char *group, const char *name)
{
    return view_text(
        interface_text(call->language, arena_printf(call->mem, "%s%s", group, name).p));
}

static json_t *number(struct call *call, size_t n)
{
    return view_text(interface_number(call->mem, call->language, n));
}

/* "53 %", as the language writes it. */
static json_t *percent_words(struct call *call, size_t n)
{
    return view_text(arena_printf(call->mem, "%s%s", interface_number(call->mem, call->language, n),
                                  interface_text(call->language, "desk_percent"))
                         .p);
}

const char *desk_words_language(const char *code)
{
    return interface_has(code) ? interface_text(code, "language") : code;
}

/* ---- marked texts ---- */

enum { NEAREST = 3 }; /* answers in the note to a colleague */

struct piece {
    size_t start;
    size_t end;
    const char *kind;
};

static int by_start(const void *a, const void *b)
{
    const struct piece *x = a;
    const struct piece *y = b;
    return x->start != y->start ? (x->start > y->start) - (x->start < y->start)
                                : (x->end < y->end) - (x->end > y->end);
}

static void add_piece(json_t *list, struct str text, json_t *kind, json_t *name)
{
    json_t *object = view_object();
    view_set(object, "text", json_stringn_nocheck(text.p != NULL ? text.p : "", text.n));
    view_set(object, "kind", kind);
    view_set(object, "mark", json_boolean(json_is_string(kind)));
    view_set(object, "name", name);
    view_push(list, object);
}

/* A text as pieces; what overlaps an earlier mark is not marked. */
static json_t *cut(struct call *call, const char *text, struct piece *pieces, size_t n)
{
    json_t *list = view_list();
    struct str whole = str_of(text);
    size_t at = 0;
    if (n > 0) {
        qsort(pieces, n, sizeof *pieces, by_start);
    }
    for (size_t i = 0; i < n; i++) {
        const struct piece *p = &pieces[i];
        if (p->start < at || p->end <= p->start || p->end > whole.n) {
            continue;
        }
        if (p->start > at) {
            add_piece(list, str_sub(whole, at, p->start), json_null(), json_null());
        }
        json_t *name = *p->kind != '\0' ? word(call, "desk_", p->kind) : json_null();
        add_piece(list, str_sub(whole, p->start, p->end), view_text(p->kind), name);
        at = p->end;
    }
    if (at < whole.n) {
        add_piece(list, str_from(whole, at), json_null(), json_null());
    }
    return list;
}

static size_t place(const json_t *pair, size_t i)
{
    return (size_t)json_integer_value(json_array_get(pair, i));
}

static json_t *snippet_pieces(struct call *call, const json_t *row)
{
    const json_t *marks = json_object_get(row, "marks");
    size_t n = json_array_size(marks);
    struct piece *pieces = arena_array(call->mem, n, sizeof *pieces);
    for (size_t i = 0; i < n; i++) {
        const json_t *pair = json_array_get(marks, i);
        pieces[i] = (struct piece){place(pair, 0), place(pair, 1), ""};
    }
    return cut(call, text_of(row, "snippet"), pieces, n);
}

/* ---- the reading ---- */

static void add_glance(json_t *list, json_t *name, json_t *value, const char *tone)
{
    json_t *object = view_object();
    view_set(object, "name", name);
    view_set(object, "value", value);
    view_set(object, "tone", view_optional(tone));
    view_push(list, object);
}

static const char *tone_of_mood(const char *mood)
{
    if (strcmp(mood, "angry") == 0) {
        return "bad";
    }
    return strcmp(mood, "worried") == 0 ? "doubt" : strcmp(mood, "pleased") == 0 ? "good" : NULL;
}

static json_t *glance(struct call *call, const json_t *ticket)
{
    json_t *list = view_list();
    const char *language = text_of(ticket, "language");
    const char *customer = text_of(ticket, "customer");
    const char *mood = text_of(ticket, "mood");
    static const char *const others[] = {"register", "skill"};
    if (*customer != '\0') {
        add_glance(list, word(call, "desk_", "customer"), view_text(customer), NULL);
    }
    if (*language != '\0') {
        add_glance(list, word(call, "desk_", "language"), view_text(desk_words_language(language)),
                   NULL);
    }
    add_glance(list, word(call, "desk_", "mood"), word(call, "desk_mood_", mood),
               tone_of_mood(mood));
    if (json_is_true(json_object_get(ticket, "urgent"))) {
        add_glance(list, word(call, "desk_", "urgent"), word(call, "desk_", "yes"), "bad");
    }
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        const char *value = text_of(ticket, others[i]);
        if (strcmp(value, "none") != 0) {
            const char *group = arena_printf(call->mem, "desk_%s_", others[i]).p;
            add_glance(list, word(call, "desk_", others[i]), word(call, group, value), NULL);
        }
    }
    return list;
}

static json_t *fact_rows(struct call *call, const json_t *ticket)
{
    json_t *rows = view_list();
    const char *kind;
    json_t *values;
    json_object_foreach(json_object_get(ticket, "facts"), kind, values)
    {
        if (json_array_size(values) > 0) {
            json_t *row = view_object();
            view_set(row, "name", word(call, "desk_fact_", kind));
            view_set(row, "values", json_incref(values));
            view_push(rows, row);
        }
    }
    return rows;
}

/* A cue is named by what it shows, as "mood_angry"; of those without a word the place is enough. */
static const char *name_of_cue(struct call *call, const char *what)
{
    static const char *const groups[] = {"mood_", "skill_", "register_", ""};
    for (size_t i = 0; i < sizeof groups / sizeof groups[0]; i++) {
        const char *name = arena_printf(call->mem, "%s%s", groups[i], what).p;
        const char *key = arena_printf(call->mem, "desk_%s", name).p;
        if (*interface_text(call->language, key) != '\0') {
            return name;
        }
    }
    return "mood";
}

static json_t *ticket_pieces(struct call *call, const json_t *ticket)
{
    const json_t *spans = json_object_get(ticket, "spans");
    const json_t *cues = json_object_get(ticket, "cues");
    size_t n_spans = json_array_size(spans);
    size_t n = n_spans + json_array_size(cues);
    struct piece *pieces = arena_array(call->mem, n, sizeof *pieces);
    for (size_t i = 0; i < n; i++) {
        bool fact = i < n_spans;
        const json_t *row = fact ? json_array_get(spans, i) : json_array_get(cues, i - n_spans);
        pieces[i] = (struct piece){
            .start = (size_t)json_integer_value(json_object_get(row, "start")),
            .end = (size_t)json_integer_value(json_object_get(row, "end")),
            .kind = fact ? arena_printf(call->mem, "fact_%s", text_of(row, "kind")).p
                         : name_of_cue(call, text_of(row, "for")),
        };
    }
    return cut(call, text_of(ticket, "text"), pieces, n);
}

void desk_words_reading(struct call *call, json_t *document)
{
    const json_t *ticket = json_object_get(document, "ticket");
    json_t *facts = fact_rows(call, ticket);
    view_set(document, "glance", glance(call, ticket));
    view_set(document, "has_facts", json_boolean(json_array_size(facts) > 0));
    view_set(document, "fact_rows", facts);
    view_set(document, "has_questions",
             json_boolean(json_array_size(json_object_get(ticket, "questions")) > 0));
    view_set(document, "pieces", ticket_pieces(call, ticket));
}

/* ---- suggestions ---- */

static const char *kind_of(const json_t *row)
{
    const json_t *has = json_object_get(row, "has");
    if (json_array_size(has) > 1) {
        return "both";
    }
    const char *only = json_string_value(json_array_get(has, 0));
    return only != NULL ? only : "article";
}

void desk_words_row(struct call *call, json_t *row)
{
    bool internal = strcmp(text_of(row, "audience"), "public") != 0;
    bool article = strcmp(kind_of(row), "reply") != 0;
    view_set(row, "internal", json_boolean(internal && article));
    view_set(row, "kind_words", word(call, "desk_kind_", kind_of(row)));
    view_set(row, "language_words", view_text(desk_words_language(text_of(row, "language"))));
    view_set(row, "snippet_pieces", snippet_pieces(call, row));
}

/* How often an answer was accepted: the number in the reason's words. */
static const char *times_of(struct call *call, const char *words)
{
    int64_t n = 0;
    struct str rest = str_of(words);
    struct str piece;
    while (str_split(&rest, ' ', &piece)) {
        if (str_int(piece, &n)) {
            return arena_printf(call->mem, "%s×",
                                interface_number(call->mem, call->language, (size_t)n))
                .p;
        }
    }
    return "";
}

static void add_reasons(struct call *call, json_t *row)
{
    json_t *reasons = json_object_get(row, "reasons");
    for (size_t i = 0; i < json_array_size(reasons); i++) {
        json_t *reason = json_array_get(reasons, i);
        const char *kind = text_of(reason, "kind");
        view_set(reason, "words", word(call, "desk_reason_", kind));
        if (strcmp(kind, "past") == 0) {
            view_set(reason, "text", view_text(times_of(call, text_of(reason, "text"))));
        }
    }
    view_set(row, "has_reasons", json_boolean(json_array_size(reasons) > 0));
}

/* For the note to a colleague: whether all is open, and what comes nearest. */
static void add_nearest(json_t *document, const json_t *rows)
{
    json_t *nearest = view_list();
    for (size_t i = 0; i < json_array_size(rows) && i < NEAREST; i++) {
        view_push(nearest, json_incref(json_array_get(rows, i)));
    }
    view_set(document, "nearest", nearest);
    view_set(document, "nothing_fits",
             json_boolean(strcmp(text_of(document, "decision"), "none") == 0));
}

/* A category as base.yaml calls it in the reader's language, else as its folder is called. */
static void name_categories(struct call *call, json_t *rows)
{
    const cordial_catalogue *catalogue = NULL;
    cordial_error ignored = {0};
    if (cordial_catalogue_get(call->base, &catalogue, &ignored) != CORDIAL_OK) {
        return;
    }
    for (size_t i = 0; i < json_array_size(rows); i++) {
        json_t *row = json_array_get(rows, i);
        const char *name = parts_topic(call, catalogue, text_of(row, "category"));
        if (name[0] != '\0') {
            view_set(row, "category", view_text(name));
        }
    }
}

void desk_words_suggestions(struct call *call, json_t *document)
{
    json_t *rows = json_object_get(document, "suggestions");
    view_set(document, "decision_words",
             word(call, "desk_decision_", text_of(document, "decision")));
    view_set(document, "has_suggestions", json_boolean(json_array_size(rows) > 0));
    for (size_t i = 0; i < json_array_size(rows); i++) {
        json_t *row = json_array_get(rows, i);
        double confidence = json_number_value(json_object_get(row, "confidence"));
        size_t percent = (size_t)(confidence * 100 + 0.5);
        desk_words_row(call, row);
        add_reasons(call, row);
        view_set(row, "number", view_count(i + 1));
        view_set(row, "number_words", number(call, i + 1));
        view_set(row, "percent", view_count(percent));
        view_set(row, "percent_words", percent_words(call, percent));
    }
    name_categories(call, rows);
    add_nearest(document, rows);
}

/* ---- the draft ---- */

void desk_words_draft(struct call *call, json_t *document)
{
    (void)call;
    const json_t *draft = json_object_get(document, "draft");
    json_t *missing = json_object_get(draft, "missing");
    for (size_t i = 0; i < json_array_size(missing); i++) {
        view_set(json_array_get(missing, i), "number", view_count(i + 1));
    }
    view_set(document, "has_missing", json_boolean(json_array_size(missing) > 0));
    view_set(document, "missing", missing != NULL ? json_incref(missing) : view_list());
    view_set(document, "draft_lang", view_optional(text_of(draft, "language")));
}

/* ---- the check ---- */

static const char *state_of(double value)
{
    return value >= 0.9 ? "good" : value >= 0.5 ? "doubt" : "bad";
}

static json_t *factor_rows(struct call *call, json_t *factors)
{
    json_t *rows = view_list();
    const char *name;
    json_t *value;
    json_object_foreach(factors, name, value)
    {
        json_t *row = view_object();
        bool measured = json_is_number(value);
        size_t percent = (size_t)(json_number_value(value) * 100 + 0.5);
        view_set(row, "words", word(call, "desk_factor_", name));
        view_set(row, "measured", json_boolean(measured));
        view_set(row, "percent", number(call, percent));
        view_set(row, "state", view_text(measured ? state_of(json_number_value(value)) : "none"));
        view_push(rows, row);
    }
    return rows;
}

void desk_words_check(struct call *call, json_t *document)
{
    json_t *check = json_object_get(document, "check");
    json_t *findings = json_object_get(check, "findings");
    if (!json_is_object(check)) {
        return;
    }
    view_set(check, "factor_rows", factor_rows(call, json_object_get(check, "factors")));
    view_set(check, "has_findings", json_boolean(json_array_size(findings) > 0));
    for (size_t i = 0; i < json_array_size(findings); i++) {
        json_t *finding = json_array_get(findings, i);
        view_set(finding, "severity_words",
                 word(call, "desk_severity_", text_of(finding, "severity")));
    }
}

/* ---- kinds of drafts, keys ---- */

void desk_words_kinds(struct call *call, json_t *document, const char *chosen)
{
    json_t *rows = view_list();
    const cordial_kind *kind;
    for (size_t i = 0; (kind = cordial_kind_at(i)) != NULL; i++) {
        json_t *row = view_object();
        view_set(row, "name", view_text(kind->name));
        view_set(row, "words", word(call, "desk_as_", kind->name));
        view_set(row, "chosen", json_boolean(chosen != NULL && strcmp(chosen, kind->name) == 0));
        view_push(rows, row);
    }
    view_set(document, "kinds", rows);
}

static const struct {
    const char *keys;
    const char *what;     /* the text desk_key_WHAT */
    const char *mirrored; /* the keys where one reads from right to left; NULL: the same */
} keys[] = {
    {"Ctrl Enter", "read"},
    {"o", "open"},
    {"/", "pick"},
    {"Enter", "enter"},
    {"1 … 5", "digit"},
    {"j k ↓ ↑", "walk"},
    {"→", "preview", "←"},
    {"a", "accept"},
    {"x", "reject"},
    {"u", "undo"},
    {"F8 Shift F8", "finding"},
    {"Alt Enter", "fix"},
    {"t d", "fields"},
    {"c", "copy"},
    {"Esc", "escape"},
    {"?", "help"},
};

void desk_words_keys(struct call *call, json_t *document)
{
    json_t *rows = view_list();
    bool rtl = strcmp(interface_direction(call->language), "rtl") == 0;
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        json_t *row = view_object();
        view_set(row, "keys", view_text(rtl && keys[i].mirrored ? keys[i].mirrored : keys[i].keys));
        view_set(row, "what", word(call, "desk_key_", keys[i].what));
        view_push(rows, row);
    }
    view_set(document, "keys", rows);
}
