/* Which sentences ask for how much, trouble, what stays. */
#include "ticket/questions.h"

#include "ticket/asking.h"

enum {
    WISH_WORDS_LEAD = 3, /* a wish stands within the first words of its sentence */
    WISH_WORDS_MIN = 3,  /* of a sentence that wishes */
    GUESS_WORDS = 2,     /* "I think" stands within so many words of a clause's first */
    FRAGMENT_WORDS = 2,  /* "Really?": so few words ask for nothing */
    COURTESY_WORDS = 3,  /* that may stand beside a question of mere courtesy */
    PLEA_WORDS = 3,      /* "please," alone: what is wanted follows in the next clause */
};

/* A thing asked for, while it is not decided which of them stay. */
struct ask {
    struct stretch at;
    bool empty;    /* only presses, or is mere courtesy: stands for trouble told elsewhere */
    bool weak;     /* no question unless it is the only one */
    bool goal;     /* a wish, unless a question is asked */
    bool question; /* asks, with a mark or without */
    bool remedy;   /* asks only what to do, so that it leaves the trouble itself open */
};

struct asks {
    struct ask *rows;
    size_t n;
    size_t cap;
};

/* ---- sentences ---- */

/* Does a wish end the sentence, where a language puts its verb there? */
static bool ends_wish(const struct asking *a, const struct stretch *sentence)
{
    size_t last = sentence->next_word - 1;
    return asking_begins(a, &a->end, last);
}

static bool is_wish(const struct asking *a, const struct stretch *sentence,
                    const struct stretches *clauses)
{
    const struct phrase_hit *hit = stretch_find(sentence, &a->wish);
    bool leads = hit != NULL && hit->first_word - sentence->first_word < WISH_WORDS_LEAD;
    for (size_t i = 0; i < clauses->n && !leads; i++) {
        leads = asking_begins(a, &a->wish, asking_first(a, &clauses->rows[i]));
    }
    return sentence->next_word - sentence->first_word >= WISH_WORDS_MIN &&
           (leads || ends_wish(a, sentence) || asking_commands(a, sentence) ||
            stretch_find(sentence, &a->anywhere) != NULL);
}

/* "I want to move four sites": not a wish but what a question is for, when one is asked. */
static bool is_goal(const struct asking *a, const struct stretch *sentence,
                    const struct stretches *clauses)
{
    const struct phrase_hit *hit = stretch_find(sentence, &a->goal);
    bool leads = hit != NULL && hit->first_word - sentence->first_word < WISH_WORDS_LEAD &&
                 !asking_begins(a, &a->anywhere, hit->first_word);
    for (size_t i = 0; i < clauses->n && !leads; i++) {
        size_t word = asking_first(a, &clauses->rows[i]);
        leads = asking_begins(a, &a->goal, word) && !asking_begins(a, &a->anywhere, word);
    }
    return !sentence->asks && leads;
}

/* Does a clause wish, or make its sentence ask? */
static bool has_wish(const struct asking *a, const struct stretch *clause)
{
    return asking_commands(a, clause) || stretch_find(clause, &a->wish) != NULL ||
           stretch_find(clause, &a->anywhere) != NULL || stretch_find(clause, &a->lead) != NULL;
}

/* Does the clause behind say what is wished, or at the end the one in front? "Add it, please." */
static bool tells_beside(const struct asking *a, const struct stretches *clauses, size_t i)
{
    if (i + 1 < clauses->n) {
        return asking_tells(a, &clauses->rows[i + 1]);
    }
    return i > 0 && asking_tells(a, &clauses->rows[i - 1]);
}

/* Does what is wished say what for? "I hear from you soon, please" only presses. */
static bool wishes_something(const struct asking *a, const struct stretches *clauses)
{
    for (size_t i = 0; i < clauses->n; i++) {
        const struct stretch *clause = &clauses->rows[i];
        bool bare = clause->next_word - clause->first_word <= PLEA_WORDS;
        if (clause->listed || asking_leads_on(a, clause) ||
            (has_wish(a, clause) &&
             (asking_tells(a, clause) || stretch_find(clause, &a->word) != NULL)) ||
            (has_wish(a, clause) && bare && tells_beside(a, clauses, i))) {
            return true;
        }
    }
    return false;
}

/*
 * "What is that", "hoe krijg ik": where a language puts the verb before its subject to ask, that
 * shows a question even without its mark. What stands between must be no subject itself.
 */
static bool is_turned(const struct asking *a, size_t word)
{
    const struct phrase_hit *hit = scan_hit_from(&a->word, a->s->words.rows[word].start);
    if (a->person.n == 0 || hit == NULL || hit->first_word != word) {
        return false;
    }
    const struct phrase_hit *verb = scan_hit_from(&a->verb, hit->end);
    return verb != NULL && verb->first_word == hit->next_word &&
           scan_word_is(a->s, verb->next_word, a->person);
}

/* "Can you send it", at the start of a sentence without a mark. */
static bool is_offer(const struct asking *a, size_t word)
{
    const struct phrase_hit *verb = asking_verb_at(a, word);
    return verb != NULL && scan_word_is(a->s, verb->next_word, a->person);
}

