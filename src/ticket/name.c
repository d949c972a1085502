/* The signature, the end of the text, "my name is", the sender. */
#include "ticket/name.h"

#include "text/sign.h"
#include "ticket/cut.h"
#include "ticket/person.h"

enum { TAIL_BYTES = 120 }; /* at the end of a text, in which a name may stand */

/* ---- the signature ---- */

/* What stands on a line of closing behind the formula: "Groeten, Daan". */
static struct str behind_closing(struct arena *mem, struct str line)
{
    size_t end = cut_is_closing(mem, line);
    struct str rest = str_from(line, end);
    unsigned kinds = SIGN_POINT | SIGN_CALL | SIGN_COMMA | SIGN_COLON | SIGN_SEMICOLON;
    for (size_t n = 1; rest.n > 0 && n > 0; rest = str_from(rest, n)) {
        n = rest.p[0] == ' ' || rest.p[0] == '-' ? 1 : sign_at(rest, 0, kinds);
    }
    return rest;
}

/*
 * The first name in a signature. Behind a rule stands what firms add to every mail: a name there
 * counts when the sender has it too, or has none.
 */
static struct str in_signature(struct arena *mem, const struct message *m)
{
    struct str rest = m->signature;
    struct str line;
    bool behind_rule = false;
    while (str_line(&rest, &line)) {
        line = str_trim(line);
        if (cut_is_closing(mem, line) > 0) {
            line = behind_closing(mem, line);
        }
        behind_rule = behind_rule || str_starts(line, STR("--")) || str_starts(line, STR("__"));
        if (line.n == 0 || !person_is_line(mem, line)) {
            continue;
        }
        struct str name = person_at_start(mem, line);
        bool known = m->from_name.n == 0 || person_shares_word(mem, name, m->from_name);
        if (!person_is_organisation(mem, name) && (known || !behind_rule)) {
            return name;
        }
    }
    return STR("");
}

/* ---- the end of the text ---- */

/* Letters of ASCII, and no capital among them? */
static bool is_small(struct str s)
{
    bool small = false;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] >= 'A' && s.p[i] <= 'Z') {
            return false;
        }
        small = small || (s.p[i] >= 'a' && s.p[i] <= 'z');
    }
    return small;
}

/* Is the point before @mark one of a title, as in "Mrs. Fern"? */
static bool is_behind_title(const struct scan *s, size_t mark)
{
    struct str text = str_sub(s->text, 0, mark - 1);
    size_t from = text.n;
    while (from > 0 && text.p[from - 1] != ' ' && text.p[from - 1] != '\n') {
        from--;
    }
    struct words words = words_cut(s->mem, str_from(text, from));
    return s->text.p[mark - 1] == '.' && words.n == 1 &&
           pack_has_word(pack_find(STR("any"), "title"), words.rows[0].text);
}

/* Behind the last mark that ends a sentence, or a formula of closing. */
static struct str in_tail(const struct scan *s)
{
    size_t from = s->text.n > TAIL_BYTES ? s->text.n - TAIL_BYTES : 0;
    struct phrase_hits closings = scan_find(s, "closing");
    const struct phrase_hit *closing = scan_hit_before(&closings, s->text.n);
    if (closing != NULL && closing->end > from) {
        struct str rest = behind_closing(s->mem, str_from(s->text, closing->start));
        struct str name = person_is_line(s->mem, rest) ? person_at_start(s->mem, rest) : STR("");
        if (name.n > 0 && !person_is_organisation(s->mem, name)) {
            return name;
        }
    }
    size_t mark = s->text.n;
    while (mark > from && s->text.p[mark - 1] != '\n' &&
           (sign_before(s->text, mark, SIGN_SENTENCE) == 0 || is_behind_title(s, mark))) {
        mark--;
    }
    struct str last = str_trim(str_from(s->text, mark));
    bool one_line = mark > from && last.n > 0 && last.n <= 40 &&
                    cut_is_closing(s->mem, last) == 0 && person_is_line(s->mem, last);
    struct str name = one_line ? person_at_start(s->mem, last) : STR("");
    bool capital = name.n > 0 && !is_small(name);
    bool all_small = is_small(s->text) && str_chr(name, ' ') == STR_NOT_FOUND;
    /* The whole rest is a name with its titles, not the beginning of a sentence. */
    size_t end = name.n > 0 ? (size_t)(name.p - last.p) + name.n : 0;
    bool person = (capital || all_small) && end + 2 >= last.n;
    return person && !person_is_organisation(s->mem, name) ? name : STR("");
}

/* ---- "my name is" ---- */

