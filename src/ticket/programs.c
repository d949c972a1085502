/* Programs by name, versions, plans. */
#include "ticket/facts.h"

/* ---- programs ---- */

static bool has_row(struct pack pack, struct str text)
{
    for (size_t i = 0; i < pack.n; i++) {
        if (str_eq(pack_text(&pack, i), text)) {
            return true;
        }
    }
    return false;
}

/* Is a name that is also a word written like the word? */
static bool is_word_only(const struct scan *s, const struct phrase_hit *hit)
{
    struct str written = str_sub(s->text, hit->start, hit->end);
    return !str_eq(written, hit->text) &&
           has_row(pack_find(STR("any"), "programs-only-cased"), hit->text);
}

static void take_programs(struct finder *f, const struct phrase_hits *hits, bool cased)
{
    const struct scan *s = f->scan;
    for (size_t i = 0; i < hits->n; i++) {
        const struct phrase_hit *hit = &hits->rows[i];
        bool same = str_eq(str_sub(s->text, hit->start, hit->end), hit->text);
        if (cased ? same : !is_word_only(s, hit)) {
            facts_take(f, CORDIAL_FACT_PROGRAM, hit->start, hit->end);
        }
    }
}

/* ---- versions ---- */

/* The end of a number like 8.0.30 at @at, and how many points it has. */
static size_t version_end(struct str s, size_t at, unsigned *out_points)
{
    unsigned digit;
    size_t end = at;
    *out_points = 0;
    while (end < s.n) {
        size_t n = scan_digit(s, end, &digit);
        if (n > 0) {
            end += n;
        } else if (end > at && s.p[end] == '.' && end + 1 < s.n &&
                   scan_digit(s, end + 1, &digit) > 0) {
            (*out_points)++;
            end++;
        } else {
            break;
        }
    }
    return end;
}

/* Is the number at @at right behind the name of a program, or a word such as "version"? */
static bool is_led_version(struct finder *f, const struct phrase_hits *leads, size_t at)
{
    const struct scan *s = f->scan;
    const struct phrase_hit *hit = scan_hit_before(leads, at);
    if (hit != NULL && at - hit->end <= 3 && scan_gap_is(s, hit->end, at, " (v:^~")) {
        return true;
    }
    size_t back = at;
    while (back > 0 && at - back < 2 && strchr(" v", s->text.p[back - 1]) != NULL) {
        back--;
    }
    return back < at && back > 0 && f->taken[back - 1] == CORDIAL_FACT_PROGRAM + 1;
}

/* "#5.7.1" and "552 5.2.2": how mail servers class their errors (RFC 3463). */
static bool is_mail_status(const struct scan *s, size_t at, size_t end)
{
    struct str before = str_sub(s->text, at >= 4 ? at - 4 : 0, at);
    bool status = before.n == 4 && before.p[3] == ' ' && before.p[0] == s->text.p[at] &&
                  scan_number(str_sub(before, 0, 3)) >= 0;
    return end - at >= 5 && strchr("245", s->text.p[at]) != NULL && s->text.p[at + 1] == '.' &&
           (status || str_ends(before, STR("#")));
}

/* "alle 18.30": a time of day behind a word for one. */
static bool is_clock(const struct scan *s, size_t at, size_t end)
{
    size_t before = scan_word_before(s, at);
    bool minutes = end - at >= 4 && s->text.p[end - 3] == '.';
    return minutes && before != SIZE_MAX && scan_gap_is(s, s->words.rows[before].end, at, " ") &&
           scan_word_is(s, before, pack_find(STR("any"), "clock-lead"));
}

/* A number, its unit apart: sizes and times are no versions. */
static bool is_counted(const struct scan *s, size_t at, size_t end)
{
    if (end < s->text.n && (s->text.p[end] == '%' || s->text.p[end] == ':' ||
                            str_starts(str_from(s->text, end), STR("٪")))) {
        return true;
    }
    if (at > 0 && (s->text.p[at - 1] == '%' || s->text.p[at - 1] == ':')) {
        return true;
    }
    size_t word = scan_word_from(s, end);
    return is_mail_status(s, at, end) || is_clock(s, at, end) ||
           (scan_word_is(s, word, pack_find(STR("any"), "unit")) &&
            s->words.rows[word].start - end <= 2);
}

