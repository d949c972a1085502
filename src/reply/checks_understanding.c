/* Rules of understanding: the problem is said back, the customer's mood is met. */
#include "reply/checks.h"
#include "reply/measure.h"

/* Telling words of the ticket: so many make a problem, so many of them in the reply say it back. */
enum { PROBLEM_WORDS = 6, PROBLEM_SAID = 1 };

void check_acknowledged(struct check_context *c)
{
    const cordial_ticket *ticket = c->request->ticket;
    if (ticket == NULL || context_list(c, "understanding").n == 0) {
        return;
    }
    c->looked = true;
    bool troubled = ticket->mood == CORDIAL_MOOD_ANGRY || ticket->mood == CORDIAL_MOOD_WORRIED;
    if (!troubled || context_phrases(c, "understanding").n > 0) {
        return;
    }
    const char *mood = cordial_mood_name(ticket->mood);
    struct str phrase = context_phrase(c, arena_printf(c->mem, "understanding.%s", mood).p);
    size_t at = c->shape.body_start;
    const char *code = arena_printf(c->mem, "acknowledged-%s%s", mood, phrase.n > 0 ? "-as" : "").p;
    cordial_finding *finding = add_finding(c, at, at, code, VALUES(phrase));
    if (phrase.n > 0 && c->shape.has_greeting) {
        set_fix(finding, arena_printf(c->mem, "\n\n%s", phrase.p), false);
    }
}

/* Said back */

void check_problem(struct check_context *c)
{
    if (!context_is_answer(c) || !context_same_language(c)) {
        return;
    }
    struct coverage said = measure(c, str_of(c->request->ticket->text));
    c->looked = said.n_telling >= PROBLEM_WORDS && context_list(c, "stop").n > 0;
    if (c->looked && said.n_found < PROBLEM_SAID) {
        size_t at = c->shape.body_start;
        add_finding(c, at, at, "problem", NO_VALUES);
    }
}
