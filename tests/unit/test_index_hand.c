#include "scratch.h"

#include "index/hand.h"

#include <fcntl.h>
#include <sys/stat.h>

/* A hand over the scratch base, and one file that it reads. */
struct work {
    struct hand hand;
    struct scan scan;
    struct source source;
    struct entry entry;
    bool has;
};

static struct work *begin(struct scratch *s)
{
    cordial_base *base = scratch_base(s, CORDIAL_AUDIENCE_AGENTS);
    struct work *w = arena_alloc(&s->mem, sizeof *w);
    hand_init(&w->hand, &base->config, base->dir_fd, base->state);
    assert_ok(scan_base(&s->mem, base->dir_fd, &w->scan, &s->err), &s->err);
    assert_int_equal(w->scan.n, 1);
    w->source.file = &w->scan.files[0];
    return w;
}

static void read_file(struct scratch *s, struct work *w)
{
    assert_ok(hand_read(&w->hand, &s->mem, &w->source, &w->entry, &w->has, &s->err), &s->err);
}

static void file_that_is_read_gets_its_stamp(void **state)
{
    struct scratch *s = *state;
    scratch_put(s, "base.yaml", "languages: [en]\naudience: public\n");
    scratch_put(s, "en/mail/Box Full.md", "---\nnote: x\n---\n# Box\n");
    struct timespec long_ago[] = {{1000000000, 5}, {1000000000, 5}};
    assert_int_equal(utimensat(AT_FDCWD, scratch_path(s, "en/mail/Box Full.md"), long_ago, 0), 0);
    struct work *w = begin(s);
    read_file(s, w);
    assert_true(w->has && w->source.has_made);
    const struct stamp *made = &w->source.made;
    assert_str(made->path, "en/mail/Box Full.md");
    assert_str(made->id, "box-full");
    assert_str(made->raw_id, "box-full");
    assert_str(made->category, "mail");
    assert_int_equal(made->bytes, w->scan.files[0].bytes);
    assert_true(made->mtime_ns == w->scan.files[0].mtime_ns);
    assert_int_equal(made->audience, CORDIAL_AUDIENCE_PUBLIC);
    assert_true(made->has_note);
    assert_int_equal(made->facts_hash, 0);
    hand_done(&w->hand);
}

static void file_written_a_moment_ago_is_looked_at_again(void **state)
{
    struct scratch *s = *state;
    scratch_put(s, "a.md", "# A\n");
    struct timespec soon[] = {{4000000000, 0}, {4000000000, 0}};
    assert_int_equal(utimensat(AT_FDCWD, scratch_path(s, "a.md"), soon, 0), 0);
    struct work *w = begin(s);
    read_file(s, w);
    assert_int_equal(w->source.made.mtime_ns, 0);
    hand_done(&w->hand);
}

static void draft_is_for_agents_whatever_it_says(void **state)
{
    struct scratch *s = *state;
    scratch_put(s, "a.md", "---\naudience: public\nstate: draft\nnote: x\n---\n# A\n");
    struct work *w = begin(s);
    read_file(s, w);
    assert_true(w->has);
    assert_int_equal(w->entry.audience, CORDIAL_AUDIENCE_AGENTS);
    assert_int_equal(w->source.made.audience, CORDIAL_AUDIENCE_AGENTS);
    assert_false(w->source.made.has_note);
    hand_done(&w->hand);
}

static void retired_file_is_read_and_not_indexed(void **state)
{
    struct scratch *s = *state;
    scratch_put(s, "a.md", "---\nstate: retired\n---\n# A\n");
    struct work *w = begin(s);
    read_file(s, w);
    assert_false(w->has);
    assert_true(w->source.retired);
    assert_false(w->source.broken);
    assert_int_equal(w->hand.skipped.n, 0);
    hand_done(&w->hand);
}

static void broken_file_is_told_once_with_its_place(void **state)
{
    struct scratch *s = *state;
    scratch_put(s, "a.md", "---\ntitle: a\ntitle: b\n---\n# A\n");
    struct work *w = begin(s);
    read_file(s, w);
    read_file(s, w);
    assert_true(w->source.broken);
    assert_false(w->has);
    assert_int_equal(w->hand.skipped.n, 1);
    assert_string_equal(w->hand.skipped.rows[0].file, "a.md");
    assert_int_equal(w->hand.skipped.rows[0].line, 3);
    hand_done(&w->hand);
}

static void broken_file_gives_its_last_good_version(void **state)
{
    struct scratch *s = *state;
    scratch_put(s, "a.md", "---\naudience: public\nnote: n\n---\n# Good\n\nbody\n");
    scratch_index(s);
    scratch_put(s, "a.md", "---\ntitle: a\ntitle: b\n---\n# Bad\n");
    struct work *w = begin(s);
    struct stamp old = {.path = STR("a.md"), .id = STR("a"), .raw_id = STR("a")};
    w->source.old = &old;
    read_file(s, w);
    assert_true(w->source.broken && w->has && w->source.has_made);
    assert_str(w->entry.title, "Good");
    assert_str(w->entry.note, "n");
    assert_int_not_equal(str_find(w->entry.html, STR("body")), STR_NOT_FOUND);
    hand_done(&w->hand);
}

static void remarks_are_counted_once_a_file(void **state)
{
    struct scratch *s = *state;
    scratch_put(s, "a.md", "---\nweather: fine\n---\n# A\n");
    struct work *w = begin(s);
    read_file(s, w);
    size_t n = w->hand.remarks.n;
    assert_true(n > 0);
    read_file(s, w); /* for an id that clashed */
    assert_int_equal(w->hand.remarks.n, n);
    for (size_t i = 0; i < w->hand.remarks.cap; i++) {
        assert_true(w->hand.remarks.slots[i].value <= 1);
    }
    hand_done(&w->hand);
}

static void note_keeps_a_copy_of_what_it_says(void **state)
{
    struct scratch *s = *state;
    struct notes notes = {0};
    char file[] = "a.md";
    for (unsigned i = 1; i <= 20; i++) {
        hand_note(&s->mem, &notes, str_of(file), i, 2, "why");
    }
    file[0] = 'z';
    assert_int_equal(notes.n, 20);
    assert_string_equal(notes.rows[19].file, "a.md");
    assert_int_equal(notes.rows[19].line, 20);
    assert_int_equal(notes.rows[19].column, 2);
    assert_string_equal(notes.rows[19].message, "why");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        scratch_test(file_that_is_read_gets_its_stamp),
        scratch_test(file_written_a_moment_ago_is_looked_at_again),
        scratch_test(draft_is_for_agents_whatever_it_says),
        scratch_test(retired_file_is_read_and_not_indexed),
        scratch_test(broken_file_is_told_once_with_its_place),
        scratch_test(broken_file_gives_its_last_good_version),
        scratch_test(remarks_are_counted_once_a_file),
        scratch_test(note_keeps_a_copy_of_what_it_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
