#include "unit.h"

#include "web/site.h"
#include "web/visitor.h"

static struct request request_from(struct arena *mem, const char *client, const char *host,
                                   bool https)
{
    struct request request = {.mem = mem, .client = client, .https = https};
    pairs_add(mem, &request.header, STR("host"), str_of(host));
    return request;
}

static void cookie_is_for_https_or_for_this_machine_alone(void **state)
{
    (void)state;
    static const struct {
        bool loopback;
        const char *client;
        const char *host;
        bool https;
        const char *want;
    } cases[] = {
        {true, "127.0.0.1", "127.0.0.1:8080", false, "cordial"},
        {true, "127.0.0.1", "LOCALHOST", false, "cordial"},
        {true, "::1", "[::1]:8080", false, "cordial"},
        {true, "127.0.0.1", "help.example", true, "__Host-cordial"},
        {false, "192.0.2.1", "help.example", true, "__Host-cordial"},
        {true, "127.0.0.1", "help.example", false, NULL},
        {true, "127.0.0.1", "localhost.evil.example", false, NULL},
        {true, "192.0.2.1", "localhost", false, NULL},
        {false, "127.0.0.1", "localhost", false, NULL},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct arena mem = {0};
        struct site site = {.loopback = cases[i].loopback};
        struct request request = request_from(&mem, cases[i].client, cases[i].host, cases[i].https);
        const char *got = visitor_cookie(&site, &request);
        assert_str(str_of(got), cases[i].want != NULL ? cases[i].want : "");
        arena_done(&mem);
    }
}

static void bearer_is_what_stands_behind_the_word(void **state)
{
    (void)state;
    static const struct {
        const char *header;
        const char *want;
    } cases[] = {
        {"Bearer abc", "abc"}, {"bearer  abc ", "abc"}, {"Basic abc", ""},
        {"Bearer", ""},        {"Bearer ", ""},         {"Bearerabc", ""},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct arena mem = {0};
        struct request request = request_from(&mem, "::1", "localhost", false);
        pairs_add(&mem, &request.header, STR("authorization"), str_of(cases[i].header));
        assert_str(visitor_bearer(&request), cases[i].want);
        arena_done(&mem);
    }
}

static void row_needs_the_role_or_the_scope(void **state)
{
    (void)state;
    static const struct route read = {
        .method = METHOD_POST, .role = ROLE_AGENT, .flags = ROUTE_SAFE};
    static const struct route write = {.method = METHOD_POST, .role = ROLE_AGENT};
    static const struct route mend = {.method = METHOD_POST, .role = ROLE_TRAINER};
    const struct visitor nobody = {0};
    const struct visitor agent = {.role = ROLE_AGENT};
    const struct visitor reader = {.role = ROLE_AGENT, .scopes = CORDIAL_SCOPE_AGENT_READ};
    const struct visitor all = {.role = ROLE_ADMIN, .scopes = CORDIAL_SCOPE_ADMIN};
    assert_false(visitor_may(&nobody, &read));
    assert_true(visitor_may(&agent, &read) && visitor_may(&agent, &write));
    assert_false(visitor_may(&agent, &mend));
    assert_true(visitor_may(&reader, &read));
    assert_false(visitor_may(&reader, &write));
    assert_true(visitor_may(&all, &mend));
}

static void form_token_is_never_empty(void **state)
{
    (void)state;
    const struct visitor none = {0};
    const struct visitor one = {.csrf = "abc"};
    assert_false(visitor_has_form_token(&none, STR("")));
    assert_false(visitor_has_form_token(&one, STR("")));
    assert_false(visitor_has_form_token(&one, STR("abd")));
    assert_true(visitor_has_form_token(&one, STR("abc")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cookie_is_for_https_or_for_this_machine_alone),
        cmocka_unit_test(bearer_is_what_stands_behind_the_word),
        cmocka_unit_test(row_needs_the_role_or_the_scope),
        cmocka_unit_test(form_token_is_never_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
