/* Lines, what makes a line quoted, how quotes begin, forwarded mails, the signature, joining. */
#include "ticket/cut.h"

#include "base/buf.h"
#include "text/pack.h"
#include "text/phrase.h"
#include "text/sign.h"
#include "ticket/person.h"
#include "ticket/scan.h"

enum {
    LOOK_AHEAD = 6,        /* lines after "From:" in which its fellows stand */
    TAIL_LINES = 14,       /* lines at the end in which a signature begins */
    TAIL_LINE_BYTES = 160, /* a longer line is no signature */
    RULE_TAIL_BYTES = 700, /* behind a rule of dashes */
    WRAPPED_MAX = 100,     /* a longer line was not wrapped by a program */
    OWN_WORDS_MIN = 4,     /* fewer words before a quote are no message */
};

enum part { PART_OWN, PART_QUOTE, PART_SIGNATURE, PART_MATTER };

struct line {
    struct str text;
    enum part part;
};

struct lines {
    struct line *rows;
    size_t n;
    size_t cap;
};

static struct lines split_lines(struct arena *mem, struct str body)
{
    struct lines out = {0};
    struct str rest = body;
    struct str line;
    while (str_line(&rest, &line)) {
        out.rows = arena_more(mem, out.rows, out.n, &out.cap, sizeof *out.rows);
        out.rows[out.n++] = (struct line){.text = line};
    }
    return out;
}

static bool is_blank(struct str s)
{
    return str_trim(s).n == 0;
}

/* The next line from @i on that is not empty, or n. */
static size_t next_filled(const struct lines *lines, size_t i)
{
    while (i < lines->n && is_blank(lines->rows[i].text)) {
        i++;
    }
    return i;
}

/* ---- what makes a line quoted ---- */

static bool is_marked(struct str line)
{
    size_t at = 0;
    while (at < line.n && at < 3 && line.p[at] == ' ') {
        at++;
    }
    return at < line.n && line.p[at] == '>';
}

/* A quoted line without its marks. */
static struct str unmarked(struct str line)
{
    size_t at = 0;
    while (at < line.n && (line.p[at] == '>' || line.p[at] == ' ')) {
        at++;
    }
    return str_from(line, at);
}

static struct pack any_list(const char *name)
{
    return pack_find(STR("any"), name);
}

/* Is the whole text one phrase of a list of all languages? */
static bool is_phrase(struct arena *mem, struct str text, const char *list)
{
    struct words words = words_cut(mem, text);
    struct phrase_hits hits = phrases_find(mem, text, &words, any_list(list));
    return words.n > 0 && hits.n == 1 && hits.rows[0].first_word == 0 &&
           hits.rows[0].next_word == words.n;
}

/* "-----Original Message-----", with any dashes around it, is a phrase of @list. */
static bool is_separator(struct arena *mem, struct str line, const char *list)
{
    line = str_trim(unmarked(line));
    size_t start = 0;
    while (start < line.n && strchr("-_=*#+ ", line.p[start]) != NULL) {
        start++;
    }
    size_t end = line.n;
    while (end > start && strchr("-_=*#+: ", line.p[end - 1]) != NULL) {
        end--;
    }
    bool dressed = start > 0 || end < line.n;
    return dressed && end - start < 80 && is_phrase(mem, str_sub(line, start, end), list);
}

/* Does a line begin with a field of a head, such as "Sent:", whose name is in @list? */
static bool is_field(struct arena *mem, struct str line, const char *list)
{
    line = str_trim(unmarked(line));
    while (line.n > 0 && line.p[0] == '*') {
        line = str_from(line, 1);
    }
    size_t colon = str_chr(line, ':');
    return colon != STR_NOT_FOUND && colon > 0 && colon < 40 &&
           is_phrase(mem, str_sub(line, 0, colon), list);
}

/* ---- how quotes begin ---- */

