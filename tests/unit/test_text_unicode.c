#include "unit.h"

#include "text/unicode.h"

static void each_character_has_its_kind(void **state)
{
    (void)state;
    static const struct {
        uint32_t c;
        enum unicode_kind kind;
    } rows[] = {
        {'A', UNICODE_CAPITAL},      {'z', UNICODE_SMALL},      {'7', UNICODE_DIGIT},
        {' ', UNICODE_OTHER},        {0, UNICODE_OTHER},        {0x00C9, UNICODE_CAPITAL},
        {0x00E9, UNICODE_SMALL},     {0x01C5, UNICODE_CAPITAL}, {0x06CC, UNICODE_LETTER},
        {0x4E2D, UNICODE_LETTER},    {0x0301, UNICODE_MARK},    {0x0903, UNICODE_MARK},
        {0x06F3, UNICODE_DIGIT},     {0x2167, UNICODE_DIGIT},   {0x060C, UNICODE_OTHER},
        {0xFFFD, UNICODE_OTHER},     {0x10FFFF, UNICODE_OTHER}, {0x110000, UNICODE_OTHER},
        {UINT32_MAX, UNICODE_OTHER},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        assert_int_equal(unicode_kind(rows[i].c), rows[i].kind);
    }
}

static void small_letters_become_capitals_and_the_rest_stays(void **state)
{
    (void)state;
    assert_int_equal(unicode_upper('q'), 'Q');
    assert_int_equal(unicode_upper(0x00E9), 0x00C9);
    assert_int_equal(unicode_upper(0x0648), 0x0648);
    assert_int_equal(unicode_upper(UINT32_MAX), UINT32_MAX);
}

static void capitals_become_small_and_the_rest_stays(void **state)
{
    (void)state;
    assert_int_equal(unicode_lower('Q'), 'q');
    assert_int_equal(unicode_lower(0x0130), 0x69);
    assert_int_equal(unicode_lower(0x03A3), 0x03C3);
    assert_int_equal(unicode_lower(0x06CC), 0x06CC);
    assert_int_equal(unicode_lower(0xD800), 0xD800);
    assert_int_equal(unicode_lower(UINT32_MAX), UINT32_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_character_has_its_kind),
        cmocka_unit_test(small_letters_become_capitals_and_the_rest_stays),
        cmocka_unit_test(capitals_become_small_and_the_rest_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
