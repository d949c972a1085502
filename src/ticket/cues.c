/* Counting, haste, mood, register, skill. Questions are in questions.c. */
#include "ticket/cues.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "text/sign.h"
#include "text/unicode.h"

/* Sums of cues above which a reading is made. */
static const double mood_needs = 0.75;
static const double expert_needs = 2.0;
static const double lay_needs = 3.0;

static void add_cue(struct arena *mem, struct cues *cues, const char *kind, size_t start,
                    size_t end)
{
    cues->rows = arena_more(mem, cues->rows, cues->n, &cues->cap, sizeof *cues->rows);
    cues->rows[cues->n++] = (struct cue){kind, start, end};
}

static void add_hits(struct arena *mem, struct cues *cues, const char *kind,
                     const struct phrase_hits *hits)
{
    for (size_t i = 0; i < hits->n; i++) {
        add_cue(mem, cues, kind, hits->rows[i].start, hits->rows[i].end);
    }
}

/* ---- haste ---- */

/* Does a hit lie within one of the phrases that deny haste, or right behind? */
static bool is_denied(const struct phrase_hits *denials, const struct phrase_hit *hit)
{
    for (size_t i = 0; i < denials->n; i++) {
        if (hit->start < denials->rows[i].end && denials->rows[i].start < hit->end) {
            return true;
        }
    }
    return false;
}

static void add_undenied(const struct scan *s, struct cues *cues, const struct phrase_hits *hits,
                         const struct phrase_hits *denials)
{
    for (size_t i = 0; i < hits->n; i++) {
        if (!is_denied(denials, &hits->rows[i])) {
            add_cue(s->mem, cues, "urgent", hits->rows[i].start, hits->rows[i].end);
        }
    }
}

/* Does a sentence or line end within a text? */
static bool is_broken(struct str text)
{
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] == '\n' || sign_at(text, i, SIGN_BREAK) > 0) {
            return true;
        }
    }
    return false;
}

/* "before … Monday": a word of the one list, and close behind it one of the other. */
static void add_deadlines(const struct scan *s, struct cues *cues)
{
    enum { WORDS_BETWEEN = 2 };
    struct phrase_hits leads = scan_find(s, "deadline-lead");
    struct phrase_hits times = scan_find(s, "deadline-time");
    for (size_t i = 0; i < leads.n; i++) {
        const struct phrase_hit *time = scan_hit_from(&times, leads.rows[i].end);
        if (time != NULL && time->first_word - leads.rows[i].next_word <= WORDS_BETWEEN &&
            !is_broken(str_sub(s->text, leads.rows[i].end, time->start))) {
            add_cue(s->mem, cues, "urgent", leads.rows[i].start, time->end);
        }
    }
}

static struct cues read_haste(const struct scan *s)
{
    struct cues cues = {0};
    struct phrase_hits denials = scan_find(s, "no-haste");
    struct phrase_hits urgent = scan_find(s, "urgent");
    struct phrase_hits deadline = scan_find(s, "deadline");
    add_undenied(s, &cues, &urgent, &denials);
    add_undenied(s, &cues, &deadline, &denials);
    if (denials.n == 0) {
        add_deadlines(s, &cues);
    }
    return cues;
}

/* ---- mood ---- */

/* Is the text from @start to @end written in capitals, three letters or more? */
static bool is_shouted(struct str text, size_t start, size_t end)
{
    size_t capitals = 0;
    for (size_t at = start; at < end;) {
        uint32_t c = utf8_next(text, &at);
        switch (unicode_kind(c)) {
        case UNICODE_CAPITAL:
            capitals++;
            break;
        case UNICODE_SMALL:
        case UNICODE_LETTER:
        case UNICODE_DIGIT:
            return false;
        case UNICODE_MARK:
        case UNICODE_OTHER:
            break;
        }
    }
    return capitals >= 3;
}

/* Words in capitals that a language has in small letters: shouting, no abbreviations. */
static void add_shouts(const struct scan *s, struct cues *cues)
{
    struct pack known = pack_find(s->language, "shouted");
    for (size_t i = 0; i < s->words.n; i++) {
        const struct word *w = &s->words.rows[i];
        if (is_shouted(s->text, w->start, w->end) &&
            (word_is_stop(s->language, w->text) || pack_has_word(known, w->text))) {
            add_cue(s->mem, cues, "angry", w->start, w->end);
        }
    }
}

