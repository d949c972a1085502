/* The table of measures; reliability; failed tickets; an earlier run; the floor. */
#include "cli/eval_page.h"

#include <stdio.h>

enum {
    SHOWN = 20, /* tickets, unless all are wanted */
    LABEL_COLUMN = 10,
    LANGUAGE_COLUMN = 9,
};

/* How measures are headed, and how wide. */
static const struct {
    const char *head;
    int width;
} columns[CORDIAL_MEASURES] = {
    [CORDIAL_MEASURE_NDCG] = {"nDCG@10", 8},
    [CORDIAL_MEASURE_MRR] = {"MRR", 6},
    [CORDIAL_MEASURE_TOP1] = {"top-1", 6},
    [CORDIAL_MEASURE_TOP3] = {"top-3", 6},
    [CORDIAL_MEASURE_AUROC] = {"AUROC", 6},
    [CORDIAL_MEASURE_DECISION] = {"decision", 9},
    [CORDIAL_MEASURE_CALIBRATION] = {"calib.err", 10},
};

static bool is_there(const char *text)
{
    return text != NULL && *text != '\0';
}

static void add_number(struct page *page, int width, double value)
{
    if (value >= 0) {
        page_printf(page, "%*.3f", width, value);
    } else {
        page_printf(page, "%*s", width, "-");
    }
}

static void add_part(struct page *page, const char *name, const cordial_eval_part *part)
{
    page_printf(page, "%-*.*s", LANGUAGE_COLUMN, LANGUAGE_COLUMN - 1, name);
    page_printf(page, "%7zu%9zu", part->tickets, part->with_answer);
    for (size_t i = 0; i < CORDIAL_MEASURES; i++) {
        add_number(page, columns[i].width, part->of[i]);
    }
    page_end(page);
}

static void add_measures(struct page *page, const cordial_evaluation *evaluation)
{
    page_rule(page, "Measures");
    page_printf(page, "%-*s%7s%9s", LANGUAGE_COLUMN, "", "tickets", "answered");
    for (size_t i = 0; i < CORDIAL_MEASURES; i++) {
        page_printf(page, "%*s", columns[i].width, columns[i].head);
    }
    page_end(page);
    for (size_t i = 0; i < evaluation->n_languages; i++) {
        const char *code = evaluation->languages[i].language;
        add_part(page, is_there(code) ? code : "unknown", &evaluation->languages[i]);
    }
    add_part(page, "all", &evaluation->total);
    page_end(page);
}

/* The bar is the share that is right; its colour says whether the confidence promised that. */
static enum style reliability_style(const cordial_eval_bin *bin)
{
    double off = bin->confidence - bin->right;
    return off > 0.15 ? STYLE_BAD : off < -0.15 ? STYLE_DOUBT : STYLE_GOOD;
}

static void add_reliability(struct page *page, const cordial_eval_part *part)
{
    page_rule(page, "Reliability of the first row's confidence");
    page_printf(page, "%-10s%9s%9s%9s\n", "confidence", "tickets", "mean", "right");
    for (size_t i = 0; i < CORDIAL_EVAL_BINS; i++) {
        const cordial_eval_bin *bin = &part->bins[i];
        page_printf(page, "%.1f - %.1f %9zu", (double)i / CORDIAL_EVAL_BINS,
                    (double)(i + 1) / CORDIAL_EVAL_BINS, bin->n);
        add_number(page, 9, bin->n > 0 ? bin->confidence : -1);
        add_number(page, 9, bin->n > 0 ? bin->right : -1);
        if (bin->n > 0 && page->term->tty) {
            page_words(page, STYLE_PLAIN, "  ");
            page_bar(page, reliability_style(bin), bin->right);
        }
        page_end(page);
    }
    page_end(page);
}

static bool has_failed(const cordial_eval_ticket *t)
{
    return !t->decided || (t->n_expect > 0 && t->rank != 1);
}

static size_t count_failed(const cordial_evaluation *evaluation)
{
    size_t n = 0;
    for (size_t i = 0; i < evaluation->n_tickets; i++) {
        n += has_failed(&evaluation->tickets[i]);
    }
    return n;
}

static void add_label(struct page *page, const char *label)
{
    char padded[LABEL_COLUMN + 8];
    snprintf(padded, sizeof padded, "%-*s", LABEL_COLUMN, label);
    page_start(page);
    page_words(page, STYLE_DIM, padded);
}

