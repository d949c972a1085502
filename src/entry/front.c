/* Contents: remarks, where front matter begins and ends, the table of keys, reading them. */
#include "entry/front.h"

#include <stddef.h>

#include "base/buf.h"
#include "base/date.h"
#include "text/languages.h"

/* The longest value of another tool that a remark repeats. */
enum { REMARK_VALUE_MAX = 60 };

/* --- remarks -------------------------------------------------------------------------------- */

void remark_add(struct arena *mem, struct entry_remarks *remarks, const char *key, struct str value)
{
    if (remarks == NULL) {
        return;
    }
    remarks->rows =
        arena_more(mem, remarks->rows, remarks->n, &remarks->cap, sizeof *remarks->rows);
    remarks->rows[remarks->n++] = (struct entry_remark){str_of(key), value};
}

/* --- where front matter begins and ends ------------------------------------------------------- */

static bool is_fence(struct str line, struct str fence)
{
    return str_starts(line, fence) && str_trim(line).n == fence.n;
}

static bool is_key_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (unsigned char)c >= 0x80 || strchr("_-.$@/", c) != NULL;
}

/* Does the line begin with a key and its colon? A known key needs no blank behind the colon: it
 * was meant as one, and YAML's fault says what is wrong. */
static bool starts_with_key(struct str line)
{
    if (line.n > 0 && strchr("\"'{?", line.p[0]) != NULL) {
        return str_chr(line, ':') != STR_NOT_FOUND;
    }
    size_t n = 0;
    while (n < line.n && is_key_char(line.p[n])) {
        n++;
    }
    struct str key = str_sub(line, 0, n);
    while (n < line.n && line.p[n] == ' ') {
        n++;
    }
    if (key.n == 0 || n == line.n || line.p[n] != ':') {
        return false;
    }
    return n + 1 == line.n || line.p[n + 1] == ' ' || line.p[n + 1] == '\t' || front_knows(key);
}

/* What the lines from the second one on hold. */
struct block {
    struct str yaml;
    struct str body;
    unsigned body_line;
    bool ended;
    bool empty;    /* blank lines only */
    bool has_key;  /* the first line that says anything begins with a key */
    bool key_next; /* and it is the second line of the file */
};

static struct block find_block(struct str source)
{
    struct block b = {.empty = true, .body_line = 1};
    struct str rest = source;
    struct str line;
    str_line(&rest, &line);
    b.yaml.p = rest.p;
    for (bool looked = false; !b.ended && str_line(&rest, &line);) {
        b.body_line++;
        b.ended = is_fence(line, STR("---")) || is_fence(line, STR("..."));
        if (b.ended) {
            break;
        }
        b.yaml.n = (size_t)(line.p + line.n - b.yaml.p);
        struct str text = str_trim(line);
        b.empty &= text.n == 0;
        if (!looked && text.n > 0 && text.p[0] != '#') {
            looked = true;
            b.has_key = starts_with_key(text);
            b.key_next = b.has_key && b.body_line == 2;
        }
    }
    b.body_line++;
    b.body = rest.p != NULL ? rest : STR("");
    return b;
}

cordial_status front_split(struct arena *mem, struct str source, struct front *out,
                           cordial_error *err)
{
    if (str_starts(source, STR("\xEF\xBB\xBF"))) {
        source = str_from(source, 3);
    }
    *out = (struct front){.body = source, .body_line = 1};
    struct str rest = source;
    struct str line;
    if (!str_line(&rest, &line) || !is_fence(line, STR("---")) || rest.p == NULL) {
        return CORDIAL_OK;
    }
    struct block b = find_block(source);
    if (!b.ended && b.key_next) {
        return err_at(err, CORDIAL_E_DATA, 1, 1,
                      "front matter starts here and does not end; put '---' on a line of its own "
                      "behind it");
    }
    if (!b.ended || (!b.has_key && !b.empty)) {
        return CORDIAL_OK;
    }
    struct yaml_node *root = NULL;
    TRY(yaml_read(mem, b.yaml, 2, &root, err));
    if (root != NULL && root->kind != YAML_MAP) {
        return err_at(err, CORDIAL_E_DATA, root->line, root->column,
                      "front matter needs lines of 'key: value', with a blank behind the ':'");
    }
    *out = (struct front){.map = root, .body = b.body, .body_line = b.body_line};
    return CORDIAL_OK;
}

