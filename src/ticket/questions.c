/* The lists, what a clause is, which sentences ask for how much, trouble, what stays. */
#include "ticket/questions.h"

#include "ticket/sentences.h"

enum {
    WISH_WORDS_LEAD = 3, /* a wish stands within the first words of its sentence */
    WISH_WORDS_MIN = 3,  /* of a sentence that wishes */
    FILLERS_MAX = 2,     /* words such as "so" and "then" before a clause begins */
    FRAGMENT_WORDS = 3,  /* "Not quite satisfied?": so few words ask for nothing */
    COURTESY_WORDS = 3,  /* that may stand beside a question of mere courtesy */
    PLEA_WORDS = 3,      /* "please," alone: what is wanted follows in the next clause */
};

/* ---- the lists ---- */

/* A thing asked for, while it is not decided which of them stay. */
struct ask {
    struct stretch at;
    bool empty;  /* only presses, or is mere courtesy: stands for trouble told elsewhere */
    bool weak;   /* no question unless it is the only one */
    bool goal;   /* a wish, unless a question is asked */
    bool remedy; /* asks only what to do, so that it leaves the trouble itself open */
};

struct asking {
    const struct scan *s;
    struct phrase_hits word;     /* "how": begins a question, direct or not */
    struct phrase_hits whether;  /* "whether": goes on asking behind a word that joins */
    struct phrase_hits verb;     /* "is", "can": before a subject, begins one with a mark */
    struct pack subject;         /* "it", "I"; where a language inverts */
    struct phrase_hits within;   /* makes a clause a question wherever it stands in it */
    struct phrase_hits none;     /* "whatever": holds such a word and asks nothing */
    struct phrase_hits plain;    /* "how do I": begins a question even without a mark */
    struct phrase_hits lead;     /* "I would like to know": makes a sentence ask */
    struct phrase_hits wish;     /* "please", "send me": begins a wish */
    struct phrase_hits anywhere; /* makes a sentence a wish wherever it stands in it */
    struct phrase_hits goal;     /* "I want to": may only say what a question is for */
    struct phrase_hits courtesy; /* "can you help" */
    struct phrase_hits guess;    /* "I think": a statement even with a question mark */
    struct phrase_hits remedy;   /* "what should I do" */
    struct phrase_hits trouble;  /* "does not work" */
    struct pack filler;
    const bool *telling; /* by word: does it say what is wanted? */
    struct ask *rows;
    size_t n;
    size_t cap;
};

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

static struct asking asking_begin(const struct scan *s)
{
    return (struct asking){
        .s = s,
        .word = scan_find(s, "ask-word"),
        .whether = scan_find(s, "ask-whether"),
        .verb = scan_find(s, "ask-verb"),
        .subject = pack_find(s->language, "ask-subject"),
        .within = scan_find(s, "ask-within"),
        .none = scan_find(s, "ask-not"),
        .plain = scan_find(s, "ask-plain"),
        .lead = scan_find(s, "ask-lead"),
        .wish = scan_find(s, "wish"),
        .anywhere = scan_find(s, "wish-within"),
        .goal = scan_find(s, "goal"),
        .courtesy = scan_find(s, "ask-courtesy"),
        .guess = scan_find(s, "guess"),
        .remedy = scan_find(s, "ask-remedy"),
        .trouble = scan_find(s, "trouble"),
        .filler = pack_find(s->language, "ask-filler"),
        .telling = mark_telling(s),
    };
}

static bool tells_something(const struct asking *a, const struct stretch *at)
{
    size_t word = at->first_word;
    while (word < at->next_word && !a->telling[word]) {
        word++;
    }
    return word < at->next_word;
}

/* ---- clauses ---- */

/* The first word of a clause that is no filler. */
static size_t first_of(const struct asking *a, const struct stretch *clause)
{
    size_t word = clause->first_word;
    for (size_t i = 0; i < FILLERS_MAX && word + 1 < clause->next_word; i++) {
        word += scan_word_is_written(a->s, word, a->filler);
    }
    return word;
}

/* Does a phrase of the list begin at this word? */
static bool begins(const struct asking *a, const struct phrase_hits *hits, size_t word)
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

/* Does a verb begin the clause, and its subject follow where the language has it so? */
static bool is_inverted(const struct asking *a, size_t word)
{
    const struct phrase_hit *hit = scan_hit_from(&a->verb, a->s->words.rows[word].start);
    return hit != NULL && hit->first_word == word &&
           (a->subject.n == 0 || scan_word_is(a->s, hit->next_word, a->subject));
}

