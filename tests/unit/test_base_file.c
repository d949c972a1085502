#include "scratch.h"

#include <fcntl.h>
#include <sys/stat.h>

/* The scratch folder, open. */
static int open_folder(struct scratch *s)
{
    int fd = -1;
    assert_ok(dir_open(s->path, &fd, &s->err), &s->err);
    return fd;
}

static void file_that_is_written_is_read_again(void **state)
{
    struct scratch *s = *state;
    const char *path = scratch_path(s, "f");
    struct str bytes = {"a\0\xff\n", 4};
    struct str out;
    assert_ok(file_write(path, bytes, &s->err), &s->err);
    assert_ok(file_read(&s->mem, path, 4, &out, &s->err), &s->err);
    assert_true(str_eq(out, bytes));
    assert_int_equal(out.p[4], '\0');
    assert_ok(file_write(path, STR(""), &s->err), &s->err);
    assert_ok(file_read(&s->mem, path, 0, &out, &s->err), &s->err);
    assert_int_equal(out.n, 0);
}

static void larger_file_than_allowed_is_refused_by_name(void **state)
{
    struct scratch *s = *state;
    struct str out = STR("untouched");
    AUTO(fd_closep) int fd = open_folder(s);
    scratch_put(s, "f", "12345");
    assert_ok(file_read_beneath(&s->mem, fd, "f", 5, &out, &s->err), &s->err);
    assert_str(out, "12345");
    assert_int_equal(file_read_beneath(&s->mem, fd, "f", 4, &out, &s->err), CORDIAL_E_LIMIT);
    assert_string_equal(s->err.file, "f");
    assert_str(out, "12345");
}

static void pipe_is_read_to_its_end(void **state)
{
    struct scratch *s = *state;
    int ends[2];
    struct str out;
    assert_int_equal(pipe(ends), 0);
    char bytes[3000];
    memset(bytes, 'x', sizeof bytes);
    assert_int_equal(write(ends[1], bytes, sizeof bytes), sizeof bytes);
    close(ends[1]);
    cordial_status status = file_read_fd(&s->mem, ends[0], 1 << 20, &out, &s->err);
    close(ends[0]);
    assert_ok(status, &s->err);
    assert_int_equal(out.n, sizeof bytes);
}

static void file_that_is_not_there_is_no_input(void **state)
{
    struct scratch *s = *state;
    struct str out;
    int fd = -1;
    AUTO(fd_closep) int folder = open_folder(s);
    assert_int_equal(file_read(&s->mem, scratch_path(s, "no"), 9, &out, &s->err),
                     CORDIAL_E_NOINPUT);
    assert_int_equal(dir_open(scratch_path(s, "no"), &fd, &s->err), CORDIAL_E_NOINPUT);
    assert_int_equal(file_open_beneath(folder, "no", &fd, &s->err), CORDIAL_E_NOINPUT);
    assert_int_equal(dir_open_beneath(folder, "no", &fd, &s->err), CORDIAL_E_NOINPUT);
    assert_int_equal(fd, -1);
}

static void no_path_leads_out_of_the_folder(void **state)
{
    struct scratch *s = *state;
    scratch_put(s, "secret.md", "secret");
    scratch_put(s, "base/own.md", "own");
    assert_int_equal(symlink("../secret.md", scratch_path(s, "base/link.md")), 0);
    assert_int_equal(symlink("own.md", scratch_path(s, "base/inner.md")), 0);
    assert_int_equal(symlink("..", scratch_path(s, "base/up")), 0);
    AUTO(fd_closep) int fd = -1;
    assert_ok(dir_open(scratch_path(s, "base"), &fd, &s->err), &s->err);
    static const char *const paths[] = {"../secret.md", "/etc/passwd",  "link.md",
                                        "inner.md",     "up/secret.md", "./../secret.md"};
    struct str out = {NULL, 0};
    for (size_t i = 0; i < N_ROWS(paths); i++) {
        assert_int_equal(file_read_beneath(&s->mem, fd, paths[i], 99, &out, &s->err),
                         CORDIAL_E_PERMISSION);
    }
    int up = -1;
    assert_int_equal(dir_open_beneath(fd, "up", &up, &s->err), CORDIAL_E_PERMISSION);
    assert_int_equal(dir_open_beneath(fd, "..", &up, &s->err), CORDIAL_E_PERMISSION);
    assert_ok(file_read_beneath(&s->mem, fd, "./own.md", 99, &out, &s->err), &s->err);
}

