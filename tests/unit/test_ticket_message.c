#include "unit.h"

#include "ticket/ticket.h"

static void format_is_recognised_by_looking(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        const char *subject;
        const char *own;
        const char *name;
    } cases[] = {
        {"My page is white since noon.", "", "My page is white since noon.", ""},
        {"Subject: White page\n\nIt is white since noon.", "White page", "It is white since noon.",
         ""},
        {"Onderwerp: Wit\nDe pagina is wit sinds gisteren.", "Wit",
         "De pagina is wit sinds gisteren.", ""},
        {"موضوع: سفید\n\nصفحه از دیروز سفید است.", "سفید", "صفحه از دیروز سفید است.", ""},
        {"From: Jo May <jo@m.example>\nSubject: White\n\nIt is white since noon.", "White",
         "It is white since noon.", "Jo May"},
        {"  {\"subject\":\"White\",\"body\":\"It is white since noon.\",\"name\":\"Jo\"}", "White",
         "It is white since noon.", "Jo"},
        {"{ this is no JSON, only a brace", "", "{ this is no JSON, only a brace", ""},
        {"", "", "", ""},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct arena mem = {0};
        cordial_error err;
        struct message m;
        assert_ok(message_read(&mem, str_of(cases[i].bytes), CORDIAL_FORMAT_ANY, &m, &err), &err);
        assert_str(m.subject, cases[i].subject);
        assert_str(m.own, cases[i].own);
        assert_str(m.from_name, cases[i].name);
        arena_done(&mem);
    }
}

static void given_format_is_kept_to(void **state)
{
    (void)state;
    struct arena mem = {0};
    cordial_error err;
    struct message m;
    struct str json = STR("{\"body\":\"x\"}");
    assert_ok(message_read(&mem, json, CORDIAL_FORMAT_TEXT, &m, &err), &err);
    assert_str(m.own, "{\"body\":\"x\"}");
    assert_int_equal(message_read(&mem, STR("no"), CORDIAL_FORMAT_JSON, &m, &err), CORDIAL_E_DATA);
    arena_done(&mem);
}

static void ticket_that_is_too_large_is_refused(void **state)
{
    (void)state;
    struct arena mem = {0};
    cordial_error err;
    struct message m;
    struct str big = {arena_alloc(&mem, CORDIAL_TICKET_MAX + 1), CORDIAL_TICKET_MAX + 1};
    assert_int_equal(message_read(&mem, big, CORDIAL_FORMAT_TEXT, &m, &err), CORDIAL_E_LIMIT);
    struct str mail = {arena_alloc(&mem, CORDIAL_MAIL_MAX + 1), CORDIAL_MAIL_MAX + 1};
    assert_int_equal(message_read(&mem, mail, CORDIAL_FORMAT_MAIL, &m, &err), CORDIAL_E_LIMIT);
    arena_done(&mem);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(format_is_recognised_by_looking),
        cmocka_unit_test(given_format_is_kept_to),
        cmocka_unit_test(ticket_that_is_too_large_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
