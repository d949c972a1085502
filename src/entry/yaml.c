/*
 * The bytes are checked first, so that libyaml sees only text; then its events become the tree.
 * Contents: places, refusals, the tree, libyaml's faults in our words, reading, access.
 */
#include "entry/yaml.h"

#include <assert.h>

#include <yaml.h>

#include "base/map.h"
#include "base/utf8.h"

/* Maps of at most this many keys are searched in line; larger ones through a hash. */
enum { KEYS_IN_LINE = 16 };

/* --- places ----------------------------------------------------------------------------- */

/*
 * libyaml counts characters, and takes U+2028 for a line's end; we count bytes and the lines of
 * an editor. The cursor follows libyaml's character index, which grows from event to event.
 */
struct cursor {
    size_t at;    /* bytes */
    size_t index; /* characters */
    size_t line_start;
    unsigned line;
};

struct place {
    unsigned line;
    unsigned column;
};

/* One open list or map. */
struct level {
    struct yaml_node *node;
    size_t cap;
    bool has_key; /* of a map: the key of the value that comes next is read */
    struct yaml_pair pair;
    struct map keys; /* to indices of node->pairs, from KEYS_IN_LINE on */
};

struct reader {
    struct arena *mem;
    struct str s;
    unsigned first_line;
    struct cursor cursor;
    struct level levels[YAML_DEPTH_MAX];
    size_t depth;
    size_t n_nodes;
    struct yaml_node *root;
    bool ended; /* behind the first document */
};

static void step(struct str s, struct cursor *c)
{
    char byte = s.p[c->at];
    utf8_next(s, &c->at);
    c->index++;
    bool crlf = byte == '\r' && c->at < s.n && s.p[c->at] == '\n';
    if (byte == '\n' || (byte == '\r' && !crlf)) {
        c->line++;
        c->line_start = c->at;
    }
}

static struct place place_at_cursor(const struct reader *r, const struct cursor *c)
{
    return (struct place){r->first_line + c->line, (unsigned)(c->at - c->line_start) + 1};
}

static struct place place_of_mark(struct reader *r, const yaml_mark_t *mark)
{
    if (mark->index < r->cursor.index) {
        r->cursor = (struct cursor){0};
    }
    while (r->cursor.index < mark->index && r->cursor.at < r->s.n) {
        step(r->s, &r->cursor);
    }
    return place_at_cursor(r, &r->cursor);
}

static struct place place_of_byte(const struct reader *r, size_t at)
{
    struct cursor c = {0};
    while (c.at < at && c.at < r->s.n) {
        step(r->s, &c);
    }
    return place_at_cursor(r, &c);
}

/* --- refusals --------------------------------------------------------------------------- */

static bool is_forbidden_control(uint32_t c)
{
    bool blank = c == '\t' || c == '\n' || c == '\r' || c == 0x85;
    return (c < 0x20 || (c >= 0x7F && c <= 0x9F)) && !blank;
}

/* The first character that no YAML of ours may hold, as @out_c; STR_NOT_FOUND if there is none. */
static size_t find_forbidden(struct str s, uint32_t *out_c)
{
    for (size_t at = 0; at < s.n;) {
        size_t start = at;
        *out_c = utf8_next(s, &at);
        if (is_forbidden_control(*out_c) || utf8_is_bidi_control(*out_c)) {
            return start;
        }
    }
    return STR_NOT_FOUND;
}

static cordial_status refuse_character(struct place place, uint32_t c, cordial_error *err)
{
    if (utf8_is_bidi_control(c)) {
        return err_at(err, CORDIAL_E_DATA, place.line, place.column,
                      "the character U+%04X turns the text behind it around; remove it",
                      (unsigned)c);
    }
    return err_at(err, CORDIAL_E_DATA, place.line, place.column,
                  "the control character U+%04X is not allowed; remove it", (unsigned)c);
}

