/* Rules about what the reply knows: that it rests on the base, and answers what is asked. */
#include "reply/checks.h"
#include "reply/measure.h"
#include "text/mustache.h"

/* When a reply rests on an answer: a share of its telling words, or so many. */
#define ANSWER_SHARE 0.12
enum { ANSWER_WORDS = 5 };

/* A question is answered by an answer that the reply rests on when so much of it is in there. */
#define SOURCE_SHARE 0.5

static bool rests_on(const struct check_context *c, struct str text)
{
    struct coverage said = measure(c, text);
    return said.share >= ANSWER_SHARE || said.n_found >= ANSWER_WORDS ||
           said.n_found == said.n_telling;
}

/* Any of the answers will do: the customer may have been given one of several. */
void check_answer(struct check_context *c)
{
    bool rests = false;
    for (size_t i = 0; i < c->request->n_sources && context_is_answer(c); i++) {
        struct check_source source = measure_source(c, i);
        const struct entry *entry = source.reply != NULL ? source.reply : source.article;
        struct str text = entry != NULL ? mustache_without_tags(c->mem, entry->body) : STR("");
        if (str_trim(text).n > 0) {
            c->looked = true;
            rests = rests || rests_on(c, text);
        }
    }
    if (c->looked && !rests) {
        add_finding(c, 0, 0, "answer", VALUES(c->request->sources[0].id));
    }
}

/* Questions */

static bool takes_up(const struct check_context *c, struct str question)
{
    return coverage_takes_up(c->mem, c->request->language, question, c->word_set);
}

/* Does an answer that the reply rests on speak of the question? */
static bool is_answered_by(const struct check_context *c, size_t source, struct str question)
{
    struct check_source s = measure_source(c, source);
    const struct entry *entry = s.reply != NULL ? s.reply : s.article;
    if (entry == NULL || !rests_on(c, mustache_without_tags(c->mem, entry->body))) {
        return false;
    }
    struct words words = words_cut(c->mem, entry->body);
    struct str_list set = word_set(c->mem, &words);
    struct coverage in_source = coverage_of(c->mem, c->request->language, question, set);
    return in_source.share >= SOURCE_SHARE;
}

/* A single question is what the main answer is for. */
static bool is_answered(const struct check_context *c, size_t n_questions, struct str question)
{
    bool answered = takes_up(c, question);
    for (size_t i = 0; i < c->request->n_sources && !answered; i++) {
        bool alone = n_questions == 1 && i == 0;
        answered = is_answered_by(c, i, question) || (alone && measure_main(c).reply != NULL);
    }
    return answered;
}

void check_questions(struct check_context *c)
{
    const cordial_ticket *ticket = c->request->ticket;
    if (!context_is_answer(c) || !context_same_language(c)) {
        return;
    }
    size_t n = ticket->n_questions;
    bool *answered = arena_array(c->mem, n, sizeof *answered);
    size_t n_answered = 0;
    for (size_t i = 0; i < n; i++) {
        answered[i] = is_answered(c, n, str_of(ticket->questions[i].text));
        n_answered += answered[i];
    }
    c->looked = n > 0;
    size_t at = c->shape.sign_start;
    for (size_t i = 0; i < n && !context_is_full(c); i++) {
        if (!answered[i]) {
            add_finding(c, at, at, "questions",
                        VALUES(context_number(c, (double)n_answered), context_number(c, (double)n),
                               str_of(ticket->questions[i].text)));
        }
    }
}

void check_earlier(struct check_context *c)
{
    struct str_list earlier = c->request->earlier;
    c->looked = earlier.n > 0 && context_same_language(c);
    size_t at = c->shape.sign_start;
    for (size_t i = 0; i < earlier.n && c->looked && !context_is_full(c); i++) {
        if (!takes_up(c, earlier.rows[i])) {
            add_finding(c, at, at, "earlier", VALUES(earlier.rows[i]));
        }
    }
}
