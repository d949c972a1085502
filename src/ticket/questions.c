/* Sentences, and which of them ask. */
#include "ticket/cues.h"

enum { SENTENCE_WORDS_LEAD = 3 }; /* a wish stands within the first words of its sentence */

/* The length of the mark that ends a sentence at @at: . ! ? and the Arabic question mark. */
static size_t end_mark(struct str s, size_t at, bool *out_asks)
{
    *out_asks = false;
    if (str_starts(str_from(s, at), STR("؟"))) {
        *out_asks = true;
        return 2;
    }
    char c = s.p[at];
    *out_asks = c == '?';
    if (c == '?' || c == '!' || c == '\n') {
        return 1;
    }
    bool before_blank = at + 1 >= s.n || s.p[at + 1] == ' ' || s.p[at + 1] == '\n';
    return c == '.' && before_blank ? 1 : 0;
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

const cordial_question *cues_questions(const struct scan *text, size_t *out_n)
{
    cordial_question *rows = NULL;
    size_t n = 0;
    size_t cap = 0;
    struct phrase_hits wishes = scan_find(text, "wish");
    size_t at = 0;
    struct sentence sentence;
    while (next_sentence(text->text, &at, &sentence)) {
        size_t words = scan_word_from(text, sentence.end) - scan_word_from(text, sentence.start);
        if (words == 0 || !(sentence.asks || (words >= 3 && is_wish(text, &wishes, &sentence)))) {
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
