/*
 * How well one answer fits a ticket, by several kinds of evidence, each 0..1, and what of it a
 * person wants to hear as the reason.
 */
#ifndef SEARCH_EVIDENCE_H
#define SEARCH_EVIDENCE_H

#include "index/card.h"
#include "search/terms.h"

enum evidence_kind {
    EVIDENCE_TEXT,    /* BM25, as a share of what the chosen terms could give at most */
    EVIDENCE_COVER,   /* share of the ticket's weight that stands in the answer at all */
    EVIDENCE_MASS,    /* that weight itself: one common word is little, whatever its share */
    EVIDENCE_TITLE,   /* how much of its title stands in the ticket */
    EVIDENCE_EXAMPLE, /* the same of its best example */
    EVIDENCE_KEYWORD, /* the ticket's weight that stands among its keywords */
    EVIDENCE_CODE,    /* the ticket's codes that stand in the answer */
};
enum { EVIDENCE_KINDS = 7 };

/* What people call the kinds: in `eval --without`. */
extern const char *const evidence_names[EVIDENCE_KINDS];

struct evidence {
    double of[EVIDENCE_KINDS];
    struct str example; /* the best one; the null string when none fits well */
    bool *found;        /* per ticket term: stands in the answer */
};

/** evidence_init() - no evidence yet */
void evidence_init(struct arena *mem, const struct ticket_terms *terms, struct evidence *out);

/** evidence_add() - what one entry of the answer has to say; the better of each kind stays */
void evidence_add(struct arena *mem, const struct term_set *set, const struct card *card,
                  struct evidence *e);

/** evidence_sum() - after all entries: the kinds that are sums over found terms */
void evidence_sum(const struct ticket_terms *terms, struct evidence *e);

/**
 * evidence_kinds() - the kinds named in "title,example"
 *
 * @out: bits 1 << enum evidence_kind; none for the empty string
 *
 * Returns CORDIAL_OK; CORDIAL_E_USAGE for an unknown name, with all that there are.
 */
cordial_status evidence_kinds(struct str names, unsigned *out, cordial_error *err);

/** evidence_leave_out() - as if these kinds had said nothing */
void evidence_leave_out(struct evidence *e, unsigned kinds);

#endif
