#include "unit.h"

#include "base/file.h"
#include "cli/locate.h"

#include <cordial/cordial.h>
#include <stdlib.h>
#include <unistd.h>

/* root/ has base.yaml and in/deep/; tree/bin/ is like a build tree whose base is root/. */
struct folders {
    struct arena mem;
    const char *top;
    const char *root;
    const char *deep;
    const char *bin;
};

static void write_file(const char *path, const char *text)
{
    cordial_error err = {0};
    assert_ok(file_write(path, str_of(text), &err), &err);
}

static int make_folders(void **state)
{
    static struct folders folders;
    char name[] = "/tmp/cordial-locate-XXXXXX";
    cordial_error err = {0};
    folders = (struct folders){.mem = {0}};
    assert_non_null(mkdtemp(name));
    folders.top = arena_cstr(&folders.mem, str_of(name));
    folders.root = arena_printf(&folders.mem, "%s/root", name).p;
    folders.deep = arena_printf(&folders.mem, "%s/root/in/deep", name).p;
    folders.bin = arena_printf(&folders.mem, "%s/tree/bin", name).p;
    assert_ok(dir_make(folders.deep, &err), &err);
    assert_ok(dir_make(folders.bin, &err), &err);
    write_file(arena_printf(&folders.mem, "%s/base.yaml", folders.root).p, "name: x\n");
    *state = &folders;
    return 0;
}

static int remove_folders(void **state)
{
    struct folders *folders = *state;
    cordial_error err = {0};
    assert_ok(dir_remove(folders->top, &err), &err);
    arena_done(&folders->mem);
    return 0;
}

static void nearest_base_upwards_is_found(void **state)
{
    struct folders *folders = *state;
    assert_string_equal(locate_upwards(&folders->mem, folders->deep), folders->root);
    assert_string_equal(locate_upwards(&folders->mem, folders->root), folders->root);
    assert_null(locate_upwards(&folders->mem, folders->bin));
}

static void indexed_folder_without_base_yaml_is_found(void **state)
{
    struct folders *folders = *state;
    struct arena *mem = &folders->mem;
    const char *notes = arena_printf(mem, "%s/notes", folders->top).p;
    const char *inner = arena_printf(mem, "%s/inner", notes).p;
    cordial_error err = {0};
    assert_ok(dir_make(inner, &err), &err);
    write_file(arena_printf(mem, "%s/a.md", notes).p, "# A page\n\nWith a text.\n");
    assert_null(locate_upwards(mem, inner));
    cordial_base *base = NULL;
    cordial_index_report *report = NULL;
    assert_ok(cordial_base_open(notes, NULL, &base, &err), &err);
    assert_ok(cordial_index(base, NULL, &report, &err), &err);
    cordial_index_report_free(report);
    cordial_base_close(base);
    assert_string_equal(locate_upwards(mem, inner), notes);
}

static void program_in_its_build_tree_knows_the_demonstration(void **state)
{
    struct folders *folders = *state;
    const char *program = arena_printf(&folders->mem, "%s/cordial", folders->bin).p;
    const char *note = arena_printf(&folders->mem, "%s/demonstration-base", folders->bin).p;
    assert_null(locate_demonstration(&folders->mem, program));
    write_file(note, "/nowhere\n");
    assert_null(locate_demonstration(&folders->mem, program));
    write_file(note, arena_printf(&folders->mem, "%s\n", folders->root).p);
    assert_string_equal(locate_demonstration(&folders->mem, program), folders->root);
}

static void option_is_stronger_than_the_environment(void **state)
{
    struct folders *folders = *state;
    bool demonstration = true;
    setenv("CORDIAL_BASE", "from-environment", 1);
    assert_string_equal(locate_base(&folders->mem, "from-option", &demonstration), "from-option");
    assert_string_equal(locate_base(&folders->mem, NULL, &demonstration), "from-environment");
    unsetenv("CORDIAL_BASE");
    assert_int_equal(chdir(folders->deep), 0);
    assert_string_equal(locate_base(&folders->mem, NULL, &demonstration), folders->root);
    assert_int_equal(chdir(folders->bin), 0);
    assert_string_equal(locate_base(&folders->mem, NULL, &demonstration), ".");
    assert_false(demonstration);
    assert_int_equal(chdir("/"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nearest_base_upwards_is_found),
        cmocka_unit_test(indexed_folder_without_base_yaml_is_found),
        cmocka_unit_test(program_in_its_build_tree_knows_the_demonstration),
        cmocka_unit_test(option_is_stronger_than_the_environment),
    };
    return cmocka_run_group_tests(tests, make_folders, remove_folders);
}