/* The version that starts at @at; returns where to go on. */
static size_t take_version(struct finder *f, const struct phrase_hits *leads, bool cued, size_t at)
{
    const struct scan *s = f->scan;
    unsigned points;
    size_t end = version_end(s->text, at, &points);
    char before = at > 0 ? s->text.p[at - 1] : ' ';
    bool v_before = (before == 'v' || before == 'V') && (at < 2 || s->text.p[at - 2] == ' ');
    bool within = !v_before && ((before >= 'A' && before <= 'Z') ||
                                (before >= 'a' && before <= 'z') || before == '/' ||
                                before == '-' || before == '_' || before == '.' || before == ',');
    char behind = end < s->text.n ? s->text.p[end] : ' ';
    bool joined = (behind >= 'A' && behind <= 'Z') || (behind >= 'a' && behind <= 'z') ||
                  behind == '-' || behind == '/' || behind == '_';
    if (within || joined || is_counted(s, at, end)) {
        return end;
    }
    bool led = end - at <= 12 && is_led_version(f, leads, at);
    bool dotted = points == 2 || (points == 1 && cued);
    if (led || (dotted && end - at <= 8) || (v_before && points > 0)) {
        facts_take(f, CORDIAL_FACT_VERSION, at, end);
    }
    return end;
}

/* Two bare numbers "from 7.4 to 8.3" are versions as well. */
static bool has_pair(const struct scan *s)
{
    unsigned pairs = 0;
    unsigned digit;
    for (size_t at = 0; at < s->text.n;) {
        unsigned points;
        if (scan_digit(s->text, at, &digit) == 0) {
            at++;
            continue;
        }
        size_t end = version_end(s->text, at, &points);
        pairs += points == 1 && end - at <= 5 && !is_counted(s, at, end);
        at = end;
    }
    return pairs >= 2;
}

static void find_versions(struct finder *f)
{
    const struct scan *s = f->scan;
    struct phrase_hits leads = scan_find_any(s, "version-lead");
    bool cued = scan_find_any(s, "version-cue").n > 0 || has_pair(s);
    unsigned digit;
    for (size_t at = 0; at < s->text.n;) {
        size_t n = scan_digit(s->text, at, &digit);
        at = n > 0 ? take_version(f, &leads, cued, at) : at + 1;
    }
}

/* ---- plans ---- */

/* A word in Latin letters with a capital: the name that a plan may have. */
static bool is_plan_name(const struct scan *s, size_t word)
{
    if (word >= s->words.n) {
        return false;
    }
    struct str text = str_sub(s->text, s->words.rows[word].start, s->words.rows[word].end);
    return text.n >= 2 && text.n <= 20 && text.p[0] >= 'A' && text.p[0] <= 'Z' &&
           text.p[1] >= 'a' && text.p[1] <= 'z';
}

static void take_plan(struct finder *f, size_t word)
{
    const struct word *w = &f->scan->words.rows[word];
    if (facts_is_free(f, w->start, w->end)) {
        facts_take(f, CORDIAL_FACT_PLAN, w->start, w->end);
    }
}

/* "the Plus plan", "pakket Plus": a name with a capital beside the word for plans. */
static void find_plans(struct finder *f)
{
    const struct scan *s = f->scan;
    struct phrase_hits leads = scan_find(s, "plan-lead");
    for (size_t i = 0; i < leads.n; i++) {
        size_t first = leads.rows[i].first_word;
        size_t behind = leads.rows[i].next_word;
        if (first > 0 && is_plan_name(s, first - 1) &&
            scan_gap_is(s, s->words.rows[first - 1].end, leads.rows[i].start, " -") && first > 1 &&
            scan_gap_is(s, s->words.rows[first - 2].end, s->words.rows[first - 1].start, " ")) {
            take_plan(f, first - 1);
        } else if (is_plan_name(s, behind) &&
                   scan_gap_is(s, leads.rows[i].end, s->words.rows[behind].start, " :\"'")) {
            take_plan(f, behind);
        }
    }
}

void find_programs(struct finder *f)
{
    struct phrase_hits cased = scan_find_any(f->scan, "programs-cased");
    struct phrase_hits any = scan_find_any(f->scan, "programs");
    take_programs(f, &any, false);
    take_programs(f, &cased, true);
    find_versions(f);
    find_plans(f);
}
