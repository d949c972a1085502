/* Whose message is how deep; which of the earlier questions ours have taken up. */
#include "lib/conversation.h"

#include "reply/coverage.h"
#include "ticket/thread.h"

/* Has any of our messages that came later, quoted less deep, taken the question up? */
static bool was_answered(struct arena *mem, const struct thread *thread,
                         const struct str_list *sets, size_t depth, struct str language,
                         struct str question)
{
    for (size_t i = 1; i <= depth; i += 2) {
        bool ours = thread->rows[depth - i].n > 0;
        if (ours && coverage_takes_up(mem, language, question, sets[depth - i])) {
            return true;
        }
    }
    return false;
}

/* The customer's messages stand at @first and every second depth from there. */
static struct str_list open_questions(struct arena *mem, const struct thread *thread, size_t first,
                                      struct str language)
{
    struct str_list out = {0};
    struct str_list sets[THREAD_MESSAGES_MAX] = {{0}}; /* the words of each message */
    for (size_t i = 0; i < thread->n; i++) {
        struct words words = words_cut(mem, thread->rows[i]);
        sets[i] = word_set(mem, &words);
    }
    for (size_t depth = first; depth < thread->n; depth += 2) {
        struct str_list asked = thread_questions(mem, thread->rows[depth], language);
        for (size_t i = 0; i < asked.n; i++) {
            if (!was_answered(mem, thread, sets, depth, language, asked.rows[i])) {
                out.rows = arena_more(mem, out.rows, out.n, &out.cap, sizeof *out.rows);
                out.rows[out.n++] = asked.rows[i];
            }
        }
    }
    return out;
}

struct str_list conversation_before_ticket(struct arena *mem, struct str body, struct str language)
{
    struct thread thread = thread_read(mem, body);
    return open_questions(mem, &thread, 2, language);
}

struct str_list conversation_before_reply(struct arena *mem, struct str text, struct str language)
{
    struct thread thread = thread_read(mem, text);
    thread.rows[0] = STR(""); /* still to be checked, and no answer that was given */
    return open_questions(mem, &thread, 3, language);
}

struct str conversation_ticket(struct arena *mem, struct str text)
{
    struct thread thread = thread_read(mem, text);
    return thread.n > 1 ? thread.rows[1] : STR("");
}
