/* Whole runs: building aside and changing what is there, as files come, change and go. */
#include "scratch.h"

#include "index/fields.h"
#include "index/place.h"
#include "index/run.h"

#include <cordial/search.h>

static const char base_yaml[] = "name: Test\nlanguages: [en]\naudience: public\n";

static int by_text(const void *a, const void *b)
{
    return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

/* What is in the index: "public:PATH=ID", "agents:…", "note:…", sorted and joined by blanks. */
static struct str index_shown(struct scratch *s)
{
    struct searcher *searcher = scratch_searcher(s, CORDIAL_AUDIENCE_AGENTS);
    struct indexed_list all;
    assert_ok(index_reader_all(&s->mem, searcher->reader, &all, &s->err), &s->err);
    struct str *lines = arena_array(&s->mem, all.n, sizeof *lines);
    for (size_t i = 0; i < all.n; i++) {
        const struct indexed *row = &all.rows[i];
        const char *where = row->note ? "note" : row->database == 0 ? "public" : "agents";
        lines[i] = arena_printf(&s->mem, "%s:%.*s=%.*s", where, STR_ARG(row->stamp.path),
                                STR_ARG(row->stamp.id));
    }
    qsort(lines, all.n, sizeof *lines, by_text);
    struct str out = STR("");
    for (size_t i = 0; i < all.n; i++) {
        out =
            arena_printf(&s->mem, "%.*s%s%.*s", STR_ARG(out), i > 0 ? " " : "", STR_ARG(lines[i]));
    }
    return out;
}

static void check_counts(const cordial_index_report *r, size_t indexed, size_t unchanged,
                         size_t removed)
{
    if (r->indexed != indexed || r->unchanged != unchanged || r->removed != removed) {
        print_error("indexed %zu, unchanged %zu, removed %zu\n", r->indexed, r->unchanged,
                    r->removed);
    }
    assert_int_equal(r->indexed, indexed);
    assert_int_equal(r->unchanged, unchanged);
    assert_int_equal(r->removed, removed);
}

static void put_two(struct scratch *s)
{
    scratch_put(s, "base.yaml", base_yaml);
    scratch_put(s, "a.md", "# A\n\none\n");
    scratch_put(s, "b.md", "# B\n\ntwo\n");
}

static void every_kind_of_entry_goes_where_it_belongs(void **state)
{
    struct scratch *s = *state;
    put_two(s);
    scratch_put(s, "a.reply.md", "# remedy\n\ndo\n");
    scratch_put(s, "noted.md", "---\nnote: ask\n---\n# Noted\n");
    scratch_put(s, "own.md", "---\naudience: agents\nnote: x\n---\n# Own\n");
    scratch_put(s, "draft.md", "---\nstate: draft\n---\n# Draft\n");
    scratch_put(s, "old.md", "---\nstate: retired\n---\n# Old\n");
    scratch_put(s, "empty.md", "");
    const cordial_index_report *report = scratch_index(s);
    check_counts(report, 7, 0, 0);
    assert_int_equal(report->n_skipped, 0);
    assert_string_equal(report->generation, "g000001");
    assert_str(index_shown(s), "agents:a.reply.md=a agents:draft.md=draft agents:own.md=own "
                               "note:noted.md=noted public:a.md=a public:b.md=b "
                               "public:empty.md=empty public:noted.md=noted");
}

static void second_run_changes_nothing(void **state)
{
    struct scratch *s = *state;
    put_two(s);
    scratch_put(s, "old.md", "---\nstate: retired\n---\n# Old\n");
    scratch_index(s);
    const cordial_index_report *report = scratch_index(s);
    check_counts(report, 0, 2, 0);
    assert_string_equal(report->generation, "g000001");
}

static void files_come_change_and_go_in_one_generation(void **state)
{
    struct scratch *s = *state;
    put_two(s);
    scratch_index(s);
    scratch_put(s, "c.md", "# C\n");
    check_counts(scratch_index(s), 1, 2, 0);
    assert_str(index_shown(s), "public:a.md=a public:b.md=b public:c.md=c");
    scratch_put(s, "c.md", "---\nid: other\n---\n# C\n");
    check_counts(scratch_index(s), 1, 2, 0);
    assert_str(index_shown(s), "public:a.md=a public:b.md=b public:c.md=other");
    scratch_drop(s, "a.md");
    check_counts(scratch_index(s), 0, 2, 1);
    assert_str(index_shown(s), "public:b.md=b public:c.md=other");
    assert_string_equal(scratch_index(s)->generation, "g000001");
}

static void change_of_audience_moves_the_entry(void **state)
{
    struct scratch *s = *state;
    static const struct {
        const char *front;
        const char *want;
    } steps[] = {
        {"audience: public", "public:a.md=a"},
        {"audience: agents", "agents:a.md=a"},
        {"audience: public\nnote: n", "note:a.md=a public:a.md=a"},
        {"audience: agents\nnote: n", "agents:a.md=a"},
        {"audience: public\nnote: m", "note:a.md=a public:a.md=a"},
        {"audience: public", "public:a.md=a"},
        {"audience: public\nstate: draft", "agents:a.md=a"},
        {"state: retired", ""},
        {"audience: public", "public:a.md=a"},
        {"audience: agents\nstate: retired", ""},
    };
    scratch_put(s, "base.yaml", base_yaml);
    for (size_t i = 0; i < N_ROWS(steps); i++) {
        scratch_put(s, "a.md", arena_printf(&s->mem, "---\n%s\n---\n# A\n", steps[i].front).p);
        scratch_index(s);
        assert_str(index_shown(s), steps[i].want);
    }
}

static void retired_entry_is_counted_as_removed_once(void **state)
{
    struct scratch *s = *state;
    put_two(s);
    scratch_index(s);
    scratch_put(s, "a.md", "---\nstate: retired\n---\n# A\n");
    check_counts(scratch_index(s), 0, 1, 1);
    check_counts(scratch_index(s), 0, 1, 0);
}

static void clash_of_ids_appears_and_disappears(void **state)
{
    struct scratch *s = *state;
    scratch_put(s, "base.yaml", base_yaml);
    scratch_put(s, "x/a.md", "# A\n");
    scratch_put(s, "z/c.md", "# C\n");
    scratch_index(s);
    assert_str(index_shown(s), "public:x/a.md=a public:z/c.md=c");
    scratch_put(s, "y/a.md", "# A too\n");
    const cordial_index_report *report = scratch_index(s);
    bool told = false;
    for (size_t i = 0; i < report->n_guesses; i++) {
        told |= strstr(report->guesses[i].message, "the id changed from 'a' to 'x-a'") != NULL;
    }
    assert_true(told);
    assert_str(index_shown(s), "public:x/a.md=x-a public:y/a.md=y-a public:z/c.md=c");
    check_counts(scratch_index(s), 0, 3, 0);
    scratch_drop(s, "x/a.md");
    scratch_index(s);
    assert_str(index_shown(s), "public:y/a.md=a public:z/c.md=c");
}

static void clash_is_resolved_alike_in_a_full_build(void **state)
{
    struct scratch *s = *state;
    scratch_put(s, "base.yaml", base_yaml);
    scratch_put(s, "x/a.md", "# A\n");
    scratch_put(s, "y/a.md", "# A too\n");
    scratch_put(s, "y/a.reply.md", "do\n");
    scratch_index(s);
    assert_str(index_shown(s), "agents:y/a.reply.md=y-a public:x/a.md=x-a public:y/a.md=y-a");
    scratch_index_with(s, &(cordial_index_options){.full = true});
    assert_str(index_shown(s), "agents:y/a.reply.md=y-a public:x/a.md=x-a public:y/a.md=y-a");
}

static const char *html_of(struct scratch *s, const char *id, cordial_answer **out)
{
    cordial_base *base = scratch_base(s, CORDIAL_AUDIENCE_AGENTS);
    assert_ok(cordial_answer_get(base, id, NULL, out, &s->err), &s->err);
    return (*out)->entries[0].html;
}

static void check_html(struct scratch *s, const char *id, const char *part)
{
    cordial_answer *answer = NULL;
    if (strstr(html_of(s, id, &answer), part) == NULL) {
        print_error("'%s' is not in '%s'\n", part, answer->entries[0].html);
        fail();
    }
    cordial_answer_free(answer);
}

static void changed_facts_reach_the_entries_that_quote_them(void **state)
{
    struct scratch *s = *state;
    put_two(s);
    scratch_put(s, "c.md", "# C\n\nWe answer {{fact.hours}}.\n");
    scratch_index(s);
    scratch_put(s, "facts.yaml", "hours: soon\n");
    check_counts(scratch_index(s), 1, 2, 0);
    check_html(s, "c", "We answer soon.");
    scratch_put(s, "facts.yaml", "hours: at once\n");
    check_counts(scratch_index(s), 1, 2, 0);
    check_html(s, "c", "We answer at once.");
    check_counts(scratch_index(s), 0, 3, 0);
}

static const char broken[] = "---\ntitle: a\ntitle: b\n---\n# Broken\n";

static void broken_file_keeps_its_last_good_version(void **state)
{
    struct scratch *s = *state;
    put_two(s);
    scratch_put(s, "c.md", "---\nnote: n\n---\n# C\n\ngood text\n");
    scratch_index(s);
    scratch_put(s, "c.md", broken);
    for (int full = 0; full < 2; full++) {
        cordial_index_options options = {.full = full};
        const cordial_index_report *report = scratch_index_with(s, &options);
        assert_int_equal(report->n_skipped, 1);
        assert_string_equal(report->skipped[0].file, "c.md");
        assert_int_equal(report->skipped[0].line, 3);
        assert_str(index_shown(s), "note:c.md=c public:a.md=a public:b.md=b public:c.md=c");
        check_html(s, "c", "good text");
    }
    scratch_put(s, "c.md", "# C\n\nmended text\n");
    assert_int_equal(scratch_index(s)->n_skipped, 0);
    assert_str(index_shown(s), "public:a.md=a public:b.md=b public:c.md=c");
    check_html(s, "c", "mended text");
}

static void file_that_was_never_good_is_not_in_the_index(void **state)
{
    struct scratch *s = *state;
    put_two(s);
    scratch_put(s, "c.md", broken);
    for (int i = 0; i < 2; i++) {
        const cordial_index_report *report = scratch_index(s);
        assert_int_equal(report->n_skipped, 1);
        assert_str(index_shown(s), "public:a.md=a public:b.md=b");
    }
    scratch_drop(s, "c.md");
    check_counts(scratch_index(s), 0, 2, 0);
}

/* Cut a file of the current generation to nothing. */
static void destroy(struct scratch *s, const char *name)
{
    const char *path = arena_printf(&s->mem, "%s/.cordial/index/current/%s", s->path, name).p;
    assert_int_equal(truncate(path, 0), 0);
}

static void damaged_index_is_built_anew(void **state)
{
    struct scratch *s = *state;
    static const char *const files[] = {
        "public.xap/postlist.glass",
        "public.xap/iamglass",
        "agents.xap/iamglass",
    };
    put_two(s);
    scratch_index(s);
    for (size_t i = 0; i < N_ROWS(files); i++) {
        destroy(s, files[i]);
        const cordial_index_report *report = scratch_index(s);
        assert_string_equal(report->generation, arena_printf(&s->mem, "g%06zu", i + 2).p);
        assert_str(index_shown(s), "public:a.md=a public:b.md=b");
        check_html(s, "a", "one");
    }
}

static void damage_that_only_a_change_meets_is_built_anew(void **state)
{
    struct scratch *s = *state;
    put_two(s);
    scratch_index(s);
    destroy(s, "public.xap/termlist.glass");
    scratch_put(s, "a.md", "# A\n\nchanged\n");
    scratch_index(s);
    check_html(s, "a", "changed");
    check_html(s, "b", "two");
}

/* Take a file's document out of one database, as a run that was cut short would. */
static void take_out(struct scratch *s, cordial_audience audience, const char *path)
{
    struct xc_writer *w = NULL;
    struct str none = {NULL, 0};
    struct str term = term_make(&s->mem, TERM_PATH, none, str_of(path));
    const char *folder = scratch_path(s, ".cordial/index/current");
    scratch_close(s);
    assert_ok(xc_writer_open(place_database(&s->mem, folder, audience), false, &w, &s->err),
              &s->err);
    assert_ok(xc_writer_begin(w, &s->err), &s->err);
    assert_ok(xc_writer_delete(w, term, &s->err), &s->err);
    assert_ok(xc_writer_commit(w, &s->err), &s->err);
    xc_writer_close(w);
}

static void run_that_was_cut_short_is_mended_by_the_next(void **state)
{
    struct scratch *s = *state;
    static const struct {
        cordial_audience lost;
        const char *path;
    } cases[] = {
        {CORDIAL_AUDIENCE_AGENTS, "n.md"},
        {CORDIAL_AUDIENCE_PUBLIC, "n.md"},
        {CORDIAL_AUDIENCE_PUBLIC, "a.md"},
        {CORDIAL_AUDIENCE_AGENTS, "own.md"},
    };
    static const char whole[] = "agents:own.md=own note:n.md=n public:a.md=a public:n.md=n";
    scratch_put(s, "base.yaml", base_yaml);
    scratch_put(s, "a.md", "# A\n");
    scratch_put(s, "n.md", "---\nnote: n\n---\n# N\n");
    scratch_put(s, "own.md", "---\naudience: agents\n---\n# Own\n");
    scratch_index(s);
    assert_str(index_shown(s), whole);
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        take_out(s, cases[i].lost, cases[i].path);
        check_counts(scratch_index(s), 1, 2, 0);
        assert_str(index_shown(s), whole);
    }
}

