#include "unit.h"

#include "base/buf.h"
#include "base/zone.h"

/* 2026-11-24 09:00 and 2026-07-01 09:00 in Greenwich. */
static const int64_t winter = 1795510800;
static const int64_t summer = 1782896400;

static void assert_time(int64_t when_s, int64_t offset_s, const char *want)
{
    struct zone_time t = zone_time_of(when_s, offset_s);
    char text[64];
    snprintf(text, sizeof text, "%04d-%02d-%02d %02d:%02d, day %d", t.year, t.month, t.date, t.hour,
             t.minute, t.weekday);
    assert_string_equal(text, want);
}

static void moment_has_its_place_in_the_calendar(void **state)
{
    (void)state;
    assert_time(0, 0, "1970-01-01 00:00, day 4");
    assert_time(-1, 0, "1969-12-31 23:59, day 3");
    assert_time(winter, 3600, "2026-11-24 10:00, day 2");
    assert_time(951782400, 0, "2000-02-29 00:00, day 2");
    assert_time(4107542399, 0, "2100-02-28 23:59, day 7");
    assert_time(4107542400, 0, "2100-03-01 00:00, day 1");
    assert_true(zone_time_of(winter + 86400, 0).day == zone_time_of(winter, 0).day + 1);
}

/* A block of a zone file with the given changes, all to the second kind of two. */
static void add_block(struct buf *file, int time_bytes, size_t n_changes, int64_t change_s)
{
    buf_add(file, (struct str){"TZif2\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 32});
    const char counts[] = {0, 0, 0, (char)n_changes, 0, 0, 0, 2, 0, 0, 0, 4};
    buf_add(file, (struct str){counts, sizeof counts});
    for (size_t i = 0; i < n_changes; i++) {
        for (int shift = (time_bytes - 1) * 8; shift >= 0; shift -= 8) {
            buf_add_char(file, (char)(change_s >> shift));
        }
    }
    for (size_t i = 0; i < n_changes; i++) {
        buf_add_char(file, 1);
    }
    buf_add(file, (struct str){"\0\0\x0e\x10\0\0", 6});     /* an hour east */
    buf_add(file, (struct str){"\xff\xff\xc7\xc0\0\0", 6}); /* four hours west */
    buf_add(file, (struct str){"XYZ\0", 4});
}

static bool offset_with(const char *rule, size_t n_changes, int64_t when_s, int64_t *out)
{
    AUTO(buf_done) struct buf file = {0};
    add_block(&file, 4, 0, 0);
    add_block(&file, 8, n_changes, 1000);
    buf_add_cstr(&file, rule);
    return zone_offset_in(buf_str(&file), when_s, out);
}

static void changes_count_from_their_moment_on(void **state)
{
    (void)state;
    int64_t offset;
    assert_true(offset_with("", 1, 999, &offset));
    assert_int_equal(offset, 3600);
    assert_true(offset_with("", 1, 1000, &offset));
    assert_int_equal(offset, -14400);
}

static void rule_counts_behind_the_last_change(void **state)
{
    (void)state;
    static const struct {
        const char *rule;
        int64_t when_s;
        int64_t want;
    } cases[] = {
        {"\nCET-1CEST,M3.5.0,M10.5.0/3\n", winter, 3600},
        {"\nCET-1CEST,M3.5.0,M10.5.0/3\n", summer, 7200},
        {"\nCET-1CEST,M3.5.0,M10.5.0/3\n", 1774745999, 3600}, /* until 2026-03-29 01:00 */
        {"\nCET-1CEST,M3.5.0,M10.5.0/3\n", 1774746000, 7200},
        {"\nCET-1CEST,M3.5.0,M10.5.0/3\n", 1792889999, 7200}, /* until 2026-10-25 01:00 */
        {"\nCET-1CEST,M3.5.0,M10.5.0/3\n", 1792890000, 3600},
        {"\nNZST-12NZDT,M9.5.0,M4.1.0/3\n", winter, 13 * 3600}, /* summer over the new year */
        {"\nNZST-12NZDT,M9.5.0,M4.1.0/3\n", summer, 12 * 3600},
        {"\n<+0330>-3:30\n", summer, 12600},
        {"\nUTC0\n", summer, 0},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        int64_t offset = -1;
        assert_true(offset_with(cases[i].rule, 1, cases[i].when_s, &offset));
        assert_int_equal(offset, cases[i].want);
    }
}

static void broken_file_is_no_zone(void **state)
{
    (void)state;
    int64_t offset = 7;
    assert_false(offset_with("\nCET\n", 0, winter, &offset));
    assert_false(offset_with("\nCET-1CEST,J60,J300\n", 0, winter, &offset));
    assert_false(offset_with("\nCET-1CEST,M13.1.0,M2.1.0\n", 0, winter, &offset));
    assert_false(zone_offset_in(STR("TZif2"), winter, &offset));
    assert_false(zone_offset_in(STR(""), winter, &offset));
    AUTO(buf_done) struct buf file = {0};
    add_block(&file, 4, 0, 0);
    add_block(&file, 8, 1, 1000);
    for (size_t n = 0; n < file.n; n++) {
        assert_false(zone_offset_in(str_sub(buf_str(&file), 0, n), winter, &offset));
    }
}

static void name_that_leads_elsewhere_is_no_zone(void **state)
{
    (void)state;
    static const char *const names[] = {"", "../zoneinfo/UTC", "/etc/localtime", "No/Such", "a b"};
    for (size_t i = 0; i < N_ROWS(names); i++) {
        int64_t offset = 7;
        assert_false(zone_offset(str_of(names[i]), winter, &offset));
        assert_int_equal(offset, 0);
    }
}

static void zone_of_the_system_is_read(void **state)
{
    (void)state;
    int64_t offset;
    assert_true(zone_offset(STR("Europe/Amsterdam"), winter, &offset));
    assert_int_equal(offset, 3600);
    assert_true(zone_offset(STR("Europe/Amsterdam"), summer, &offset));
    assert_int_equal(offset, 7200);
    assert_true(zone_offset(STR("Asia/Tehran"), summer, &offset));
    assert_int_equal(offset, 12600);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(moment_has_its_place_in_the_calendar),
        cmocka_unit_test(changes_count_from_their_moment_on),
        cmocka_unit_test(rule_counts_behind_the_last_change),
        cmocka_unit_test(broken_file_is_no_zone),
        cmocka_unit_test(name_that_leads_elsewhere_is_no_zone),
        cmocka_unit_test(zone_of_the_system_is_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
