/* ledger: its verbs in a table; listing; verdicts; undoing and forgetting. */
#include "cli/badges.h"
#include "cli/input.h"
#include "cli/verbs.h"
#include "view/view.h"

#include "base/str.h"

#include <time.h>

enum { LIST_MAX = 1000000, DATE_BYTES = 10 };

/* ---- list ---- */

static void ledger_freep(cordial_ledger **ledger)
{
    cordial_ledger_free(*ledger);
}

static void add_line(struct run *run, const cordial_ledger_line *line)
{
    struct page *page = &run->page;
    enum style style = line->verdict == CORDIAL_VERDICT_REJECTED ? STYLE_BAD : STYLE_GOOD;
    page_printf(page, "%lld ", (long long)line->number);
    page_words(page, line->undone ? STYLE_DIM : style, cordial_verdict_name(line->verdict));
    page_words(page, STYLE_DIM, line->undone ? " (undone) " : " ");
    page_value(page, STYLE_STRONG, str_of(line->answer));
    page_words(page, STYLE_DIM, " ");
    page_words(page, STYLE_DIM, verbs_date(run->mem, line->when_s));
    page_end(page);
    page->indent += 4;
    page_wrap(page, str_of(line->text));
    page->indent -= 4;
}

static cordial_status list(struct run *run, size_t n, const char *const *words, cordial_error *err)
{
    (void)n;
    (void)words;
    long max = CORDIAL_LEDGER_LIST;
    TRY(option_number(&run->options, "number", 1, LIST_MAX, &max, err));
    AUTO(ledger_freep) cordial_ledger *ledger = NULL;
    cordial_ledger_query query = {
        .answer = option_value(&run->options, "answer"),
        .n = (size_t)max,
    };
    TRY(cordial_ledger_list(run->base, &query, &ledger, err));
    if (option_given(&run->options, "json")) {
        run_document(run, view_ledger(ledger));
        return CORDIAL_OK;
    }
    for (size_t i = 0; i < ledger->n_rows; i++) {
        add_line(run, &ledger->rows[i]);
    }
    page_printf(&run->page, "%zu of ", ledger->n_rows);
    page_count(&run->page, ledger->total, "line", "lines");
    page_end(&run->page);
    return CORDIAL_OK;
}

/* ---- accept, reject ---- */

static cordial_format format_of(const struct options *options)
{
    const char *name = option_value(options, "format");
    struct str format = str_of(name != NULL ? name : "");
    if (str_eq(format, STR("text"))) {
        return CORDIAL_FORMAT_TEXT;
    }
    if (str_eq(format, STR("eml"))) {
        return CORDIAL_FORMAT_MAIL;
    }
    return str_eq(format, STR("json")) ? CORDIAL_FORMAT_JSON : CORDIAL_FORMAT_ANY;
}

static cordial_status put(struct run *run, cordial_verdict verdict, size_t n,
                          const char *const *words, cordial_error *err)
{
    struct str ticket;
    int64_t number = 0;
    cordial_training training = {0};
    TRY(input_read(run->mem, n > 1 ? words[1] : "-", "the ticket", CORDIAL_MAIL_MAX, &ticket, err));
    cordial_ledger_add add = {
        .answer = words[0],
        .verdict = verdict,
        .ticket = ticket.p,
        .bytes = ticket.n,
        .format = format_of(&run->options),
        .language = option_value(&run->options, "lang"),
    };
    TRY(cordial_ledger_put(run->base, &add, &number, &training, err));
    if (option_given(&run->options, "json")) {
        run_document(run, view_ledger_put(number, verdict, &training));
        return CORDIAL_OK;
    }
    page_printf(&run->page, "line %lld: %s%s\n", (long long)number, cordial_verdict_name(verdict),
                training.trained ? "; the models are trained anew" : "");
    return CORDIAL_OK;
}

static cordial_status accept(struct run *run, size_t n, const char *const *words,
                             cordial_error *err)
{
    bool edited = option_given(&run->options, "edited");
    return put(run, edited ? CORDIAL_VERDICT_EDITED : CORDIAL_VERDICT_ACCEPTED, n, words, err);
}

