#include "scratch.h"

#include "base/filemap.h"

#include <fcntl.h>
#include <unistd.h>

static const struct filemap *map(struct scratch *s, const char *name)
{
    const struct filemap *file = NULL;
    AUTO(fd_closep) int fd = open(scratch_path(s, name), O_RDONLY | O_CLOEXEC);
    assert_true(fd >= 0);
    assert_int_equal(filemap_open(fd, &file, &s->err), CORDIAL_OK);
    return file;
}

static struct str bytes_of(const struct filemap *file)
{
    return (struct str){file->p, file->n};
}

static void all_who_ask_for_a_file_share_its_map(void **state)
{
    struct scratch *s = *state;
    scratch_put(s, "f", "12345");
    scratch_put(s, "other", "12345");
    const struct filemap *first = map(s, "f");
    const struct filemap *second = map(s, "f");
    const struct filemap *other = map(s, "other");
    assert_ptr_equal(first, second);
    assert_ptr_not_equal(first, other);
    filemap_close(first);
    filemap_rest(second);
    assert_str(bytes_of(second), "12345");
    filemap_close(second);
    filemap_close(other);
    filemap_close(NULL);
}

static void file_that_grew_is_another_map(void **state)
{
    struct scratch *s = *state;
    scratch_put(s, "f", "12345");
    const struct filemap *before = map(s, "f");
    AUTO(fd_closep) int fd = open(scratch_path(s, "f"), O_WRONLY | O_APPEND | O_CLOEXEC);
    assert_int_equal(write(fd, "67", 2), 2);
    const struct filemap *after = map(s, "f");
    assert_str(bytes_of(before), "12345");
    assert_str(bytes_of(after), "1234567");
    filemap_rest_all(0);
    assert_str(bytes_of(after), "1234567");
    filemap_close(before);
    filemap_close(after);
}

static void file_without_bytes_has_none(void **state)
{
    struct scratch *s = *state;
    scratch_put(s, "empty", "");
    const struct filemap *file = map(s, "empty");
    assert_int_equal(file->n, 0);
    filemap_rest(file);
    filemap_close(file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        scratch_test(all_who_ask_for_a_file_share_its_map),
        scratch_test(file_that_grew_is_another_map),
        scratch_test(file_without_bytes_has_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
