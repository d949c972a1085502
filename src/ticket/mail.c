/* Recognising, the library, single parts, choosing and joining parts, the head. */
#include "ticket/mail.h"

#include <pthread.h>

#include <gmime/gmime.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "ticket/charset.h"
#include "ticket/html.h"

/* ---- recognising ---- */

/* The name of the field that a line of a head begins with; "" for any other line. */
static struct str field_name(struct str line)
{
    size_t colon = str_chr(line, ':');
    if (colon == STR_NOT_FOUND || colon == 0 || colon > 60) {
        return STR("");
    }
    for (size_t i = 0; i < colon; i++) {
        char c = line.p[i];
        bool name = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (!name && c != '-' && c != '_') {
            return STR("");
        }
    }
    return str_sub(line, 0, colon);
}

static bool is_mail_field(struct str name)
{
    static const char *const names[] = {
        "From",         "To",           "Subject",     "Date",           "Message-ID", "Received",
        "MIME-Version", "Content-Type", "Return-Path", "Delivered-To",   "Reply-To",   "Cc",
        "Sender",       "In-Reply-To",  "References",  "DKIM-Signature",
    };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (str_eq_ci(name, str_of(names[i]))) {
            return true;
        }
    }
    return false;
}

/* Without a byte order mark, empty lines and an mbox line in front. */
static struct str without_lead(struct str bytes)
{
    if (str_starts(bytes, STR("\xEF\xBB\xBF"))) {
        bytes = str_from(bytes, 3);
    }
    while (bytes.n > 0 && (bytes.p[0] == '\n' || bytes.p[0] == '\r')) {
        bytes = str_from(bytes, 1);
    }
    struct str rest = bytes;
    struct str line;
    bool mbox = str_starts(bytes, STR("From ")) && str_line(&rest, &line);
    return mbox && rest.p != NULL ? rest : bytes;
}

bool mail_is_likely(struct str bytes)
{
    struct str rest = without_lead(bytes);
    struct str line;
    unsigned known = 0;
    bool subject_only = true;
    while (str_line(&rest, &line) && line.n > 0) {
        if (line.p[0] == ' ' || line.p[0] == '\t') {
            if (known == 0) {
                return false;
            }
            continue;
        }
        struct str name = field_name(line);
        if (name.n == 0) {
            return known >= 3;
        }
        if (is_mail_field(name)) {
            known++;
            subject_only = subject_only && str_eq_ci(name, STR("Subject"));
        }
    }
    return known >= 2 && !subject_only;
}

/* ---- the library ---- */

static void prepare_library(void)
{
    g_mime_init();
}

static void release_object(void *object)
{
    void **place = object;
    if (*place != NULL) {
        g_object_unref(*place);
    }
}

static void release_options(GMimeParserOptions **options)
{
    g_mime_parser_options_free(*options);
}

/* Options of our own: the default ones are shared by all threads. */
static GMimeParserOptions *make_options(void)
{
    const char *fallback[] = {"utf-8", "windows-1252", NULL};
    GMimeParserOptions *options = g_mime_parser_options_new();
    g_mime_parser_options_set_fallback_charsets(options, fallback);
    g_mime_parser_options_set_rfc2047_compliance_mode(options, GMIME_RFC_COMPLIANCE_LOOSE);
    g_mime_parser_options_set_address_compliance_mode(options, GMIME_RFC_COMPLIANCE_LOOSE);
    g_mime_parser_options_set_parameter_compliance_mode(options, GMIME_RFC_COMPLIANCE_LOOSE);
    return options;
}

/* ---- single parts ---- */

/* The walk over the parts: what bounds it, and where its text goes. */
struct reader {
    struct arena *mem;
    size_t parts;
    size_t bytes;
    cordial_error *err;
};

