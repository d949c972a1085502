#include "scratch.h"

#include <cordial/cordial.h>

static void put_base(struct scratch *s)
{
    scratch_put(s, "base.yaml",
                "name: Help\nurl: https://help.example/\nlanguages: [en, nl]\naudience: public\n"
                "team: {en: The team, nl: Het team}\npromise: {answer_h: 4}\n"
                "brand: {colour: \"#0b6e6e\", logo: logo.svg}\n"
                "categories: {sites: {en: Websites, nl: Sites}, mail: Post}\n"
                "questions: {keep_days: 30}\nwidget: {origins: [https://shop.example]}\n");
    scratch_put(s, "en/mail/full.md",
                "---\nupdated: 2026-11-01\n---\n# Mailbox full\n\nToo much.\n");
    scratch_put(s, "nl/mail/full.md", "# Postvak vol\n\nTe veel.\n");
    scratch_put(s, "en/sites/slow.md", "# Slow site\n\nWait.\n");
    scratch_put(s, "en/old-stuff/attic.md", "# Attic\n\nDust.\n");
    scratch_put(s, "en/top.md", "# Top\n\nThe top.\n");
    scratch_put(s, "en/mail/full.reply.md", "# remedy\n\nDelete something.\n");
    scratch_put(s, "en/secret/hidden.md", "---\naudience: agents\n---\n# Hidden\n\nNo.\n");
    scratch_put(s, "en/mail/soon.md", "---\nstate: draft\n---\n# Soon\n\nNot yet.\n");
    assert_int_equal(scratch_index(s)->n_skipped, 0);
}

static void site_says_what_base_yaml_says(void **state)
{
    struct scratch *s = *state;
    put_base(s);
    const cordial_site *site = cordial_site_get(scratch_base(s, CORDIAL_AUDIENCE_PUBLIC));
    assert_string_equal(site->name, "Help");
    assert_string_equal(site->url, "https://help.example");
    assert_int_equal(site->n_languages, 2);
    assert_string_equal(site->languages[1], "nl");
    assert_string_equal(site->teams[1], "Het team");
    assert_string_equal(site->colour, "#0b6e6e");
    assert_string_equal(site->logo, "logo.svg");
    assert_int_equal(site->answer_min, 240);
    assert_true(site->questions);
    assert_int_equal(site->questions_days, 30);
    assert_int_equal(site->n_widget_origins, 1);
    assert_string_equal(site->widget_origins[0], "https://shop.example");
}

static void without_base_yaml_there_is_a_name_and_a_language(void **state)
{
    struct scratch *s = *state;
    const cordial_site *site = cordial_site_get(scratch_base(s, CORDIAL_AUDIENCE_PUBLIC));
    assert_true(strlen(site->name) > 0);
    assert_string_equal(site->url, "");
    assert_int_equal(site->n_languages, 1);
    assert_string_equal(site->languages[0], "en");
    assert_string_equal(site->colour, "");
    assert_true(site->questions);
    assert_int_equal(site->n_widget_origins, 0);
}

static void settings_of_the_site_that_are_wrong_are_refused(void **state)
{
    struct scratch *s = *state;
    static const char *const wrong[] = {
        "brand: {colour: teal}",
        "brand: {colour: \"#12345g\"}",
        "brand: {color: \"#123456\"}",
        "categories: [mail]",
        "categories: {mail: {english: Mail}}",
        "questions: {keep_days: long}",
        "widget: {origins: [https://shop.example/path]}",
        "widget: {origins: [\"https://a.example; script-src *\"]}",
        "widget: {origins: [\"*\"]}",
    };
    for (size_t i = 0; i < N_ROWS(wrong); i++) {
        cordial_base *base = NULL;
        scratch_put(s, "base.yaml", wrong[i]);
        assert_int_equal(cordial_base_open(s->path, NULL, &base, &s->err), CORDIAL_E_CONFIG);
        assert_int_equal(s->err.line, 1);
    }
}

