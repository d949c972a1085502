#include "unit.h"

#include "entry/front.h"

static void front_matter_is_told_from_a_line_across_the_page(void **state)
{
    (void)state;
    static const struct {
        const char *source;
        bool map;
        const char *body;
        unsigned line;
    } cases[] = {
        {"", false, "", 1},
        {"text", false, "text", 1},
        {"---\ntitle: a\n---\nbody\n", true, "body\n", 4},
        {"---\r\ntitle: a\r\n---\r\nbody", true, "body", 4},
        {"\xEF\xBB\xBF---\ntitle: a\n...\nbody", true, "body", 4},
        {"--- \ntitle: a\n--- \nbody", true, "body", 4},
        {"---\n\n# remark\ntitle: a\n---\nbody", true, "body", 6},
        {"---\n\"quoted key\": a\n---\nbody", true, "body", 4},
        {"---\n{title: a}\n---\nbody", true, "body", 4},
        {"---\ntitle: a\n---", true, "", 4},
        {"---\n---\nbody", false, "body", 3},
        {"---\n\n# Title\n\ntext\n", false, "---\n\n# Title\n\ntext\n", 1},
        {"---\n\n# Title\n\n---\ntext\n", false, "---\n\n# Title\n\n---\ntext\n", 1},
        {"---\nSome text\n---\nmore", false, "---\nSome text\n---\nmore", 1},
        {"---\n- a\n---\nmore", false, "---\n- a\n---\nmore", 1},
        {"---", false, "---", 1},
        {"----\ntitle: a\n----\n", false, "----\ntitle: a\n----\n", 1},
        {"a\n---\ntitle: b\n---\n", false, "a\n---\ntitle: b\n---\n", 1},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        AUTO(arena_done) struct arena mem = {0};
        cordial_error err = {0};
        struct front front;
        assert_ok(front_split(&mem, str_of(cases[i].source), &front, &err), &err);
        if ((front.map != NULL) != cases[i].map) {
            print_error("'%s'\n", cases[i].source);
        }
        assert_int_equal(front.map != NULL, cases[i].map);
        assert_str(front.body, cases[i].body);
        assert_int_equal(front.body_line, cases[i].line);
    }
}

static void faults_have_their_place_in_the_file(void **state)
{
    (void)state;
    static const struct {
        const char *source;
        unsigned line, column;
        const char *words;
    } cases[] = {
        {"---\ntitle: a\n\ntext", 1, 1, "does not end"},
        {"---\ntitle: Foo: bar\n---\n", 2, 11, "put the value in quotes"},
        {"---\r\na: 1\r\ntitle: Foo: bar\r\n---\r\n", 3, 11, "put the value in quotes"},
        {"---\ntitle: a\ntitle: b\n---\n", 3, 1, "first on line 2"},
        {"---\ntitle:a\n---\n", 2, 1, "a blank behind the ':'"},
        {"\xEF\xBB\xBF---\na: &x b\n---\n", 2, 4, "anchor"},
        {"---\na: {b: {c: {d: {e: f}}}}\n---\n", 2, 16, "deeper than 4"},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        AUTO(arena_done) struct arena mem = {0};
        cordial_error err = {0};
        struct front front;
        assert_int_not_equal(front_split(&mem, str_of(cases[i].source), &front, &err), CORDIAL_OK);
        if (strstr(err.message, cases[i].words) == NULL) {
            print_error("'%s': %s\n", cases[i].source, err.message);
        }
        assert_int_equal(err.line, cases[i].line);
        assert_int_equal(err.column, cases[i].column);
        assert_non_null(strstr(err.message, cases[i].words));
    }
}

/* Read front matter into an entry of an article that is open to the public by default. */
static struct entry read_front(struct arena *mem, const char *yaml, struct entry_remarks *remarks)
{
    cordial_error err = {0};
    struct yaml_node *map = NULL;
    struct entry entry = {.audience = CORDIAL_AUDIENCE_PUBLIC};
    assert_ok(yaml_read(mem, str_of(yaml), 1, &map, &err), &err);
    front_read(mem, map, &entry, remarks);
    return entry;
}

