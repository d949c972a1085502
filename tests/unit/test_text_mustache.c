#include "unit.h"

#include "text/mustache.h"
#include "text/mustache_json.h"

/* One filling as HTML. Partials are pairs: name, template. */
struct filling {
    const char *data;
    const char *text;
    const char *want;
    const char *partials[5];
};

static bool find_partial(void *self, struct str name, struct str *out)
{
    const char *const *pairs = *(const char *const **)self;
    for (size_t i = 0; pairs[i] != NULL; i += 2) {
        if (str_eq(name, str_of(pairs[i]))) {
            *out = str_of(pairs[i + 1]);
            return true;
        }
    }
    return false;
}

static const char *const no_partials[] = {NULL};

static cordial_status fill(struct arena *mem, const char *data, struct str text,
                           const char *const *partials, const struct mustache_options *options,
                           struct str *out, cordial_error *err)
{
    json_t *json = json_loads(data, JSON_DECODE_ANY, NULL);
    assert_non_null(json);
    AUTO(buf_done) struct buf b = {0};
    struct mustache_source source = mustache_json_source(mem, find_partial, &partials);
    cordial_status status = mustache_fill(mem, text, json, &source, options, &b, err);
    *out = buf_keep(&b, mem);
    json_decref(json);
    return status;
}

static const struct mustache_options as_html = {.escape = escape_html};

static void check_fillings(const struct filling *rows, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        AUTO(arena_done) struct arena mem = {0};
        cordial_error err;
        struct str out;
        assert_ok(
            fill(&mem, rows[i].data, str_of(rows[i].text), rows[i].partials, &as_html, &out, &err),
            &err);
        if (!str_eq(out, str_of(rows[i].want))) {
            print_error("of %s\n", rows[i].text);
        }
        assert_str(out, rows[i].want);
    }
}

static void values_are_put_in_and_escaped(void **state)
{
    (void)state;
    static const struct filling rows[] = {
        {"{}", "Nothing { to } fill.\n", "Nothing { to } fill.\n"},
        {"{\"who\":\"Paul\"}", "Dear {{who}},", "Dear Paul,"},
        {"{\"a\":\"{{b}}\",\"b\":\"no\"}", "{{a}} {{{a}}}", "{{b}} {{b}}"},
        {"{\"s\":\"<a> & \\\"b\\\" 'c'\"}", "{{s}}", "&lt;a&gt; &amp; &quot;b&quot; 'c'"},
        {"{\"s\":\"<a> & \\\"b\\\"\"}", "{{{s}}}{{&s}}", "<a> & \"b\"<a> & \"b\""},
        {"{\"s\":\"x\"}", "| {{ s }}{{{ s }}}{{& s }} |", "| xxx |"},
        {"{\"s\":\"x\"}", "  {{s}}\n", "  x\n"},
        {"{\"s\":\"x\"}", "{{\n s\t}}", "x"},
        {"{\"s\":null}", "({{s}}{{{s}}}{{&s}}{{gone}}{{{gone}}}{{&gone}})", "()"},
        {"{\"s\":{},\"l\":[]}", "({{s}}{{l}})", "()"},
        {"{\"yes\":true,\"no\":false}", "{{yes}} {{no}}", "true false"},
    };
    check_fillings(rows, N_ROWS(rows));
}

static void numbers_are_written_as_people_write_them(void **state)
{
    (void)state;
    static const struct filling rows[] = {
        {"85", "{{.}}", "85"},
        {"0", "{{.}}", "0"},
        {"-17", "{{.}}", "-17"},
        {"1.21", "{{.}} {{{.}}} {{&.}}", "1.21 1.21 1.21"},
        {"1.10", "{{.}}", "1.1"},
        {"2.0", "{{.}}", "2"},
        {"0.0", "{{.}}", "0"},
        {"-0.0", "{{.}}", "0"},
        {"1000000.0", "{{.}}", "1000000"},
        {"0.1", "{{.}}", "0.1"},
        {"0.00001", "{{.}}", "0.00001"},
        {"123456.75", "{{.}}", "123456.75"},
        {"1e22", "{{.}}", "1e+22"},
        {"9007199254740993", "{{.}}", "9007199254740993"},
    };
    check_fillings(rows, N_ROWS(rows));
}

