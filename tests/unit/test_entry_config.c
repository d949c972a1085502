#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "entry/config.h"

/* A folder that goes away with the test. */
struct base {
    char path[64];
    int fd;
    struct arena mem;
    struct config config;
    cordial_error err;
};

static int set_up(void **state)
{
    struct base *base = heap_alloc(sizeof *base);
    snprintf(base->path, sizeof base->path, "/tmp/cordial-config-XXXXXX");
    base->fd = -1;
    if (mkdtemp(base->path) == NULL || dir_open(base->path, &base->fd, &base->err) != CORDIAL_OK) {
        return 1;
    }
    *state = base;
    return 0;
}

static int tear_down(void **state)
{
    struct base *base = *state;
    dir_remove(base->path, &base->err);
    fd_closep(&base->fd);
    arena_done(&base->mem);
    free(base);
    return 0;
}

static void put(struct base *base, const char *name, const char *text)
{
    char path[128];
    const char *slash = strrchr(name, '/');
    int folder = slash != NULL ? (int)(slash - name) : 0;
    snprintf(path, sizeof path, "%s/%.*s", base->path, folder, name);
    assert_ok(dir_make(path, &base->err), &base->err);
    snprintf(path, sizeof path, "%s/%s", base->path, name);
    assert_ok(file_write(path, str_of(text), &base->err), &base->err);
}

static cordial_status read_base(struct base *base)
{
    return config_read(&base->mem, base->fd, STR("folder"), &base->config, &base->err);
}

static void a_folder_without_files_has_the_defaults(void **state)
{
    struct base *base = *state;
    assert_ok(read_base(base), &base->err);
    const struct config *c = &base->config;
    assert_str(c->name, "folder");
    assert_false(c->has_file);
    assert_int_equal(c->audience, CORDIAL_AUDIENCE_AGENTS);
    assert_int_equal(c->languages.n, 0);
    assert_str(config_fallback(c), "en");
    assert_null(config_fact(c, STR("x"), STR("en")));
    assert_int_equal(config_register(c, STR("nl")), CORDIAL_REGISTER_NONE);
    assert_int_equal(config_team(c, STR("nl")).n, 0);
    assert_int_equal(config_courtesy(&base->mem, c, STR("en"), "greeting.any").n, 0);
    assert_null(config_words(c, STR("en"), "never"));
    assert_true(c->facts_hash == 0);
}

static void a_whole_base_is_read(void **state)
{
    struct base *base = *state;
    put(base, "base.yaml",
        "name: Harbourlight\nurl: https://help.example\nlanguages: [en, nl-NL, fa]\n"
        "audience: public\nregister: {en: none, nl: formal}\nteam: {en: The team, nl: Het team}\n"
        "timezone: Europe/Amsterdam\npromise: {answer_h: 4, urgent_h: 0.5}\n"
        "confidence: {answer: {en: .5, fa: default}, none: 0.4}\nledger: off\n");
    put(base, "facts.yaml",
        "server: mail.example\nhours: {en: four, nl: vier, until: 2027-06-30}\n"
        "version: {en: '8.4', nl: acht}\n");
    put(base, "courtesy/en.yaml", "understanding: {angry: [Sorry., 'I see.']}\nask: {one: One}\n");
    put(base, "words/en.yaml", "never: [obviously]\n");
    put(base, "words/nl.yaml", "");
    put(base, "words/.#hidden.yaml", "x: [");
    put(base, "words/README.md", "no list");
    assert_ok(read_base(base), &base->err);
    const struct config *c = &base->config;
    assert_str(c->name, "Harbourlight");
    assert_str(c->url, "https://help.example");
    assert_int_equal(c->languages.n, 3);
    assert_str(c->languages.rows[1], "nl");
    assert_int_equal(c->audience, CORDIAL_AUDIENCE_PUBLIC);
    assert_int_equal(config_register(c, STR("nl")), CORDIAL_REGISTER_FORMAL);
    assert_true(config_confidence(c, STR("en"), .3).answer == .5);
    assert_true(config_confidence(c, STR("fa"), .3).answer == .3);
    assert_true(config_confidence(c, STR("nl"), .3).none == .4);
    assert_str(config_team(c, STR("nl")), "Het team");
    assert_str(config_team(c, STR("it")), "Harbourlight");
    assert_int_equal(config_promise(c).answer_min, 240);
    assert_int_equal(config_promise(c).urgent_min, 30);
    assert_str(config_promise(c).zone, "Europe/Amsterdam");
    assert_str(config_fact(c, STR("server"), STR("nl"))->value, "mail.example");
    assert_str(config_fact(c, STR("hours"), STR("nl"))->value, "vier");
    assert_null(config_fact(c, STR("hours"), STR("it")));
    assert_true(config_has_fact(c, STR("hours")));
    assert_false(config_has_fact(c, STR("minutes")));
    assert_str(config_fact(c, STR("version"), STR("it"))->value, "8.4");
    assert_str(config_fact(c, STR("version"), STR("nl"))->value, "acht");
    assert_str(config_fact(c, STR("hours"), STR("nl"))->until, "2027-06-30");
    assert_int_equal(config_fact(c, STR("hours"), STR("nl"))->line, 2);
    struct str_list angry = config_courtesy(&base->mem, c, STR("en"), "understanding.angry");
    assert_int_equal(angry.n, 2);
    assert_str(angry.rows[1], "I see.");
    assert_int_equal(config_courtesy(&base->mem, c, STR("en"), "ask.one").n, 1);
    assert_int_equal(config_courtesy(&base->mem, c, STR("en"), "ask.url").n, 0);
    assert_int_equal(config_words(c, STR("en"), "never")->n, 1);
}

