#include "search_base.h"

#include "base/buf.h"
#include "base/clock.h"
#include "learn/learned.h"
#include "store/ledger.h"

#include <cordial/cordial.h>

#include <math.h>

static const char history[] =
    "{\"text\": \"the inbox overflows and bounces\", \"answer\": \"mailbox-full\", \"lang\": \"en\"}\n"
    "{\"text\": \"my inbox overflows again\", \"answer\": \"box-full\"}\n"
    "\n"
    "{\"text\": \"give me my cash back please\", \"answer\": \"refund\", \"lang\": \"en\"}\n"
    "{\"text\": \"xylobone cash for a colleague\", \"answer\": \"goodwill\", \"lang\": \"en\"}\n"
    "{\"text\": \"the page crawls like a snail\", \"answer\": \"slow-site\", \"lang\": \"en\"}\n";

static int learn_set_up(void **state)
{
    return search_base_set_up(state);
}
#define learn_test(f) cmocka_unit_test_setup_teardown(f, learn_set_up, scratch_tear_down)

static cordial_base *agents(struct scratch *s)
{
    return scratch_base(s, CORDIAL_AUDIENCE_AGENTS);
}

static const char *state_of(struct scratch *s)
{
    return scratch_path(s, ".cordial");
}

static cordial_learn_report learn(struct scratch *s, const char *lines)
{
    cordial_learn_report *report = NULL;
    cordial_learn_options options = {.file = "h.jsonl"};
    assert_ok(cordial_learn(agents(s), lines, strlen(lines), &options, &report, &s->err), &s->err);
    cordial_learn_report copy = *report;
    copy.refused = NULL;
    cordial_learn_report_free(report);
    return copy;
}

static int64_t put(struct scratch *s, const char *answer, cordial_verdict verdict, const char *text)
{
    int64_t number = 0;
    cordial_ledger_add add = {
        .answer = answer, .verdict = verdict, .ticket = text, .bytes = strlen(text)};
    assert_ok(cordial_ledger_put(agents(s), &add, &number, NULL, &s->err), &s->err);
    return number;
}

/* The stripped text of the newest line. */
static const char *stored(struct scratch *s)
{
    cordial_ledger *ledger = NULL;
    assert_ok(cordial_ledger_list(agents(s), NULL, &ledger, &s->err), &s->err);
    assert_true(ledger->n_rows > 0);
    const char *text = arena_cstr(&s->mem, str_of(ledger->rows[0].text));
    cordial_ledger_free(ledger);
    return text;
}

static size_t ledger_total(struct scratch *s)
{
    cordial_ledger *ledger = NULL;
    assert_ok(cordial_ledger_list(agents(s), NULL, &ledger, &s->err), &s->err);
    size_t total = ledger->total;
    cordial_ledger_free(ledger);
    return total;
}

/* What is learned of one answer for a text, as an audience sees it; zeroes when it is nothing. */
static struct learned_row row_for(struct scratch *s, cordial_audience audience, const char *text,
                                  const char *answer)
{
    struct learned *l = NULL;
    struct learned_row *rows = NULL;
    struct learned_row out = {.model = (double)NAN};
    size_t n = 0;
    assert_ok(learned_open(state_of(s), audience, &l, &s->err), &s->err);
    assert_ok(learned_rank(&s->mem, l, str_of(text), STR("en"), &rows, &n, &s->err), &s->err);
    for (size_t i = 0; i < n; i++) {
        if (str_eq(rows[i].id, str_of(answer))) {
            out = rows[i];
        }
    }
    learned_close(l);
    return out;
}

static struct learned_row agents_row(struct scratch *s, const char *text, const char *answer)
{
    return row_for(s, CORDIAL_AUDIENCE_AGENTS, text, answer);
}

/* ---- lines ---- */

static void history_is_learned_once(void **state)
{
    struct scratch *s = *state;
    cordial_learn_report first = learn(s, history);
    assert_int_equal(first.added, 5);
    assert_int_equal(first.n_refused, 0);
    assert_int_equal(first.training.lines, 5);
    assert_int_equal(first.training.answers, 4);
    assert_int_equal(first.training.public_answers, 3);
    cordial_learn_report second = learn(s, history);
    assert_int_equal(second.added, 0);
    assert_int_equal(second.known, 5);
    assert_int_equal(ledger_total(s), 5);
}