/* "On 3 May 2026 at 10:12, Jane Doe <jane@doe.example> wrote:", on one line or two. */
static bool is_attribution(struct arena *mem, struct str text)
{
    text = str_trim(text);
    return text.n < 300 && str_ends(text, STR(":")) && scan_has_digit(text) &&
           phrases_in(mem, text, any_list("quote-verb")).n > 0;
}

/* How many lines from @i on introduce a quote; 0: none. */
static size_t attribution_lines(struct arena *mem, const struct lines *lines, size_t i)
{
    struct str first = lines->rows[i].text;
    if (is_attribution(mem, first)) {
        return 1;
    }
    if (i + 1 >= lines->n || first.n > 200 || !scan_has_digit(first) ||
        !str_ends(str_trim(lines->rows[i + 1].text), STR(":"))) {
        return 0;
    }
    struct str second = lines->rows[i + 1].text;
    struct str both =
        arena_printf(mem, "%.*s %.*s", STR_ARG(str_trim(first)), STR_ARG(str_trim(second)));
    return is_attribution(mem, both) ? 2 : 0;
}

/* Has an attribution an address or a time of day, as programs write it and people do not? */
static bool is_by_program(struct str text)
{
    if (str_chr(text, '@') != STR_NOT_FOUND) {
        return true;
    }
    for (size_t i = 1; i + 2 < text.n; i++) {
        if ((text.p[i] == ':' || text.p[i] == '.') && scan_has_digit(str_sub(text, i - 1, i)) &&
            scan_has_digit(str_sub(text, i + 1, i + 3)) &&
            scan_has_digit(str_sub(text, i + 2, i + 3))) {
            return true;
        }
    }
    return false;
}

/* "From:" with at least one of its fellows below: the head that Outlook puts over a quote. */
static bool is_head_block(struct arena *mem, const struct lines *lines, size_t i)
{
    if (!is_field(mem, lines->rows[i].text, "quote-from")) {
        return false;
    }
    unsigned fellows = 0;
    for (size_t k = i + 1; k < lines->n && k <= i + LOOK_AHEAD; k++) {
        fellows += is_field(mem, lines->rows[k].text, "quote-field");
    }
    return fellows >= 2;
}

static void mark_from(struct lines *lines, size_t from, enum part part)
{
    for (size_t k = from; k < lines->n; k++) {
        lines->rows[k].part = part;
    }
}

/* Does the line at @i stand right above a quote with marks? */
static bool is_above_marks(const struct lines *lines, size_t i)
{
    size_t next = next_filled(lines, i + 1);
    return next < lines->n && is_marked(lines->rows[next].text);
}

/* What begins at line @i, which has no mark. Sets parts; true when all the rest is quoted. */
static bool begin_quote(struct arena *mem, struct lines *lines, size_t i)
{
    struct str text = lines->rows[i].text;
    if (is_separator(mem, text, "forward-line")) {
        mark_from(lines, i, PART_MATTER);
        return true;
    }
    if (is_separator(mem, text, "quote-line") || is_head_block(mem, lines, i)) {
        mark_from(lines, i, PART_QUOTE);
        return true;
    }
    size_t n = attribution_lines(mem, lines, i);
    if (n > 0 && is_above_marks(lines, i + n - 1)) {
        for (size_t k = i; k < i + n; k++) {
            lines->rows[k].part = PART_QUOTE;
        }
    } else if (n > 0 && is_by_program(text)) {
        mark_from(lines, i, PART_QUOTE);
        return true;
    } else if (is_above_marks(lines, i) && is_field(mem, text, "quote-from")) {
        lines->rows[i].part = PART_QUOTE;
    }
    return false;
}

