/* Contents: keys and shapes in general, base.yaml, courtesy/LANG.yaml, words/LANG.yaml. */
#include "entry/shape.h"

#include "base/buf.h"
#include "base/nearest.h"
#include "text/languages.h"

#include <cordial/ticket.h>

/* Keys of a group of phrases, with the NULL behind the last. */
enum { GROUP_KEYS_MAX = 8 };

struct key {
    const char *name;
    cordial_status (*check)(const struct yaml_pair *pair, cordial_error *err);
};

cordial_status shape_wrong(const struct yaml_pair *pair, const char *want, cordial_error *err)
{
    const struct yaml_node *value = pair->value;
    return err_at(err, CORDIAL_E_CONFIG, value->line, value->column, "'%.*s' must be %s",
                  STR_ARG(pair->key), want);
}

static cordial_status unknown_key(const struct yaml_pair *pair, const struct key *keys, size_t n,
                                  cordial_error *err)
{
    struct nearest nearest;
    nearest_init(&nearest, pair->key);
    AUTO(buf_done) struct buf known = {0};
    for (size_t i = 0; i < n; i++) {
        nearest_try(&nearest, keys[i].name);
        buf_add_cstr(&known, i > 0 ? ", " : "");
        buf_add_cstr(&known, keys[i].name);
    }
    int shown = pair->key.n < 60 ? (int)pair->key.n : 60;
    if (nearest.name != NULL) {
        return err_at(err, CORDIAL_E_CONFIG, pair->line, pair->column,
                      "unknown key '%.*s'; did you mean '%s'?", shown, pair->key.p, nearest.name);
    }
    return err_at(err, CORDIAL_E_CONFIG, pair->line, pair->column,
                  "unknown key '%.*s'; known are %s", shown, pair->key.p, known.p);
}

static cordial_status check_key(const struct yaml_pair *pair, const struct key *keys, size_t n,
                                cordial_error *err)
{
    for (size_t i = 0; i < n; i++) {
        if (str_eq(pair->key, str_of(keys[i].name))) {
            return keys[i].check(pair, err);
        }
    }
    return unknown_key(pair, keys, n, err);
}

static cordial_status check_keys(const struct yaml_node *map, const struct key *keys, size_t n,
                                 cordial_error *err)
{
    for (size_t i = 0; i < map->n; i++) {
        TRY(check_key(&map->pairs[i], keys, n, err));
    }
    return CORDIAL_OK;
}

static cordial_status check_map(const struct yaml_pair *pair, const struct key *keys, size_t n,
                                const char *want, cordial_error *err)
{
    if (pair->value->kind != YAML_MAP) {
        return shape_wrong(pair, want, err);
    }
    return check_keys(pair->value, keys, n, err);
}

/* --- base.yaml ----------------------------------------------------------------------------------
 */

/* Digits with at most one point between them; @out_whole tells whether there is none. */
static bool is_number(struct str s, bool *out_whole)
{
    size_t points = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '.') {
            points++;
        } else if (s.p[i] < '0' || s.p[i] > '9') {
            return false;
        }
    }
    *out_whole = points == 0;
    return s.n > points && points <= 1;
}

static cordial_status check_text(const struct yaml_pair *pair, cordial_error *err)
{
    return yaml_text(pair->value).n > 0 ? CORDIAL_OK : shape_wrong(pair, "a text", err);
}

static cordial_status check_url(const struct yaml_pair *pair, cordial_error *err)
{
    struct str url = yaml_text(pair->value);
    bool web = str_starts(url, STR("http://")) || str_starts(url, STR("https://"));
    return web ? CORDIAL_OK : shape_wrong(pair, "an address that starts with https://", err);
}

static cordial_status check_days(const struct yaml_pair *pair, cordial_error *err)
{
    bool whole;
    bool number = is_number(yaml_text(pair->value), &whole) && whole;
    return number ? CORDIAL_OK : shape_wrong(pair, "a whole number of days", err);
}

static cordial_status check_hours(const struct yaml_pair *pair, cordial_error *err)
{
    bool whole;
    return is_number(yaml_text(pair->value), &whole) ? CORDIAL_OK
                                                     : shape_wrong(pair, "a number of hours", err);
}