static void blanks_and_capitals_make_no_other_line(void **state)
{
    struct scratch *s = *state;
    int64_t first = put(s, "refund", CORDIAL_VERDICT_ACCEPTED, "my money back, please");
    assert_int_equal(put(s, "refund", CORDIAL_VERDICT_ACCEPTED, "My money  back please!"), first);
}

static void lines_that_cannot_be_taken_are_refused_with_their_place(void **state)
{
    static const struct {
        const char *line;
        const char *part;
    } cases[] = {
        {"{\"text\": \"hello mail\", \"answer\": \"no-such\"}", "no answer 'no-such'"},
        {"{\"text\": \"hello mail\"}", "\"answer\""},
        {"{\"text\": 7, \"answer\": \"refund\"}", "\"text\" is no string"},
        {"not json", "expected near"},
        {"[]", "object"},
        {"{\"text\": \" \", \"answer\": \"refund\"}", "nothing is left"},
        {"{\"text\": \"a\", \"answer\": \"refund\", \"lang\": \"%%\"}", "language code"},
    };
    struct scratch *s = *state;
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        cordial_learn_report *r = NULL;
        const char *both = arena_printf(&s->mem, "\n%s\n%s", cases[i].line, history).p;
        cordial_learn_options options = {.file = "h.jsonl"};
        assert_ok(cordial_learn(agents(s), both, strlen(both), &options, &r, &s->err), &s->err);
        assert_int_equal(r->n_refused, 1);
        assert_int_equal(r->refused[0].line, 2);
        assert_string_equal(r->refused[0].file, "h.jsonl");
        assert_non_null(strstr(r->refused[0].message, cases[i].part));
        assert_int_equal(r->training.lines, 5);
        cordial_learn_report_free(r);
    }
}

/* ---- what is learned ---- */

static void one_accepted_ticket_helps_at_once(void **state)
{
    struct scratch *s = *state;
    static const char text[] = "the flimflam is purple";
    assert_true(agents_row(s, text, "refund").nearest == 0);
    put(s, "refund", CORDIAL_VERDICT_ACCEPTED, text);
    struct learned_row row = agents_row(s, text, "refund");
    assert_true(row.nearest > 0.95);
    assert_int_equal(row.accepted, 1);
    assert_int_equal(row.alike, 1);
    assert_true(agents_row(s, "something else entirely", "refund").nearest < 0.3);
}

static void open_handle_sees_new_lines_without_training(void **state)
{
    struct scratch *s = *state;
    struct learned *l = NULL;
    struct learned_row *rows = NULL;
    size_t n = 0;
    AUTO(buf_done) struct buf lines = {0};
    for (int i = 0; i < 40; i++) {
        buf_printf(&lines, "{\"text\": \"cash back case %d of word%d\", \"answer\": \"refund\"}\n",
                   i, i);
    }
    learn(s, lines.p);
    assert_ok(learned_open(state_of(s), CORDIAL_AUDIENCE_AGENTS, &l, &s->err), &s->err);
    put(s, "slow-site", CORDIAL_VERDICT_ACCEPTED, "a gloopy turtle page");
    assert_ok(learned_refresh(l, &s->err), &s->err);
    assert_int_equal(learned_state(l).recent_lines, 1);
    assert_int_equal(learned_state(l).past_lines, 40);
    assert_ok(learned_rank(&s->mem, l, STR("gloopy turtle"), STR("en"), &rows, &n, &s->err),
              &s->err);
    double nearest = 0;
    for (size_t i = 0; i < n; i++) {
        nearest = str_eq(rows[i].id, STR("slow-site")) ? rows[i].nearest : nearest;
    }
    assert_true(nearest > 0.4);
    learned_close(l);
}

