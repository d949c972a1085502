#include "unit.h"

#include "http/route.h"

static const char *const colours[] = {"red", "green", NULL};
static const struct param params[] = {
    {.name = "q", .in = PARAM_QUERY, .needed = true, .max = 4},
    {.name = "n", .in = PARAM_QUERY, .type = PARAM_NUMBER, .min = 1, .max = 10},
    {.name = "colour", .in = PARAM_QUERY, .choices = colours},
    {.name = "loud", .in = PARAM_QUERY, .type = PARAM_FLAG},
};

static const struct route rows[] = {
    {.path = "/a/{id}", .role = ROLE_AGENT, .body_max = 9},
    {.path = "/a/{id}"},
    {.method = METHOD_POST, .path = "/a/{id}", .body_max = 5},
    {.path = "/a/new", .summary = "the one without a name"},
    {.path = "/files/{hash}/{file...}"},
    {.path = "/secret", .role = ROLE_TRAINER},
    {.path = "/", PARAMS(params)},
};

static enum found look(struct arena *mem, enum method method, const char *path, enum role role,
                       const struct route **out, struct pairs *names, const char **allow)
{
    return route_find(mem, rows, N_ROWS(rows), method, str_of(path), role, out, names, allow);
}

static void row_of_the_highest_role_that_one_has_is_taken(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    const struct route *row = NULL;
    const char *allow = NULL;
    struct pairs names = {0};
    struct str id;
    assert_int_equal(look(&mem, METHOD_GET, "/a/x", ROLE_ANYONE, &row, &names, &allow), FOUND);
    assert_ptr_equal(row, &rows[1]);
    assert_true(pairs_get(&names, "id", &id));
    assert_str(id, "x");
    assert_int_equal(look(&mem, METHOD_GET, "/a/x", ROLE_ADMIN, &row, &names, &allow), FOUND);
    assert_ptr_equal(row, &rows[0]);
}

static void path_as_it_stands_goes_before_a_name(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    const struct route *row = NULL;
    const char *allow = NULL;
    struct pairs names = {0};
    assert_int_equal(look(&mem, METHOD_GET, "/a/new", ROLE_ADMIN, &row, &names, &allow), FOUND);
    assert_ptr_equal(row, &rows[3]);
}

static void last_name_takes_the_rest(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    const struct route *row = NULL;
    const char *allow = NULL;
    struct pairs names = {0};
    struct str file;
    assert_int_equal(look(&mem, METHOD_GET, "/files/1/a/b.css", ROLE_ANYONE, &row, &names, &allow),
                     FOUND);
    assert_true(pairs_get(&names, "file", &file));
    assert_str(file, "a/b.css");
    assert_int_equal(look(&mem, METHOD_GET, "/files/1/", ROLE_ANYONE, &row, &names, &allow),
                     FOUND_NO_PATH);
    assert_int_equal(look(&mem, METHOD_GET, "/files/1", ROLE_ANYONE, &row, &names, &allow),
                     FOUND_NO_PATH);
}

static void what_is_missing_is_told_apart(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    const struct route *row = NULL;
    const char *allow = NULL;
    struct pairs names = {0};
    assert_int_equal(look(&mem, METHOD_GET, "/b", ROLE_ADMIN, &row, &names, &allow), FOUND_NO_PATH);
    assert_int_equal(look(&mem, METHOD_GET, "/a/", ROLE_ADMIN, &row, &names, &allow),
                     FOUND_NO_PATH);
    assert_int_equal(look(&mem, METHOD_GET, "/secret", ROLE_AGENT, &row, &names, &allow),
                     FOUND_NO_ROLE);
    assert_int_equal(look(&mem, METHOD_DELETE, "/a/x", ROLE_ADMIN, &row, &names, &allow),
                     FOUND_NO_METHOD);
    assert_string_equal(allow, "GET, HEAD, POST");
}

static void body_may_be_as_large_as_ones_rows_say(void **state)
{
    (void)state;
    assert_int_equal(route_body_max(rows, N_ROWS(rows), METHOD_GET, STR("/a/x"), ROLE_ANYONE), 0);
    assert_int_equal(route_body_max(rows, N_ROWS(rows), METHOD_GET, STR("/a/x"), ROLE_AGENT), 9);
    assert_int_equal(route_body_max(rows, N_ROWS(rows), METHOD_POST, STR("/a/x"), ROLE_ANYONE), 5);
}

static void parameters_are_what_the_row_says(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        const char *value;
        const char *fault;
    } cases[] = {
        {"n", "1", NULL},      {"n", "10", NULL},       {"n", "", NULL},
        {"n", "0", "n"},       {"n", "11", "n"},        {"n", "1.5", "n"},
        {"n", "x", "n"},       {"colour", "red", NULL}, {"colour", "blue", "colour"},
        {"loud", "yes", NULL}, {"loud", "2", "loud"},   {"other", "anything", NULL},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        AUTO(arena_done) struct arena mem = {0};
        struct request request = {.mem = &mem};
        const char *fault = NULL;
        cordial_error err = {0};
        pairs_add(&mem, &request.query, STR("q"), STR("abcd"));
        pairs_add(&mem, &request.query, str_of(cases[i].name), str_of(cases[i].value));
        cordial_status status = route_check(&rows[6], &request, &fault, &err);
        assert_int_equal(status == CORDIAL_OK, cases[i].fault == NULL);
        if (cases[i].fault != NULL) {
            assert_string_equal(fault, cases[i].fault);
        }
    }
}

static void parameter_that_is_missing_or_too_long_is_named(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    struct request request = {.mem = &mem};
    const char *fault = NULL;
    cordial_error err = {0};
    assert_int_equal(route_check(&rows[6], &request, &fault, &err), CORDIAL_E_USAGE);
    assert_string_equal(fault, "q");
    pairs_add(&mem, &request.query, STR("q"), STR("abcde"));
    assert_int_equal(route_check(&rows[6], &request, &fault, &err), CORDIAL_E_LIMIT);
    assert_string_equal(fault, "q");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(row_of_the_highest_role_that_one_has_is_taken),
        cmocka_unit_test(path_as_it_stands_goes_before_a_name),
        cmocka_unit_test(last_name_takes_the_rest),
        cmocka_unit_test(what_is_missing_is_told_apart),
        cmocka_unit_test(body_may_be_as_large_as_ones_rows_say),
        cmocka_unit_test(parameters_are_what_the_row_says),
        cmocka_unit_test(parameter_that_is_missing_or_too_long_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