static cordial_status check_bytes(const struct reader *r, cordial_error *err)
{
    size_t at = utf8_check(r->s);
    if (at != STR_NOT_FOUND) {
        struct place place = place_of_byte(r, at);
        return err_at(err, CORDIAL_E_DATA, place.line, place.column,
                      "not UTF-8: byte 0x%02X; save the file as UTF-8", (unsigned char)r->s.p[at]);
    }
    uint32_t c;
    at = find_forbidden(r->s, &c);
    return at == STR_NOT_FOUND ? CORDIAL_OK : refuse_character(place_of_byte(r, at), c, err);
}

static cordial_status refuse_marks(struct place place, const yaml_char_t *anchor,
                                   const yaml_char_t *tag, cordial_error *err)
{
    if (anchor != NULL) {
        return err_at(err, CORDIAL_E_DATA, place.line, place.column,
                      "the anchor '&%.40s' is not allowed; put a value that starts with '&' in "
                      "quotes",
                      (const char *)anchor);
    }
    if (tag != NULL) {
        return err_at(err, CORDIAL_E_DATA, place.line, place.column,
                      "the tag '%.40s' is not allowed; put a value that starts with '!' in quotes",
                      (const char *)tag);
    }
    return CORDIAL_OK;
}

static cordial_status refuse_alias(struct reader *r, const yaml_event_t *event, cordial_error *err)
{
    struct place place = place_of_mark(r, &event->start_mark);
    return err_at(err, CORDIAL_E_DATA, place.line, place.column,
                  "the alias '*%.40s' is not allowed; put a value that starts with '*' in quotes",
                  (const char *)event->data.alias.anchor);
}

/* --- the tree --------------------------------------------------------------------------- */

static struct level *top(struct reader *r)
{
    return r->depth > 0 ? &r->levels[r->depth - 1] : NULL;
}

static bool wants_key(const struct level *level)
{
    return level != NULL && level->node->kind == YAML_MAP && !level->has_key;
}

static const struct yaml_pair *find_pair(const struct level *level, struct str key)
{
    const struct yaml_node *node = level->node;
    if (level->keys.n > 0) {
        const size_t *i = map_get(&level->keys, key);
        return i != NULL ? &node->pairs[*i] : NULL;
    }
    for (size_t i = 0; i < node->n; i++) {
        if (str_eq(node->pairs[i].key, key)) {
            return &node->pairs[i];
        }
    }
    return NULL;
}

/* Keep the hash of keys in step with the pairs, once there are many. */
static void note_keys(struct arena *mem, struct level *level)
{
    const struct yaml_node *node = level->node;
    if (node->n < KEYS_IN_LINE) {
        return;
    }
    if (level->keys.mem == NULL) {
        map_init(&level->keys, mem);
    }
    for (size_t i = level->keys.n; i < node->n; i++) {
        map_put(&level->keys, node->pairs[i].key, i, NULL);
    }
}

static cordial_status take_key(struct reader *r, struct str key, bool plain, struct place place,
                               cordial_error *err)
{
    struct level *level = top(r);
    if (plain && str_eq(key, STR("<<"))) {
        return err_at(err, CORDIAL_E_DATA, place.line, place.column,
                      "the merge key '<<' is not allowed; write the keys out");
    }
    const struct yaml_pair *first = find_pair(level, key);
    if (first != NULL) {
        return err_at(err, CORDIAL_E_DATA, place.line, place.column,
                      "the key '%.*s' stands twice, first on line %u",
                      (int)utf8_floor(key, key.n < 80 ? key.n : 80), key.p, first->line);
    }
    level->has_key = true;
    level->pair = (struct yaml_pair){.key = key, .line = place.line, .column = place.column};
    return CORDIAL_OK;
}

