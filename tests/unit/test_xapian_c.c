#include "scratch.h"

#include "xapian-c/xapian-c.h"

static const struct xc_bm25 bm25 = {.k1 = 1.2, .b = 0.75, .min_normlen = 0.4};

/* A document with the words of @text in this order, and an id. */
static struct xc_doc *make_doc(const char *unique, const char *text)
{
    struct xc_doc *doc = xc_doc_new();
    struct str rest = str_of(text);
    struct str word;
    unsigned position = 1;
    while (str_split(&rest, ' ', &word)) {
        xc_doc_posting(doc, word, position++, 1);
    }
    xc_doc_term(doc, str_of(unique), 0);
    xc_doc_value(doc, 0, str_of(text));
    xc_doc_value(doc, 7, str_of(unique));
    return doc;
}

static void put(struct scratch *s, struct xc_writer *w, const char *unique, const char *text)
{
    struct xc_doc *doc = make_doc(unique, text);
    cordial_status status = xc_writer_put(w, str_of(unique), doc, &s->err);
    xc_doc_free(doc);
    assert_ok(status, &s->err);
}

static struct xc_writer *open_writer(struct scratch *s, const char *name, bool fresh)
{
    struct xc_writer *w = NULL;
    assert_ok(xc_writer_open(scratch_path(s, name), fresh, &w, &s->err), &s->err);
    assert_ok(xc_writer_begin(w, &s->err), &s->err);
    return w;
}

static void commit(struct scratch *s, struct xc_writer *w)
{
    assert_ok(xc_writer_commit(w, &s->err), &s->err);
    xc_writer_close(w);
}

static struct xc_reader *open_reader(struct scratch *s, const char *name)
{
    struct xc_reader *r = NULL;
    const char *path = scratch_path(s, name);
    assert_ok(xc_reader_open(&path, 1, &r, &s->err), &s->err);
    return r;
}

static void fill(struct scratch *s)
{
    struct xc_writer *w = open_writer(s, "db", true);
    put(s, w, "Q1", "mail box full");
    put(s, w, "Q2", "box of mail");
    put(s, w, "Q3", "slow site");
    commit(s, w);
}

static void stemmer_of_no_name_is_none(void **state)
{
    (void)state;
    assert_null(xc_stemmer_open("klingon"));
    xc_stemmer_close(NULL);
    struct xc_stemmer *s = xc_stemmer_open("english");
    assert_str(xc_stem(s, STR("refused")), "refus");
    assert_str(xc_stem(s, STR("")), "");
    xc_stemmer_close(s);
}

static void what_was_not_committed_is_dropped(void **state)
{
    struct scratch *s = *state;
    fill(s);
    struct xc_writer *w = open_writer(s, "db", false);
    put(s, w, "Q4", "new");
    assert_ok(xc_writer_delete(w, STR("Q1"), &s->err), &s->err);
    xc_writer_close(w);
    xc_writer_close(NULL);
    struct xc_reader *r = open_reader(s, "db");
    assert_int_equal(xc_reader_count(r), 3);
    assert_int_equal(xc_term_count(r, STR("Q1")), 1);
    assert_int_equal(xc_term_count(r, STR("Q4")), 0);
    xc_reader_close(r);
    xc_reader_close(NULL);
}

static void document_takes_the_place_of_the_one_with_its_term(void **state)
{
    struct scratch *s = *state;
    fill(s);
    struct xc_writer *w = open_writer(s, "db", false);
    put(s, w, "Q3", "fast site");
    assert_ok(xc_writer_delete(w, STR("Qnone"), &s->err), &s->err);
    commit(s, w);
    struct xc_reader *r = open_reader(s, "db");
    assert_int_equal(xc_reader_count(r), 3);
    assert_int_equal(xc_term_count(r, STR("slow")), 0);
    assert_int_equal(xc_term_count(r, STR("fast")), 1);
    xc_reader_close(r);
}