static cordial_status reject(struct run *run, size_t n, const char *const *words,
                             cordial_error *err)
{
    return put(run, CORDIAL_VERDICT_REJECTED, n, words, err);
}

/* ---- undo, forget ---- */

static cordial_status number_of(const char *word, int64_t *out, cordial_error *err)
{
    if (!str_int(str_of(word), out) || *out < 1) {
        return err_set(err, CORDIAL_E_USAGE, "'%s' is no number of a line", word);
    }
    return CORDIAL_OK;
}

static void tell_count(struct run *run, const char *key, size_t n, const char *done)
{
    if (option_given(&run->options, "json")) {
        run_document(run, json_pack("{s:I}", key, (json_int_t)n));
        return;
    }
    page_count(&run->page, n, "line", "lines");
    page_printf(&run->page, " %s\n", done);
}

static cordial_status undo(struct run *run, size_t n, const char *const *words, cordial_error *err)
{
    int64_t number;
    for (size_t i = 0; i < n; i++) {
        TRY(number_of(words[i], &number, err));
        TRY(cordial_ledger_undo(run->base, number, err));
    }
    tell_count(run, "undone", n, "undone");
    return CORDIAL_OK;
}

/* Midnight of a day in UTC. */
static cordial_status moment_of(const char *date, int64_t *out, cordial_error *err)
{
    struct str s = str_of(date);
    int64_t year;
    int64_t month;
    int64_t day;
    bool fits = s.n == DATE_BYTES && s.p[4] == '-' && s.p[7] == '-' &&
                str_int(str_sub(s, 0, 4), &year) && str_int(str_sub(s, 5, 7), &month) &&
                str_int(str_sub(s, 8, 10), &day);
    struct tm tm = {0};
    if (fits) {
        tm =
            (struct tm){.tm_year = (int)year - 1900, .tm_mon = (int)month - 1, .tm_mday = (int)day};
        *out = timegm(&tm);
    }
    if (!fits || tm.tm_mday != (int)day || tm.tm_mon != (int)month - 1 || *out <= 0) {
        return err_set(err, CORDIAL_E_USAGE, "'%s' is no date like 2026-03-31", date);
    }
    return CORDIAL_OK;
}

static cordial_status forget_lines(struct run *run, size_t n, const char *const *words, size_t *out,
                                   cordial_error *err)
{
    for (size_t i = 0; i < n; i++) {
        cordial_ledger_forgetting what = {0};
        size_t removed = 0;
        TRY(number_of(words[i], &what.number, err));
        TRY(cordial_ledger_forget(run->base, &what, &removed, err));
        *out += removed;
    }
    return CORDIAL_OK;
}

static cordial_status forget(struct run *run, size_t n, const char *const *words,
                             cordial_error *err)
{
    size_t removed = 0;
    const char *before = option_value(&run->options, "before");
    cordial_ledger_forgetting what = {.all = option_given(&run->options, "all")};
    if ((n > 0) + (before != NULL) + what.all != 1) {
        return err_set(err, CORDIAL_E_USAGE,
                       "forget needs numbers of lines, or --before, or --all");
    }
    if (before != NULL) {
        TRY(moment_of(before, &what.before_s, err));
    }
    if (n > 0) {
        TRY(forget_lines(run, n, words, &removed, err));
    } else {
        TRY(cordial_ledger_forget(run->base, &what, &removed, err));
    }
    tell_count(run, "removed", removed, "forgotten");
    return CORDIAL_OK;
}

/* ---- the verbs ---- */

static const struct verb verbs[] = {
    {"accept", "ID [FILE|-]", 1, 2, accept},
    {"forget", "N...", 0, WORDS_ANY, forget},
    {"list", "", 0, 0, list},
    {"reject", "ID [FILE|-]", 1, 2, reject},
    {"undo", "N...", 1, WORDS_ANY, undo},
};

cordial_status cmd_ledger(struct run *run, cordial_error *err)
{
    return verbs_run(run, verbs, sizeof verbs / sizeof verbs[0], err);
}