/* --- the keys --------------------------------------------------------------------------------- */

struct reading {
    struct arena *mem;
    struct entry *entry;
    struct entry_remarks *remarks;
};

struct front_key {
    const char *name;
    /* Put a value at @place in the entry; false when it cannot be read. */
    bool (*read)(struct reading *r, const struct yaml_node *value, void *place);
    size_t offset;
    const char *summary;
};

/* A text in one line. */
static struct str in_one_line(struct arena *mem, struct str text)
{
    AUTO(buf_done) struct buf out = {0};
    for (size_t i = 0; i < text.n; i++) {
        bool space = strchr(" \t\r\n", text.p[i]) != NULL;
        if (!space) {
            buf_add_char(&out, text.p[i]);
        } else if (out.n > 0 && out.p[out.n - 1] != ' ') {
            buf_add_char(&out, ' ');
        }
    }
    buf_trim_end(&out);
    return buf_keep(&out, mem);
}

static bool read_line(struct reading *r, const struct yaml_node *value, void *place)
{
    struct str text = yaml_text(value);
    bool one_line = str_chr(text, '\n') == STR_NOT_FOUND;
    *(struct str *)place = one_line ? text : in_one_line(r->mem, text);
    return value->kind == YAML_SCALAR;
}

static bool read_text(struct reading *r, const struct yaml_node *value, void *place)
{
    (void)r;
    *(struct str *)place = yaml_text(value);
    return value->kind == YAML_SCALAR;
}

/* YYYY-MM-DD, perhaps with a time behind it, which is left out. */
static bool read_date(struct reading *r, const struct yaml_node *value, void *place)
{
    (void)r;
    struct str text = yaml_text(value);
    struct str day = str_sub(text, 0, DATE_BYTES);
    bool time_behind = text.n > DATE_BYTES && strchr("T ", text.p[DATE_BYTES]) != NULL;
    if (!date_is_valid(day) || (text.n > DATE_BYTES && !time_behind)) {
        return text.n == 0 && value->kind == YAML_SCALAR;
    }
    *(struct str *)place = day;
    return true;
}

static bool read_list(struct reading *r, const struct yaml_node *value, void *place)
{
    *(struct str_list *)place = yaml_texts(r->mem, value);
    return value->kind != YAML_MAP;
}

/* A list of words; one text may hold several, divided by commas. */
static bool read_words(struct reading *r, const struct yaml_node *value, void *place)
{
    if (value->kind != YAML_SCALAR) {
        return read_list(r, value, place);
    }
    struct str_list list = {0};
    struct str rest = yaml_text(value);
    struct str word;
    while (str_split(&rest, ',', &word)) {
        word = str_trim(word);
        if (word.n > 0) {
            list.rows = arena_more(r->mem, list.rows, list.n, &list.cap, sizeof *list.rows);
            list.rows[list.n++] = word;
        }
    }
    *(struct str_list *)place = list;
    return true;
}

static bool read_ids(struct reading *r, const struct yaml_node *value, void *place)
{
    struct str_list *list = place;
    bool fine = read_words(r, value, list);
    for (size_t i = 0; i < list->n; i++) {
        list->rows[i] = entry_id_fold(r->mem, list->rows[i]);
    }
    return fine;
}

static bool read_id(struct reading *r, const struct yaml_node *value, void *place)
{
    struct str text = yaml_text(value);
    if (text.n == 0) {
        return false;
    }
    *(struct str *)place = entry_id_fold(r->mem, text);
    return true;
}

