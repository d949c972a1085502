#include "unit.h"

#include "base/log.h"

static void line_has_time_gravity_and_words(void **state)
{
    (void)state;
    static const struct {
        int64_t now_s;
        enum log_level level;
        const char *words;
        const char *want;
    } cases[] = {
        {0, LOG_LEVEL_INFO, "begun", "1970-01-01T00:00:00Z info begun\n"},
        {1795614000, LOG_LEVEL_WARNING, "a", "2026-11-25T13:40:00Z warning a\n"},
        {951782399, LOG_LEVEL_ERROR, "", "2000-02-28T23:59:59Z error \n"},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        AUTO(buf_done) struct buf out = {0};
        log_line(&out, cases[i].now_s, cases[i].level, str_of(cases[i].words));
        assert_str(buf_str(&out), cases[i].want);
    }
}

static void words_cannot_make_a_second_line(void **state)
{
    (void)state;
    AUTO(buf_done) struct buf out = {0};
    log_line(&out, 0, LOG_LEVEL_INFO, STR("a\nb\x1b[1m\x7f \u00e8"));
    assert_str(buf_str(&out), "1970-01-01T00:00:00Z info a?b?[1m? \u00e8\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(line_has_time_gravity_and_words),
        cmocka_unit_test(words_cannot_make_a_second_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
