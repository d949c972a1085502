/* Contents: keys and shapes in general, base.yaml, courtesy/LANG.yaml, words/LANG.yaml. */
#include "entry/shape.h"

#include "base/buf.h"
#include "text/languages.h"

#include <cordial/ticket.h>

/* Every known key is shorter; the distance of longer words is not asked for. */
enum { KEY_BYTES_MAX = 32, TYPOS_MAX = 2, GROUP_KEYS_MAX = 8 };

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

/* Insertions, deletions and changes of one byte between two words (Wagner and Fischer). */
static size_t distance(struct str a, struct str b)
{
    size_t row[KEY_BYTES_MAX + 1];
    if (a.n > KEY_BYTES_MAX || b.n > KEY_BYTES_MAX) {
        return KEY_BYTES_MAX;
    }
    for (size_t j = 0; j <= b.n; j++) {
        row[j] = j;
    }
    for (size_t i = 1; i <= a.n; i++) {
        size_t corner = row[0];
        row[0] = i;
        for (size_t j = 1; j <= b.n; j++) {
            size_t change = corner + (a.p[i - 1] != b.p[j - 1]);
            corner = row[j];
            size_t step = (row[j] < row[j - 1] ? row[j] : row[j - 1]) + 1;
            row[j] = change < step ? change : step;
        }
    }
    return row[b.n];
}

static cordial_status unknown_key(const struct yaml_pair *pair, const struct key *keys, size_t n,
                                  cordial_error *err)
{
    const char *nearest = NULL;
    size_t least = TYPOS_MAX + 1;
    AUTO(buf_done) struct buf known = {0};
    for (size_t i = 0; i < n; i++) {
        size_t d = distance(pair->key, str_of(keys[i].name));
        if (d < least) {
            least = d;
            nearest = keys[i].name;
        }
        buf_add_cstr(&known, i > 0 ? ", " : "");
        buf_add_cstr(&known, keys[i].name);
    }
    int shown = pair->key.n < 60 ? (int)pair->key.n : 60;
    if (nearest != NULL) {
        return err_at(err, CORDIAL_E_CONFIG, pair->line, pair->column,
                      "unknown key '%.*s'; did you mean '%s'?", shown, pair->key.p, nearest);
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

static cordial_status check_share(const struct yaml_pair *pair, cordial_error *err)
{
    struct str text = yaml_text(pair->value);
    bool whole;
    bool share =
        is_number(text, &whole) && (text.p[0] == '0' || text.p[0] == '.' || str_eq(text, STR("1")));
    bool fine = str_eq(text, STR("default")) || (share && (!whole || text.n == 1));
    return fine ? CORDIAL_OK : shape_wrong(pair, "a number from 0 to 1, or default", err);
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

static const struct key base_keys[] = {
    {"audience", check_audience},   {"confidence", check_confidence},
    {"languages", check_languages}, {"ledger", check_ledger},
    {"name", check_text},           {"promise", check_promise},
    {"register", check_register},   {"team", check_team},
    {"timezone", check_text},       {"url", check_url},
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

/* A group of phrases whose keys are @names. */
static cordial_status check_group(const struct yaml_pair *pair, const char *const *names, size_t n,
                                  cordial_error *err)
{
    struct key keys[GROUP_KEYS_MAX];
    for (size_t i = 0; i < n; i++) {
        keys[i] = (struct key){names[i], check_phrases};
    }
    return check_map(pair, keys, n, phrases_by, err);
}

static cordial_status check_any(const struct yaml_pair *pair, cordial_error *err)
{
    static const char *const names[] = {"any"};
    return check_group(pair, names, sizeof names / sizeof names[0], err);
}

static cordial_status check_by(const struct yaml_pair *pair, cordial_error *err)
{
    static const char *const names[] = {"date", "today", "tomorrow", "weekday"};
    return check_group(pair, names, sizeof names / sizeof names[0], err);
}

static cordial_status check_chat(const struct yaml_pair *pair, cordial_error *err)
{
    static const char *const names[] = {"closing", "end"};
    return check_group(pair, names, sizeof names / sizeof names[0], err);
}

static cordial_status check_closing(const struct yaml_pair *pair, cordial_error *err)
{
    static const char *const names[] = {"formal", "informal", "none"};
    return check_group(pair, names, sizeof names / sizeof names[0], err);
}

static cordial_status check_cooperate(const struct yaml_pair *pair, cordial_error *err)
{
    static const char *const names[] = {"lead", "several", "thanks"};
    return check_group(pair, names, sizeof names / sizeof names[0], err);
}

static cordial_status check_delay(const struct yaml_pair *pair, cordial_error *err)
{
    static const char *const names[] = {"next", "working"};
    return check_group(pair, names, sizeof names / sizeof names[0], err);
}

static cordial_status check_none(const struct yaml_pair *pair, cordial_error *err)
{
    static const char *const names[] = {"next", "received", "urgent"};
    return check_group(pair, names, sizeof names / sizeof names[0], err);
}

static cordial_status check_open(const struct yaml_pair *pair, cordial_error *err)
{
    static const char *const names[] = {"one", "quoted", "several"};
    return check_group(pair, names, sizeof names / sizeof names[0], err);
}

static cordial_status check_reassurance(const struct yaml_pair *pair, cordial_error *err)
{
    static const char *const names[] = {"angry", "any", "calm", "expert", "pleased", "worried"};
    return check_group(pair, names, sizeof names / sizeof names[0], err);
}

static cordial_status check_solved(const struct yaml_pair *pair, cordial_error *err)
{
    static const char *const names[] = {"check", "done"};
    return check_group(pair, names, sizeof names / sizeof names[0], err);
}

static cordial_status check_understanding(const struct yaml_pair *pair, cordial_error *err)
{
    static const char *const names[] = {"angry", "calm", "pleased", "urgent", "worried"};
    return check_group(pair, names, sizeof names / sizeof names[0], err);
}

/* The kinds of facts behind the rows that are there. */
static size_t add_kinds(struct key *keys, size_t n)
{
    for (int kind = 0; kind < CORDIAL_FACT_KINDS; kind++) {
        keys[n++] = (struct key){cordial_fact_name((cordial_fact_kind)kind), check_phrases};
    }
    return n;
}

/* A question may be for either of two kinds, such as "domain|url". */
static cordial_status check_ask(const struct yaml_pair *pair, cordial_error *err)
{
    static const char *const own[] = {"one", "other", "several", "thanks"};
    enum { OWN = sizeof own / sizeof own[0] };
    struct key keys[OWN + CORDIAL_FACT_KINDS];
    size_t n = 0;
    while (n < OWN) {
        keys[n] = (struct key){own[n], check_phrases};
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
        {"action", check_any},
        {"also", check_any},
        {"ask", check_ask},
        {"by", check_by},
        {"chat", check_chat},
        {"closing", check_closing},
        {"cooperate", check_cooperate},
        {"delay", check_delay},
        {"foreign", check_any},
        {"greeting", check_any},
        {"missing", check_missing},
        {"more", check_any},
        {"none", check_none},
        {"open", check_open},
        {"reassurance", check_reassurance},
        {"solved", check_solved},
        {"understanding", check_understanding},
    };
    return check_keys(root, keys, sizeof keys / sizeof keys[0], err);
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

cordial_status shape_words(const struct yaml_node *root, cordial_error *err)
{
    static const struct key keys[] = {
        {"jargon", check_jargon}, {"never", check_phrases}, {"synonyms", check_synonyms}};
    return check_keys(root, keys, sizeof keys / sizeof keys[0], err);
}
