/* Shouting, faces, what cues weigh, choosing. */
#include "ticket/cues.h"

#include "base/utf8.h"
#include "text/sign.h"
#include "text/unicode.h"

/* The sum of cues above which a mood is read. */
static const double mood_needs = 0.75;

/* What a cue weighs. One that says the feeling is enough; of those that only go with it, two or
 * three are needed. */
static const double weight_angry = 1.0;
static const double weight_worried = 0.8;
static const double weight_pleased = 0.9;
static const double weight_pitch = 0.8; /* who sells is in a good mood */
static const double weight_vexed = 0.4;
static const double weight_uneasy = 0.3;
static const double weight_urgent = 0.4; /* and as much again where something is broken */
static const double weight_marks = 0.3;  /* of a run of marks that is no outcry, for worry */
static const double weight_loud = 0.38;  /* of a shout or a run of marks, for anger */
static const double weight_outcry = 0.8; /* of three "!" and more, or "!" with "?" */

enum {
    DIFFERENT_MOST = 8, /* cues of a list that are told apart; more change nothing */
    LOUD_MOST = 4,
    PITCH_NEEDS = 2,
};

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

/* What is loud in a text. */
struct noise {
    size_t shouts;
    size_t calls;    /* runs of two or more "!", or of "!" and "?" */
    size_t outcries; /* those of them with three marks, or with both */
    size_t runs;     /* of marks of any kind, "??" too */
};

static void hear_marks(const struct scan *s, struct noise *noise, struct cues *cues)
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
        noise->runs += marks >= 2;
        if (marks >= 2 && calls >= 1) {
            cues_add(s->mem, cues, "angry", at, end);
            noise->calls++;
            noise->outcries += marks >= 3 || calls < marks;
        }
        at = end > at ? end - 1 : at;
    }
}

