#include "scratch.h"

#include "search/compounds.h"
#include "search/search.h"

static const struct {
    const char *path;
    const char *text;
} files[] = {
    {"base.yaml", "name: Test\nlanguages: [nl, de, en]\naudience: public\n"},
    {"nl/vol.md", "# Volle mailbox\n\nEen volle mailbox neemt niets meer aan.\n"},
    {"nl/wijzig.md", "# Wat u kunt wijzigen\n\nAlle instellingen staan bij elkaar.\n"},
    {"nl/samen.md", "# Overzicht\n\nHier staan de mailboxinstellingen.\n"},
    {"nl/taal.md", "# Taal\n\nDe taalinstelling geldt overal.\n"},
    {"nl/mailing.md", "# Mailing\n\nEen mailboxx is geen woord.\n"},
    {"de/passwort.md", "# Kennwort vergessen\n\nDas Passwort ist vergessen.\n"},
    {"de/zurueck.md", "# Hilfe\n\nDie Zur\u00fccksetzung dauert eine Minute.\n"},
    {"de/beides.md", "# Beides\n\nDie Passwortzur\u00fccksetzung ist einfach.\n"},
    {"de/sicher.md",
     "# Sicher\n\nSicherheit geht vor. Die Sicherheitsumgebung ist eine Umgebung.\n"},
    {"en/settings.md", "# Settings\n\nThe mailbox has settings. A mailboxsettings page.\n"},
};

static int set_up(void **state)
{
    if (scratch_set_up(state) != 0) {
        return -1;
    }
    for (size_t i = 0; i < N_ROWS(files); i++) {
        scratch_put(*state, files[i].path, files[i].text);
    }
    assert_int_equal(scratch_index(*state)->n_skipped, 0);
    return 0;
}

static struct str listed(struct arena *mem, const struct str *rows, size_t n)
{
    AUTO(buf_done) struct buf b = {0};
    for (size_t i = 0; i < n; i++) {
        buf_printf(&b, "%s%.*s", i > 0 ? " " : "", STR_ARG(rows[i]));
    }
    return buf_keep(&b, mem);
}

static void word_has_parts_and_longer_words_of_the_index(void **state)
{
    struct scratch *s = *state;
    static const struct {
        const char *language;
        const char *word;
        const char *parts;
        const char *containing;
    } cases[] = {
        {"nl", "mailboxinstellingen", "mailbox instell", ""},
        {"nl", "mailboxinstelling", "mailbox instell", ""},
        {"nl", "mailbox", "", "mailboxinstell"},
        {"nl", "instelling", "", "mailboxinstell taalinstell"},
        {"nl", "de", "", ""},
        {"de", "passwortzurucksetzung", "passwort zurucksetz", ""},
        {"de", "passworter", "", "passwortzurucksetz"},
        {"de", "zurucksetzung", "", "passwortzurucksetz"},
        {"de", "umgebung", "", "sicherheitsumgeb"},
        {"de", "sicherheit", "", "sicherheitsumgeb"},
        {"en", "mailboxsettings", "", ""}, /* a language without compounds */
        {"en", "mailbox", "", ""},
    };
    struct searcher *searcher = scratch_searcher(s, CORDIAL_AUDIENCE_AGENTS);
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        for (int again = 0; again < 2; again++) {
            struct searcher_language *language =
                searcher_language(searcher, str_of(cases[i].language));
            assert_non_null(language);
            struct compound c = compound_expand(searcher, language, str_of(cases[i].word));
            assert_str(listed(&s->mem, c.parts, c.n_parts), cases[i].parts);
            assert_str(listed(&s->mem, c.containing, c.n_containing), cases[i].containing);
        }
    }
}

/* The ids that a search finds, in order. */
static struct str found(struct scratch *s, const char *text, const char *language)
{
    AUTO(buf_done) struct buf b = {0};
    cordial_search_options options = {.language = language};
    cordial_results r;
    struct searcher *searcher = scratch_searcher(s, CORDIAL_AUDIENCE_AGENTS);
    assert_ok(search_run(&s->mem, searcher, str_of(text), &options, &r, &s->err), &s->err);
    for (size_t i = 0; i < r.n_rows; i++) {
        buf_printf(&b, "%s%s", i > 0 ? " " : "", r.rows[i].id);
    }
    return buf_keep(&b, &s->mem);
}