static void dotted_names_follow_members(void **state)
{
    (void)state;
    static const struct filling rows[] = {
        {"{\"a\":{\"b\":{\"c\":\"x\"}}}", "{{a.b.c}}{{{a.b.c}}}{{&a.b.c}}", "xxx"},
        {"{\"a\":{}}", "({{a.b.c}})", "()"},
        {"{\"a\":{\"b\":{}},\"b\":{\"c\":\"no\"}}", "({{a.b.c}})", "()"},
        {"{\"a\":{\"b\":{}},\"c\":{\"name\":\"no\"}}", "({{a.b.c.name}})", "()"},
        {"{\"a\":{\"b\":{}},\"b\":{\"c\":\"no\"}}", "({{#a}}{{b.c}}{{/a}})", "()"},
        {"{\"a\":{\"x\":1},\"b\":{\"c\":\"ok\"}}", "({{#a}}{{b.c}}{{/a}})", "(ok)"},
        {"{\"a.b\":\"no\"}", "({{a.b}})", "()"},
        {"{\"a.b\":\"no\",\"a\":{\"b\":\"ok\"}}", "({{a.b}})", "(ok)"},
        {"{\"a\":\"text\"}", "({{a.b}}{{a.}}{{a..b}}{{..}})", "()"},
        {"{\"a\":{},\"b\":{\"n\":1},\"n\":2}", "({{#a}}{{.n}}{{/a}}{{#b}}{{.n}}{{/b}}{{.b.n}})",
         "(11)"},
        {"{\"a\":[{\"b\":1}]}", "({{a.b}}{{a.0}})", "()"},
    };
    check_fillings(rows, N_ROWS(rows));
}

static void sections_follow_their_value(void **state)
{
    (void)state;
    static const struct filling rows[] = {
        {"{\"t\":true}", "<{{#t}}shown{{/t}}>", "<shown>"},
        {"{\"t\":false}", "<{{#t}}hidden{{/t}}>", "<>"},
        {"{\"t\":null}", "<{{#t}}hidden{{/t}}>", "<>"},
        {"{}", "<{{#t}}hidden{{/t}}>", "<>"},
        {"{\"t\":[]}", "<{{#t}}hidden{{/t}}>", "<>"},
        {"{\"t\":{\"name\":\"Jo\"}}", "{{#t}}Hi {{name}}.{{/t}}", "Hi Jo."},
        {"{\"t\":\"bar\"}", "{{#t}}{{.}} is {{t}}{{/t}}", "bar is bar"},
        {"{\"t\":[{\"n\":1},{\"n\":2},{\"n\":3}]}", "{{#t}}{{n}}{{/t}}", "123"},
        {"{\"t\":true}", "{{#t}}a{{/t}}-{{#t}}b{{/t}}", "a-b"},
        {"{\"t\":true}", "a{{#t}}b{{#t}}c{{/t}}d{{/t}}e", "abcde"},
        {"{\"t\":false}", "a{{#t}}b{{#t}}c{{/t}}d{{/t}}e", "ae"},
        {"{\"a\":{\"b\":{\"c\":true}}}", "{{#a.b.c}}yes{{/a.b.c}}", "yes"},
        {"{\"a\":{}}", "({{#a.b.c}}no{{/a.b.c}})", "()"},
        {"{\"o\":\"x\",\"s\":{\"i\":1}}", "{{#s}}{{i}}{{o}}{{/s}}", "1x"},
        {"{\"v\":\"out\",\"s\":{\"v\":\"in\"}}", "{{#s}}{{v}}{{/s}}{{v}}", "inout"},
        {"{\"v\":\"out\",\"s\":{\"v\":null}}", "({{#s}}{{v}}{{/s}})", "()"},
        {"{\"t\":true}", "| {{#t}}\t|\t{{/t}} | \n", "| \t|\t | \n"},
        {"{\"t\":true}", "|{{# t }}={{/ t }}|", "|=|"},
    };
    check_fillings(rows, N_ROWS(rows));
}

