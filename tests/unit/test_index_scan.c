#include "scratch.h"

#include "base/buf.h"
#include "index/scan.h"

#include <sys/stat.h>

static struct scan scan_folder(struct scratch *s)
{
    AUTO(fd_closep) int fd = -1;
    struct scan scan;
    assert_ok(dir_open(s->path, &fd, &s->err), &s->err);
    assert_ok(scan_base(&s->mem, fd, &scan, &s->err), &s->err);
    return scan;
}

static const char *why(const struct scan *scan, const char *path)
{
    for (size_t i = 0; i < scan->n_skips; i++) {
        if (str_eq(scan->skips[i].path, str_of(path))) {
            return scan->skips[i].why;
        }
    }
    return NULL;
}

static void markdown_files_are_found_in_order(void **state)
{
    struct scratch *s = *state;
    static const char *const paths[] = {
        "A.md", "a/b/deep.markdown", "a/box.md", "a/box.reply.md", "\u00e9t\u00e9.md",
    };
    for (size_t i = N_ROWS(paths); i > 0; i--) {
        scratch_put(s, paths[i - 1], "12345");
    }
    scratch_put(s, "base.yaml", "name: x");
    scratch_put(s, "picture.png", "");
    scratch_put(s, "md", "");
    struct scan scan = scan_folder(s);
    assert_int_equal(scan.n, N_ROWS(paths));
    for (size_t i = 0; i < scan.n; i++) {
        assert_str(scan.files[i].path, paths[i]);
        assert_int_equal(scan.files[i].path.p[scan.files[i].path.n], '\0');
        assert_int_equal(scan.files[i].bytes, 5);
        assert_true(scan.files[i].mtime_ns > 0);
    }
    assert_int_equal(scan.n_skips, 0);
    assert_int_equal(scan.folders.n, 3);
    assert_str(scan.folders.rows[0], "");
}

static void names_that_start_with_a_dot_are_passed_over(void **state)
{
    struct scratch *s = *state;
    scratch_put(s, ".hidden.md", "");
    scratch_put(s, ".cordial/index/x.md", "");
    scratch_put(s, ".git/a.md", "");
    struct scan scan = scan_folder(s);
    assert_int_equal(scan.n, 0);
    assert_int_equal(scan.n_skips, 0);
    assert_int_equal(scan.folders.n, 1);
}

static void what_is_no_file_is_skipped_with_its_reason(void **state)
{
    struct scratch *s = *state;
    scratch_put(s, "own.md", "");
    assert_int_equal(symlink("own.md", scratch_path(s, "link.md")), 0);
    assert_int_equal(symlink("/etc", scratch_path(s, "etc")), 0);
    assert_int_equal(mkfifo(scratch_path(s, "fifo.md"), 0600), 0);
    scratch_put(s, "a\nb.md", "");
    scratch_put(s, "\xff.md", "");
    struct scan scan = scan_folder(s);
    assert_int_equal(scan.n, 1);
    assert_string_equal(why(&scan, "link.md"), "symbolic links are not followed");
    assert_string_equal(why(&scan, "fifo.md"), "not a regular file");
    assert_string_equal(why(&scan, "a\nb.md"), "the name holds a control character");
    assert_string_equal(why(&scan, "\xff.md"), "the name is not UTF-8");
    assert_string_equal(why(&scan, "etc"), "symbolic links are not followed");
    assert_int_equal(scan.n_skips, 5);
}

static void folder_named_like_a_file_is_walked(void **state)
{
    struct scratch *s = *state;
    scratch_put(s, "notes.md/inner.md", "");
    struct scan scan = scan_folder(s);
    assert_int_equal(scan.n, 1);
    assert_str(scan.files[0].path, "notes.md/inner.md");
}

static void folders_are_walked_to_a_named_depth(void **state)
{
    struct scratch *s = *state;
    AUTO(buf_done) struct buf path = {0};
    for (int i = 0; i < SCAN_DEPTH_MAX; i++) {
        buf_add_cstr(&path, "d/");
    }
    scratch_put(s, arena_printf(&s->mem, "%sin.md", path.p).p, "");
    scratch_put(s, arena_printf(&s->mem, "%se/out.md", path.p).p, "");
    struct scan scan = scan_folder(s);
    assert_int_equal(scan.n, 1);
    assert_true(str_ends(scan.files[0].path, STR("/in.md")));
    assert_int_equal(scan.n_skips, 1);
    assert_string_equal(scan.skips[0].why, "folders are nested too deep");
}

static void folder_that_cannot_be_listed_is_named(void **state)
{
    struct scratch *s = *state;
    if (geteuid() == 0) {
        skip(); /* nothing is closed to root */
    }
    scratch_put(s, "shut/in.md", "");
    scratch_put(s, "open/in.md", "");
    assert_int_equal(chmod(scratch_path(s, "shut"), 0), 0);
    struct scan scan = scan_folder(s);
    assert_int_equal(chmod(scratch_path(s, "shut"), 0700), 0);
    assert_int_equal(scan.n, 1);
    assert_string_equal(why(&scan, "shut"), "the folder cannot be listed");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        scratch_test(markdown_files_are_found_in_order),
        scratch_test(names_that_start_with_a_dot_are_passed_over),
        scratch_test(what_is_no_file_is_skipped_with_its_reason),
        scratch_test(folder_named_like_a_file_is_walked),
        scratch_test(folders_are_walked_to_a_named_depth),
        scratch_test(folder_that_cannot_be_listed_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