/* Runs of two or more "!" or of "!" and "?". */
static void add_marks(const struct scan *s, struct cues *cues)
{
    for (size_t at = 0; at < s->text.n; at++) {
        size_t end = at;
        size_t calls = 0;
        size_t marks = 0;
        for (size_t n = 1; n > 0; end += n) {
            n = sign_at(s->text, end, SIGN_CALL | SIGN_ASK);
            marks += n > 0;
            calls += sign_at(s->text, end, SIGN_CALL) > 0;
        }
        if (marks >= 2 && calls >= 1) {
            add_cue(s->mem, cues, "angry", at, end);
        }
        at = end > at ? end - 1 : at;
    }
}

/* Faces typed or drawn, by the mood they show. */
static const struct {
    const char *text;
    cordial_mood mood;
} faces[] = {
    {":(", CORDIAL_MOOD_WORRIED}, {":-(", CORDIAL_MOOD_WORRIED}, {":'(", CORDIAL_MOOD_WORRIED},
    {":/", CORDIAL_MOOD_WORRIED}, {"😢", CORDIAL_MOOD_WORRIED},   {"😭", CORDIAL_MOOD_WORRIED},
    {"😟", CORDIAL_MOOD_WORRIED},  {"😰", CORDIAL_MOOD_WORRIED},   {"😱", CORDIAL_MOOD_WORRIED},
    {"😑", CORDIAL_MOOD_WORRIED},  {"🙏", CORDIAL_MOOD_WORRIED},   {"😡", CORDIAL_MOOD_ANGRY},
    {"😠", CORDIAL_MOOD_ANGRY},    {"🤬", CORDIAL_MOOD_ANGRY},  {"🙂", CORDIAL_MOOD_PLEASED},
    {"😊", CORDIAL_MOOD_PLEASED},  {"😍", CORDIAL_MOOD_PLEASED},   {"🌷", CORDIAL_MOOD_PLEASED},
    {"🌹", CORDIAL_MOOD_PLEASED},  {"❤", CORDIAL_MOOD_PLEASED},   {"👍", CORDIAL_MOOD_PLEASED},
    {"👏", CORDIAL_MOOD_PLEASED},  {"🎉", CORDIAL_MOOD_PLEASED},   {"🚀", CORDIAL_MOOD_PLEASED},
};

/* A face at the place of a web address, as in "http://", is none. */
static bool is_in_address(struct str text, size_t at)
{
    return str_starts(str_from(text, at), STR("://"));
}

static void add_faces(const struct scan *s, struct cues *cues, cordial_mood mood, const char *kind)
{
    for (size_t i = 0; i < sizeof faces / sizeof faces[0]; i++) {
        struct str face = str_of(faces[i].text);
        size_t from = 0;
        while (faces[i].mood == mood) {
            size_t at = str_find(str_from(s->text, from), face);
            if (at == STR_NOT_FOUND) {
                break;
            }
            if (!is_in_address(s->text, from + at)) {
                add_cue(s->mem, cues, kind, from + at, from + at + face.n);
            }
            from += at + face.n;
        }
    }
}

/* The cues of the moods apart, and what they weigh. */
struct moods {
    struct cues angry;
    struct cues worried;
    struct cues pleased;
    double weight[4]; /* by cordial_mood */
};

static struct moods weigh_moods(const struct scan *s)
{
    struct moods m = {0};
    struct phrase_hits angry = scan_find(s, "angry");
    struct phrase_hits worried = scan_find(s, "worried");
    struct phrase_hits pleased = scan_find(s, "pleased");
    add_hits(s->mem, &m.angry, "angry", &angry);
    add_faces(s, &m.angry, CORDIAL_MOOD_ANGRY, "angry");
    size_t words = m.angry.n;
    add_shouts(s, &m.angry);
    add_marks(s, &m.angry);
    add_hits(s->mem, &m.worried, "worried", &worried);
    add_faces(s, &m.worried, CORDIAL_MOOD_WORRIED, "worried");
    add_hits(s->mem, &m.pleased, "pleased", &pleased);
    add_faces(s, &m.pleased, CORDIAL_MOOD_PLEASED, "pleased");
    double loud = (double)(m.angry.n - words);
    m.weight[CORDIAL_MOOD_ANGRY] = 1.0 * (double)words + 0.5 * (loud > 4 ? 4 : loud);
    m.weight[CORDIAL_MOOD_WORRIED] = 0.8 * (double)m.worried.n;
    m.weight[CORDIAL_MOOD_PLEASED] = 0.9 * (double)m.pleased.n;
    return m;
}