static void lists_give_each_item_as_a_dot(void **state)
{
    (void)state;
    static const struct filling rows[] = {
        {"{\"l\":[\"a\",\"b\"]}", "{{#l}}({{.}}){{/l}}", "(a)(b)"},
        {"{\"l\":[1,2,3]}", "{{#l}}({{.}}){{/l}}", "(1)(2)(3)"},
        {"{\"l\":[1.10,2.20,3.30]}", "{{#l}}({{.}}){{/l}}", "(1.1)(2.2)(3.3)"},
        {"{\"l\":[[1,2],[\"x\"]]}", "{{#l}}({{#.}}{{.}}{{/.}}){{/l}}", "(12)(x)"},
        {"{\"l\":[\"<\",\"&\"]}", "{{#l}}{{.}}{{{.}}}{{&.}}{{/l}}", "&lt;<<&amp;&&"},
        {"[{\"v\":\"a\"},{\"v\":\"b\"}]", "{{#.}}({{v}}){{/.}}", "(a)(b)"},
        {"\"world\"", "Hello, {{.}}!", "Hello, world!"},
        {"{\"l\":[null,false,0]}", "{{#l}}({{.}}){{/l}}", "()(false)(0)"},
        {"{\"l\":[{\"n\":1,\"m\":[\"x\",\"y\"]},{\"n\":2,\"m\":[]}]}",
         "{{#l}}{{n}}{{#m}}{{.}}{{n}}{{/m}}{{^m}}none{{/m}};{{/l}}", "1x1y1;2none;"},
    };
    check_fillings(rows, N_ROWS(rows));
}

static void nested_contexts_see_all_outer_ones(void **state)
{
    (void)state;
    static const struct filling rows[] = {
        {"{\"a\":{\"one\":1},\"b\":{\"two\":2},\"c\":{\"three\":3,\"d\":{\"four\":4}}}",
         "{{#a}}\n"
         "{{one}}\n"
         "{{#b}}\n"
         "{{one}}{{two}}{{one}}\n"
         "{{#c}}\n"
         "{{one}}{{two}}{{three}}{{two}}{{one}}\n"
         "{{#d}}\n"
         "{{one}}{{two}}{{three}}{{four}}{{three}}\n"
         "{{/d}}\n"
         "{{/c}}\n"
         "{{/b}}\n"
         "{{/a}}\n",
         "1\n121\n12321\n12343\n"},
    };
    check_fillings(rows, N_ROWS(rows));
}

static void inverted_sections_stand_for_what_is_not_there(void **state)
{
    (void)state;
    static const struct filling rows[] = {
        {"{\"t\":false}", "<{{^t}}shown{{/t}}>", "<shown>"},
        {"{\"t\":null}", "<{{^t}}shown{{/t}}>", "<shown>"},
        {"{\"t\":[]}", "<{{^t}}shown{{/t}}>", "<shown>"},
        {"{}", "<{{^t}}shown{{/t}}>", "<shown>"},
        {"{\"t\":true}", "<{{^t}}hidden{{/t}}>", "<>"},
        {"{\"t\":{\"n\":1}}", "<{{^t}}{{n}}{{/t}}>", "<>"},
        {"{\"t\":[{\"n\":1}]}", "<{{^t}}{{n}}{{/t}}>", "<>"},
        {"{\"t\":false}", "a{{^t}}b{{^t}}c{{/t}}d{{/t}}e", "abcde"},
        {"{\"a\":{}}", "{{^a.b.c}}none{{/a.b.c}}", "none"},
        {"{\"a\":{\"b\":1}}", "({{^a.b}}none{{/a.b}})", "()"},
        {"{}", " | {{^t}} \n {{/t}} | \n", " |  \n  | \n"},
        {"{}", "a\n{{^t}}\nb\n{{/t}}\nc\n", "a\nb\nc\n"},
        {"{}", "|\r\n{{^t}}\r\n{{/t}}\r\n|", "|\r\n|"},
    };
    check_fillings(rows, N_ROWS(rows));
}