static bool is_share(struct str text)
{
    bool whole;
    bool share =
        is_number(text, &whole) && (text.p[0] == '0' || text.p[0] == '.' || str_eq(text, STR("1")));
    return str_eq(text, STR("default")) || (share && (!whole || text.n == 1));
}

static cordial_status check_audience(const struct yaml_pair *pair, cordial_error *err)
{
    struct str text = yaml_text(pair->value);
    bool fine = str_eq(text, STR("public")) || str_eq(text, STR("agents"));
    return fine ? CORDIAL_OK : shape_wrong(pair, "public or agents", err);
}

static bool is_code(struct str text)
{
    AUTO(arena_done) struct arena mem = {0};
    struct str code;
    return language_code(&mem, text, &code);
}

static cordial_status check_languages(const struct yaml_pair *pair, cordial_error *err)
{
    static const char want[] = "a list of language codes, such as [en, nl]";
    const struct yaml_node *value = pair->value;
    if (value->kind != YAML_LIST || value->n == 0) {
        return shape_wrong(pair, want, err);
    }
    for (size_t i = 0; i < value->n; i++) {
        if (!is_code(yaml_text(value->rows[i]))) {
            struct yaml_pair row = {.key = pair->key, .value = value->rows[i]};
            return shape_wrong(&row, want, err);
        }
    }
    return CORDIAL_OK;
}

/* A map from language codes to texts that @fine accepts; one text stands for all languages. */
static cordial_status check_by_language(const struct yaml_pair *pair, bool (*fine)(struct str),
                                        const char *want, cordial_error *err)
{
    const struct yaml_node *value = pair->value;
    if (value->kind != YAML_MAP) {
        return fine(yaml_text(value)) ? CORDIAL_OK : shape_wrong(pair, want, err);
    }
    for (size_t i = 0; i < value->n; i++) {
        const struct yaml_pair *row = &value->pairs[i];
        if (!is_code(row->key)) {
            return err_at(err, CORDIAL_E_CONFIG, row->line, row->column,
                          "'%.40s' is no language code, such as en", row->key.p);
        }
        if (!fine(yaml_text(row->value))) {
            return shape_wrong(row, want, err);
        }
    }
    return CORDIAL_OK;
}

static bool is_register(struct str text)
{
    return str_eq(text, STR("formal")) || str_eq(text, STR("informal")) ||
           str_eq(text, STR("none"));
}

static bool is_there(struct str text)
{
    return text.n > 0;
}

static cordial_status check_register(const struct yaml_pair *pair, cordial_error *err)
{
    return check_by_language(pair, is_register, "formal, informal or none", err);
}

static cordial_status check_team(const struct yaml_pair *pair, cordial_error *err)
{
    return check_by_language(pair, is_there, "a text", err);
}

static cordial_status check_promise(const struct yaml_pair *pair, cordial_error *err)
{
    static const struct key keys[] = {{"answer_h", check_hours}, {"urgent_h", check_hours}};
    return check_map(pair, keys, 2, "a map, such as {answer_h: 4, urgent_h: 1}", err);
}

static cordial_status check_share(const struct yaml_pair *pair, cordial_error *err)
{
    return check_by_language(pair, is_share, "a number from 0 to 1, or default", err);
}

static cordial_status check_confidence(const struct yaml_pair *pair, cordial_error *err)
{
    static const struct key keys[] = {{"answer", check_share}, {"none", check_share}};
    return check_map(pair, keys, 2, "a map, such as {answer: default, none: default}", err);
}

static cordial_status check_ledger(const struct yaml_pair *pair, cordial_error *err)
{
    static const struct key keys[] = {{"keep_days", check_days}};
    if (str_eq(yaml_text(pair->value), STR("off"))) {
        return CORDIAL_OK;
    }
    return check_map(pair, keys, 1, "off, or a map such as {keep_days: 365}", err);
}

