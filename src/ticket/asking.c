/* The lists, who says it, what tells; what a clause is. */
#include "ticket/asking.h"

enum { FILLERS_MAX = 2 }; /* words such as "so" and "then" before a clause begins */

/* ---- the lists ---- */

/* Marks the words in quotation marks: others said them. */
static bool *mark_quoted(const struct scan *s)
{
    bool *marks = arena_array(s->mem, s->words.n + 1, sizeof *marks);
    size_t word = 0;
    for (size_t at = 0; at < s->text.n;) {
        struct str quoted;
        size_t next = scan_quote(s->text, at, &quoted);
        if (next == at) {
            at++;
            continue;
        }
        while (word < s->words.n && s->words.rows[word].start < at) {
            word++;
        }
        while (word < s->words.n && s->words.rows[word].start < next) {
            marks[word++] = true;
        }
        at = next;
    }
    return marks;
}

/* Does another say what begins at this word: "she says (that) I need"? */
static bool is_told(const struct scan *s, size_t word)
{
    struct pack verbs = pack_find(s->language, "told");
    return (word > 0 && scan_word_is(s, word - 1, verbs)) ||
           (word > 1 && scan_word_is(s, word - 2, verbs) &&
            scan_word_is(s, word - 1, pack_find(s->language, "told-that")));
}

/* The phrases of a list that the writer says himself. */
static struct phrase_hits find_said(const struct scan *s, const bool *quoted, const char *list)
{
    struct phrase_hits hits = scan_find(s, list);
    size_t n = 0;
    for (size_t i = 0; i < hits.n; i++) {
        size_t word = hits.rows[i].first_word;
        if (!quoted[word] && !is_told(s, word)) {
            hits.rows[n++] = hits.rows[i];
        }
    }
    hits.n = n;
    return hits;
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
    bool *marks = arena_array(s->mem, s->words.n, sizeof *marks);
    mark_phrases(s, "urgent", marks);
    mark_phrases(s, "deadline", marks);
    mark_phrases(s, "plea", marks);
    for (size_t i = 0; i < s->words.n; i++) {
        marks[i] = !marks[i] && !word_is_stop(s->language, s->words.rows[i].text);
    }
    return marks;
}

struct asking asking_make(const struct scan *s)
{
    const bool *quoted = mark_quoted(s);
    return (struct asking){
        .s = s,
        .quoted = quoted,
        .person = pack_find(s->language, "ask-person"),
        .word = scan_find(s, "ask-word"),
        .whether = scan_find(s, "ask-whether"),
        .verb = scan_find(s, "ask-verb"),
        .subject = pack_find(s->language, "ask-subject"),
        .within = scan_find(s, "ask-within"),
        .none = scan_find(s, "ask-not"),
        .plain = find_said(s, quoted, "ask-plain"),
        .lead = find_said(s, quoted, "ask-lead"),
        .wish = find_said(s, quoted, "wish"),
        .anywhere = find_said(s, quoted, "wish-within"),
        .goal = find_said(s, quoted, "goal"),
        .courtesy = scan_find(s, "ask-courtesy"),
        .guess = scan_find(s, "guess"),
        .end = find_said(s, quoted, "wish-end"),
        .rhetoric = scan_find(s, "ask-rhetoric"),
        .command = find_said(s, quoted, "command"),
        .object = pack_find(s->language, "command-object"),
        .remedy = scan_find(s, "ask-remedy"),
        .trouble = scan_find(s, "trouble"),
        .unsure = find_said(s, quoted, "ask-unsure"),
        .again = pack_find(s->language, "wish-again"),
        .purpose = pack_find(s->language, "purpose"),
        .filler = pack_find(s->language, "ask-filler"),
        .telling = mark_telling(s),
    };
}

bool asking_tells(const struct asking *a, const struct stretch *at)
{
    size_t word = at->first_word;
    while (word < at->next_word && !a->telling[word]) {
        word++;
    }
    return word < at->next_word;
}

/* Is every word of a sentence another's? */
bool asking_is_quoted(const struct asking *a, const struct stretch *sentence)
{
    size_t word = sentence->first_word;
    while (word < sentence->next_word && a->quoted[word]) {
        word++;
    }
    return word == sentence->next_word;
}

/* ---- clauses ---- */

/* The first word of a clause that is no filler. */
size_t asking_first(const struct asking *a, const struct stretch *clause)
{
    size_t word = clause->first_word;
    for (size_t i = 0; i < FILLERS_MAX && word + 1 < clause->next_word; i++) {
        word += scan_word_is_written(a->s, word, a->filler);
    }
    return word;
}

