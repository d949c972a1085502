/*
 * A program of the build: cut and fold the word lists and write them as a C table.
 *
 * Cutting itself asks for some of the lists, which are named any/cut-*.txt (text/affix.c). They
 * come first and hold single words, so they need none of each other; pack_find() of this program
 * gives those that are cut already.
 *
 * usage: pack_compiler OUT.c FILE...   where each FILE ends in LANG/NAME.txt
 */
#include "base/file.h"
#include "text/pack_table.h"

#include <inttypes.h>
#include <stdlib.h>

enum { LIST_BYTES_MAX = 1 << 20 };

struct list {
    const char *file;
    struct str language;
    struct str name;
    struct pack pack; /* empty until it is cut */
};

/* For pack_find(), which has no other way to know them. */
static struct {
    const struct list *rows;
    size_t n;
} known;

struct pack pack_find(struct str language, const char *name)
{
    for (size_t i = 0; i < known.n; i++) {
        const struct list *list = &known.rows[i];
        if (str_eq(list->language, language) && str_eq(list->name, str_of(name))) {
            return list->pack;
        }
    }
    return (struct pack){0};
}

static int by_language_and_name(const void *a, const void *b)
{
    const struct list *x = a;
    const struct list *y = b;
    int order = str_cmp(x->language, y->language);
    return order != 0 ? order : str_cmp(x->name, y->name);
}

static struct str_list phrases_of(struct arena *mem, struct str text)
{
    struct str_list out = {0};
    struct str line;
    while (str_line(&text, &line)) {
        line = str_trim(line);
        if (line.n > 0 && line.p[0] != '#') {
            out.rows = arena_more(mem, out.rows, out.n, &out.cap, sizeof *out.rows);
            out.rows[out.n++] = line;
        }
    }
    return out;
}

/* The last two names of a path, the second without ".txt". */
static void name_list(struct str path, struct list *out)
{
    struct str piece;
    while (str_split(&path, '/', &piece)) {
        out->language = out->name;
        out->name = piece;
    }
    out->name = str_sub(out->name, 0, out->name.n - strlen(".txt"));
}

static void print_str(FILE *c, struct str s)
{
    fputs("{\"", c);
    for (size_t i = 0; i < s.n; i++) {
        fprintf(c, "\\%03o", (unsigned char)s.p[i]);
    }
    fprintf(c, "\", %zu}", s.n);
}

static void print_list(FILE *c, size_t number, struct pack pack)
{
    for (size_t i = 0; i < pack.n; i++) {
        fprintf(c, "static const struct str words_%zu_%zu[] = {", number, i);
        for (size_t j = 0; j < pack.rows[i].n_words; j++) {
            print_str(c, pack.rows[i].words[j]);
            fputs(", ", c);
        }
        fputs("};\n", c);
    }
    fprintf(c, "static const struct phrase phrases_%zu[] = {\n", number);
    for (size_t i = 0; i < pack.n; i++) {
        fputs("    {", c);
        print_str(c, pack.rows[i].text);
        fprintf(c, ", words_%zu_%zu, %zu, ", number, i, pack.rows[i].n_words);
        print_str(c, pack.rows[i].value);
        fprintf(c, ", %" PRIu64 "u},\n", pack.rows[i].key);
    }
    fputs("    {{0}, 0, 0, {0}, 0}};\n", c);
}

static void print_table(FILE *c, const struct list *lists, size_t n)
{
    fputs("\nconst struct pack_row pack_rows[] = {\n", c);
    for (size_t i = 0; i < n; i++) {
        fputs("    {", c);
        print_str(c, lists[i].language);
        fputs(", ", c);
        print_str(c, lists[i].name);
        fprintf(c, ", {phrases_%zu, %zu, %zu}},\n", i, lists[i].pack.n, lists[i].pack.n_wild);
    }
    fprintf(c, "};\nconst size_t pack_rows_n = %zu;\n", n);
}

static void print_languages(FILE *c, const struct list *lists, size_t n)
{
    size_t count = 0;
    struct str last = STR("any");
    fputs("\nconst struct str pack_language_rows[] = {\n", c);
    for (size_t i = 0; i < n; i++) {
        if (!str_eq(lists[i].language, last) && !str_eq(lists[i].language, STR("any"))) {
            fputs("    ", c);
            print_str(c, lists[i].language);
            fputs(",\n", c);
            last = lists[i].language;
            count++;
        }
    }
    fprintf(c, "    {0}};\nconst size_t pack_languages_n = %zu;\n", count);
}

/* Those that cutting asks for, or the others. */
static cordial_status cut_lists(struct arena *mem, struct list *lists, size_t n, bool for_cutting,
                                cordial_error *err)
{
    for (size_t i = 0; i < n; i++) {
        struct str text;
        if (str_starts(lists[i].name, STR("cut-")) == for_cutting) {
            TRY(file_read(mem, lists[i].file, LIST_BYTES_MAX, &text, err));
            lists[i].pack = pack_make(mem, phrases_of(mem, text));
        }
    }
    return CORDIAL_OK;
}

static cordial_status compile(struct arena *mem, FILE *c, char **files, size_t n,
                              cordial_error *err)
{
    struct list *lists = arena_array(mem, n, sizeof *lists);
    for (size_t i = 0; i < n; i++) {
        lists[i] = (struct list){.file = files[i]};
        name_list(str_of(files[i]), &lists[i]);
    }
    if (n > 1) {
        qsort(lists, n, sizeof *lists, by_language_and_name);
    }
    known.rows = lists;
    known.n = n;
    TRY(cut_lists(mem, lists, n, true, err));
    TRY(cut_lists(mem, lists, n, false, err));
    fputs("#include \"text/pack_table.h\"\n\n", c);
    for (size_t i = 0; i < n; i++) {
        print_list(c, i, lists[i].pack);
    }
    print_table(c, lists, n);
    print_languages(c, lists, n);
    return CORDIAL_OK;
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        fputs("usage: pack_compiler OUT.c FILE...\n", stderr);
        return 2;
    }
    AUTO(arena_done) struct arena mem = {0};
    AUTO(file_closep) FILE *c = fopen(argv[1], "w");
    cordial_error err;
    if (c == NULL) {
        perror(argv[1]);
        return 1;
    }
    if (compile(&mem, c, argv + 2, (size_t)argc - 2, &err) != CORDIAL_OK) {
        fprintf(stderr, "%s\n", err.message);
        return 1;
    }
    return fflush(c) == 0 && !ferror(c) ? 0 : 1;
}
