/* Rules of examples: what two answers both claim as theirs helps to find neither. */
#include "lint/rules.h"

#include "base/buf.h"
#include "text/words.h"

struct heard {
    const struct subject *subject;
    unsigned line;
};

/* Words folded, in order: case, marks and punctuation do not count. */
static struct str folded_words(struct lint *l, struct str language, struct str text)
{
    struct words words = words_cut(l->scratch, text);
    AUTO(buf_done) struct buf out = {0};
    buf_add(&out, language);
    for (size_t i = 0; i < words.n; i++) {
        if (!words.rows[i].part) {
            buf_add_char(&out, ' ');
            buf_add(&out, words.rows[i].text);
        }
    }
    return buf_keep(&out, l->scratch);
}

void lint_example(struct lint *l)
{
    struct map seen;
    struct heard *rows = NULL;
    size_t n = 0;
    size_t cap = 0;
    map_init(&seen, l->scratch);
    for (size_t i = 0; i < l->n; i++) {
        const struct subject *s = l->subjects[i];
        struct front_items items = subject_items(l, s, "examples", false);
        for (size_t k = 0; k < items.n; k++) {
            const struct front_item *item = &items.rows[k];
            struct str key = folded_words(l, s->entry.language, item->text);
            bool is_new = false;
            size_t at = *map_put(&seen, key, n, &is_new);
            if (is_new) {
                rows = arena_more(l->scratch, rows, n, &cap, sizeof *rows);
                rows[n++] = (struct heard){s, item->line};
            } else if (rows[at].subject->answer != s->answer) {
                lint_mark(l, s, item->line, item->column, 0,
                          "'%.*s' is also an example of '%.*s' (%.*s:%u): a ticket like this "
                          "cannot tell which is meant",
                          STR_ARG(item->text), STR_ARG(rows[at].subject->entry.id),
                          STR_ARG(rows[at].subject->entry.path), rows[at].line);
            }
        }
    }
}
