#include "scratch.h"

#include "index/plan.h"

#include <fcntl.h>
#include <sys/stat.h>

/* What a run would do now. */
static struct plan make_plan(struct scratch *s, bool full)
{
    scratch_close(s);
    cordial_base *base = scratch_base(s, CORDIAL_AUDIENCE_AGENTS);
    struct index_reader *reader = NULL;
    struct scan *scan = arena_alloc(&s->mem, sizeof *scan); /* the plan points into it */
    struct plan plan;
    assert_ok(scan_base(&s->mem, base->dir_fd, scan, &s->err), &s->err);
    index_reader_open(base->state, CORDIAL_AUDIENCE_AGENTS, &reader, &s->err); /* or none */
    struct plan_input in = {&base->config, scan, base->dir_fd, reader, full};
    assert_ok(plan_make(&s->mem, &in, &plan, &s->err), &s->err);
    index_reader_close(reader);
    return plan;
}

/* The paths that are to be read, joined by blanks. */
static struct str wanted(struct scratch *s, const struct plan *plan)
{
    struct str out = STR("");
    for (size_t i = 0; i < plan->n; i++) {
        if (plan->rows[i].wanted) {
            out = arena_printf(&s->mem, "%.*s%s%.*s", STR_ARG(out), out.n > 0 ? " " : "",
                               STR_ARG(plan->rows[i].file->path));
        }
    }
    return out;
}

static void put_three(struct scratch *s)
{
    scratch_put(s, "base.yaml", "name: Test\nlanguages: [en]\n");
    scratch_put(s, "a.md", "# A\n\ntext\n");
    scratch_put(s, "b.md", "# B\n\ntext {{fact.hours}}\n");
    scratch_put(s, "sub/c.md", "# C\n\ntext\n");
}

static void without_an_index_everything_is_read_aside(void **state)
{
    struct scratch *s = *state;
    put_three(s);
    struct plan plan = make_plan(s, false);
    assert_true(plan.aside);
    assert_int_equal(plan.n_wanted, 3);
    assert_str(wanted(s, &plan), "a.md b.md sub/c.md");
}

static void nothing_is_read_when_nothing_changed(void **state)
{
    struct scratch *s = *state;
    put_three(s);
    scratch_index(s);
    struct plan plan = make_plan(s, false);
    assert_false(plan.aside);
    assert_int_equal(plan.n_wanted, 0);
    assert_int_equal(plan.removed.n, 0);
    assert_true(make_plan(s, true).aside);
}

static void changed_and_new_files_are_read_and_missing_ones_removed(void **state)
{
    struct scratch *s = *state;
    put_three(s);
    scratch_index(s);
    scratch_put(s, "a.md", "# A\n\nanother text\n");
    scratch_put(s, "d.md", "# D\n");
    scratch_drop(s, "sub/c.md");
    struct plan plan = make_plan(s, false);
    assert_false(plan.aside);
    assert_str(wanted(s, &plan), "a.md d.md");
    assert_int_equal(plan.n_wanted, 2);
    assert_int_equal(plan.removed.n, 1);
    assert_str(plan.removed.rows[0], "sub/c.md");
}

static void file_of_another_time_and_the_same_content_is_not_read(void **state)
{
    struct scratch *s = *state;
    put_three(s);
    scratch_index(s);
    struct timespec times[2] = {{1000000000, 0}, {1000000000, 0}};
    assert_int_equal(utimensat(AT_FDCWD, scratch_path(s, "a.md"), times, 0), 0);
    struct plan plan = make_plan(s, false);
    assert_int_equal(plan.n_wanted, 0);
}

static void content_of_the_same_size_is_told_by_its_hash(void **state)
{
    struct scratch *s = *state;
    put_three(s);
    scratch_index(s);
    scratch_put(s, "a.md", "# A\n\ntest\n");
    struct plan plan = make_plan(s, false);
    assert_str(wanted(s, &plan), "a.md");
}

static void entry_that_quotes_a_fact_is_read_when_facts_change(void **state)
{
    struct scratch *s = *state;
    put_three(s);
    scratch_put(s, "facts.yaml", "hours: nine\n");
    scratch_index(s);
    scratch_put(s, "facts.yaml", "hours: ten\n");
    struct plan plan = make_plan(s, false);
    assert_str(wanted(s, &plan), "b.md");
}

static void entry_that_quotes_a_fact_is_read_when_facts_appear(void **state)
{
    struct scratch *s = *state;
    put_three(s);
    scratch_index(s);
    scratch_put(s, "facts.yaml", "hours: nine\n");
    struct plan plan = make_plan(s, false);
    assert_str(wanted(s, &plan), "b.md");
}

static void another_shape_of_the_base_is_built_aside(void **state)
{
    struct scratch *s = *state;
    put_three(s);
    scratch_index(s);
    scratch_put(s, "base.yaml", "name: Other name\nlanguages: [en]\n");
    assert_false(make_plan(s, false).aside);
    scratch_put(s, "base.yaml", "name: Test\nlanguages: [en]\naudience: public\n");
    struct plan plan = make_plan(s, false);
    assert_true(plan.aside);
    assert_int_equal(plan.n_wanted, 3);
}

static void most_of_many_files_changed_are_built_aside(void **state)
{
    struct scratch *s = *state;
    for (int i = 0; i < 80; i++) {
        scratch_put(s, arena_printf(&s->mem, "f%d.md", i).p, "# Old\n");
    }
    scratch_index(s);
    for (int i = 0; i < 60; i++) {
        scratch_put(s, arena_printf(&s->mem, "f%d.md", i).p, "# New one\n");
    }
    assert_false(make_plan(s, false).aside);
    for (int i = 60; i < 70; i++) {
        scratch_put(s, arena_printf(&s->mem, "f%d.md", i).p, "# New one\n");
    }
    assert_true(make_plan(s, false).aside);
}

static void file_that_became_a_link_stays_as_it_was(void **state)
{
    struct scratch *s = *state;
    put_three(s);
    scratch_index(s);
    scratch_drop(s, "a.md");
    assert_int_equal(symlink("b.md", scratch_path(s, "a.md")), 0);
    struct plan plan = make_plan(s, false);
    assert_int_equal(plan.removed.n, 0);
    assert_int_equal(plan.n, 3);
    assert_str(plan.rows[2].file->path, "a.md");
    assert_false(plan.rows[2].wanted);
    assert_true(make_plan(s, true).rows[2].old != NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        scratch_test(without_an_index_everything_is_read_aside),
        scratch_test(nothing_is_read_when_nothing_changed),
        scratch_test(changed_and_new_files_are_read_and_missing_ones_removed),
        scratch_test(file_of_another_time_and_the_same_content_is_not_read),
        scratch_test(content_of_the_same_size_is_told_by_its_hash),
        scratch_test(entry_that_quotes_a_fact_is_read_when_facts_change),
        scratch_test(entry_that_quotes_a_fact_is_read_when_facts_appear),
        scratch_test(another_shape_of_the_base_is_built_aside),
        scratch_test(most_of_many_files_changed_are_built_aside),
        scratch_test(file_that_became_a_link_stays_as_it_was),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