/* Which lines are quoted, and which a forwarded mail. */
static void find_quotes(struct arena *mem, struct lines *lines)
{
    for (size_t i = 0; i < lines->n; i++) {
        struct str text = lines->rows[i].text;
        if (is_blank(text) || lines->rows[i].part != PART_OWN) {
            continue;
        }
        if (is_marked(text)) {
            bool forward = is_separator(mem, text, "forward-line");
            lines->rows[i].part = PART_QUOTE;
            for (size_t k = i; forward && k < lines->n && is_marked(lines->rows[k].text); k++) {
                lines->rows[k].part = PART_MATTER;
            }
        } else if (begin_quote(mem, lines, i)) {
            return;
        }
    }
}

/* ---- forwarded mails ---- */

static size_t count_words(struct arena *mem, const struct lines *lines, enum part part)
{
    size_t n = 0;
    for (size_t i = 0; i < lines->n; i++) {
        if (lines->rows[i].part == part) {
            n += words_cut(mem, lines->rows[i].text).n;
        }
    }
    return n;
}

/* "Fwd: …": the first word of the subject is a forwarder's and a colon follows. */
static bool is_forwarding_subject(struct arena *mem, struct str subject)
{
    size_t colon = str_chr(subject, ':');
    return colon != STR_NOT_FOUND && colon < 24 &&
           is_phrase(mem, str_sub(subject, 0, colon), "forward-subject");
}

/* A quote is what the message is about when it says so, or when nothing else is there. */
static void find_matter(struct arena *mem, struct lines *lines, struct str subject)
{
    bool is_matter =
        is_forwarding_subject(mem, subject) || count_words(mem, lines, PART_OWN) < OWN_WORDS_MIN;
    for (size_t i = 0; is_matter && i < lines->n; i++) {
        if (lines->rows[i].part == PART_QUOTE) {
            lines->rows[i].part = PART_MATTER;
        }
    }
}

/* ---- the signature ---- */

size_t cut_is_closing(struct arena *mem, struct str line)
{
    size_t n;
    const struct str *codes = pack_languages(&n);
    size_t longest = 0;
    struct words words = words_cut(mem, line);
    for (size_t i = 0; i < n; i++) {
        struct phrase_hits hits = phrases_find(mem, line, &words, pack_find(codes[i], "closing"));
        if (hits.n > 0 && hits.rows[0].first_word == 0 && hits.rows[0].end > longest) {
            longest = hits.rows[0].end;
        }
    }
    return longest;
}

/* A line of closing: a formula, and behind it at most a name or a place. */
static bool is_closing_line(struct arena *mem, struct str line)
{
    line = str_trim(line);
    if (line.n > 70 || str_ends(line, STR("?"))) {
        return false;
    }
    size_t end = cut_is_closing(mem, line);
    struct str rest = str_trim(str_from(line, end));
    return end > 0 && words_cut(mem, rest).n <= 4;
}

static bool is_device_line(struct arena *mem, struct str line)
{
    size_t n;
    const struct str *codes = pack_languages(&n);
    struct words words = words_cut(mem, line);
    for (size_t i = 0; i < n; i++) {
        struct pack list = pack_find(codes[i], "signature");
        struct phrase_hits hits = phrases_find(mem, line, &words, list);
        if (hits.n > 0) {
            return true;
        }
    }
    return false;
}

/* "--" and its like; a longer rule counts too, see find_rule(). */
static bool is_rule(struct str line, bool *out_long)
{
    line = str_trim(line);
    *out_long = line.n > 3;
    if (str_eq(line, STR("—")) || str_eq(line, STR("--")) || str_eq(line, STR("---"))) {
        *out_long = false;
        return true;
    }
    for (size_t i = 0; i < line.n; i++) {
        if (line.p[i] != line.p[0] || strchr("-_=*~", line.p[i]) == NULL) {
            return false;
        }
    }
    return line.n > 4;
}

/* The own lines in order, by index. */
struct own {
    size_t *rows;
    size_t n;
    size_t cap;
};