static void entry_that_retires_after_a_cut_short_run_is_gone(void **state)
{
    struct scratch *s = *state;
    put_two(s);
    scratch_put(s, "n.md", "---\nnote: n\n---\n# N\n");
    scratch_index(s);
    take_out(s, CORDIAL_AUDIENCE_AGENTS, "n.md");
    scratch_put(s, "n.md", "---\nstate: retired\n---\n# N\n");
    scratch_index(s);
    assert_str(index_shown(s), "public:a.md=a public:b.md=b");
    check_counts(scratch_index(s), 0, 2, 0);
}

static void another_default_audience_reaches_every_entry(void **state)
{
    struct scratch *s = *state;
    put_two(s);
    scratch_index(s);
    scratch_put(s, "base.yaml", "name: Test\nlanguages: [en]\n");
    check_counts(scratch_index(s), 2, 0, 0);
    assert_str(index_shown(s), "agents:a.md=a agents:b.md=b");
    assert_string_equal(s->report->generation, "g000002");
}

static void base_without_files_has_an_index(void **state)
{
    struct scratch *s = *state;
    check_counts(scratch_index(s), 0, 0, 0);
    assert_str(index_shown(s), "");
    scratch_put(s, "a.md", "# A\n");
    check_counts(scratch_index(s), 1, 0, 0);
    scratch_drop(s, "a.md");
    check_counts(scratch_index(s), 0, 0, 1);
    assert_str(index_shown(s), "");
}

