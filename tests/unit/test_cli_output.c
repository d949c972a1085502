#include "unit.h"

#include "cli/output.h"

static void document_is_one_line_without_control_characters(void **state)
{
    (void)state;
    struct buf out = {0};
    output_document(&out, json_pack("{s:s, s:f}", "a",
                                    "x\n\x1b\x7f\xc2\x9b"
                                    "31m é سلام",
                                    "b", 0.93));
    assert_str(buf_str(&out), "{\"a\": \"x\\n\\u001B\\u007f\\u009b31m é سلام\", \"b\": 0.93}\n");
    json_t *again = json_loadb(out.p, out.n, 0, NULL);
    assert_string_equal(json_string_value(json_object_get(again, "a")), "x\n\x1b\x7f\xc2\x9b"
                                                                        "31m é سلام");
    json_decref(again);
    buf_done(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(document_is_one_line_without_control_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
