/* Forms of address, by word and by capital. */
#include "ticket/cues.h"

/* Is a word the first of its sentence, where every word has a capital? */
static bool starts_sentence(const struct scan *s, size_t word)
{
    if (word == 0) {
        return true;
    }
    struct str between = str_sub(s->text, s->words.rows[word - 1].end, s->words.rows[word].start);
    for (size_t i = 0; i < between.n; i++) {
        if (strchr(".!?:\n\"(-", between.p[i]) != NULL) {
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

cordial_register register_read(const struct scan *s, const struct scan *subject)
{
    size_t formal = scan_find(s, "formal").n + scan_find(subject, "formal").n + 2 * count_cased(s);
    size_t informal = scan_find(s, "informal").n + scan_find(subject, "informal").n;
    if (formal == 0 && informal == 0) {
        return CORDIAL_REGISTER_NONE;
    }
    return informal > formal ? CORDIAL_REGISTER_INFORMAL : CORDIAL_REGISTER_FORMAL;
}
