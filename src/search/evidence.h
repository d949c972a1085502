/*
 * How well one answer fits a ticket, by several kinds of evidence, and what of it a person wants to
 * hear as the reason. What one entry says is 0..1, what two say up to 1.5.
 */
#ifndef SEARCH_EVIDENCE_H
#define SEARCH_EVIDENCE_H

#include "index/card.h"
#include "learn/learned.h"
#include "search/probe.h"

enum evidence_kind {
    EVIDENCE_TEXT,    /* how alike the words of ticket and answer are, all fields together */
    EVIDENCE_GRAMS,   /* the same of their character n-grams */
    EVIDENCE_PASSAGE, /* the best passage */
    EVIDENCE_TITLE,   /* how alike ticket and title are; less beside examples */
    EVIDENCE_EXAMPLE, /* the same of the best example */
    EVIDENCE_PAST,    /* how alike the nearest past tickets are that it was accepted for */
    EVIDENCE_MODEL,   /* what the classifier learned from all of them */
    EVIDENCE_REFUSED, /* how alike the nearest past ticket is that it was rejected for */
    EVIDENCE_HISTORY, /* how much past it has: tickets it was accepted for, saturating */
    EVIDENCE_COVER,   /* share of the ticket's weight that stands in the answer at all */
    EVIDENCE_MASS,    /* that weight itself: one common word is little, whatever its share */
    EVIDENCE_SPOKEN,  /* 1 when the answer has examples of how customers say it */
};
enum { EVIDENCE_KINDS = 12 };

/* What people call the kinds, in what tools/rank reads; evidence_kinds() knows most of them. */
extern const char *const evidence_names[EVIDENCE_KINDS];

struct evidence {
    double of[EVIDENCE_KINDS];
    double next[EVIDENCE_KINDS]; /* the second best of the entries, until evidence_sum() */
    struct str example;          /* the best one; the null string when none fits well */
    size_t alike;                /* past tickets like this that it was accepted for */
    bool *found;                 /* per row of the ticket's terms: stands in the answer */
};

/** evidence_init() - no evidence yet */
void evidence_init(struct arena *mem, const struct ticket_terms *terms, struct evidence *out);

/**
 * evidence_add() - what one entry of the answer has to say; the two best of each kind stay
 *
 * @stems: the ticket's, in the language of the entry
 * @grams: the ticket's
 */
void evidence_add(struct arena *mem, const struct ticket_terms *terms, const struct probe *stems,
                  const struct probe *grams, const struct card *card, struct evidence *e);

/**
 * evidence_of_past() - what the past says for the answer
 *
 * Under each of its ids, the present one and earlier ones: the greater of each kind stays.
 */
void evidence_of_past(const struct learned_row *row, struct evidence *e);

/**
 * evidence_sum() - after all entries: the second adds half of its own; the kinds that are sums over
 * found terms
 */
void evidence_sum(const struct ticket_terms *terms, struct evidence *e);

/**
 * evidence_kinds() - the kinds named in "title,example"
 *
 * Kinds that work only together have one name: "grip" is cover and mass.
 *
 * @out: bits 1 << enum evidence_kind; none for the empty string
 *
 * Returns CORDIAL_OK; CORDIAL_E_USAGE for an unknown name, with all that there are.
 */
cordial_status evidence_kinds(struct str names, unsigned *out, cordial_error *err);

/** evidence_leave_out() - as if these kinds had said nothing */
void evidence_leave_out(struct evidence *e, unsigned kinds);

#endif