static void wrong_configuration_leaves_the_index_as_it_was(void **state)
{
    struct scratch *s = *state;
    put_two(s);
    scratch_index(s);
    cordial_base *base = scratch_base(s, CORDIAL_AUDIENCE_AGENTS);
    cordial_index_report *report = NULL;
    scratch_put(s, "base.yaml", "languages: {\n");
    assert_int_equal(cordial_index(base, NULL, &report, &s->err), CORDIAL_E_CONFIG);
    assert_null(report);
    assert_str(index_shown(s), "public:a.md=a public:b.md=b");
}

/* The documents of both databases in their order: paths, ids, cards and bodies. */
static struct str documents_shown(struct scratch *s)
{
    AUTO(buf_done) struct buf b = {0};
    struct index_reader *r = scratch_searcher(s, CORDIAL_AUDIENCE_AGENTS)->reader;
    struct indexed_list all;
    assert_ok(index_reader_all(&s->mem, r, &all, &s->err), &s->err);
    for (size_t i = 0; i < all.n; i++) {
        struct indexed *row = &all.rows[i];
        struct entry body = {0};
        assert_ok(index_reader_card(&s->mem, r, CARD_WHOLE, row, &s->err), &s->err);
        assert_ok(index_reader_body(r, row, &body, &s->err), &s->err);
        buf_printf(&b, "%u %.*s %.*s %.*s %.*s %016llx\n", row->docid, STR_ARG(row->stamp.path),
                   STR_ARG(row->stamp.id), STR_ARG(row->card.entry.title), STR_ARG(body.html),
                   (unsigned long long)row->stamp.hash);
    }
    return buf_keep(&b, &s->mem);
}

