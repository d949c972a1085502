#include "unit.h"

#include <pthread.h>

#include "base/buf.h"
#include "entry/entry.h"

static struct str codes[] = {{"en", 2}, {"nl", 2}};
static struct fact facts[] = {
    {.name = {"server", 6}, .language = {"", 0}, .value = {"mail_a.example", 14}},
    {.name = {"hours", 5}, .language = {"nl", 2}, .value = {"vier *uur*", 10}},
    {.name = {"hours", 5}, .language = {"en", 2}, .value = {"four *hours*", 12}},
};
static const struct config plain = {.name = {"Base", 4}};
static const struct config listed = {
    .name = {"Base", 4},
    .has_file = true,
    .languages = {.rows = codes, .n = 2},
    .audience = CORDIAL_AUDIENCE_PUBLIC,
    .facts = facts,
    .n_facts = N_ROWS(facts),
};

static const char dutch[] = "Als uw postvak vol is, kunt u geen berichten meer ontvangen. Ruim het "
                            "op of vraag ons om meer ruimte, dan werkt het weer.\n";

static struct entry read_ok(struct arena *mem, const struct config *config, const char *path,
                            const char *source, struct entry_remarks *remarks)
{
    struct entry entry = {0};
    cordial_error err = {0};
    assert_ok(entry_read(mem, config, str_of(path), str_of(source), &entry, remarks, &err), &err);
    return entry;
}

static void the_title_comes_from_front_matter_heading_or_name(void **state)
{
    (void)state;
    static const struct {
        const char *path, *source, *title;
        size_t sections;
    } cases[] = {
        {"en/a-b.md", "---\ntitle: Given\n---\n# Head\n\ntext", "Given", 2},
        {"en/a-b.md", "---\ntitle: Head\n---\n# Head\n\ntext", "Head", 1},
        {"en/a-b.md", "# Head\n\ntext\n\n## Sub\n\nmore", "Head", 2},
        {"en/a-b.md", "text\n\n## Sub\n\nmore", "Sub", 2},
        {"en/a-b.md", "text", "A b", 1},
        {"en/a-b.md", "", "A b", 1},
        {"en/a-b.md", "---\ntitle: ''\n---\n", "A b", 1},
        {"en/mail/index.md", "text", "Mail", 1},
        {"en/a-b.reply.md", "# remedy\ntext", "A b", 2},
        {"en/a-b.reply.md", "---\ntitle: Given\n---\ntext", "Given", 1},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        AUTO(arena_done) struct arena mem = {0};
        struct entry e = read_ok(&mem, &listed, cases[i].path, cases[i].source, NULL);
        assert_str(e.title, cases[i].title);
        assert_int_equal(e.n_sections, cases[i].sections);
    }
}

static void a_title_heading_gives_its_text_to_the_first_section(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    struct entry e = read_ok(&mem, &listed, "en/a.md", "# Head\n\ntext\n\n## Sub\n\nmore", NULL);
    assert_str(e.sections[0].title, "");
    assert_str(e.sections[0].text, "text");
    assert_int_equal(e.sections[0].level, 0);
    assert_str(e.sections[1].title, "Sub");
    assert_str(e.sections[1].text, "more");
}

static void the_language_comes_from_front_matter_folder_or_text(void **state)
{
    (void)state;
    static const struct {
        const struct config *config;
        const char *path, *front, *language, *category, *remark;
    } cases[] = {
        {&listed, "nl/mail/a.md", "", "nl", "mail", NULL},
        {&listed, "nl-BE/mail/a.md", "", "nl", "mail", NULL},
        {&listed, "en/mail/a.md", "", "en", "mail", NULL},
        {&listed, "en/mail/a.md", "---\nlang: nl-BE\n---\n", "nl", "mail", NULL},
        {&listed, "fr/mail/a.md", "", "nl", "fr/mail", "language identified"},
        {&listed, "a.md", "", "nl", "", "language identified"},
        {&plain, "nl/mail/a.md", "", "nl", "mail", NULL},
        {&plain, "faq/a.md", "", "nl", "faq", "language identified"},
        {&plain, "docs/mail/a.md", "", "nl", "docs/mail", "language identified"},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        AUTO(arena_done) struct arena mem = {0};
        struct entry_remarks remarks = {0};
        struct str source = arena_printf(&mem, "%s%s", cases[i].front, dutch);
        struct entry e = read_ok(&mem, cases[i].config, cases[i].path, source.p, &remarks);
        assert_str(e.language, cases[i].language);
        assert_str(e.category, cases[i].category);
        assert_int_equal(remarks.n, cases[i].remark != NULL);
        if (cases[i].remark != NULL) {
            assert_str(remarks.rows[0].key, cases[i].remark);
        }
    }
}

