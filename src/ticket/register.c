/* Forms of address: by word, by capital, by the form of a verb that asks. */
#include "ticket/cues.h"

#include "text/sign.h"
#include "ticket/sentences.h"

/* What a sign of address weighs. A verb that asks, a greeting, or a capital at the beginning of a
 * sentence, may mean something else. */
enum { WEIGHT_SURE = 2, WEIGHT_LIKELY = 1 };

/* Is a word the first of its sentence, where every word has a capital? */
static bool starts_sentence(const struct scan *s, size_t word)
{
    if (word == 0) {
        return true;
    }
    struct str between = str_sub(s->text, s->words.rows[word - 1].end, s->words.rows[word].start);
    static const char *const opening[] = {"«", "„", "“", "¿", "¡"};
    for (size_t i = 0; i < between.n; i++) {
        if (strchr("\n\"(-", between.p[i]) != NULL ||
            sign_at(between, i, SIGN_SENTENCE | SIGN_COLON) > 0) {
            return true;
        }
    }
    for (size_t i = 0; i < sizeof opening / sizeof opening[0]; i++) {
        if (str_find(between, str_of(opening[i])) != STR_NOT_FOUND) {
            return true;
        }
    }
    return false;
}

/* A capital and a small letter: no word that is all in capitals. */
static bool has_capital(const struct scan *s, size_t word)
{
    const struct word *w = &s->words.rows[word];
    char first = s->text.p[w->start];
    return w->end - w->start >= 2 && first >= 'A' && first <= 'Z' && s->text.p[w->start + 1] >= 'a';
}

/* Does a title begin at this word, as in "La Bella"? */
static bool is_title(const struct scan *s, size_t word)
{
    return scan_word_is(s, word, pack_find(s->language, "formal-title")) && word + 1 < s->words.n &&
           has_capital(s, word + 1) && !starts_sentence(s, word + 1);
}

/* Forms of address that only their capital shows, such as Italian "Lei", within sentences. */
static size_t count_cased(const struct scan *s)
{
    struct pack list = pack_find(s->language, "formal-cased");
    size_t count = 0;
    for (size_t i = 0; list.n > 0 && i < s->words.n; i++) {
        count += has_capital(s, i) && scan_word_is(s, i, list) && !starts_sentence(s, i) &&
                 !is_title(s, i);
    }
    return count;
}

/* Words with such a form as their ending: "ringraziarLa". */
static size_t count_endings(const struct scan *s)
{
    struct pack list = pack_find(s->language, "formal-ending");
    size_t count = 0;
    for (size_t i = 0; i < s->words.n; i++) {
        const struct word *w = &s->words.rows[i];
        for (size_t k = 0; k < list.n; k++) {
            struct str ending = pack_word(&list, k, 0);
            size_t at = w->end - ending.n;
            count += w->end - w->start > ending.n + 2 && str_ends(w->text, ending) &&
                     s->text.p[at] >= 'A' && s->text.p[at] <= 'Z' && s->text.p[at - 1] >= 'a' &&
                     s->text.p[w->end - 1] >= 'a';
        }
    }
    return count;
}

/* Sentences that begin with such a form and a verb that goes with it: "Sie haben". */
static size_t count_starts(const struct scan *s)
{
    struct phrase_hits hits = scan_find(s, "formal-start");
    size_t count = 0;
    for (size_t i = 0; i < hits.n; i++) {
        size_t word = hits.rows[i].first_word;
        count += has_capital(s, word) && starts_sentence(s, word);
    }
    return count;
}

/*
 * Verbs that are an address where they ask: "Ha visto il messaggio?" They begin the clause, stand
 * behind its question word, or end it; elsewhere they say something of others.
 */
static size_t count_asked(const struct scan *s, const struct stretch *sentence,
                          const struct phrase_hits *hits)
{
    struct stretches clauses = clauses_cut(s, sentence);
    struct pack fillers = pack_find(s->language, "ask-filler");
    struct pack questions = pack_find(s->language, "ask-word");
    size_t count = 0;
    for (size_t i = 0; i < clauses.n; i++) {
        const struct stretch *clause = &clauses.rows[i];
        const struct phrase_hit *hit = stretch_find(clause, hits);
        if (hit != NULL) {
            size_t before = hit->first_word - 1;
            count += hit->first_word == clause->first_word ||
                     scan_word_is_written(s, before, fillers) ||
                     scan_word_is(s, before, questions) ||
                     (i + 1 == clauses.n && hit->next_word == clause->next_word);
        }
    }
    return count;
}

/* Has a sentence one of the hits? */
static size_t has(const struct stretch *sentence, const struct phrase_hits *hits)
{
    return stretch_find(sentence, hits) != NULL;
}

/* Signs of both forms of address. */
struct address {
    size_t formal;
    size_t informal;
};

static void weigh(const struct scan *s, struct address *out)
{
    struct phrase_hits formal = scan_find(s, "formal-asked");
    struct phrase_hits within = scan_find(s, "formal-within");
    struct phrase_hits informal = scan_find(s, "informal-asked");
    struct phrase_hits told = scan_find(s, "formal-told");
    out->formal += WEIGHT_SURE * (scan_find(s, "formal").n + count_cased(s) + count_endings(s));
    out->formal += WEIGHT_LIKELY * count_starts(s);
    out->informal += WEIGHT_SURE * scan_find(s, "informal").n;
    out->informal += WEIGHT_LIKELY * scan_find(s, "informal-likely").n;
    if (formal.n == 0 && within.n == 0 && informal.n == 0 && told.n == 0) {
        return;
    }
    struct stretches sentences = sentences_cut(s);
    for (size_t i = 0; i < sentences.n; i++) {
        const struct stretch *sentence = &sentences.rows[i];
        if (sentence->asks) {
            out->formal += WEIGHT_LIKELY * has(sentence, &within);
            out->formal += WEIGHT_LIKELY * count_asked(s, sentence, &formal);
            out->informal += WEIGHT_LIKELY * count_asked(s, sentence, &informal);
            out->informal += WEIGHT_LIKELY * has(sentence, &told);
        } else {
            out->formal += WEIGHT_SURE * has(sentence, &told);
        }
    }
}

cordial_register register_read(const struct scan *text, const struct scan *subject)
{
    struct address address = {0};
    weigh(text, &address);
    weigh(subject, &address);
    if (address.formal == 0 && address.informal == 0) {
        return CORDIAL_REGISTER_NONE;
    }
    return address.informal > address.formal ? CORDIAL_REGISTER_INFORMAL : CORDIAL_REGISTER_FORMAL;
}
