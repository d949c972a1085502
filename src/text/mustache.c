/*
 * Filling a parsed template: counting work, finding names, values, sections, partials; then what
 * a template says about itself.
 */
#include "text/mustache.h"

#include "base/map.h"
#include "text/mustache_parse.h"

enum { NAME_BYTES_A_STEP = 64, STEPS_OF_READING = 100 };

/* The contexts, the innermost first. */
struct frame {
    mustache_value value;
    const struct frame *outer;
};

struct template_list {
    struct mustache_template *rows;
    size_t n;
    size_t cap;
};

struct filling {
    struct arena *mem;
    const struct mustache_source *source;
    const struct mustache_options *options;
    struct buf *out;
    size_t out_start;
    size_t steps;
    size_t depth;         /* of partials */
    size_t partial_bytes; /* read so far */
    struct map partials;  /* indentation and name -> row in templates */
    struct template_list templates;
    cordial_error *err;
};

static cordial_status fill_nodes(struct filling *f, const struct mustache_template *t, size_t from,
                                 size_t to, const struct frame *top);

static cordial_status over_limit(struct filling *f, const struct mustache_template *t,
                                 const struct mustache_node *node, const char *what, int max)
{
    struct mustache_place place = mustache_place_start();
    mustache_place_move(&place, t->text, node->at);
    struct str name = node->kind == 't' ? STR("text") : mustache_shown(node->text);
    return err_at(f->err, CORDIAL_E_LIMIT, place.line,
                  mustache_place_column(&place, t->indent_bytes), "%s more than %d, at '%.*s'",
                  what, max, STR_ARG(name));
}

static mustache_value member(struct filling *f, mustache_value value, struct str name)
{
    f->steps += 1 + name.n / NAME_BYTES_A_STEP;
    return f->source->member(f->source->self, value, name);
}

/* The first value of this name, looked for outwards through the contexts. */
static mustache_value find_outwards(struct filling *f, const struct frame *top, struct str name)
{
    mustache_value value = NULL;
    for (const struct frame *frame = top; frame != NULL && value == NULL; frame = frame->outer) {
        value = frame->value != NULL ? member(f, frame->value, name) : NULL;
    }
    return value;
}

/*
 * The value under a dotted name. Only its first part is looked for outwards; the rest must be
 * there, and nothing outer stands in for it. A leading dot stands for the innermost context.
 */
static mustache_value find(struct filling *f, const struct frame *top, struct str name)
{
    struct str part;
    if (str_eq(name, STR("."))) {
        return top->value;
    }
    str_split(&name, '.', &part);
    mustache_value value = part.n == 0 ? top->value : find_outwards(f, top, part);
    while (value != NULL && str_split(&name, '.', &part)) {
        value = member(f, value, part);
    }
    return value;
}

static void add_value(struct filling *f, const struct mustache_node *node, struct str text)
{
    const struct mustache_options *options = f->options;
    bool raw = node->kind == '&' && !options->escape_always;
    if (options->escape == NULL || raw) {
        buf_add(f->out, text);
    } else {
        options->escape(f->out, text);
    }
}

static void add_missing(struct filling *f, struct str name, bool question)
{
    if (f->options->extensions && f->options->missing != NULL) {
        f->options->missing(f->options->missing_self, f->out, name, question);
    }
}

static bool out_is_full(const struct filling *f, size_t more)
{
    return f->out->n - f->out_start + more > MUSTACHE_OUT_MAX;
}

static cordial_status fill_value(struct filling *f, const struct mustache_template *t,
                                 const struct mustache_node *node, const struct frame *top)
{
    mustache_value value = find(f, top, node->text);
    struct str text = {NULL, 0};
    bool has_text = value != NULL && f->source->text(f->source->self, value, &text);
    if (has_text && out_is_full(f, text.n)) {
        return over_limit(f, t, node, "bytes of output", MUSTACHE_OUT_MAX);
    }
    if (node->has_fallback && text.n == 0) {
        buf_add(f->out, node->fallback);
    } else if (has_text) {
        add_value(f, node, text);
    } else {
        add_missing(f, node->text, false);
    }
    return CORDIAL_OK;
}

