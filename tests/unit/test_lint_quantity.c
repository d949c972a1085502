#include "unit.h"

#include "lint/quantity.h"

static const struct {
    const char *language;
    const char *text;
    enum quantity_kind kind;
    double value;
    const char *unit;
    const char *said;
} cases[] = {
    {"en", "It costs £4.50 a month.", QUANTITY_MONEY, 4.5, "£", "£4.50"},
    {"nl", "Het kost £ 4,50 per maand.", QUANTITY_MONEY, 4.5, "£", "£ 4,50"},
    {"it", "Costa 4,50 € al mese.", QUANTITY_MONEY, 4.5, "€", "4,50 €"},
    {"fa", "ماهی ۴٫۵۰ پوند", QUANTITY_MONEY, 4.5, "پوند", "۴٫۵۰ پوند"},
    {"en", "a sum of 1,234 euros", QUANTITY_MONEY, 1234, "euros", "1,234 euros"},
    {"en", "Wait for 20 minutes.", QUANTITY_TIME, 20, "", "20 minutes"},
    {"nl", "binnen vier uur", QUANTITY_TIME, 240, "", "vier uur"},
    {"fa", "ظرف ۲۰ دقیقه", QUANTITY_TIME, 20, "", "۲۰ دقیقه"},
    {"en", "at most 50 MB each", QUANTITY_SIZE, 50, "mb", "50 MB"},
    {"fa", "۲ گیگابایت", QUANTITY_SIZE, 2, "گیگابایت", "۲ گیگابایت"},
    {"en", "at 90% of it", QUANTITY_SIZE, 90, "%", "90%"},
    {"en", "Choose port 587.", QUANTITY_BARE, 587, "port", "587"},
};

static void numbers_are_found_with_what_they_count(void **state)
{
    (void)state;
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct arena mem = {0};
        struct str text = str_of(cases[i].text);
        struct quantities all = quantity_find(&mem, str_of(cases[i].language), text);
        assert_int_equal(all.n, 1);
        assert_int_equal(all.rows[0].kind, cases[i].kind);
        assert_true(all.rows[0].value == cases[i].value);
        assert_str(all.rows[0].unit, cases[i].unit);
        assert_str(str_sub(text, all.rows[0].start, all.rows[0].end), cases[i].said);
        assert_false(all.rows[0].vague);
        arena_done(&mem);
    }
}

static void dates_versions_and_addresses_count_nothing(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "2026-11-30", "192.0.2.80", "at 14:00", "err4012", "v8.4.1", "1/2", "page#12", "",
    };
    for (size_t i = 0; i < N_ROWS(texts); i++) {
        struct arena mem = {0};
        assert_int_equal(quantity_find(&mem, STR("en"), str_of(texts[i])).n, 0);
        arena_done(&mem);
    }
}

static void words_for_a_while_are_vague(void **state)
{
    (void)state;
    static const struct {
        const char *language;
        const char *text;
    } vague[] = {{"en", "a few days"}, {"en", "one day"},          {"nl", "een dag"},
                 {"it", "un giorno"},  {"it", "uno o due giorni"}, {"en", "three or four days"}};
    for (size_t i = 0; i < N_ROWS(vague); i++) {
        struct arena mem = {0};
        struct quantities all =
            quantity_find(&mem, str_of(vague[i].language), str_of(vague[i].text));
        assert_int_equal(all.n, 1);
        assert_true(all.rows[0].vague);
        arena_done(&mem);
    }
}

static void only_what_counts_the_same_can_be_the_same(void **state)
{
    (void)state;
    struct arena mem = {0};
    struct quantity hours = quantity_find(&mem, STR("en"), STR("two hours")).rows[0];
    struct quantity minutes = quantity_find(&mem, STR("en"), STR("120 minutes")).rows[0];
    struct quantity size = quantity_find(&mem, STR("en"), STR("120 MB")).rows[0];
    struct quantity other = quantity_find(&mem, STR("en"), STR("120 GB")).rows[0];
    assert_true(quantity_same(&hours, &minutes));
    assert_false(quantity_alike(&minutes, &size));
    assert_false(quantity_alike(&other, &size));
    arena_done(&mem);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_found_with_what_they_count),
        cmocka_unit_test(dates_versions_and_addresses_count_nothing),
        cmocka_unit_test(words_for_a_while_are_vague),
        cmocka_unit_test(only_what_counts_the_same_can_be_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
