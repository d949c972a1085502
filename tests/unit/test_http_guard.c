#include "unit.h"

#include "http/guard.h"

/* "name: value\n…" as pairs. */
static struct pairs head_of(struct arena *mem, const char *text)
{
    struct pairs pairs = {0};
    struct str rest = str_of(text);
    struct str line;
    while (str_split(&rest, '\n', &line)) {
        size_t colon = str_chr(line, ':');
        pairs_add(mem, &pairs, str_sub(line, 0, colon), str_trim(str_from(line, colon + 1)));
    }
    return pairs;
}

static void head_that_reads_one_way_passes(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "host: a",
        "host: a\ncontent-length: 0",
        "host: a\ntransfer-encoding: chunked",
        "host: a\ntransfer-encoding: Chunked",
        "host: a\ncookie: b\ncookie: c",
        "host: a\nx: tab\tand \xC3\xA9",
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        AUTO(arena_done) struct arena mem = {0};
        const char *words = NULL;
        struct pairs head = head_of(&mem, rows[i]);
        assert_int_equal(guard_head(&head, &words), 0);
    }
}

static void head_that_reads_two_ways_is_refused(void **state)
{
    (void)state;
    static const struct {
        const char *head;
        unsigned code;
    } rows[] = {
        {"host: a\nhost: a", 400},
        {"content-length: 1\ncontent-length: 1", 400},
        {"content-length: 1\ntransfer-encoding: chunked", 400},
        {"content-length: -1", 400},
        {"content-length: +1", 400},
        {"content-length: 1, 1", 400},
        {"content-length:", 400},
        {"content-length: 1111111111111111111", 400},
        {"transfer-encoding: gzip", 501},
        {"transfer-encoding: chunked, chunked", 501},
        {"transfer-encoding: chunked\ntransfer-encoding: chunked", 501},
        {"a b: c", 400},
        {": c", 400},
        {"x: a\x01"
         "b",
         400},
        {"x: a\rb", 400},
        {"x: \x7F", 400},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        AUTO(arena_done) struct arena mem = {0};
        const char *words = NULL;
        struct pairs head = head_of(&mem, rows[i].head);
        assert_int_equal(guard_head(&head, &words), rows[i].code);
        assert_non_null(words);
    }
}

/* Lines as the library leaves them in its buffer: colons and line ends are NUL by then. */
static struct pair pair_in(const char *buffer, size_t name, size_t name_n, size_t value)
{
    return (struct pair){{buffer + name, name_n}, str_of(buffer + value)};
}

#define LINE_1 "HTTP/1.1\0\0" /* the first ten bytes */

static void lines_that_follow_each_other_pass(void **state)
{
    (void)state;
    static const char buffer[] = LINE_1 "Host\0 a\0\0X\0b\0\0\0\0";
    struct pair rows[] = {pair_in(buffer, 10, 4, 16), pair_in(buffer, 19, 1, 21)};
    assert_true(guard_lines(buffer, &(struct pairs){.rows = rows, .n = 2}));
    assert_true(guard_lines(LINE_1 "\0", &(struct pairs){0}));
}

static void line_that_ends_early_or_was_moved_is_seen(void **state)
{
    (void)state;
    static const char bare[] = LINE_1 "Host\0 a\0X\0b\0\0\0\0";
    struct pair bare_rows[] = {pair_in(bare, 10, 4, 16), pair_in(bare, 18, 1, 20)};
    assert_false(guard_lines(bare, &(struct pairs){.rows = bare_rows, .n = 2}));
    static const char first[] = "HTTP/1.1\0Host\0 a\0\0\0\0";
    struct pair first_rows[] = {pair_in(first, 9, 4, 15)};
    assert_false(guard_lines(first, &(struct pairs){.rows = first_rows, .n = 1}));
    static const char cut[] = LINE_1 "Host\0 a\0evil\0\0X\0b\0\0\0\0";
    struct pair cut_rows[] = {pair_in(cut, 10, 4, 16), pair_in(cut, 24, 1, 26)};
    assert_false(guard_lines(cut, &(struct pairs){.rows = cut_rows, .n = 2}));
    static const char moved[] = LINE_1 "Host\0 a\0\0 evil\0\0\0\0 aevil\0\0\0\0";
    struct pair moved_rows[] = {pair_in(moved, 10, 4, 29)};
    assert_false(guard_lines(moved, &(struct pairs){.rows = moved_rows, .n = 1}));
}

static void host_is_ours_or_refused(void **state)
{
    (void)state;
    static const char *const names[] = {"help.lamp.example"};
    const struct guard_hosts hosts = {names, 1};
    static const struct {
        const char *host;
        bool want;
    } rows[] = {
        {"localhost", true},
        {"LocalHost:80", true},
        {"127.0.0.1", true},
        {"192.0.2.7:8080", true},
        {"[::1]", true},
        {"[2001:db8::1]:443", true},
        {"help.lamp.example", true},
        {"HELP.lamp.example:443", true},
        {"", false},
        {"evil.example", false},
        {"help.lamp.example.evil.example", false},
        {"127.0.0.1.evil.example", false},
        {"localhost:80x", false},
        {"[::1", false},
        {"[evil.example]", false},
        {"a b", false},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        if (guard_host(str_of(rows[i].host), &hosts) != rows[i].want) {
            fail_msg("'%s'", rows[i].host);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(head_that_reads_one_way_passes),
        cmocka_unit_test(head_that_reads_two_ways_is_refused),
        cmocka_unit_test(lines_that_follow_each_other_pass),
        cmocka_unit_test(line_that_ends_early_or_was_moved_is_seen),
        cmocka_unit_test(host_is_ours_or_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
