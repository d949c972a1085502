/* Characters, hosts, mail addresses and host names, web addresses, numbers of machines. */
#include "ticket/facts.h"

#include <arpa/inet.h>

#include "text/sign.h"

enum {
    LOCAL_MAX = 64, /* RFC 5321, 4.5.3.1 */
    HOST_MAX = 253,
    URL_MAX = 2048,
    IP_MAX = 45,
};

/* ---- characters ---- */

static bool is_alnum(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static bool is_host_char(char c)
{
    return is_alnum(c) || c == '-' || c == '.' || c == '_';
}

static bool is_local_char(char c)
{
    return is_alnum(c) || (c != '\0' && strchr(".!#$%&'*+/=?^_`{|}~-", c) != NULL);
}

/* ---- hosts ---- */

/* The end of the host name that starts at @start: no dot or hyphen at its end. */
static size_t host_end(struct str s, size_t start)
{
    size_t end = start;
    while (end < s.n && is_host_char(s.p[end]) && end - start <= HOST_MAX) {
        end++;
    }
    while (end > start && !is_alnum(s.p[end - 1])) {
        end--;
    }
    return end;
}

static bool is_known_ending(struct arena *mem, struct str ending)
{
    struct words words = words_cut(mem, ending);
    return words.n == 1 && pack_has_word(pack_find(STR("any"), "tld"), words.rows[0].text);
}

/*
 * Is it a host name: labels of letters and digits, the last a known ending? In an address any
 * ending of letters will do (@lenient).
 */
static bool is_host(struct arena *mem, struct str host, bool lenient)
{
    struct str rest = host;
    struct str label;
    struct str last = STR("");
    unsigned labels = 0;
    while (str_split(&rest, '.', &label)) {
        if (label.n == 0 || label.n > 63 || label.p[0] == '-') {
            return false;
        }
        last = label;
        labels++;
    }
    if (labels < 2 || last.n < 2 || scan_count_digits(last) > 0) {
        return false;
    }
    return lenient || is_known_ending(mem, last);
}

/* ---- mail addresses and host names ---- */

static size_t local_start(struct str s, size_t at)
{
    size_t start = at;
    while (start > 0 && is_local_char(s.p[start - 1]) && at - start < LOCAL_MAX) {
        start--;
    }
    while (start < at && !is_alnum(s.p[start]) && s.p[start] != '_') {
        start++;
    }
    return start;
}

static void find_emails(struct finder *f)
{
    struct str s = f->scan->text;
    for (size_t at = 1; at < s.n; at++) {
        if (s.p[at] != '@') {
            continue;
        }
        size_t start = local_start(s, at);
        size_t end = host_end(s, at + 1);
        if (start < at && is_host(f->scan->mem, str_sub(s, at + 1, end), true)) {
            facts_take(f, CORDIAL_FACT_EMAIL, start, end);
            at = end;
        }
    }
}

static bool is_file_part(struct str s, size_t start)
{
    return start > 0 && (s.p[start - 1] == '/' || s.p[start - 1] == '\\' || s.p[start - 1] == '@' ||
                         s.p[start - 1] == '.' || s.p[start - 1] == '_');
}

/* The end of a path behind a host name, as in shop.example/cart; the host's end without one. */
static size_t path_end(struct str s, size_t end)
{
    if (end + 1 >= s.n || s.p[end] != '/' || !is_alnum(s.p[end + 1])) {
        return end;
    }
    while (end < s.n && (unsigned char)s.p[end] > ' ' && (unsigned char)s.p[end] < 0x80 &&
           strchr("\"'<>()[]{},;", s.p[end]) == NULL) {
        end++;
    }
    while (strchr(".,!?:", s.p[end - 1]) != NULL) {
        end--;
    }
    return end;
}

static void find_hosts(struct finder *f)
{
    struct str s = f->scan->text;
    for (size_t at = 0; at < s.n; at++) {
        if (!is_alnum(s.p[at])) {
            continue;
        }
        size_t end = host_end(s, at);
        struct str host = str_sub(s, at, end);
        if (!is_file_part(s, at) && str_chr(host, '.') != STR_NOT_FOUND &&
            is_host(f->scan->mem, host, false)) {
            size_t with_path = path_end(s, end);
            cordial_fact_kind kind = with_path > end ? CORDIAL_FACT_URL : CORDIAL_FACT_DOMAIN;
            facts_take(f, kind, at, with_path);
            end = with_path;
        }
        at = end > at ? end - 1 : at;
        while (at + 1 < s.n && is_host_char(s.p[at + 1])) {
            at++;
        }
    }
}

/* ---- web addresses ---- */

/* The end of a web address: brackets that it did not open and punctuation are not part of it. */
static size_t url_end(struct str s, size_t start)
{
    size_t end = start;
    int open = 0;
    while (end < s.n && (unsigned char)s.p[end] > ' ' && end - start < URL_MAX) {
        char c = s.p[end];
        bool closes_more = c == ')' && open == 0;
        if (closes_more || strchr("\"<>{}|\\^`", c) != NULL ||
            str_starts(str_from(s, end), STR("»")) || str_starts(str_from(s, end), STR("”")) ||
            sign_at(s, end, SIGN_ALWAYS) > 0) {
            break;
        }
        open += c == '(' ? 1 : c == ')' ? -1 : 0;
        end++;
    }
    while (end > start && strchr(".,;:!?'*", s.p[end - 1]) != NULL) {
        end--;
    }
    return end;
}

static void find_urls(struct finder *f)
{
    static const char *const schemes[] = {"http://", "https://", "ftp://", "sftp://", "ftps://"};
    struct str s = f->scan->text;
    for (size_t at = 0; at < s.n; at++) {
        if (s.p[at] != ':') {
            continue;
        }
        for (size_t i = 0; i < sizeof schemes / sizeof schemes[0]; i++) {
            size_t name = strlen(schemes[i]) - 3;
            if (at < name || !str_eq_ci(str_sub(s, at - name, at + 3), str_of(schemes[i])) ||
                (at > name && is_alnum(s.p[at - name - 1]))) {
                continue;
            }
            size_t end = url_end(s, at - name);
            if (end > at + 3) {
                facts_take(f, CORDIAL_FACT_URL, at - name, end);
                at = end - 1;
                break;
            }
        }
    }
}

/* ---- numbers of machines ---- */

static bool is_ip(int family, struct str s)
{
    if (s.n == 0 || s.n > IP_MAX) {
        return false;
    }
    char text[IP_MAX + 1];
    memcpy(text, s.p, s.n);
    text[s.n] = '\0';
    unsigned char bytes[16];
    return inet_pton(family, text, bytes) == 1;
}

static void find_ips(struct finder *f)
{
    struct str s = f->scan->text;
    for (size_t at = 0; at < s.n; at++) {
        bool starts = is_alnum(s.p[at]) || (s.p[at] == ':' && at + 1 < s.n && s.p[at + 1] == ':');
        if (!starts || (at > 0 && (is_alnum(s.p[at - 1]) || s.p[at - 1] == ':'))) {
            continue;
        }
        size_t end = at;
        size_t dots = 0;
        size_t colons = 0;
        while (end < s.n && (is_alnum(s.p[end]) || s.p[end] == '.' || s.p[end] == ':')) {
            dots += s.p[end] == '.';
            colons += s.p[end] == ':';
            end++;
        }
        size_t next = end;
        while (end > at && (s.p[end - 1] == '.' || s.p[end - 1] == ':')) {
            end--;
        }
        /* 192.0.2.1:21 is a machine and a port. */
        size_t port = str_chr(str_sub(s, at, end), ':');
        size_t v4_end = dots >= 3 && port != STR_NOT_FOUND ? at + port : end;
        if (dots >= 3 && is_ip(AF_INET, str_sub(s, at, v4_end))) {
            facts_take(f, CORDIAL_FACT_IP, at, v4_end);
        } else if (colons >= 2 && end - at >= 6 && is_ip(AF_INET6, str_sub(s, at, end))) {
            facts_take(f, CORDIAL_FACT_IP, at, end);
        }
        at = next > at ? next - 1 : at;
    }
}

void find_addresses(struct finder *f)
{
    find_urls(f);
    find_emails(f);
    find_ips(f);
    find_hosts(f);
}
