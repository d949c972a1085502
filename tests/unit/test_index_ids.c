#include "unit.h"

#include "index/ids.h"

#define CLAIM(p, i, l, c, k)                                                                       \
    {                                                                                              \
        .path = STR(p), .raw_id = STR(i), .language = STR(l), .category = STR(c), .kind = (k)      \
    }

static void check(struct id_claim *claims, size_t n, const char *const *ids)
{
    AUTO(arena_done) struct arena mem = {0};
    ids_resolve(&mem, claims, n);
    for (size_t i = 0; i < n; i++) {
        assert_str(claims[i].id, ids[i]);
        assert_int_equal(claims[i].clashed, !str_eq(claims[i].id, claims[i].raw_id));
    }
}

static void languages_and_kinds_share_an_id_without_a_clash(void **state)
{
    (void)state;
    struct id_claim claims[] = {
        CLAIM("en/a/box.md", "box", "en", "a", ENTRY_ARTICLE),
        CLAIM("en/a/box.reply.md", "box", "en", "a", ENTRY_REPLY),
        CLAIM("nl/a/box.md", "box", "nl", "a", ENTRY_ARTICLE),
    };
    static const char *const ids[] = {"box", "box", "box"};
    check(claims, N_ROWS(claims), ids);
}

static void folder_comes_in_front_of_all_that_clash(void **state)
{
    (void)state;
    struct id_claim claims[] = {
        CLAIM("en/a/box.md", "box", "en", "a", ENTRY_ARTICLE),
        CLAIM("en/a/other.md", "other", "en", "a", ENTRY_ARTICLE),
        CLAIM("en/b/box.md", "box", "en", "b", ENTRY_ARTICLE),
        CLAIM("nl/b/box.md", "box", "nl", "b", ENTRY_ARTICLE), /* the same answer in Dutch */
    };
    static const char *const ids[] = {"a-box", "other", "b-box", "b-box"};
    check(claims, N_ROWS(claims), ids);
}

static void hash_comes_behind_what_clashes_still(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    struct id_claim claims[] = {
        CLAIM("a/box.md", "box", "en", "a", ENTRY_ARTICLE),
        CLAIM("a/Box.md", "box", "en", "a", ENTRY_ARTICLE),
        CLAIM("a/BOX.md", "box", "en", "a", ENTRY_ARTICLE),
    };
    ids_resolve(&mem, claims, N_ROWS(claims));
    for (size_t i = 0; i < N_ROWS(claims); i++) {
        assert_true(str_starts(claims[i].id, STR("a-box")));
        for (size_t j = 0; j < i; j++) {
            assert_false(str_eq(claims[i].id, claims[j].id));
        }
    }
}

static void made_id_does_not_take_a_free_one(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    struct id_claim claims[] = {
        CLAIM("a/box.md", "box", "en", "a", ENTRY_ARTICLE),
        CLAIM("b/box.md", "box", "en", "b", ENTRY_ARTICLE),
        CLAIM("c/a-box.md", "a-box", "en", "c", ENTRY_ARTICLE),
    };
    ids_resolve(&mem, claims, N_ROWS(claims));
    assert_false(str_eq(claims[0].id, claims[2].id));
    assert_false(str_eq(claims[0].id, claims[1].id));
}

static void longest_ids_stay_within_bounds(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    char id[ENTRY_ID_MAX];
    memset(id, 'x', sizeof id);
    struct id_claim claims[3];
    for (size_t i = 0; i < 3; i++) {
        claims[i] = (struct id_claim){
            .path = arena_printf(&mem, "%zu.md", i),
            .raw_id = {id, sizeof id},
            .language = STR("en"),
            .category = STR("a"),
        };
    }
    ids_resolve(&mem, claims, N_ROWS(claims));
    for (size_t i = 0; i < 3; i++) {
        assert_true(claims[i].id.n <= ENTRY_ID_MAX);
        assert_true(i == 0 || !str_eq(claims[i].id, claims[i - 1].id));
    }
    ids_resolve(&mem, claims, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(languages_and_kinds_share_an_id_without_a_clash),
        cmocka_unit_test(folder_comes_in_front_of_all_that_clash),
        cmocka_unit_test(hash_comes_behind_what_clashes_still),
        cmocka_unit_test(made_id_does_not_take_a_free_one),
        cmocka_unit_test(longest_ids_stay_within_bounds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
