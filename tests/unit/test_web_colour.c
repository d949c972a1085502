#include "unit.h"

#include "web/colour.h"

static struct colour colour(const char *text)
{
    struct colour out = {0};
    assert_true(colour_read(str_of(text), &out));
    return out;
}

static void colour_is_read_and_written(void **state)
{
    (void)state;
    char text[8];
    struct colour ignored;
    colour_write(colour("#0b6e6E"), text);
    assert_string_equal(text, "#0b6e6e");
    static const char *const wrong[] = {"", "#fff", "0b6e6e0", "#0b6e6g", "#0b6e6e0"};
    for (size_t i = 0; i < N_ROWS(wrong); i++) {
        assert_false(colour_read(str_of(wrong[i]), &ignored));
    }
}

static void contrast_is_that_of_the_guidelines(void **state)
{
    (void)state;
    assert_float_equal(colour_contrast(colour("#000000"), colour("#ffffff")), 21.0, 0.01);
    assert_float_equal(colour_contrast(colour("#ffffff"), colour("#777777")), 4.48, 0.01);
    assert_float_equal(colour_contrast(colour("#123456"), colour("#123456")), 1.0, 0.001);
}

static void any_colour_becomes_legible_on_any_page(void **state)
{
    (void)state;
    static const char *const brands[] = {"#ffff00", "#0000ff", "#ff0000", "#ffffff",
                                         "#000000", "#7f7f7f", "#0b6e6e", "#ff9ec7"};
    static const char *const pages[] = {"#ffffff", "#12181d"};
    for (size_t i = 0; i < N_ROWS(brands); i++) {
        for (size_t k = 0; k < N_ROWS(pages); k++) {
            struct colour page = colour(pages[k]);
            struct colour shade = colour_legible(colour(brands[i]), page, 4.6);
            assert_true(colour_contrast(shade, page) >= 4.6);
        }
    }
}

static void legible_colour_stays_as_it_is(void **state)
{
    (void)state;
    char text[8];
    colour_write(colour_legible(colour("#0b6e6e"), colour("#ffffff"), 4.5), text);
    assert_string_equal(text, "#0b6e6e");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(colour_is_read_and_written),
        cmocka_unit_test(contrast_is_that_of_the_guidelines),
        cmocka_unit_test(any_colour_becomes_legible_on_any_page),
        cmocka_unit_test(legible_colour_stays_as_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