static void attach(struct reader *r, struct yaml_node *node)
{
    struct level *level = top(r);
    if (level == NULL) {
        r->root = node;
        return;
    }
    struct yaml_node *into = level->node;
    if (into->kind == YAML_LIST) {
        into->rows = arena_more(r->mem, into->rows, into->n, &level->cap, sizeof *into->rows);
        into->rows[into->n++] = node;
        return;
    }
    level->pair.value = node;
    level->has_key = false;
    into->pairs = arena_more(r->mem, into->pairs, into->n, &level->cap, sizeof *into->pairs);
    into->pairs[into->n++] = level->pair;
    note_keys(r->mem, level);
}

static cordial_status new_node(struct reader *r, enum yaml_kind kind, struct place place,
                               struct yaml_node **out, cordial_error *err)
{
    if (++r->n_nodes > YAML_NODES_MAX) {
        return err_at(err, CORDIAL_E_LIMIT, place.line, place.column, "over %d values",
                      (int)YAML_NODES_MAX);
    }
    struct yaml_node *node = arena_alloc(r->mem, sizeof *node);
    node->kind = kind;
    node->line = place.line;
    node->column = place.column;
    *out = node;
    return CORDIAL_OK;
}

static cordial_status on_scalar(struct reader *r, const yaml_event_t *event, cordial_error *err)
{
    struct place place = place_of_mark(r, &event->start_mark);
    TRY(refuse_marks(place, event->data.scalar.anchor, event->data.scalar.tag, err));
    struct str text = {(const char *)event->data.scalar.value, event->data.scalar.length};
    uint32_t c;
    /* Only an escape in double quotes can make a character that check_bytes() did not see. */
    if (event->data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE &&
        find_forbidden(text, &c) != STR_NOT_FOUND) {
        return refuse_character(place, c, err);
    }
    text = arena_str(r->mem, text);
    if (wants_key(top(r))) {
        bool plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
        return take_key(r, text, plain, place, err);
    }
    struct yaml_node *node = NULL;
    TRY(new_node(r, YAML_SCALAR, place, &node, err));
    node->text = text;
    attach(r, node);
    return CORDIAL_OK;
}

static cordial_status on_open(struct reader *r, enum yaml_kind kind, const yaml_char_t *anchor,
                              const yaml_char_t *tag, const yaml_mark_t *mark, cordial_error *err)
{
    struct place place = place_of_mark(r, mark);
    TRY(refuse_marks(place, anchor, tag, err));
    if (wants_key(top(r))) {
        return err_at(err, CORDIAL_E_DATA, place.line, place.column,
                      "a key must be a text; put a key that starts with '%c' in quotes",
                      kind == YAML_LIST ? '[' : '{');
    }
    if (r->depth == YAML_DEPTH_MAX) {
        return err_at(err, CORDIAL_E_LIMIT, place.line, place.column,
                      "lists and maps within each other deeper than %d", (int)YAML_DEPTH_MAX);
    }
    struct yaml_node *node = NULL;
    TRY(new_node(r, kind, place, &node, err));
    attach(r, node);
    r->levels[r->depth++] = (struct level){.node = node};
    return CORDIAL_OK;
}

static cordial_status on_document(struct reader *r, const yaml_event_t *event, cordial_error *err)
{
    if (r->ended) {
        struct place place = place_of_mark(r, &event->start_mark);
        return err_at(err, CORDIAL_E_DATA, place.line, place.column,
                      "a second document starts here; a file holds one");
    }
    if (event->data.document_start.tag_directives.start !=
        event->data.document_start.tag_directives.end) {
        struct place place = place_of_mark(r, &event->start_mark);
        return err_at(err, CORDIAL_E_DATA, place.line, place.column,
                      "a %%TAG directive is not allowed");
    }
    return CORDIAL_OK;
}

