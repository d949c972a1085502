#include "scratch.h"

#include "base/buf.h"

#include <cordial/cordial.h>

static void put_base(struct scratch *s)
{
    scratch_put(s, "base.yaml",
                "name: Help\nlanguages: [en, nl]\naudience: public\n"
                "brand: {logo: pictures/sign.svg}\n");
    scratch_put(s, "facts.yaml", "limit: 5 GB\n");
    scratch_put(
        s, "en/mail/full.md",
        "---\nupdated: 2026-11-01\nrelated: [slow, hidden, nowhere]\nredirects: [box]\n"
        "note: for colleagues\n---\n# Mailbox full\n\nThe limit is {{fact.limit}}.\n\n"
        "## What to do\n\nSee [the slow site](../sites/slow.md#why), [its page](../sites/slow),"
        " [a secret](../secret/hidden.md), [out](../../../etc/passwd), [here](#what-to-do),"
        " [the web](https://other.example/a).\n\n![A map](../../pictures/map.png) and "
        "![far](https://other.example/far.png) and ![gone](gone.png)\n");
    scratch_put(s, "nl/mail/full.md", "# Postvak vol\n\nTe veel.\n");
    scratch_put(s, "en/sites/slow.md", "# Slow site\n\nWait.\n");
    scratch_put(s, "en/secret/hidden.md", "---\naudience: agents\n---\n# Hidden\n\nNo.\n");
    scratch_put(s, "en/sites/only.reply.md", "---\naudience: public\n---\n# remedy\n\nNo page.\n");
    scratch_put(s, "pictures/map.png", "PNG");
    scratch_put(s, "pictures/sign.svg", "<svg/>");
    assert_int_equal(scratch_index(s)->n_skipped, 0);
}

static cordial_article *get(struct scratch *s, const char *id, const char *language,
                            const char *route)
{
    cordial_article *article = NULL;
    const cordial_article_options options = {.language = language, .route = route};
    assert_ok(cordial_article_get(scratch_base(s, CORDIAL_AUDIENCE_PUBLIC), id, &options, &article,
                                  &s->err),
              &s->err);
    return article;
}

static void assert_has(const char *text, const char *piece)
{
    if (strstr(text, piece) == NULL) {
        print_error("'%s' is not in\n%s\n", piece, text);
        fail();
    }
}

static void article_has_what_a_page_shows(void **state)
{
    struct scratch *s = *state;
    put_base(s);
    cordial_article *a = get(s, "full", "en", NULL);
    assert_string_equal(a->id, "full");
    assert_string_equal(a->title, "Mailbox full");
    assert_string_equal(a->language, "en");
    assert_string_equal(a->category, "mail");
    assert_string_equal(a->updated, "2026-11-01");
    assert_string_equal(a->summary, "The limit is 5 GB.");
    assert_has(a->body, "The limit is 5 GB.");
    assert_null(strstr(a->body, "{{"));
    assert_has(a->html, "The limit is 5 GB.");
    assert_int_equal(a->n_languages, 2);
    assert_string_equal(a->languages[0], "en");
    assert_string_equal(a->headings[a->n_headings - 1].title, "What to do");
    assert_string_equal(a->headings[a->n_headings - 1].anchor, "what-to-do");
    assert_int_equal(a->headings[a->n_headings - 1].level, 2);
    cordial_article_free(a);
    cordial_article_free(NULL);
}

static void related_are_articles_that_the_audience_finds(void **state)
{
    struct scratch *s = *state;
    put_base(s);
    cordial_article *a = get(s, "full", "en", NULL);
    assert_int_equal(a->n_related, 1);
    assert_string_equal(a->related[0], "slow");
    cordial_article_free(a);
}

static void another_language_is_better_than_none(void **state)
{
    struct scratch *s = *state;
    put_base(s);
    cordial_article *dutch = get(s, "full", "nl", NULL);
    assert_string_equal(dutch->title, "Postvak vol");
    cordial_article_free(dutch);
    cordial_article *english = get(s, "slow", "nl", NULL);
    assert_string_equal(english->language, "en");
    cordial_article_free(english);
}

static void earlier_id_gives_the_article_under_its_own(void **state)
{
    struct scratch *s = *state;
    put_base(s);
    cordial_article *a = get(s, "box", "en", NULL);
    assert_string_equal(a->id, "full");
    cordial_article_free(a);
}

static void what_is_no_article_of_the_audience_is_not_found(void **state)
{
    struct scratch *s = *state;
    put_base(s);
    static const char *const ids[] = {"hidden", "nowhere", "only", "", "../base"};
    for (size_t i = 0; i < N_ROWS(ids); i++) {
        cordial_article *a = NULL;
        assert_int_equal(cordial_article_get(scratch_base(s, CORDIAL_AUDIENCE_PUBLIC), ids[i], NULL,
                                             &a, &s->err),
                         CORDIAL_E_NOTFOUND);
    }
}