static void tags_alone_on_a_line_take_the_line_away(void **state)
{
    (void)state;
    static const struct filling rows[] = {
        {"{\"t\":true}", "a\n{{#t}}\nb\n{{/t}}\nc\n", "a\nb\nc\n"},
        {"{\"t\":true}", "a\n  {{#t}} \t\nb\n\t{{/t}}\nc\n", "a\nb\nc\n"},
        {"{\"t\":true}", "|\r\n{{#t}}\r\n{{/t}}\r\n|", "|\r\n|"},
        {"{\"t\":true}", "  {{#t}}\n#{{/t}}\n/", "#\n/"},
        {"{\"t\":true}", "#{{#t}}\n/\n  {{/t}}", "#\n/\n"},
        {"{\"t\":true}", " | {{#t}} {{! unseen }}\n {{/t}} | \n", " |  \n  | \n"},
        {"{\"t\":true}", " {{#t}}YES{{/t}}\n {{#t}}GOOD{{/t}}\n", " YES\n GOOD\n"},
        {"{}", "{{!a}} {{!b}}\n", " \n"},
        {"{\"t\":true}", "{{#t}}\n{{/t}}", ""},
        {"{\"t\":true}", "{{#t}}\n\n{{/t}}\n\n", "\n\n"},
    };
    check_fillings(rows, N_ROWS(rows));
}

static void comments_leave_nothing(void **state)
{
    (void)state;
    static const struct filling rows[] = {
        {"{}", "12345{{! a comment }}67890", "1234567890"},
        {"{}", "12345{{!\n  of two\n  lines\n}}67890\n", "1234567890\n"},
        {"{}", "a\n{{! alone }}\nb\n", "a\nb\n"},
        {"{}", "a\n  {{! alone }}\nb\n", "a\nb\n"},
        {"{}", "|\r\n{{! alone }}\r\n|", "|\r\n|"},
        {"{}", "  {{! alone }}\n!", "!"},
        {"{}", "!\n  {{! alone }}", "!\n"},
        {"{}", "a\n{{!\nof many\nlines\n}}\nb\n", "a\nb\n"},
        {"{}", "a\n  {{!\n    of many\n  }}\nb\n", "a\nb\n"},
        {"{}", "  12 {{! 34 }}\n", "  12 \n"},
        {"{}", "12 {{! x }} 90", "12  90"},
        {"{\"a\":1,\"! a\":2,\"!a\":3,\"comment\":4}", "({{! comment }}{{!comment}})", "()"},
    };
    check_fillings(rows, N_ROWS(rows));
}