static void models_are_trained_again_after_a_tenth(void **state)
{
    struct scratch *s = *state;
    AUTO(buf_done) struct buf lines = {0};
    for (int i = 0; i < 20; i++) {
        buf_printf(&lines, "{\"text\": \"case%d of word%d\", \"answer\": \"refund\"}\n", i, i);
    }
    learn(s, lines.p);
    static const char *const texts[] = {"first flop", "second blip"};
    for (size_t i = 0; i < N_ROWS(texts); i++) {
        cordial_training training = {0};
        cordial_ledger_add add = {
            .answer = "slow-site", .ticket = texts[i], .bytes = strlen(texts[i])};
        assert_ok(cordial_ledger_put(agents(s), &add, NULL, &training, &s->err), &s->err);
        assert_int_equal(training.trained, i == 1);
    }
}

static bool trains_with(struct scratch *s, const char *text)
{
    cordial_training training = {0};
    cordial_ledger_add add = {.answer = "refund", .ticket = text, .bytes = strlen(text)};
    assert_ok(cordial_ledger_put(agents(s), &add, NULL, &training, &s->err), &s->err);
    return training.trained;
}

static void changed_examples_of_taught_answers_make_training_due(void **state)
{
    struct scratch *s = *state;
    AUTO(buf_done) struct buf lines = {0};
    for (int i = 0; i < 60; i++) {
        buf_printf(&lines, "{\"text\": \"case%d of word%d\", \"answer\": \"refund\"}\n", i, i);
    }
    learn(s, lines.p);
    assert_false(trains_with(s, "first flop"));
    scratch_put(s, "en/sites/untaught.md", "---\nexamples: [untaught]\n---\n# Untaught\n\nText.\n");
    scratch_index(s);
    assert_false(trains_with(s, "second blip"));
    scratch_put(s, "en/billing/refund.reply.md",
                "---\nid: refund\nexamples: [cash again]\n---\n# remedy\n\nText.\n");
    scratch_index(s);
    assert_true(trains_with(s, "third blop"));
    assert_false(trains_with(s, "fourth flip"));
}

static void rejected_ticket_is_heard_as_such(void **state)
{
    struct scratch *s = *state;
    static const char text[] = "the flimflam is purple";
    put(s, "refund", CORDIAL_VERDICT_ACCEPTED, text);
    put(s, "refund", CORDIAL_VERDICT_REJECTED, text);
    struct learned_row row = agents_row(s, text, "refund");
    assert_true(row.nearest == 0);
    assert_true(row.rejected > 0.95);
    assert_int_equal(row.accepted, 0);
}

static void undone_line_counts_no_more_until_it_is_accepted_again(void **state)
{
    struct scratch *s = *state;
    static const char text[] = "the flimflam is purple";
    int64_t number = put(s, "refund", CORDIAL_VERDICT_ACCEPTED, text);
    assert_ok(cordial_ledger_undo(agents(s), number, &s->err), &s->err);
    assert_true(agents_row(s, text, "refund").nearest == 0);
    assert_int_equal(ledger_total(s), 1);
    assert_int_equal(put(s, "refund", CORDIAL_VERDICT_ACCEPTED, text), number);
    assert_true(agents_row(s, text, "refund").nearest > 0.95);
    assert_int_equal(cordial_ledger_undo(agents(s), 999, &s->err), CORDIAL_E_NOTFOUND);
}

static void line_undone_after_training_counts_no_more(void **state)
{
    struct scratch *s = *state;
    struct store *store = NULL;
    learn(s, history);
    assert_true(agents_row(s, "the page crawls like a snail", "slow-site").nearest > 0.9);
    assert_ok(store_open(state_of(s), STORE_READ, &store, &s->err), &s->err);
    assert_ok(ledger_undo(store, 5, &s->err), &s->err); /* without the training that follows */
    store_close(store);
    struct learned_row row = agents_row(s, "the page crawls like a snail", "slow-site");
    assert_true(row.nearest == 0);
    assert_int_equal(row.accepted, 0);
}

/* ---- forgetting ---- */

static bool file_holds(struct scratch *s, const char *name, const char *word)
{
    struct str bytes = {NULL, 0};
    if (file_read(&s->mem, scratch_path(s, name), 1 << 26, &bytes, &s->err) != CORDIAL_OK) {
        return false;
    }
    return str_find(bytes, str_of(word)) != STR_NOT_FOUND;
}