static void a_reply_is_for_agents_unless_it_says_public(void **state)
{
    (void)state;
    static const struct {
        const char *path, *source;
        cordial_audience audience;
    } cases[] = {
        {"en/a.md", "text", CORDIAL_AUDIENCE_PUBLIC},
        {"en/a.md", "---\naudience: agents\n---\ntext", CORDIAL_AUDIENCE_AGENTS},
        {"en/a.reply.md", "text", CORDIAL_AUDIENCE_AGENTS},
        {"en/a.reply.md", "---\naudience: public\n---\ntext", CORDIAL_AUDIENCE_PUBLIC},
        {"en/a.reply.md", "---\naudience: PUBLIC\n---\ntext", CORDIAL_AUDIENCE_AGENTS},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        AUTO(arena_done) struct arena mem = {0};
        struct entry e = read_ok(&mem, &listed, cases[i].path, cases[i].source, NULL);
        assert_int_equal(e.audience, cases[i].audience);
    }
    AUTO(arena_done) struct arena mem = {0};
    assert_int_equal(read_ok(&mem, &plain, "a.md", "text", NULL).audience, CORDIAL_AUDIENCE_AGENTS);
}

static void an_article_quotes_facts_in_its_language(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    struct entry_remarks remarks = {0};
    struct entry e =
        read_ok(&mem, &listed, "nl/a.md",
                "Binnen {{fact.hours}} op `{{ fact.server }}`, {{fact.none}}, {{x}}", &remarks);
    assert_str(e.sections[0].text, "Binnen vier *uur* op mail_a.example, {{fact.none}}, {{x}}");
    assert_str(e.html, "<p dir=\"auto\">Binnen vier *uur* op <code>mail_a.example</code>, "
                       "{{fact.none}}, {{x}}</p>\n");
    assert_true(e.quotes_facts);
    assert_int_equal(remarks.n, 1);
    assert_str(remarks.rows[0].key, "missing fact");
    assert_str(remarks.rows[0].value, "none");
    assert_false(read_ok(&mem, &listed, "nl/a.md", "{{x}} fact.server", NULL).quotes_facts);
    assert_true(read_ok(&mem, &listed, "nl/a.reply.md", "{{{fact.server}}}", NULL).quotes_facts);
}

static void a_reply_keeps_its_template_and_is_indexed_without_tags(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    struct entry e = read_ok(&mem, &listed, "en/mail/a.reply.md",
                             "---\nkeywords: a\n---\n# cause\nHello {{customer.name|there}}!\n"
                             "# remedy\nSee [this](b.md).\n",
                             NULL);
    assert_int_equal(e.kind, ENTRY_REPLY);
    assert_str(e.id, "a");
    assert_str(e.html, "");
    assert_true(str_starts(e.body, STR("# cause\nHello {{customer")));
    assert_int_equal(e.n_sections, 3);
    assert_str(e.sections[1].title, "");
    assert_true(str_find(e.sections[1].text, STR("{{")) == STR_NOT_FOUND);
    assert_true(str_starts(e.sections[1].text, STR("Hello")));
    assert_str(e.sections[2].text, "See this.");
    assert_str(e.links[0].target, "b.md");
}

