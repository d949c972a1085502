#include "unit.h"

#include "ticket/cues.h"

static void questions_and_wishes_are_found(void **state)
{
    (void)state;
    static const struct {
        const char *language;
        const char *text;
        size_t n;
        const char *first;
    } cases[] = {
        {"en", "It is white. Why is that?? I use m.example daily.", 1, "Why is that??"},
        {"en", "Please send me the invoice. Thanks.", 1, "Please send me the invoice."},
        {"nl", "Ik wil graag een factuur. Dag.", 1, "Ik wil graag een factuur."},
        {"it", "Vorrei una copia della fattura.", 1, "Vorrei una copia della fattura."},
        {"fa", "سلام. چرا باز نمی‌شود؟", 1, "چرا باز نمی‌شود؟"},
        {"en", "Please fix this ASAP!", 0, ""},
        {"en", "Please fix this problem as soon as possible.", 0, ""},
        {"en", "I need you to do something right now!!", 0, ""},
        {"en", "Please fix the invoice ASAP!", 1, "Please fix the invoice ASAP!"},
        {"en", "Please fix error 553 now!", 1, "Please fix error 553 now!"},
        {"en", "How do I fix it?", 1, "How do I fix it?"},
        {"nl", "Los dit alstublieft zo snel mogelijk op!", 0, ""},
        {"nl", "Graag zo spoedig mogelijk oplossen.", 0, ""},
        {"nl", "Graag zo spoedig mogelijk de factuur.", 1, "Graag zo spoedig mogelijk de factuur."},
        {"it", "Vi prego di risolvere il problema al pi\u00f9 presto!", 0, ""},
        {"it", "Per favore risolvete subito.", 0, ""},
        {"it", "Per favore cancellate subito il dominio.", 1,
         "Per favore cancellate subito il dominio."},
        {"fa", "لطفا هرچه سریعتر رسیدگی کنید!", 0, ""},
        {"fa", "خواهش می‌کنم زودتر مشکل را حل کنید.", 0, ""},
        {"fa", "لطفا سریعتر فاکتور را بفرستید.", 1, "لطفا سریعتر فاکتور را بفرستید."},
        {"en", "All is well.", 0, ""},
        {"en", "? ! ?", 0, ""},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct arena mem = {0};
        struct scan scan = scan_make(&mem, str_of(cases[i].text), str_of(cases[i].language));
        size_t n;
        const cordial_question *rows = cues_questions(&scan, &n);
        if (n != cases[i].n) {
            print_error("%s\n", cases[i].text);
        }
        assert_int_equal(n, cases[i].n);
        if (n > 0) {
            assert_string_equal(rows[0].text, cases[i].first);
            assert_str(str_sub(scan.text, rows[0].start, rows[0].end), cases[i].first);
            assert_null(rows[0].answered_by);
        }
        arena_done(&mem);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(questions_and_wishes_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
