/* Facts of each kind: which are found, and which are not. One finder a file, one table here. */
#include "unit.h"

#include "base/buf.h"
#include "ticket/facts.h"

struct expected {
    const char *language;
    const char *text;
    const char *facts; /* of the one kind, joined by " | " */
};

static void check_kind(cordial_fact_kind kind, const struct expected *rows, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct arena mem = {0};
        struct scan scan = scan_make(&mem, str_of(rows[i].text), str_of(rows[i].language));
        struct facts facts = facts_find(&scan);
        AUTO(buf_done) struct buf found = {0};
        for (size_t k = 0; k < facts.n; k++) {
            if (facts.rows[k].kind != kind) {
                continue;
            }
            assert_str(str_sub(scan.text, facts.rows[k].start, facts.rows[k].end),
                       facts.rows[k].value.p);
            buf_printf(&found, "%s%s", found.n > 0 ? " | " : "", facts.rows[k].value.p);
        }
        assert_str(buf_str(&found), rows[i].facts);
        arena_done(&mem);
    }
}

static void addresses_are_found(void **state)
{
    (void)state;
    static const struct expected emails[] = {
        {"en", "write to jo@m.example, or <a.b+c@mail.m.example>.",
         "jo@m.example | a.b+c@mail.m.example"},
        {"en", "we meet @ noon, x@y is none", ""},
        {"fa", "ایمیل jo@m.example را", "jo@m.example"},
    };
    static const struct expected domains[] = {
        {"en", "our shop.example and www.mill.example, ns1.mill.example!",
         "shop.example | www.mill.example | ns1.mill.example"},
        {"en", "in wp-config.php and index.html I see.Then", ""},
        {"en", "jo@m.example and https://m.example/x", ""},
        {"fa", "دامنه‌ی m.example، که", "m.example"},
    };
    static const struct expected urls[] = {
        {"fa", "چرا https://a.example/y؟ و https://b.example/z، یا https://c.example/x؛",
         "https://a.example/y | https://b.example/z | https://c.example/x"},
        {"en", "see https://m.example/a?b=c. (http://n.example/x)",
         "https://m.example/a?b=c | http://n.example/x"},
        {"en", "at m.example/shop, now", "m.example/shop"},
        {"en", "a mood :// is none", ""},
    };
    static const struct expected ips[] = {
        {"en", "from 192.0.2.41:21 to 2001:db8::7.", "192.0.2.41 | 2001:db8::7"},
        {"en", "version 8.0.30.1.2 or 300.1.1.1 or 12:30:45", ""},
    };
    check_kind(CORDIAL_FACT_EMAIL, emails, N_ROWS(emails));
    check_kind(CORDIAL_FACT_DOMAIN, domains, N_ROWS(domains));
    check_kind(CORDIAL_FACT_URL, urls, N_ROWS(urls));
    check_kind(CORDIAL_FACT_IP, ips, N_ROWS(ips));
}

static void sums_are_found(void **state)
{
    (void)state;
    static const struct expected rows[] = {
        {"en", "£249 or 3.99 GBP or $1,200.50", "£249 | 3.99 GBP | $1,200.50"},
        {"en", "12 pounds 50 for two", "12 pounds 50"},
        {"nl", "€ 36,30 en € 25,- en EUR 108,90", "€ 36,30 | € 25,- | EUR 108,90"},
        {"it", "61,00 € o 1.800 euro", "61,00 € | 1.800 euro"},
        {"fa", "۲,۳۴۰,۰۰۰ تومان و ۳ میلیون و ۲۰۰ هزار تومان",
         "۲,۳۴۰,۰۰۰ تومان | ۳ میلیون و ۲۰۰ هزار تومان"},
        {"en", "I pay 11.99 every month", "11.99"},
        {"en", "version 11.99 has 40 files and 10 GB", ""},
    };
    check_kind(CORDIAL_FACT_AMOUNT, rows, N_ROWS(rows));
}

static void dates_are_found(void **state)
{
    (void)state;
    static const struct expected rows[] = {
        {"en", "since the 9th of November, on December 12, 2026 and 3rd May",
         "9th of November | December 12, 2026 | 3rd May"},
        {"en", "dated 18/11/2026 02:13, on 2026-11-18", "18/11/2026 | 2026-11-18"},
        {"en", "open 24/7 on 1 of 2 plans; may I, march on", ""},
        {"nl", "op 1 januari of 26 oktober 2026", "1 januari | 26 oktober 2026"},
        {"it", "del 12/10, il 31 dicembre 2026", "12/10 | 31 dicembre 2026"},
        {"fa", "۲۰ مهر و ۲ آبان ۱۴۰۴ و ۱۴۰۴/۰۸/۲۰", "۲۰ مهر | ۲ آبان ۱۴۰۴ | ۱۴۰۴/۰۸/۲۰"},
        {"en", "192.0.2.1 and 8.0.30", ""},
    };
    check_kind(CORDIAL_FACT_DATE, rows, N_ROWS(rows));
}

