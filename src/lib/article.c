/* One article to read: choosing its entry, how it begins, headings, what is related; its pictures.
 */
#include "lib/article_links.h"
#include "lib/handle.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/utf8.h"
#include "text/languages.h"

#include <cordial/article.h>
#include <cordial/site.h>

#include <stdlib.h>

typedef HANDED(cordial_article) handed_article;
typedef HANDED(cordial_picture) handed_picture;

/* ---- choosing ---- */

static bool is_article(const struct indexed *row)
{
    return !row->note && row->stamp.kind == ENTRY_ARTICLE;
}

static struct indexed *find_article(const struct indexed_list *all, struct str language)
{
    for (size_t i = 0; i < all->n; i++) {
        if (is_article(&all->rows[i]) &&
            (language.n == 0 || str_eq(all->rows[i].stamp.language, language))) {
            return &all->rows[i];
        }
    }
    return NULL;
}

/* @exact: no other language will do. */
static cordial_status choose(struct arena *mem, cordial_base *base, const char *id,
                             struct str language, bool exact, struct indexed_list *out_all,
                             struct indexed **out, cordial_error *err)
{
    struct searcher *s = NULL;
    TRY(handle_searcher(base, &s, err));
    TRY(index_reader_answer(mem, s->reader, str_of(id), out_all, err));
    struct indexed *row = find_article(out_all, language);
    if (row == NULL && !exact) {
        row = find_article(out_all, config_fallback(&base->config));
        row = row != NULL ? row : find_article(out_all, STR(""));
    }
    if (row == NULL) {
        return err_set(err, CORDIAL_E_NOTFOUND, "no article '%s'", id);
    }
    TRY(index_reader_card(mem, s->reader, CARD_WHOLE, row, err));
    TRY(index_reader_body(s->reader, row, &row->card.entry, err));
    *out = row;
    return CORDIAL_OK;
}

/* ---- what a page shows of it ---- */

/* The beginning of the text before the first heading, else of the first section that has any. */
static const char *summary_of(struct arena *mem, const struct entry *entry)
{
    struct str text = {0};
    AUTO(buf_done) struct buf line = {0};
    for (size_t i = 0; i < entry->n_sections && text.n == 0; i++) {
        text = str_trim(entry->sections[i].text);
    }
    size_t end = text.n;
    if (text.n > CORDIAL_SUMMARY_MAX) {
        end = utf8_floor(text, CORDIAL_SUMMARY_MAX - strlen("\u2026"));
        size_t word = end;
        while (word > 0 && text.p[word] != ' ' && text.p[word] != '\n') {
            word--;
        }
        end = word > 0 ? word : end;
    }
    for (size_t i = 0; i < end; i++) {
        buf_add_char(&line, text.p[i] == '\n' ? ' ' : text.p[i]);
    }
    buf_add_cstr(&line, end < text.n ? "\u2026" : "");
    return arena_cstr(mem, buf_str(&line));
}

/* The Markdown with the values of facts, which the HTML has already. */
static const char *body_of(struct arena *mem, const struct config *config,
                           const struct entry *entry)
{
    AUTO(buf_done) struct buf out = {0};
    struct str body = entry->body;
    const struct str start = STR("{{fact.");
    size_t open = 0;
    while ((open = str_find(body, start)) != STR_NOT_FOUND) {
        struct str name = str_from(body, open + start.n);
        size_t end = str_find(name, STR("}}"));
        const struct fact *fact =
            end == STR_NOT_FOUND
                ? NULL
                : config_fact(config, str_trim(str_sub(name, 0, end)), entry->language);
        size_t behind = fact != NULL ? open + start.n + end + strlen("}}") : open + start.n;
        buf_add(&out, str_sub(body, 0, fact != NULL ? open : behind));
        if (fact != NULL) {
            buf_add(&out, fact->value);
        }
        body = str_from(body, behind);
    }
    buf_add(&out, body);
    return arena_cstr(mem, buf_str(&out));
}

static void take_headings(struct arena *mem, const struct entry *entry, cordial_article *out)
{
    cordial_heading *rows = arena_array(mem, entry->n_sections, sizeof *rows);
    for (size_t i = 0; i < entry->n_sections; i++) {
        const struct section *section = &entry->sections[i];
        if (section->level > 0 && section->anchor.n > 0) {
            rows[out->n_headings++] = (cordial_heading){
                arena_cstr(mem, section->title), arena_cstr(mem, section->anchor), section->level};
        }
    }
    out->headings = rows;
}

static void take_languages(struct arena *mem, const struct indexed_list *all, cordial_article *out)
{
    const char **rows = arena_array(mem, all->n, sizeof *rows);
    for (size_t i = 0; i < all->n; i++) {
        if (is_article(&all->rows[i])) {
            rows[out->n_languages++] = arena_cstr(mem, all->rows[i].stamp.language);
        }
    }
    out->languages = rows;
}

/* Ids that the audience finds as articles, under the ids they have now. */
static cordial_status take_related(struct arena *mem, struct searcher *s, const struct entry *entry,
                                   cordial_article *out, cordial_error *err)
{
    const char **rows = arena_array(mem, entry->related.n, sizeof *rows);
    for (size_t i = 0; i < entry->related.n; i++) {
        struct indexed_list all;
        TRY(index_reader_answer(mem, s->reader, entry->related.rows[i], &all, err));
        const struct indexed *row = find_article(&all, STR(""));
        if (row != NULL) {
            rows[out->n_related++] = arena_cstr(mem, row->stamp.id);
        }
    }
    out->related = rows;
    return CORDIAL_OK;
}

