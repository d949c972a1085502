/* Findings, then what rules ask of entries and answers. */
#include "lint/subject.h"

#include "base/file.h"
#include "base/nearest.h"

/* --- findings --------------------------------------------------------------------------------- */

static PRINTF(4, 0) cordial_lint_finding *add(struct lint *l, struct str file, struct place place,
                                              const char *format, va_list words)
{
    const cordial_lint_rule *rule = &lint_rules(&(size_t){0})[l->rule].shown;
    l->rows = arena_more(l->mem, l->rows, l->n_rows, &l->cap_rows, sizeof *l->rows);
    struct lint_row *row = &l->rows[l->n_rows++];
    row->rule = l->rule;
    row->finding = (cordial_lint_finding){
        .rule = rule->id,
        .severity = rule->severity,
        .file = arena_cstr(l->mem, file),
        .line = place.line,
        .column = place.column,
        .end_line = place.end_line,
        .end_column = place.end_column,
        .message = arena_vprintf(l->mem, format, words).p,
    };
    return &row->finding;
}

cordial_lint_finding *lint_add(struct lint *l, struct str file, struct place place,
                               const char *format, ...)
{
    va_list words;
    va_start(words, format);
    cordial_lint_finding *finding = add(l, file, place, format, words);
    va_end(words);
    return finding;
}

cordial_lint_finding *lint_at(struct lint *l, const struct subject *s, size_t start, size_t end,
                              const char *format, ...)
{
    va_list words;
    va_start(words, format);
    struct place place = place_of(&l->cursor, s->source, start, end);
    cordial_lint_finding *finding = add(l, s->entry.path, place, format, words);
    va_end(words);
    return finding;
}

cordial_lint_finding *lint_mark(struct lint *l, const struct subject *s, unsigned line,
                                unsigned column, size_t bytes, const char *format, ...)
{
    va_list words;
    va_start(words, format);
    size_t start = place_byte(&l->cursor, s->source, line, column);
    size_t end = start + bytes < s->source.n ? start + bytes : s->source.n;
    struct place place = place_of(&l->cursor, s->source, start, end);
    cordial_lint_finding *finding = add(l, s->entry.path, place, format, words);
    va_end(words);
    return finding;
}

/* The bytes of a file of the configuration, to count characters in; "" when they are gone. */
static struct str config_bytes(struct lint *l, struct str file)
{
    if (!str_eq(l->config_file, file)) {
        cordial_error ignored;
        l->config_file = arena_str(l->mem, file);
        l->config_bytes = STR("");
        file_read_beneath(l->mem, l->request->dir_fd, l->config_file.p, CONFIG_BYTES_MAX,
                          &l->config_bytes, &ignored);
    }
    return l->config_bytes;
}

cordial_lint_finding *lint_config(struct lint *l, struct str file, unsigned line, unsigned column,
                                  size_t bytes, const char *format, ...)
{
    va_list words;
    va_start(words, format);
    struct str source = config_bytes(l, file);
    struct place place = {.line = line, .column = column};
    if (source.n > 0) {
        size_t start = place_byte(&l->cursor, source, line, column);
        place = place_of(&l->cursor, source, start, start + bytes);
    }
    cordial_lint_finding *finding = add(l, file, place, format, words);
    va_end(words);
    return finding;
}

/* --- front matter ----------------------------------------------------------------------------- */

const struct yaml_pair *subject_pair(const struct subject *s, const char *key)
{
    for (size_t i = 0; s->front != NULL && i < s->front->n; i++) {
        if (str_eq(s->front->pairs[i].key, str_of(key))) {
            return &s->front->pairs[i];
        }
    }
    return NULL;
}

static void add_item(struct lint *l, struct front_items *items, const struct yaml_node *node,
                     struct str text)
{
    if (text.n == 0) {
        return;
    }
    items->rows = arena_more(l->scratch, items->rows, items->n, &items->cap, sizeof *items->rows);
    items->rows[items->n++] = (struct front_item){text, node->line, node->column};
}

struct front_items subject_items(struct lint *l, const struct subject *s, const char *key,
                                 bool commas)
{
    struct front_items items = {0};
    const struct yaml_pair *pair = subject_pair(s, key);
    const struct yaml_node *value = pair != NULL ? pair->value : NULL;
    if (value == NULL || value->kind == YAML_MAP) {
        return items;
    }
    for (size_t i = 0; value->kind == YAML_LIST && i < value->n; i++) {
        add_item(l, &items, value->rows[i], yaml_text(value->rows[i]));
    }
    struct str rest = value->kind == YAML_SCALAR ? yaml_text(value) : (struct str){0};
    for (struct str piece; commas && str_split(&rest, ',', &piece);) {
        add_item(l, &items, value, str_trim(piece));
    }
    if (!commas && value->kind == YAML_SCALAR) {
        add_item(l, &items, value, rest);
    }
    return items;
}

/* --- entries and answers ---------------------------------------------------------------------- */

const char *kind_name(enum entry_kind kind)
{
    return kind == ENTRY_REPLY ? "reply" : "article";
}

bool subject_is_public(const struct subject *s)
{
    return s->entry.audience == CORDIAL_AUDIENCE_PUBLIC && s->entry.state == ENTRY_READY;
}

bool subject_goes_out(const struct subject *s)
{
    return s->entry.kind == ENTRY_REPLY || s->entry.audience == CORDIAL_AUDIENCE_PUBLIC;
}

struct answer *lint_answer(const struct lint *l, struct str id, bool *out_earlier)
{
    size_t *at = map_get(&l->by_id, id);
    size_t *earlier = at == NULL && out_earlier != NULL ? map_get(&l->redirects, id) : NULL;
    if (out_earlier != NULL) {
        *out_earlier = earlier != NULL;
    }
    at = at != NULL ? at : earlier;
    return at != NULL ? &l->answers[*at] : NULL;
}

bool answer_is_public(const struct answer *a)
{
    for (const struct subject *s = a->first; s != NULL; s = s->next) {
        if (subject_is_public(s)) {
            return true;
        }
    }
    return false;
}

const struct subject *answer_find(const struct answer *a, enum entry_kind kind, struct str language)
{
    for (const struct subject *s = a->first; s != NULL; s = s->next) {
        if (s->entry.kind == kind && str_eq(s->entry.language, language)) {
            return s;
        }
    }
    return NULL;
}

const char *lint_nearest_id(struct lint *l, struct str id)
{
    struct nearest nearest;
    nearest_init(&nearest, id);
    for (size_t i = 0; i < l->n_answers && l->tries > 0; i++, l->tries--) {
        nearest_try(&nearest, arena_cstr(l->scratch, l->answers[i].id));
    }
    return nearest.name != NULL ? arena_cstr(l->mem, str_of(nearest.name)) : NULL;
}
