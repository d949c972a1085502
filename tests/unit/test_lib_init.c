#include "scratch.h"

#include <cordial/cordial.h>

/* Make a base where nothing is, and index it. */
static const cordial_index_report *init(struct scratch *s)
{
    assert_ok(cordial_base_init(s->path, &s->err), &s->err);
    return scratch_index(s);
}

static void new_base_works_at_once(void **state)
{
    struct scratch *s = *state;
    const cordial_index_report *report = init(s);
    assert_true(report->indexed > 0);
    assert_int_equal(report->n_skipped, 0);
    static const char ticket[] = "Hello, I forgot my password and cannot log in.";
    cordial_suggestions *r = NULL;
    assert_ok(cordial_suggest(scratch_base(s, CORDIAL_AUDIENCE_AGENTS), ticket, sizeof ticket - 1,
                              NULL, &r, &s->err),
              &s->err);
    assert_true(r->n_rows > 0);
    assert_string_equal(r->rows[0].id, "password-forgotten");
    cordial_suggestions_free(r);
}

static void new_base_makes_no_guesses(void **state)
{
    struct scratch *s = *state;
    const cordial_index_report *report = init(s);
    for (size_t i = 0; i < report->n_guesses; i++) {
        print_error("%s\n", report->guesses[i].message);
    }
    assert_int_equal(report->n_guesses, 0);
}

static void folder_is_made_when_it_is_not_there(void **state)
{
    struct scratch *s = *state;
    assert_ok(cordial_base_init(scratch_path(s, "a/b"), NULL), &s->err);
    assert_int_equal(access(scratch_path(s, "a/b/base.yaml"), R_OK), 0);
}

static void folder_that_holds_anything_is_left_alone(void **state)
{
    struct scratch *s = *state;
    scratch_put(s, ".hidden", "");
    assert_int_equal(cordial_base_init(s->path, &s->err), CORDIAL_E_CANTCREATE);
    assert_int_equal(cordial_base_init(s->path, NULL), CORDIAL_E_CANTCREATE);
    assert_int_not_equal(access(scratch_path(s, "base.yaml"), F_OK), 0);
    assert_int_equal(cordial_base_init(scratch_path(s, ".hidden"), &s->err), CORDIAL_E_CANTCREATE);
    assert_int_equal(cordial_base_init(scratch_path(s, ".hidden/x"), &s->err),
                     CORDIAL_E_CANTCREATE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        scratch_test(new_base_works_at_once),
        scratch_test(new_base_makes_no_guesses),
        scratch_test(folder_is_made_when_it_is_not_there),
        scratch_test(folder_that_holds_anything_is_left_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