static void orders_and_phones_are_found(void **state)
{
    (void)state;
    static const struct expected orders[] = {
        {"en", "order 20881, Order no. 55210-H and HL-48102", "20881 | 55210-H | HL-48102"},
        {"en", "UTF-8 and ISO-8859 and in order of 2026", ""},
        {"nl", "bestelnr. 81-4402, kenmerk F-2026-11873", "81-4402 | F-2026-11873"},
        {"it", "Ordine SG-1093 e fattura n. FT-2026-4402", "SG-1093 | FT-2026-4402"},
        {"fa", "شماره سفارش 40916", "40916"},
    };
    static const struct expected phones[] = {
        {"en", "ring 01632 960 733 or +44 1632 960733", "01632 960 733 | +44 1632 960733"},
        {"en", "0 of 10, 2026-11-18", ""},
    };
    check_kind(CORDIAL_FACT_ORDER, orders, N_ROWS(orders));
    check_kind(CORDIAL_FACT_PHONE, phones, N_ROWS(phones));
}

static void programs_and_versions_are_found(void **state)
{
    (void)state;
    static const struct expected programs[] = {
        {"en", "Outlook Express and outlook, FileZilla 3.67",
         "Outlook Express | outlook | FileZilla"},
        {"en", "In Word I see; a word, the mail, an edge", "Word"},
        {"fa", "وردپرس و جیمیل", "وردپرس | جیمیل"},
    };
    static const struct expected versions[] = {
        {"en", "Outlook 2016, WordPress 6.4, php 8.0.30", "2016 | 6.4 | 8.0.30"},
        {"en", "from 7.4 to 8.3", "7.4 | 8.3"},
        {"en", "9.98 of 10 GB and 3.5 MB", ""},
        {"en", "it says 552 5.2.2 over quota and rcpthosts (#5.7.1)", ""},
        {"it", "dalle 7.00 alle 18.30", ""},
        {"fa", "نسخه ۷.۳", "۷.۳"},
    };
    static const struct expected plans[] = {
        {"en", "I took the Plus plan", "Plus"},
        {"nl", "wij hebben pakket Pro", "Pro"},
        {"it", "il piano Plus", "Plus"},
        {"en", "what plan is best?", ""},
    };
    check_kind(CORDIAL_FACT_PROGRAM, programs, N_ROWS(programs));
    check_kind(CORDIAL_FACT_VERSION, versions, N_ROWS(versions));
    check_kind(CORDIAL_FACT_PLAN, plans, N_ROWS(plans));
}

static void codes_and_messages_are_found(void **state)
{
    (void)state;
    static const struct expected codes[] = {
        {"en", "it says \"553 sorry, that domain\" and error 1045", "553 | 1045"},
        {"en", "bounces with 552 5.2.2 quota exceeded", "552"},
        {"en", "\"Login incorrect\" (530) and status 404", "530 | 404"},
        {"en", "the page shows 500 Internal Server Error", "500"},
        {"en", "500 people in 404 rooms, 512 MB", ""},
        {"nl", "foutcode 403", "403"},
        {"fa", "خطای 503 می‌دهد", "503"},
        {"en", "(HY000/1045): denied", "1045"},
    };
    static const struct expected errors[] = {
        {"en", "It says \"550 mailbox unavailable\" again", "550 mailbox unavailable"},
        {"en", "code 0x80070005 or ERR_TIMED_OUT", "0x80070005 | ERR_TIMED_OUT"},
        {"en", "every page: Error establishing a database connection",
         "Error establishing a database connection"},
        {"en", "my \"friend\" says hello", ""},
        {"en", "Like so:\n552 Message too big\nWhy?", "552 Message too big"},
    };
    check_kind(CORDIAL_FACT_CODE, codes, N_ROWS(codes));
    check_kind(CORDIAL_FACT_ERROR, errors, N_ROWS(errors));
}

static void moments_are_found(void **state)
{
    (void)state;
    static const struct expected rows[] = {
        {"en", "It is white since Tuesday.", "since Tuesday"},
        {"nl", "Sinds gisteren is hij wit", "Sinds gisteren"},
        {"it", "non va da ieri", "da ieri"},
        {"fa", "از دیروز سفید است", "از دیروز"},
        {"en", "since you ask. Tuesday is fine", ""},
    };
    check_kind(CORDIAL_FACT_SINCE, rows, N_ROWS(rows));
}

static void every_kind_has_a_name(void **state)
{
    (void)state;
    assert_string_equal(cordial_fact_name(CORDIAL_FACT_EMAIL), "email");
    assert_string_equal(cordial_fact_name(CORDIAL_FACT_PLAN), "plan");
    for (int i = 0; i < CORDIAL_FACT_KINDS; i++) {
        assert_non_null(cordial_fact_name((cordial_fact_kind)i));
    }
    assert_string_equal(cordial_mood_name(CORDIAL_MOOD_PLEASED), "pleased");
    assert_string_equal(cordial_register_name(CORDIAL_REGISTER_INFORMAL), "informal");
    assert_string_equal(cordial_skill_name(CORDIAL_SKILL_EXPERT), "expert");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(addresses_are_found),
        cmocka_unit_test(sums_are_found),
        cmocka_unit_test(dates_are_found),
        cmocka_unit_test(orders_and_phones_are_found),
        cmocka_unit_test(programs_and_versions_are_found),
        cmocka_unit_test(codes_and_messages_are_found),
        cmocka_unit_test(moments_are_found),
        cmocka_unit_test(every_kind_has_a_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