static cordial_status check_questions(const struct yaml_pair *pair, cordial_error *err)
{
    static const struct key keys[] = {{"keep_days", check_days}};
    if (str_eq(yaml_text(pair->value), STR("off"))) {
        return CORDIAL_OK;
    }
    return check_map(pair, keys, 1, "off, or a map such as {keep_days: 180}", err);
}

static cordial_status check_colour(const struct yaml_pair *pair, cordial_error *err)
{
    struct str text = yaml_text(pair->value);
    bool fine = text.n == 7 && text.p[0] == '#';
    for (size_t i = 1; fine && i < text.n; i++) {
        fine = strchr("0123456789abcdefABCDEF", text.p[i]) != NULL;
    }
    return fine ? CORDIAL_OK : shape_wrong(pair, "a colour such as \"#0b6e6e\", in quotes", err);
}

static cordial_status check_brand(const struct yaml_pair *pair, cordial_error *err)
{
    static const struct key keys[] = {{"colour", check_colour}, {"logo", check_text}};
    return check_map(pair, keys, 2, "a map, such as {colour: \"#0b6e6e\", logo: logo.svg}", err);
}

static cordial_status check_categories(const struct yaml_pair *pair, cordial_error *err)
{
    if (pair->value->kind != YAML_MAP) {
        return shape_wrong(pair, "a map from folders to their names", err);
    }
    for (size_t i = 0; i < pair->value->n; i++) {
        TRY(check_by_language(&pair->value->pairs[i], is_there, "a text", err));
    }
    return CORDIAL_OK;
}

/* Scheme, host and perhaps a port, and nothing behind them: the text goes into a header. */
static bool is_origin(struct str text)
{
    struct str scheme = str_starts(text, STR("https://")) ? STR("https://") : STR("http://");
    bool fine = str_starts(text, scheme) && text.n > scheme.n;
    for (size_t i = scheme.n; fine && i < text.n; i++) {
        char c = text.p[i];
        fine = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               (c != '\0' && strchr("-.:[]", c) != NULL);
    }
    return fine;
}

static cordial_status check_origins(const struct yaml_pair *pair, cordial_error *err)
{
    static const char want[] = "a list of origins, such as [https://shop.example]";
    const struct yaml_node *value = pair->value;
    bool fine = value->kind == YAML_LIST;
    for (size_t i = 0; fine && i < value->n; i++) {
        fine = is_origin(yaml_text(value->rows[i]));
    }
    return fine ? CORDIAL_OK : shape_wrong(pair, want, err);
}

static cordial_status check_widget(const struct yaml_pair *pair, cordial_error *err)
{
    static const struct key keys[] = {{"origins", check_origins}};
    return check_map(pair, keys, 1, "a map, such as {origins: [https://shop.example]}", err);
}

static const struct key base_keys[] = {
    {"audience", check_audience},
    {"brand", check_brand},
    {"categories", check_categories},
    {"confidence", check_confidence},
    {"languages", check_languages},
    {"ledger", check_ledger},
    {"name", check_text},
    {"promise", check_promise},
    {"questions", check_questions},
    {"register", check_register},
    {"team", check_team},
    {"timezone", check_text},
    {"url", check_url},
    {"widget", check_widget},
};

cordial_status shape_base(const struct yaml_node *root, cordial_error *err)
{
    return check_keys(root, base_keys, sizeof base_keys / sizeof base_keys[0], err);
}

/* --- courtesy/LANG.yaml -------------------------------------------------------------------------
 */

/* A text alone or a list of texts; an empty value is a list that nobody has filled yet. */
static cordial_status check_phrases(const struct yaml_pair *pair, cordial_error *err)
{
    const struct yaml_node *value = pair->value;
    bool fine = value->kind != YAML_MAP;
    for (size_t i = 0; value->kind == YAML_LIST && i < value->n; i++) {
        fine = fine && yaml_text(value->rows[i]).n > 0;
    }
    return fine ? CORDIAL_OK : shape_wrong(pair, "a list of texts", err);
}

static const char phrases_by[] = "a map with a list of texts under each key";