static void every_phrase_that_is_read_may_be_written(void **state)
{
    struct base *base = *state;
    put(base, "courtesy/en.yaml",
        "greeting: {any: a}\nmore: {any: [a]}\nnone: {received: [a], next: [a], urgent: [a]}\n"
        "understanding: {angry: [a], worried: [a], calm: [a], pleased: [a], urgent: [a]}\n"
        "reassurance: {angry: [a], worried: [a], calm: [a], pleased: [a], any: [a]}\n"
        "closing: {formal: [a], informal: [a], none: [a]}\n"
        "ask: {one: [a], several: [a], thanks: [a], other: [a], since: [a], domain|url: [a]}\n"
        "missing:\n  customer: {name: a, first_name: a, email: a}\n  agent: {name: a}\n"
        "  team: {name: a}\n  base: {url: a, name: a}\n  fact: {hours: a}\n  link: {x: a}\n"
        "  ticket: {subject: a, order: a}\n");
    put(base, "words/en.yaml", "synonyms:\njargon:\nnever:\n");
    assert_ok(read_base(base), &base->err);
    put(base, "words/en.yaml", "synonyms: [[a, b c]]\njargon: {A~: 'b'}\nnever: c\n");
    assert_ok(read_base(base), &base->err);
}

static void the_shape_changes_with_languages_and_audience_only(void **state)
{
    struct base *base = *state;
    assert_ok(read_base(base), &base->err);
    uint64_t none = base->config.shape_hash;
    put(base, "base.yaml", "name: A\n");
    assert_ok(read_base(base), &base->err);
    assert_true(base->config.shape_hash == none);
    put(base, "base.yaml", "name: A\naudience: public\n");
    assert_ok(read_base(base), &base->err);
    uint64_t open = base->config.shape_hash;
    assert_true(open != none);
    put(base, "base.yaml", "name: A\naudience: public\nlanguages: [nl]\n");
    assert_ok(read_base(base), &base->err);
    assert_true(base->config.shape_hash != open);
}

