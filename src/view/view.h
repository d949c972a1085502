/*
 * Results as JSON documents, the same for the command and the web: DESIGN.md section 6 fixes
 * their shapes. Every key is always present; null or [] stands where there is nothing. Knows no
 * option and no page.
 *
 * Each function returns a new reference and never NULL. What a handle points to is copied, so
 * the document outlives it.
 */
#ifndef VIEW_VIEW_H
#define VIEW_VIEW_H

#include "base/buf.h"

#include <cordial/cordial.h>

#include <jansson.h>

/* How documents are printed: rounded numbers stay short (0.93, not 0.93000000000000005). */
enum { VIEW_DUMP = JSON_REAL_PRECISION(12) };

/** view_dump() - append a document on one line, as jansson prints it, in a quarter of the time */
void view_dump(struct buf *out, const json_t *document);

/**
 * view_complete() - what a reader may be typing
 *
 * {"prefix", "language", "completions": [{"text", "kind": "title|word", "id": "…" | null,
 *  "language"}], "took_ms"}
 */
json_t *view_complete(const cordial_completions *completions);

/**
 * view_search() - what a search found
 *
 * {"query", "language", "mode": "all|any", "total", "total_exact", "did_you_mean", "corrected",
 *  "results": [{"id", "title", "language", "category", "has": ["article", "reply"], "audience",
 *               "snippet", "marks": [[start, end]], "section": {"title", "anchor"} | null,
 *               "score"}],
 *  "took_ms"}
 */
json_t *view_search(const cordial_results *results);

/**
 * view_suggest() - a ticket's reading, suggestions, draft and check
 *
 * {"ticket": view_ticket(), "decision", "suggestions": [{"id", "title", "language", "category",
 *  "has", "audience", "confidence", "reasons": [{"kind", "text"}], "snippet", "marks"}],
 *  "draft": {"kind", "text", "markdown", "html", "language", "register", "sources",
 *            "missing": [{"name", "question"}]} | null,
 *  "handover", "check": view_check() | null, "took_ms"}
 */
json_t *view_suggest(const cordial_suggestions *suggestions);

/** view_ticket() - the reading of a ticket: the "ticket" of view_suggest() */
json_t *view_ticket(const cordial_ticket *ticket);

/**
 * view_check() - the findings about a reply
 *
 * {"sendable", "factors": {"knowledgeable": 0..1 | null, …},
 *  "findings": [{"rule", "factor", "severity", "start", "end", "message",
 *                "fix": {"text", "safe"} | null}]}
 */
json_t *view_check(const cordial_check *check);

/**
 * view_check_run() - the document of `check`: {"check": view_check(), "took_ms"}
 *
 * @fixed: the safe fixes were asked for: the mended reply stands as "text" before "took_ms"
 */
json_t *view_check_run(const cordial_check *check, bool fixed);

/**
 * view_eval() - golden tickets measured
 *
 * {"total": PART, "languages": [PART], "unknown": [{"id", "tickets", "line", "nearest"}],
 *  "comparison": {"added", "missing", "before": PART, "after": PART,
 *                 "ranked": {"better", "worse", "luck"}, "decided": {likewise},
 *                 "changes": [{"id", "rank": [before, after], "decision": [before, after],
 *                              "ranked": -1..1, "decided": -1..1}]} | null,
 *  "fallen": [{"language", "measure", "value", "floor"}],
 *  "tickets": [{"id", "line", "language", "expect": [ids], "decision", "decided", "rank",
 *               "results": [{"id", "confidence"}], "reasons": [{"kind", "text"}]}],
 *  "took_ms"}
 *
 * PART: {"language", "tickets", "with_answer", "ndcg", "mrr", "top1", "top3", "auroc", "decision",
 *        "calibration", "bins": [{"n", "confidence", "right"}]}; a measure without a ticket to
 * measure it on is null; "rank" is null when no right answer came.
 *
 * @comparison: or NULL
 */
json_t *view_eval(const cordial_evaluation *evaluation, const cordial_eval_comparison *comparison,
                  const cordial_eval_fall *fallen, size_t n_fallen);

/**
 * view_index() - what a run of the indexer did
 *
 * {"indexed", "unchanged", "removed", "skipped": [{"file", "line", "column", "message"}],
 *  "generation", "took_ms"}; line and column are null where no place is known.
 */
json_t *view_index(const cordial_index_report *report);

/**
 * view_answer() - one answer with its entries, the preferred language first
 *
 * {"id", "entries": [{"kind": "article|reply", "file", "title", "language", "category",
 *  "audience", "state": "ready|draft", "updated", "body", "html", "note", "owner", "review"}]}
 *
 * "body" is the Markdown, of a reply its template; "html" is null for a reply. "note", "owner"
 * and "review" are null for the public audience.
 */
json_t *view_answer(const cordial_answer *answer);

/**
 * view_status() - what a base holds
 *
 * {"version", "name", "base", "state", "generation", "answers", "articles", "replies",
 *  "public_entries", "agents_entries", "languages": [{"language", "entries"}],
 *  "learned": {"answers", "bytes", "past_lines", "recent_lines", "problems": ["past: …"]}}
 *
 * "base" and "state" are folders; "generation" is null while there is no index.
 */
json_t *view_status(const cordial_base_status *status);

/**
 * view_learn() - what a run of learn did
 *
 * {"added", "known", "refused": [{"file", "line", "column", "message"}], "training":
 *  view_training(), "took_ms"}; line and column are null where no place is known.
 */
json_t *view_learn(const cordial_learn_report *report);

/**
 * view_lint() - what is wrong with entries
 *
 * {"findings": [{"rule", "severity", "file", "line", "column", "message",
 *                "fix": {"text", "safe"} | null}], "took_ms"}; line and column are null where no
 * place is known.
 */
json_t *view_lint(const cordial_lint_report *report);

/** view_lint_rules() - {"rules": [{"rule", "family", "severity", "summary", "why"}]} */
json_t *view_lint_rules(void);

/**
 * view_lint_sarif() - the same findings as a log of SARIF 2.1.0, for tools that gather such
 *
 * @folder: put in front of each file, such as "kb/hosting/", or ""
 */
json_t *view_lint_sarif(const cordial_lint_report *report, const char *folder);

/**
 * view_training() - {"trained", "lines", "expired", "unknown", "answers", "public_answers"}
 */
json_t *view_training(const cordial_training *training);

/**
 * view_ledger() - lines of the ledger, the newest first
 *
 * {"total", "lines": [{"number", "answer", "verdict": "accepted|rejected|edited", "language",
 *  "when", "undone", "text"}]}; "when" is a time as RFC 3339 writes it, in UTC.
 */
json_t *view_ledger(const cordial_ledger *ledger);

/** view_ledger_put() - {"number", "verdict", "training": view_training()} */
json_t *view_ledger_put(int64_t number, cordial_verdict verdict, const cordial_training *training);

/**
 * view_users() - {"users": [{"name", "full_name", "role": "agent|trainer|admin", "password",
 *  "made", "signed_in"}]}
 *
 * "password" is whether there is one; times are as RFC 3339 writes them, "signed_in" is null for
 * one who never did.
 */
json_t *view_users(const cordial_users *users);

/**
 * view_tokens() - {"tokens": [{"name", "scopes": ["agent:read"], "made", "ends", "used",
 *  "ended"}]}
 */
json_t *view_tokens(const cordial_tokens *tokens);

/** view_scopes() - ["agent:read", …] */
json_t *view_scopes(unsigned scopes);

/** view_when() - a time as RFC 3339 writes it, in UTC; null for 0 */
json_t *view_when(int64_t when_s);

#endif
