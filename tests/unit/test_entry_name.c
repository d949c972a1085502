#include "unit.h"

#include "base/buf.h"
#include "entry/name.h"

static void a_path_tells_kind_and_category(void **state)
{
    (void)state;
    static const struct {
        const char *path;
        bool markdown;
        enum entry_kind kind;
        const char *category, *below_language;
    } cases[] = {
        {"a.md", true, ENTRY_ARTICLE, "", ""},
        {"nl/mail/a.reply.md", true, ENTRY_REPLY, "nl/mail", "mail"},
        {"nl/A.MARKDOWN", true, ENTRY_ARTICLE, "nl", ""},
        {"x/reply.md", true, ENTRY_ARTICLE, "x", ""},
        {"x/.md", false, ENTRY_ARTICLE, "x", ""},
        {"x/a.txt", false, ENTRY_ARTICLE, "x", ""},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct str path = str_of(cases[i].path);
        size_t slash = str_find(path, STR("x/"));
        assert_int_equal(entry_is_markdown(slash == 0 ? str_from(path, 2) : path),
                         cases[i].markdown);
        assert_int_equal(name_kind(path), cases[i].kind);
        assert_str(name_category(path, false), cases[i].category);
        if (name_folder(path).n > 0) {
            assert_str(name_category(path, true), cases[i].below_language);
        }
    }
}

static void index_and_readme_take_the_name_of_their_folder(void **state)
{
    (void)state;
    static const struct {
        const char *path, *category, *stem;
    } cases[] = {
        {"nl/mail/a-b.reply.md", "mail", "a-b"},
        {"nl/mail/index.md", "mail", "mail"},
        {"x/mail/full/README.md", "x/mail/full", "full"},
        {"nl/index.reply.md", "", "Base"},
        {"Readme.markdown", "", "Base"},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        assert_str(name_stem(str_of(cases[i].path), str_of(cases[i].category), STR("Base")),
                   cases[i].stem);
    }
    assert_str(name_stem(STR("index.md"), STR(""), STR("")), "index");
}

static void a_stem_reads_as_a_title(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    assert_str(name_title(&mem, STR("email-553__relay")), "Email 553 relay");
    assert_str(name_title(&mem, STR("élan-vital-")), "Élan vital");
    assert_str(name_title(&mem, STR("شروع-کار")), "شروع کار");
    assert_str(name_title(&mem, STR("--")), "--");
}

static void ids_are_folded(void **state)
{
    (void)state;
    static const struct {
        const char *name, *id;
    } cases[] = {
        {"email-553-relay", "email-553-relay"},
        {"  Über Straße!! (2) ", "uber-strasse-2"},
        {"A__b..c", "a-b-c"},
        {"Città", "citta"},
    };
    AUTO(arena_done) struct arena mem = {0};
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        assert_str(entry_id_fold(&mem, str_of(cases[i].name)), cases[i].id);
    }
    struct str hash = entry_id_fold(&mem, STR("ایمیل"));
    assert_int_equal(hash.n, 18);
    assert_true(str_starts(hash, STR("d-")));
    assert_false(str_eq(hash, entry_id_fold(&mem, STR("سرور"))));
    AUTO(buf_done) struct buf b = {0};
    for (int i = 0; i < 50; i++) {
        buf_add_cstr(&b, "abc-");
    }
    assert_int_equal(entry_id_fold(&mem, buf_str(&b)).n, 79);
}

static void an_id_with_its_folder_stays_unique(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    struct entry e = {.id = STR("full"), .category = STR("Mail/Box")};
    assert_str(entry_id_with_folder(&mem, &e), "mail-box-full");
    e.category = STR("");
    assert_str(entry_id_with_folder(&mem, &e), "full");
    AUTO(buf_done) struct buf b = {0};
    for (int i = 0; i < 70; i++) {
        buf_add_char(&b, 'x');
    }
    struct entry one = {.category = STR("a-folder-of-some-length")};
    buf_add_cstr(&b, "-1");
    one.id = arena_str(&mem, buf_str(&b));
    struct entry two = one;
    b.p[b.n - 1] = '2';
    two.id = buf_str(&b);
    struct str id = entry_id_with_folder(&mem, &one);
    assert_true(id.n <= ENTRY_ID_MAX);
    assert_false(str_eq(id, entry_id_with_folder(&mem, &two)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_path_tells_kind_and_category),
        cmocka_unit_test(index_and_readme_take_the_name_of_their_folder),
        cmocka_unit_test(a_stem_reads_as_a_title),
        cmocka_unit_test(ids_are_folded),
        cmocka_unit_test(an_id_with_its_folder_stays_unique),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
