/* Shouting, faces, weighing, choosing. */
#include "ticket/cues.h"

#include "base/utf8.h"
#include "text/sign.h"
#include "text/unicode.h"

/* The sum of cues above which a mood is read. */
static const double mood_needs = 0.75;

/* What a shout or a run of marks weighs: two make anger, unless words show worry. */
static const double loud_weight = 0.38;

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
            cues_add(s->mem, cues, "angry", w->start, w->end);
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
            cues_add(s->mem, cues, "angry", at, end);
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
                cues_add(s->mem, cues, kind, from + at, from + at + face.n);
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
    cues_add_hits(s->mem, &m.angry, "angry", &angry);
    add_faces(s, &m.angry, CORDIAL_MOOD_ANGRY, "angry");
    size_t words = m.angry.n;
    add_shouts(s, &m.angry);
    add_marks(s, &m.angry);
    cues_add_hits(s->mem, &m.worried, "worried", &worried);
    add_faces(s, &m.worried, CORDIAL_MOOD_WORRIED, "worried");
    cues_add_hits(s->mem, &m.pleased, "pleased", &pleased);
    add_faces(s, &m.pleased, CORDIAL_MOOD_PLEASED, "pleased");
    double loud = (double)(m.angry.n - words);
    m.weight[CORDIAL_MOOD_ANGRY] = 1.0 * (double)words + loud_weight * (loud > 4 ? 4 : loud);
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

cordial_mood mood_read(const struct scan *text, const struct scan *subject, bool urgent,
                       struct cues *out)
{
    struct moods moods = weigh_moods(text);
    struct moods in_subject = weigh_moods(subject);
    cordial_mood mood = choose_mood(moods.weight, in_subject.weight, urgent);
    *out = *cues_of(&moods, mood);
    return mood;
}
