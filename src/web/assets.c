/* Files that pages need. */
#include "web/assets.h"

#include "http/gzip.h"

#include <inttypes.h>
#include <stdlib.h>

extern const struct embedded_file web_asset_files[];
extern const size_t web_asset_files_n;
extern const struct embedded_file web_page_files[];
extern const size_t web_page_files_n;
extern const struct embedded_file web_schema_files[];
extern const size_t web_schema_files_n;

enum { BEST = 9 };

struct assets {
    struct arena mem;
    struct page_files pages;
    struct page_files files;
    struct str *gzipped; /* beside files.rows */
    const char *hash;
    const char *path;
};

static const struct {
    const char *ending;
    const char *type;
} types[] = {
    {".css", "text/css; charset=utf-8"},
    {".ico", "image/x-icon"},
    {".js", "text/javascript; charset=utf-8"},
    {".json", "application/json"},
    {".png", "image/png"},
    {".svg", "image/svg+xml"},
    {".txt", "text/plain; charset=utf-8"},
    {".woff2", "font/woff2"},
};

static const char *type_of(struct str name)
{
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
        if (str_ends(name, str_of(types[i].ending))) {
            return types[i].type;
        }
    }
    return NULL;
}

static struct str bytes_of(const struct embedded_file *file)
{
    return (struct str){(const char *)file->bytes, file->n};
}

static void compress_all(struct assets *a)
{
    a->gzipped = arena_array(&a->mem, a->files.n, sizeof *a->gzipped);
    for (size_t i = 0; i < a->files.n; i++) {
        const char *type = type_of(str_of(a->files.rows[i].path));
        if (type != NULL && gzip_pays(type) && a->files.rows[i].n >= GZIP_MIN) {
            a->gzipped[i] = gzip_bytes(&a->mem, bytes_of(&a->files.rows[i]), BEST);
        }
    }
}

static uint64_t hash_all(const struct page_files *files)
{
    uint64_t hash = 0;
    for (size_t i = 0; i < files->n; i++) {
        hash = hash * 0x100000001B3U ^ str_hash(str_of(files->rows[i].path));
        hash = hash * 0x100000001B3U ^ str_hash(bytes_of(&files->rows[i]));
    }
    return hash;
}

struct assets *assets_new(const char *folder)
{
    struct assets *a = heap_alloc(sizeof *a);
    a->pages = (struct page_files){.rows = web_page_files, .n = web_page_files_n};
    a->files = (struct page_files){.rows = web_asset_files, .n = web_asset_files_n};
    if (folder != NULL) {
        a->pages.folder = arena_printf(&a->mem, "%s/pages", folder).p;
        a->files.folder = arena_printf(&a->mem, "%s/assets", folder).p;
        a->hash = "now";
    } else {
        a->hash = arena_printf(&a->mem, "%016" PRIx64, hash_all(&a->files)).p;
        compress_all(a);
    }
    a->path = arena_printf(&a->mem, "/assets/%s", a->hash).p;
    return a;
}

void assets_free(struct assets *assets)
{
    if (assets != NULL) {
        arena_done(&assets->mem);
    }
    free(assets);
}

const char *assets_path(const struct assets *assets)
{
    return assets->path;
}

bool assets_is_current(const struct assets *assets, struct str hash)
{
    return assets->files.folder == NULL && str_eq(hash, str_of(assets->hash));
}

bool assets_find(struct arena *mem, const struct assets *assets, struct str name, struct asset *out)
{
    *out = (struct asset){.type = type_of(name)};
    if (out->type == NULL || !page_file(mem, &assets->files, name, &out->bytes)) {
        return false;
    }
    for (size_t i = 0; assets->files.folder == NULL && i < assets->files.n; i++) {
        if (str_eq(name, str_of(assets->files.rows[i].path))) {
            out->gzipped = assets->gzipped[i];
        }
    }
    return true;
}

struct page_files assets_pages(const struct assets *assets)
{
    return assets->pages;
}

struct str assets_schemas(void)
{
    return web_schema_files_n > 0 ? bytes_of(&web_schema_files[0]) : (struct str){0};
}