static void compound_and_parts_find_one_another(void **state)
{
    static const struct {
        const char *language;
        const char *text;
        const char *first;
        const char *also[2];
    } cases[] = {
        {"nl", "mailboxinstellingen", "samen", {"vol", "wijzig"}},
        {"nl", "mailbox", "vol", {"samen"}},
        {"nl", "instellingen", "wijzig", {"samen"}},
        {"de", "Passwortzur\u00fccksetzung", "beides", {"passwort", "zurueck"}},
        {"de", "Zur\u00fccksetzung", "zurueck", {"beides"}},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct str ids = found(*state, cases[i].text, cases[i].language);
        assert_true(str_starts(ids, str_of(cases[i].first)));
        for (size_t j = 0; j < N_ROWS(cases[i].also) && cases[i].also[j] != NULL; j++) {
            assert_true(str_find(ids, str_of(cases[i].also[j])) != STR_NOT_FOUND);
        }
    }
}

static void word_by_which_an_entry_is_found_is_marked(void **state)
{
    struct scratch *s = *state;
    cordial_search_options options = {.language = "nl"};
    cordial_results r;
    struct searcher *searcher = scratch_searcher(s, CORDIAL_AUDIENCE_AGENTS);
    assert_ok(search_run(&s->mem, searcher, STR("mailbox"), &options, &r, &s->err), &s->err);
    for (size_t i = 0; i < r.n_rows; i++) {
        if (strcmp(r.rows[i].id, "samen") == 0) {
            assert_int_equal(r.rows[i].n_marks, 1);
            cordial_mark mark = r.rows[i].marks[0];
            assert_str(str_sub(str_of(r.rows[i].snippet), mark.start, mark.end),
                       "mailboxinstellingen");
            return;
        }
    }
    fail_msg("the entry is not found");
}

static void words_of_live_changes_are_parts_too(void **state)
{
    struct scratch *s = *state;
    scratch_put(s, "nl/nieuw.md", "# Wachtzinnen\n\nEen wachtzin is een mailboxslot.\n");
    scratch_put(s, "nl/samen.md", "# Overzicht\n\nHier staat niets meer.\n");
    scratch_index(s);
    struct searcher *searcher = scratch_searcher(s, CORDIAL_AUDIENCE_AGENTS);
    assert_string_equal(index_reader_generation(searcher->reader), "g000001");
    struct searcher_language *nl = searcher_language(searcher, STR("nl"));
    struct compound c = compound_expand(searcher, nl, STR("mailbox"));
    assert_str(listed(&s->mem, c.containing, c.n_containing), "");
    c = compound_expand(searcher, nl, STR("wachtzinmailbox"));
    assert_str(listed(&s->mem, c.parts, c.n_parts), "wachtzin mailbox");
    c = compound_expand(searcher, nl, STR("slotwachtzin"));
    assert_str(listed(&s->mem, c.parts, c.n_parts), "");
    scratch_put(s, "nl/slot.md", "# Slot\n\nEen slot.\n");
    scratch_index(s);
    searcher = scratch_searcher(s, CORDIAL_AUDIENCE_AGENTS);
    nl = searcher_language(searcher, STR("nl"));
    c = compound_expand(searcher, nl, STR("slotwachtzin"));
    assert_str(listed(&s->mem, c.parts, c.n_parts), "slot wachtzin");
    c = compound_expand(searcher, nl, STR("mailbox"));
    assert_str(listed(&s->mem, c.containing, c.n_containing), "mailboxslot");
    for (size_t i = 0; i < N_ROWS(files); i++) {
        scratch_put(s, files[i].path, files[i].text);
    }
    scratch_drop(s, "nl/nieuw.md");
    scratch_drop(s, "nl/slot.md");
    scratch_index(s);
}

static void languages_do_not_mix_their_stems(void **state)
{
    struct scratch *s = *state;
    struct searcher *searcher = scratch_searcher(s, CORDIAL_AUDIENCE_AGENTS);
    struct searcher_language *nl = searcher_language(searcher, STR("nl"));
    struct searcher_language *de = searcher_language(searcher, STR("de"));
    struct str passwort = STR("passwort");
    assert_int_equal(searcher_term_count(searcher, searcher_stem_term(&s->mem, de, passwort)), 1);
    assert_int_equal(searcher_term_count(searcher, searcher_stem_term(&s->mem, nl, passwort)), 0);
    assert_int_equal(compound_expand(searcher, nl, passwort).n_containing, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(word_has_parts_and_longer_words_of_the_index),
        cmocka_unit_test(compound_and_parts_find_one_another),
        cmocka_unit_test(word_by_which_an_entry_is_found_is_marked),
        cmocka_unit_test(words_of_live_changes_are_parts_too),
        cmocka_unit_test(languages_do_not_mix_their_stems),
    };
    return cmocka_run_group_tests(tests, set_up, scratch_tear_down);
}
