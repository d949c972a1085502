#include "unit.h"

#include "base/embedded.h"
#include "reply/check.h"
#include "reply/messages.h"

#include <jansson.h>
#include <stdlib.h>

extern const struct embedded_file reply_message_files[];
extern const size_t reply_message_files_n;

static json_t *read_texts(const char *name)
{
    for (size_t i = 0; i < reply_message_files_n; i++) {
        const struct embedded_file *file = &reply_message_files[i];
        if (strcmp(file->path, name) == 0) {
            return json_loadb((const char *)file->bytes, file->n, JSON_REJECT_DUPLICATES, NULL);
        }
    }
    return NULL;
}

/* How often each value stands in a text, as one number of nine digits. */
static long places_in(const char *text)
{
    long places = 0;
    for (const char *at = strchr(text, '{'); at != NULL; at = strchr(at + 1, '{')) {
        long digit = 1;
        for (char c = '1'; c < at[1]; c++) {
            digit *= 10;
        }
        assert_true(at[1] >= '1' && at[1] <= '9' && at[2] == '}');
        places += digit;
    }
    return places;
}

static void each_language_has_the_same_messages_with_the_same_values(void **state)
{
    (void)state;
    static const char *const others[] = {"fa.json", "it.json", "nl.json"};
    json_t *english = read_texts("en.json");
    assert_non_null(english);
    for (size_t i = 0; i < N_ROWS(others); i++) {
        json_t *texts = read_texts(others[i]);
        assert_non_null(texts);
        json_object_del(texts, "digits");
        assert_int_equal(json_object_size(texts), json_object_size(english));
        const char *code;
        json_t *text;
        json_object_foreach(english, code, text)
        {
            const char *own = json_string_value(json_object_get(texts, code));
            assert_non_null(own);
            assert_string_not_equal(own, json_string_value(text));
            assert_int_equal(places_in(own), places_in(json_string_value(text)));
        }
        json_decref(texts);
    }
    json_decref(english);
}

/* "name-wrong-misspelt" is of name-wrong: a rule's id, or a way of saying it behind that. */
static bool is_of_rule(const char *code, const char *id)
{
    size_t n = strlen(id);
    return strncmp(code, id, n) == 0 && (code[n] == '-' || code[n] == '\0');
}

static void each_rule_has_a_message_and_each_message_a_rule(void **state)
{
    (void)state;
    size_t n;
    const struct check_rule *rules = check_rules(&n);
    json_t *english = read_texts("en.json");
    size_t *seen = calloc(n, sizeof *seen);
    const char *code;
    json_t *text;
    json_object_foreach(english, code, text)
    {
        bool found = false;
        for (size_t i = 0; i < n; i++) {
            bool own = is_of_rule(code, rules[i].id);
            seen[i] += own;
            found = found || own;
        }
        assert_true(found);
    }
    for (size_t i = 0; i < n; i++) {
        assert_true(seen[i] > 0);
    }
    free(seen);
    json_decref(english);
}

static void values_stand_where_the_language_wants_them(void **state)
{
    (void)state;
    struct arena mem = {0};
    struct str_list values = VALUES(STR("Paul Smith"), STR("{1}"));
    assert_string_equal(message_text(&mem, NULL, "name-wrong-misspelt", values),
                        "the customer spells his name Paul Smith, not {1}");
    assert_string_equal(message_text(&mem, "nl", "name-wrong-misspelt", values),
                        "De klant schrijft zijn naam als Paul Smith, niet als {1}.");
    assert_string_equal(message_text(&mem, "xx", "shouting-signs", NO_VALUES),
                        message_text(&mem, "en", "shouting-signs", NO_VALUES));
    arena_done(&mem);
}

static void numbers_have_the_digits_of_the_language(void **state)
{
    (void)state;
    struct arena mem = {0};
    assert_string_equal(message_number(&mem, "it", 0.5).p, "0.5");
    assert_string_equal(message_number(&mem, NULL, 40).p, "40");
    assert_string_equal(message_number(&mem, "fa", 40).p, "۴۰");
    arena_done(&mem);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_language_has_the_same_messages_with_the_same_values),
        cmocka_unit_test(each_rule_has_a_message_and_each_message_a_rule),
        cmocka_unit_test(values_stand_where_the_language_wants_them),
        cmocka_unit_test(numbers_have_the_digits_of_the_language),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