static void build_with(struct scratch *s, size_t hands)
{
    scratch_close(s);
    cordial_base *base = scratch_base(s, CORDIAL_AUDIENCE_AGENTS);
    cordial_index_options options = {.full = true};
    cordial_index_report report;
    struct index_job job = {.dir_fd = base->dir_fd,
                            .name = STR("test"),
                            .state = base->state,
                            .options = &options,
                            .hands = hands};
    assert_ok(index_run(&s->mem, &job, &report, NULL, &s->err), &s->err);
    assert_int_equal(report.n_skipped, 0);
}

static void documents_do_not_depend_on_the_number_of_hands(void **state)
{
    struct scratch *s = *state;
    scratch_put(s, "base.yaml", base_yaml);
    for (int i = 0; i < 40; i++) {
        const char *audience = i % 3 == 0 ? "agents" : "public";
        const char *name = arena_printf(&s->mem, "%c/n%d.md", 'a' + i % 7, i / 2).p;
        scratch_put(s, name,
                    arena_printf(&s->mem, "---\naudience: %s\nnote: %d\n---\n# T %d\n\n%*s\n",
                                 audience, i, i, i * 50, "word")
                        .p);
    }
    build_with(s, 1);
    struct str want = documents_shown(s);
    assert_true(want.n > 1000);
    static const size_t hands[] = {1, 2, 3, 8, 99};
    for (size_t i = 0; i < N_ROWS(hands); i++) {
        build_with(s, hands[i]);
        assert_str(documents_shown(s), want.p);
    }
}

