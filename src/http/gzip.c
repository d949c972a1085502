/* gzip through zlib. */
#include "http/gzip.h"

#include <string.h>
#include <zlib.h>

/* "gzip;q=0" and "*;q=0.0" say no. */
static bool is_refused(struct str weight)
{
    size_t q = str_find_ci(weight, STR("q="));
    if (q == STR_NOT_FOUND) {
        return false;
    }
    struct str value = str_trim(str_from(weight, q + 2));
    for (size_t i = 0; i < value.n; i++) {
        if (value.p[i] != '0' && value.p[i] != '.') {
            return false;
        }
    }
    return true;
}

bool gzip_is_wanted(struct str accept_encoding)
{
    struct str piece;
    while (str_split(&accept_encoding, ',', &piece)) {
        size_t semicolon = str_chr(piece, ';');
        struct str name = str_trim(str_sub(piece, 0, semicolon));
        if (str_eq_ci(name, STR("gzip"))) {
            return semicolon == STR_NOT_FOUND || !is_refused(str_from(piece, semicolon));
        }
    }
    return false;
}

bool gzip_pays(const char *type)
{
    static const char *const parts[] = {"text/", "json", "javascript", "xml", "svg"};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        if (strstr(type, parts[i]) != NULL) {
            return true;
        }
    }
    return false;
}

struct str gzip_bytes(struct arena *mem, struct str bytes, int level)
{
    enum { GZIP_WINDOW = 15 + 16 }; /* zlib: + 16 means a gzip header */
    z_stream z = {0};
    if (deflateInit2(&z, level, Z_DEFLATED, GZIP_WINDOW, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
        memory_ended();
    }
    size_t room = deflateBound(&z, bytes.n);
    char *out = arena_alloc(mem, room);
    z.next_in = (Bytef *)(uintptr_t)bytes.p;
    z.avail_in = (uInt)bytes.n;
    z.next_out = (Bytef *)out;
    z.avail_out = (uInt)room;
    deflate(&z, Z_FINISH);
    struct str result = {out, room - z.avail_out};
    deflateEnd(&z);
    return result;
}