static void catalogue_has_public_articles_by_id_and_language(void **state)
{
    struct scratch *s = *state;
    put_base(s);
    const cordial_catalogue *c = NULL;
    assert_ok(cordial_catalogue_get(scratch_base(s, CORDIAL_AUDIENCE_PUBLIC), &c, &s->err),
              &s->err);
    static const char *const want[][3] = {{"attic", "en", "old-stuff"},
                                          {"full", "en", "mail"},
                                          {"full", "nl", "mail"},
                                          {"slow", "en", "sites"},
                                          {"top", "en", ""}};
    assert_int_equal(c->n_rows, N_ROWS(want));
    for (size_t i = 0; i < N_ROWS(want); i++) {
        assert_string_equal(c->rows[i].id, want[i][0]);
        assert_string_equal(c->rows[i].language, want[i][1]);
        assert_string_equal(c->rows[i].category, want[i][2]);
    }
    assert_string_equal(c->rows[1].title, "Mailbox full");
    assert_string_equal(c->rows[1].updated, "2026-11-01");
    assert_string_equal(c->rows[1].file, "en/mail/full.md");
}

static void categories_follow_base_yaml_then_their_path(void **state)
{
    struct scratch *s = *state;
    put_base(s);
    const cordial_catalogue *c = NULL;
    assert_ok(cordial_catalogue_get(scratch_base(s, CORDIAL_AUDIENCE_PUBLIC), &c, &s->err),
              &s->err);
    static const struct {
        const char *path;
        const char *english;
        const char *dutch;
    } want[] = {{"sites", "Websites", "Sites"},
                {"mail", "Post", "Post"},
                {"", "", ""},
                {"old-stuff", "Old stuff", "Old stuff"}};
    assert_int_equal(c->n_categories, N_ROWS(want));
    for (size_t i = 0; i < N_ROWS(want); i++) {
        assert_string_equal(c->categories[i].path, want[i].path);
        assert_string_equal(c->categories[i].names[0], want[i].english);
        assert_string_equal(c->categories[i].names[1], want[i].dutch);
        assert_int_equal(c->categories[i].articles, 1);
    }
}

static void agents_have_their_articles_in_the_catalogue(void **state)
{
    struct scratch *s = *state;
    put_base(s);
    const cordial_catalogue *c = NULL;
    bool hidden = false;
    assert_ok(cordial_catalogue_get(scratch_base(s, CORDIAL_AUDIENCE_AGENTS), &c, &s->err),
              &s->err);
    for (size_t i = 0; i < c->n_rows; i++) {
        hidden = hidden || strcmp(c->rows[i].id, "hidden") == 0;
        assert_string_not_equal(c->rows[i].id, "soon");
    }
    assert_true(hidden);
}

static void catalogue_is_new_when_the_index_is(void **state)
{
    struct scratch *s = *state;
    put_base(s);
    const cordial_catalogue *c = NULL;
    cordial_base *base = scratch_base(s, CORDIAL_AUDIENCE_PUBLIC);
    assert_ok(cordial_catalogue_get(base, &c, &s->err), &s->err);
    const cordial_listed *rows = c->rows;
    assert_ok(cordial_catalogue_get(base, &c, &s->err), &s->err);
    assert_ptr_equal(c->rows, rows);
    scratch_drop(s, "en/top.md");
    scratch_index(s);
    assert_ok(cordial_catalogue_get(scratch_base(s, CORDIAL_AUDIENCE_PUBLIC), &c, &s->err),
              &s->err);
    assert_int_equal(c->n_rows, 4);
}

static void without_an_index_there_is_no_catalogue(void **state)
{
    struct scratch *s = *state;
    const cordial_catalogue *c = NULL;
    assert_int_equal(cordial_catalogue_get(scratch_base(s, CORDIAL_AUDIENCE_PUBLIC), &c, &s->err),
                     CORDIAL_E_UNAVAILABLE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        scratch_test(site_says_what_base_yaml_says),
        scratch_test(without_base_yaml_there_is_a_name_and_a_language),
        scratch_test(settings_of_the_site_that_are_wrong_are_refused),
        scratch_test(catalogue_has_public_articles_by_id_and_language),
        scratch_test(categories_follow_base_yaml_then_their_path),
        scratch_test(agents_have_their_articles_in_the_catalogue),
        scratch_test(catalogue_is_new_when_the_index_is),
        scratch_test(without_an_index_there_is_no_catalogue),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