/* The bytes of a part without their transfer encoding. */
static cordial_status part_bytes(struct reader *r, GMimePart *part, struct str *out)
{
    GMimeDataWrapper *content = g_mime_part_get_content(part);
    *out = STR("");
    if (content == NULL) {
        return CORDIAL_OK;
    }
    AUTO(release_object) GMimeStream *stream = g_mime_stream_mem_new();
    g_mime_data_wrapper_write_to_stream(content, stream);
    GByteArray *bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
    r->bytes += bytes->len;
    if (r->bytes > MAIL_BODY_MAX) {
        return err_set(r->err, CORDIAL_E_LIMIT, "text parts of over %d bytes in a mail",
                       MAIL_BODY_MAX);
    }
    *out = arena_str(r->mem, (struct str){(const char *)bytes->data, bytes->len});
    return CORDIAL_OK;
}

static bool param_is(GMimeContentType *type, const char *name, const char *value)
{
    const char *is = g_mime_content_type_get_parameter(type, name);
    return is != NULL && str_eq_ci(str_of(is), str_of(value));
}

/*
 * Lines that were wrapped for sending become whole again (RFC 3676). A line that ends in a blank
 * goes on in the next one of the same quote depth; "-- " does not.
 */
static struct str unflow(struct arena *mem, struct str text, bool delsp)
{
    AUTO(buf_done) struct buf out = {0};
    struct str rest = text;
    struct str line;
    bool flowing = false;
    size_t depth_before = 0;
    for (bool first = true; str_line(&rest, &line); first = false) {
        size_t depth = 0;
        while (depth < line.n && line.p[depth] == '>') {
            depth++;
        }
        struct str words = str_from(line, depth);
        words = str_from(words, str_starts(words, STR(" ")) ? 1 : 0);
        if (!first && !(flowing && depth == depth_before)) {
            buf_add_char(&out, '\n');
        }
        if (depth > 0 && !(flowing && depth == depth_before)) {
            buf_add(&out, str_sub(line, 0, depth));
            buf_add_char(&out, ' ');
        }
        flowing = str_ends(words, STR(" ")) && !str_eq(words, STR("-- "));
        depth_before = depth;
        buf_add(&out, flowing && delsp ? str_sub(words, 0, words.n - 1) : words);
    }
    return buf_keep(&out, mem);
}

static cordial_status text_part(struct reader *r, GMimePart *part, bool html, struct str *out)
{
    GMimeContentType *type = g_mime_object_get_content_type(GMIME_OBJECT(part));
    struct str label = str_of(g_mime_content_type_get_parameter(type, "charset"));
    struct str bytes;
    TRY(part_bytes(r, part, &bytes));
    if (html) {
        label = label.n > 0 ? label : html_charset(bytes);
        return html_text(r->mem, charset_decode(r->mem, bytes, label), out, r->err);
    }
    *out = charset_decode(r->mem, bytes, label);
    if (param_is(type, "format", "flowed")) {
        *out = unflow(r->mem, *out, param_is(type, "delsp", "yes"));
    }
    return CORDIAL_OK;
}

/* ---- choosing and joining parts ---- */

/* The text of a part, and whether it was plain text. */
struct part_text {
    struct str text;
    bool plain;
};

static cordial_status read_part(struct reader *r, GMimeObject *object, unsigned depth,
                                struct part_text *out);

static bool is_blank(struct str text)
{
    return str_trim(text).n == 0;
}

/* multipart/alternative: the first plain text with anything in it, else the last of the others. */
static cordial_status read_alternatives(struct reader *r, GMimeMultipart *parts, unsigned depth,
                                        struct part_text *out)
{
    int n = g_mime_multipart_get_count(parts);
    for (int i = 0; i < n; i++) {
        struct part_text one = {STR(""), false};
        TRY(read_part(r, g_mime_multipart_get_part(parts, i), depth + 1, &one));
        if (is_blank(one.text)) {
            continue;
        }
        *out = one;
        if (one.plain) {
            return CORDIAL_OK;
        }
    }
    return CORDIAL_OK;
}

