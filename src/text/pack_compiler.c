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
#include "base/map.h"
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

/* Prints strings one behind the other, equal ones once, and tells where each stands. */
struct printed {
    FILE *c;
    struct map at;
    size_t n;
};

/* Lines of the bytes end here, for those who look at the table. */
enum { BYTES_PER_LINE = 24 };

static void print_bytes_of(struct printed *out, struct str s)
{
    bool is_new;
    map_put(&out->at, s, out->n, &is_new);
    for (size_t i = 0; is_new && i < s.n; i++) {
        fprintf(out->c, "%d,%s", s.p[i], ++out->n % BYTES_PER_LINE == 0 ? "\n" : "");
    }
}

static void print_bytes(struct printed *out, const struct list *lists, size_t n)
{
    fputs("const char pack_bytes[] = {\n", out->c);
    for (size_t i = 0; i < n; i++) {
        const struct pack *pack = &lists[i].pack;
        for (size_t row = 0; row < pack->n; row++) {
            print_bytes_of(out, pack_text(pack, row));
            print_bytes_of(out, pack_value(pack, row));
            for (size_t word = 0; word < pack->rows[row].n_words; word++) {
                print_bytes_of(out, pack_word(pack, row, word));
            }
        }
    }
    fputs("0};\n", out->c);
}

static void print_piece(const struct printed *out, struct str s)
{
    fprintf(out->c, "{%zu, %zu}, ", *map_get(&out->at, s), s.n);
}

static void print_words(const struct printed *out, const struct list *lists, size_t n)
{
    fputs("\nconst struct piece pack_words[] = {\n", out->c);
    for (size_t i = 0; i < n; i++) {
        const struct pack *pack = &lists[i].pack;
        for (size_t row = 0; row < pack->n; row++) {
            for (size_t word = 0; word < pack->rows[row].n_words; word++) {
                print_piece(out, pack_word(pack, row, word));
            }
            fputs("\n", out->c);
        }
    }
    fputs("    {0}};\n", out->c);
}

static void print_phrases(const struct printed *out, const struct list *lists, size_t n)
{
    size_t first_word = 0;
    fputs("\nconst struct phrase pack_phrases[] = {\n", out->c);
    for (size_t i = 0; i < n; i++) {
        const struct pack *pack = &lists[i].pack;
        for (size_t row = 0; row < pack->n; row++) {
            fprintf(out->c, "    {%" PRIu64 "u, ", pack->rows[row].head);
            print_piece(out, pack_text(pack, row));
            print_piece(out, pack_value(pack, row));
            fprintf(out->c, "%zu, %" PRIu32 "},\n", first_word, pack->rows[row].n_words);
            first_word += pack->rows[row].n_words;
        }
    }
    fputs("    {0}};\n", out->c);
}

static void print_table(FILE *c, const struct list *lists, size_t n)
{
    size_t first = 0;
    fputs("\nconst struct pack_row pack_rows[] = {\n", c);
    for (size_t i = 0; i < n; i++) {
        fputs("    {", c);
        print_str(c, lists[i].language);
        fputs(", ", c);
        print_str(c, lists[i].name);
        fprintf(c, ", %zu, %zu, %zu, {", first, lists[i].pack.n, lists[i].pack.n_wild);
        for (size_t j = 0; j < PACK_SIEVE; j++) {
            fprintf(c, "%" PRIu64 "u, ", lists[i].pack.sieve[j]);
        }
        fputs("}},\n", c);
        first += lists[i].pack.n;
    }
    fprintf(c, "};\nconst size_t pack_rows_n = %zu;\n", n);
}

static void print_slots(struct arena *mem, FILE *c, const struct list *lists, size_t n)
{
    size_t n_slots = 1;
    while (n_slots < 2 * n) {
        n_slots *= 2;
    }
    size_t *slots = arena_array(mem, n_slots, sizeof *slots);
    for (size_t i = 0; i < n; i++) {
        uint64_t at = pack_slot(lists[i].language, lists[i].name);
        while (slots[at & (n_slots - 1)] != 0) {
            at++;
        }
        slots[at & (n_slots - 1)] = i + 1;
    }
    fputs("\nconst uint16_t pack_slots[] = {", c);
    for (size_t i = 0; i < n_slots; i++) {
        fprintf(c, "%zu,%s", slots[i], i % BYTES_PER_LINE == 0 ? "\n" : "");
    }
    fprintf(c, "};\nconst size_t pack_slots_n = %zu;\n", n_slots);
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
    struct printed printed = {.c = c};
    map_init(&printed.at, mem);
    print_bytes(&printed, lists, n);
    print_words(&printed, lists, n);
    print_phrases(&printed, lists, n);
    print_table(c, lists, n);
    print_slots(mem, c, lists, n);
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
