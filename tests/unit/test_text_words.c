#include "unit.h"

#include "base/buf.h"
#include "text/fold.h"
#include "text/words.h"

/* The words of a text joined by blanks; a part of a code in brackets. */
static struct str words_shown(struct arena *mem, const char *text)
{
    AUTO(buf_done) struct buf b = {0};
    struct words words = words_cut(mem, str_of(text));
    for (size_t i = 0; i < words.n; i++) {
        buf_printf(&b, "%s%s%.*s%s", i > 0 ? " " : "", words.rows[i].part ? "(" : "",
                   STR_ARG(words.rows[i].text), words.rows[i].part ? ")" : "");
    }
    return buf_keep(&b, mem);
}

static void words_are_cut_as_a_reader_would(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *want;
    } cases[] = {
        {"", ""},
        {"  ... !?", ""},
        {"My mailbox is FULL!", "my mailbox is full"},
        {"don't, John's", "don't john's"},
        {"e-mail and E-Mails", "email and emails"},
        {"back-up the web-site", "back up the web site"},
        {"error 553 (0x80070005)", "error 553 0x80070005"},
        {"ERR-4012", "err4012 (err) (4012)"},
        {"ERR_TOO_MANY", "errtoomany (err) (too) (many)"},
        {"PHP 8.2 v2.3.1", "php 8.2 v2.3.1"},
        {"C++ and C# in c", "c++ and c# in c"},
        {"user@foo.com", "user foo com"},
        {"caff\u00e8 PERCH\u00c9", "caffe perche"},
        {"Stra\u00dfe \u017fo \ufb01n", "strasse so fin"},
        /* Elided articles are words of their own; other apostrophes join. */
        {"l\u2019ordine", "l ordine"},
        {"l'account dell'hosting un'altra c'\u00e8", "l account dell hosting un altra c e"},
        {"qu'il d'acc\u00e8s L\u2019\u0153uvre jusqu'\u00e0", "qu il d acces l \u0153uvre jusqu a"},
        {"d'aujourd'hui", "d aujourd'hui"},
        {"don't o'clock we'll O'Brien rock'n'roll", "don't o'clock we'll o'brien rock'n'roll"},
        {"foto's 's avonds m'n z'n", "foto's s avonds m'n z'n"},
        {"c'mon t'was l'", "c'mon t'was l"},
        {"e' perche' citta'", "e perche citta"},
        /* Codes stay whole. */
        {"0x80070005 ERR-4012 PHP 8.2 v2.3.1 HTTP/2 wp_options",
         "0x80070005 err4012 (err) (4012) php 8.2 v2.3.1 http 2 wpoptions (wp) (options)"},
        {"\u06a9\u062a\u0627\u0628\u200c\u0647\u0627 \u0643\u062a\u0627\u0628",
         "\u06a9\u062a\u0627\u0628\u0647\u0627 \u06a9\u062a\u0627\u0628"},
        /* An affix that stands alone is joined, but not to a word of another line or script. */
        {"\u06a9\u062a\u0627\u0628 \u0647\u0627\u060c \u0645\u06cc \u0631\u0648\u062f",
         "\u06a9\u062a\u0627\u0628\u0647\u0627 \u0645\u06cc\u0631\u0648\u062f"},
        {"\u06a9\u062a\u0627\u0628   \u0647\u0627", "\u06a9\u062a\u0627\u0628 \u0647\u0627"},
        {"\u06a9\u062a\u0627\u0628\n\u0647\u0627 mail \u0647\u0627",
         "\u06a9\u062a\u0627\u0628 \u0647\u0627 mail \u0647\u0627"},
        {"\u0646\u0631\u0645\u200c\u0627\u0641\u0632\u0627\u0631",
         "\u0646\u0631\u0645 \u0627\u0641\u0632\u0627\u0631"},
        {"\u0645\u0634\u0643\u0644\u0629 \u0623\u064a",
         "\u0645\u0634\u06a9\u0644\u0647 \u0627\u06cc"}, /* Arabic: a word, not the ending */
        {"\u06f5\u06f5\u06f3 \u0665\u0665\u0663", "553 553"},
        {"\u65e5\u672c\u8a9e", "\u65e5\u672c \u672c\u8a9e"},
        /* Korean: pairs of syllables, without particles and endings. */
        {"\u91cd\u7f6e\u5bc6\u7801\uff0c\u8c22\u8c22",
         "\u91cd\u7f6e \u7f6e\u5bc6 \u5bc6\u7801 \u8c22\u8c22"},
        {"\u4f50\u3005\u6728", "\u4f50\u3005 \u3005\u6728"},
        {"\u30d1\u30b9\u30ef\u30fc\u30c9\u3092",
         "\u30d1\u30b9 \u30b9\u30ef \u30ef\u30fc \u30fc\u30c9 \u30c9\u3092"},
        {"\uba54\uc77c\uc744 \uba54\uc77c\uc774 \uba54\uc77c\uc5d0\uc11c",
         "\uba54\uc77c \uba54\uc77c \uba54\uc77c"},
        {"\ube44\ubc00\ubc88\ud638\ub97c \ubcc0\uacbd\ud558\ub824\uba74",
         "\ube44\ubc00 \ubc00\ubc88 \ubc88\ud638 \ubcc0\uacbd"},
        {"\uae00\uc744 \uc571\uc5d0\uc11c\ub294 \ub9c8\uc744", "\uae00 \uc571 \ub9c8\uc744"},
        {"PC\ub97c 3\uac1c\uc758", "pc \ub97c 3 \uac1c\uc758"},
        {"\uc5c6\uc2b5\ub2c8\ub2e4. \ud68c\uc758\uac00", "\uc5c6 \ud68c\uc758"},
        {"\uba54\uc77c error 553\uc774", "\uba54\uc77c error 553 \uc774"},
    };
    AUTO(arena_done) struct arena mem = {0};
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        assert_str(words_shown(&mem, cases[i].text), cases[i].want);
    }
}

