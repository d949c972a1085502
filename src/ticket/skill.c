/* Words of those who know, and of those who do not. */
#include "ticket/cues.h"

/* Sums of cues above which a reading is made. */
static const double expert_needs = 2.0;
static const double lay_needs = 3.0;

cordial_skill skill_read(const struct scan *s, const struct scan *subject)
{
    double novice = (double)(scan_find(s, "novice").n + scan_find(subject, "novice").n);
    double expert = (double)(scan_find(s, "expert").n + scan_find(subject, "expert").n);
    if (expert >= expert_needs && expert > novice) {
        return CORDIAL_SKILL_EXPERT;
    }
    if (novice > 0 && novice >= expert) {
        return CORDIAL_SKILL_NOVICE;
    }
    return expert == 0 && (double)scan_find(s, "lay").n >= lay_needs ? CORDIAL_SKILL_NOVICE
                                                                     : CORDIAL_SKILL_NONE;
}