/* Faces typed or drawn, by the mood they show. */
static const struct {
    const char *text;
    cordial_mood mood;
} faces[] = {
    {":)", CORDIAL_MOOD_PLEASED},   {":-)", CORDIAL_MOOD_PLEASED}, {";)", CORDIAL_MOOD_PLEASED},
    {";-)", CORDIAL_MOOD_PLEASED},  {":(", CORDIAL_MOOD_WORRIED},  {":-(", CORDIAL_MOOD_WORRIED},
    {":'(", CORDIAL_MOOD_WORRIED},  {":/", CORDIAL_MOOD_WORRIED},  {"😢", CORDIAL_MOOD_WORRIED},
    {"😭", CORDIAL_MOOD_WORRIED},    {"😟", CORDIAL_MOOD_WORRIED},   {"😰", CORDIAL_MOOD_WORRIED},
    {"😱", CORDIAL_MOOD_WORRIED},    {"😑", CORDIAL_MOOD_WORRIED},   {"🙏", CORDIAL_MOOD_WORRIED},
    {"😡", CORDIAL_MOOD_ANGRY},      {"😠", CORDIAL_MOOD_ANGRY},     {"🤬", CORDIAL_MOOD_ANGRY},
    {"🙂", CORDIAL_MOOD_PLEASED}, {"😊", CORDIAL_MOOD_PLEASED},   {"😍", CORDIAL_MOOD_PLEASED},
    {"🌷", CORDIAL_MOOD_PLEASED},    {"🌹", CORDIAL_MOOD_PLEASED},   {"❤", CORDIAL_MOOD_PLEASED},
    {"👍", CORDIAL_MOOD_PLEASED},    {"👏", CORDIAL_MOOD_PLEASED},   {"🎉", CORDIAL_MOOD_PLEASED},
    {"🚀", CORDIAL_MOOD_PLEASED},
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

/* The different phrases of a list that stand in a text. */
struct different {
    const struct phrase *rows[DIFFERENT_MOST];
    size_t n;
};

static void add_different(struct different *d, const struct phrase_hits *hits)
{
    for (size_t i = 0; i < hits->n && d->n < DIFFERENT_MOST; i++) {
        size_t k = 0;
        while (k < d->n && d->rows[k] != hits->rows[i].phrase) {
            k++;
        }
        d->rows[k] = hits->rows[i].phrase;
        d->n += k == d->n;
    }
}

/* How many different phrases of a list stand in text and subject; those in the text are cues. */
static double count_cues(const struct scan *text, const struct scan *subject, const char *list,
                         const char *kind, struct cues *cues)
{
    struct different d = {0};
    struct phrase_hits hits = scan_find(text, list);
    struct phrase_hits above = scan_find(subject, list);
    add_different(&d, &hits);
    add_different(&d, &above);
    cues_add_hits(text->mem, cues, kind, &hits);
    return (double)d.n;
}

static double count_faces(const struct scan *text, const struct scan *subject, cordial_mood mood,
                          struct cues *cues)
{
    size_t before = cues->n;
    struct cues above = {0};
    add_faces(text, cues, mood, cordial_mood_name(mood));
    add_faces(subject, &above, mood, cordial_mood_name(mood));
    return (double)(cues->n - before + above.n);
}

static struct noise hear(const struct scan *text, const struct scan *subject, struct cues *cues)
{
    struct noise noise = {0};
    struct cues shouts = {0};
    struct cues above = {0};
    add_shouts(text, &shouts);
    add_shouts(subject, &shouts);
    noise.shouts = shouts.n;
    add_shouts(text, cues);
    hear_marks(text, &noise, cues);
    hear_marks(subject, &noise, &above);
    return noise;
}

bool pitch_read(const struct scan *text, const struct scan *subject)
{
    struct cues unused = {0};
    return count_cues(text, subject, "pitch", "pleased", &unused) >= PITCH_NEEDS;
}

/* The cues of the moods apart, and what they weigh. */
struct moods {
    struct cues cues[4]; /* both by cordial_mood */
    double weight[4];
};

static void weigh_moods(const struct scan *text, const struct scan *subject, bool urgent,
                        struct moods *out)
{
    struct cues *angry = &out->cues[CORDIAL_MOOD_ANGRY];
    struct cues *worried = &out->cues[CORDIAL_MOOD_WORRIED];
    struct cues *pleased = &out->cues[CORDIAL_MOOD_PLEASED];
    double drawn = count_faces(text, subject, CORDIAL_MOOD_ANGRY, angry);
    double said = count_cues(text, subject, "angry", "angry", angry);
    double hinted = count_cues(text, subject, "vexed", "angry", angry);
    struct noise noise = hear(text, subject, angry);
    size_t loud = noise.shouts + noise.calls;
    out->weight[CORDIAL_MOOD_ANGRY] = weight_angry * (said + drawn) + weight_vexed * hinted +
                                      weight_loud * (double)(loud > LOUD_MOST ? LOUD_MOST : loud) +
                                      weight_outcry * (double)noise.outcries;
    drawn = count_faces(text, subject, CORDIAL_MOOD_WORRIED, worried);
    said = count_cues(text, subject, "worried", "worried", worried);
    hinted = count_cues(text, subject, "uneasy", "worried", worried);
    bool broken = urgent && scan_find(text, "trouble").n + scan_find(subject, "trouble").n > 0;
    out->weight[CORDIAL_MOOD_WORRIED] = weight_worried * (said + drawn) + weight_uneasy * hinted +
                                        weight_urgent * ((double)urgent + (double)broken) +
                                        weight_marks * (double)(noise.runs - noise.outcries);
    drawn = count_faces(text, subject, CORDIAL_MOOD_PLEASED, pleased);
    said = count_cues(text, subject, "pleased", "pleased", pleased);
    out->weight[CORDIAL_MOOD_PLEASED] =
        weight_pleased * (said + drawn) + weight_pitch * (double)pitch_read(text, subject);
}

static cordial_mood choose_mood(const double weight[4])
{
    static const cordial_mood moods[] = {CORDIAL_MOOD_ANGRY, CORDIAL_MOOD_WORRIED,
                                         CORDIAL_MOOD_PLEASED};
    cordial_mood best = CORDIAL_MOOD_CALM;
    double most = 0;
    for (size_t i = 0; i < sizeof moods / sizeof moods[0]; i++) {
        double is = weight[moods[i]];
        if (is >= mood_needs && is > most) {
            best = moods[i];
            most = is;
        }
    }
    return best;
}

cordial_mood mood_read(const struct scan *text, const struct scan *subject, bool urgent,
                       struct cues *out)
{
    struct moods moods = {0};
    weigh_moods(text, subject, urgent, &moods);
    cordial_mood mood = choose_mood(moods.weight);
    *out = moods.cues[mood];
    return mood;
}