static cordial_status on_event(struct reader *r, const yaml_event_t *event, cordial_error *err)
{
    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT:
        return on_document(r, event, err);
    case YAML_SCALAR_EVENT:
        return on_scalar(r, event, err);
    case YAML_SEQUENCE_START_EVENT:
        return on_open(r, YAML_LIST, event->data.sequence_start.anchor,
                       event->data.sequence_start.tag, &event->start_mark, err);
    case YAML_MAPPING_START_EVENT:
        return on_open(r, YAML_MAP, event->data.mapping_start.anchor, event->data.mapping_start.tag,
                       &event->start_mark, err);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        assert(r->depth > 0);
        r->depth--;
        return CORDIAL_OK;
    case YAML_ALIAS_EVENT:
        return refuse_alias(r, event, err);
    case YAML_DOCUMENT_END_EVENT:
        r->ended = true;
        return CORDIAL_OK;
    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_STREAM_END_EVENT:
        return CORDIAL_OK;
    }
    return CORDIAL_OK;
}

/* --- libyaml's faults in our words --------------------------------------------------------- */

/* The first row whose words stand in libyaml's problem and context tells what to do. */
static const struct fault {
    const char *problem;
    const char *context; /* NULL: any */
    bool at_context;     /* the place to show is where the construct began */
    const char *message;
} faults[] = {
    {"mapping values are not allowed", NULL, false,
     "a ':' followed by a blank inside a value; put the value in quotes"},
    {"block sequence entries are not allowed", NULL, false,
     "a list cannot start behind its key; put each '- ' on a line of its own, or the value in "
     "quotes"},
    {"found character that cannot start any token", NULL, false, NULL}, /* see token_fault() */
    {"found a tab character", NULL, false, "a tab cannot indent; use blanks"},
    {"found unexpected end of stream", "quoted scalar", true, "this quote is never closed"},
    {"found unexpected document indicator", "quoted scalar", true, "this quote is never closed"},
    {"unknown escape character", NULL, false,
     "no escape that YAML knows; write '\\\\' for a backslash, or use single quotes"},
    {"did not find expected hexdecimal number", NULL, false,
     "an escape needs hexadecimal digits; write '\\\\' for a backslash, or use single quotes"},
    {"found invalid Unicode character escape code", NULL, false,
     "an escape that names no character"},
    {"could not find expected ':'", NULL, false,
     "the line before this place is no 'key: value'; add the ':', or quotes"},
    {"did not find expected key", NULL, false,
     "no key is found here; check the indentation, and put a value that holds quotes in quotes"},
    {"did not find expected '-' indicator", NULL, false,
     "no '- ' of the list is found here; check the indentation"},
    {"did not find expected ',' or ']'", NULL, true,
     "this list is not closed with ']'; put a value that starts with '[' in quotes"},
    {"did not find expected ',' or '}'", NULL, true,
     "this map is not closed with '}'; put a value that starts with '{' in quotes"},
    {"did not find expected node content", NULL, false,
     "a value is missing here; put a value that starts with a mark such as '[' in quotes"},
    {"did not find expected alphabetic", "alias", true,
     "a value cannot start with '*'; put it in quotes"},
    {"did not find expected alphabetic", "anchor", true,
     "a value cannot start with '&'; put it in quotes"},
    {"did not find expected <document start>", NULL, false,
     "text behind the end of the YAML; is the line before it indented?"},
    {"did not find expected comment or line break", "block scalar", false,
     "a value cannot start with '|' or '>' and go on in the same line; put it in quotes"},
    {"did not find expected whitespace or line break", "tag", true,
     "a value cannot start with '!'; put it in quotes"},
};

static const struct fault *find_fault(const char *problem, const char *context)
{
    for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++) {
        const struct fault *f = &faults[i];
        if (strstr(problem, f->problem) != NULL &&
            (f->context == NULL || strstr(context, f->context) != NULL)) {
            return f;
        }
    }
    return NULL;
}

static cordial_status token_fault(const struct reader *r, struct place place, cordial_error *err)
{
    char c = r->cursor.at < r->s.n ? r->s.p[r->cursor.at] : ' ';
    if (c == '\t') {
        return err_at(err, CORDIAL_E_DATA, place.line, place.column,
                      "a tab cannot indent; use blanks");
    }
    return err_at(err, CORDIAL_E_DATA, place.line, place.column,
                  "a value cannot start with '%c'; put it in quotes", c);
}