static void second_writer_finds_the_database_locked(void **state)
{
    struct scratch *s = *state;
    fill(s);
    struct xc_writer *first = open_writer(s, "db", false);
    struct xc_writer *second = NULL;
    assert_int_equal(xc_writer_open(scratch_path(s, "db"), false, &second, &s->err),
                     CORDIAL_E_LOCKED);
    assert_null(second);
    xc_writer_close(first);
}

static void database_that_is_not_there_is_unavailable(void **state)
{
    struct scratch *s = *state;
    struct xc_reader *r = NULL;
    const char *path = scratch_path(s, "none");
    assert_int_equal(xc_reader_open(&path, 1, &r, &s->err), CORDIAL_E_UNAVAILABLE);
    assert_null(r);
}

/* Write over the middle of a file of the database. */
static void damage(struct scratch *s, const char *name)
{
    FILE *f = fopen(scratch_path(s, name), "r+e");
    assert_non_null(f);
    static const char junk[4096] = "junk";
    for (int i = 0; i < 64; i++) {
        assert_int_equal(fwrite(junk, 1, sizeof junk, f), sizeof junk);
    }
    fclose(f);
}

static void damaged_database_is_a_failure_and_never_an_exception(void **state)
{
    struct scratch *s = *state;
    fill(s);
    damage(s, "db/postlist.glass");
    struct xc_reader *r = NULL;
    struct xc_terms terms = {0};
    const char *path = scratch_path(s, "db");
    cordial_status status = xc_reader_open(&path, 1, &r, &s->err);
    if (status == CORDIAL_OK) {
        status = xc_read_terms(&s->mem, r, STR(""), 100, &terms, &s->err);
    }
    assert_int_equal(status, CORDIAL_E_IO);
    xc_reader_close(r);
}

static void metadata_is_set_and_removed(void **state)
{
    struct scratch *s = *state;
    struct xc_writer *w = open_writer(s, "db", true);
    assert_ok(xc_writer_meta(w, STR("a"), STR("1"), &s->err), &s->err);
    assert_ok(xc_writer_meta(w, STR("b"), STR("2"), &s->err), &s->err);
    assert_ok(xc_writer_meta(w, STR("b"), STR(""), &s->err), &s->err);
    commit(s, w);
    struct xc_reader *r = open_reader(s, "db");
    struct str value;
    assert_ok(xc_read_meta(&s->mem, r, 0, STR("a"), &value, &s->err), &s->err);
    assert_str(value, "1");
    assert_ok(xc_read_meta(&s->mem, r, 0, STR("b"), &value, &s->err), &s->err);
    assert_str(value, "");
    assert_int_not_equal(xc_read_meta(&s->mem, r, 1, STR("a"), &value, &s->err), CORDIAL_OK);
    xc_reader_close(r);
}

static void terms_are_read_without_their_prefix_in_order(void **state)
{
    struct scratch *s = *state;
    fill(s);
    struct xc_reader *r = open_reader(s, "db");
    struct xc_terms terms;
    assert_ok(xc_read_terms(&s->mem, r, STR("s"), 10, &terms, &s->err), &s->err);
    assert_int_equal(terms.n, 2);
    assert_str(terms.rows[0].text, "ite");
    assert_str(terms.rows[1].text, "low");
    assert_ok(xc_read_terms(&s->mem, r, STR(""), 1, &terms, &s->err), &s->err);
    assert_int_equal(terms.n, 1);
    assert_ok(xc_read_terms(&s->mem, r, STR("mail"), 10, &terms, &s->err), &s->err);
    assert_int_equal(terms.n, 1);
    assert_int_equal(terms.rows[0].count, 2);
    xc_reader_close(r);
}

