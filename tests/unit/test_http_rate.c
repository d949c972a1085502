#include "unit.h"

#include "http/rate.h"

static size_t allowed_at_once(struct rates *rates, const char *client, enum rate rate)
{
    size_t n = 0;
    while (n < 1000 && rate_take(rates, client, rate, 1000000) == 0) {
        n++;
    }
    return n;
}

static void calls_are_counted_by_address_and_class(void **state)
{
    (void)state;
    struct rates *rates = rates_new();
    assert_int_equal(allowed_at_once(rates, "192.0.2.1", RATE_SIGN), 10);
    assert_int_equal(allowed_at_once(rates, "192.0.2.1", RATE_SIGN), 0);
    assert_int_equal(allowed_at_once(rates, "192.0.2.2", RATE_SIGN), 10);
    assert_int_equal(allowed_at_once(rates, "192.0.2.1", RATE_SEND), 10);
    assert_int_equal(allowed_at_once(rates, "192.0.2.1", RATE_FREE), 1000);
    rates_free(rates);
}

static void bucket_fills_with_time(void **state)
{
    (void)state;
    struct rates *rates = rates_new();
    allowed_at_once(rates, "192.0.2.1", RATE_SIGN);
    unsigned wait_s = rate_take(rates, "192.0.2.1", RATE_SIGN, 1000000);
    assert_in_range(wait_s, 1, 21);
    assert_int_equal(rate_take(rates, "192.0.2.1", RATE_SIGN, 1000000 + (wait_s + 1) * 1000000), 0);
    assert_int_not_equal(rate_take(rates, "192.0.2.1", RATE_SIGN, 1000000 + (wait_s + 1) * 1000000),
                         0);
    rates_free(rates);
}

static void network_of_ipv6_is_one_caller(void **state)
{
    (void)state;
    struct rates *rates = rates_new();
    allowed_at_once(rates, "2001:db8:1:2::1", RATE_SIGN);
    assert_int_not_equal(rate_take(rates, "2001:db8:1:2:ffff::9", RATE_SIGN, 1000000), 0);
    assert_int_equal(rate_take(rates, "2001:db8:1:3::1", RATE_SIGN, 1000000), 0);
    rates_free(rates);
}

static void many_addresses_push_the_oldest_out(void **state)
{
    (void)state;
    struct rates *rates = rates_new();
    for (unsigned i = 0; i < 100000; i++) {
        char client[32];
        snprintf(client, sizeof client, "10.%u.%u.%u", i >> 16, i >> 8 & 255, i & 255);
        assert_int_equal(rate_take(rates, client, RATE_SIGN, 1000000 + i), 0);
    }
    rates_free(rates);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(calls_are_counted_by_address_and_class),
        cmocka_unit_test(bucket_fills_with_time),
        cmocka_unit_test(network_of_ipv6_is_one_caller),
        cmocka_unit_test(many_addresses_push_the_oldest_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
