/* search: numbered rows, and what the reader may have meant. */
#include "cli/badges.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "view/view.h"

#include <stdio.h>

enum { RESULT_INDENT = 4 };

static void results_freep(cordial_results **results)
{
    cordial_results_free(*results);
}

static struct str joined_words(struct run *run)
{
    struct buf query = {0};
    for (size_t i = 0; i < run->options.n_words; i++) {
        buf_printf(&query, "%s%s", i > 0 ? " " : "", run->options.words[i]);
    }
    struct str kept = buf_keep(&query, run->mem);
    buf_done(&query);
    return kept;
}

static void add_quoted_line(struct page *page, const char *before, const char *text,
                            const char *after)
{
    page_words(page, STYLE_DOUBT, before);
    page_value(page, STYLE_STRONG, str_of(text));
    page_words(page, STYLE_DOUBT, after);
    page_end(page);
}

/* What must be known before the rows are read. */
static void add_notes(struct page *page, const cordial_results *results)
{
    if (results->corrected && results->did_you_mean != NULL) {
        add_quoted_line(page,
                        results->any ? "Nothing has all these words; here is what has any of '"
                                     : "Nothing has these words; here is what has '",
                        results->did_you_mean, "':");
        return;
    }
    if (results->did_you_mean != NULL) {
        add_quoted_line(page, "Did you mean '", results->did_you_mean, "'?");
    }
    if (results->any) {
        page_words(page, STYLE_DOUBT,
                   "Fewer than three answers have all the words; these have any of them:");
        page_end(page);
    }
}

static void add_row(struct page *page, const cordial_result *row, size_t number)
{
    char head[32];
    snprintf(head, sizeof head, "%2zu  ", number);
    page_paragraph(
        page, &(struct page_text){.text = str_of(row->title), .head = head, .style = STYLE_STRONG});
    page->indent = RESULT_INDENT;
    page_start(page);
    badges_print(page, &(struct badges){
                           .id = row->id,
                           .language = row->language,
                           .article = row->has_article,
                           .reply = row->has_reply,
                           .audience = row->audience,
                           .section = row->section_title,
                           .anchor = row->section_anchor,
                       });
    if (row->snippet != NULL) {
        page_paragraph(page, &(struct page_text){.text = str_of(row->snippet),
                                                 .marks = row->marks,
                                                 .n_marks = row->n_marks});
    }
    page->indent = 0;
}

static void add_total(struct page *page, const cordial_results *results)
{
    page_end(page);
    if (results->total > results->n_rows) {
        page_printf(page, "%zu of %s", results->n_rows, results->total_exact ? "" : "about ");
    }
    page_count(page, results->total, "answer", "answers");
    page_end(page);
}

static void say_nothing_found(const cordial_results *results)
{
    struct buf words = {0};
    buf_add_cstr(&words, "cordial: nothing found for '");
    term_add_clean(&words, str_of(results->query));
    buf_add_cstr(&words, "'");
    if (results->did_you_mean != NULL) {
        buf_add_cstr(&words, "; did you mean '");
        term_add_clean(&words, str_of(results->did_you_mean));
        buf_add_cstr(&words, "'?");
    }
    buf_add_char(&words, '\n');
    output_say(buf_str(&words));
    buf_done(&words);
}

static void print_results(struct page *page, const cordial_results *results)
{
    if (results->n_rows == 0) {
        say_nothing_found(results);
        return;
    }
    add_notes(page, results);
    for (size_t i = 0; i < results->n_rows; i++) {
        if (i > 0) {
            page_end(page);
        }
        add_row(page, &results->rows[i], i + 1);
    }
    add_total(page, results);
}

cordial_status cmd_search(struct run *run, cordial_error *err)
{
    long n = 0;
    TRY(option_number(&run->options, "number", 1, CORDIAL_RESULTS_MAX, &n, err));
    const cordial_search_options options = {
        .n = (size_t)n,
        .language = option_value(&run->options, "lang"),
    };
    AUTO(results_freep) cordial_results *results = NULL;
    TRY(cordial_search(run->base, joined_words(run).p, &options, &results, err));
    run->finding = results->n_rows == 0;
    if (option_given(&run->options, "json")) {
        run_document(run, view_search(results));
    } else {
        print_results(&run->page, results);
    }
    return CORDIAL_OK;
}
