#include "unit.h"

#include "base/nearest.h"

static void nearest_name_is_offered_when_it_is_near(void **state)
{
    (void)state;
    static const char *const names[] = {"check", "fill", "help", "index", "search", "suggest"};
    static const struct {
        const char *typed;
        const char *want;
    } cases[] = {
        {"serch", "search"},
        {"saerch", "search"},
        {"searches", "search"},
        {"indx", "index"},
        {"sug", "suggest"},
        {"chek", "check"},
        {"hlep", "help"},
        {"delete", NULL},
        {"x", NULL},
        {"", NULL},
        {"fi", NULL},
        {"a-name-that-is-much-longer-than-any-command", NULL},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct nearest nearest;
        nearest_init(&nearest, str_of(cases[i].typed));
        for (size_t j = 0; j < N_ROWS(names); j++) {
            nearest_try(&nearest, names[j]);
        }
        assert_str(str_of(nearest.name), cases[i].want != NULL ? cases[i].want : "");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nearest_name_is_offered_when_it_is_near),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
