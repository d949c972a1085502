/* Checks of a request's head. */
#include "http/guard.h"

#include <ctype.h>

static size_t count(const struct pairs *header, const char *name)
{
    size_t n = 0;
    for (size_t i = 0; i < header->n; i++) {
        n += str_eq(header->rows[i].name, str_of(name));
    }
    return n;
}

static bool is_token(struct str name)
{
    for (size_t i = 0; i < name.n; i++) {
        unsigned char c = (unsigned char)name.p[i];
        if (!(c < 0x7F && (isalnum(c) || strchr("!#$%&'*+-.^_`|~", c) != NULL)) || c == '\0') {
            return false;
        }
    }
    return name.n > 0;
}

static bool is_digits(struct str value)
{
    for (size_t i = 0; i < value.n; i++) {
        if (value.p[i] < '0' || value.p[i] > '9') {
            return false;
        }
    }
    return value.n > 0 && value.n <= 18;
}

static bool has_control(struct str value)
{
    for (size_t i = 0; i < value.n; i++) {
        unsigned char c = (unsigned char)value.p[i];
        if ((c < ' ' && c != '\t') || c == 0x7F) {
            return true;
        }
    }
    return false;
}

static const char *fault_of_fields(const struct pairs *header)
{
    for (size_t i = 0; i < header->n; i++) {
        if (!is_token(header->rows[i].name)) {
            return "a header has a name that is none";
        }
        if (has_control(header->rows[i].value)) {
            return "a header has a control character in it";
        }
    }
    return NULL;
}

static const char *fault_of_length(const struct pairs *header)
{
    struct str value;
    if (count(header, "content-length") > 1) {
        return "there is more than one Content-Length";
    }
    if (count(header, "content-length") > 0 && count(header, "transfer-encoding") > 0) {
        return "Content-Length and Transfer-Encoding exclude each other";
    }
    if (pairs_get(header, "content-length", &value) && !is_digits(value)) {
        return "the Content-Length is no number";
    }
    return count(header, "host") > 1 ? "there is more than one Host" : NULL;
}

unsigned guard_head(const struct pairs *header, const char **out_words)
{
    *out_words = fault_of_fields(header);
    if (*out_words == NULL) {
        *out_words = fault_of_length(header);
    }
    if (*out_words != NULL) {
        return 400;
    }
    struct str coding;
    if (count(header, "transfer-encoding") > 1 ||
        (pairs_get(header, "transfer-encoding", &coding) && !str_eq_ci(coding, STR("chunked")))) {
        *out_words = "the only Transfer-Encoding here is chunked";
        return 501;
    }
    return 0;
}

/* From a name to its value there may be the colon and blanks alone. */
static bool is_behind_name(const struct pair *pair)
{
    const char *end = pair->name.p + pair->name.n;
    if (pair->value.p == NULL || pair->value.p < end || pair->value.p > end + REQUEST_HEAD_MAX) {
        return false;
    }
    for (const char *p = end; p < pair->value.p; p++) {
        if (*p != '\0' && *p != ':' && *p != ' ' && *p != '\t') {
            return false;
        }
    }
    return true;
}

/* The place behind a line that ends in two NULs where CR LF were; NULL when it does not. */
static const char *behind_line(const char *end)
{
    return end[0] == '\0' && end[1] == '\0' ? end + 2 : NULL;
}

bool guard_lines(const char *version, const struct pairs *header)
{
    const char *next = behind_line(version + strlen(version));
    for (size_t i = 0; i < header->n; i++) {
        const struct pair *pair = &header->rows[i];
        if (pair->name.p != next || !is_behind_name(pair)) {
            return false;
        }
        next = behind_line(pair->value.p + pair->value.n);
    }
    return next != NULL && behind_line(next) != NULL; /* the empty line */
}

/* "127.0.0.1", "[::1]": what is written in digits cannot be rebound. */
static bool is_address(struct str host)
{
    bool in_brackets = host.n > 2 && host.p[0] == '[' && host.p[host.n - 1] == ']';
    for (size_t i = 0; i < host.n; i++) {
        char c = host.p[i];
        bool digit = c >= '0' && c <= '9';
        if (in_brackets
                ? i > 0 && i + 1 < host.n && !isxdigit((unsigned char)c) && c != ':' && c != '.'
                : !digit && c != '.') {
            return false;
        }
    }
    return host.n > 0;
}

static struct str without_port(struct str host)
{
    size_t bracket = str_chr(host, ']');
    size_t from = bracket == STR_NOT_FOUND ? 0 : bracket;
    size_t colon = str_chr(str_from(host, from), ':');
    if (colon == STR_NOT_FOUND) {
        return host;
    }
    struct str port = str_from(host, from + colon + 1);
    return port.n == 0 || is_digits(port) ? str_sub(host, 0, from + colon) : (struct str){0};
}

bool guard_host(struct str host, const struct guard_hosts *hosts)
{
    struct str name = without_port(host);
    if (is_address(name) || str_eq_ci(name, STR("localhost"))) {
        return true;
    }
    for (size_t i = 0; i < hosts->n; i++) {
        if (name.n > 0 && str_eq_ci(name, str_of(hosts->names[i]))) {
            return true;
        }
    }
    return false;
}