static void add_place(struct page *page, const cordial_eval_ticket *t, const char *id)
{
    size_t at = 0;
    while (at < t->n_rows && strcmp(t->rows[at].id, id) != 0) {
        at++;
    }
    if (at < t->n_rows) {
        page_printf(page, ", came %zu. with %.2f", at + 1, t->rows[at].confidence);
    } else {
        page_printf(page, ", not among the first %d", CORDIAL_EVAL_RANKS);
    }
}

static void add_expected(struct page *page, const cordial_eval_ticket *t)
{
    for (size_t i = 0; i < t->n_expect; i++) {
        add_label(page, i == 0 ? "expected" : "");
        page_value(page, STYLE_GOOD, str_of(t->expect[i]));
        add_place(page, t, t->expect[i]);
        page_end(page);
    }
    if (t->n_expect == 0) {
        add_label(page, "expected");
        page_words(page, STYLE_GOOD, "nothing that fits");
        page_end(page);
    }
}

static void add_got(struct page *page, const cordial_eval_ticket *t)
{
    bool right = t->rank == 1;
    add_label(page, "got");
    if (t->n_rows > 0) {
        page_value(page, right ? STYLE_GOOD : STYLE_BAD, str_of(t->rows[0].id));
        page_printf(page, " with %.2f", t->rows[0].confidence);
    } else {
        page_words(page, STYLE_BAD, "no answer at all");
    }
    page_words(page, STYLE_PLAIN, "; decision ");
    page_words(page, t->decided ? STYLE_PLAIN : STYLE_BAD, cordial_decision_name(t->decision));
    page_end(page);
}

static void add_reasons(struct page *page, const cordial_eval_ticket *t)
{
    char head[LABEL_COLUMN + 8];
    struct buf words = {0};
    for (size_t i = 0; i < t->n_reasons; i++) {
        buf_printf(&words, "%s%s %s", i > 0 ? "; " : "", t->reasons[i].kind, t->reasons[i].text);
    }
    snprintf(head, sizeof head, "%-*s", LABEL_COLUMN, "because");
    if (words.n > 0) {
        page_paragraph(page, &(struct page_text){
                                 .text = buf_str(&words), .head = head, .head_style = STYLE_DIM});
    }
    buf_done(&words);
}

static void add_failure(struct page *page, const cordial_eval_ticket *t)
{
    page_value(page, STYLE_STRONG, str_of(t->id));
    page_printf(page, ", line %u", t->line);
    page_end(page);
    page->indent = 4;
    page_paragraph(page, &(struct page_text){.text = str_of(t->excerpt), .style = STYLE_DIM});
    add_expected(page, t);
    add_got(page, t);
    add_reasons(page, t);
    page->indent = 0;
}

static void add_more(struct page *page, size_t shown, size_t n)
{
    if (shown < n) {
        page_printf(page, "and %zu more; --all shows them\n", n - shown);
    }
}

static void add_failures(struct page *page, const struct eval_page *eval)
{
    const cordial_evaluation *evaluation = eval->evaluation;
    size_t n = count_failed(evaluation);
    size_t shown = 0;
    page_rule(page, "What failed");
    page_printf(page, "%zu of %zu tickets", n, evaluation->n_tickets);
    page_end(page);
    for (size_t i = 0; i < evaluation->n_tickets; i++) {
        if (has_failed(&evaluation->tickets[i]) && (eval->all || shown < SHOWN)) {
            add_failure(page, &evaluation->tickets[i]);
            shown++;
        }
    }
    add_more(page, shown, n);
}

static void add_step(struct page *page, cordial_measure measure, double before, double after)
{
    double gain = cordial_measure_falls(measure) ? before - after : after - before;
    enum style style = gain > 0.0005 ? STYLE_GOOD : gain < -0.0005 ? STYLE_BAD : STYLE_PLAIN;
    char words[32];
    page_printf(page, "%-*s", LABEL_COLUMN, columns[measure].head);
    add_number(page, 8, before);
    add_number(page, 8, after);
    if (before >= 0 && after >= 0) {
        snprintf(words, sizeof words, "  %+.3f", after - before);
        page_words(page, style, words);
    }
    page_end(page);
}

static void add_split(struct page *page, const char *what, const cordial_eval_split *split)
{
    static const double CLEAR = 0.05; /* the customary bound */
    page_printf(page, "%s: %zu better, %zu worse", what, split->better, split->worse);
    if (split->better + split->worse > 0) {
        page_printf(page, "; %s (sign test, p = %.3f)",
                    split->luck < CLEAR ? "hardly by luck" : "may be luck", split->luck);
    }
    page_end(page);
}