static void a_fault_is_told_with_file_and_place(void **state)
{
    struct base *base = *state;
    static const struct {
        const char *file, *text;
        unsigned line, column;
        const char *words;
    } cases[] = {
        {"base.yaml", "name: A\nlangauges: [en]\n", 2, 1, "did you mean 'languages'?"},
        {"base.yaml", "colour: red\n", 1, 1, "known are audience, brand, categories"},
        {"base.yaml", "promise: {answer: 4}\n", 1, 11, "did you mean 'answer_h'?"},
        {"base.yaml", "promise: {answer_h: soon}\n", 1, 21, "a number of hours"},
        {"base.yaml", "promise: 4\n", 1, 10, "a map"},
        {"base.yaml", "confidence: {none: 1.5}\n", 1, 20, "from 0 to 1"},
        {"base.yaml", "confidence: {answer: {nl: high}}\n", 1, 27, "from 0 to 1"},
        {"base.yaml", "confidence: {answer: {dutch: .3}}\n", 1, 23, "no language code"},
        {"base.yaml", "ledger: on\n", 1, 9, "off, or a map"},
        {"base.yaml", "ledger: {keep_days: 1.5}\n", 1, 21, "whole number"},
        {"base.yaml", "audience: Public\n", 1, 11, "public or agents"},
        {"base.yaml", "languages: en\n", 1, 12, "a list of language codes"},
        {"base.yaml", "languages: [en, English]\n", 1, 17, "a list of language codes"},
        {"base.yaml", "register: {nl: polite}\n", 1, 16, "formal, informal or none"},
        {"base.yaml", "team: {English: Us}\n", 1, 8, "no language code"},
        {"base.yaml", "team: {en: [a]}\n", 1, 12, "a text"},
        {"base.yaml", "url: help.example\n", 1, 6, "https://"},
        {"base.yaml", "name: [a]\n", 1, 7, "a text"},
        {"base.yaml", "name: A: b\n", 1, 8, "quotes"},
        {"base.yaml", "- a\n", 1, 1, "key: value"},
        {"facts.yaml", "a: 1\na: 2\n", 2, 1, "twice"},
        {"facts.yaml", "a: [1]\n", 1, 4, "a text"},
        {"facts.yaml", "a b: 1\n", 1, 1, "cannot be quoted"},
        {"facts.yaml", "a: {en: x, until: soon}\n", 1, 19, "a date"},
        {"facts.yaml", "a: {untill: x}\n", 1, 5, "no language code"},
        {"facts.yaml", "a: {en: {b: c}}\n", 1, 9, "a text"},
        {"courtesy/en.yaml", "greeting: [a\n", 1, 11, "not closed"},
        {"courtesy/english.yaml", "greeting: [a]\n", 0, 0, "no language code"},
        {"courtesy/en.yaml", "greeting: {any: [a]}\ngreting: {any: [a]}\n", 2, 1,
         "unknown key 'greting'; did you mean 'greeting'?"},
        {"courtesy/en.yaml", "understanding:\n  angy: [a]\n", 2, 3, "did you mean 'angry'?"},
        {"courtesy/en.yaml", "understanding: {any: [a]}\n", 1, 17, "unknown key 'any'"},
        {"courtesy/en.yaml", "ask: {domian: [a]}\n", 1, 7, "did you mean 'domain'?"},
        {"courtesy/en.yaml", "ask: {domain|ulr: [a]}\n", 1, 7, "did you mean 'url'?"},
        {"courtesy/en.yaml", "closing: {formel: [a]}\n", 1, 11, "did you mean 'formal'?"},
        {"courtesy/en.yaml", "closing: [a]\n", 1, 10, "a map"},
        {"courtesy/en.yaml", "greeting: {any: {formal: [a]}}\n", 1, 17, "a list of texts"},
        {"courtesy/en.yaml", "missing: {ticket: {domian: [a]}}\n", 1, 20, "'domain'"},
        {"courtesy/en.yaml", "missing: {customer: {nam: [a]}}\n", 1, 22, "'name'"},
        {"words/nl.yaml", "text\n", 1, 1, "key: value"},
        {"words/nl.yaml", "synonim: [[a, b]]\n", 1, 1, "did you mean 'synonyms'?"},
        {"words/nl.yaml", "synonyms: {a: b}\n", 1, 11, "a list of lists"},
        {"words/nl.yaml", "synonyms:\n  - [a, b]\n  - c\n", 3, 5, "a list of lists"},
        {"words/nl.yaml", "synonyms: [[a, [b]]]\n", 1, 12, "a list of texts"},
        {"words/nl.yaml", "jargon: [DNS]\n", 1, 9, "a map of terms"},
        {"words/nl.yaml", "jargon:\n  DNS:\n", 2, 7, "'DNS' must be a text"},
        {"words/nl.yaml", "never: {a: b}\n", 1, 8, "a list of texts"},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        put(base, cases[i].file, cases[i].text);
        base->err = (cordial_error){0};
        cordial_status status = read_base(base);
        if (status != CORDIAL_E_CONFIG || base->err.line != cases[i].line ||
            base->err.column != cases[i].column ||
            strstr(base->err.message, cases[i].words) == NULL) {
            print_error("'%s': %u:%u %s\n", cases[i].text, base->err.line, base->err.column,
                        base->err.message);
        }
        assert_int_equal(status, CORDIAL_E_CONFIG);
        assert_string_equal(base->err.file, cases[i].file);
        assert_int_equal(base->err.line, cases[i].line);
        assert_int_equal(base->err.column, cases[i].column);
        assert_non_null(strstr(base->err.message, cases[i].words));
        char path[128];
        snprintf(path, sizeof path, "%s/%s", base->path, cases[i].file);
        assert_int_equal(unlink(path), 0);
    }
}

static void symbolic_links_are_refused(void **state)
{
    struct base *base = *state;
    char path[128];
    snprintf(path, sizeof path, "%s/facts.yaml", base->path);
    assert_int_equal(symlink("/etc/hostname", path), 0);
    assert_int_equal(read_base(base), CORDIAL_E_PERMISSION);
    assert_string_equal(base->err.file, "facts.yaml");
}

static void a_second_file_of_one_language_is_refused(void **state)
{
    struct base *base = *state;
    put(base, "words/en.yaml", "never: [a]\n");
    put(base, "words/en-GB.yaml", "never: [b]\n");
    assert_int_equal(read_base(base), CORDIAL_E_CONFIG);
    assert_non_null(strstr(base->err.message, "second file"));
}

#define in_base(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        in_base(a_folder_without_files_has_the_defaults),
        in_base(a_whole_base_is_read),
        in_base(every_phrase_that_is_read_may_be_written),
        in_base(the_shape_changes_with_languages_and_audience_only),
        in_base(a_fault_is_told_with_file_and_place),
        in_base(symbolic_links_are_refused),
        in_base(a_second_file_of_one_language_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
