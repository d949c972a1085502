/* Letters, tokens of a name, names, lines, comparing. */
#include "ticket/person.h"

#include "base/utf8.h"
#include "text/pack.h"
#include "text/phrase.h"
#include "text/sign.h"
#include "text/unicode.h"

enum {
    NAME_WORDS_MAX = 5,  /* particles included */
    SMALL_WORDS_MAX = 2, /* of a name in small letters only */
    NAME_BYTES_MAX = 80,
};

/* ---- letters ---- */

enum letter {
    LETTER_NONE, /* not a letter of a name */
    LETTER_SMALL,
    LETTER_CAPITAL,
    LETTER_ANY,   /* of a script without capitals */
    LETTER_INNER, /* an apostrophe, hyphen, dot or joiner */
};

static enum letter letter_of(uint32_t c)
{
    if (c == '\'' || c == '-' || c == '.' || c == 0x2019 || c == 0x200C || c == 0x200D) {
        return LETTER_INNER;
    }
    switch (unicode_kind(c)) {
    case UNICODE_CAPITAL:
        return LETTER_CAPITAL;
    case UNICODE_SMALL:
        return LETTER_SMALL;
    case UNICODE_LETTER:
        return LETTER_ANY;
    case UNICODE_MARK:
        return LETTER_INNER;
    case UNICODE_DIGIT:
    case UNICODE_OTHER:
        break;
    }
    return LETTER_NONE;
}

/* ---- tokens ---- */

/* One blank-separated piece of a line that may be a name. */
struct token {
    struct str text; /* without the punctuation that ends the name */
    bool letters;    /* nothing but letters and what joins them */
    bool capital;    /* begins with a capital, or has no case */
    bool caps;       /* more than one capital and no small letter: letters of a degree */
    bool ends;       /* a comma, bracket or the like behind it ends the name */
};

static bool is_ampersand(struct str text)
{
    return str_eq(text, STR("&")) || str_eq(text, STR("+"));
}

/* May a name end at this sign: a comma, bracket, stroke or wide dash? */
static bool ends_name(struct str s)
{
    static const char *const signs[] = {"(", ")", "|", "\"", "·", "–", "—"};
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        if (str_starts(s, str_of(signs[i]))) {
            return true;
        }
    }
    return sign_at(s, 0, SIGN_COMMA | SIGN_SEMICOLON | SIGN_CALL) > 0;
}

/* The next piece of @rest, which is moved behind it; false at the end. */
static bool next_token(struct str *rest, struct token *out)
{
    while (rest->n > 0 && (rest->p[0] == ' ' || rest->p[0] == '\t')) {
        *rest = str_from(*rest, 1);
    }
    if (rest->n == 0) {
        return false;
    }
    size_t end = 0;
    while (end < rest->n && rest->p[end] != ' ' && rest->p[end] != '\t') {
        end++;
    }
    struct str text = str_sub(*rest, 0, end);
    *rest = str_from(*rest, end);
    *out = (struct token){.letters = true};
    size_t capitals = 0;
    size_t small = 0;
    size_t at = 0;
    while (at < text.n) {
        size_t start = at;
        enum letter kind = letter_of(utf8_next(text, &at));
        if (kind == LETTER_NONE && !is_ampersand(text)) {
            out->letters = ends_name(str_from(text, start));
            out->ends = true;
            text = str_sub(text, 0, start);
            break;
        }
        out->capital = out->capital || (start == 0 && kind != LETTER_SMALL);
        capitals += kind == LETTER_CAPITAL;
        small += kind == LETTER_SMALL || kind == LETTER_ANY;
    }
    if (str_eq(text, STR("-"))) {
        text = STR("");
        out->ends = true;
    }
    out->caps = capitals > 2 && small == 0 && str_chr(text, '.') == STR_NOT_FOUND;
    out->text = text;
    return true;
}

static bool in_any(struct arena *mem, const char *list, struct str text)
{
    struct phrase_hits hits = phrases_in(mem, text, pack_find(STR("any"), list));
    return hits.n > 0;
}

/* Does the text hold a word of sentences in some language, a binding one or a wish, which no name
 * holds? With a capital and alone, such a word may be a given name: Dan, Will. */
static bool binds(struct arena *mem, struct str text)
{
    size_t n;
    if (text.n > 0 && text.p[0] >= 'A' && text.p[0] <= 'Z' && in_any(mem, "name-word", text) &&
        str_chr(text, ' ') == STR_NOT_FOUND) {
        return false;
    }
    const struct str *codes = pack_languages(&n);
    struct words words = words_cut(mem, text);
    for (size_t i = 0; i < n; i++) {
        struct pack function = pack_find(codes[i], "function");
        struct pack formal = pack_find(codes[i], "formal");
        for (size_t k = 0; k < words.n; k++) {
            struct str word = words.rows[k].text;
            bool listed = pack_has_word(function, word) || pack_has_word(formal, word);
            if (word.n > 1 && listed && !in_any(mem, "particle", word)) {
                return true;
            }
        }
    }
    return false;
}

/* ---- names ---- */

/* Without bullets and dashes in front. */
static struct str without_marks(struct str line)
{
    static const char *const marks[] = {"-", "~", "*", "–", "—", "«", "\""};
    line = str_trim(line);
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        if (str_starts(line, str_of(marks[i]))) {
            return without_marks(str_from(line, strlen(marks[i])));
        }
    }
    return line;
}