static void what_is_no_regular_file_is_refused_at_once(void **state)
{
    struct scratch *s = *state;
    int out = -1;
    assert_int_equal(mkfifo(scratch_path(s, "fifo"), 0600), 0);
    assert_int_equal(mkdir(scratch_path(s, "folder"), 0700), 0);
    AUTO(fd_closep) int fd = open_folder(s);
    assert_int_equal(file_open_beneath(fd, "fifo", &out, &s->err), CORDIAL_E_DATA);
    assert_int_equal(file_open_beneath(fd, "folder", &out, &s->err), CORDIAL_E_DATA);
    scratch_put(s, "file", "");
    assert_int_not_equal(dir_open_beneath(fd, "file", &out, &s->err), CORDIAL_OK);
    assert_int_equal(out, -1);
}

static void writing_replaces_in_one_step_and_leaves_nothing_beside(void **state)
{
    struct scratch *s = *state;
    struct str out;
    const char *path = scratch_path(s, "f");
    assert_ok(file_write(path, STR("old"), &s->err), &s->err);
    AUTO(fd_closep) int before = open(path, O_RDONLY | O_CLOEXEC);
    assert_ok(file_write(path, STR("new"), &s->err), &s->err);
    assert_ok(file_read_fd(&s->mem, before, 9, &out, &s->err), &s->err);
    assert_str(out, "old"); /* who reads meanwhile keeps the whole old file */
    scratch_drop(s, "f");
    assert_int_equal(rmdir(s->path), 0);
    assert_int_equal(mkdir(s->path, 0700), 0);
}

static void file_that_cannot_be_made_says_so(void **state)
{
    struct scratch *s = *state;
    assert_int_equal(file_write(scratch_path(s, "no/f"), STR("x"), &s->err), CORDIAL_E_CANTCREATE);
    assert_int_equal(mkdir(scratch_path(s, "f"), 0700), 0);
    assert_int_not_equal(file_write(scratch_path(s, "f"), STR("x"), &s->err), CORDIAL_OK);
    assert_int_equal(rmdir(scratch_path(s, "f")), 0);
    assert_int_equal(rmdir(s->path), 0); /* nothing was left */
    assert_int_equal(mkdir(s->path, 0700), 0);
}

static void folder_is_made_with_its_parents(void **state)
{
    struct scratch *s = *state;
    const char *path = scratch_path(s, "a/b/c");
    struct stat st;
    assert_ok(dir_make(path, &s->err), &s->err);
    assert_ok(dir_make(path, &s->err), &s->err);
    assert_int_equal(stat(path, &st), 0);
    scratch_put(s, "f", "");
    assert_int_equal(dir_make(scratch_path(s, "f"), &s->err), CORDIAL_E_CANTCREATE);
    assert_int_equal(dir_make(scratch_path(s, "f/g"), &s->err), CORDIAL_E_CANTCREATE);
}

static void folder_is_removed_without_following_links(void **state)
{
    struct scratch *s = *state;
    struct stat st;
    scratch_put(s, "kept/f", "kept");
    scratch_put(s, "gone/a/b", "");
    assert_int_equal(symlink("../kept", scratch_path(s, "gone/link")), 0);
    assert_ok(dir_remove(scratch_path(s, "gone"), &s->err), &s->err);
    assert_int_equal(lstat(scratch_path(s, "gone"), &st), -1);
    assert_int_equal(stat(scratch_path(s, "kept/f"), &st), 0);
    assert_ok(dir_remove(scratch_path(s, "gone"), &s->err), &s->err);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        scratch_test(file_that_is_written_is_read_again),
        scratch_test(larger_file_than_allowed_is_refused_by_name),
        scratch_test(pipe_is_read_to_its_end),
        scratch_test(file_that_is_not_there_is_no_input),
        scratch_test(no_path_leads_out_of_the_folder),
        scratch_test(what_is_no_regular_file_is_refused_at_once),
        scratch_test(writing_replaces_in_one_step_and_leaves_nothing_beside),
        scratch_test(file_that_cannot_be_made_says_so),
        scratch_test(folder_is_made_with_its_parents),
        scratch_test(folder_is_removed_without_following_links),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