static void known_keys_fill_the_entry(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    struct entry_remarks remarks = {0};
    struct entry e = read_front(&mem,
                                "title: >\n  Long\n  title\nlang: nl-BE\nid: Mail É\nstate: draft\n"
                                "audience: public\nexamples: ['a, b', c]\nkeywords: a, b\n"
                                "needs: [domain|url]\nrelated: One Two\nredirects: [x, Y]\n"
                                "owner: Ann\nreview: 2027-01-02\nupdated: 2026-11-24T10:00:00Z\n"
                                "note: |\n  two\n  lines\n",
                                &remarks);
    assert_int_equal(remarks.n, 0);
    assert_str(e.title, "Long title");
    assert_str(e.language, "nl");
    assert_str(e.id, "mail-e");
    assert_int_equal(e.state, ENTRY_DRAFT);
    assert_int_equal(e.audience, CORDIAL_AUDIENCE_PUBLIC);
    assert_int_equal(e.examples.n, 2);
    assert_int_equal(e.keywords.n, 2);
    assert_str(e.needs.rows[0], "domain|url");
    assert_str(e.related.rows[0], "one-two");
    assert_str(e.redirects.rows[1], "y");
    assert_str(e.owner, "Ann");
    assert_str(e.review, "2027-01-02");
    assert_str(e.updated, "2026-11-24");
    assert_str(e.note, "two\nlines");
}

static void only_exactly_public_is_public(void **state)
{
    (void)state;
    static const struct {
        const char *yaml;
        cordial_audience audience;
        bool remark;
    } cases[] = {
        {"title: a", CORDIAL_AUDIENCE_PUBLIC, false},
        {"audience: public", CORDIAL_AUDIENCE_PUBLIC, false},
        {"audience: agents", CORDIAL_AUDIENCE_AGENTS, false},
        {"audience: Public", CORDIAL_AUDIENCE_AGENTS, true},
        {"audience: 'public '", CORDIAL_AUDIENCE_AGENTS, true},
        {"audience: Application User", CORDIAL_AUDIENCE_AGENTS, true},
        {"audience: [public]", CORDIAL_AUDIENCE_AGENTS, true},
        {"audience:", CORDIAL_AUDIENCE_AGENTS, true},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        AUTO(arena_done) struct arena mem = {0};
        struct entry_remarks remarks = {0};
        assert_int_equal(read_front(&mem, cases[i].yaml, &remarks).audience, cases[i].audience);
        assert_int_equal(remarks.n, cases[i].remark);
    }
}

static void what_is_not_known_is_a_remark(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    struct entry_remarks remarks = {0};
    struct entry e = read_front(&mem,
                                "ms.date: 1\nparams: {a: {b: c}}\nstate: published\nlang: English\n"
                                "title: [a]\nreview: soon\n",
                                &remarks);
    static const struct {
        const char *key, *value;
    } want[] = {
        {"unknown key", "ms.date"},  {"unknown key", "params"},   {"unknown state", "published"},
        {"unknown lang", "English"}, {"unknown title", "a list"}, {"unknown review", "soon"},
    };
    assert_int_equal(remarks.n, N_ROWS(want));
    for (size_t i = 0; i < N_ROWS(want); i++) {
        assert_str(remarks.rows[i].key, want[i].key);
        assert_str(remarks.rows[i].value, want[i].value);
    }
    assert_int_equal(e.state, ENTRY_READY);
    assert_int_equal(e.language.n + e.title.n + e.review.n, 0);
    read_front(&mem, "other: key", NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(front_matter_is_told_from_a_line_across_the_page),
        cmocka_unit_test(faults_have_their_place_in_the_file),
        cmocka_unit_test(known_keys_fill_the_entry),
        cmocka_unit_test(only_exactly_public_is_public),
        cmocka_unit_test(what_is_not_known_is_a_remark),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
