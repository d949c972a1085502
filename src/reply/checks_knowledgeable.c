/* Rules about what the reply knows: that it rests on the answers of the base. */
#include "reply/checks.h"
#include "reply/measure.h"
#include "text/mustache.h"

/* When a reply rests on an answer: a share of its telling words, or so many. */
#define ANSWER_SHARE 0.12
enum { ANSWER_WORDS = 5 };

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
        add_finding(c, 0, 0,
                    "the reply says nothing of what the best answer, '%.*s', says: look whether "
                    "it answers this ticket",
                    STR_ARG(c->request->sources[0].id));
    }
}