static bool read_language(struct reading *r, const struct yaml_node *value, void *place)
{
    return language_code(r->mem, yaml_text(value), place);
}

/* Exactly "public" opens an entry; whatever else stands there keeps it for agents. */
static bool read_audience(struct reading *r, const struct yaml_node *value, void *place)
{
    (void)r;
    bool is_public = value->kind == YAML_SCALAR && str_eq(value->text, STR("public"));
    *(cordial_audience *)place = is_public ? CORDIAL_AUDIENCE_PUBLIC : CORDIAL_AUDIENCE_AGENTS;
    return is_public || str_eq(yaml_text(value), STR("agents"));
}

static bool read_state(struct reading *r, const struct yaml_node *value, void *place)
{
    (void)r;
    static const struct {
        const char *name;
        enum entry_state state;
    } states[] = {{"ready", ENTRY_READY}, {"draft", ENTRY_DRAFT}, {"retired", ENTRY_RETIRED}};
    for (size_t i = 0; i < sizeof states / sizeof states[0]; i++) {
        if (str_eq_ci(yaml_text(value), str_of(states[i].name))) {
            *(enum entry_state *)place = states[i].state;
            return true;
        }
    }
    return false;
}

static const struct front_key front_keys[] = {
    {"audience", read_audience, offsetof(struct entry, audience), "who may find it"},
    {"examples", read_list, offsetof(struct entry, examples), "how customers say it"},
    {"id", read_id, offsetof(struct entry, id), "the answer it belongs to"},
    {"keywords", read_words, offsetof(struct entry, keywords), "words it is also found by"},
    {"lang", read_language, offsetof(struct entry, language), "its language"},
    {"needs", read_words, offsetof(struct entry, needs), "facts that a ticket must hold"},
    {"note", read_text, offsetof(struct entry, note), "a note for agents"},
    {"owner", read_line, offsetof(struct entry, owner), "who answers for it"},
    {"redirects", read_ids, offsetof(struct entry, redirects), "earlier ids"},
    {"related", read_ids, offsetof(struct entry, related), "ids of other answers"},
    {"review", read_date, offsetof(struct entry, review), "when to look at it again"},
    {"state", read_state, offsetof(struct entry, state), "ready, draft or retired"},
    {"title", read_line, offsetof(struct entry, title), "its title"},
    {"updated", read_date, offsetof(struct entry, updated), "when it was last changed"},
};

static const struct front_key *find_key(struct str name)
{
    for (size_t i = 0; i < sizeof front_keys / sizeof front_keys[0]; i++) {
        if (str_eq(name, str_of(front_keys[i].name))) {
            return &front_keys[i];
        }
    }
    return NULL;
}

bool front_knows(struct str key)
{
    return find_key(key) != NULL;
}

const char *front_key(size_t i)
{
    return i < sizeof front_keys / sizeof front_keys[0] ? front_keys[i].name : NULL;
}

static struct str shown_value(const struct yaml_node *value)
{
    if (value->kind != YAML_SCALAR) {
        return value->kind == YAML_LIST ? STR("a list") : STR("a map");
    }
    struct str text = yaml_text(value);
    return text.n > REMARK_VALUE_MAX ? STR("a long text") : text;
}

void front_read(struct arena *mem, const struct yaml_node *map, struct entry *entry,
                struct entry_remarks *remarks)
{
    struct reading r = {mem, entry, remarks};
    for (size_t i = 0; map != NULL && i < map->n; i++) {
        const struct yaml_pair *pair = &map->pairs[i];
        const struct front_key *key = find_key(pair->key);
        if (key == NULL) {
            remark_add(mem, remarks, "unknown key", pair->key);
        } else if (!key->read(&r, pair->value, (char *)entry + key->offset)) {
            const char *kind = arena_printf(mem, "unknown %s", key->name).p;
            remark_add(mem, remarks, kind, shown_value(pair->value));
        }
    }
}