static bool asks_plainly(const struct asking *a, const struct stretches *clauses)
{
    for (size_t i = 0; i < clauses->n; i++) {
        size_t word = asking_first(a, &clauses->rows[i]);
        if (asking_begins(a, &a->plain, word) || is_turned(a, word) ||
            (i == 0 && is_offer(a, clauses->rows[0].first_word))) {
            return true;
        }
    }
    return false;
}

static bool is_courtesy(const struct asking *a, const struct stretch *at)
{
    const struct phrase_hit *hit = stretch_find(at, &a->courtesy);
    return hit != NULL &&
           (at->next_word - at->first_word) - (hit->next_word - hit->first_word) <= COURTESY_WORDS;
}

/*
 * A statement or scrap that has a question mark: "I think I broke it?", "You have backups?" with
 * its subject in front, where a question would have it behind the verb. Or one that asks for
 * nothing.
 */
static bool is_weak(const struct asking *a, const struct stretch *at, bool questions)
{
    const struct phrase_hit *guess = stretch_find(at, &a->guess);
    bool stated = scan_word_is(a->s, asking_first(a, at), a->person) ||
                  (guess != NULL && guess->first_word - asking_first(a, at) < GUESS_WORDS);
    if (stretch_find(at, &a->rhetoric) != NULL) {
        return true;
    }
    return at->asks && !questions && (stated || at->next_word - at->first_word <= FRAGMENT_WORDS);
}

/* How a sentence asks. */
struct manner_of_asking {
    bool unsure; /* by not knowing */
    bool wish;   /* by a wish or request, without a question mark */
    bool empty;  /* by one that does not say what for */
    bool goal;   /* by one that may say what a question is for */
};

/*
 * Does it ask only what to do? "What must I do to have a certificate?" does not: it says what for,
 * and leaves nothing open.
 */
static bool asks_remedy(const struct asking *a, const struct stretch *at)
{
    const struct phrase_hit *hit = stretch_find(at, &a->remedy);
    return hit != NULL && !scan_word_is(a->s, hit->next_word, a->purpose);
}

static void add_ask(struct asks *out, const struct asking *a, struct stretch at, bool question,
                    const struct manner_of_asking *how)
{
    out->rows = arena_more(a->s->mem, out->rows, out->n, &out->cap, sizeof *out->rows);
    out->rows[out->n++] = (struct ask){
        .at = at,
        .empty = is_courtesy(a, &at) || (how->empty && !question),
        .weak = how->unsure || is_weak(a, &at, question),
        .goal = how->goal && !question,
        .question = question || at.asks || how->unsure,
        .remedy = asks_remedy(a, &at),
    };
}

/* The things that one asking sentence asks for. */
static void read_sentence(struct asks *out, const struct asking *a, const struct stretch *sentence,
                          const struct stretches *clauses, const struct manner_of_asking *how)
{
    struct stretch at = *sentence;
    bool question = false; /* the stretch that is being gathered has one */
    bool begun = false;    /* what is asked has begun, so that more of it is another thing */
    for (size_t i = 0; i < clauses->n; i++) {
        const struct stretch *clause = &clauses->rows[i];
        bool asks = asking_is_question(a, clause, i == 0) && !asking_only_leads(a, clause);
        /* Where no verb shows it, what stands before "and can I" asks, too. */
        begun = begun || (i > 0 && asks && a->subject.n == 0 && clause->joined && clause->asks &&
                          asking_inverts(a, clause, false));
        bool further = asks || (i > 0 && asking_goes_on(a, clause));
        bool two_words = clause->next_word - clause->first_word > 1;
        if (further && begun && two_words) {
            at.end = clauses->rows[i - 1].end;
            at.next_word = clauses->rows[i - 1].next_word;
            add_ask(out, a, at, question, how);
            at = (struct stretch){clause->start, sentence->end, clause->first_word,
                                  sentence->next_word, .asks = sentence->asks};
            question = false;
        }
        bool bare = clause->next_word - clause->first_word <= PLEA_WORDS;
        begun = begun || further || (how->wish && !bare && has_wish(a, clause));
        question = question || asks;
    }
    add_ask(out, a, at, question, how);
}

/* ---- trouble ---- */

/* Does a sentence tell of trouble, in words or by the error that it quotes? */
static bool is_trouble(const struct asking *a, const struct facts *facts,
                       const struct stretch *sentence, size_t *fact)
{
    while (*fact < facts->n && facts->rows[*fact].start < sentence->start) {
        (*fact)++;
    }
    bool error = false;
    for (size_t i = *fact; i < facts->n && facts->rows[i].end <= sentence->end; i++) {
        cordial_fact_kind kind = facts->rows[i].kind;
        error = error || kind == CORDIAL_FACT_CODE || kind == CORDIAL_FACT_ERROR;
    }
    return error || stretch_find(sentence, &a->trouble) != NULL;
}