static void forgotten_text_is_on_the_disk_no_more(void **state)
{
    struct scratch *s = *state;
    learn(s, history);
    int64_t number = put(s, "refund", CORDIAL_VERDICT_ACCEPTED, "the flimflam is purple");
    size_t removed = 0;
    cordial_ledger_forgetting what = {.number = number};
    assert_ok(cordial_ledger_forget(agents(s), &what, &removed, &s->err), &s->err);
    assert_int_equal(removed, 1);
    assert_int_equal(ledger_total(s), 5);
    assert_false(file_holds(s, ".cordial/cordial.db", "flimflam"));
    assert_false(file_holds(s, ".cordial/cordial.db-wal", "flimflam"));
    assert_true(agents_row(s, "the flimflam is purple", "refund").nearest < 0.5);
    assert_int_equal(cordial_ledger_forget(agents(s), &what, NULL, &s->err), CORDIAL_E_NOTFOUND);
}

static void everything_can_be_forgotten(void **state)
{
    struct scratch *s = *state;
    learn(s, history);
    size_t removed = 0;
    cordial_ledger_forgetting what = {.all = true};
    assert_ok(cordial_ledger_forget(agents(s), &what, &removed, &s->err), &s->err);
    assert_int_equal(removed, 5);
    assert_int_equal(ledger_total(s), 0);
    struct learned_row row = agents_row(s, "the page crawls like a snail", "slow-site");
    assert_true(isnan(row.model) && row.nearest == 0);
}

static void old_lines_go_when_training(void **state)
{
    struct scratch *s = *state;
    struct store *store = NULL;
    enum ledger_put_result result;
    learn(s, history);
    struct ledger_line old = {
        .key = 42,
        .text = STR("an ancient wish"),
        .answer = STR("refund"),
        .language = STR("en"),
        .when_s = clock_now_s() - (int64_t)40 * 24 * 60 * 60,
    };
    assert_ok(store_open(state_of(s), STORE_WRITE, &store, &s->err), &s->err);
    assert_ok(ledger_put(store, &old, true, &result, &s->err), &s->err);
    store_close(store);
    scratch_put(s, "base.yaml",
                "languages: [en, nl, fa, it]\naudience: public\n"
                "ledger: {keep_days: 30}\n");
    scratch_close(s);
    cordial_learn_report report = learn(s, history);
    assert_int_equal(report.training.expired, 1);
    assert_int_equal(report.training.lines, 5);
    assert_int_equal(ledger_total(s), 5);
}

static void ledger_that_is_off_takes_nothing(void **state)
{
    struct scratch *s = *state;
    learn(s, history);
    scratch_put(s, "base.yaml", "languages: [en, nl, fa, it]\naudience: public\nledger: off\n");
    scratch_close(s);
    cordial_learn_report *report = NULL;
    cordial_ledger_add add = {.answer = "refund", .ticket = "money", .bytes = 5};
    assert_int_equal(cordial_learn(agents(s), history, strlen(history), NULL, &report, &s->err),
                     CORDIAL_E_CONFIG);
    assert_int_equal(cordial_ledger_put(agents(s), &add, NULL, NULL, &s->err), CORDIAL_E_CONFIG);
    assert_int_equal(ledger_total(s), 5); /* what is there can be seen and forgotten */
    cordial_ledger_forgetting what = {.all = true};
    assert_ok(cordial_ledger_forget(agents(s), &what, NULL, &s->err), &s->err);
}

/* ---- audiences ---- */

static void public_sees_public_answers_without_past_tickets(void **state)
{
    struct scratch *s = *state;
    learn(s, history);
    struct learned_row row =
        row_for(s, CORDIAL_AUDIENCE_PUBLIC, "the page crawls like a snail", "slow-site");
    assert_false(isnan(row.model));
    assert_int_equal(row.accepted, 1);
    assert_true(row.nearest == 0 && row.second == 0 && row.alike == 0);
    row = row_for(s, CORDIAL_AUDIENCE_PUBLIC, "xylobone cash for a colleague", "goodwill");
    assert_true(row.id.p == NULL);
    assert_false(isnan(agents_row(s, "xylobone cash", "goodwill").model));
    assert_false(file_holds(s, ".cordial/learned/public.model", "goodwill"));
    assert_true(file_holds(s, ".cordial/learned/agents.model", "goodwill"));
}