static void documents_and_values_are_read(void **state)
{
    struct scratch *s = *state;
    fill(s);
    struct xc_reader *r = open_reader(s, "db");
    struct xc_docids docids;
    struct xc_values values;
    struct str value;
    assert_ok(xc_read_docids(&s->mem, r, STR("mail"), 10, &docids, &s->err), &s->err);
    assert_int_equal(docids.n, 2);
    assert_true(docids.rows[0] < docids.rows[1]);
    assert_ok(xc_read_value(&s->mem, r, docids.rows[1], 7, &value, &s->err), &s->err);
    assert_str(value, "Q2");
    assert_ok(xc_read_value(&s->mem, r, docids.rows[0], 0, &value, &s->err), &s->err);
    assert_str(value, "mail box full");
    assert_ok(xc_read_value(&s->mem, r, docids.rows[0], 9, &value, &s->err), &s->err);
    assert_str(value, "");
    assert_ok(xc_read_values(&s->mem, r, 0, &values, &s->err), &s->err);
    assert_int_equal(values.n, 3);
    assert_str(values.rows[2].value, "slow site");
    xc_reader_close(r);
}

static void reader_tells_which_database_holds_a_document(void **state)
{
    struct scratch *s = *state;
    fill(s);
    struct xc_writer *w = open_writer(s, "other", true);
    put(s, w, "Q9", "mail elsewhere");
    commit(s, w);
    const char *paths[] = {scratch_path(s, "db"), scratch_path(s, "other")};
    struct xc_reader *r = NULL;
    struct xc_docids docids;
    assert_ok(xc_reader_open(paths, 2, &r, &s->err), &s->err);
    assert_int_equal(xc_reader_count(r), 4);
    assert_ok(xc_read_docids(&s->mem, r, STR("Q9"), 10, &docids, &s->err), &s->err);
    assert_int_equal(xc_reader_database(r, docids.rows[0]), 1);
    assert_ok(xc_read_docids(&s->mem, r, STR("Q3"), 10, &docids, &s->err), &s->err);
    assert_int_equal(xc_reader_database(r, docids.rows[0]), 0);
    xc_reader_close(r);
}

static void reader_sees_a_commit_when_it_opens_again(void **state)
{
    struct scratch *s = *state;
    fill(s);
    struct xc_reader *r = open_reader(s, "db");
    bool changed = true;
    assert_ok(xc_reader_reopen(r, &changed, &s->err), &s->err);
    assert_false(changed);
    for (int i = 0; i < 5; i++) { /* so many that the revision of the reader is gone */
        struct xc_writer *w = open_writer(s, "db", false);
        put(s, w, "Q5", i % 2 == 0 ? "even" : "odd");
        commit(s, w);
    }
    struct xc_terms terms;
    assert_ok(xc_read_terms(&s->mem, r, STR(""), 99, &terms, &s->err), &s->err);
    assert_ok(xc_reader_reopen(r, &changed, &s->err), &s->err);
    assert_int_equal(xc_term_count(r, STR("even")), 1);
    assert_int_equal(xc_reader_count(r), 4);
    xc_reader_close(r);
}

static void compaction_keeps_the_order_and_can_be_written_to(void **state)
{
    struct scratch *s = *state;
    fill(s);
    struct xc_writer *w = open_writer(s, "second", true);
    put(s, w, "Q7", "seven");
    commit(s, w);
    const char *paths[] = {scratch_path(s, "second"), scratch_path(s, "db")};
    assert_ok(xc_compact(paths, 2, scratch_path(s, "both"), &s->err), &s->err);
    w = open_writer(s, "both", false);
    put(s, w, "Q8", "eight");
    commit(s, w);
    struct xc_reader *r = open_reader(s, "both");
    static const char *const ids[] = {"Q7", "Q1", "Q2", "Q3", "Q8"};
    assert_int_equal(xc_reader_count(r), N_ROWS(ids));
    for (uint32_t i = 0; i < N_ROWS(ids); i++) {
        struct str data;
        assert_ok(xc_read_value(&s->mem, r, i + 1, 7, &data, &s->err), &s->err);
        assert_str(data, ids[i]);
    }
    xc_reader_close(r);
}

