/* A weighted sum for the rank; a logistic curve over how a row stands for the confidence. */
#include "search/confidence.h"

#include <math.h>

const double confidence_answer_default = 0.4;

/* How an answer stands among the others: what its confidence is made of. */
enum standing {
    STANDING_LEAD, /* of its score over the mean of the next five */
    STANDING_PAST, /* lead in what near past tickets say */
    STANDING_GRIP, /* logarithm of how much of the ticket's weight it has, in all and as a share */
};
enum { STANDINGS = 3 };

enum { NEXT = 5 }; /* rows behind the best that its lead is taken over */
static const double NO_GRIP = 0.05;

/*
 * Fitted by tools/rank on nine sets in five languages, 6,115 tickets, three of the sets once more
 * with their history, and 396 tickets of kb/hosting in four languages (the curve below on 168
 * more of it): conditional logistic regression, so that the softmax of the scores is a
 * probability as far as the right answer was found. The optimum is flat; of many points around
 * it this one puts most right answers first in every set. None of the sets has rejections, which
 * weigh by judgement; compounds and synonyms count by their own scales.
 */
static const double weights[EVIDENCE_KINDS] = {
    [EVIDENCE_TEXT] = 12.8,  [EVIDENCE_GRAMS] = 20.4,   [EVIDENCE_PASSAGE] = 6.0,
    [EVIDENCE_TITLE] = 16.7, [EVIDENCE_EXAMPLE] = 11.7,
};

/* How the past comes in, fitted on the sets with a history. */
static const struct {
    double less;    /* of what the base says, where there is all the history one can want */
    double model;   /* likewise, of the classifier */
    double past;    /* of near tickets, whatever the history */
    double refused; /* likewise */
} blend = {.less = 1.0, .model = 9.5, .past = 6.0, .refused = 8};

/*
 * Logistic regression on the tickets of the sets: is the best answer right? Where answers have
 * examples, what a ticket and an answer share tells more, and a lead a little less.
 */
struct slope {
    double plain;
    double spoken; /* added, by the share of the candidates that have examples */
};
static const struct slope constant = {-1.53, 1.33};
static const struct slope curve[STANDINGS] = {
    [STANDING_LEAD] = {0.41, -0.09}, [STANDING_PAST] = {8.25, 0}, [STANDING_GRIP] = {0.56, 1.03}};

static double weigh_words(const struct evidence *e)
{
    double score = 0;
    for (size_t i = 0; i < EVIDENCE_KINDS; i++) {
        score += weights[i] * e->of[i];
    }
    return score;
}

/* The history of the answers, each by how likely the words make it. */
static double expected_history(const struct candidates *found)
{
    double best = 0;
    double all = 0;
    double history = 0;
    for (size_t i = 0; i < found->n; i++) {
        best = i == 0 || found->rows[i].score > best ? found->rows[i].score : best;
    }
    for (size_t i = 0; i < found->n; i++) {
        double odds = exp(found->rows[i].score - best);
        all += odds;
        history += odds * found->rows[i].evidence.of[EVIDENCE_HISTORY];
    }
    return all > 0 ? history / all : 0;
}

void confidence_score(struct candidates *found)
{
    for (size_t i = 0; i < found->n; i++) {
        found->rows[i].score = weigh_words(&found->rows[i].evidence);
    }
    double history = expected_history(found);
    for (size_t i = 0; i < found->n; i++) {
        struct candidate *c = &found->rows[i];
        c->score = c->score * (1 - blend.less * history) +
                   blend.model * history * c->evidence.of[EVIDENCE_MODEL] +
                   blend.past * c->evidence.of[EVIDENCE_PAST] -
                   blend.refused * c->evidence.of[EVIDENCE_REFUSED];
    }
}

static double lead(const struct candidates *found, size_t at)
{
    double sum = 0;
    size_t n = 0;
    for (size_t i = 0; i < found->n && n < NEXT; i++) {
        if (i != at) {
            sum += found->rows[i].score;
            n++;
        }
    }
    return found->rows[at].score - sum / NEXT;
}

static double lead_in_past(const struct candidates *found, size_t at)
{
    double rival = 0;
    for (size_t i = 0; i < found->n; i++) {
        double value = found->rows[i].evidence.of[EVIDENCE_PAST];
        rival = i != at && value > rival ? value : rival;
    }
    return found->rows[at].evidence.of[EVIDENCE_PAST] - rival;
}

/* One common word is little, whatever its share; many words of a long story are little too. */
static double grip(const struct evidence *e)
{
    double weight = -log(1.0001 - e->of[EVIDENCE_MASS]);
    return log(NO_GRIP + weight * sqrt(e->of[EVIDENCE_COVER]));
}

static void find_standing(const struct candidates *found, size_t at, double out[STANDINGS])
{
    out[STANDING_LEAD] = lead(found, at);
    out[STANDING_PAST] = lead_in_past(found, at);
    out[STANDING_GRIP] = grip(&found->rows[at].evidence);
}

static double share_spoken(const struct candidates *found)
{
    double sum = 0;
    for (size_t i = 0; i < found->n; i++) {
        sum += found->rows[i].evidence.of[EVIDENCE_SPOKEN];
    }
    return found->n > 0 ? sum / (double)found->n : 0;
}

static double at_share(struct slope slope, double spoken)
{
    return slope.plain + slope.spoken * spoken;
}

static double confidence_of(const struct candidates *found, size_t at, double spoken)
{
    double standing[STANDINGS];
    double x = at_share(constant, spoken);
    find_standing(found, at, standing);
    for (size_t i = 0; i < STANDINGS; i++) {
        x += at_share(curve[i], spoken) * standing[i];
    }
    return 1 / (1 + exp(-x));
}

void confidence_set(struct candidates *found)
{
    double spoken = share_spoken(found);
    for (size_t i = 0; i < found->n; i++) {
        double confidence = confidence_of(found, i, spoken);
        bool rises = i > 0 && confidence > found->rows[i - 1].confidence;
        found->rows[i].confidence = rises ? found->rows[i - 1].confidence : confidence;
    }
}