static void add_rank(struct page *page, size_t rank)
{
    if (rank > 0) {
        page_printf(page, "%zu", rank);
    } else {
        page_words(page, STYLE_PLAIN, "none");
    }
}

static void add_change(struct page *page, const cordial_eval_change *c)
{
    bool worse = c->ranked < 0 || c->decided < 0;
    bool mixed = worse && (c->ranked > 0 || c->decided > 0);
    page_words(page,
               mixed   ? STYLE_DOUBT
               : worse ? STYLE_BAD
                       : STYLE_GOOD,
               mixed   ? "mixed   "
               : worse ? "worse   "
                       : "better  ");
    page_value(page, STYLE_STRONG, str_of(c->id));
    if (c->ranked != 0) {
        page_words(page, STYLE_PLAIN, ", rank ");
        add_rank(page, c->rank_before);
        page_words(page, STYLE_PLAIN, " → ");
        add_rank(page, c->rank);
    }
    if (c->decided != 0) {
        page_printf(page, ", decision %s → %s", cordial_decision_name(c->decision_before),
                    cordial_decision_name(c->decision));
    }
    page_end(page);
}

static void add_comparison(struct page *page, const struct eval_page *eval)
{
    const cordial_eval_comparison *c = eval->comparison;
    page_end(page);
    page_rule(page, "Compared with the earlier run");
    page_printf(page,
                "tickets in both: %zu, in this run alone: %zu, in the earlier one alone: %zu\n",
                c->after.tickets, c->added, c->missing);
    page_printf(page, "%-*s%8s%8s\n", LABEL_COLUMN, "", "before", "now");
    for (size_t i = 0; i < CORDIAL_MEASURES; i++) {
        add_step(page, (cordial_measure)i, c->before.of[i], c->after.of[i]);
    }
    add_split(page, "by rank", &c->ranked);
    add_split(page, "by decision", &c->decided);
    size_t shown = eval->all || c->n_changes < SHOWN ? c->n_changes : SHOWN;
    for (size_t i = 0; i < shown; i++) {
        add_change(page, &c->changes[i]);
    }
    add_more(page, shown, c->n_changes);
}

static void add_fall(struct page *page, const cordial_eval_fall *fall)
{
    page_words(page, STYLE_BAD, columns[fall->measure].head);
    if (is_there(fall->language)) {
        page_words(page, STYLE_PLAIN, " of ");
        page_value(page, STYLE_PLAIN, str_of(fall->language));
    }
    if (fall->value < 0) {
        page_printf(page, ": nothing to measure it on, the floor is %.3f\n", fall->floor);
    } else {
        page_printf(page, " is %.4f, the %s is %.4f\n", fall->value,
                    cordial_measure_falls(fall->measure) ? "most allowed" : "floor", fall->floor);
    }
}

static void add_floor(struct page *page, const struct eval_page *eval)
{
    page_end(page);
    page_rule(page, "Floor");
    for (size_t i = 0; i < eval->n_fallen; i++) {
        add_fall(page, &eval->fallen[i]);
    }
    if (eval->n_fallen == 0) {
        page_words(page, STYLE_GOOD, "every measure holds");
        page_end(page);
    }
}

void eval_page_print(struct page *page, const struct eval_page *eval)
{
    add_measures(page, eval->evaluation);
    add_reliability(page, &eval->evaluation->total);
    add_failures(page, eval);
    if (eval->comparison != NULL) {
        add_comparison(page, eval);
    }
    if (eval->has_floor) {
        add_floor(page, eval);
    }
}

void eval_page_unknown(struct page *page, const char *file, const cordial_evaluation *evaluation)
{
    for (size_t i = 0; i < evaluation->n_unknown; i++) {
        const cordial_eval_unknown *row = &evaluation->unknown[i];
        page_value(page, STYLE_PLAIN, str_of(file));
        page_printf(page, ":%u: ", row->line);
        page_words(page, STYLE_DOUBT, "warning: ");
        page_words(page, STYLE_PLAIN, "the base has no answer '");
        page_value(page, STYLE_PLAIN, str_of(row->id));
        page_printf(page, "', which %zu %s", row->tickets,
                    row->tickets == 1 ? "ticket expects" : "tickets expect");
        if (row->nearest != NULL) {
            page_words(page, STYLE_PLAIN, "; did you mean '");
            page_value(page, STYLE_PLAIN, str_of(row->nearest));
            page_words(page, STYLE_PLAIN, "'?");
        }
        page_end(page);
    }
}