/* The ids found, joined by blanks, in the order of their documents. */
static struct str found(struct scratch *s, struct xc_reader *r, const struct xc_query *query,
                        const struct xc_search_options *options)
{
    struct xc_hits hits;
    struct str out = STR("");
    assert_ok(xc_search(&s->mem, r, query, options, &hits, &s->err), &s->err);
    for (uint32_t docid = 1; docid < 20; docid++) {
        for (size_t i = 0; i < hits.n; i++) {
            struct str data;
            if (hits.rows[i].docid == docid) {
                assert_ok(xc_read_value(&s->mem, r, docid, 7, &data, &s->err), &s->err);
                out = arena_printf(&s->mem, "%.*s%s%.*s", STR_ARG(out), out.n > 0 ? " " : "",
                                   STR_ARG(data));
            }
        }
    }
    return out;
}

static void each_operator_finds_what_it_says(void **state)
{
    struct scratch *s = *state;
    fill(s);
    struct xc_reader *r = open_reader(s, "db");
    const struct xc_query mail = {.op = XC_TERM, .term = STR("mail")};
    const struct xc_query box = {.op = XC_TERM, .term = STR("box")};
    const struct xc_query full = {.op = XC_TERM, .term = STR("full")};
    const struct xc_query slow = {.op = XC_TERM, .term = STR("slow")};
    const struct xc_query *mail_box[] = {&mail, &box};
    const struct xc_query *box_slow[] = {&box, &slow};
    const struct xc_query *box_full[] = {&box, &full};
    const struct {
        struct xc_query query;
        const char *want;
    } cases[] = {
        {{.op = XC_AND, .rows = mail_box, .n = 2}, "Q1 Q2"},
        {{.op = XC_PHRASE, .rows = mail_box, .n = 2}, "Q1"},
        {{.op = XC_OR, .rows = box_slow, .n = 2}, "Q1 Q2 Q3"},
        {{.op = XC_MAX, .rows = box_slow, .n = 2}, "Q1 Q2 Q3"},
        {{.op = XC_AND, .rows = box_slow, .n = 2}, ""},
        {{.op = XC_NOT, .rows = box_full, .n = 2}, "Q2"},
        {{.op = XC_FILTER, .rows = box_full, .n = 2}, "Q1"},
        {{.op = XC_TERM, .term = STR("nowhere")}, ""},
    };
    struct xc_search_options options = {.n = 10, .check_at_least = 100, .bm25 = bm25};
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        assert_str(found(s, r, &cases[i].query, &options), cases[i].want);
    }
    xc_reader_close(r);
}

static double weight_of_first(struct scratch *s, struct xc_reader *r, const struct xc_query *query)
{
    struct xc_search_options options = {.n = 1, .check_at_least = 100, .bm25 = bm25};
    struct xc_hits hits;
    assert_ok(xc_search(&s->mem, r, query, &options, &hits, &s->err), &s->err);
    assert_int_equal(hits.n, 1);
    return hits.rows[0].weight;
}

static void weights_are_added_up_below_the_largest_of_several(void **state)
{
    struct scratch *s = *state;
    fill(s);
    struct xc_reader *r = open_reader(s, "db");
    const struct xc_query mail = {.op = XC_TERM, .term = STR("mail")};
    const struct xc_query box = {.op = XC_TERM, .term = STR("box")};
    const struct xc_query slow = {.op = XC_TERM, .term = STR("slow"), .scale = 0.1};
    const struct xc_query *mail_box[] = {&mail, &box};
    const struct xc_query either = {.op = XC_OR, .rows = mail_box, .n = 2};
    const struct xc_query *either_slow[] = {&either, &slow};
    const struct xc_query most = {.op = XC_MAX, .rows = either_slow, .n = 2};
    double added = weight_of_first(s, r, &either);
    assert_true(added > weight_of_first(s, r, &box) * 1.1);
    assert_float_equal(weight_of_first(s, r, &most), added, 1e-9);
    xc_reader_close(r);
}

/* Several databases in one reader, whose first ones end before the last. */
static struct xc_reader *open_three(struct scratch *s)
{
    static const char *const names[] = {"one", "two", "three"};
    const char *paths[N_ROWS(names)];
    for (size_t i = 0; i < N_ROWS(names); i++) {
        struct xc_writer *w = open_writer(s, names[i], true);
        put(s, w, "Q1", "mail box full");
        put(s, w, "Q2", "site box page");
        put(s, w, "Q3", "site mail page box");
        commit(s, w);
        paths[i] = scratch_path(s, names[i]);
    }
    struct xc_reader *r = NULL;
    assert_ok(xc_reader_open(paths, N_ROWS(names), &r, &s->err), &s->err);
    return r;
}

