#include "unit.h"

#include "index/card.h"

static struct str examples[] = {STR("cannot send"), STR("mail refused")};
static struct str needs[] = {STR("domain|url")};
static struct section sections[] = {
    {STR(""), STR(""), 0, STR("before the first")},
    {STR("Cause"), STR("cause"), 2, STR("the text")},
};
static const struct str tables[] = {STR("four"), {"\0\1\2\3", 4}};

static struct card example_card(void)
{
    struct card card = {.tables = tables};
    card.entry = (struct entry){
        .path = STR("en/mail/box.md"),
        .kind = ENTRY_REPLY,
        .id = STR("box"),
        .title = STR("The box"),
        .language = STR("en"),
        .category = STR("mail"),
        .audience = CORDIAL_AUDIENCE_PUBLIC,
        .state = ENTRY_DRAFT,
        .quotes_facts = true,
        .examples = {examples, N_ROWS(examples), N_ROWS(examples)},
        .needs = {needs, N_ROWS(needs), N_ROWS(needs)},
        .updated = STR("2026-01-01"),
        .owner = STR("Ann"),
        .review = STR("2027-01-01"),
        .note = STR("ask finance"),
        .sections = sections,
        .n_sections = N_ROWS(sections),
    };
    return card;
}

static void card_is_read_as_it_was_written(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    AUTO(buf_done) struct buf b = {0};
    struct card card = example_card();
    struct card got;
    card_write(&b, &card, true);
    assert_true(card_read(&mem, buf_str(&b), CARD_WHOLE, &got));
    assert_str(got.entry.path, "en/mail/box.md");
    assert_int_equal(got.entry.kind, ENTRY_REPLY);
    assert_str(got.entry.id, "box");
    assert_str(got.entry.title, "The box");
    assert_str(got.entry.language, "en");
    assert_str(got.entry.category, "mail");
    assert_int_equal(got.entry.audience, CORDIAL_AUDIENCE_PUBLIC);
    assert_int_equal(got.entry.state, ENTRY_DRAFT);
    assert_true(got.entry.quotes_facts);
    assert_int_equal(got.entry.examples.n, 2);
    assert_str(got.entry.examples.rows[1], "mail refused");
    assert_int_equal(got.entry.keywords.n, 0);
    assert_str(got.entry.needs.rows[0], "domain|url");
    assert_str(got.entry.updated, "2026-01-01");
    assert_str(got.entry.note, "ask finance");
    assert_int_equal(got.entry.n_sections, 2);
    assert_str(got.entry.sections[1].title, "Cause");
    assert_str(got.entry.sections[1].anchor, "cause");
    assert_int_equal(got.entry.sections[1].level, 2);
    assert_str(got.entry.sections[1].text, "the text");
    assert_memory_equal(got.tables[1].p, "\0\1\2\3", 4);
}

static void card_for_customers_holds_nothing_of_agents(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    AUTO(buf_done) struct buf b = {0};
    struct card card = example_card();
    struct card got;
    card_write(&b, &card, false);
    assert_int_equal(str_find(buf_str(&b), STR("ask finance")), STR_NOT_FOUND);
    assert_int_equal(str_find(buf_str(&b), STR("Ann")), STR_NOT_FOUND);
    assert_int_equal(str_find(buf_str(&b), STR("2027-01-01")), STR_NOT_FOUND);
    assert_true(card_read(&mem, buf_str(&b), CARD_WHOLE, &got));
    assert_str(got.entry.note, "");
    assert_int_equal(got.entry.n_sections, 2);
}

static void head_of_a_card_has_no_sections(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    AUTO(buf_done) struct buf b = {0};
    struct card card = example_card();
    struct card got;
    card_write(&b, &card, true);
    assert_true(card_read(&mem, buf_str(&b), CARD_HEAD, &got));
    assert_str(got.entry.title, "The box");
    assert_str(got.entry.note, "ask finance");
    assert_int_equal(got.entry.n_sections, 0);
}

static void head_alone_is_read_as_the_head_of_the_whole(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    AUTO(buf_done) struct buf b = {0};
    struct card card = example_card();
    struct card got;
    struct str head;
    card_write(&b, &card, true);
    assert_true(card_head(buf_str(&b), &head));
    assert_true(head.n < b.n);
    assert_true(card_read(&mem, head, CARD_HEAD, &got));
    assert_str(got.entry.note, "ask finance");
    for (size_t n = 0; n < head.n; n++) {
        struct str ignored;
        assert_false(card_head(str_sub(head, 0, n), &ignored));
    }
}

static void bytes_that_were_cut_are_no_card(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    AUTO(buf_done) struct buf b = {0};
    struct card card = example_card();
    struct card got;
    card_write(&b, &card, true);
    for (size_t n = 0; n < b.n; n++) {
        char *exact = arena_alloc(&mem, n);
        memcpy(exact, b.p, n);
        assert_false(card_read(&mem, (struct str){exact, n}, CARD_WHOLE, &got));
    }
}

static void body_is_read_as_it_was_written(void **state)
{
    (void)state;
    AUTO(buf_done) struct buf b = {0};
    struct entry entry = {.body = STR("# a"), .html = STR("<h1>a</h1>")};
    struct entry got = {.title = STR("kept")};
    body_write(&b, &entry);
    body_read(buf_str(&b), &got);
    assert_str(got.body, "# a");
    assert_str(got.html, "<h1>a</h1>");
    assert_str(got.title, "kept");
    body_read(STR(""), &got);
    assert_str(got.body, "");
    assert_str(got.html, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(card_is_read_as_it_was_written),
        cmocka_unit_test(card_for_customers_holds_nothing_of_agents),
        cmocka_unit_test(head_of_a_card_has_no_sections),
        cmocka_unit_test(head_alone_is_read_as_the_head_of_the_whole),
        cmocka_unit_test(bytes_that_were_cut_are_no_card),
        cmocka_unit_test(body_is_read_as_it_was_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
