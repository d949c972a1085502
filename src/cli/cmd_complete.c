/* complete: one completion a line; of a title, its answer's id as well. */
#include "cli/commands.h"
#include "cli/output.h"
#include "view/view.h"

static void completions_freep(cordial_completions **completions)
{
    cordial_completions_free(*completions);
}

static struct str joined_words(struct run *run)
{
    struct buf prefix = {0};
    for (size_t i = 0; i < run->options.n_words; i++) {
        buf_printf(&prefix, "%s%s", i > 0 ? " " : "", run->options.words[i]);
    }
    struct str kept = buf_keep(&prefix, run->mem);
    buf_done(&prefix);
    return kept;
}

static void say_nothing_found(const cordial_completions *completions)
{
    struct buf words = {0};
    buf_add_cstr(&words, "cordial: nothing begins like '");
    term_add_clean(&words, str_of(completions->prefix));
    buf_add_cstr(&words, "'\n");
    output_say(buf_str(&words));
    buf_done(&words);
}

static void print_completion(struct page *page, const cordial_completion *row)
{
    page_value(page, STYLE_STRONG, str_of(row->text));
    if (row->id != NULL) {
        page_words(page, STYLE_PLAIN, "  ");
        page_value(page, STYLE_DIM, str_of(row->id));
    }
    page_end(page);
}

cordial_status cmd_complete(struct run *run, cordial_error *err)
{
    long n = 0;
    TRY(option_number(&run->options, "number", 1, CORDIAL_COMPLETIONS_MAX, &n, err));
    const cordial_complete_options options = {
        .n = (size_t)n,
        .language = option_value(&run->options, "lang"),
    };
    AUTO(completions_freep) cordial_completions *found = NULL;
    TRY(cordial_complete(run->base, joined_words(run).p, &options, &found, err));
    run->finding = found->n_rows == 0;
    if (option_given(&run->options, "json")) {
        run_document(run, view_complete(found));
        return CORDIAL_OK;
    }
    for (size_t i = 0; i < found->n_rows; i++) {
        print_completion(&run->page, &found->rows[i]);
    }
    if (found->n_rows == 0) {
        say_nothing_found(found);
    }
    return CORDIAL_OK;
}
