/* Words of a name, then which of them is the given one, then what no name is. */
#include "reply/name.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "text/pack.h"
#include "text/phrase.h"
#include "text/sign.h"
#include "text/unicode.h"

enum { NAME_WORDS_MAX = 4 };

static bool has_phrase(struct arena *mem, struct str text, const struct words *words,
                       struct str language, const char *list)
{
    return phrases_find(mem, text, words, pack_find(language, list)).n > 0;
}

static bool starts_small(struct str word)
{
    size_t at = 0;
    return word.n > 0 && unicode_kind(utf8_next(word, &at)) == UNICODE_SMALL;
}

/* A word of a script without capitals. */
static bool has_no_case(struct str word)
{
    size_t at = 0;
    return word.n > 0 && unicode_kind(utf8_next(word, &at)) == UNICODE_LETTER;
}

static bool is_initial(struct str piece)
{
    return piece.n < 2 || str_chr(piece, '.') != STR_NOT_FOUND;
}

static bool has_digit_or_sign(struct str s)
{
    for (size_t at = 0; at < s.n;) {
        bool sign = strchr("@&<>/\\[](){}|=\"", s.p[at]) != NULL ||
                    sign_at(s, at, SIGN_COLON | SIGN_SEMICOLON) > 0;
        if (sign || unicode_kind(utf8_next(s, &at)) == UNICODE_DIGIT) {
            return true;
        }
    }
    return false;
}

/* The title at a place of a name, or NULL. */
static const struct phrase_hit *title_at(const struct phrase_hits *titles, size_t at)
{
    for (size_t i = 0; i < titles->n; i++) {
        if (titles->rows[i].start <= at && at < titles->rows[i].end) {
            return &titles->rows[i];
        }
    }
    return NULL;
}

/* A name with a title as a greeting says it: without the initials, and with the title's own form
 * of the list where it gives one, as Dutch "mevrouw" for "Mevr.". */
static struct str titled(struct arena *mem, const struct phrase_hits *titles, struct str name)
{
    AUTO(buf_done) struct buf b = {0};
    struct str rest = name;
    struct str piece;
    while (str_split(&rest, ' ', &piece)) {
        size_t at = (size_t)(piece.p - name.p);
        const struct phrase_hit *title = title_at(titles, at);
        struct str said = title != NULL && title->value.n > 0 ? title->value : piece;
        bool goes_on = title != NULL && title->start < at && said.p != piece.p;
        if (piece.n > 0 && !goes_on && (title != NULL || !is_initial(piece))) {
            buf_add(&b, b.n > 0 ? STR(" ") : STR(""));
            buf_add(&b, said);
        }
    }
    return buf_keep(&b, mem);
}

/* "Smith, Paul" with one word behind the comma: that word. */
static struct str behind_comma(struct str name)
{
    size_t comma = sign_find(name, SIGN_COMMA);
    if (comma == STR_NOT_FOUND) {
        return (struct str){NULL, 0};
    }
    struct str given = str_trim(str_from(name, comma + sign_at(name, comma, SIGN_COMMA)));
    bool one_word =
        str_chr(given, ' ') == STR_NOT_FOUND && sign_find(given, SIGN_COMMA) == STR_NOT_FOUND;
    return one_word && !is_initial(given) ? given : (struct str){NULL, 0};
}

bool name_is_group(struct arena *mem, struct str language, struct str name)
{
    struct words words = words_cut(mem, name);
    return has_digit_or_sign(name) || has_phrase(mem, name, &words, language, "company");
}

struct str name_first(struct arena *mem, struct str language, struct str name)
{
    name = str_trim(name);
    struct words words = words_cut(mem, name);
    if (name_is_group(mem, language, name)) {
        return name;
    }
    struct phrase_hits titles = phrases_find(mem, name, &words, pack_find(language, "title"));
    if (titles.n > 0) {
        return sign_find(name, SIGN_COMMA) == STR_NOT_FOUND ? titled(mem, &titles, name) : name;
    }
    if (sign_find(name, SIGN_COMMA) != STR_NOT_FOUND) {
        struct str given = behind_comma(name);
        return given.n > 0 ? given : name;
    }
    struct str rest = name;
    struct str first;
    if (!str_split(&rest, ' ', &first) || rest.p == NULL || is_initial(first)) {
        return name;
    }
    bool particle = starts_small(first) && !starts_small(str_trim(rest));
    return particle ? name : first;
}

static bool is_no_name(struct arena *mem, struct str language, struct str line,
                       const struct words *words)
{
    static const char *const lists[] = {"team", "company", "greeting-reply", "closing-reply"};
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
        if (has_phrase(mem, line, words, language, lists[i])) {
            return true;
        }
    }
    return has_digit_or_sign(line);
}

bool name_is_person(struct arena *mem, struct str language, struct str line)
{
    struct words words = words_cut(mem, line);
    if (words.n == 0 || words.n > NAME_WORDS_MAX || is_no_name(mem, language, line, &words)) {
        return false;
    }
    size_t capitals = 0;
    for (size_t i = 0; i < words.n; i++) {
        struct str word = str_sub(line, words.rows[i].start, words.rows[i].end);
        capitals += !starts_small(word);
        bool initial = words.rows[i].end < line.n && line.p[words.rows[i].end] == '.';
        bool stop = word_is_stop(language, words.rows[i].text) && !initial;
        if ((i == 0 && starts_small(word)) || (stop && (i == 0 || has_no_case(word)))) {
            return false; /* without capitals, the small words alone tell a sentence from a name */
        }
    }
    return capitals * 2 >= words.n;
}