/*
 * Does a clause begin a question, in a sentence that asks anyway? Verbs and "whether" do where a
 * sentence begins or goes on behind "and"; behind a mere comma they may be part of anything.
 */
static bool is_question(const struct asking *a, const struct stretch *clause, bool first)
{
    size_t word = first_of(a, clause);
    bool joined = clause->joined || first;
    return begins(a, &a->word, word) || (joined && begins(a, &a->whether, word)) ||
           (joined && clause->asks && is_inverted(a, word)) || begins(a, &a->plain, word) ||
           asks_within(a, clause);
}

/* Does a clause behind the first go on wishing: "… and send me the invoice"? */
static bool is_further_wish(const struct asking *a, const struct stretch *clause)
{
    return (clause->listed || begins(a, &a->wish, first_of(a, clause))) &&
           tells_something(a, clause);
}

/* ---- sentences ---- */

static bool is_wish(const struct asking *a, const struct stretch *sentence)
{
    const struct phrase_hit *hit = stretch_find(sentence, &a->wish);
    bool leads = hit != NULL && hit->first_word - sentence->first_word < WISH_WORDS_LEAD;
    return sentence->next_word - sentence->first_word >= WISH_WORDS_MIN &&
           (leads || stretch_find(sentence, &a->anywhere) != NULL);
}

/* "I want to move four sites": not a wish but what a question is for, when one is asked. */
static bool is_goal(const struct asking *a, const struct stretch *sentence)
{
    const struct phrase_hit *hit = stretch_find(sentence, &a->goal);
    return !sentence->asks && hit != NULL &&
           hit->first_word - sentence->first_word < WISH_WORDS_LEAD;
}

/* Does a clause wish, or make its sentence ask? */
static bool has_wish(const struct asking *a, const struct stretch *clause)
{
    return stretch_find(clause, &a->wish) != NULL || stretch_find(clause, &a->anywhere) != NULL ||
           stretch_find(clause, &a->lead) != NULL;
}

/* Does what is wished say what for? "I hear from you soon, please" only presses. */
static bool wishes_something(const struct asking *a, const struct stretches *clauses)
{
    for (size_t i = 0; i < clauses->n; i++) {
        const struct stretch *clause = &clauses->rows[i];
        bool bare = clause->next_word - clause->first_word <= PLEA_WORDS;
        if (clause->listed || (has_wish(a, clause) && tells_something(a, clause)) ||
            (has_wish(a, clause) && bare && i + 1 < clauses->n &&
             tells_something(a, &clauses->rows[i + 1]))) {
            return true;
        }
    }
    return false;
}