static void offsets_lead_back_to_the_original(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t word;
        const char *original;
    } cases[] = {
        {"The Mailbox", 1, "Mailbox"},
        {"caff\u00e8 forte", 0, "caff\u00e8"},
        {"\ufb01n Ende", 0, "\ufb01n"},
        {"dell\u2019hosting", 0, "dell"},
        {"dell\u2019hosting", 1, "hosting"},
        {"see ERR-4012.", 1, "ERR-4012"},
        {"see ERR-4012.", 3, "4012"},
        {"x \u06a9\u062a\u0627\u0628\u200c\u0647\u0627 y", 1,
         "\u06a9\u062a\u0627\u0628\u200c\u0647\u0627"},
        {"\u0627\u06cc\u0646 \u06a9\u062a\u0627\u0628  \u0647\u0627\u06cc\u06cc \u06a9\u0647", 1,
         "\u06a9\u062a\u0627\u0628  \u0647\u0627\u06cc\u06cc"},
        {"\u0627\u0648 \u0646\u0645\u06cc \u062a\u0648\u0627\u0646\u0645\u060c \u0628\u0644\u0647",
         1, "\u0646\u0645\u06cc \u062a\u0648\u0627\u0646\u0645"},
        {"\u062e\u0637\u0627\u06cc \u0633\u0644\u0627\u0645\u0645\u0645 \u06f5\u06f5\u06f3.", 1,
         "\u0633\u0644\u0627\u0645\u0645\u0645"},
        {"\u062e\u0637\u0627\u06cc \u0633\u0644\u0627\u0645\u0645\u0645 \u06f5\u06f5\u06f3.", 2,
         "\u06f5\u06f5\u06f3"},
        {"\ube44\ubc00\ubc88\ud638\ub97c \ubcc0\uacbd", 2, "\ubc88\ud638"},
        {"\ube44\ubc00\ubc88\ud638\ub97c \ubcc0\uacbd", 3, "\ubcc0\uacbd"},
        {"\u8bf7\u91cd\u7f6e\u5bc6\u7801", 3, "\u5bc6\u7801"},
        {"\uff76\uff9e\uff78", 0, "\uff76\uff9e\uff78"},
        {"ERR-4012\uac00", 3, "\uac00"},
    };
    AUTO(arena_done) struct arena mem = {0};
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct str text = str_of(cases[i].text);
        struct word w = words_cut(&mem, text).rows[cases[i].word];
        assert_str(str_sub(text, w.start, w.end), cases[i].original);
    }
}

static void run_that_is_too_long_is_no_word(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    AUTO(buf_done) struct buf b = {0};
    for (size_t i = 0; i <= WORD_MAX; i++) {
        buf_add_char(&b, 'x');
    }
    buf_add_cstr(&b, " short");
    assert_str(words_shown(&mem, b.p), "short");
}

static void bytes_that_are_no_text_do_no_harm(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    assert_str(words_shown(&mem, "a\xff\xfe b\xc3"), "a b");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_cut_as_a_reader_would),
        cmocka_unit_test(offsets_lead_back_to_the_original),
        cmocka_unit_test(run_that_is_too_long_is_no_word),
        cmocka_unit_test(bytes_that_are_no_text_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