static void learned_files_hold_no_word_of_a_ticket(void **state)
{
    static const char *const files[] = {"public.model", "agents.model", "past"};
    static const char *const words[] = {"snail", "crawls", "xylobone", "overflows"};
    struct scratch *s = *state;
    learn(s, history);
    for (size_t i = 0; i < N_ROWS(files); i++) {
        const char *path = arena_printf(&s->mem, ".cordial/learned/%s", files[i]).p;
        for (size_t j = 0; j < N_ROWS(words); j++) {
            assert_int_equal(access(scratch_path(s, path), R_OK), 0);
            assert_false(file_holds(s, path, words[j]));
        }
    }
}

static void answer_that_becomes_the_agents_own_leaves_the_public_model(void **state)
{
    struct scratch *s = *state;
    learn(s, history);
    assert_true(file_holds(s, ".cordial/learned/public.model", "slow-site"));
    scratch_put(s, "en/sites/slow-site.md",
                "---\naudience: agents\n---\n# Slow website\n\nSlow.\n");
    scratch_index(s);
    learn(s, history);
    assert_false(file_holds(s, ".cordial/learned/public.model", "slow-site"));
}

static void examples_of_taught_answers_are_learned_as_well(void **state)
{
    struct scratch *s = *state;
    learn(s, history);
    struct learned_row said = agents_row(s, "website loads slowly", "slow-site");
    struct learned_row other = agents_row(s, "qqq vvv", "slow-site");
    assert_true(said.model > other.model + 0.2);
    assert_int_equal(said.accepted, 1); /* an example is no accepted ticket */
    assert_true(said.alike == 0);
}

/* In letters that no other text has: parts of words count too. */
static void examples_of_agents_entries_and_of_drafts_are_not_in_the_public_model(void **state)
{
    struct scratch *s = *state;
    scratch_put(
        s, "en/sites/slow-site.reply.md",
        "---\naudience: agents\nexamples: [\"\u0436\u0436\u0436\"]\n---\n# cause\n\nSlow.\n");
    scratch_put(s, "nl/sites/slow-site.md",
                "---\nstate: draft\nexamples: [\"\u0449\u0449\u0449\"]\n---\n# Traag\n\nTraag.\n");
    scratch_index(s);
    learn(s, history);
    cordial_audience everybody = CORDIAL_AUDIENCE_PUBLIC;
    double unknown = row_for(s, everybody, "\u044e\u044e\u044e", "slow-site").model;
    assert_true(row_for(s, everybody, "\u0436\u0436\u0436", "slow-site").model == unknown);
    assert_true(row_for(s, everybody, "\u0449\u0449\u0449", "slow-site").model == unknown);
    assert_true(agents_row(s, "\u0436\u0436\u0436", "slow-site").model >
                agents_row(s, "\u0449\u0449\u0449", "slow-site").model + 0.2);
}

static void keep_total(void *data, size_t done, size_t total)
{
    (void)done;
    *(size_t *)data = total;
}

/* How many answers are trained, those of a second model counted again. */
static size_t trained(struct scratch *s, const char *lines)
{
    size_t total = 0;
    cordial_learn_report *report = NULL;
    cordial_learn_options options = {.progress = keep_total, .data = &total};
    assert_ok(cordial_learn(agents(s), lines, strlen(lines), &options, &report, &s->err), &s->err);
    cordial_learn_report_free(report);
    return total;
}

static void second_model_is_trained_only_when_the_public_learns_less(void **state)
{
    struct scratch *s = *state;
    scratch_put(s, "en/sites/slow-site.reply.md",
                "---\naudience: agents\nexamples: [snail]\n---\n# cause\n\nSlow.\n");
    scratch_index(s);
    put(s, "slow-site", CORDIAL_VERDICT_REJECTED, "the snail is purple"); /* is no class of it */
    static const char two[] = "{\"text\": \"give me my cash back\", \"answer\": \"refund\"}\n"
                              "{\"text\": \"it overflows\", \"answer\": \"mailbox-full\"}\n";
    assert_int_equal(trained(s, two), 2);
    static const char third[] = "{\"text\": \"what a snail\", \"answer\": \"slow-site\"}\n";
    assert_int_equal(trained(s, third), 3 + 3);
}

