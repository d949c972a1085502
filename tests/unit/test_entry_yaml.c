#include "unit.h"

#include "base/buf.h"
#include "entry/yaml.h"

static const struct yaml_node *read_ok(struct arena *mem, const char *text)
{
    cordial_error err = {0};
    struct yaml_node *root = NULL;
    assert_ok(yaml_read(mem, str_of(text), 1, &root, &err), &err);
    return root;
}

static void a_map_is_read_in_order_with_places(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    const struct yaml_node *root =
        read_ok(&mem, "title: Mail\nlist: [a, 'b c']\nempty:\nmap: {سلام: no}\n");
    assert_int_equal(root->kind, YAML_MAP);
    assert_int_equal(root->n, 4);
    assert_str(root->pairs[1].key, "list");
    assert_int_equal(root->pairs[1].line, 2);
    assert_int_equal(root->pairs[1].value->column, 7);
    assert_str(yaml_text(yaml_get(root, "title")), "Mail");
    struct str_list list = yaml_texts(&mem, yaml_get(root, "list"));
    assert_int_equal(list.n, 2);
    assert_str(list.rows[1], "b c");
    assert_str(yaml_text(yaml_get(root, "empty")), "");
    assert_null(yaml_get(root, "missing"));
    const struct yaml_node *map = yaml_get(root, "map");
    assert_str(map->pairs[0].key, "سلام");
    /* columns are bytes: the key has eight of them */
    assert_int_equal(map->pairs[0].value->column, 6 + 8 + 3);
}

static void scalars_stay_text(void **state)
{
    (void)state;
    static const struct {
        const char *yaml, *text;
    } cases[] = {
        {"no", "no"},
        {"012", "012"},
        {"1e3", "1e3"},
        {"2026-11-24", "2026-11-24"},
        {"~", "~"},
        {"'it''s'", "it's"},
        {"\"a\\tb\"", "a\tb"},
        {"|\n  a\n  b\n", "a\nb"},
        {">\n  a\n  b\n", "a b"},
        {"a\n  b", "a b"},
        {"\xEF\xBB\xBF"
         "x",
         "x"},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        AUTO(arena_done) struct arena mem = {0};
        assert_str(yaml_text(read_ok(&mem, cases[i].yaml)), cases[i].text);
    }
}

static void an_empty_document_has_no_root(void **state)
{
    (void)state;
    static const char *const cases[] = {"", "\n\n", "# only a remark\n", "\xEF\xBB\xBF"};
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        AUTO(arena_done) struct arena mem = {0};
        assert_null(read_ok(&mem, cases[i]));
    }
}

static void one_scalar_is_a_list_of_one_and_maps_in_lists_are_left_out(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    assert_int_equal(yaml_texts(&mem, read_ok(&mem, "word")).n, 1);
    assert_int_equal(yaml_texts(&mem, read_ok(&mem, "[a, {b: c}, [d], '', e]")).n, 2);
    assert_int_equal(yaml_texts(&mem, read_ok(&mem, "{a: b}")).n, 0);
    assert_int_equal(yaml_texts(&mem, NULL).n, 0);
}