struct told {
    size_t calls;
    size_t done;
    size_t total;
};

static void hear(void *data, size_t done, size_t total)
{
    struct told *told = data;
    told->calls++;
    told->done = done > told->done ? done : told->done;
    told->total = total;
}

static void progress_reaches_the_total(void **state)
{
    struct scratch *s = *state;
    struct told told = {0};
    cordial_index_options options = {.progress = hear, .data = &told};
    put_two(s);
    scratch_index_with(s, &options);
    assert_true(told.calls > 0);
    assert_int_equal(told.done, 2);
    assert_int_equal(told.total, 2);
    scratch_put(s, "a.md", "# A changed\n");
    told = (struct told){0};
    scratch_index_with(s, &options);
    assert_int_equal(told.done, 1);
    assert_int_equal(told.total, 1);
}

static void index_says_whether_every_answer_is_alone(void **state)
{
    struct scratch *s = *state;
    put_two(s);
    scratch_index(s);
    assert_true(scratch_searcher(s, CORDIAL_AUDIENCE_AGENTS)->lone_entries);
    scratch_put(s, "a.reply.md", "do\n");
    scratch_index(s);
    assert_false(scratch_searcher(s, CORDIAL_AUDIENCE_AGENTS)->lone_entries);
    scratch_drop(s, "a.reply.md");
    scratch_index(s);
    assert_true(scratch_searcher(s, CORDIAL_AUDIENCE_AGENTS)->lone_entries);
    scratch_put(s, "b.md", "---\nnote: n\n---\n# B\n");
    scratch_index(s);
    assert_false(scratch_searcher(s, CORDIAL_AUDIENCE_AGENTS)->lone_entries);
}

static void what_a_cut_short_build_left_is_no_obstacle(void **state)
{
    struct scratch *s = *state;
    put_two(s);
    scratch_put(s, ".cordial/index/new/public-0/iamglass", "half");
    scratch_put(s, ".cordial/index/new/public-text.0", "half of a text");
    scratch_index(s);
    assert_str(index_shown(s), "public:a.md=a public:b.md=b");
    check_html(s, "b", "two");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        scratch_test(every_kind_of_entry_goes_where_it_belongs),
        scratch_test(second_run_changes_nothing),
        scratch_test(files_come_change_and_go_in_one_generation),
        scratch_test(change_of_audience_moves_the_entry),
        scratch_test(retired_entry_is_counted_as_removed_once),
        scratch_test(clash_of_ids_appears_and_disappears),
        scratch_test(clash_is_resolved_alike_in_a_full_build),
        scratch_test(changed_facts_reach_the_entries_that_quote_them),
        scratch_test(broken_file_keeps_its_last_good_version),
        scratch_test(file_that_was_never_good_is_not_in_the_index),
        scratch_test(damaged_index_is_built_anew),
        scratch_test(damage_that_only_a_change_meets_is_built_anew),
        scratch_test(run_that_was_cut_short_is_mended_by_the_next),
        scratch_test(entry_that_retires_after_a_cut_short_run_is_gone),
        scratch_test(another_default_audience_reaches_every_entry),
        scratch_test(base_without_files_has_an_index),
        scratch_test(wrong_configuration_leaves_the_index_as_it_was),
        scratch_test(documents_do_not_depend_on_the_number_of_hands),
        scratch_test(progress_reaches_the_total),
        scratch_test(index_says_whether_every_answer_is_alone),
        scratch_test(what_a_cut_short_build_left_is_no_obstacle),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
