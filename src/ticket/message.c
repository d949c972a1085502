/* Recognising by looking, plain text, the three ways in. */
#include "base/utf8.h"
#include "text/pack.h"
#include "text/phrase.h"
#include "ticket/charset.h"
#include "ticket/cut.h"
#include "ticket/json.h"
#include "ticket/mail.h"
#include "ticket/ticket.h"

/* An object begins with a brace, and then a name or nothing. */
static bool json_is_likely(struct str bytes)
{
    bytes = str_trim(bytes);
    if (bytes.n < 2 || bytes.p[0] != '{') {
        return false;
    }
    struct str behind = str_trim(str_from(bytes, 1));
    return behind.n > 0 && (behind.p[0] == '"' || behind.p[0] == '}');
}

static cordial_format recognise(struct str bytes)
{
    if (json_is_likely(bytes)) {
        return CORDIAL_FORMAT_JSON;
    }
    return mail_is_likely(bytes) ? CORDIAL_FORMAT_MAIL : CORDIAL_FORMAT_TEXT;
}

/* "Subject: …" in some language on the first line; the text goes on behind it. */
static void take_subject(struct arena *mem, struct message *m)
{
    struct str rest = str_trim(m->body);
    struct str line;
    if (!str_line(&rest, &line)) {
        return;
    }
    size_t colon = str_chr(line, ':');
    if (colon == STR_NOT_FOUND || colon > 24 || rest.p == NULL) {
        return;
    }
    struct str label = str_sub(line, 0, colon);
    struct words words = words_cut(mem, label);
    struct phrase_hits hits =
        phrases_find(mem, label, &words, pack_find(STR("any"), "subject-field"));
    if (hits.n == 1 && hits.rows[0].next_word == words.n && hits.rows[0].first_word == 0) {
        m->subject = str_trim(str_from(line, colon + 1));
        m->body = rest;
    }
}

static cordial_status text_read(struct arena *mem, struct str bytes, struct message *out)
{
    if (str_starts(bytes, STR("\xEF\xBB\xBF"))) {
        bytes = str_from(bytes, 3);
    }
    out->body = charset_decode(mem, bytes, STR(""));
    take_subject(mem, out);
    return CORDIAL_OK;
}

static cordial_status check_size(struct str bytes, cordial_format format, cordial_error *err)
{
    size_t most = format == CORDIAL_FORMAT_MAIL ? CORDIAL_MAIL_MAX : CORDIAL_TICKET_MAX;
    if (bytes.n > most) {
        return err_set(err, CORDIAL_E_LIMIT, "a ticket of %zu bytes, at most %zu", bytes.n, most);
    }
    return CORDIAL_OK;
}

static cordial_status decode(struct arena *mem, struct str bytes, cordial_format format,
                             struct message *out, cordial_error *err)
{
    switch (format) {
    case CORDIAL_FORMAT_MAIL:
        return mail_read(mem, bytes, out, err);
    case CORDIAL_FORMAT_JSON:
        return json_read(mem, bytes, out, err);
    case CORDIAL_FORMAT_TEXT:
    case CORDIAL_FORMAT_ANY:
        break;
    }
    return text_read(mem, bytes, out);
}

cordial_status message_read(struct arena *mem, struct str bytes, cordial_format format,
                            struct message *out, cordial_error *err)
{
    bytes = bytes.p != NULL ? bytes : STR("");
    if (format == CORDIAL_FORMAT_ANY) {
        format = recognise(bytes);
    }
    TRY(check_size(bytes, format, err));
    struct message m = {.subject = STR(""),
                        .body = STR(""),
                        .own = STR(""),
                        .signature = STR(""),
                        .from_name = STR(""),
                        .from_email = STR("")};
    TRY(decode(mem, bytes, format, &m, err));
    TRY(cut_message(mem, &m, err));
    *out = m;
    return CORDIAL_OK;
}