static void delimiters_change_until_they_change_again(void **state)
{
    (void)state;
    static const struct filling rows[] = {
        {"{\"t\":\"x\"}", "{{=<% %>=}}(<%t%>)", "(x)"},
        {"{\"t\":\"x\"}", "({{=[ ]=}}[t])", "(x)"},
        {"{\"t\":\"<\"}", "{{=<% %>=}}<%&t%><%{t}%>", "<<"},
        {"{\"s\":true,\"d\":\"x\"}",
         "[\n{{#s}}\n  {{d}}\n  |d|\n{{/s}}\n\n{{= | | =}}\n|#s|\n  {{d}}\n  |d|\n|/s|\n]\n",
         "[\n  x\n  |d|\n\n  {{d}}\n  x\n]\n"},
        {"{\"s\":false,\"d\":\"x\"}", "{{^s}}{{d}}|d|{{/s}}{{=| |=}}|^s|{{d}}|d||/s|",
         "x|d|{{d}}x"},
        {"{\"v\":\"x\"}",
         "[ {{>p}} ]\n{{= | | =}}\n[ |>p| ]\n",
         "[ .x. ]\n[ .x. ]\n",
         {"p", ".{{v}}."}},
        {"{\"v\":\"x\"}",
         "[ {{>p}} ]\n[ .{{v}}.  .|v|. ]\n",
         "[ .x.  .x. ]\n[ .x.  .|v|. ]\n",
         {"p", ".{{v}}. {{= | | =}} .|v|."}},
        {"{}", "| {{=@ @=}} |", "|  |"},
        {"{}", " | {{=@ @=}}\n", " | \n"},
        {"{}", "a\n{{=@ @=}}\nb\n", "a\nb\n"},
        {"{}", "a\n  {{=@ @=}}\nb\n", "a\nb\n"},
        {"{}", "|\r\n{{= @ @ =}}\r\n|", "|\r\n|"},
        {"{}", "  {{=@ @=}}\n=", "="},
        {"{}", "=\n  {{=@ @=}}", "=\n"},
        {"{}", "|{{= @   @ =}}|", "||"},
        {"{\"a\":1}", "{{=<< >>=}}<<a>>{{a}}<<={{ }}=>>{{a}}<<a>>", "1{{a}}1<<a>>"},
    };
    check_fillings(rows, N_ROWS(rows));
}

static void partials_are_templates_in_the_same_context(void **state)
{
    (void)state;
    static const struct filling rows[] = {
        {"{}", "\"{{>p}}\"", "\"from partial\"", {"p", "from partial"}},
        {"{}", "\"{{>p}}\"", "\"\"", {NULL}},
        {"{\"t\":\"x\"}", "{{>p}}", "*x*", {"p", "*{{t}}*"}},
        {"{\"c\":\"X\",\"n\":[{\"c\":\"Y\",\"n\":[]}]}",
         "{{>p}}",
         "X<Y<>>",
         {"p", "{{c}}<{{#n}}{{>p}}{{/n}}>"}},
        {"{\"a\":\"x\"}", "{{>p}}", "<x>", {"p", "<{{>q}}>", "q", "{{a}}"}},
        {"{}", "| {{>p}} |", "| \t|\t |", {"p", "\t|\t"}},
        {"{\"d\":\"|\"}", "  {{d}}  {{> p}}\n", "  |  >\n>\n", {"p", ">\n>"}},
        {"{}", "|\r\n{{>p}}\r\n|", "|\r\n>|", {"p", ">"}},
        {"{}", "  {{>p}}\n>", "  >\n  >>", {"p", ">\n>"}},
        {"{}", ">\n  {{>p}}", ">\n  >\n  >", {"p", ">\n>"}},
        {"{\"c\":\"<\\n->\"}",
         "\\\n {{>p}}\n/\n",
         "\\\n |\n <\n->\n |\n/\n",
         {"p", "|\n{{{c}}}\n|\n"}},
        {"{\"b\":true}", "|{{> p }}|", "|[]|", {"p", "[]"}},
        {"{}", " {{>p}}\n", " a\n   b\n c\n", {"p", "a\n  {{>q}}\nc\n", "q", "b\n"}},
        {"{\"t\":true}", "  {{>p}}\n", "  x\n", {"p", "{{#t}}\nx\n{{/t}}\n"}},
        {"{\"l\":[1,2]}", "{{#l}}\n {{>p}}\n{{/l}}\n", " 1\n 2\n", {"p", "{{.}}\n"}},
    };
    check_fillings(rows, N_ROWS(rows));
}

static void missing_here(void *self, struct buf *out, struct str name, bool question)
{
    (void)self;
    buf_printf(out, question ? "<ask %.*s>" : "<no %.*s>", STR_ARG(name));
}

