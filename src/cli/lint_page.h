/*
 * Findings about entries as lines: for people, and as annotations for GitHub's actions.
 */
#ifndef CLI_LINT_PAGE_H
#define CLI_LINT_PAGE_H

#include "cli/page.h"

#include <cordial/lint.h>

/** lint_page_findings() - "FILE:LINE:COLUMN: SEVERITY: message [rule]" a line, then the counts
 *
 * @folder: in front of each file, so that an editor finds it, such as "kb/"; or ""
 */
void lint_page_findings(struct page *page, const cordial_lint_report *report, const char *folder);

/** lint_page_annotations() - "::error file=FILE,line=LINE,col=COLUMN,title=rule::message" a line */
void lint_page_annotations(struct page *page, const cordial_lint_report *report,
                           const char *folder);

/** lint_page_rules() - every rule with its severity, what it asks for and why, by family */
void lint_page_rules(struct page *page);

#endif
