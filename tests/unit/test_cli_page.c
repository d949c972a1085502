#include "unit.h"

#include "cli/page.h"

static const struct term pipe_term = {0};
static const struct term narrow = {.tty = true, .width = 20};
static const struct term coloured = {.tty = true, .colour = true, .width = 40};

static void text_is_wrapped_at_words(void **state)
{
    (void)state;
    static const struct {
        const struct term *term;
        unsigned indent;
        const char *head;
        const char *text;
        const char *want;
    } cases[] = {
        {&pipe_term, 0, NULL, "one two three four five six", "one two three four five six\n"},
        {&narrow, 0, NULL, "one two three four five six", "one two three four\nfive six\n"},
        {&narrow, 4, NULL, "one two three four five", "    one two three\n    four five\n"},
        {&narrow, 0, "Label ", "one two three four", "Label one two three\n      four\n"},
        {&narrow, 0, NULL, "  - one two three four five", "  - one two three\n  four five\n"},
        {&narrow, 0, NULL, "a\n\nb\n", "a\n\nb\n"},
        {&narrow, 0, NULL, "https://help.example/a/long/path x",
         "https://help.example/a/long/path\nx\n"},
        {&narrow, 0, NULL, "one two three four ends", "one two three four\nends\n"},
        {&narrow, 0, NULL, "日本 日本 日本 日本 日本", "日本 日本 日本 日本\n日本\n"},
        {&pipe_term, 0, NULL, "", ""},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct buf out = {0};
        struct page page = {.out = &out, .term = cases[i].term, .indent = cases[i].indent};
        page_paragraph(&page,
                       &(struct page_text){.text = str_of(cases[i].text), .head = cases[i].head});
        assert_str(buf_str(&out), cases[i].want);
        buf_done(&out);
    }
}

static void marks_are_stressed_and_survive_wrapping(void **state)
{
    (void)state;
    const cordial_mark marks[] = {{0, 4}, {9, 12}};
    const struct page_text text = {.text = STR("mail and box"), .marks = marks, .n_marks = 2};
    struct buf out = {0};
    struct page page = {.out = &out, .term = &coloured};
    page_paragraph(&page, &text);
    assert_str(buf_str(&out), "\x1b[1mmail\x1b[0m and \x1b[1mbox\x1b[0m\n");
    buf_clear(&out);
    page.term = &pipe_term;
    page_paragraph(&page, &text);
    assert_str(buf_str(&out), "mail and box\n");
    buf_done(&out);
}

static void mark_over_a_line_end_is_closed_and_opened_again(void **state)
{
    (void)state;
    const struct term term = {.tty = true, .colour = true, .width = 8};
    const cordial_mark marks[] = {{0, 9}};
    struct buf out = {0};
    struct page page = {.out = &out, .term = &term};
    page_paragraph(&page,
                   &(struct page_text){.text = STR("mail boxes"), .marks = marks, .n_marks = 1});
    assert_str(buf_str(&out), "\x1b[1mmail\x1b[0m\n\x1b[1mboxe\x1b[0ms\n");
    buf_done(&out);
}

static void right_to_left_text_is_isolated_beside_our_words(void **state)
{
    (void)state;
    struct buf out = {0};
    struct page page = {.out = &out, .term = &pipe_term};
    page_value(&page, STYLE_STRONG, STR("صندوق"));
    page_value(&page, STYLE_STRONG, STR(" box"));
    page_end(&page);
    page_wrap(&page, STR("سلام"));
    assert_str(buf_str(&out), TERM_ISOLATE "صندوق" TERM_ISOLATE_END " box\nسلام\n");
    buf_clear(&out);
    page.term = &narrow;
    page_wrap(&page, STR("صندوق صندوق صندوق صندوق"));
    assert_str(buf_str(&out), TERM_ISOLATE "صندوق صندوق صندوق" TERM_ISOLATE_END "\n" TERM_ISOLATE
                                           "صندوق" TERM_ISOLATE_END "\n");
    buf_done(&out);
}

static void escape_sequences_in_texts_do_nothing(void **state)
{
    (void)state;
    struct buf out = {0};
    struct page page = {.out = &out, .term = &coloured};
    page_value(&page, STYLE_PLAIN, STR("a\x1b]0;x\x07"));
    page_wrap(&page, STR("b\x1b[2J"));
    assert_str(buf_str(&out), "a\uFFFD]0;x\uFFFDb\uFFFD[2J\n");
    buf_done(&out);
}

static void bar_is_for_terminals(void **state)
{
    (void)state;
    struct buf out = {0};
    struct page page = {.out = &out, .term = &pipe_term};
    page_bar(&page, STYLE_GOOD, 0.5);
    assert_int_equal(out.n, 0);
    page.term = &narrow;
    page_bar(&page, STYLE_GOOD, 0.44);
    assert_str(buf_str(&out), "████░░░░░░ ");
    buf_done(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_wrapped_at_words),
        cmocka_unit_test(marks_are_stressed_and_survive_wrapping),
        cmocka_unit_test(mark_over_a_line_end_is_closed_and_opened_again),
        cmocka_unit_test(right_to_left_text_is_isolated_beside_our_words),
        cmocka_unit_test(escape_sequences_in_texts_do_nothing),
        cmocka_unit_test(bar_is_for_terminals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
