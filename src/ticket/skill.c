/* Words of those who know, of those who do not, and of those who ask their way. */
#include "ticket/cues.h"

/* Sums of cues above which a reading is made. */
static const double expert_needs = 2.0;
static const double lay_needs = 2.5;

enum {
    MATTER_MOST = 2,  /* different everyday things that count */
    TROUBLE_MOST = 2, /* signs of trouble that count, half a cue each */
};

static size_t count(const struct scan *s, const struct scan *subject, const char *list)
{
    return scan_find(s, list).n + scan_find(subject, list).n;
}

/* Are two different things of a list named in a text (2), or one (1), or none? */
static size_t count_different(const struct scan *s, const char *list)
{
    struct phrase_hits hits = scan_find(s, list);
    size_t different = hits.n > 0;
    for (size_t i = 1; i < hits.n && different < MATTER_MOST; i++) {
        different += hits.rows[i].phrase != hits.rows[0].phrase;
    }
    return different;
}

/* Who asks his way about everyday things, or tells of trouble with them, and uses no more than a
 * single word of the trade that somebody may have told him. */
static bool is_lay(const struct scan *s, const struct scan *subject)
{
    size_t trouble = count(s, subject, "trouble");
    double sum = (double)scan_find(s, "lay").n + (double)count_different(s, "matter") +
                 0.5 * (double)(trouble > TROUBLE_MOST ? TROUBLE_MOST : trouble);
    return sum >= lay_needs;
}

cordial_skill skill_read(const struct scan *s, const struct scan *subject)
{
    double novice = (double)count(s, subject, "novice");
    double expert = (double)count(s, subject, "expert");
    if (expert >= expert_needs && expert > novice) {
        return CORDIAL_SKILL_EXPERT;
    }
    if (novice > 0 && novice >= expert) {
        return CORDIAL_SKILL_NOVICE;
    }
    return expert < expert_needs && is_lay(s, subject) ? CORDIAL_SKILL_NOVICE : CORDIAL_SKILL_NONE;
}