static cordial_status read_all(struct reader *r, GMimeMultipart *parts, unsigned depth,
                               struct part_text *out)
{
    AUTO(buf_done) struct buf joined = {0};
    int n = g_mime_multipart_get_count(parts);
    out->plain = true;
    for (int i = 0; i < n; i++) {
        struct part_text one = {STR(""), true};
        TRY(read_part(r, g_mime_multipart_get_part(parts, i), depth + 1, &one));
        if (is_blank(one.text)) {
            continue;
        }
        if (joined.n > 0) {
            buf_add(&joined, STR("\n\n"));
        }
        buf_add(&joined, one.text);
        out->plain = out->plain && one.plain;
    }
    out->text = buf_keep(&joined, r->mem);
    return CORDIAL_OK;
}

static cordial_status read_multipart(struct reader *r, GMimeMultipart *parts, unsigned depth,
                                     struct part_text *out)
{
    GMimeContentType *type = g_mime_object_get_content_type(GMIME_OBJECT(parts));
    if (g_mime_content_type_is_type(type, "multipart", "alternative")) {
        TRY(read_alternatives(r, parts, depth, out));
    } else {
        TRY(read_all(r, parts, depth, out));
    }
    /* Without its boundary a multipart is one long prologue. */
    const char *prologue = g_mime_multipart_get_prologue(parts);
    if (is_blank(out->text) && g_mime_multipart_get_count(parts) == 0 && prologue != NULL) {
        *out = (struct part_text){charset_decode(r->mem, str_of(prologue), STR("")), true};
    }
    return CORDIAL_OK;
}

/* The first mailbox of a From or Sender field. */
static void read_sender(struct arena *mem, InternetAddressList *list, struct str *out_name,
                        struct str *out_email)
{
    if (list == NULL || internet_address_list_length(list) == 0) {
        return;
    }
    InternetAddress *first = internet_address_list_get_address(list, 0);
    *out_name = utf8_clean(mem, str_trim(str_of(internet_address_get_name(first))));
    if (INTERNET_ADDRESS_IS_MAILBOX(first)) {
        InternetAddressMailbox *mailbox = INTERNET_ADDRESS_MAILBOX(first);
        *out_email = utf8_clean(mem, str_of(internet_address_mailbox_get_addr(mailbox)));
    }
}

/* A mail within the mail: its sender and subject are a part of what it says. */
static cordial_status read_forwarded(struct reader *r, GMimeMessage *mail, unsigned depth,
                                     struct part_text *out)
{
    struct part_text body = {STR(""), true};
    GMimeObject *top = mail != NULL ? g_mime_message_get_mime_part(mail) : NULL;
    if (top == NULL) {
        return CORDIAL_OK;
    }
    TRY(read_part(r, top, depth + 1, &body));
    struct str name = STR("");
    struct str email = STR("");
    read_sender(r->mem, g_mime_message_get_from(mail), &name, &email);
    struct str subject = utf8_clean(r->mem, str_of(g_mime_message_get_subject(mail)));
    out->plain = true;
    out->text = arena_printf(r->mem, MAIL_FORWARD_LINE "\nFrom: %.*s <%.*s>\nSubject: %.*s\n\n%.*s",
                             STR_ARG(name), STR_ARG(email), STR_ARG(subject), STR_ARG(body.text));
    return CORDIAL_OK;
}

static cordial_status read_part(struct reader *r, GMimeObject *object, unsigned depth,
                                struct part_text *out)
{
    *out = (struct part_text){STR(""), true};
    if (++r->parts > MAIL_PARTS_MAX) {
        return err_set(r->err, CORDIAL_E_LIMIT, "a mail of over %d parts", MAIL_PARTS_MAX);
    }
    if (depth > MAIL_DEPTH_MAX) {
        return err_set(r->err, CORDIAL_E_LIMIT, "parts nested deeper than %d in a mail",
                       MAIL_DEPTH_MAX);
    }
    if (GMIME_IS_MULTIPART(object)) {
        return read_multipart(r, GMIME_MULTIPART(object), depth, out);
    }
    if (GMIME_IS_MESSAGE_PART(object)) {
        GMimeMessage *mail = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object));
        return read_forwarded(r, mail, depth, out);
    }
    if (!GMIME_IS_PART(object) || g_mime_part_is_attachment(GMIME_PART(object))) {
        return CORDIAL_OK;
    }
    GMimeContentType *type = g_mime_object_get_content_type(object);
    bool html = g_mime_content_type_is_type(type, "text", "html");
    if (!html && !g_mime_content_type_is_type(type, "text", "plain")) {
        return CORDIAL_OK;
    }
    out->plain = !html;
    return text_part(r, GMIME_PART(object), html, &out->text);
}