/* Does a greeting say this title? "Sig.ra" is more than the "ra" that is left when it is cut. */
static bool is_said(struct arena *mem, struct str title)
{
    struct phrase_hits hits = phrases_in(mem, title, pack_find(STR("any"), "title-unsaid"));
    return hits.n == 0 || hits.rows[0].start > 0;
}

/* Without titles in front; @out_said is set when a greeting says one of them. */
static struct str without_titles(struct arena *mem, struct str line, bool *out_said)
{
    *out_said = false;
    for (bool again = true; again;) {
        again = false;
        line = without_marks(line);
        struct phrase_hits hits = phrases_in(mem, line, pack_find(STR("any"), "title"));
        if (hits.n > 0 && hits.rows[0].start == 0 && hits.rows[0].end < line.n) {
            struct str title = str_sub(line, 0, hits.rows[0].end);
            struct str rest = str_from(line, hits.rows[0].end);
            /* The title is a word of its own, or ends in a dot. */
            if (rest.p[0] == ' ' || rest.p[0] == '.') {
                line = str_trim(str_from(rest, rest.p[0] == '.' ? 1 : 0));
                again = line.n > 0;
                *out_said = *out_said || is_said(mem, title);
            }
        }
    }
    return line;
}

static bool is_particle(struct arena *mem, struct str text)
{
    return is_ampersand(text) || in_any(mem, "particle", text);
}

/* Is there a given name before the surname? Initials and particles are none. */
static bool has_given(struct arena *mem, struct str name)
{
    struct str rest = name;
    struct token token;
    size_t names = 0;
    while (next_token(&rest, &token)) {
        bool initial = str_chr(token.text, '.') != STR_NOT_FOUND || token.text.n == 1;
        names += !initial && !is_particle(mem, token.text);
    }
    return names > 1;
}

/* The end of the name at the start of @line, 0 when there is none. */
static size_t name_end(struct arena *mem, struct str line, size_t *out_words)
{
    struct str rest = line;
    struct token token;
    size_t end = 0;
    bool any_capital = false;
    bool any_small = false;
    *out_words = 0;
    for (size_t words = 1; next_token(&rest, &token); words++) {
        if (token.text.n == 0 && token.ends && token.letters) {
            break;
        }
        if (!token.letters || words > NAME_WORDS_MAX) {
            return 0;
        }
        bool particle = !token.capital && is_particle(mem, token.text);
        any_capital = any_capital || token.capital;
        any_small = any_small || (!token.capital && !particle);
        if (token.caps && words > 1) {
            break;
        }
        if (!particle || token.ends) {
            end = (size_t)(token.text.p - line.p) + token.text.n;
            *out_words = words;
        }
        if (token.ends) {
            break;
        }
    }
    bool mixed = any_capital && any_small;
    bool small_sentence = any_small && *out_words > SMALL_WORDS_MAX;
    return mixed || small_sentence ? 0 : end;
}

struct str person_at_start(struct arena *mem, struct str line)
{
    struct str whole = without_marks(line);
    bool said;
    line = without_titles(mem, whole, &said);
    size_t words;
    size_t end = name_end(mem, line, &words);
    struct str name = str_sub(line, 0, end);
    while (name.n > 0 && (str_ends(name, STR(".")) || str_ends(name, STR("-")))) {
        /* "Tomasz W." keeps its dot. */
        size_t n = name.n;
        bool initial = n >= 2 && name.p[n - 1] == '.' && (n == 2 || name.p[n - 3] == ' ');
        if (initial) {
            break;
        }
        name = str_sub(name, 0, n - 1);
    }
    bool fits = name.n > 1 && name.n <= NAME_BYTES_MAX;
    if (!fits || binds(mem, name)) {
        return STR("");
    }
    /* To a bare surname belongs its title. */
    bool titled = said && name.n > 2 && !has_given(mem, name);
    return titled ? str_sub(whole, 0, (size_t)(name.p - whole.p) + name.n) : name;
}

bool person_is_organisation(struct arena *mem, struct str name)
{
    return in_any(mem, "organisation", name);
}

/* ---- lines ---- */

/* Does a line end in a dot behind a whole word, as sentences do and abbreviations do not? */
static bool ends_sentence(struct str line)
{
    enum { WORD_LETTERS = 4 };
    size_t letters = 0;
    if (!str_ends(line, STR("."))) {
        return false;
    }
    for (size_t at = line.n - 1; at > 0; at--) {
        char c = line.p[at - 1];
        if (!((c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80)) {
            break;
        }
        letters++;
    }
    return letters >= WORD_LETTERS;
}

bool person_is_line(struct arena *mem, struct str line)
{
    line = str_trim(line);
    if (line.n == 0 || line.n > NAME_BYTES_MAX || str_ends(line, STR("?")) ||
        str_ends(line, STR("!")) || str_ends(line, STR(":")) || ends_sentence(line)) {
        return false;
    }
    struct str name = person_at_start(mem, line);
    return name.n > 0 && !in_any(mem, "no-name", line);
}

/* ---- comparing ---- */

bool person_shares_word(struct arena *mem, struct str a, struct str b)
{
    struct words in_a = words_cut(mem, a);
    struct words in_b = words_cut(mem, b);
    for (size_t i = 0; i < in_a.n; i++) {
        for (size_t k = 0; k < in_b.n; k++) {
            if (in_a.rows[i].text.n > 2 && str_eq(in_a.rows[i].text, in_b.rows[k].text)) {
                return true;
            }
        }
    }
    return false;
}