static void extensions_give_fallbacks_and_questions(void **state)
{
    (void)state;
    static const struct {
        const char *data;
        const char *text;
        const char *want;
    } rows[] = {
        {"{\"x\":\"Jo\"}", "{{x|there}}", "Jo"},
        {"{}", "{{x|there}} {{ x | dear you }} {{{x|<b>}}} {{&x|}}", "there dear you <b> "},
        {"{\"x\":\"\"}", "{{x|there}} ({{x}})", "there ()"},
        {"{\"x\":null}", "{{x|a|b}}", "a|b"},
        {"{\"x\":{}}", "{{x|there}}", "there"},
        {"{}", "{{x}} {{a.b}}", "<no x> <no a.b>"},
        {"{}", "{{? When did you pay? }}{{?q}}", "<ask When did you pay?><ask q>"},
        {"{\"x\":\"<{{y}}|z\"}", "{{x|there}} {{{x}}} {{&x}}",
         "&lt;{{y}}|z &lt;{{y}}|z &lt;{{y}}|z"},
    };
    struct mustache_options options = {
        .escape = escape_html, .escape_always = true, .extensions = true, .missing = missing_here};
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        AUTO(arena_done) struct arena mem = {0};
        cordial_error err;
        struct str out;
        assert_ok(fill(&mem, rows[i].data, str_of(rows[i].text), no_partials, &options, &out, &err),
                  &err);
        assert_str(out, rows[i].want);
    }
}

static void without_extensions_their_signs_are_part_of_names(void **state)
{
    (void)state;
    static const struct filling rows[] = {
        {"{\"x|y\":\"a\",\"x\":\"b\"}", "{{x|y}}", "a"},
        {"{\"? why\":\"a\"}", "{{? why}}", "a"},
    };
    check_fillings(rows, N_ROWS(rows));
}

static void malformed_templates_are_refused_with_their_place(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        unsigned line;
        unsigned column;
    } rows[] = {
        {"a\nb {{x", 2, 3},
        {"{{x}", 1, 1},
        {"{{{x}}", 1, 1},
        {"{{!x", 1, 1},
        {"{{=<% %>}}", 1, 1},
        {"{{=<%=}}", 1, 1},
        {"{{=a b c=}}", 1, 1},
        {"{{= = = =}}", 1, 1},
        {"x{{}}", 1, 2},
        {"x{{ # }}", 1, 2},
        {"{{&}}", 1, 1},
        {"{{#a}}", 1, 1},
        {"\n\n {{^a}}x", 3, 2},
        {"{{/a}}", 1, 1},
        {"{{#a}}{{/b}}", 1, 7},
        {"{{#a}}{{#b}}{{/a}}{{/b}}", 1, 13},
        {"{{#a}}\n{{/a}}{{/a}}", 2, 7},
        {"\xe2\x82\xac{{x", 1, 4},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        AUTO(arena_done) struct arena mem = {0};
        cordial_error err;
        struct str out;
        assert_int_equal(fill(&mem, "{}", str_of(rows[i].text), no_partials, &as_html, &out, &err),
                         CORDIAL_E_DATA);
        assert_int_equal(err.line, rows[i].line);
        assert_int_equal(err.column, rows[i].column);
        assert_string_equal(err.file, "");
    }
}

static void fault_in_a_partial_names_it_and_its_place(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    cordial_error err;
    struct str out;
    const char *partials[] = {"outer", "a\n  {{>inner}}\n", "inner", "b\n c {{d", NULL};
    assert_int_equal(fill(&mem, "{}", STR("{{>outer}}"), partials, &as_html, &out, &err),
                     CORDIAL_E_DATA);
    assert_string_equal(err.file, "inner");
    assert_int_equal(err.line, 2);
    assert_int_equal(err.column, 4);
}

static struct str repeated(struct arena *mem, const char *piece, size_t n)
{
    AUTO(buf_done) struct buf b = {0};
    for (size_t i = 0; i < n; i++) {
        buf_add_cstr(&b, piece);
    }
    return buf_keep(&b, mem);
}