/* Groups of phrases and the keys in each. */
static const struct phrase_group {
    const char *name;
    const char *keys[GROUP_KEYS_MAX]; /* ended by NULL */
} phrase_groups[] = {
    {"action", {"any"}},
    {"also", {"any"}},
    {"by", {"date", "today", "tomorrow", "weekday"}},
    {"chat", {"closing", "end"}},
    {"closing", {"formal", "informal", "none"}},
    {"cooperate", {"lead", "several", "thanks"}},
    {"delay", {"next", "working"}},
    {"foreign", {"any"}},
    {"greeting", {"any"}},
    {"more", {"any"}},
    {"none", {"next", "received", "urgent"}},
    {"open", {"one", "quoted", "several"}},
    {"reassurance", {"angry", "any", "calm", "expert", "pleased", "worried"}},
    {"solved", {"check", "done"}},
    {"understanding", {"angry", "calm", "pleased", "urgent", "worried"}},
};
enum { PHRASE_GROUPS = sizeof phrase_groups / sizeof phrase_groups[0] };

static cordial_status check_group(const struct yaml_pair *pair, cordial_error *err)
{
    size_t row = 0;
    while (row + 1 < PHRASE_GROUPS && !str_eq(pair->key, str_of(phrase_groups[row].name))) {
        row++;
    }
    struct key keys[GROUP_KEYS_MAX];
    size_t n = 0;
    for (const char *const *name = phrase_groups[row].keys; *name != NULL; name++) {
        keys[n++] = (struct key){*name, check_phrases};
    }
    return check_map(pair, keys, n, phrases_by, err);
}

/* The kinds of facts behind the rows that are there. */
static size_t add_kinds(struct key *keys, size_t n)
{
    for (int kind = 0; kind < CORDIAL_FACT_KINDS; kind++) {
        keys[n++] = (struct key){cordial_fact_name((cordial_fact_kind)kind), check_phrases};
    }
    return n;
}

/* Of `ask`, beside the kinds of facts. */
static const char *const ask_keys[] = {"one", "other", "several", "thanks"};
enum { ASK_KEYS = sizeof ask_keys / sizeof ask_keys[0] };

/* A question may be for either of two kinds, such as "domain|url". */
static cordial_status check_ask(const struct yaml_pair *pair, cordial_error *err)
{
    struct key keys[ASK_KEYS + CORDIAL_FACT_KINDS];
    size_t n = 0;
    while (n < ASK_KEYS) {
        keys[n] = (struct key){ask_keys[n], check_phrases};
        n++;
    }
    n = add_kinds(keys, n);
    if (pair->value->kind != YAML_MAP) {
        return shape_wrong(pair, phrases_by, err);
    }
    for (size_t i = 0; i < pair->value->n; i++) {
        struct yaml_pair row = pair->value->pairs[i];
        struct str rest = row.key;
        while (str_split(&rest, '|', &row.key)) {
            row.key = str_trim(row.key);
            TRY(check_key(&row, keys, n, err));
        }
    }
    return CORDIAL_OK;
}

static cordial_status check_missing_name(const struct yaml_pair *pair, cordial_error *err)
{
    static const struct key keys[] = {{"name", check_phrases}};
    return check_map(pair, keys, sizeof keys / sizeof keys[0], phrases_by, err);
}

static cordial_status check_missing_base(const struct yaml_pair *pair, cordial_error *err)
{
    static const struct key keys[] = {{"name", check_phrases}, {"url", check_phrases}};
    return check_map(pair, keys, sizeof keys / sizeof keys[0], phrases_by, err);
}

static cordial_status check_missing_customer(const struct yaml_pair *pair, cordial_error *err)
{
    static const struct key keys[] = {
        {"email", check_phrases}, {"first_name", check_phrases}, {"name", check_phrases}};
    return check_map(pair, keys, sizeof keys / sizeof keys[0], phrases_by, err);
}

static cordial_status check_missing_ticket(const struct yaml_pair *pair, cordial_error *err)
{
    struct key keys[1 + CORDIAL_FACT_KINDS] = {{"subject", check_phrases}};
    return check_map(pair, keys, add_kinds(keys, 1), phrases_by, err);
}

