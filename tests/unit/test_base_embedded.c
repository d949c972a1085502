#include "unit.h"

#include "base/embedded.h"

#define FILE_ROW(path, text)                                                                       \
    {                                                                                              \
        path, (const unsigned char *)(text), sizeof(text) - 1                                      \
    }

static const struct embedded_file rows[] = {
    FILE_ROW("a", "first"),
    FILE_ROW("a/b.md", ""),
    FILE_ROW("b.yaml", "in \0 between"),
    FILE_ROW("c", "last"),
};

static void every_file_is_found_by_its_path(void **state)
{
    (void)state;
    for (size_t n = 0; n <= N_ROWS(rows); n++) {
        for (size_t i = 0; i < n; i++) {
            struct str got = embedded_find(rows, n, rows[i].path);
            assert_ptr_equal(got.p, rows[i].bytes);
            assert_int_equal(got.n, rows[i].n);
        }
    }
}

static void path_that_is_not_there_gives_the_null_string(void **state)
{
    (void)state;
    static const char *const paths[] = {"", "0", "a/", "a/b", "a/b.md2", "bb", "d"};
    for (size_t i = 0; i < N_ROWS(paths); i++) {
        assert_null(embedded_find(rows, N_ROWS(rows), paths[i]).p);
    }
    assert_null(embedded_find(NULL, 0, "a").p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_file_is_found_by_its_path),
        cmocka_unit_test(path_that_is_not_there_gives_the_null_string),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