static cordial_status status_of(struct arena *mem, const char *data, struct str text,
                                const char *const *partials)
{
    cordial_error err;
    struct str out;
    return fill(mem, data, text, partials, &as_html, &out, &err);
}

static void sections_have_a_depth(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    const size_t max = MUSTACHE_SECTIONS_MAX;
    struct str open = repeated(&mem, "{{#a}}", max);
    struct str close = repeated(&mem, "{{/a}}", max);
    struct str all = arena_printf(&mem, "%s{{a}}%s", open.p, close.p);
    assert_int_equal(status_of(&mem, "{\"a\":1}", all, no_partials), CORDIAL_OK);
    all = arena_printf(&mem, "{{#a}}%s{{/a}}", all.p);
    assert_int_equal(status_of(&mem, "{\"a\":1}", all, no_partials), CORDIAL_E_LIMIT);
    assert_int_equal(status_of(&mem, "{}", repeated(&mem, "{{#a}}", 5000), no_partials),
                     CORDIAL_E_LIMIT);
}

static void partials_have_a_depth(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    const char *self[] = {"p", "x {{>p}}", NULL};
    cordial_error err;
    struct str out;
    assert_int_equal(fill(&mem, "{}", STR("\n {{>p}}\n"), self, &as_html, &out, &err),
                     CORDIAL_E_LIMIT);
    assert_string_equal(err.file, "p");
    assert_int_equal(err.column, 3);
    const char *circle[] = {"p", " {{>q}}\n", "q", " {{>p}}\n", NULL};
    assert_int_equal(status_of(&mem, "{}", STR("{{>p}}"), circle), CORDIAL_E_LIMIT);
}

static void bombs_end_at_a_limit(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    /* Each partial includes the next a thousand times, and none prints anything. */
    const char *p = repeated(&mem, "{{>q}}", 1000).p;
    const char *q = repeated(&mem, "{{>r}}", 1000).p;
    const char *r = repeated(&mem, "{{#no}}{{/no}}", 1000).p;
    const char *partials[] = {"p", p, "q", q, "r", r, NULL};
    assert_int_equal(status_of(&mem, "{}", STR("{{>p}}"), partials), CORDIAL_E_LIMIT);

    /* A list of ten in itself, 32 times. */
    struct str list =
        arena_printf(&mem, "%s%s", repeated(&mem, "{{#a}}", 32).p, repeated(&mem, "{{/a}}", 32).p);
    assert_int_equal(status_of(&mem, "{\"a\":[1,2,3,4,5,6,7,8,9,0]}", list, no_partials),
                     CORDIAL_E_LIMIT);

    /* A long value many times. */
    const char *data = arena_printf(&mem, "{\"a\":\"%s\"}", repeated(&mem, "<", 100000).p).p;
    assert_int_equal(status_of(&mem, data, repeated(&mem, "{{a}}", 1000), no_partials),
                     CORDIAL_E_LIMIT);

    /* The same large partial with ever deeper indentation. */
    const char *large[] = {"p", repeated(&mem, "x\n", 50000).p, NULL};
    struct str blanks = repeated(&mem, " ", 200);
    AUTO(buf_done) struct buf deeper = {0};
    for (size_t i = 0; i < blanks.n; i++) {
        buf_add(&deeper, str_sub(blanks, 0, i));
        buf_add_cstr(&deeper, "{{>p}}\n");
    }
    assert_int_equal(status_of(&mem, "{}", buf_str(&deeper), large), CORDIAL_E_LIMIT);

    /* A partial behind very many blanks, in a list: that costs its place once. */
    struct str wide = arena_printf(&mem, "{{#l}}\n%s{{>p}}\n{{/l}}", repeated(&mem, " ", 400000).p);
    struct str items = arena_printf(&mem, "{\"l\":[%s0]}", repeated(&mem, "0,", 100000).p);
    const char *empty[] = {"p", "", NULL};
    assert_int_equal(status_of(&mem, items.p, wide, empty), CORDIAL_OK);

    struct str braces = repeated(&mem, "{{", 512 * 1024);
    assert_int_equal(status_of(&mem, "{}", braces, no_partials), CORDIAL_E_DATA);
    struct str name = repeated(&mem, "n", MUSTACHE_NAME_MAX + 1);
    assert_int_equal(status_of(&mem, "{}", arena_printf(&mem, "{{%s}}", name.p), no_partials),
                     CORDIAL_E_LIMIT);
}

