/* What base.yaml says; the catalogue: its articles, its categories. */
#include "lib/site.h"

#include "base/utf8.h"
#include "lib/handle.h"
#include "text/unicode.h"

#include <stdlib.h>

/* ---- what base.yaml says ---- */

static const char *const *cstrs(struct arena *mem, struct str_list list)
{
    const char **rows = arena_array(mem, list.n, sizeof *rows);
    for (size_t i = 0; i < list.n; i++) {
        rows[i] = arena_cstr(mem, list.rows[i]);
    }
    return rows;
}

static const char *const *teams(struct arena *mem, const struct config *config,
                                struct str_list languages)
{
    const char **rows = arena_array(mem, languages.n, sizeof *rows);
    for (size_t i = 0; i < languages.n; i++) {
        rows[i] = arena_cstr(mem, config_team(config, languages.rows[i]));
    }
    return rows;
}

static struct str without_slash(struct str url)
{
    while (str_ends(url, STR("/"))) {
        url.n--;
    }
    return url;
}

static cordial_site read_site(struct arena *mem, const struct config *config)
{
    struct config_site site = config_site(mem, config);
    struct str *fallback = arena_array(mem, 1, sizeof *fallback);
    *fallback = config_fallback(config);
    struct str_list languages = config->languages;
    languages = languages.n > 0 ? languages : (struct str_list){.rows = fallback, .n = 1};
    return (cordial_site){
        .name = arena_cstr(mem, config->name),
        .url = arena_cstr(mem, without_slash(config->url)),
        .languages = cstrs(mem, languages),
        .teams = teams(mem, config, languages),
        .n_languages = languages.n,
        .colour = arena_cstr(mem, site.colour),
        .logo = arena_cstr(mem, site.logo),
        .answer_min = config_promised_min(config, false),
        .questions = site.questions,
        .questions_days = site.questions_days,
        .widget_origins = cstrs(mem, site.widget_origins),
        .n_widget_origins = site.widget_origins.n,
    };
}

static struct base_site *site_of(cordial_base *base)
{
    if (base->site == NULL) {
        base->site = heap_alloc(sizeof *base->site);
        base->site->says = read_site(&base->mem, &base->config);
    }
    return base->site;
}

const cordial_site *cordial_site_get(cordial_base *base)
{
    return &site_of(base)->says;
}

void site_close(struct base_site *site)
{
    if (site != NULL) {
        arena_done(&site->mem);
        free(site);
    }
}

/* ---- articles ---- */

static int by_id(const void *a, const void *b)
{
    const cordial_listed *left = a;
    const cordial_listed *right = b;
    int order = strcmp(left->id, right->id);
    order = order != 0 ? order : strcmp(left->language, right->language);
    return order != 0 ? order : strcmp(left->file, right->file);
}

static bool is_listed(const struct indexed *row)
{
    return !row->note && row->stamp.kind == ENTRY_ARTICLE;
}

/* Strings of the index are valid until a refresh only: the list gets copies. */
static cordial_listed listed_of(struct arena *mem, const struct indexed *row)
{
    const struct entry *entry = &row->card.entry;
    return (cordial_listed){
        .id = arena_cstr(mem, row->stamp.id),
        .language = arena_cstr(mem, row->stamp.language),
        .title = arena_cstr(mem, entry->title),
        .category = arena_cstr(mem, row->stamp.category),
        .updated = arena_cstr(mem, entry->updated),
        .file = arena_cstr(mem, row->stamp.path),
    };
}

static cordial_status list_articles(struct arena *mem, struct index_reader *reader,
                                    cordial_catalogue *out, cordial_error *err)
{
    AUTO(arena_done) struct arena scratch = {0};
    struct indexed_list all;
    TRY(index_reader_all(&scratch, reader, &all, err));
    cordial_listed *rows = arena_array(mem, all.n, sizeof *rows);
    size_t n = 0;
    for (size_t i = 0; i < all.n; i++) {
        if (is_listed(&all.rows[i])) {
            TRY(index_reader_card(&scratch, reader, CARD_HEAD, &all.rows[i], err));
            if (all.rows[i].card.entry.state == ENTRY_READY) {
                rows[n++] = listed_of(mem, &all.rows[i]);
            }
        }
    }
    if (n > 0) {
        qsort(rows, n, sizeof *rows, by_id);
    }
    out->rows = rows;
    out->n_rows = n;
    index_reader_rest(reader); /* it went through all texts; few are wanted soon */
    return CORDIAL_OK;
}

/* ---- articles by their files ---- */

static int by_file(const void *a, const void *b)
{
    const cordial_listed *left = *(const cordial_listed *const *)a;
    const cordial_listed *right = *(const cordial_listed *const *)b;
    return strcmp(left->file, right->file);
}