static void what_is_refused_is_named_with_its_place(void **state)
{
    (void)state;
    static const struct {
        const char *yaml;
        unsigned line, column;
        const char *words; /* that the message holds */
    } cases[] = {
        {"a: 1\nb: 2\na: 3", 3, 1, "the key 'a' stands twice, first on line 1"},
        {"x: &here 1", 1, 4, "anchor '&here'"},
        {"x: *here", 1, 4, "alias '*here'"},
        {"a: 1\n<<: {b: 2}", 2, 1, "merge key"},
        {"x: !!python/object 1", 1, 4, "tag"},
        {"x: !local [1]", 1, 4, "tag"},
        {"%TAG ! tag:x,2000:\n---\nx: 1", 1, 1, "%TAG"},
        {"a: 1\n---\nb: 2", 2, 1, "second document"},
        {"a: 1\n...\n---\nb: 2", 3, 1, "second document"},
        {"t: a\xE2\x80\xAE"
         "b",
         1, 5, "U+202E turns the text"},
        {"t: \"a\\u2067b\"", 1, 4, "U+2067 turns the text"},
        {"t: \"a\\0b\"", 1, 4, "control character U+0000"},
        {"t: a\x01", 1, 5, "control character U+0001"},
        {"t: ok\nu: \xff", 2, 4, "not UTF-8: byte 0xFF"},
        {"a: {b: {c: {d: {e: f}}}}", 1, 16, "deeper than 4"},
        {"[[[[[1]]]]]", 1, 5, "deeper than 4"},
        {"? [a]\n: b", 1, 3, "a key must be a text"},
        {"title: Foo: bar", 1, 11, "put the value in quotes"},
        {"é: 1\ntïtle: é: bar", 2, 11, "put the value in quotes"},
        {"a: - b", 1, 4, "list"},
        {"a: 1\n\tb: 2", 2, 1, "tab"},
        {"a:\n\t- b", 2, 1, "tab"},
        {"a: @home", 1, 4, "cannot start with '@'"},
        {"a: `code`", 1, 4, "cannot start with '`'"},
        {"a: \"open\nb: 1\n", 1, 4, "this quote is never closed"},
        {"a: 'open\n", 1, 4, "this quote is never closed"},
        {"a: \"C:\\Users\"", 1, 9, "escape"},
        {"a: \"\\q\"", 1, 5, "backslash"},
        {"a: 1\nno colon here\nb: 2", 3, 1, "no 'key: value'"},
        {"a: 'x' y\n", 1, 8, "quotes"},
        {"a: 1\n  b: 2\n", 2, 4, "put the value in quotes"},
        {"a: [1, 2\nb: 3", 1, 4, "not closed with ']'"},
        {"a: {b: 1\n", 1, 4, "not closed with '}'"},
        {"a: [x]y\n", 1, 7, "quotes"},
        {"a: **bold**\n", 1, 4, "cannot start with '*'"},
        {"a: |x\n  b", 1, 5, "quotes"},
    };
    size_t wrong = 0;
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        AUTO(arena_done) struct arena mem = {0};
        cordial_error err = {0};
        struct yaml_node *root = NULL;
        cordial_status status = yaml_read(&mem, str_of(cases[i].yaml), 1, &root, &err);
        if (status == CORDIAL_OK || root != NULL || err.line != cases[i].line ||
            err.column != cases[i].column || strstr(err.message, cases[i].words) == NULL) {
            print_error("'%s': %u:%u: %s\n", cases[i].yaml, err.line, err.column, err.message);
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
}

static void a_nul_byte_is_refused(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    cordial_error err = {0};
    struct yaml_node *root = NULL;
    assert_int_equal(yaml_read(&mem, (struct str){"a: b\0c", 6}, 1, &root, &err), CORDIAL_E_DATA);
    assert_int_equal(err.column, 5);
}

static void depth_counts_lists_and_maps_only(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    assert_non_null(read_ok(&mem, "a: {b: {c: [text]}}"));
    assert_non_null(read_ok(&mem, "team: {en: The team}\nsynonyms: [[a, b], [c]]"));
}

static void lines_are_counted_from_the_given_one(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    cordial_error err = {0};
    struct yaml_node *root = NULL;
    assert_int_equal(yaml_read(&mem, STR("a: 1\r\nb: 2\rc: &x 3"), 10, &root, &err),
                     CORDIAL_E_DATA);
    assert_int_equal(err.line, 12);
    assert_int_equal(err.column, 4);
}

static void duplicates_are_found_among_many_keys(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    AUTO(buf_done) struct buf b = {0};
    for (int i = 0; i < 1000; i++) {
        buf_printf(&b, "key%d: %d\n", i, i);
    }
    struct yaml_node *root = NULL;
    cordial_error err = {0};
    assert_ok(yaml_read(&mem, buf_str(&b), 1, &root, &err), &err);
    assert_int_equal(root->n, 1000);
    buf_add_cstr(&b, "key500: again\n");
    assert_int_equal(yaml_read(&mem, buf_str(&b), 1, &root, &err), CORDIAL_E_DATA);
    assert_int_equal(err.line, 1001);
    assert_non_null(strstr(err.message, "first on line 501"));
}

static void too_many_values_are_refused(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    AUTO(buf_done) struct buf b = {0};
    for (int i = 0; i <= YAML_NODES_MAX; i++) {
        buf_add_cstr(&b, "- é\n");
    }
    struct yaml_node *root = NULL;
    cordial_error err = {0};
    assert_int_equal(yaml_read(&mem, buf_str(&b), 1, &root, &err), CORDIAL_E_LIMIT);
    assert_int_equal(err.line, YAML_NODES_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_map_is_read_in_order_with_places),
        cmocka_unit_test(scalars_stay_text),
        cmocka_unit_test(an_empty_document_has_no_root),
        cmocka_unit_test(one_scalar_is_a_list_of_one_and_maps_in_lists_are_left_out),
        cmocka_unit_test(what_is_refused_is_named_with_its_place),
        cmocka_unit_test(a_nul_byte_is_refused),
        cmocka_unit_test(depth_counts_lists_and_maps_only),
        cmocka_unit_test(lines_are_counted_from_the_given_one),
        cmocka_unit_test(duplicates_are_found_among_many_keys),
        cmocka_unit_test(too_many_values_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