/* Does a phrase of the list begin at this word? */
bool asking_begins(const struct asking *a, const struct phrase_hits *hits, size_t word)
{
    const struct phrase_hit *hit = scan_hit_from(hits, a->s->words.rows[word].start);
    return hit != NULL && hit->first_word == word;
}

/* Is there a word in the clause that makes it a question, and is no "whatever"? */
static bool asks_within(const struct asking *a, const struct stretch *clause)
{
    struct stretch rest = *clause;
    const struct phrase_hit *hit;
    while ((hit = stretch_find(&rest, &a->within)) != NULL) {
        const struct phrase_hit *none = scan_hit_before(&a->none, hit->end);
        const struct phrase_hit *at = scan_hit_from(&a->none, hit->start);
        if ((none == NULL || none->end < hit->end) && (at == NULL || at->start >= hit->end)) {
            return true;
        }
        rest.start = hit->end;
    }
    return false;
}

/* The verb that begins a question at this word, NULL when none does. */
const struct phrase_hit *asking_verb_at(const struct asking *a, size_t word)
{
    const struct phrase_hit *hit = scan_hit_from(&a->verb, a->s->words.rows[word].start);
    return hit != NULL && hit->first_word == word ? hit : NULL;
}

/*
 * Does a verb begin the clause, and its subject follow where the language has it so? Behind a mere
 * comma only a person shows it: "will you", not "is the".
 */
bool asking_inverts(const struct asking *a, const struct stretch *clause, bool first)
{
    const struct phrase_hit *hit = asking_verb_at(a, asking_first(a, clause));
    if (hit == NULL || a->subject.n == 0) {
        return hit != NULL && (first || clause->joined);
    }
    return first || scan_word_is(a->s, hit->next_word, a->person) ||
           (clause->joined && scan_word_is(a->s, hit->next_word, a->subject));
}

/* "Tell me what it costs": what makes a sentence ask, and the question right behind it. */
bool asking_leads_on(const struct asking *a, const struct stretch *clause)
{
    const struct phrase_hit *lead = stretch_find(clause, &a->lead);
    if (lead == NULL) {
        return false;
    }
    size_t word = lead->next_word;
    word += scan_word_is(a->s, word, pack_find(a->s->language, "told-that"));
    return word < clause->next_word &&
           (asking_begins(a, &a->word, word) || asking_begins(a, &a->whether, word));
}

/*
 * Does a clause begin a question, in a sentence that asks anyway? Verbs and "whether" do where a
 * sentence begins or goes on behind "and"; behind a mere comma they may be part of anything.
 */
bool asking_is_question(const struct asking *a, const struct stretch *clause, bool first)
{
    size_t word = asking_first(a, clause);
    return asking_begins(a, &a->word, word) ||
           (clause->joined && asking_begins(a, &a->whether, word)) ||
           (clause->asks && asking_inverts(a, clause, first)) ||
           asking_begins(a, &a->plain, word) || asking_leads_on(a, clause) ||
           asks_within(a, clause);
}

/* "Could you tell me:", without what. */
bool asking_only_leads(const struct asking *a, const struct stretch *clause)
{
    return stretch_find(clause, &a->lead) != NULL && !asking_tells(a, clause) &&
           !asking_leads_on(a, clause);
}

/* "Send me": does a sentence tell to do something from its first word on? */
bool asking_commands(const struct asking *a, const struct stretch *sentence)
{
    size_t word = asking_first(a, sentence);
    const struct phrase_hit *hit = scan_hit_from(&a->command, a->s->words.rows[word].start);
    return hit != NULL && hit->first_word == word && hit->next_word < sentence->next_word &&
           (a->object.n == 0 || scan_word_is(a->s, hit->next_word, a->object));
}

/* Does a clause end in a wish, where a language puts its verb there? */
static bool ends_wishing(const struct asking *a, const struct stretch *clause)
{
    const struct phrase_hit *hit = scan_hit_before(&a->anywhere, clause->end);
    return hit != NULL && hit->next_word == clause->next_word &&
           hit->first_word >= clause->first_word;
}

/* Does a clause behind another go on wishing: "… and send me the invoice"? */
bool asking_goes_on(const struct asking *a, const struct stretch *clause)
{
    const struct stretch *before = clause - 1;
    bool again = clause->joined && (scan_word_is(a->s, clause->first_word, a->again) ||
                                    (ends_wishing(a, before) && ends_wishing(a, clause)) ||
                                    asking_commands(a, clause));
    return (clause->listed || again || asking_begins(a, &a->wish, asking_first(a, clause))) &&
           asking_tells(a, clause);
}
