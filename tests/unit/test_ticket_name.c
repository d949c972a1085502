#include "unit.h"

#include "ticket/name.h"

static void customer_is_named_as_he_signs_says_or_sends(void **state)
{
    (void)state;
    static const struct {
        const char *language;
        const char *signature;
        const char *own;
        const char *from_name;
        const char *from_email;
        const char *name;
    } cases[] = {
        {"en", "Kind regards,\nAda Fern\nFern Bakery", "x", "", "", "Ada Fern"},
        {"en", "Kind regards\nAda\n--\nThe Mill\nFresh bread", "x", "Ada Fern", "", "Ada"},
        {"en", "--\nThe Mill\nFresh bread", "x", "Ada Fern", "ada@m.example", "Ada Fern"},
        {"nl", "Groeten, Daan", "x", "", "", "Daan"},
        {"en", "Dan", "x", "", "", "Dan"},
        {"it", "", "Mi serve entro stasera. grz", "", "", ""},
        {"it", "Cordiali saluti\nIng. Ada Felce", "x", "", "", "Ada Felce"},
        {"en", "", "Where is it? Thank you, Yusuf", "", "", "Yusuf"},
        {"en", "Kind regards\nMrs Fern", "x", "", "", "Mrs Fern"},
        {"nl", "", "Waar vind ik dat? Mevr. Varen", "", "", "Mevr. Varen"},
        {"it", "", "Dove si trova? Grazie, Cartoleria Rossa", "", "", ""},
        {"it", "", "Dove si trova? Pro Loco", "", "", ""},
        {"fa", "", "سایتم باز نمیشه، چیکار کنم؟ دمتون گرم", "", "", ""},
        {"en", "", "Hello, my name is Ada Fern and my site is white.", "", "", "Ada Fern"},
        {"nl", "", "Mijn naam is Daan, ik ben 18.", "", "", "Daan"},
        {"it", "", "Mi chiamo Ada Felce e ho un sito.", "", "", "Ada Felce"},
        {"fa", "", "سلام، من مینا راد هستم از شیراز", "", "", "مینا راد"},
        {"en", "", "The site is down.", "Fern, Ada", "a@m.example", "Ada Fern"},
        {"en", "", "The site is down.", "Ada - Outreach", "a@m.example", "Ada"},
        {"en", "", "The site is down.", "Fern Bakery", "info@m.example", ""},
        {"en", "", "The site is down.", "Oakline", "info@m.example", ""},
        {"en", "", "Hello Mr Brown, the site is down.", "", "", ""},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct arena mem = {0};
        struct message m = {.signature = str_of(cases[i].signature),
                            .from_name = str_of(cases[i].from_name),
                            .from_email = str_of(cases[i].from_email)};
        struct scan text = scan_make(&mem, str_of(cases[i].own), str_of(cases[i].language));
        assert_str(name_find(&m, &text), cases[i].name);
        arena_done(&mem);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(customer_is_named_as_he_signs_says_or_sends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
