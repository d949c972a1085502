/*
 * The worst inputs that are known for the libraries below, at the largest size: each ends within
 * a second and in bounded memory, read or refused. Run under sanitizers, our part of the work is
 * many times slower; the limits are wider there.
 */
#include "unit.h"

#include <sys/resource.h>
#include <time.h>

#include "base/buf.h"
#include "entry/entry.h"

#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif

#ifdef SANITIZED
enum { LIMIT_MS = 4000, LIMIT_MB = 4096 };
#else
enum { LIMIT_MS = 1000, LIMIT_MB = 256 };
#endif

/* @head, then @unit as often as it fits beside @tail into the largest article. */
struct shape {
    const char *head, *unit, *tail;
};

static void fill(struct buf *out, const struct shape *shape)
{
    buf_add_cstr(out, shape->head);
    size_t end = ENTRY_BYTES_MAX - strlen(shape->tail);
    while (out->n + strlen(shape->unit) <= end) {
        buf_add_cstr(out, shape->unit);
    }
    buf_add_cstr(out, shape->tail);
}

/* Processor time, so that a busy machine fails no test. */
static double cpu_ms(void)
{
    return (double)clock() * 1000 / CLOCKS_PER_SEC;
}

static void check_file(const char *path, const struct shape *shape)
{
    static const struct config config = {.name = {"Base", 4}};
    AUTO(arena_done) struct arena mem = {0};
    AUTO(buf_done) struct buf source = {0};
    fill(&source, shape);
    struct entry entry = {0};
    cordial_error err = {0};
    double start = cpu_ms();
    cordial_status status =
        entry_read(&mem, &config, str_of(path), buf_str(&source), &entry, NULL, &err);
    double took = cpu_ms() - start;
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    if (took > LIMIT_MS || usage.ru_maxrss / 1024 > LIMIT_MB) {
        print_error("'%.20s' '%s': %.0f ms, %ld MB\n", shape->head, shape->unit, took,
                    usage.ru_maxrss / 1024);
    }
    assert_true(took <= LIMIT_MS);
    assert_true(usage.ru_maxrss / 1024 <= LIMIT_MB);
    if (status != CORDIAL_OK) {
        assert_true(status == CORDIAL_E_LIMIT || status == CORDIAL_E_DATA);
        assert_true(err.line > 0 && err.message[0] != '\0');
    }
}

static void hostile_markdown_ends_in_time(void **state)
{
    (void)state;
    static const struct shape shapes[] = {
        {"", "![[]()", ""},
        {"", "[", ""},
        {"", "[a](b", ""},
        {"", "*[a](b)", ""},
        {"", "[_", ""},
        {"", "]", ""},
        {"[", "]", ""},
        {"", ">", ""},
        {"", "> ", "x"},
        {"", "- ", "x"},
        {"", "1. ", "x"},
        {"", "* ", ""},
        {"", "<!--", ""},
        {"x ", "<?", ""},
        {"x ", "<![CDATA[", ""},
        {"x ", "<!A ", ""},
        {"", "<a ", ""},
        {"", "<a b=\"", ""},
        {"", "<div>\n", ""},
        {"", "<div><a \"", ""},
        {"<table>", "<td>&#65;", ""},
        {"", "_", ""},
        {"", "*a_ ", ""},
        {"", "~a\n~~~b\n", ""},
        {"", "a~", ""},
        {"", "www.", ""},
        {"", "http://a<", ""},
        {"", "a@", ""},
        {"", "a@b.c ", ""},
        {"", "a_@", ""},
        {"", "`a``", ""},
        {"", "&", ""},
        {"", "\\", ""},
        {"", "|", ""},
        {"a|b\n-|-\n", "|", ""},
        {"a|b\n-|-\n", "|\n", ""},
        {"", "|x\n|-|-\n", ""},
        {"", "|-\nt|-\n", ""},
        {"", "a\n-|-\n", ""},
        {"", "a|b\n-|-\n\n", ""},
        {"", "[a]: u\n", ""},
        {"[a]: u\n\n", "[a]", ""},
        {"", "[a]:", ""},
        {"", "[a]: u (\n", ")"},
        {"", "[a]: u \"", ""},
        {"", "# a\n", ""},
        {"", "- a\n+ b\n", ""},
        {"", "- [x] a\n", ""},
        {"", "\n", ""},
        {"", "a", ""},
        {"", "a\r", ""},
        {"", "{{", "}}"},
        {"", "{{fact.a}}", ""},
        {"", "a\n===x\n", ""},
    };
    for (size_t i = 0; i < N_ROWS(shapes); i++) {
        check_file("a.md", &shapes[i]);
    }
}

