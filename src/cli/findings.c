/* Counting, placing and printing findings. */
#include "cli/findings.h"

#include "base/utf8.h"
#include "cli/badges.h"

enum { QUOTE_BYTES_MAX = 160, FINDING_INDENT = 10 };

static size_t count(const cordial_check *check, cordial_severity severity)
{
    size_t n = 0;
    for (size_t i = 0; i < check->n_findings; i++) {
        n += check->findings[i].severity == severity;
    }
    return n;
}

static void add_verdict(struct page *page, const cordial_check *check)
{
    enum style style = check->sendable ? STYLE_GOOD : STYLE_BAD;
    page_words(page, style, check->sendable ? "Sendable" : "Not sendable");
    page_words(page, STYLE_PLAIN, ": ");
    page_count(page, count(check, CORDIAL_SEVERITY_ERROR), "error", "errors");
    page_words(page, STYLE_PLAIN, ", ");
    page_count(page, count(check, CORDIAL_SEVERITY_WARNING), "warning", "warnings");
    page_end(page);
}

static unsigned line_of(struct str text, size_t at)
{
    unsigned line = 1;
    for (size_t i = 0; i < at && i < text.n; i++) {
        line += text.p[i] == '\n';
    }
    return line;
}

/* "label 'text'" below a finding, its lines joined. */
static void add_quote(struct page *page, const char *label, struct str text)
{
    text = str_trim(text);
    if (text.n == 0) {
        return;
    }
    struct str shown = str_sub(text, 0, QUOTE_BYTES_MAX);
    bool cut = shown.n < text.n;
    if (cut) {
        shown.n = utf8_floor(text, QUOTE_BYTES_MAX);
    }
    struct buf quoted = {0};
    buf_add_char(&quoted, '\'');
    term_add_clean(&quoted, shown);
    buf_add_cstr(&quoted, cut ? "…'" : "'");
    page_paragraph(page, &(struct page_text){
                             .text = buf_str(&quoted), .head = label, .head_style = STYLE_DIM});
    buf_done(&quoted);
}

static void add_fix(struct page *page, const cordial_finding *finding)
{
    struct str fix = str_of(finding->fix);
    if (finding->fix == NULL) {
        return;
    }
    if (fix.n == 0) {
        page_start(page);
        page_words(page, STYLE_DIM, "leave it out");
        page_end(page);
        return;
    }
    add_quote(page, finding->end > finding->start ? "better " : "such as ", fix);
}

static void add_finding(struct page *page, const cordial_finding *finding, struct str text)
{
    const char *severity = cordial_severity_name(finding->severity);
    struct buf words = {0};
    buf_add_cstr(&words, finding->message);
    if (finding->end > finding->start) {
        buf_printf(&words, " (line %u)", line_of(text, finding->start));
    }
    page_words(page, severity_style(finding->severity), severity);
    for (size_t i = strlen(severity); i < FINDING_INDENT; i++) {
        buf_add_char(page->out, ' ');
    }
    page_value(page, STYLE_DIM, str_of(cordial_factor_name(finding->factor)));
    page_words(page, STYLE_DIM, ", ");
    page_value(page, STYLE_DIM, str_of(finding->rule));
    page_end(page);
    page->indent = FINDING_INDENT;
    page_wrap(page, buf_str(&words));
    if (finding->end > finding->start) {
        add_quote(page, "now ", str_sub(text, finding->start, finding->end));
    }
    add_fix(page, finding);
    page->indent = 0;
    buf_done(&words);
}

static void add_factors(struct page *page, const cordial_check *check)
{
    struct buf words = {0};
    for (int i = 0; i < CORDIAL_FACTORS; i++) {
        if (check->factors[i] >= 0) {
            buf_printf(&words, "%s%s %.0f%%", words.n > 0 ? ", " : "",
                       cordial_factor_name((cordial_factor)i), check->factors[i] * 100);
        }
    }
    if (words.n > 0) {
        page_paragraph(page, &(struct page_text){.text = buf_str(&words),
                                                 .head = "Factors   ",
                                                 .head_style = STYLE_DIM});
    }
    buf_done(&words);
}

void findings_print(struct page *page, const cordial_check *check, struct str text)
{
    add_verdict(page, check);
    for (size_t i = 0; i < check->n_findings; i++) {
        add_finding(page, &check->findings[i], text);
    }
    add_factors(page, check);
}