/* ---- the head ---- */

/* A head without end would be decoded again and again. */
static cordial_status check_head(struct str bytes, cordial_error *err)
{
    size_t end = str_find(str_sub(bytes, 0, MAIL_HEAD_MAX), STR("\n\n"));
    size_t end_crlf = str_find(str_sub(bytes, 0, MAIL_HEAD_MAX), STR("\n\r\n"));
    if (end == STR_NOT_FOUND && end_crlf == STR_NOT_FOUND && bytes.n > MAIL_HEAD_MAX) {
        return err_set(err, CORDIAL_E_LIMIT, "a mail's head of over %d bytes", MAIL_HEAD_MAX);
    }
    return CORDIAL_OK;
}

/* The library makes every part before we can count them, at a kilobyte and 10 us each. */
static cordial_status check_parting_lines(struct str bytes, cordial_error *err)
{
    size_t n = 0;
    struct str line;
    for (struct str rest = bytes; str_split(&rest, '\n', &line);) {
        if (str_starts(line, STR("--")) && ++n > MAIL_DASHED_MAX) {
            return err_set(err, CORDIAL_E_LIMIT,
                           "a mail of over %d lines that begin with '--' and may part it",
                           MAIL_DASHED_MAX);
        }
    }
    return CORDIAL_OK;
}

static cordial_status read_head(struct arena *mem, GMimeMessage *mail, struct message *out,
                                cordial_error *err)
{
    struct str subject = str_of(g_mime_message_get_subject(mail));
    if (subject.n > MAIL_SUBJECT_MAX) {
        return err_set(err, CORDIAL_E_LIMIT, "a subject of %zu bytes, at most %d", subject.n,
                       MAIL_SUBJECT_MAX);
    }
    out->subject = utf8_clean(mem, str_trim(subject));
    out->from_name = STR("");
    out->from_email = STR("");
    read_sender(mem, g_mime_message_get_from(mail), &out->from_name, &out->from_email);
    if (out->from_email.n == 0) {
        read_sender(mem, g_mime_message_get_sender(mail), &out->from_name, &out->from_email);
    }
    return CORDIAL_OK;
}

cordial_status mail_read(struct arena *mem, struct str bytes, struct message *out,
                         cordial_error *err)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, prepare_library);
    bytes = without_lead(bytes);
    TRY(check_head(bytes, err));
    TRY(check_parting_lines(bytes, err));
    AUTO(release_options) GMimeParserOptions *options = make_options();
    AUTO(release_object) GMimeStream *stream = g_mime_stream_mem_new_with_buffer(bytes.p, bytes.n);
    AUTO(release_object) GMimeParser *parser = g_mime_parser_new_with_stream(stream);
    AUTO(release_object) GMimeMessage *mail = g_mime_parser_construct_message(parser, options);
    GMimeObject *top = mail != NULL ? g_mime_message_get_mime_part(mail) : NULL;
    if (top == NULL) {
        return err_at(err, CORDIAL_E_DATA, 1, 1, "no mail: it does not begin with a head");
    }
    struct reader reader = {.mem = mem, .err = err};
    struct part_text body;
    TRY(read_part(&reader, top, 0, &body));
    TRY(read_head(mem, mail, out, err));
    out->body = body.text;
    return CORDIAL_OK;
}