static cordial_status parser_fault(struct reader *r, const yaml_parser_t *parser,
                                   cordial_error *err)
{
    if (parser->error == YAML_MEMORY_ERROR) {
        memory_ended();
    }
    const char *problem = parser->problem != NULL ? parser->problem : "malformed YAML";
    const char *context = parser->context != NULL ? parser->context : "";
    const struct fault *f = find_fault(problem, context);
    bool at_context = f != NULL && f->at_context && parser->context != NULL;
    struct place place =
        place_of_mark(r, at_context ? &parser->context_mark : &parser->problem_mark);
    if (f == NULL) {
        return err_at(err, CORDIAL_E_DATA, place.line, place.column, "%s", problem);
    }
    if (f->message == NULL) {
        return token_fault(r, place, err);
    }
    return err_at(err, CORDIAL_E_DATA, place.line, place.column, "%s", f->message);
}

/* --- reading ------------------------------------------------------------------------------- */

static cordial_status read_events(struct reader *r, yaml_parser_t *parser, cordial_error *err)
{
    for (bool more = true; more;) {
        AUTO(yaml_event_delete) yaml_event_t event = {0};
        if (!yaml_parser_parse(parser, &event)) {
            return parser_fault(r, parser, err);
        }
        TRY(on_event(r, &event, err));
        more = event.type != YAML_STREAM_END_EVENT;
    }
    return CORDIAL_OK;
}

cordial_status yaml_read(struct arena *mem, struct str s, unsigned first_line,
                         struct yaml_node **out, cordial_error *err)
{
    if (str_starts(s, STR("\xEF\xBB\xBF"))) {
        s = str_from(s, 3);
    }
    struct reader r = {.mem = mem, .s = s, .first_line = first_line};
    TRY(check_bytes(&r, err));
    AUTO(yaml_parser_delete) yaml_parser_t parser = {0};
    if (!yaml_parser_initialize(&parser)) {
        memory_ended();
    }
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)(s.n > 0 ? s.p : ""), s.n);
    TRY(read_events(&r, &parser, err));
    *out = r.root;
    return CORDIAL_OK;
}

/* --- access -------------------------------------------------------------------------------- */

const struct yaml_node *yaml_get(const struct yaml_node *map, const char *key)
{
    if (map == NULL || map->kind != YAML_MAP) {
        return NULL;
    }
    for (size_t i = 0; i < map->n; i++) {
        if (str_eq(map->pairs[i].key, str_of(key))) {
            return map->pairs[i].value;
        }
    }
    return NULL;
}

struct str yaml_text(const struct yaml_node *node)
{
    if (node == NULL || node->kind != YAML_SCALAR) {
        return (struct str){0};
    }
    return str_trim(node->text);
}

struct str_list yaml_keys(struct arena *mem, const struct yaml_node *node)
{
    struct str_list list = {0};
    for (size_t i = 0; node != NULL && node->kind == YAML_MAP && i < node->n; i++) {
        list.rows = arena_more(mem, list.rows, list.n, &list.cap, sizeof *list.rows);
        list.rows[list.n++] = node->pairs[i].key;
    }
    return list;
}

struct str_list yaml_texts(struct arena *mem, const struct yaml_node *node)
{
    struct str_list list = {0};
    if (node == NULL || node->kind == YAML_MAP) {
        return list;
    }
    size_t n = node->kind == YAML_LIST ? node->n : 1;
    for (size_t i = 0; i < n; i++) {
        struct str text = yaml_text(node->kind == YAML_LIST ? node->rows[i] : node);
        if (text.n > 0) {
            list.rows = arena_more(mem, list.rows, list.n, &list.cap, sizeof(*list.rows));
            list.rows[list.n++] = text;
        }
    }
    return list;
}
