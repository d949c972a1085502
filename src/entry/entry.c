/* Contents: checks of the bytes, facts, languages, titles, replies, reading. */
#include "entry/entry.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "entry/front.h"
#include "entry/name.h"
#include "text/langid.h"
#include "text/languages.h"
#include "text/mustache.h"

/* Bytes of text by which a language is identified. */
enum { SAMPLE_BYTES = 2048 };

struct reading {
    struct arena *mem;
    const struct config *config;
    struct entry *entry;
    struct entry_remarks *remarks;
    struct str language; /* in which facts are filled in */
};

/* --- checks of the bytes -------------------------------------------------------------------- */

/* The place of a byte, as an editor counts: lines from 1, bytes of the line from 1. */
static cordial_status fault_at(struct str source, size_t at, const char *what, cordial_error *err)
{
    unsigned line = 1;
    size_t start = 0;
    for (size_t i = 0; i < at; i++) {
        if (source.p[i] == '\n' || (source.p[i] == '\r' && source.p[i + 1] != '\n')) {
            line++;
            start = i + 1;
        }
    }
    return err_at(err, CORDIAL_E_DATA, line, (unsigned)(at - start) + 1, "%s", what);
}

static cordial_status check_source(struct str source, cordial_error *err)
{
    if (source.n > ENTRY_BYTES_MAX) {
        return err_set(err, CORDIAL_E_LIMIT, "the file has %zu bytes; at most %d KiB are read",
                       source.n, ENTRY_BYTES_MAX / 1024);
    }
    size_t at = utf8_check(source);
    if (at != STR_NOT_FOUND) {
        return fault_at(source, at, "not UTF-8; save the file as UTF-8", err);
    }
    at = str_chr(source, '\0');
    if (at != STR_NOT_FOUND) {
        return fault_at(source, at, "a byte 0; this is no text", err);
    }
    return CORDIAL_OK;
}

/* --- facts ---------------------------------------------------------------------------------- */

static const char fact_prefix[] = "fact.";

/* Is there a tag that names a fact, whatever mark stands before the name? */
static bool has_fact(struct str body)
{
    size_t open = str_find(body, STR("{{"));
    while (open != STR_NOT_FOUND) {
        size_t name = open + 2;
        while (name < body.n && strchr(" \t{&#^/?", body.p[name]) != NULL) {
            name++;
        }
        body = str_from(body, name);
        if (str_starts(body, str_of(fact_prefix))) {
            return true;
        }
        open = str_find(body, STR("{{"));
    }
    return false;
}

static bool fact_value(void *self, struct str name, struct str *out)
{
    struct reading *r = self;
    struct str prefix = str_of(fact_prefix);
    if (!str_starts(name, prefix)) {
        return false;
    }
    name = str_from(name, prefix.n);
    const struct fact *fact = config_fact(r->config, name, r->language);
    if (fact == NULL) {
        remark_add(r->mem, r->remarks, "missing fact", arena_str(r->mem, name));
        return false;
    }
    *out = fact->value;
    return true;
}

/* --- languages ------------------------------------------------------------------------------ */

static bool is_listed(const struct config *config, struct str code)
{
    for (size_t i = 0; i < config->languages.n; i++) {
        if (str_eq(config->languages.rows[i], code)) {
            return true;
        }
    }
    return false;
}

static struct str identify(struct reading *r, struct str text, struct str_list allowed)
{
    return language_identify(r->mem, str_sub(text, 0, utf8_floor(text, SAMPLE_BYTES)), allowed)
        .code;
}

/* The language that the first folder names, when the base lists it; the null string otherwise. */
static struct str listed_folder(const struct reading *r)
{
    struct str code;
    struct str folder = name_folder(r->entry->path);
    bool is_code = folder.n > 0 && language_code(r->mem, folder, &code);
    return is_code && is_listed(r->config, code) ? code : (struct str){0};
}

/* The language that the first folder names in a base that lists none: the text must agree, or
 * tell nothing and the language have a row in the language table. */
static struct str likely_folder(struct reading *r, struct str text)
{
    struct str code;
    struct str folder = name_folder(r->entry->path);
    if (r->config->languages.n > 0 || folder.n == 0 || !language_code(r->mem, folder, &code)) {
        return (struct str){0};
    }
    struct str_list asked = {.rows = &code, .n = 1};
    struct str guess = identify(r, text, asked);
    bool agrees = str_eq(guess, code) || (guess.n == 0 && language_find(code) != NULL);
    return agrees ? code : (struct str){0};
}

/* The identified language, else the fallback; says which. */
static struct str guess_language(struct reading *r, struct str text)
{
    struct str guess = identify(r, text, r->config->languages);
    if (guess.n > 0) {
        remark_add(r->mem, r->remarks, "language identified", guess);
        return guess;
    }
    struct str fallback = config_fallback(r->config);
    remark_add(r->mem, r->remarks, "language assumed", fallback);
    return fallback;
}

/* Set language and category. @text is what the entry says, to identify it by. */
static void set_language(struct reading *r, struct str text)
{
    struct entry *e = r->entry;
    struct str folder = listed_folder(r);
    if (folder.n == 0) {
        folder = likely_folder(r, text);
    }
    if (e->language.n == 0) {
        e->language = folder.n > 0 ? folder : guess_language(r, text);
    }
    e->category = name_category(e->path, folder.n > 0);
}

