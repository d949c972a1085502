#include "unit.h"

#include "base/buf.h"
#include "ticket/json.h"

static void every_shape_is_known(void **state)
{
    (void)state;
    static const struct {
        const char *json;
        const char *subject;
        const char *body;
        const char *name;
        const char *email;
    } cases[] = {
        {"{\"subject\":\"S\",\"body\":\"B\",\"name\":\"Jo May\",\"email\":\"jo@m.example\"}", "S",
         "B", "Jo May", "jo@m.example"},
        {"{\"body\":\"B\"}", "", "B", "", ""},
        {"{\"ticket\":{\"title\":\"S\",\"customer\":{\"firstname\":\"Jo\",\"lastname\":\"May\","
         "\"email\":\"jo@m.example\"}},\"article\":{\"body\":\"<p>B</p>\","
         "\"content_type\":\"text/html\"}}",
         "S", "B", "Jo May", "jo@m.example"},
        {"{\"ticket\":{\"title\":\"S\"},\"article\":{\"body\":\"a < b\",\"content_type\":"
         "\"text/plain\",\"from\":\"Jo <jo@m.example>\"}}",
         "S", "a < b", "", "jo@m.example"},
        {"{\"event\":\"message_created\",\"content\":\"B\",\"sender\":{\"name\":\"Jo\",\"email\":"
         "\"jo@m.example\"}}",
         "", "B", "Jo", "jo@m.example"},
        {"{\"ticket\":{\"subject\":\"S\",\"description\":\"B\",\"requester\":{\"name\":\"Jo\","
         "\"email\":\"jo@m.example\"}}}",
         "S", "B", "Jo", "jo@m.example"},
        {"{\"type\":\"zen:event-type:ticket.created\",\"detail\":{\"subject\":\"S\",\"description\":"
         "\"B\"},\"event\":{}}",
         "S", "B", "", ""},
        {"{\"subject\":\"S\",\"_embedded\":{\"threads\":[{\"type\":\"note\",\"body\":\"N\"},{\"type\":"
         "\"customer\",\"body\":\"<div>B</div>\",\"createdBy\":{\"firstName\":\"Jo\",\"email\":"
         "\"jo@m.example\"}}]},\"customer\":{\"lastName\":\"May\"}}",
         "S", "B", "Jo May", "jo@m.example"},
        {"{\"body\":\"one<br>two\"}", "", "one\ntwo", "", ""},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct arena mem = {0};
        cordial_error err;
        struct message m = {0};
        assert_ok(json_read(&mem, str_of(cases[i].json), &m, &err), &err);
        assert_str(m.subject, cases[i].subject);
        assert_str(m.body, cases[i].body);
        assert_str(m.from_name, cases[i].name);
        assert_str(m.from_email, cases[i].email);
        arena_done(&mem);
    }
}

static void what_is_no_ticket_is_refused(void **state)
{
    (void)state;
    static const struct {
        const char *json;
        unsigned line; /* 0: the whole is meant */
    } cases[] = {
        {"{\"hello\":1}", 0},
        {"{}", 0},
        {"{\"body\":\n\"x\" y}", 2},
        {"{\"body\":\"a\",\"body\":\"b\"}", 1},
        {"{\"body\":\"\xFF\"}", 1},
        {"[1]", 0},
        {"", 1},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct arena mem = {0};
        cordial_error err = {0};
        struct message m = {0};
        assert_int_equal(json_read(&mem, str_of(cases[i].json), &m, &err), CORDIAL_E_DATA);
        assert_int_equal(err.line, cases[i].line);
        arena_done(&mem);
    }
}

static void deep_json_is_refused(void **state)
{
    (void)state;
    AUTO(buf_done) struct buf deep = {0};
    buf_add(&deep, STR("{\"body\":"));
    for (int i = 0; i < 100000; i++) {
        buf_add_char(&deep, '[');
    }
    struct arena mem = {0};
    cordial_error err;
    struct message m = {0};
    assert_int_equal(json_read(&mem, buf_str(&deep), &m, &err), CORDIAL_E_LIMIT);
    arena_done(&mem);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_shape_is_known),
        cmocka_unit_test(what_is_no_ticket_is_refused),
        cmocka_unit_test(deep_json_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