/* Who is in haste and shows nothing else has something at stake: that is worry. */
static cordial_mood choose_mood(const double text[4], const double subject[4], bool urgent)
{
    static const cordial_mood moods[] = {CORDIAL_MOOD_ANGRY, CORDIAL_MOOD_WORRIED,
                                         CORDIAL_MOOD_PLEASED};
    cordial_mood best = urgent ? CORDIAL_MOOD_WORRIED : CORDIAL_MOOD_CALM;
    double most = 0;
    for (size_t i = 0; i < sizeof moods / sizeof moods[0]; i++) {
        double weight = text[moods[i]] + subject[moods[i]];
        if (weight >= mood_needs && weight > most) {
            best = moods[i];
            most = weight;
        }
    }
    return best;
}

/* ---- register ---- */

/* Is a word the first of its sentence, where every word has a capital? */
static bool starts_sentence(const struct scan *s, size_t word)
{
    if (word == 0) {
        return true;
    }
    struct str between = str_sub(s->text, s->words.rows[word - 1].end, s->words.rows[word].start);
    for (size_t i = 0; i < between.n; i++) {
        if (strchr("\n\"(-", between.p[i]) != NULL ||
            sign_at(between, i, SIGN_SENTENCE | SIGN_COLON) > 0) {
            return true;
        }
    }
    return false;
}

/* Forms of address that only their capital shows, such as Italian "Lei", within sentences. */
static size_t count_cased(const struct scan *s)
{
    struct pack list = pack_find(s->language, "formal-cased");
    size_t count = 0;
    for (size_t i = 0; list.n > 0 && i < s->words.n; i++) {
        const struct word *w = &s->words.rows[i];
        char first = s->text.p[w->start];
        bool capital = first >= 'A' && first <= 'Z' && w->end - w->start >= 2 &&
                       s->text.p[w->start + 1] >= 'a';
        bool ends = w->end - w->start >= 2;
        count += capital && ends && !starts_sentence(s, i) && pack_has_word(list, w->text);
    }
    return count;
}

static cordial_register read_register(const struct scan *s, const struct scan *subject)
{
    size_t formal = scan_find(s, "formal").n + scan_find(subject, "formal").n + 2 * count_cased(s);
    size_t informal = scan_find(s, "informal").n + scan_find(subject, "informal").n;
    if (formal == 0 && informal == 0) {
        return CORDIAL_REGISTER_NONE;
    }
    return informal > formal ? CORDIAL_REGISTER_INFORMAL : CORDIAL_REGISTER_FORMAL;
}

/* ---- skill ---- */

static cordial_skill read_skill(const struct scan *s, const struct scan *subject)
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

/* ---- all of it ---- */

static void join(struct arena *mem, struct cues *out, const struct cues *more)
{
    for (size_t i = 0; i < more->n; i++) {
        add_cue(mem, out, more->rows[i].kind, more->rows[i].start, more->rows[i].end);
    }
}

static int compare_cues(const void *a, const void *b)
{
    const struct cue *x = a;
    const struct cue *y = b;
    return x->start < y->start ? -1 : x->start > y->start;
}

static const struct cues *cues_of(const struct moods *m, cordial_mood mood)
{
    static const struct cues none = {0};
    switch (mood) {
    case CORDIAL_MOOD_ANGRY:
        return &m->angry;
    case CORDIAL_MOOD_WORRIED:
        return &m->worried;
    case CORDIAL_MOOD_PLEASED:
        return &m->pleased;
    case CORDIAL_MOOD_CALM:
        break;
    }
    return &none;
}

struct manner cues_read(const struct scan *text, const struct scan *subject)
{
    struct moods moods = weigh_moods(text);
    struct moods in_subject = weigh_moods(subject);
    struct cues haste = read_haste(text);
    bool urgent = haste.n > 0 || read_haste(subject).n > 0;
    struct manner out = {
        .mood = choose_mood(moods.weight, in_subject.weight, urgent),
        .urgent = urgent,
        .reg = read_register(text, subject),
        .skill = read_skill(text, subject),
    };
    join(text->mem, &out.cues, &haste);
    join(text->mem, &out.cues, cues_of(&moods, out.mood));
    if (out.cues.n > 0) {
        qsort(out.cues.rows, out.cues.n, sizeof *out.cues.rows, compare_cues);
    }
    return out;
}