static void public_handle_may_not_touch_the_ledger(void **state)
{
    struct scratch *s = *state;
    cordial_base *base = scratch_base(s, CORDIAL_AUDIENCE_PUBLIC);
    cordial_learn_report *report = NULL;
    cordial_ledger *ledger = NULL;
    cordial_ledger_forgetting what = {.all = true};
    cordial_ledger_add add = {.answer = "refund", .ticket = "money", .bytes = 5};
    assert_int_equal(cordial_learn(base, history, strlen(history), NULL, &report, &s->err),
                     CORDIAL_E_USAGE);
    assert_int_equal(cordial_ledger_list(base, NULL, &ledger, &s->err), CORDIAL_E_USAGE);
    assert_int_equal(cordial_ledger_put(base, &add, NULL, NULL, &s->err), CORDIAL_E_USAGE);
    assert_int_equal(cordial_ledger_undo(base, 1, &s->err), CORDIAL_E_USAGE);
    assert_int_equal(cordial_ledger_forget(base, &what, NULL, &s->err), CORDIAL_E_USAGE);
}

/* ---- broken files ---- */

static void broken_file_is_passed_over_and_mended_by_the_next_training(void **state)
{
    static const struct {
        const char *file;
        size_t keep; /* bytes from the start */
        size_t flip; /* the byte that is changed; SIZE_MAX: none */
    } cases[] = {
        {"agents.model", 0, SIZE_MAX},  {"agents.model", 10, SIZE_MAX}, {"agents.model", 100, 3},
        {"agents.model", SIZE_MAX, 16}, {"agents.model", SIZE_MAX, 80}, {"past", 60, SIZE_MAX},
        {"past", SIZE_MAX, 200},
    };
    struct scratch *s = *state;
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        learn(s, history);
        const char *name = arena_printf(&s->mem, ".cordial/learned/%s", cases[i].file).p;
        struct str bytes;
        struct learned *l = NULL;
        assert_ok(file_read(&s->mem, scratch_path(s, name), 1 << 26, &bytes, &s->err), &s->err);
        char *copy = arena_alloc(&s->mem, bytes.n);
        memcpy(copy, bytes.p, bytes.n);
        if (cases[i].flip < bytes.n) {
            copy[cases[i].flip] ^= 0x55;
        }
        struct str broken = {copy, cases[i].keep < bytes.n ? cases[i].keep : bytes.n};
        assert_ok(file_write(scratch_path(s, name), broken, &s->err), &s->err);
        assert_ok(learned_open(state_of(s), CORDIAL_AUDIENCE_AGENTS, &l, &s->err), &s->err);
        assert_int_equal(learned_state(l).problems.n, 1);
        assert_true(str_starts(learned_state(l).problems.rows[0], str_of(cases[i].file)));
        learn(s, history);
        assert_ok(learned_refresh(l, &s->err), &s->err);
        assert_int_equal(learned_state(l).problems.n, 0);
        learned_close(l);
    }
}

static void damaged_ledger_is_an_error_and_no_hindrance(void **state)
{
    struct scratch *s = *state;
    struct learned *l = NULL;
    cordial_ledger *ledger = NULL;
    scratch_put(s, ".cordial/cordial.db", "this is no database, but long enough to look at it");
    assert_int_equal(cordial_ledger_list(agents(s), NULL, &ledger, &s->err), CORDIAL_E_IO);
    assert_ok(learned_open(state_of(s), CORDIAL_AUDIENCE_AGENTS, &l, &s->err), &s->err);
    assert_int_equal(learned_state(l).problems.n, 1);
    learned_close(l);
}

static struct str file_of(struct scratch *s, const char *name)
{
    struct str bytes;
    assert_ok(file_read(&s->mem, scratch_path(s, name), 1 << 26, &bytes, &s->err), &s->err);
    return bytes;
}