/* Facts and links have the names that the base gives them. */
static cordial_status check_missing_any(const struct yaml_pair *pair, cordial_error *err)
{
    if (pair->value->kind != YAML_MAP) {
        return shape_wrong(pair, phrases_by, err);
    }
    for (size_t i = 0; i < pair->value->n; i++) {
        TRY(check_phrases(&pair->value->pairs[i], err));
    }
    return CORDIAL_OK;
}

/* What the agent is asked for when a template's value is missing, by the value's name. */
static cordial_status check_missing(const struct yaml_pair *pair, cordial_error *err)
{
    static const struct key keys[] = {
        {"agent", check_missing_name},    {"answer", check_phrases},
        {"base", check_missing_base},     {"customer", check_missing_customer},
        {"done", check_phrases},          {"expired", check_phrases},
        {"fact", check_missing_any},      {"link", check_missing_any},
        {"needed", check_phrases},        {"team", check_missing_name},
        {"ticket", check_missing_ticket}, {"untold", check_phrases},
    };
    return check_map(pair, keys, sizeof keys / sizeof keys[0],
                     "a map, such as {agent: {name: Who signs?}}", err);
}

cordial_status shape_courtesy(const struct yaml_node *root, cordial_error *err)
{
    static const struct key keys[] = {
        {"action", check_group},    {"also", check_group},          {"ask", check_ask},
        {"by", check_group},        {"chat", check_group},          {"closing", check_group},
        {"cooperate", check_group}, {"delay", check_group},         {"foreign", check_group},
        {"greeting", check_group},  {"missing", check_missing},     {"more", check_group},
        {"none", check_group},      {"open", check_group},          {"reassurance", check_group},
        {"solved", check_group},    {"understanding", check_group},
    };
    return check_keys(root, keys, sizeof keys / sizeof keys[0], err);
}

const char *shape_courtesy_path(struct arena *mem, size_t i)
{
    for (size_t row = 0; row < PHRASE_GROUPS; row++) {
        for (const char *const *key = phrase_groups[row].keys; *key != NULL; key++) {
            if (i-- == 0) {
                return arena_printf(mem, "%s.%s", phrase_groups[row].name, *key).p;
            }
        }
    }
    return i < ASK_KEYS ? arena_printf(mem, "ask.%s", ask_keys[i]).p : NULL;
}

/* --- words/LANG.yaml ------------------------------------------------------------------------ */

static bool is_empty(const struct yaml_node *value)
{
    return value->kind == YAML_SCALAR && yaml_text(value).n == 0;
}

static cordial_status check_synonyms(const struct yaml_pair *pair, cordial_error *err)
{
    static const char want[] = "a list of lists, such as [[mailbox, inbox], [site, website]]";
    const struct yaml_node *value = pair->value;
    if (is_empty(value)) {
        return CORDIAL_OK;
    }
    if (value->kind != YAML_LIST) {
        return shape_wrong(pair, want, err);
    }
    for (size_t i = 0; i < value->n; i++) {
        struct yaml_pair group = {.key = pair->key, .value = value->rows[i]};
        if (group.value->kind != YAML_LIST) {
            return shape_wrong(&group, want, err);
        }
        TRY(check_phrases(&group, err));
    }
    return CORDIAL_OK;
}

static cordial_status check_jargon(const struct yaml_pair *pair, cordial_error *err)
{
    const struct yaml_node *value = pair->value;
    if (is_empty(value)) {
        return CORDIAL_OK;
    }
    if (value->kind != YAML_MAP) {
        return shape_wrong(pair, "a map of terms, such as {DNS: where a domain leads}", err);
    }
    for (size_t i = 0; i < value->n; i++) {
        TRY(check_text(&value->pairs[i], err));
    }
    return CORDIAL_OK;
}

static const struct key words_keys[] = {
    {"jargon", check_jargon}, {"never", check_phrases}, {"synonyms", check_synonyms}};
enum { WORDS_KEYS = sizeof words_keys / sizeof words_keys[0] };

cordial_status shape_words(const struct yaml_node *root, cordial_error *err)
{
    return check_keys(root, words_keys, WORDS_KEYS, err);
}

const char *shape_words_key(size_t i)
{
    return i < WORDS_KEYS ? words_keys[i].name : NULL;
}
