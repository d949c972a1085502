#include "scratch.h"

#include "web/frame.h"

/* A request for a page of a base in English, Dutch and Persian. */
static const char *language_for(struct scratch *s, const char *asked, const char *cookie,
                                const char *header)
{
    struct request *request = arena_alloc(&s->mem, sizeof *request);
    struct call call = {.request = request, .mem = &s->mem};
    scratch_put(s, "base.yaml", "languages: [nl, en, fa]\n");
    call.base = scratch_base(s, CORDIAL_AUDIENCE_PUBLIC);
    request->mem = &s->mem;
    if (asked != NULL) {
        pairs_add(&s->mem, &request->query, STR("lang"), str_of(asked));
    }
    if (cookie != NULL) {
        pairs_add(&s->mem, &request->header, STR("cookie"),
                  arena_printf(&s->mem, "a=b; lang=%s", cookie));
    }
    if (header != NULL) {
        pairs_add(&s->mem, &request->header, STR("accept-language"), str_of(header));
    }
    return frame_language(&call);
}

static void language_is_asked_for_then_remembered_then_accepted_then_the_first(void **state)
{
    struct scratch *s = *state;
    static const struct {
        const char *asked;
        const char *cookie;
        const char *header;
        const char *want;
    } rows[] = {
        {"fa", "en", "nl", "fa"}, {NULL, "en", "fa", "en"}, {NULL, NULL, "fa-IR, en;q=0.5", "fa"},
        {NULL, NULL, NULL, "nl"}, {"it", NULL, NULL, "nl"}, /* has texts, but the base does not have
                                                               it */
        {"xx", "xx", "xx", "nl"}, {"", "", "", "nl"},       {"NL-be", NULL, NULL, "nl"},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        assert_string_equal(language_for(s, rows[i].asked, rows[i].cookie, rows[i].header),
                            rows[i].want);
    }
}

static void weights_of_accept_language_decide(void **state)
{
    struct scratch *s = *state;
    static const char *const rows[][2] = {
        {"en;q=0.3, fa;q=0.8, nl;q=0.5", "fa"},
        {"de, en;q=0.9, nl;q=0.8", "en"},
        {"en;q=0, fa;q=0.001", "fa"},
        {"en;q=abc, fa;q=0.1", "fa"},
        {"en; q=1.000, fa", "en"},
        {"*", "nl"},
        {",,,;;;q=,", "nl"},
        {"en;q=0.55, fa;q=0.6", "fa"},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        assert_string_equal(language_for(s, NULL, NULL, rows[i][0]), rows[i][1]);
    }
}

static void text_is_encoded_for_addresses(void **state)
{
    struct scratch *s = *state;
    assert_string_equal(frame_encode(&s->mem, "a b/c?d&e=\u00e9"), "a%20b%2Fc%3Fd%26e%3D%C3%A9");
    assert_string_equal(frame_encode_path(&s->mem, "/topics/a b/c"), "/topics/a%20b/c");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        scratch_test(language_is_asked_for_then_remembered_then_accepted_then_the_first),
        scratch_test(weights_of_accept_language_decide),
        scratch_test(text_is_encoded_for_addresses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