static void links_between_articles_become_routes(void **state)
{
    struct scratch *s = *state;
    put_base(s);
    cordial_article *a = get(s, "full", "en", "/articles/");
    assert_has(a->html, "<a href=\"/articles/slow#why\">the slow site</a>");
    assert_has(a->html, "<a href=\"/articles/slow\">its page</a>");
    assert_has(a->html, "<a href=\"#what-to-do\">here</a>");
    assert_has(a->html, "<a href=\"https://other.example/a\"");
    cordial_article_free(a);
}

static void link_that_leads_nowhere_keeps_its_words_alone(void **state)
{
    struct scratch *s = *state;
    put_base(s);
    cordial_article *a = get(s, "full", "en", "/articles/");
    assert_has(a->html, ", a secret, out, ");
    assert_null(strstr(a->html, "hidden"));
    assert_null(strstr(a->html, "passwd"));
    cordial_article_free(a);
}

static void pictures_become_routes_and_those_of_others_links(void **state)
{
    struct scratch *s = *state;
    put_base(s);
    cordial_article *a = get(s, "full", "en", "/articles/");
    assert_has(a->html,
               "<img src=\"/articles/full/pictures/1?lang=en\" loading=\"lazy\" alt=\"A map\">");
    assert_has(a->html,
               "<a href=\"https://other.example/far.png\" rel=\"noopener nofollow\">far</a>");
    assert_null(strstr(a->html, "<img src=\"https"));
    cordial_article_free(a);
}

static void picture_of_an_article_is_given_and_nothing_else(void **state)
{
    struct scratch *s = *state;
    put_base(s);
    cordial_picture *p = NULL;
    cordial_base *base = scratch_base(s, CORDIAL_AUDIENCE_PUBLIC);
    assert_ok(cordial_picture_get(base, "full", "en", 1, &p, &s->err), &s->err);
    assert_string_equal(p->type, "image/png");
    assert_int_equal(p->n_bytes, 3);
    assert_memory_equal(p->bytes, "PNG", 3);
    cordial_picture_free(p);
    static const struct {
        const char *id;
        const char *language;
        size_t number;
    } none[] = {{"full", "en", 2}, {"full", "en", 3},   {"full", "en", 0},
                {"full", "nl", 1}, {"hidden", "en", 1}, {"slow", "en", 1}};
    for (size_t i = 0; i < N_ROWS(none); i++) {
        assert_int_equal(
            cordial_picture_get(base, none[i].id, none[i].language, none[i].number, &p, &s->err),
            CORDIAL_E_NOTFOUND);
    }
    cordial_picture_free(NULL);
}

static void logo_is_the_picture_that_base_yaml_names(void **state)
{
    struct scratch *s = *state;
    put_base(s);
    cordial_picture *p = NULL;
    assert_ok(cordial_logo_get(scratch_base(s, CORDIAL_AUDIENCE_PUBLIC), &p, &s->err), &s->err);
    assert_string_equal(p->type, "image/svg+xml");
    cordial_picture_free(p);
    static const char *const none[] = {"brand: {logo: base.yaml}", "brand: {logo: ../sign.svg}",
                                       "name: Help"};
    for (size_t i = 0; i < N_ROWS(none); i++) {
        scratch_close(s);
        scratch_put(s, "base.yaml", none[i]);
        assert_int_equal(cordial_logo_get(scratch_base(s, CORDIAL_AUDIENCE_PUBLIC), &p, &s->err),
                         CORDIAL_E_NOTFOUND);
    }
}

static void long_beginning_is_cut_behind_a_word(void **state)
{
    struct scratch *s = *state;
    AUTO(buf_done) struct buf text = {0};
    buf_add_cstr(&text, "# Long\n\n");
    for (size_t i = 0; i < 60; i++) {
        buf_add_cstr(&text, "caf\u00e9 noir ");
    }
    scratch_put(s, "base.yaml", "audience: public\nlanguages: [en]\n");
    scratch_put(s, "en/long.md", text.p);
    scratch_index(s);
    cordial_article *a = get(s, "long", "en", NULL);
    assert_true(strlen(a->summary) <= CORDIAL_SUMMARY_MAX);
    assert_true(strlen(a->summary) > CORDIAL_SUMMARY_MAX - 20);
    struct str summary = str_of(a->summary);
    assert_true(str_ends(summary, STR("noir\u2026")) || str_ends(summary, STR("caf\u00e9\u2026")));
    cordial_article_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        scratch_test(article_has_what_a_page_shows),
        scratch_test(related_are_articles_that_the_audience_finds),
        scratch_test(another_language_is_better_than_none),
        scratch_test(earlier_id_gives_the_article_under_its_own),
        scratch_test(what_is_no_article_of_the_audience_is_not_found),
        scratch_test(links_between_articles_become_routes),
        scratch_test(link_that_leads_nowhere_keeps_its_words_alone),
        scratch_test(pictures_become_routes_and_those_of_others_links),
        scratch_test(picture_of_an_article_is_given_and_nothing_else),
        scratch_test(logo_is_the_picture_that_base_yaml_names),
        scratch_test(long_beginning_is_cut_behind_a_word),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