/* Words in a script without capitals: at most two are taken as a name. */
static bool has_capital(struct str s)
{
    return s.n > 0 && s.p[0] >= 'A' && s.p[0] <= 'Z';
}

/* The words behind @from, as long as they begin with a capital. */
static struct str capitals_from(const struct scan *s, size_t from)
{
    size_t end = from;
    for (size_t i = from; i < s->words.n && i < from + 4; i++) {
        struct str word = str_sub(s->text, s->words.rows[i].start, s->words.rows[i].end);
        bool beside =
            i == from || scan_gap_is(s, s->words.rows[i - 1].end, s->words.rows[i].start, " ");
        bool letter = has_capital(word) || (unsigned char)word.p[0] >= 0xC3;
        if (!beside || !letter) {
            break;
        }
        end = i + 1;
    }
    return end > from ? str_sub(s->text, s->words.rows[from].start, s->words.rows[end - 1].end)
                      : STR("");
}

/* Persian: "من … هستم", the name between two words of the lists. */
static struct str between(const struct scan *s, const struct phrase_hit *lead)
{
    enum { WORDS_MOST = 3 };
    struct phrase_hits tails = scan_find(s, "name-tail");
    const struct phrase_hit *tail = scan_hit_from(&tails, lead->end);
    if (tail == NULL || tail->first_word <= lead->next_word ||
        tail->first_word - lead->next_word > WORDS_MOST) {
        return STR("");
    }
    return str_sub(s->text, s->words.rows[lead->next_word].start,
                   s->words.rows[tail->first_word - 1].end);
}

static struct str as_said(const struct scan *s)
{
    struct phrase_hits leads = scan_find(s, "name-lead");
    for (size_t i = 0; i < leads.n; i++) {
        struct str words = pack_find(s->language, "name-tail").n > 0
                               ? between(s, &leads.rows[i])
                               : capitals_from(s, leads.rows[i].next_word);
        struct str name = person_at_start(s->mem, words);
        if (name.n > 0 && !person_is_organisation(s->mem, name)) {
            return name;
        }
    }
    return STR("");
}

/* ---- the sender ---- */

/* Without what programs and firms add: "Jane - Outreach", "Jane | Firm", "Jane (via Form)". */
static struct str bare_sender(struct str name)
{
    static const char *const marks[] = {" - ", " | ", " (", " – ", " — ", " via ", " @ ", " / "};
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        size_t at = str_find(name, str_of(marks[i]));
        name = at != STR_NOT_FOUND ? str_sub(name, 0, at) : name;
    }
    while (name.n > 0 && strchr("\"' ", name.p[0]) != NULL) {
        name = str_from(name, 1);
    }
    while (name.n > 0 && strchr("\"' ", name.p[name.n - 1]) != NULL) {
        name = str_sub(name, 0, name.n - 1);
    }
    return name;
}

/* "Doe, Jane" is Jane Doe. */
static struct str in_order(struct arena *mem, struct str name)
{
    size_t comma = str_chr(name, ',');
    if (comma == STR_NOT_FOUND || comma == 0) {
        return name;
    }
    struct str first = str_trim(str_from(name, comma + 1));
    return first.n > 0
               ? arena_printf(mem, "%.*s %.*s", STR_ARG(first), STR_ARG(str_sub(name, 0, comma)))
               : str_sub(name, 0, comma);
}

/* Is the part before the @ a role, as in info@, and does not hold the name? */
static bool is_role_address(struct arena *mem, struct str email, struct str name)
{
    size_t at = str_chr(email, '@');
    struct str local = str_sub(email, 0, at != STR_NOT_FOUND ? at : email.n);
    struct words words = words_cut(mem, local);
    struct pack roles = pack_find(STR("any"), "role-address");
    bool role = false;
    for (size_t i = 0; i < words.n; i++) {
        role = role || pack_has_word(roles, words.rows[i].text);
    }
    return role && !person_shares_word(mem, local, name);
}

static struct str of_sender(struct arena *mem, const struct message *m)
{
    struct str name = in_order(mem, bare_sender(m->from_name));
    struct str person = person_at_start(mem, name);
    bool address = str_chr(name, '@') != STR_NOT_FOUND;
    if (person.n == 0 || address || person_is_organisation(mem, name) ||
        is_role_address(mem, m->from_email, person)) {
        return STR("");
    }
    return person;
}

struct str name_find(const struct message *m, const struct scan *text)
{
    struct str name = in_signature(text->mem, m);
    name = name.n > 0 ? name : in_tail(text);
    name = name.n > 0 ? name : as_said(text);
    return name.n > 0 ? name : of_sender(text->mem, m);
}