static void tags_are_listed_with_their_places(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    cordial_error err;
    struct mustache_tags tags;
    struct str text = STR("Hi {{customer.name|there}},\n"
                          "{{#formal}}\n{{! unseen }}{{{x}}}\n{{/formal}}\n"
                          "{{^formal}}{{&y}}{{/formal}} {{? when}}{{>more}}");
    static const struct {
        char kind;
        const char *name;
        bool has_fallback;
        unsigned line;
        unsigned column;
    } want[] = {
        {'v', "customer.name", true, 1, 4}, {'#', "formal", false, 2, 1},
        {'&', "x", false, 3, 14},           {'^', "formal", false, 5, 1},
        {'&', "y", false, 5, 12},           {'?', "when", false, 5, 30},
        {'>', "more", false, 5, 40},
    };
    assert_ok(mustache_tags(&mem, text, &tags, &err), &err);
    assert_int_equal(tags.n, N_ROWS(want));
    for (size_t i = 0; i < tags.n; i++) {
        assert_int_equal(tags.rows[i].kind, want[i].kind);
        assert_str(tags.rows[i].name, want[i].name);
        assert_int_equal(tags.rows[i].has_fallback, want[i].has_fallback);
        assert_int_equal(tags.rows[i].line, want[i].line);
        assert_int_equal(tags.rows[i].column, want[i].column);
    }
    assert_int_equal(mustache_tags(&mem, STR("{{#a}}"), &tags, &err), CORDIAL_E_DATA);
}

static void words_apart_from_tags_stay_apart(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    static const struct {
        const char *text;
        const char *want;
    } rows[] = {
        {"Hello {{name|there}}, welcome", "Hello , welcome"},
        {"{{#a}}yours{{/a}}{{^a}}thine{{/a}}", "yours thine"},
        {"{{#a}}\n# cause\n{{/a}}\ntext", "# cause\ntext"},
        {"kept {{#a}} kept too {{/b}} lost", "kept  kept too "},
        {"", ""},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        assert_str(mustache_without_tags(&mem, str_of(rows[i].text)), rows[i].want);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_put_in_and_escaped),
        cmocka_unit_test(numbers_are_written_as_people_write_them),
        cmocka_unit_test(dotted_names_follow_members),
        cmocka_unit_test(sections_follow_their_value),
        cmocka_unit_test(lists_give_each_item_as_a_dot),
        cmocka_unit_test(nested_contexts_see_all_outer_ones),
        cmocka_unit_test(inverted_sections_stand_for_what_is_not_there),
        cmocka_unit_test(tags_alone_on_a_line_take_the_line_away),
        cmocka_unit_test(comments_leave_nothing),
        cmocka_unit_test(delimiters_change_until_they_change_again),
        cmocka_unit_test(partials_are_templates_in_the_same_context),
        cmocka_unit_test(extensions_give_fallbacks_and_questions),
        cmocka_unit_test(without_extensions_their_signs_are_part_of_names),
        cmocka_unit_test(malformed_templates_are_refused_with_their_place),
        cmocka_unit_test(fault_in_a_partial_names_it_and_its_place),
        cmocka_unit_test(sections_have_a_depth),
        cmocka_unit_test(partials_have_a_depth),
        cmocka_unit_test(bombs_end_at_a_limit),
        cmocka_unit_test(tags_are_listed_with_their_places),
        cmocka_unit_test(words_apart_from_tags_stay_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