/* Xapian itself follows a pointer to a freed row here: see BehindTheLast. */
static void rows_of_the_largest_may_end_together_in_several_databases(void **state)
{
    struct scratch *s = *state;
    struct xc_reader *r = open_three(s);
    const struct xc_query mail = {.op = XC_TERM, .term = STR("mail")};
    const struct xc_query box = {.op = XC_TERM, .term = STR("box"), .scale = 0.5};
    const struct xc_query site = {.op = XC_TERM, .term = STR("site")};
    const struct xc_query page = {.op = XC_TERM, .term = STR("page"), .scale = 0.25};
    const struct xc_query *site_page[] = {&site, &page};
    const struct xc_query both = {.op = XC_AND, .rows = site_page, .n = 2};
    const struct xc_query *mail_both[] = {&mail, &both, &box};
    const struct xc_query inner = {.op = XC_MAX, .rows = mail_both, .n = 3};
    const struct xc_query *box_inner[] = {&box, &inner, &page};
    const struct xc_query outer = {.op = XC_MAX, .rows = box_inner, .n = 3};
    const struct xc_query *two[] = {&inner, &outer};
    const struct xc_query all = {.op = XC_AND, .rows = two, .n = 2};
    const struct xc_query any = {.op = XC_OR, .rows = two, .n = 2};
    const struct xc_query not_all = {.op = XC_NOT, .rows = two, .n = 2};
    const struct {
        const struct xc_query *query;
        size_t found;
    } cases[] = {{&both, 6}, {&inner, 9}, {&outer, 9}, {&all, 9}, {&any, 9}, {&not_all, 0}};
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        /* Weights matter to Xapian only when there are more documents than are wanted. */
        struct xc_search_options options = {.n = 2, .check_at_least = 100, .bm25 = bm25};
        struct xc_hits hits;
        assert_ok(xc_search(&s->mem, r, cases[i].query, &options, &hits, &s->err), &s->err);
        assert_int_equal(hits.n, cases[i].found < 2 ? cases[i].found : 2);
        assert_int_equal(hits.total, cases[i].found);
        assert_true(hits.total_exact);
    }
    xc_reader_close(r);
}

/* The same in a single database: a row beside them changes in the step in which they end. */
static void rows_of_the_largest_may_end_together_while_others_go_on(void **state)
{
    static const char *const texts[] = {"bee cut", "cut gap",        "as due gap",
                                        "cut",     "as due ear far", "as bee cut far"};
    struct scratch *s = *state;
    struct xc_writer *w = open_writer(s, "one", true);
    for (size_t i = 0; i < N_ROWS(texts); i++) {
        put(s, w, arena_printf(&s->mem, "Q%zu", i).p, texts[i]);
    }
    commit(s, w);
    struct xc_reader *r = open_reader(s, "one");
    const struct xc_query as = {.op = XC_TERM, .term = STR("as")};
    const struct xc_query as_less = {.op = XC_TERM, .term = STR("as"), .scale = 0.3};
    const struct xc_query cut = {.op = XC_TERM, .term = STR("cut")};
    const struct xc_query far = {.op = XC_TERM, .term = STR("far")};
    const struct xc_query *cut_as_far[] = {&cut, &as, &far};
    const struct xc_query most = {.op = XC_MAX, .rows = cut_as_far, .n = 3};
    const struct xc_query *most_as[] = {&most, &as_less};
    const struct xc_query any = {.op = XC_OR, .rows = most_as, .n = 2};
    for (size_t n = 1; n <= 3; n++) {
        struct xc_search_options options = {.n = n, .check_at_least = 100, .bm25 = bm25};
        struct xc_hits hits;
        assert_ok(xc_search(&s->mem, r, &any, &options, &hits, &s->err), &s->err);
        assert_int_equal(hits.n, n);
        assert_int_equal(hits.total, 6);
    }
    xc_reader_close(r);
}

