/* lint: what is wrong with the entries, in one of four forms; or which rules there are. */
#include "cli/commands.h"
#include "cli/lint_page.h"
#include "cli/progress.h"
#include "view/view.h"

#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

static void report_freep(cordial_lint_report **report)
{
    cordial_lint_free(*report);
}

static void show_progress(void *data, size_t done, size_t total)
{
    progress_show(data, done, total);
}

/* The base's folder as seen from the one we are in, with a "/" behind it; "" when it is not below:
 * then files are named as they stand in the base. */
static const char *folder_below(struct arena *mem, const char *base)
{
    char here[PATH_MAX];
    char there[PATH_MAX];
    if (realpath(".", here) == NULL || realpath(base, there) == NULL) {
        return "";
    }
    size_t n = strcmp(here, "/") == 0 ? 0 : strlen(here);
    bool below = strncmp(here, there, n) == 0 && there[n] == '/' && there[n + 1] != '\0';
    return below ? arena_printf(mem, "%s/", there + n + 1).p : "";
}

static void read_rules(struct run *run, cordial_lint_options *options)
{
    struct str rest = str_of(option_value(&run->options, "rule"));
    const char **rows = arena_array(run->mem, rest.n + 1, sizeof *rows);
    for (struct str id; str_split(&rest, ',', &id);) {
        rows[options->n_rules++] = arena_cstr(run->mem, str_trim(id));
    }
    options->rules = rows;
}

static void print_report(struct run *run, const cordial_lint_report *report)
{
    const char *format = option_value(&run->options, "format");
    const char *folder = folder_below(run->mem, run->base_path);
    bool json = option_given(&run->options, "json");
    format = json ? "json" : format != NULL ? format : "text";
    if (strcmp(format, "json") == 0) {
        run_document(run, view_lint(report));
    } else if (strcmp(format, "sarif") == 0) {
        run_document(run, view_lint_sarif(report, folder));
    } else if (strcmp(format, "github") == 0) {
        lint_page_annotations(&run->page, report, folder);
    } else {
        lint_page_findings(&run->page, report, folder);
    }
}

static bool has_fault(const cordial_lint_report *report)
{
    for (size_t i = 0; i < report->n_findings; i++) {
        if (report->findings[i].severity != CORDIAL_SEVERITY_INFO) {
            return true;
        }
    }
    return false;
}

cordial_status cmd_lint(struct run *run, cordial_error *err)
{
    struct progress progress = {.what = "checking"};
    cordial_lint_options options = {
        .progress = run->messages.moves ? show_progress : NULL,
        .data = &progress,
    };
    if (option_given(&run->options, "rules")) {
        if (option_given(&run->options, "json")) {
            run_document(run, view_lint_rules());
        } else {
            lint_page_rules(&run->page);
        }
        return CORDIAL_OK;
    }
    read_rules(run, &options);
    AUTO(report_freep) cordial_lint_report *report = NULL;
    cordial_status status = cordial_lint(run->base, &options, &report, err);
    progress_hide(&progress);
    TRY(status);
    run->finding = has_fault(report);
    print_report(run, report);
    return CORDIAL_OK;
}