static struct own own_lines(struct arena *mem, const struct lines *lines)
{
    struct own out = {0};
    for (size_t i = 0; i < lines->n; i++) {
        if (lines->rows[i].part == PART_OWN && !is_blank(lines->rows[i].text)) {
            out.rows = arena_more(mem, out.rows, out.n, &out.cap, sizeof *out.rows);
            out.rows[out.n++] = i;
        }
    }
    return out;
}

static struct str own_text(const struct lines *lines, const struct own *own, size_t i)
{
    return str_trim(lines->rows[own->rows[i]].text);
}

/* Bytes of the own lines from @i on. */
static size_t tail_bytes(const struct lines *lines, const struct own *own, size_t i)
{
    size_t n = 0;
    for (; i < own->n; i++) {
        n += own_text(lines, own, i).n;
    }
    return n;
}

static size_t tail_start(const struct own *own, size_t end)
{
    return end > TAIL_LINES && own->n > 0 ? end - TAIL_LINES : 0;
}

/* The own line from which a rule makes all the rest a signature, or @end. */
static size_t find_rule(const struct lines *lines, const struct own *own, size_t end)
{
    for (size_t i = tail_start(own, end); i < end; i++) {
        bool is_long;
        if (is_rule(own_text(lines, own, i), &is_long) && i > 0 &&
            (!is_long || tail_bytes(lines, own, i) <= RULE_TAIL_BYTES)) {
            return i;
        }
    }
    return end;
}

static bool are_short(const struct lines *lines, const struct own *own, size_t from, size_t end)
{
    for (size_t i = from; i < end; i++) {
        if (own_text(lines, own, i).n > TAIL_LINE_BYTES) {
            return false;
        }
    }
    return true;
}

/* The last own line before @end that closes a mail, or 0. */
static size_t last_closing(struct arena *mem, const struct lines *lines, const struct own *own,
                           size_t end)
{
    size_t i = end;
    while (i > tail_start(own, end) && !is_closing_line(mem, own_text(lines, own, i - 1))) {
        i--;
    }
    return i > tail_start(own, end) ? i - 1 : 0;
}

/* What programs and firms add. A long line above the closing is the customer's own paragraph, and
 * only speaks of such things. */
static size_t find_device(struct arena *mem, const struct lines *lines, const struct own *own,
                          size_t end)
{
    size_t closing = last_closing(mem, lines, own, end);
    for (size_t i = tail_start(own, end); i < end; i++) {
        struct str line = own_text(lines, own, i);
        if (i > 0 && (line.n <= TAIL_LINE_BYTES || i > closing) && is_device_line(mem, line)) {
            return i;
        }
    }
    return end;
}

/* Does the line above end a sentence or a paragraph, or is there something between? */
static bool is_set_off(const struct lines *lines, const struct own *own, size_t i)
{
    if (i == 0 || own->rows[i] > own->rows[i - 1] + 1) {
        return true;
    }
    struct str above = own_text(lines, own, i - 1);
    if (above.n > WRAPPED_MAX) {
        return true;
    }
    return str_ends(above, STR(")")) || sign_before(above, above.n, SIGN_SENTENCE) > 0;
}

/*
 * The last block that begins with a name: a line that shares a word with the sender's name, or
 * one that looks like a name, with nothing but short lines behind. Of several lines that share
 * one ("Jo May", "May & Sons") the first begins it.
 */
static size_t find_name(struct arena *mem, const struct lines *lines, const struct own *own,
                        struct str from_name, size_t end)
{
    size_t found = end;
    bool sure = false;
    for (size_t i = end; i-- > 1 && end - i <= 4;) {
        struct str line = own_text(lines, own, i);
        if (line.n > TAIL_LINE_BYTES) {
            break;
        }
        bool known = from_name.n > 0 && person_is_line(mem, line) &&
                     person_shares_word(mem, line, from_name);
        if (sure && !known) {
            break;
        }
        if (known || (person_is_line(mem, line) && is_set_off(lines, own, i) && end - i <= 3)) {
            found = i;
        }
        sure = known;
    }
    return found;
}