static void weight_is_scaled_and_filters_weigh_nothing(void **state)
{
    struct scratch *s = *state;
    fill(s);
    struct xc_reader *r = open_reader(s, "db");
    struct xc_search_options options = {.n = 10, .bm25 = bm25};
    struct xc_hits plain;
    struct xc_hits scaled;
    struct xc_hits filtered;
    const struct xc_query slow = {.op = XC_TERM, .term = STR("slow")};
    const struct xc_query twice = {.op = XC_TERM, .term = STR("slow"), .scale = 2};
    const struct xc_query site = {.op = XC_TERM, .term = STR("site")};
    const struct xc_query *rows[] = {&slow, &site};
    const struct xc_query both = {.op = XC_FILTER, .rows = rows, .n = 2};
    assert_ok(xc_search(&s->mem, r, &slow, &options, &plain, &s->err), &s->err);
    assert_ok(xc_search(&s->mem, r, &twice, &options, &scaled, &s->err), &s->err);
    assert_ok(xc_search(&s->mem, r, &both, &options, &filtered, &s->err), &s->err);
    assert_true(plain.rows[0].weight > 0);
    assert_true(scaled.rows[0].weight > plain.rows[0].weight * 1.9);
    assert_true(scaled.rows[0].weight < plain.rows[0].weight * 2.1);
    assert_true(filtered.rows[0].weight < plain.rows[0].weight * 1.01);
    xc_reader_close(r);
}

static void equal_values_are_collapsed_and_counted_once(void **state)
{
    struct scratch *s = *state;
    struct xc_writer *w = open_writer(s, "db", true);
    for (int i = 0; i < 30; i++) {
        struct xc_doc *doc = make_doc(arena_printf(&s->mem, "Q%d", i).p, "mail");
        xc_doc_value(doc, 3, arena_printf(&s->mem, "%d", i % 10));
        assert_ok(xc_writer_add(w, doc, &s->err), &s->err);
        xc_doc_free(doc);
    }
    commit(s, w);
    struct xc_reader *r = open_reader(s, "db");
    struct xc_hits hits;
    const struct xc_query mail = {.op = XC_TERM, .term = STR("mail")};
    struct xc_search_options options = {
        .n = 4, .check_at_least = 100, .collapse = true, .collapse_slot = 3, .bm25 = bm25};
    assert_ok(xc_search(&s->mem, r, &mail, &options, &hits, &s->err), &s->err);
    assert_int_equal(hits.n, 4);
    assert_int_equal(hits.total, 10);
    assert_true(hits.total_exact);
    options.first = 8;
    assert_ok(xc_search(&s->mem, r, &mail, &options, &hits, &s->err), &s->err);
    assert_int_equal(hits.n, 2);
    xc_reader_close(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        scratch_test(stemmer_of_no_name_is_none),
        scratch_test(what_was_not_committed_is_dropped),
        scratch_test(document_takes_the_place_of_the_one_with_its_term),
        scratch_test(second_writer_finds_the_database_locked),
        scratch_test(database_that_is_not_there_is_unavailable),
        scratch_test(damaged_database_is_a_failure_and_never_an_exception),
        scratch_test(metadata_is_set_and_removed),
        scratch_test(terms_are_read_without_their_prefix_in_order),
        scratch_test(documents_and_values_are_read),
        scratch_test(reader_tells_which_database_holds_a_document),
        scratch_test(reader_sees_a_commit_when_it_opens_again),
        scratch_test(compaction_keeps_the_order_and_can_be_written_to),
        scratch_test(each_operator_finds_what_it_says),
        scratch_test(weights_are_added_up_below_the_largest_of_several),
        scratch_test(rows_of_the_largest_may_end_together_while_others_go_on),
        scratch_test(rows_of_the_largest_may_end_together_in_several_databases),
        scratch_test(weight_is_scaled_and_filters_weigh_nothing),
        scratch_test(equal_values_are_collapsed_and_counted_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
