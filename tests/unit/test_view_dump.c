#include "unit.h"

#include "view/view.h"

#include <stdlib.h>

/* What view_dump() must print: the bytes of jansson. */
static void assert_same(const char *text)
{
    AUTO(buf_done) struct buf out = {0};
    json_t *document = json_loads(text, JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);
    assert_non_null(document);
    char *wanted = json_dumps(document, VIEW_DUMP | JSON_COMPACT | JSON_ENCODE_ANY);
    view_dump(&out, document);
    assert_str(buf_str(&out), wanted);
    free(wanted);
    json_decref(document);
}

static void document_is_printed_as_jansson_prints_it(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "null",
        "[]",
        "{}",
        "[true, false, null, [], {}, [[1], {\"a\": []}]]",
        "{\"b\": 1, \"a\": {\"z\": \"x\", \"y\": [1, 2, 3]}}",
        "[0, -1, 10, 1234567890, 9223372036854775807, -9223372036854775808]",
        "[0.0, 1.5, -2.25, 0.1234, 1e300, 1e-9, 123456789.0, 0.30000000000000004]",
        "[\"\", \"plain\", \"a \\\"quoted\\\" \\\\ word\", \"/\", \"\\n\\r\\t\\b\\f\"]",
        "[\"\\u0000\", \"\\u0001x\\u001f\", \"\\u007f\", \"end\\n\"]",
        "{\"\\\"key\\\"\": \"سلام\", \"é\": \"😀\"}",
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        assert_same(texts[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(document_is_printed_as_jansson_prints_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