static cordial_status read_article(struct arena *mem, cordial_base *base, const char *id,
                                   struct str language, const char *route, cordial_article *out,
                                   cordial_error *err)
{
    struct indexed_list all;
    struct indexed *row = NULL;
    TRY(choose(mem, base, id, language, false, &all, &row, err));
    const struct entry *entry = &row->card.entry;
    *out = (cordial_article){
        .id = arena_cstr(mem, row->stamp.id),
        .title = arena_cstr(mem, entry->title),
        .language = arena_cstr(mem, row->stamp.language),
        .category = arena_cstr(mem, row->stamp.category),
        .updated = arena_cstr(mem, entry->updated),
        .summary = summary_of(mem, entry),
        .body = body_of(mem, &base->config, entry),
        .html = arena_cstr(mem, entry->html),
    };
    take_headings(mem, entry, out);
    take_languages(mem, &all, out);
    TRY(take_related(mem, base->searcher, entry, out, err));
    if (route != NULL) {
        const cordial_catalogue *catalogue = NULL;
        TRY(cordial_catalogue_get(base, &catalogue, err));
        struct article_place place = {route, out->id, out->language, row->stamp.path};
        out->html = arena_cstr(mem, article_links(mem, str_of(out->html), &place, base->site));
    }
    return CORDIAL_OK;
}

cordial_status cordial_article_get(cordial_base *base, const char *id,
                                   const cordial_article_options *options, cordial_article **out,
                                   cordial_error *err)
{
    LOCAL_ERROR(err);
    static const cordial_article_options defaults = {0};
    options = options != NULL ? options : &defaults;
    handed_article *handed = heap_alloc(sizeof *handed);
    struct str wanted = config_fallback(&base->config);
    cordial_status status = CORDIAL_OK;
    if (options->language != NULL &&
        !language_code(&handed->mem, str_of(options->language), &wanted)) {
        status = err_set(err, CORDIAL_E_USAGE, "'%s' is no language code", options->language);
    }
    if (status == CORDIAL_OK) {
        status = read_article(&handed->mem, base, id, wanted, options->route, &handed->data, err);
    }
    if (status != CORDIAL_OK) {
        cordial_article_free(&handed->data);
        return status;
    }
    *out = &handed->data;
    return CORDIAL_OK;
}

void cordial_article_free(cordial_article *article)
{
    if (article != NULL) {
        handed_article *handed = (handed_article *)(void *)article;
        arena_done(&handed->mem);
        free(handed);
    }
}

/* ---- pictures ---- */

/* What browsers show, by the end of the name. */
static const struct {
    const char *ending;
    const char *type;
} picture_types[] = {
    {".avif", "image/avif"}, {".gif", "image/gif"}, {".jpeg", "image/jpeg"},
    {".jpg", "image/jpeg"},  {".png", "image/png"}, {".svg", "image/svg+xml"},
    {".webp", "image/webp"},
};

static const char *type_of(struct str path)
{
    for (size_t i = 0; i < sizeof picture_types / sizeof picture_types[0]; i++) {
        size_t n = strlen(picture_types[i].ending);
        if (path.n > n && str_eq_ci(str_from(path, path.n - n), str_of(picture_types[i].ending))) {
            return picture_types[i].type;
        }
    }
    return NULL;
}

/* A file that may not be read is as one that is not there. */
static cordial_status read_picture(struct arena *mem, cordial_base *base, struct str path,
                                   cordial_picture *out, cordial_error *err)
{
    struct str bytes;
    const char *type = type_of(path);
    cordial_status status = type == NULL
                                ? CORDIAL_E_NOTFOUND
                                : file_read_beneath(mem, base->dir_fd, arena_cstr(mem, path),
                                                    CORDIAL_PICTURE_MAX, &bytes, err);
    if (status == CORDIAL_E_LIMIT) {
        return status;
    }
    if (status != CORDIAL_OK) {
        return err_set(err, CORDIAL_E_NOTFOUND, "there is no such picture");
    }
    *out = (cordial_picture){type, bytes.p, bytes.n};
    return CORDIAL_OK;
}

static cordial_status find_picture(struct arena *mem, cordial_base *base, const char *id,
                                   const char *language, size_t number, cordial_picture *out,
                                   cordial_error *err)
{
    struct indexed_list all;
    struct indexed *row = NULL;
    struct str path;
    TRY(choose(mem, base, id, str_of(language), true, &all, &row, err));
    if (!article_picture(mem, row->card.entry.html, row->stamp.path, number, &path)) {
        return err_set(err, CORDIAL_E_NOTFOUND, "'%s' has no picture %zu", id, number);
    }
    return read_picture(mem, base, path, out, err);
}

static cordial_status hand_picture(handed_picture *handed, cordial_status status,
                                   cordial_picture **out)
{
    if (status != CORDIAL_OK) {
        cordial_picture_free(&handed->data);
        return status;
    }
    *out = &handed->data;
    return CORDIAL_OK;
}

cordial_status cordial_picture_get(cordial_base *base, const char *id, const char *language,
                                   size_t number, cordial_picture **out, cordial_error *err)
{
    LOCAL_ERROR(err);
    handed_picture *handed = heap_alloc(sizeof *handed);
    return hand_picture(
        handed, find_picture(&handed->mem, base, id, language, number, &handed->data, err), out);
}

cordial_status cordial_logo_get(cordial_base *base, cordial_picture **out, cordial_error *err)
{
    LOCAL_ERROR(err);
    handed_picture *handed = heap_alloc(sizeof *handed);
    struct str logo = str_of(cordial_site_get(base)->logo);
    return hand_picture(handed, read_picture(&handed->mem, base, logo, &handed->data, err), out);
}

void cordial_picture_free(cordial_picture *picture)
{
    if (picture != NULL) {
        handed_picture *handed = (handed_picture *)(void *)picture;
        arena_done(&handed->mem);
        free(handed);
    }
}