static void same_lines_make_the_same_files(void **state)
{
    static const char *const files[] = {".cordial/learned/agents.model",
                                        ".cordial/learned/public.model", ".cordial/learned/past"};
    struct scratch *s = *state;
    struct str first[N_ROWS(files)];
    learn(s, history);
    for (size_t i = 0; i < N_ROWS(files); i++) {
        first[i] = file_of(s, files[i]);
    }
    for (size_t round = 0; round < 3; round++) {
        learn(s, history);
        for (size_t i = 0; i < N_ROWS(files); i++) {
            assert_true(str_eq(file_of(s, files[i]), first[i]));
        }
    }
}

static void leavings_of_a_killed_training_are_swept(void **state)
{
    static const char left[] = ".cordial/learned/past.4711.new";
    struct scratch *s = *state;
    scratch_put(s, left, "half a file");
    learn(s, history);
    assert_int_not_equal(access(scratch_path(s, left), F_OK), 0);
    assert_int_equal(access(scratch_path(s, ".cordial/learned/past"), F_OK), 0);
}

/* ---- suggesting ---- */

/* The decision about a ticket; @out_first: the id of the first suggestion, "" without one. */
static cordial_decision decide(struct scratch *s, const char *text, const char **out_first)
{
    cordial_suggestions *found = NULL;
    cordial_suggest_options options = {.no_draft = true, .language = "en"};
    scratch_close(s); /* an open handle looks for new lines only now and then */
    assert_ok(cordial_suggest(agents(s), text, strlen(text), &options, &found, &s->err), &s->err);
    cordial_decision decision = found->decision;
    *out_first = found->n_rows > 0 ? arena_cstr(&s->mem, str_of(found->rows[0].id)) : "";
    cordial_suggestions_free(found);
    return decision;
}

static void one_accepted_ticket_is_answered_until_it_is_undone(void **state)
{
    static const char text[] = "the flimflam gurgles in purple";
    static const char alike[] = "a purple flimflam, it gurgles again";
    struct scratch *s = *state;
    const char *first;
    assert_int_equal(decide(s, text, &first), CORDIAL_DECISION_NONE);
    assert_string_equal(first, "");
    int64_t number = put(s, "refund", CORDIAL_VERDICT_ACCEPTED, text);
    assert_int_equal(decide(s, text, &first), CORDIAL_DECISION_ANSWER);
    assert_string_equal(first, "refund");
    decide(s, alike, &first);
    assert_string_equal(first, "refund");
    assert_ok(cordial_ledger_undo(agents(s), number, &s->err), &s->err);
    assert_int_equal(decide(s, text, &first), CORDIAL_DECISION_NONE);
    assert_string_equal(first, "");
}

/* ---- stripping ---- */