static const cordial_listed **sort_by_file(struct arena *mem, const cordial_catalogue *catalogue)
{
    const cordial_listed **rows = arena_array(mem, catalogue->n_rows, sizeof *rows);
    for (size_t i = 0; i < catalogue->n_rows; i++) {
        rows[i] = &catalogue->rows[i];
    }
    if (catalogue->n_rows > 0) {
        qsort(rows, catalogue->n_rows, sizeof *rows, by_file);
    }
    return rows;
}

static int compare_file(const void *key, const void *row)
{
    const cordial_listed *listed = *(const cordial_listed *const *)row;
    return str_cmp(*(const struct str *)key, str_of(listed->file));
}

const cordial_listed *site_article_at(const struct base_site *site, struct str file)
{
    if (site->catalogue.n_rows == 0) {
        return NULL;
    }
    const cordial_listed *const *found =
        bsearch(&file, site->by_file, site->catalogue.n_rows, sizeof *site->by_file, compare_file);
    return found != NULL ? *found : NULL;
}

/* ---- categories ---- */

struct category {
    cordial_category row;
    size_t place; /* in base.yaml */
};

static int by_place(const void *a, const void *b)
{
    const struct category *left = a;
    const struct category *right = b;
    if (left->place != right->place) {
        return left->place < right->place ? -1 : 1;
    }
    return strcmp(left->row.path, right->row.path);
}

/* "sites/mail-server" is "Mail server". */
static struct str plain_name(struct arena *mem, struct str path)
{
    size_t at = 0;
    struct str rest = path;
    struct str last = path;
    AUTO(buf_done) struct buf name = {0};
    while (str_split(&rest, '/', &last)) {
        at = 0;
    }
    if (last.n > 0) {
        utf8_add(&name, unicode_upper(utf8_next(last, &at)));
    }
    for (; at < last.n; at++) {
        buf_add_char(&name, last.p[at] == '-' || last.p[at] == '_' ? ' ' : last.p[at]);
    }
    return buf_keep(&name, mem);
}

static const char *const *names_of(struct arena *mem, const struct config *config,
                                   const cordial_site *site, const char *path)
{
    const char **names = arena_array(mem, site->n_languages, sizeof *names);
    for (size_t i = 0; i < site->n_languages; i++) {
        struct str name = config_category(config, str_of(path), str_of(site->languages[i]));
        names[i] = arena_cstr(mem, name.n > 0 ? name : plain_name(mem, str_of(path)));
    }
    return names;
}

/* An answer counts once for a category, in however many languages it is there. */
static bool is_counted(const cordial_catalogue *c, size_t i)
{
    for (size_t k = i; k > 0 && strcmp(c->rows[k - 1].id, c->rows[i].id) == 0; k--) {
        if (strcmp(c->rows[k - 1].category, c->rows[i].category) == 0) {
            return true;
        }
    }
    return false;
}

static void list_categories(struct arena *mem, const struct config *config,
                            const cordial_site *site, cordial_catalogue *out)
{
    AUTO(arena_done) struct arena scratch = {0};
    struct map places;
    struct category *rows = NULL;
    size_t n = 0;
    size_t cap = 0;
    map_init(&places, &scratch);
    for (size_t i = 0; i < out->n_rows; i++) {
        const char *path = out->rows[i].category;
        bool is_new = false;
        size_t place = *map_put(&places, str_of(path), n, &is_new);
        if (is_new) {
            rows = arena_more(&scratch, rows, n, &cap, sizeof *rows);
            rows[n++] =
                (struct category){{.path = path, .names = names_of(mem, config, site, path)},
                                  config_category_place(config, str_of(path))};
        }
        rows[place].row.articles += !is_counted(out, i);
    }
    if (n > 0) {
        qsort(rows, n, sizeof *rows, by_place);
    }
    cordial_category *categories = arena_array(mem, n, sizeof *categories);
    for (size_t i = 0; i < n; i++) {
        categories[i] = rows[i].row;
    }
    out->categories = categories;
    out->n_categories = n;
}

cordial_status cordial_catalogue_get(cordial_base *base, const cordial_catalogue **out,
                                     cordial_error *err)
{
    LOCAL_ERROR(err);
    struct searcher *s = NULL;
    struct base_site *site = site_of(base);
    TRY(handle_searcher(base, &s, err));
    uint64_t version = index_reader_version(s->reader);
    if (!site->has_catalogue || site->version != version) {
        cordial_catalogue made = {.version = version};
        site->has_catalogue = false;
        arena_done(&site->mem);
        TRY(list_articles(&site->mem, s->reader, &made, err));
        list_categories(&site->mem, &base->config, &site->says, &made);
        site->by_file = sort_by_file(&site->mem, &made);
        site->catalogue = made;
        site->version = version;
        site->has_catalogue = true;
    }
    *out = &site->catalogue;
    return CORDIAL_OK;
}
