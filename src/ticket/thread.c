/* The depth of lines, the lines of a depth, their questions. */
#include "ticket/thread.h"

#include "base/buf.h"
#include "ticket/facts.h"
#include "ticket/questions.h"

/* How often a line is quoted, and where its own words start. */
static size_t depth_of(struct str line, size_t *out_start)
{
    size_t depth = 0;
    size_t at = 0;
    for (size_t i = 0; i < line.n && (line.p[i] == '>' || line.p[i] == ' '); i++) {
        if (line.p[i] == '>') {
            depth++;
            at = i + 1;
        }
    }
    *out_start = at < line.n && depth > 0 && line.p[at] == ' ' ? at + 1 : at;
    return depth;
}

/* "On Monday, Paul wrote:" announces the quote below it. Only behind such a line is anything looked
 * for in @rest, so that no line is gone through more than twice. */
static bool announces(struct str line, struct str rest, size_t depth)
{
    size_t start;
    struct str next = {"", 0};
    if (!str_ends(str_trim(line), STR(":"))) {
        return false;
    }
    while (str_line(&rest, &next) && str_trim(next).n == 0) {
    }
    return depth_of(next, &start) > depth;
}

struct thread thread_read(struct arena *mem, struct str text)
{
    struct buf bufs[THREAD_MESSAGES_MAX] = {{0}};
    struct thread out = {0};
    struct str line;
    while (str_line(&text, &line)) {
        size_t start;
        size_t depth = depth_of(line, &start);
        depth = depth < THREAD_MESSAGES_MAX ? depth : THREAD_MESSAGES_MAX - 1;
        if (!announces(line, text, depth)) {
            buf_add(&bufs[depth], str_from(line, start));
            buf_add_char(&bufs[depth], '\n');
            out.n = depth + 1 > out.n ? depth + 1 : out.n;
        }
    }
    for (size_t i = 0; i < THREAD_MESSAGES_MAX; i++) {
        out.rows[i] = str_trim(buf_keep(&bufs[i], mem));
        buf_done(&bufs[i]);
    }
    return out;
}

struct str_list thread_questions(struct arena *mem, struct str text, struct str language)
{
    struct scan scan = scan_make(mem, text, language);
    size_t n = 0;
    struct facts facts = facts_find(&scan);
    const cordial_question *questions = questions_find(&scan, &facts, &n);
    struct str_list out = {.rows = arena_array(mem, n, sizeof *out.rows)};
    for (; out.n < n; out.n++) {
        out.rows[out.n] = str_of(questions[out.n].text);
    }
    return out;
}
