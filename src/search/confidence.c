/* A weighted sum for the rank, a logistic curve over the score and its lead for the confidence. */
#include "search/confidence.h"

#include <math.h>

const double confidence_answer_default = 0.5;

static const double weights[EVIDENCE_KINDS] = {
    [EVIDENCE_TEXT] = 0.30,    [EVIDENCE_COVER] = 0.15,   [EVIDENCE_TITLE] = 0.15,
    [EVIDENCE_EXAMPLE] = 0.25, [EVIDENCE_KEYWORD] = 0.05, [EVIDENCE_CODE] = 0.10,
};

static const struct {
    double constant;
    double score;
    double lead;
} curve = {-2.6, 8.0, 6.0};

double confidence_score(const struct evidence *e)
{
    double score = 0;
    for (size_t i = 0; i < EVIDENCE_KINDS; i++) {
        score += weights[i] * e->of[i];
    }
    return score;
}

double confidence_of(double score, double rival)
{
    double x = curve.constant + curve.score * score + curve.lead * (score - rival);
    return 1 / (1 + exp(-x));
}
