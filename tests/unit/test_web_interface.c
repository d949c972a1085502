#include "unit.h"

#include "text/mustache.h"
#include "web/assets.h"
#include "web/interface.h"

/* Every text of every language is there, and none more than in English. */
static void languages_have_the_same_texts(void **state)
{
    (void)state;
    json_t *english = interface_labels("en");
    assert_true(interface_has("en") && interface_has("nl") && interface_has("it") &&
                interface_has("fa"));
    for (const char *const *code = interface_codes(); *code != NULL; code++) {
        const char *key;
        json_t *value;
        json_t *labels = interface_labels(*code);
        json_object_foreach(english, key, value)
        {
            const json_t *other = json_object_get(labels, key);
            if (other == NULL || json_typeof(other) != json_typeof(value) ||
                (json_is_string(other) && json_string_length(other) == 0)) {
                print_error("%s: '%s' is missing\n", *code, key);
                fail();
            }
        }
        assert_int_equal(json_object_size(labels), json_object_size(english));
    }
}

static void pages_name_texts_that_are_there(void **state)
{
    (void)state;
    struct assets *assets = assets_new(NULL);
    struct page_files pages = assets_pages(assets);
    const struct str start = STR("label.");
    for (size_t i = 0; i < pages.n; i++) {
        AUTO(arena_done) struct arena mem = {0};
        cordial_error err = {0};
        struct mustache_tags tags = {0};
        struct str text = {(const char *)pages.rows[i].bytes, pages.rows[i].n};
        assert_ok(mustache_tags(&mem, text, &tags, &err), &err);
        for (size_t k = 0; k < tags.n; k++) {
            const char *key = arena_cstr(&mem, str_from(tags.rows[k].name, start.n));
            if (str_starts(tags.rows[k].name, start) && interface_text("en", key)[0] == '\0') {
                fail_msg("%s:%u: there is no text '%s'", pages.rows[i].path, tags.rows[k].line,
                         key);
            }
        }
    }
    assets_free(assets);
}

static void language_without_a_file_has_the_texts_of_english(void **state)
{
    (void)state;
    assert_false(interface_has("xx"));
    assert_ptr_equal(interface_labels("xx"), interface_labels("en"));
    assert_string_equal(interface_text("nl", "no such text"), "");
}

static void directions_are_known_of_other_languages_too(void **state)
{
    (void)state;
    assert_string_equal(interface_direction("fa"), "rtl");
    assert_string_equal(interface_direction("ar"), "rtl");
    assert_string_equal(interface_direction("he"), "rtl");
    assert_string_equal(interface_direction("nl"), "ltr");
    for (const char *const *code = interface_codes(); *code != NULL; code++) {
        assert_string_equal(interface_direction(*code), interface_text(*code, "direction"));
    }
}

static void numbers_have_the_digits_of_the_language(void **state)
{
    struct arena mem = {0};
    (void)state;
    assert_string_equal(interface_number(&mem, "en", 1403), "1403");
    assert_string_equal(interface_number(&mem, "fa", 1403), "۱۴۰۳");
    assert_string_equal(interface_number(&mem, "nl", 0), "0");
    arena_done(&mem);
}

/* Beginnings and ends of Persian years, leap and common; checked against published calendars. */
static void days_are_written_in_the_readers_calendar(void **state)
{
    struct arena mem = {0};
    static const struct {
        const char *language;
        const char *date;
        const char *want;
    } rows[] = {
        {"en", "2026-11-30", "30 November 2026"},
        {"nl", "2026-03-01", "1 maart 2026"},
        {"it", "2024-02-29", "29 febbraio 2024"},
        {"fa", "2024-03-20", "۱ فروردین ۱۴۰۳"},
        {"fa", "2025-03-20", "۳۰ اسفند ۱۴۰۳"},
        {"fa", "2025-03-21", "۱ فروردین ۱۴۰۴"},
        {"fa", "2026-03-20", "۲۹ اسفند ۱۴۰۴"},
        {"fa", "2026-03-21", "۱ فروردین ۱۴۰۵"},
        {"fa", "2026-11-30", "۹ آذر ۱۴۰۵"},
        {"fa", "1979-02-11", "۲۲ بهمن ۱۳۵۷"},
        {"fa", "2000-01-01", "۱۱ دی ۱۳۷۸"},
        {"en", "", ""},
        {"en", "yesterday!", ""},
        {"fa", "2026-13-01", ""},
    };
    (void)state;
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        assert_string_equal(interface_day(&mem, rows[i].language, rows[i].date), rows[i].want);
    }
    arena_done(&mem);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(languages_have_the_same_texts),
        cmocka_unit_test(pages_name_texts_that_are_there),
        cmocka_unit_test(language_without_a_file_has_the_texts_of_english),
        cmocka_unit_test(directions_are_known_of_other_languages_too),
        cmocka_unit_test(numbers_have_the_digits_of_the_language),
        cmocka_unit_test(days_are_written_in_the_readers_calendar),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
