/* Pages out of files and documents. */
#include "http/page.h"

#include "base/file.h"
#include "text/mustache_json.h"

#include <stdlib.h>

enum { PAGE_FILE_MAX = 1024 * 1024 };

void html_put(json_t *object, struct html html)
{
    json_object_set_new(object, "html",
                        json_stringn(html.text.p != NULL ? html.text.p : "", html.text.n));
}

static int compare_paths(const void *key, const void *row)
{
    const struct embedded_file *file = row;
    return str_cmp(*(const struct str *)key, str_of(file->path));
}

static bool file_in_program(const struct page_files *files, struct str name, struct str *out)
{
    const struct embedded_file *file =
        bsearch(&name, files->rows, files->n, sizeof *files->rows, compare_paths);
    if (file != NULL) {
        *out = (struct str){(const char *)file->bytes, file->n};
    }
    return file != NULL;
}

static bool file_in_folder(struct arena *mem, const char *folder, struct str name, struct str *out)
{
    AUTO(fd_closep) int dir = -1;
    cordial_error ignored = {0};
    return dir_open(folder, &dir, &ignored) == CORDIAL_OK &&
           file_read_beneath(mem, dir, arena_cstr(mem, name), PAGE_FILE_MAX, out, &ignored) ==
               CORDIAL_OK;
}

bool page_file(struct arena *mem, const struct page_files *files, struct str name, struct str *out)
{
    return files->folder != NULL ? file_in_folder(mem, files->folder, name, out)
                                 : file_in_program(files, name, out);
}

cordial_status page_check(struct arena *mem, struct str text, cordial_error *err)
{
    struct mustache_tags tags = {0};
    TRY(mustache_tags(mem, text, &tags, err));
    for (size_t i = 0; i < tags.n; i++) {
        const struct mustache_tag *tag = &tags.rows[i];
        bool safe = str_eq(tag->name, STR("html")) || str_ends(tag->name, STR(".html"));
        if (tag->kind == '&' && !safe) {
            return err_at(err, CORDIAL_E_DATA, tag->line, tag->column,
                          "{{{%.*s}}}: only 'html' may stand without being escaped",
                          STR_ARG(tag->name));
        }
    }
    return CORDIAL_OK;
}

/* Where the parts of one page come from. */
struct filling {
    struct arena *mem;
    const struct page_files *files;
};

static bool find_part(void *self, struct str name, struct str *out)
{
    struct filling *filling = self;
    struct str file = arena_printf(filling->mem, "%.*s.html", STR_ARG(name));
    cordial_error ignored = {0};
    return page_file(filling->mem, filling->files, file, out) &&
           (filling->files->folder == NULL ||
            page_check(filling->mem, *out, &ignored) == CORDIAL_OK);
}

cordial_status page_fill(struct arena *mem, const struct page_files *files, const char *name,
                         const json_t *document, struct html *out, cordial_error *err)
{
    struct str text;
    if (!page_file(mem, files, str_of(name), &text)) {
        return err_set(err, CORDIAL_E_NOTFOUND, "there is no page '%s'", name);
    }
    if (files->folder != NULL && page_check(mem, text, err) != CORDIAL_OK) {
        return err_in_file(err, name); /* those in the program are checked by a test */
    }
    struct filling filling = {mem, files};
    struct mustache_source source = mustache_json_source(mem, find_part, &filling);
    const struct mustache_options options = {.escape = escape_html};
    AUTO(buf_done) struct buf page = {0};
    if (mustache_fill(mem, text, document, &source, &options, &page, err) != CORDIAL_OK) {
        return err_in_file(err, name);
    }
    out->text = buf_keep(&page, mem);
    return CORDIAL_OK;
}
