#include "unit.h"

#include "base/clock.h"

#include <stdlib.h>

static void time_does_not_go_back(void **state)
{
    (void)state;
    int64_t last = clock_us();
    for (int i = 0; i < 1000; i++) {
        int64_t now = clock_us();
        assert_true(now >= last);
        last = now;
    }
}

static void waiting_lasts_as_long_as_asked(void **state)
{
    (void)state;
    int64_t start_us = clock_us();
    clock_sleep_ms(3);
    assert_true(clock_us() - start_us >= 3000);
}

static void durations_are_nought_in_tests(void **state)
{
    (void)state;
    int64_t start_us = clock_us() - 5000;
    setenv("CORDIAL_TEST", "1", 1);
    assert_true(clock_took_ms(start_us) == 0);
    setenv("CORDIAL_TEST", "0", 1);
    assert_true(clock_took_ms(start_us) >= 5);
    unsetenv("CORDIAL_TEST");
    assert_true(clock_took_ms(start_us) >= 5);
}

static void wall_clock_is_in_seconds_of_this_age(void **state)
{
    (void)state;
    assert_true(clock_now_s() > 1500000000);
    assert_true(clock_now_s() < 1500000000LL * 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(time_does_not_go_back),
        cmocka_unit_test(waiting_lasts_as_long_as_asked),
        cmocka_unit_test(durations_are_nought_in_tests),
        cmocka_unit_test(wall_clock_is_in_seconds_of_this_age),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