static void what_cannot_be_read_is_told_with_file_and_place(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    AUTO(buf_done) struct buf large = {0};
    while (large.n <= ENTRY_BYTES_MAX) {
        buf_add_cstr(&large, "words and more words\n");
    }
    const struct {
        const char *path;
        struct str source;
        cordial_status status;
        unsigned line, column;
        const char *words;
    } cases[] = {
        {"a.md", buf_str(&large), CORDIAL_E_LIMIT, 0, 0, "256 KiB"},
        {"a.md", STR("ok\r\n\xC3\xA9\xFFx"), CORDIAL_E_DATA, 2, 3, "not UTF-8"},
        {"a.md", STR("\xFF"), CORDIAL_E_DATA, 1, 1, "not UTF-8"},
        {"a.md", STR("a\rb\nc\0"), CORDIAL_E_DATA, 3, 2, "byte 0"},
        {"a.md", STR("---\ntitle: A: b\n---\n"), CORDIAL_E_DATA, 2, 9, "quotes"},
        {"a.md",
         STR("---\ntitle: A\n---\n\n> > > > > > > > > > > > > > > > > > > > > > > > > > > "
             "> > > > > > > a"),
         CORDIAL_E_LIMIT, 5, 0, "at most 32"},
        {"a.reply.md", STR("---\ntitle: A\n---\n# cause\n# because\n"), CORDIAL_E_DATA, 5, 1,
         "'because'"},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct entry entry = {0};
        cordial_error err = {0};
        cordial_status status =
            entry_read(&mem, &listed, str_of(cases[i].path), cases[i].source, &entry, NULL, &err);
        assert_int_equal(status, cases[i].status);
        assert_int_equal(err.line, cases[i].line);
        assert_int_equal(err.column, cases[i].column);
        assert_non_null(strstr(err.message, cases[i].words));
        assert_string_equal(err.file, cases[i].path);
        assert_null(entry.path.p);
    }
}

enum { THREADS = 4, ROUNDS = 300 };

static const char shared_page[] =
    "# Head\n\n~~struck~~ www.example.org *em* a@b.org\n\n|a|b|\n|-|-|\n|c|~~d~~|\n\n- [x] task\n";

/* Read the same page again and again; the result must be the same each time. */
static void *read_often(void *data)
{
    struct str *want = data;
    for (int i = 0; i < ROUNDS; i++) {
        AUTO(arena_done) struct arena mem = {0};
        struct entry e = {0};
        cordial_error err = {0};
        cordial_status status =
            entry_read(&mem, &listed, STR("en/a.md"), str_of(shared_page), &e, NULL, &err);
        if (status != CORDIAL_OK || !str_eq(e.html, *want)) {
            return data;
        }
    }
    return NULL;
}

static void threads_do_not_disturb_each_other(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    struct str want = read_ok(&mem, &listed, "en/a.md", shared_page, NULL).html;
    assert_true(str_find(want, STR("<del>struck</del>")) != STR_NOT_FOUND);
    pthread_t threads[THREADS];
    for (int i = 0; i < THREADS; i++) {
        assert_int_equal(pthread_create(&threads[i], NULL, read_often, &want), 0);
    }
    for (int i = 0; i < THREADS; i++) {
        void *failed = NULL;
        assert_int_equal(pthread_join(threads[i], &failed), 0);
        assert_null(failed);
    }
}

static int set_up(void **state)
{
    (void)state;
    markdown_init();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_title_comes_from_front_matter_heading_or_name),
        cmocka_unit_test(a_title_heading_gives_its_text_to_the_first_section),
        cmocka_unit_test(the_language_comes_from_front_matter_folder_or_text),
        cmocka_unit_test(a_reply_is_for_agents_unless_it_says_public),
        cmocka_unit_test(an_article_quotes_facts_in_its_language),
        cmocka_unit_test(a_reply_keeps_its_template_and_is_indexed_without_tags),
        cmocka_unit_test(what_cannot_be_read_is_told_with_file_and_place),
        cmocka_unit_test(threads_do_not_disturb_each_other),
    };
    return cmocka_run_group_tests(tests, set_up, NULL);
}
