/* Sentences, which words say what is wanted, and which sentences ask. */
#include "ticket/cues.h"

#include "text/sign.h"

enum { SENTENCE_WORDS_LEAD = 3 }; /* a wish stands within the first words of its sentence */

/* The length of what ends a sentence at @at: a newline, or a sign; a point needs a blank behind. */
static size_t end_mark(struct str s, size_t at, bool *out_asks)
{
    size_t n = sign_at(s, at, SIGN_SENTENCE);
    *out_asks = sign_at(s, at, SIGN_ASK) > 0;
    if (s.p[at] == '\n') {
        return 1;
    }
    bool before_blank = at + n >= s.n || s.p[at + n] == ' ' || s.p[at + n] == '\n';
    bool needs_blank = sign_at(s, at, SIGN_POINT) > 0 && sign_at(s, at, SIGN_ALWAYS) == 0;
    return before_blank || !needs_blank ? n : 0;
}

struct sentence {
    size_t start;
    size_t end;
    bool asks; /* ends in a question mark */
};

/* The next sentence from @at on; false at the end. */
static bool next_sentence(struct str s, size_t *at, struct sentence *out)
{
    while (*at < s.n && strchr(" \t\n-*", s.p[*at]) != NULL) {
        (*at)++;
    }
    if (*at >= s.n) {
        return false;
    }
    *out = (struct sentence){.start = *at, .end = s.n};
    size_t i = *at;
    while (i < s.n) {
        bool asks;
        size_t n = end_mark(s, i, &asks);
        if (n == 0) {
            i++;
            continue;
        }
        out->end = s.p[i] == '\n' ? i : i + n;
        i += n;
        /* "??" and "?!" are one end. */
        while (i < s.n && end_mark(s, i, &(bool){false}) > 0 && s.p[i] != '\n') {
            bool more;
            size_t length = end_mark(s, i, &more);
            asks = asks || more;
            i += length;
            out->end = i;
        }
        out->asks = asks;
        break;
    }
    *at = i;
    return true;
}

static bool is_wish(const struct scan *s, const struct phrase_hits *wishes,
                    const struct sentence *sentence)
{
    const struct phrase_hit *hit = scan_hit_from(wishes, sentence->start);
    return hit != NULL && hit->start < sentence->end &&
           hit->first_word - scan_word_from(s, sentence->start) < SENTENCE_WORDS_LEAD;
}

/* Marks the words of each phrase of a list. */
static void mark_phrases(const struct scan *s, const char *list, bool *marks)
{
    struct phrase_hits hits = scan_find(s, list);
    for (size_t i = 0; i < hits.n; i++) {
        for (size_t w = hits.rows[i].first_word; w < hits.rows[i].next_word; w++) {
            marks[w] = true;
        }
    }
}

/*
 * The words that say what is wanted. "Please fix this ASAP" has none: it presses, and what is to
 * be fixed is said elsewhere.
 */
static bool *mark_telling(const struct scan *s)
{
    bool *silent = arena_array(s->mem, s->words.n, sizeof *silent);
    mark_phrases(s, "urgent", silent);
    mark_phrases(s, "deadline", silent);
    mark_phrases(s, "plea", silent);
    for (size_t i = 0; i < s->words.n; i++) {
        silent[i] = !silent[i] && !word_is_stop(s->language, s->words.rows[i].text);
    }
    return silent;
}

static bool tells_something(const bool *telling, size_t from, size_t to)
{
    while (from < to && !telling[from]) {
        from++;
    }
    return from < to;
}

const cordial_question *cues_questions(const struct scan *text, size_t *out_n)
{
    cordial_question *rows = NULL;
    size_t n = 0;
    size_t cap = 0;
    struct phrase_hits wishes = scan_find(text, "wish");
    const bool *telling = mark_telling(text);
    size_t at = 0;
    struct sentence sentence;
    while (next_sentence(text->text, &at, &sentence)) {
        size_t from = scan_word_from(text, sentence.start);
        size_t to = scan_word_from(text, sentence.end);
        bool wish = to - from >= 3 && is_wish(text, &wishes, &sentence) &&
                    tells_something(telling, from, to);
        if (to == from || !(sentence.asks || wish)) {
            continue;
        }
        rows = arena_more(text->mem, rows, n, &cap, sizeof *rows);
        rows[n++] = (cordial_question){
            .text = arena_cstr(text->mem, str_sub(text->text, sentence.start, sentence.end)),
            .start = sentence.start,
            .end = sentence.end,
        };
    }
    *out_n = n;
    return rows;
}
