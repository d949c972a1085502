/* The parts of a reply: its template cut at "# cause", "# remedy", "# alternative", "# next". */
#include "entry/entry.h"

static const char *const part_names[REPLY_PARTS] = {
    [PART_CAUSE] = "cause",
    [PART_REMEDY] = "remedy",
    [PART_ALTERNATIVE] = "alternative",
    [PART_NEXT] = "next",
};

struct cutting {
    struct str *parts;
    size_t part; /* the one that is open; REPLY_PARTS: before the first heading */
    const char *start;
    struct str fence; /* of the code block that is open, or "" */
};

/* The run of "`" or "~" that a line starts a block of code with, or "". */
static struct str fence_of(struct str line)
{
    struct str text = str_trim(line);
    size_t n = 0;
    while (n < text.n && (text.p[n] == '`' || text.p[n] == '~') && text.p[n] == text.p[0]) {
        n++;
    }
    return n >= 3 ? str_sub(text, 0, n) : STR("");
}

/* Is the line inside a block of code, or its fence? Headings there are text. */
static bool is_code(struct cutting *c, struct str line)
{
    struct str fence = fence_of(line);
    if (c->fence.n == 0) {
        c->fence = fence;
        return fence.n > 0;
    }
    if (str_starts(fence, c->fence) && fence.n == str_trim(line).n) {
        c->fence = STR("");
    }
    return true;
}

/* The text of a level-1 heading; the null string for any other line. */
static struct str heading_of(struct str line)
{
    if (line.n < 2 || line.p[0] != '#' || (line.p[1] != ' ' && line.p[1] != '\t')) {
        return (struct str){0};
    }
    struct str text = str_trim(str_from(line, 1));
    while (text.n > 0 && text.p[text.n - 1] == '#') {
        text.n--;
    }
    return str_trim(text);
}

static size_t find_part(struct str name)
{
    size_t i = 0;
    while (i < REPLY_PARTS && !str_eq_ci(name, str_of(part_names[i]))) {
        i++;
    }
    return i;
}

static void close_part(struct cutting *c, const char *end)
{
    struct str text = str_trim((struct str){c->start, (size_t)(end - c->start)});
    if (c->part < REPLY_PARTS) {
        c->parts[c->part] = text;
    } else if (text.n > 0) {
        c->parts[PART_REMEDY] = text; /* what stands before the first heading */
    }
}

static cordial_status open_part(struct cutting *c, struct str name, struct str line, unsigned at,
                                cordial_error *err)
{
    close_part(c, line.p);
    size_t part = find_part(name);
    if (part == REPLY_PARTS) {
        return err_at(err, CORDIAL_E_DATA, at, 1,
                      "no part of a reply is called '%.*s'; they are '# cause', '# remedy', "
                      "'# alternative' and '# next'",
                      (int)(name.n < 60 ? name.n : 60), name.p);
    }
    if (c->parts[part].p != NULL) {
        return err_at(err, CORDIAL_E_DATA, at, 1, "the part '%s' stands twice%s", part_names[part],
                      part == PART_REMEDY ? "; what stands before the first heading is one" : "");
    }
    c->part = part;
    c->start = line.p + line.n;
    return CORDIAL_OK;
}

cordial_status entry_parts(struct str body, struct str out[REPLY_PARTS], cordial_error *err)
{
    struct str parts[REPLY_PARTS] = {0};
    struct cutting c = {.parts = parts, .part = REPLY_PARTS, .start = body.p};
    struct str rest = body;
    struct str line;
    for (unsigned at = 1; str_line(&rest, &line); at++) {
        struct str name = is_code(&c, line) ? (struct str){0} : heading_of(line);
        if (name.p != NULL) {
            TRY(open_part(&c, name, line, at, err));
        }
    }
    if (body.n > 0) {
        close_part(&c, body.p + body.n);
    }
    for (size_t i = 0; i < REPLY_PARTS; i++) {
        out[i] = parts[i].p != NULL ? parts[i] : STR("");
    }
    return CORDIAL_OK;
}
