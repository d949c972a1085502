#include "scratch.h"

#include "index/texts.h"

static struct text_place add(struct scratch *s, struct texts_writer *w, const char *text)
{
    struct text_place place;
    assert_ok(texts_writer_add(w, str_of(text), &place, &s->err), &s->err);
    return place;
}

static struct texts_writer *open_writer(struct scratch *s, cordial_audience audience, size_t file)
{
    struct texts_writer *w = NULL;
    assert_ok(texts_writer_open(s->path, audience, file, &w, &s->err), &s->err);
    return w;
}

static void check_text(struct scratch *s, struct texts *t, struct text_place place,
                       const char *want)
{
    struct str got;
    assert_ok(texts_get(t, &place, &got, &s->err), &s->err);
    assert_str(got, want);
}

static void texts_are_found_by_their_places(void **state)
{
    struct scratch *s = *state;
    struct texts_writer *first = open_writer(s, CORDIAL_AUDIENCE_PUBLIC, 0);
    struct texts_writer *last = open_writer(s, CORDIAL_AUDIENCE_PUBLIC, TEXTS_FILES_MAX - 1);
    struct text_place one = add(s, first, "one");
    struct text_place none = add(s, first, "");
    struct text_place two = add(s, first, "two");
    struct text_place far = add(s, last, "far away");
    assert_ok(texts_writer_sync(first, &s->err), &s->err);
    assert_ok(texts_writer_sync(last, &s->err), &s->err);
    struct texts *t = NULL;
    assert_ok(texts_open(s->path, CORDIAL_AUDIENCE_PUBLIC, &t, &s->err), &s->err);
    check_text(s, t, two, "two");
    check_text(s, t, one, "one");
    check_text(s, t, none, "");
    check_text(s, t, far, "far away");
    assert_int_equal(texts_bytes(t), 6 + 8);
    texts_close(t);
    texts_writer_close(first);
    texts_writer_close(last);
    texts_writer_close(NULL);
    texts_close(NULL);
}

static void writer_that_opens_again_appends(void **state)
{
    struct scratch *s = *state;
    struct texts_writer *w = open_writer(s, CORDIAL_AUDIENCE_AGENTS, 0);
    struct text_place before = add(s, w, "before");
    texts_writer_close(w);
    w = open_writer(s, CORDIAL_AUDIENCE_AGENTS, 0);
    struct text_place behind = add(s, w, "behind");
    texts_writer_close(w);
    struct texts *t = NULL;
    assert_ok(texts_open(s->path, CORDIAL_AUDIENCE_AGENTS, &t, &s->err), &s->err);
    check_text(s, t, before, "before");
    check_text(s, t, behind, "behind");
    texts_close(t);
}

static void texts_of_before_stay_while_the_file_grows(void **state)
{
    struct scratch *s = *state;
    struct texts_writer *w = open_writer(s, CORDIAL_AUDIENCE_PUBLIC, 0);
    struct text_place old = add(s, w, "old");
    assert_ok(texts_writer_sync(w, &s->err), &s->err);
    struct texts *t = NULL;
    struct str kept;
    assert_ok(texts_open(s->path, CORDIAL_AUDIENCE_PUBLIC, &t, &s->err), &s->err);
    assert_ok(texts_get(t, &old, &kept, &s->err), &s->err);
    for (int i = 0; i < 3; i++) {
        struct text_place fresh = add(s, w, "fresh");
        assert_ok(texts_writer_sync(w, &s->err), &s->err);
        check_text(s, t, fresh, "fresh");
    }
    assert_str(kept, "old");
    texts_close(t);
    texts_writer_close(w);
}

static void place_outside_is_a_broken_index(void **state)
{
    struct scratch *s = *state;
    struct texts_writer *w = open_writer(s, CORDIAL_AUDIENCE_PUBLIC, 0);
    add(s, w, "text");
    texts_writer_close(w);
    struct texts *t = NULL;
    struct str got = {NULL, 0};
    assert_ok(texts_open(s->path, CORDIAL_AUDIENCE_PUBLIC, &t, &s->err), &s->err);
    static const struct text_place places[] = {
        {0, 0, 5},          {0, 4, 1}, {0, UINT64_MAX, 4},
        {0, 1, UINT64_MAX}, {1, 0, 1}, {TEXTS_FILES_MAX, 0, 1},
        {UINT64_MAX, 0, 1},
    };
    for (size_t i = 0; i < N_ROWS(places); i++) {
        assert_int_equal(texts_get(t, &places[i], &got, &s->err), CORDIAL_E_IO);
    }
    assert_null(got.p);
    texts_close(t);
}

static void audiences_have_files_of_their_own(void **state)
{
    struct scratch *s = *state;
    struct texts_writer *w = open_writer(s, CORDIAL_AUDIENCE_AGENTS, 0);
    struct text_place place = add(s, w, "secret");
    texts_writer_close(w);
    struct texts *t = NULL;
    struct str got;
    assert_ok(texts_open(s->path, CORDIAL_AUDIENCE_PUBLIC, &t, &s->err), &s->err);
    assert_int_equal(texts_get(t, &place, &got, &s->err), CORDIAL_E_IO);
    assert_int_equal(texts_bytes(t), 0);
    texts_close(t);
}

static void folder_that_is_not_there_cannot_be_written(void **state)
{
    struct scratch *s = *state;
    struct texts_writer *w = NULL;
    assert_int_not_equal(
        texts_writer_open(scratch_path(s, "no"), CORDIAL_AUDIENCE_PUBLIC, 0, &w, &s->err),
        CORDIAL_OK);
    assert_null(w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        scratch_test(texts_are_found_by_their_places),
        scratch_test(writer_that_opens_again_appends),
        scratch_test(texts_of_before_stay_while_the_file_grows),
        scratch_test(place_outside_is_a_broken_index),
        scratch_test(audiences_have_files_of_their_own),
        scratch_test(folder_that_is_not_there_cannot_be_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