static void hostile_templates_end_in_time(void **state)
{
    (void)state;
    static const struct shape shapes[] = {
        {"", "{{", "}}"},           {"", "{{{", ""},
        {"", "{{a}}", ""},          {"", "{{#a}}", ""},
        {"", "{{/a}}", ""},         {"", "{{a|b", "}}"},
        {"", "{{? a", ""},          {"", "{{> a}}\n", ""},
        {"", "{{! {{", ""},         {"", "{{=<% %>=}}<%a%>", ""},
        {"", "{{fact.", ""},        {"# cause\n", "# remedy\n", ""},
        {"# cause\n", "```\n", ""}, {"", "#\n", ""},
    };
    for (size_t i = 0; i < N_ROWS(shapes); i++) {
        check_file("a.reply.md", &shapes[i]);
    }
}

/* Patterns with a part of their own for the first half of the text. */
static void hostile_halves_end_in_time(void **state)
{
    (void)state;
    static const struct {
        const char *head, *first, *between, *then;
    } cases[] = {
        {"[a]: ", "u", "\n\n", "[a]"},
        {"[a]: ", "u", "\n\n", "[a]\n\n"},
        {"", "[", "", "]"},
        {"", "a|", "a\n", "-|"},
        {"", "[a", "\n\n", "b]"},
        {"> ", "a ", "\n", "b\n"},
        {"", "[a]: u\n", "\n", "[a]\n\n"},
        {"| a |\n|-|\n", "a\n", "\n", "<td>"},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        AUTO(buf_done) struct buf head = {0};
        buf_add_cstr(&head, cases[i].head);
        while (head.n < ENTRY_BYTES_MAX / 2) {
            buf_add_cstr(&head, cases[i].first);
        }
        buf_add_cstr(&head, cases[i].between);
        struct shape shape = {head.p, cases[i].then, ""};
        check_file("a.md", &shape);
    }
}

static void missing_cells_end_in_time(void **state)
{
    (void)state;
    AUTO(buf_done) struct buf head = {0};
    for (int row = 0; row < 2; row++) {
        for (int i = 0; i < MARKDOWN_CELLS_MAX - 1; i++) {
            buf_add_cstr(&head, row == 0 ? "a|" : "-|");
        }
        buf_add_cstr(&head, row == 0 ? "a\n" : "-\n");
    }
    check_file("a.md", &(struct shape){head.p, "a\n", ""});
}

static void hostile_front_matter_ends_in_time(void **state)
{
    (void)state;
    static const struct shape shapes[] = {
        {"---\na: ", "[", "\n---\n"},      {"---\na: ", "{a: ", "\n---\n"},
        {"---\na: ", "x", "\n---\n"},      {"---\na: [", "x,", "]\n---\n"},
        {"---\na: [", "é,", "]\n---\n"},   {"---\na: \"", "\\n", "\"\n---\n"},
        {"---\na: |\n", "  b\n", "---\n"}, {"---\na: [&a x", ",*a", "]\n---\n"},
        {"---\na:\n", "- b\n", "---\n"},   {"---\na: 1\n", "\n", "---\n"},
        {"---\na: 1\n", "#\n", "---\n"},   {"---\n", "? ", "\n---\n"},
        {"---\na: ", "- ", "\n---\n"},     {"---\na: {", "b", "}\n---\n"},
        {"---\na: b\n", "x ", "\n---\n"},  {"---\na: '", "''", "'\n---\n"},
    };
    for (size_t i = 0; i < N_ROWS(shapes); i++) {
        check_file("a.md", &shapes[i]);
    }
}

static void many_keys_end_in_time(void **state)
{
    (void)state;
    AUTO(buf_done) struct buf head = {0};
    buf_add_cstr(&head, "---\n");
    for (int i = 0; head.n < ENTRY_BYTES_MAX - 100; i++) {
        buf_printf(&head, "k%d: %d\n", i, i);
    }
    check_file("a.md", &(struct shape){head.p, "---\n", ""});
}

static int set_up(void **state)
{
    (void)state;
    markdown_init();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hostile_markdown_ends_in_time),
        cmocka_unit_test(hostile_templates_end_in_time),
        cmocka_unit_test(hostile_halves_end_in_time),
        cmocka_unit_test(missing_cells_end_in_time),
        cmocka_unit_test(hostile_front_matter_ends_in_time),
        cmocka_unit_test(many_keys_end_in_time),
    };
    return cmocka_run_group_tests(tests, set_up, NULL);
}
