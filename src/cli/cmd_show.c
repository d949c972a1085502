/* show: the entries of one answer in the preferred language; the others by name. */
#include "cli/badges.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "view/view.h"

static void answer_freep(cordial_answer **answer)
{
    cordial_answer_free(*answer);
}

static bool same_language(const cordial_entry *a, const cordial_entry *b)
{
    return str_eq(str_of(a->language), str_of(b->language));
}

/* A line "label value" for what only some entries have. */
static void add_extra(struct page *page, const char *label, const char *value)
{
    if (value != NULL && *value != '\0') {
        struct buf head = {0};
        buf_printf(&head, "%-9s", label);
        page_paragraph(page, &(struct page_text){
                                 .text = str_of(value), .head = head.p, .head_style = STYLE_DIM});
        buf_done(&head);
    }
}

/* The empty lines between front matter and text are of no use here. */
static struct str without_first_lines(struct str body)
{
    while (body.n > 0 && (body.p[0] == '\n' || body.p[0] == '\r')) {
        body = str_from(body, 1);
    }
    return body;
}

static void add_entry(struct page *page, const cordial_entry *entry)
{
    page_paragraph(page, &(struct page_text){.text = str_of(entry->title), .style = STYLE_STRONG});
    if (entry->draft) {
        page_words(page, STYLE_DOUBT, "a draft: never suggested");
        page_end(page);
    }
    badges_print(page, &(struct badges){
                           .id = entry->file,
                           .language = entry->language,
                           .article = !entry->reply,
                           .reply = entry->reply,
                           .audience = entry->audience,
                       });
    add_extra(page, "Updated", entry->updated);
    add_extra(page, "Review", entry->review);
    add_extra(page, "Owner", entry->owner);
    add_extra(page, "Note", entry->note);
    page_end(page);
    page_wrap(page, without_first_lines(str_of(entry->body)));
    page_end(page);
}

static void add_others(struct page *page, const cordial_answer *answer)
{
    bool begun = false;
    for (size_t i = 1; i < answer->n_entries; i++) {
        const cordial_entry *entry = &answer->entries[i];
        if (same_language(entry, &answer->entries[0])) {
            continue;
        }
        page_words(page, STYLE_DIM, begun ? ", " : "Also: ");
        page_value(page, STYLE_PLAIN, str_of(entry->file));
        begun = true;
    }
    if (begun) {
        page_words(page, STYLE_DIM, " (see --lang)");
        page_end(page);
    }
}

static void add_answer(struct page *page, const cordial_answer *answer)
{
    for (size_t i = 0; i < answer->n_entries; i++) {
        if (same_language(&answer->entries[i], &answer->entries[0])) {
            add_entry(page, &answer->entries[i]);
        }
    }
    add_others(page, answer);
}

/* The document of an answer that is not there: no entries. */
static json_t *view_nothing(const char *id)
{
    return view_answer(&(cordial_answer){.id = id});
}

cordial_status cmd_show(struct run *run, cordial_error *err)
{
    const char *id = run->options.words[0];
    bool json = option_given(&run->options, "json");
    AUTO(answer_freep) cordial_answer *answer = NULL;
    cordial_status status =
        cordial_answer_get(run->base, id, option_value(&run->options, "lang"), &answer, err);
    if (status == CORDIAL_E_NOTFOUND && json) {
        output_complain(err, NULL);
        run_document(run, view_nothing(id));
        run->finding = true;
        return CORDIAL_OK;
    }
    TRY(status);
    if (json) {
        run_document(run, view_answer(answer));
    } else {
        add_answer(&run->page, answer);
    }
    return CORDIAL_OK;
}