/* --- titles --------------------------------------------------------------------------------- */

/* The first heading is the title: its text then belongs to what stands before any heading. */
static void merge_first_section(struct entry *e)
{
    struct section *first = &e->sections[1];
    e->sections[0].text = first->text;
    e->n_sections--;
    memmove(first, first + 1, (e->n_sections - 1) * sizeof *first);
}

/* A level-1 heading before any text, which says what the title says, is not shown as a section. */
static bool starts_with_title(const struct entry *e)
{
    return e->n_sections > 1 && e->sections[0].text.n == 0 && e->sections[1].level == 1 &&
           str_eq(e->sections[1].title, e->title);
}

static void set_title(struct entry *e)
{
    for (size_t i = 1; i < e->n_sections && e->title.n == 0; i++) {
        e->title = e->sections[i].title;
    }
    if (starts_with_title(e)) {
        merge_first_section(e);
    }
}

/* --- replies -------------------------------------------------------------------------------- */

/* The names of a reply's parts are never printed, so they are no titles either. */
static void clear_part_names(struct entry *e)
{
    for (size_t i = 1; i < e->n_sections; i++) {
        if (e->sections[i].level == 1) {
            e->sections[i].title = STR("");
            e->sections[i].anchor = STR("");
        }
    }
}

static cordial_status check_parts(const struct front *front, cordial_error *err)
{
    struct str parts[REPLY_PARTS];
    cordial_status status = entry_parts(front->body, parts, err);
    if (status != CORDIAL_OK) {
        err->line += front->body_line - 1;
    }
    return status;
}

/* --- reading -------------------------------------------------------------------------------- */

static void take_page(struct entry *e, const struct markdown *page)
{
    e->sections = page->sections;
    e->n_sections = page->n_sections;
    e->links = page->links;
    e->n_links = page->n_links;
}

/* What tells the language: the title and the beginning of the sections. */
static struct str sample_of(struct arena *mem, const struct entry *e)
{
    AUTO(buf_done) struct buf out = {0};
    buf_add(&out, e->title);
    for (size_t i = 0; i < e->n_sections && out.n < SAMPLE_BYTES; i++) {
        const struct section *s = &e->sections[i];
        buf_printf(&out, "\n%.*s\n", STR_ARG(s->title));
        buf_add(&out, str_sub(s->text, 0, utf8_floor(s->text, SAMPLE_BYTES)));
    }
    return buf_keep(&out, mem);
}

static cordial_status read_reply(struct reading *r, const struct front *front, cordial_error *err)
{
    TRY(check_parts(front, err));
    struct str text = mustache_without_tags(r->mem, front->body);
    struct markdown page;
    TRY(markdown_read(r->mem, text, front->body_line, NULL, &page, err));
    take_page(r->entry, &page);
    r->entry->html = STR("");
    clear_part_names(r->entry);
    set_language(r, sample_of(r->mem, r->entry));
    return CORDIAL_OK;
}

/* Facts differ by language; an entry that quotes some is read once to know its language. */
static cordial_status read_article(struct reading *r, const struct front *front, cordial_error *err)
{
    struct entry *e = r->entry;
    struct markdown page;
    TRY(markdown_read(r->mem, front->body, front->body_line, NULL, &page, err));
    take_page(e, &page);
    set_language(r, sample_of(r->mem, e));
    if (e->quotes_facts) {
        r->language = e->language;
        struct markdown_filler filler = {fact_value, r};
        TRY(markdown_read(r->mem, front->body, front->body_line, &filler, &page, err));
        take_page(e, &page);
    }
    e->html = page.html;
    set_title(e);
    return CORDIAL_OK;
}

static cordial_status read_source(struct reading *r, struct str source, cordial_error *err)
{
    struct entry *e = r->entry;
    TRY(check_source(source, err));
    struct front front;
    TRY(front_split(r->mem, source, &front, err));
    front_read(r->mem, front.map, e, r->remarks);
    e->body = front.body;
    e->quotes_facts = has_fact(front.body);
    TRY(e->kind == ENTRY_REPLY ? read_reply(r, &front, err) : read_article(r, &front, err));
    struct str stem = name_stem(e->path, e->category, r->config->name);
    if (e->id.n == 0) {
        e->id = entry_id_fold(r->mem, stem);
    }
    if (e->title.n == 0) {
        e->title = name_title(r->mem, stem);
    }
    return CORDIAL_OK;
}

cordial_status entry_read(struct arena *mem, const struct config *config, struct str path,
                          struct str source, struct entry *out, struct entry_remarks *remarks,
                          cordial_error *err)
{
    struct entry entry = {.path = path, .kind = name_kind(path)};
    entry.audience = entry.kind == ENTRY_REPLY ? CORDIAL_AUDIENCE_AGENTS : config->audience;
    struct reading r = {.mem = mem, .config = config, .entry = &entry, .remarks = remarks};
    if (read_source(&r, source, err) != CORDIAL_OK) {
        return err_in_file(err, arena_cstr(mem, path));
    }
    *out = entry;
    return CORDIAL_OK;
}