static bool asks_plainly(const struct asking *a, const struct stretches *clauses)
{
    for (size_t i = 0; i < clauses->n; i++) {
        size_t word = first_of(a, &clauses->rows[i]);
        if (begins(a, &a->plain, word)) {
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

/* A statement or scrap that has a question mark. */
static bool is_weak(const struct asking *a, const struct stretch *at, bool questions)
{
    const struct phrase_hit *guess = stretch_find(at, &a->guess);
    bool stated = guess != NULL && guess->first_word - first_of(a, at) < FILLERS_MAX;
    return at->asks && !questions && (stated || at->next_word - at->first_word <= FRAGMENT_WORDS);
}

/* How a sentence asks. */
struct manner_of_asking {
    bool wish;  /* by a wish or request, without a question mark */
    bool empty; /* by one that does not say what for */
    bool goal;  /* by one that may say what a question is for */
};

static void add_ask(struct asking *a, struct stretch at, bool question,
                    const struct manner_of_asking *how)
{
    a->rows = arena_more(a->s->mem, a->rows, a->n, &a->cap, sizeof *a->rows);
    a->rows[a->n++] = (struct ask){
        .at = at,
        .empty = is_courtesy(a, &at) || (how->empty && !question),
        .weak = is_weak(a, &at, question),
        .goal = how->goal && !question,
        .remedy = stretch_find(&at, &a->remedy) != NULL,
    };
}

/* The things that one asking sentence asks for. */
static void read_sentence(struct asking *a, const struct stretch *sentence,
                          const struct stretches *clauses, const struct manner_of_asking *how)
{
    struct stretch at = *sentence;
    bool question = false; /* the stretch that is being gathered has one */
    bool begun = false;    /* what is asked has begun, so that more of it is another thing */
    for (size_t i = 0; i < clauses->n; i++) {
        const struct stretch *clause = &clauses->rows[i];
        bool asks = is_question(a, clause, i == 0);
        bool further = asks || (i > 0 && is_further_wish(a, clause));
        bool two_words = clause->next_word - clause->first_word > 1;
        if (further && begun && two_words) {
            at.end = clauses->rows[i - 1].end;
            at.next_word = clauses->rows[i - 1].next_word;
            add_ask(a, at, question, how);
            at = (struct stretch){clause->start, sentence->end, clause->first_word,
                                  sentence->next_word, .asks = sentence->asks};
            question = false;
        }
        bool bare = clause->next_word - clause->first_word <= PLEA_WORDS;
        begun = begun || further || (how->wish && !bare && has_wish(a, clause));
        question = question || asks;
    }
    add_ask(a, at, question, how);
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
static bool find_trouble(const struct asking *a, const struct facts *facts,
                         const struct stretches *sentences, struct stretch *out)
{
    size_t fact = 0;
    size_t ask = 0;
    for (size_t i = 0; i < sentences->n; i++) {
        const struct stretch *sentence = &sentences->rows[i];
        while (ask < a->n && a->rows[ask].at.end <= sentence->start) {
            ask++;
        }
        bool asked = ask < a->n && a->rows[ask].at.start < sentence->end;
        if (!asked && is_trouble(a, facts, sentence, &fact)) {
            *out = *sentence;
            return true;
        }
    }
    return false;
}

/* Is the trouble left open by what is asked: nothing is, or only for help, or only what to do? */
static bool leaves_trouble(const struct asking *a)
{
    bool only_remedy = true;
    for (size_t i = 0; i < a->n; i++) {
        if (a->rows[i].empty) {
            return true;
        }
        only_remedy = only_remedy && (a->rows[i].remedy || a->rows[i].weak);
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
static void settle_goals(struct asking *a)
{
    bool asked = false;
    for (size_t i = 0; i < a->n; i++) {
        asked = asked || (is_full(&a->rows[i]) && !a->rows[i].goal && a->rows[i].at.asks);
    }
    for (size_t i = 0; i < a->n; i++) {
        a->rows[i].weak = a->rows[i].weak || (asked && a->rows[i].goal);
    }
}

static size_t count_full(const struct asking *a)
{
    size_t full = 0;
    for (size_t i = 0; i < a->n; i++) {
        full += is_full(&a->rows[i]);
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
static const cordial_question *choose(const struct asking *a, const struct stretch *trouble,
                                      size_t *out_n)
{
    bool alone = count_full(a) == 0 && trouble == NULL;
    cordial_question *rows = arena_array(a->s->mem, a->n + 1, sizeof *rows);
    size_t n = 0;
    for (size_t i = 0; i < a->n; i++) {
        const struct ask *ask = &a->rows[i];
        if (trouble != NULL && trouble->start < ask->at.start) {
            put(a->s, &rows[n++], trouble);
            trouble = NULL;
        }
        if (is_full(ask) || (alone && n == 0 && ask->at.asks)) {
            put(a->s, &rows[n++], &ask->at);
        }
    }
    if (trouble != NULL) {
        put(a->s, &rows[n++], trouble);
    }
    *out_n = n;
    return n > 0 ? rows : NULL;
}

/* Reads what a sentence asks, if it does. */
static void read_any(struct asking *a, const struct stretch *sentence)
{
    struct stretches clauses = clauses_cut(a->s, sentence);
    bool lead = stretch_find(sentence, &a->lead) != NULL;
    bool wish = is_wish(a, sentence);
    bool plain = !sentence->calls && asks_plainly(a, &clauses);
    if (sentence->asks || wish || lead || plain) {
        struct manner_of_asking how = {.wish = (wish || lead) && !sentence->asks};
        how.empty = how.wish && !wishes_something(a, &clauses);
        how.goal = how.wish && is_goal(a, sentence);
        read_sentence(a, sentence, &clauses, &how);
    }
}

const cordial_question *questions_find(const struct scan *text, const struct facts *facts,
                                       size_t *out_n)
{
    struct asking a = asking_begin(text);
    struct stretches sentences = sentences_cut(text);
    for (size_t i = 0; i < sentences.n; i++) {
        read_any(&a, &sentences.rows[i]);
    }
    settle_goals(&a);
    struct stretch trouble;
    bool troubled = leaves_trouble(&a) && find_trouble(&a, facts, &sentences, &trouble);
    return choose(&a, troubled ? &trouble : NULL, out_n);
}