static cordial_status fill_items(struct filling *f, const struct mustache_template *t, size_t at,
                                 mustache_value list, const struct frame *top)
{
    const struct mustache_node *node = &t->nodes[at];
    bool is_list = false;
    for (size_t i = 0;; i++) {
        f->steps++;
        mustache_value item = f->source->item(f->source->self, list, i, &is_list);
        if (!is_list) {
            struct frame inner = {list, top};
            return fill_nodes(f, t, at + 1, node->end, &inner);
        }
        if (item == NULL) {
            return CORDIAL_OK;
        }
        struct frame inner = {item, top};
        TRY(fill_nodes(f, t, at + 1, node->end, &inner));
        if (f->steps > MUSTACHE_STEPS_MAX) {
            return over_limit(f, t, node, "steps", MUSTACHE_STEPS_MAX);
        }
    }
}

static cordial_status fill_section(struct filling *f, const struct mustache_template *t, size_t at,
                                   const struct frame *top)
{
    const struct mustache_node *node = &t->nodes[at];
    mustache_value value = find(f, top, node->text);
    bool falsy = value == NULL || f->source->falsy(f->source->self, value);
    if (node->kind == '^') {
        return falsy ? fill_nodes(f, t, at + 1, node->end, top) : CORDIAL_OK;
    }
    return falsy ? CORDIAL_OK : fill_items(f, t, at, value, top);
}

/* The partial's lines are indented before it is read, so that values in it are not. */
static struct str indented(struct arena *mem, struct str text, struct str indent)
{
    if (indent.n == 0) {
        return text;
    }
    AUTO(buf_done) struct buf b = {0};
    while (text.n > 0) {
        size_t end = str_chr(text, '\n');
        size_t next = end == STR_NOT_FOUND ? text.n : end + 1;
        buf_add(&b, indent);
        buf_add(&b, str_sub(text, 0, next));
        text = str_from(text, next);
        if (b.n > MUSTACHE_PARTIAL_BYTES_MAX) {
            break; /* the caller refuses it */
        }
    }
    return buf_keep(&b, mem);
}

/* The partial as a row of f->templates, counted from 1; read when first used so indented. */
static cordial_status read_partial(struct filling *f, const struct mustache_template *t,
                                   const struct mustache_node *node, size_t *out_row)
{
    struct str key = arena_printf(f->mem, "%.*s%.*s", STR_ARG(node->indent), STR_ARG(node->text));
    size_t *known = map_get(&f->partials, key);
    if (known != NULL) {
        *out_row = *known;
        return CORDIAL_OK;
    }
    f->steps += STEPS_OF_READING;
    struct str text = {NULL, 0};
    if (f->source->partial == NULL || !f->source->partial(f->source->self, node->text, &text)) {
        text = STR("");
    }
    text = indented(f->mem, text, node->indent);
    f->partial_bytes += text.n;
    if (f->partial_bytes > MUSTACHE_PARTIAL_BYTES_MAX) {
        return over_limit(f, t, node, "bytes of partials", MUSTACHE_PARTIAL_BYTES_MAX);
    }
    struct mustache_template partial;
    if (mustache_parse(f->mem, text, node->indent.n, f->options->extensions, &partial, f->err) !=
        CORDIAL_OK) {
        return err_in_file(f->err, arena_cstr(f->mem, node->text));
    }
    struct template_list *all = &f->templates;
    all->rows = arena_more(f->mem, all->rows, all->n, &all->cap, sizeof *all->rows);
    all->rows[all->n++] = partial;
    *out_row = *map_put(&f->partials, key, all->n, NULL);
    return CORDIAL_OK;
}