/* The first closing line near the end with nothing but short lines behind it. */
static size_t find_closing(struct arena *mem, const struct lines *lines, const struct own *own,
                           size_t end)
{
    for (size_t i = tail_start(own, end); i < end; i++) {
        if (end - i <= 8 && i > 0 && is_closing_line(mem, own_text(lines, own, i)) &&
            are_short(lines, own, i + 1, end)) {
            return i;
        }
    }
    return end;
}

static bool is_postscript(struct str line)
{
    return str_eq_ci(str_sub(line, 0, 3), STR("ps:")) ||
           str_eq_ci(str_sub(line, 0, 3), STR("ps ")) || str_eq_ci(str_sub(line, 0, 3), STR("p.s"));
}

/* The lines from own line @from up to @end are a signature, a postscript apart. */
static void mark_signature(struct lines *lines, const struct own *own, size_t from, size_t end)
{
    bool postscript = false;
    for (size_t i = from; i < end; i++) {
        postscript = postscript || is_postscript(own_text(lines, own, i));
        if (!postscript) {
            lines->rows[own->rows[i]].part = PART_SIGNATURE;
        }
    }
}

static void find_signature(struct arena *mem, struct lines *lines, struct str from_name)
{
    struct own own = own_lines(mem, lines);
    size_t end = find_rule(lines, &own, own.n);
    mark_signature(lines, &own, end, own.n);
    size_t device = find_device(mem, lines, &own, end);
    mark_signature(lines, &own, device, end);
    size_t closing = find_closing(mem, lines, &own, device);
    if (closing == device) {
        closing = find_name(mem, lines, &own, from_name, device);
    }
    mark_signature(lines, &own, closing, device);
}

/* ---- joining ---- */

/* Append a line; of several empty ones in a row one is kept, and none at the start. */
static void join_line(struct buf *out, struct str line)
{
    bool empty = is_blank(line);
    bool after_empty =
        out->n == 0 || (out->n >= 2 && out->p[out->n - 1] == '\n' && out->p[out->n - 2] == '\n');
    if (empty && after_empty) {
        return;
    }
    struct str kept = line;
    while (kept.n > 0 && strchr(" \t\r", kept.p[kept.n - 1]) != NULL) {
        kept.n--;
    }
    buf_add(out, kept);
    buf_add_char(out, '\n');
}

static struct str join(struct arena *mem, const struct lines *lines, enum part part)
{
    AUTO(buf_done) struct buf out = {0};
    for (size_t i = 0; i < lines->n; i++) {
        if (lines->rows[i].part == part) {
            struct str text = lines->rows[i].text;
            join_line(&out, part == PART_MATTER && is_marked(text) ? unmarked(text) : text);
        }
    }
    buf_trim_end(&out);
    return buf_keep(&out, mem);
}

cordial_status cut_message(struct arena *mem, struct message *m, cordial_error *err)
{
    struct lines lines = split_lines(mem, m->body);
    find_quotes(mem, &lines);
    find_matter(mem, &lines, m->subject);
    find_signature(mem, &lines, m->from_name);
    struct str own = join(mem, &lines, PART_OWN);
    struct str matter = join(mem, &lines, PART_MATTER);
    bool both = own.n > 0 && matter.n > 0;
    m->own = arena_printf(mem, "%.*s%s%.*s", STR_ARG(own), both ? "\n\n" : "", STR_ARG(matter));
    m->matter_start = both ? own.n + 2 : own.n;
    m->signature = join(mem, &lines, PART_SIGNATURE);
    if (m->own.n > TICKET_TEXT_MAX) {
        return err_set(err, CORDIAL_E_LIMIT, "%zu bytes of text in a ticket, at most %d", m->own.n,
                       TICKET_TEXT_MAX);
    }
    return CORDIAL_OK;
}