/* The first sentence that tells of trouble and asks nothing; false when there is none. */
static bool find_trouble(const struct asks *asks, const struct asking *a, const struct facts *facts,
                         const struct stretches *sentences, struct stretch *out)
{
    size_t fact = 0;
    size_t ask = 0;
    for (size_t i = 0; i < sentences->n; i++) {
        const struct stretch *sentence = &sentences->rows[i];
        while (ask < asks->n && asks->rows[ask].at.end <= sentence->start) {
            ask++;
        }
        bool asked = ask < asks->n && asks->rows[ask].at.start < sentence->end;
        if (!asked && is_trouble(a, facts, sentence, &fact)) {
            *out = *sentence;
            return true;
        }
    }
    return false;
}

/* Is the trouble left open by what is asked: nothing is, or only for help, or only what to do? */
static bool leaves_trouble(const struct asks *asks)
{
    bool only_remedy = true;
    for (size_t i = 0; i < asks->n; i++) {
        if (asks->rows[i].empty) {
            return true;
        }
        only_remedy = only_remedy && (asks->rows[i].remedy || asks->rows[i].weak);
    }
    return only_remedy;
}

/* ---- what stays ---- */

/* What is asked for outright: no courtesy, no scrap. */
static bool is_full(const struct ask *ask)
{
    return !ask->empty && !ask->weak;
}

/* A goal is what is asked for where no question stands beside it. */
static void settle_goals(struct asks *asks)
{
    bool asked = false;
    for (size_t i = 0; i < asks->n; i++) {
        asked = asked || (is_full(&asks->rows[i]) && !asks->rows[i].goal && asks->rows[i].question);
    }
    for (size_t i = 0; i < asks->n; i++) {
        asks->rows[i].weak = asks->rows[i].weak || (asked && asks->rows[i].goal);
    }
}

static size_t count_full(const struct asks *asks)
{
    size_t full = 0;
    for (size_t i = 0; i < asks->n; i++) {
        full += is_full(&asks->rows[i]);
    }
    return full;
}

static void put(const struct scan *s, cordial_question *out, const struct stretch *at)
{
    *out = (cordial_question){
        .text = arena_cstr(s->mem, str_sub(s->text, at->start, at->end)),
        .start = at->start,
        .end = at->end,
    };
}

/* In order of appearance; where nothing better is asked, the first of what is weak stays. */
static const cordial_question *choose(const struct scan *s, const struct asks *asks,
                                      const struct stretch *trouble, size_t *out_n)
{
    bool alone = count_full(asks) == 0 && trouble == NULL;
    cordial_question *rows = arena_array(s->mem, asks->n + 1, sizeof *rows);
    size_t n = 0;
    for (size_t i = 0; i < asks->n; i++) {
        const struct ask *ask = &asks->rows[i];
        if (trouble != NULL && trouble->start < ask->at.start) {
            put(s, &rows[n++], trouble);
            trouble = NULL;
        }
        if (is_full(ask) || (alone && n == 0 && ask->question)) {
            put(s, &rows[n++], &ask->at);
        }
    }
    if (trouble != NULL) {
        put(s, &rows[n++], trouble);
    }
    *out_n = n;
    return n > 0 ? rows : NULL;
}

/* "I don't know whether": a sentence that says what its writer does not know. */
static bool is_unsure(const struct asking *a, const struct stretch *sentence)
{
    const struct phrase_hit *hit = stretch_find(sentence, &a->unsure);
    if (hit == NULL || hit->next_word >= sentence->next_word) {
        return false;
    }
    struct stretch rest = *sentence;
    rest.start = hit->end;
    return asking_begins(a, &a->word, hit->next_word) ||
           asking_begins(a, &a->whether, hit->next_word) || stretch_find(&rest, &a->within) != NULL;
}

/* Reads what a sentence asks, if it does. */
static void read_any(struct asks *out, const struct asking *a, const struct stretch *sentence)
{
    if (asking_is_quoted(a, sentence)) {
        return;
    }
    struct stretches clauses = clauses_cut(a->s, sentence);
    bool lead = stretch_find(sentence, &a->lead) != NULL;
    bool wish = is_wish(a, sentence, &clauses);
    bool plain = !sentence->calls && asks_plainly(a, &clauses);
    if (sentence->asks || wish || lead || plain) {
        struct manner_of_asking how = {.wish = (wish || lead) && !sentence->asks};
        how.empty = how.wish && !wishes_something(a, &clauses);
        how.goal = how.wish && !lead && is_goal(a, sentence, &clauses);
        read_sentence(out, a, sentence, &clauses, &how);
    } else if (is_unsure(a, sentence)) {
        add_ask(out, a, *sentence, false, &(struct manner_of_asking){.unsure = true});
    }
}

const cordial_question *questions_find(const struct scan *text, const struct facts *facts,
                                       size_t *out_n)
{
    struct asking a = asking_make(text);
    struct asks asks = {0};
    struct stretches sentences = sentences_cut(text);
    for (size_t i = 0; i < sentences.n; i++) {
        read_any(&asks, &a, &sentences.rows[i]);
    }
    settle_goals(&asks);
    struct stretch trouble;
    bool troubled = leaves_trouble(&asks) && find_trouble(&asks, &a, facts, &sentences, &trouble);
    return choose(text, &asks, troubled ? &trouble : NULL, out_n);
}