static cordial_status fill_partial(struct filling *f, const struct mustache_template *t,
                                   struct mustache_node *node, const struct frame *top)
{
    if (f->depth == MUSTACHE_PARTIALS_MAX) {
        return over_limit(f, t, node, "partials within partials:", MUSTACHE_PARTIALS_MAX);
    }
    if (node->row == 0) {
        TRY(read_partial(f, t, node, &node->row));
    }
    struct mustache_template partial = f->templates.rows[node->row - 1]; /* rows may move */
    f->depth++;
    cordial_status status = fill_nodes(f, &partial, 0, partial.n, top);
    f->depth--;
    return status == CORDIAL_OK ? status : err_in_file(f->err, arena_cstr(f->mem, node->text));
}

static cordial_status fill_node(struct filling *f, const struct mustache_template *t, size_t at,
                                const struct frame *top)
{
    struct mustache_node *node = &t->nodes[at];
    switch (node->kind) {
    case 't':
        buf_add(f->out, node->text);
        return CORDIAL_OK;
    case '#':
    case '^':
        return fill_section(f, t, at, top);
    case '>':
        return fill_partial(f, t, node, top);
    case '?':
        add_missing(f, node->text, true);
        return CORDIAL_OK;
    default:
        return fill_value(f, t, node, top);
    }
}

static cordial_status fill_nodes(struct filling *f, const struct mustache_template *t, size_t from,
                                 size_t to, const struct frame *top)
{
    size_t at = from;
    while (at < to) {
        const struct mustache_node *node = &t->nodes[at];
        f->steps++;
        TRY(fill_node(f, t, at, top));
        if (out_is_full(f, 0)) {
            return over_limit(f, t, node, "bytes of output", MUSTACHE_OUT_MAX);
        }
        if (f->steps > MUSTACHE_STEPS_MAX) {
            return over_limit(f, t, node, "steps", MUSTACHE_STEPS_MAX);
        }
        at = node->kind == '#' || node->kind == '^' ? node->end : at + 1;
    }
    return CORDIAL_OK;
}

cordial_status mustache_fill(struct arena *mem, struct str text, mustache_value data,
                             const struct mustache_source *source,
                             const struct mustache_options *options, struct buf *out,
                             cordial_error *err)
{
    struct mustache_template t;
    TRY(mustache_parse(mem, text, 0, options->extensions, &t, err));
    struct filling f = {
        .mem = mem,
        .source = source,
        .options = options,
        .out = out,
        .out_start = out->n,
        .err = err,
    };
    map_init(&f.partials, mem);
    struct frame top = {.value = data};
    return fill_nodes(&f, &t, 0, t.n, &top);
}

cordial_status mustache_tags(struct arena *mem, struct str text, struct mustache_tags *out,
                             cordial_error *err)
{
    struct mustache_template t;
    TRY(mustache_parse(mem, text, 0, true, &t, err));
    struct mustache_tags tags = {0};
    struct mustache_place place = mustache_place_start();
    for (size_t i = 0; i < t.n; i++) {
        const struct mustache_node *node = &t.nodes[i];
        if (node->kind == 't') {
            continue;
        }
        mustache_place_move(&place, text, node->at);
        tags.rows = arena_more(mem, tags.rows, tags.n, &tags.cap, sizeof *tags.rows);
        tags.rows[tags.n++] = (struct mustache_tag){
            .kind = node->kind,
            .name = node->text,
            .has_fallback = node->has_fallback,
            .line = place.line,
            .column = mustache_place_column(&place, 0),
        };
    }
    *out = tags;
    return CORDIAL_OK;
}

struct str mustache_without_tags(struct arena *mem, struct str text)
{
    cordial_error ignored;
    struct mustache_template t;
    mustache_parse(mem, text, 0, true, &t, &ignored); /* malformed: what stands before the fault */
    AUTO(buf_done) struct buf b = {0};
    for (size_t i = 0; i < t.n; i++) {
        if (t.nodes[i].kind == 't') {
            buf_add(&b, t.nodes[i].text);
        } else if (b.n > 0 && strchr(" \t\r\n", b.p[b.n - 1]) == NULL) {
            buf_add_char(&b, ' '); /* words on both sides of a tag stay two */
        }
    }
    return buf_keep(&b, mem);
}