static void stored_text_is_stripped_of_people(void **state)
{
    static const struct {
        const char *ticket;
        const char *gone[8];
        const char *stays[6];
    } cases[] = {
        {"Dear team,\n\nI'm Giulia Bernasconi and Marco wrote this. Mail is refused with error 553, "
         "ERR-4012, PHP 8.2, Outlook Express. Write to giulia@gigi.example or call +39 02 1234 5678. "
         "Order 2024-88812, IBAN IT60 X054 2811 1010 0000 0123 456, born 12/03/1980.\n\n"
         "Kind regards,\nGiulia Bernasconi\n",
         {"Giulia", "Bernasconi", "Marco", "gigi", "1234", "88812", "X054", "1980"},
         {"refused", "553", "ERR-4012", "8.2", "Outlook"}},
        {"Hello, the token https://shop.example/admin?key=topsecret from 84.22.11.9 fails with "
         "0x80070005.\n> quoted Waldemar\n-- \nBartholomew\n",
         {"shop", "topsecret", "84.22", "Waldemar", "Bartholomew"},
         {"token", "0x80070005"}},
        {"Buongiorno, la mia casella \u00e8 piena. Abito in via Garibaldi 12, 20121 Milano. "
         "Cordiali saluti, Luca Ferraris",
         {"Garibaldi", "20121", "Milano", "Luca", "Ferraris"},
         {"casella", "piena"}},
        {"\u0628\u0646\u062f\u0647 \u0645\u062d\u0645\u062f \u0631\u0636\u0627\u06cc\u06cc "
         "\u0647\u0633\u062a\u0645. \u0627\u06cc\u0645\u06cc\u0644 \u0645\u0646 \u0628\u0627 "
         "\u062e\u0637\u0627\u06cc 553 \u0628\u0631\u06af\u0634\u062a. "
         "\u0634\u0645\u0627\u0631\u0647 \u0645\u0646 "
         "\u06f0\u06f9\u06f1\u06f2\u06f3\u06f4\u06f5\u06f6\u06f7\u06f8\u06f9 "
         "\u0627\u0633\u062a.",
         {"\u0645\u062d\u0645\u062f", "\u0631\u0636\u0627\u06cc\u06cc", "\u06f0\u06f9\u06f1\u06f2"},
         {"\u0627\u06cc\u0645\u06cc\u0644", "553"}},
    };
    struct scratch *s = *state;
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        put(s, "relay-553", CORDIAL_VERDICT_ACCEPTED, cases[i].ticket);
        const char *text = stored(s);
        for (size_t j = 0; j < N_ROWS(cases[i].gone) && cases[i].gone[j] != NULL; j++) {
            if (strstr(text, cases[i].gone[j]) != NULL) {
                fail_msg("'%s' is still in: %s", cases[i].gone[j], text);
            }
        }
        for (size_t j = 0; j < N_ROWS(cases[i].stays) && cases[i].stays[j] != NULL; j++) {
            if (strstr(text, cases[i].stays[j]) == NULL) {
                fail_msg("'%s' is lost: %s", cases[i].stays[j], text);
            }
        }
    }
}

static void word_with_a_capital_in_three_tickets_is_no_name(void **state)
{
    struct scratch *s = *state;
    learn(s, "{\"text\": \"my Frobnicator mail\", \"answer\": \"refund\"}\n"
             "{\"text\": \"a Frobnicator server\", \"answer\": \"refund\"}\n"
             "{\"text\": \"one Frobnicator limit and Zebulon\", \"answer\": \"refund\"}\n");
    assert_non_null(strstr(stored(s), "Frobnicator"));
    assert_null(strstr(stored(s), "Zebulon"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        learn_test(history_is_learned_once),
        learn_test(blanks_and_capitals_make_no_other_line),
        learn_test(lines_that_cannot_be_taken_are_refused_with_their_place),
        learn_test(one_accepted_ticket_helps_at_once),
        learn_test(open_handle_sees_new_lines_without_training),
        learn_test(models_are_trained_again_after_a_tenth),
        learn_test(changed_examples_of_taught_answers_make_training_due),
        learn_test(rejected_ticket_is_heard_as_such),
        learn_test(undone_line_counts_no_more_until_it_is_accepted_again),
        learn_test(line_undone_after_training_counts_no_more),
        learn_test(forgotten_text_is_on_the_disk_no_more),
        learn_test(everything_can_be_forgotten),
        learn_test(old_lines_go_when_training),
        learn_test(ledger_that_is_off_takes_nothing),
        learn_test(public_sees_public_answers_without_past_tickets),
        learn_test(learned_files_hold_no_word_of_a_ticket),
        learn_test(answer_that_becomes_the_agents_own_leaves_the_public_model),
        learn_test(examples_of_taught_answers_are_learned_as_well),
        learn_test(examples_of_agents_entries_and_of_drafts_are_not_in_the_public_model),
        learn_test(second_model_is_trained_only_when_the_public_learns_less),
        learn_test(public_handle_may_not_touch_the_ledger),
        learn_test(broken_file_is_passed_over_and_mended_by_the_next_training),
        learn_test(damaged_ledger_is_an_error_and_no_hindrance),
        learn_test(same_lines_make_the_same_files),
        learn_test(leavings_of_a_killed_training_are_swept),
        learn_test(one_accepted_ticket_is_answered_until_it_is_undone),
        learn_test(stored_text_is_stripped_of_people),
        learn_test(word_with_a_capital_in_three_tickets_is_no_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
