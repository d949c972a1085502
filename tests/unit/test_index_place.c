#include "scratch.h"

#include "index/place.h"

#include <sys/stat.h>
#include <sys/wait.h>

static bool exists(struct scratch *s, const char *name)
{
    struct stat st;
    return lstat(scratch_path(s, name), &st) == 0;
}

/* A generation with one file in each of its databases. */
static const char *publish(struct scratch *s)
{
    const char *name = NULL;
    scratch_put(s, "index/new/public.xap/a", "p");
    scratch_put(s, "index/new/agents.xap/a", "a");
    scratch_put(s, "index/new/public-text.0", "t");
    assert_ok(place_publish(&s->mem, s->path, &name, &s->err), &s->err);
    return name;
}

static void paths_are_those_of_the_header(void **state)
{
    struct scratch *s = *state;
    assert_string_equal(place_index(&s->mem, "S"), "S/index");
    assert_string_equal(place_new(&s->mem, "S"), "S/index/new");
    assert_string_equal(place_database(&s->mem, "g", CORDIAL_AUDIENCE_PUBLIC), "g/public.xap");
    assert_string_equal(place_database(&s->mem, "g", CORDIAL_AUDIENCE_AGENTS), "g/agents.xap");
    assert_string_equal(place_texts(&s->mem, "g", CORDIAL_AUDIENCE_AGENTS, 3), "g/agents-text.3");
    assert_string_equal(place_name("a/b/g000017"), "g000017");
    assert_string_equal(place_name("g000017"), "g000017");
}

static void without_a_generation_there_is_no_index(void **state)
{
    struct scratch *s = *state;
    const char *out = NULL;
    assert_int_equal(place_current(&s->mem, s->path, &out, &s->err), CORDIAL_E_UNAVAILABLE);
    assert_non_null(strstr(s->err.message, "cordial index"));
    scratch_put(s, "file", "");
    assert_int_equal(place_current(&s->mem, scratch_path(s, "file"), &out, &s->err),
                     CORDIAL_E_UNAVAILABLE);
    assert_null(out);
}

static void published_generation_is_the_current_one(void **state)
{
    struct scratch *s = *state;
    const char *out;
    assert_string_equal(publish(s), "g000001");
    assert_ok(place_current(&s->mem, s->path, &out, &s->err), &s->err);
    assert_string_equal(out, scratch_path(s, "index/g000001"));
    assert_false(exists(s, "index/new"));
    assert_true(exists(s, "index/g000001/public.xap/a"));
}

static void two_old_generations_are_kept(void **state)
{
    struct scratch *s = *state;
    for (int i = 1; i <= 5; i++) {
        assert_string_equal(publish(s), arena_printf(&s->mem, "g%06d", i).p);
    }
    assert_false(exists(s, "index/g000001"));
    assert_false(exists(s, "index/g000002"));
    for (int i = 3; i <= 5; i++) {
        assert_true(exists(s, arena_printf(&s->mem, "index/g%06d", i).p));
    }
}

static void link_that_a_cut_short_run_left_is_no_obstacle(void **state)
{
    struct scratch *s = *state;
    scratch_put(s, "index/gabc/x", "of somebody else");
    assert_int_equal(symlink("nowhere", scratch_path(s, "index/current.new")), 0);
    assert_string_equal(publish(s), "g000001");
    assert_true(exists(s, "index/gabc/x"));
    assert_false(exists(s, "index/current.new"));
}

static void unfinished_folder_is_not_published(void **state)
{
    struct scratch *s = *state;
    const char *name = NULL;
    publish(s);
    scratch_put(s, "index/new/public.xap/a", "alone");
    assert_int_not_equal(place_publish(&s->mem, s->path, &name, &s->err), CORDIAL_OK);
    const char *out;
    assert_ok(place_current(&s->mem, s->path, &out, &s->err), &s->err);
    assert_string_equal(place_name(out), "g000001");
}

static void second_writer_is_told_who_holds_the_lock(void **state)
{
    struct scratch *s = *state;
    int first = -1;
    int second = -1;
    assert_ok(place_lock(&s->mem, s->path, 0, &first, &s->err), &s->err);
    assert_int_equal(place_lock(&s->mem, s->path, 0, &second, &s->err), CORDIAL_E_LOCKED);
    assert_int_equal(second, -1);
    const char *who = arena_printf(&s->mem, "process %ld", (long)getpid()).p;
    assert_non_null(strstr(s->err.message, who));
    close(first);
    assert_ok(place_lock(&s->mem, s->path, 0, &second, &s->err), &s->err);
    close(second);
}

static void lock_of_a_process_that_died_is_free(void **state)
{
    struct scratch *s = *state;
    pid_t child = fork();
    if (child == 0) {
        int fd = -1;
        _exit(place_lock(&s->mem, s->path, 0, &fd, &s->err) == CORDIAL_OK ? 0 : 1);
    }
    int how = -1;
    assert_int_equal(waitpid(child, &how, 0), child);
    assert_int_equal(how, 0);
    int fd = -1;
    assert_ok(place_lock(&s->mem, s->path, 0, &fd, &s->err), &s->err);
    close(fd);
}

static void state_that_is_a_file_cannot_hold_an_index(void **state)
{
    struct scratch *s = *state;
    int fd = -1;
    scratch_put(s, "file", "");
    assert_int_equal(place_lock(&s->mem, scratch_path(s, "file"), 0, &fd, &s->err),
                     CORDIAL_E_CANTCREATE);
    assert_int_equal(fd, -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        scratch_test(paths_are_those_of_the_header),
        scratch_test(without_a_generation_there_is_no_index),
        scratch_test(published_generation_is_the_current_one),
        scratch_test(two_old_generations_are_kept),
        scratch_test(link_that_a_cut_short_run_left_is_no_obstacle),
        scratch_test(unfinished_folder_is_not_published),
        scratch_test(second_writer_is_told_who_holds_the_lock),
        scratch_test(lock_of_a_process_that_died_is_free),
        scratch_test(state_that_is_a_file_cannot_hold_an_index),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
