#include "unit.h"

#include "base/date.h"

static void only_days_of_the_calendar_are_dates(void **state)
{
    (void)state;
    static const char *const good[] = {"2026-11-30", "2028-02-29", "2000-02-29", "0001-01-01"};
    static const char *const bad[] = {"2026-02-29", "1900-02-29", "2026-11-31",  "2026-13-01",
                                      "2026-00-10", "2026-1-1",   "2026-11-30 ", "20261130",
                                      "",           "۲۰۲۶-۱۱-۳۰"};
    for (size_t i = 0; i < N_ROWS(good); i++) {
        assert_true(date_is_valid(str_of(good[i])));
    }
    for (size_t i = 0; i < N_ROWS(bad); i++) {
        assert_false(date_is_valid(str_of(bad[i])));
    }
}

static void days_are_counted_from_1970(void **state)
{
    (void)state;
    static const struct {
        const char *date;
        int64_t day;
    } cases[] = {{"1970-01-01", 0},     {"1970-03-01", 59},    {"1969-12-31", -1},
                 {"2000-02-29", 11016}, {"2000-03-01", 11017}, {"2026-11-30", 20787}};
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        assert_int_equal(date_day(str_of(cases[i].date)), cases[i].day);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_days_of_the_calendar_are_dates),
        cmocka_unit_test(days_are_counted_from_1970),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
