/* The table of shapes, paths into a document, reading, depth. */
#include "ticket/json.h"

#include <jansson.h>

#include "base/buf.h"
#include "ticket/html.h"

enum { PATHS_MAX = 3 };

/*
 * A path is names joined by dots; "threads[type=customer]" is the first item of a list whose
 * member has that value. Of several paths the first that leads to a text counts.
 */
struct shape {
    const char *name;
    const char *marks[PATHS_MAX]; /* all must be there */
    const char *subject[PATHS_MAX];
    const char *body[PATHS_MAX];
    const char *type; /* of the body; NULL: told by looking */
    const char *first_name[PATHS_MAX];
    const char *last_name;
    const char *email[PATHS_MAX];
};

#define FREESCOUT_THREAD "_embedded.threads[type=customer]"

/* The more particular first. */
static const struct shape shapes[] = {
    {
        .name = "Zammad",
        .marks = {"ticket", "article.body"},
        .subject = {"ticket.title", "article.subject"},
        .body = {"article.body"},
        .type = "article.content_type",
        .first_name = {"ticket.customer.firstname", "article.created_by.firstname"},
        .last_name = "ticket.customer.lastname",
        .email = {"ticket.customer.email", "article.created_by.email", "article.from"},
    },
    {
        .name = "FreeScout",
        .marks = {"_embedded.threads"},
        .subject = {"subject"},
        .body = {FREESCOUT_THREAD ".body", "preview"},
        .first_name = {FREESCOUT_THREAD ".createdBy.firstName", "customer.firstName",
                       "createdBy.firstName"},
        .last_name = "customer.lastName",
        .email = {FREESCOUT_THREAD ".createdBy.email", "customer.email", "createdBy.email"},
    },
    {
        .name = "Zendesk event",
        .marks = {"detail", "type"},
        .subject = {"detail.subject"},
        .body = {"event.comment.body", "detail.description"},
        .first_name = {"detail.requester.name", "event.comment.author.name"},
        .email = {"detail.requester.email", "detail.via.source.from.address"},
    },
    {
        .name = "Zendesk",
        .marks = {"ticket.description"},
        .subject = {"ticket.subject", "ticket.title"},
        .body = {"ticket.description"},
        .first_name = {"ticket.requester.name", "ticket.requester.first_name"},
        .email = {"ticket.requester.email"},
    },
    {
        .name = "Chatwoot",
        .marks = {"content", "sender"},
        .subject = {"content_attributes.email.subject",
                    "conversation.additional_attributes.mail_subject"},
        .body = {"content_attributes.email.html_content.reply", "content"},
        .first_name = {"sender.name"},
        .email = {"sender.email"},
    },
    {
        .name = "plain",
        .marks = {"body"},
        .subject = {"subject", "title"},
        .body = {"body"},
        .type = "content_type",
        .first_name = {"name"},
        .email = {"email"},
    },
};

/* ---- paths ---- */

/* One step: "name", or "name[key=value]" for an item of a list. */
static const json_t *step(const json_t *from, struct str name)
{
    size_t bracket = str_chr(name, '[');
    struct str member = bracket != STR_NOT_FOUND ? str_sub(name, 0, bracket) : name;
    const json_t *found = json_object_getn(from, member.p, member.n);
    if (bracket == STR_NOT_FOUND) {
        return found;
    }
    struct str key = str_sub(name, bracket + 1, name.n - 1);
    struct str value = str_from(key, str_chr(key, '=') + 1);
    key = str_sub(key, 0, key.n - value.n - 1);
    for (size_t i = 0; i < json_array_size(found); i++) {
        const json_t *item = json_array_get(found, i);
        const json_t *is = json_object_getn(item, key.p, key.n);
        if (str_eq(str_of(json_string_value(is)), value)) {
            return item;
        }
    }
    return NULL;
}

static const json_t *follow(const json_t *root, const char *path)
{
    struct str rest = str_of(path);
    struct str name;
    const json_t *at = root;
    while (at != NULL && str_split(&rest, '.', &name)) {
        at = step(at, name);
    }
    return at;
}

static struct str text_at(const json_t *root, const char *path)
{
    const json_t *value = path != NULL ? follow(root, path) : NULL;
    return json_is_string(value) ? (struct str){json_string_value(value), json_string_length(value)}
                                 : (struct str){NULL, 0};
}

/* The first of several paths that leads to a text with anything in it. */
static struct str first_text(const json_t *root, const char *const paths[PATHS_MAX])
{
    for (size_t i = 0; i < PATHS_MAX && paths[i] != NULL; i++) {
        struct str text = text_at(root, paths[i]);
        if (str_trim(text).n > 0) {
            return text;
        }
    }
    return STR("");
}

/* ---- shapes ---- */

static const struct shape *shape_of(const json_t *root)
{
    for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++) {
        bool all = true;
        for (size_t k = 0; k < PATHS_MAX && shapes[i].marks[k] != NULL; k++) {
            all = all && follow(root, shapes[i].marks[k]) != NULL;
        }
        if (all) {
            return &shapes[i];
        }
    }
    return NULL;
}

static cordial_status unknown_shape(cordial_error *err)
{
    AUTO(buf_done) struct buf names = {0};
    for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++) {
        buf_printf(&names, "%s%s", i > 0 ? ", " : "", shapes[i].name);
    }
    return err_set(err, CORDIAL_E_DATA,
                   "a JSON object of no known help desk (known: %s); "
                   "a plain ticket is {\"subject\",\"body\",\"name\",\"email\"}",
                   names.p);
}

/* "Jane Doe <jane@doe.example>" as an address is only what is in the brackets. */
static struct str bare_email(struct str s)
{
    size_t open = str_chr(s, '<');
    if (open == STR_NOT_FOUND) {
        return str_trim(s);
    }
    struct str rest = str_from(s, open + 1);
    size_t close = str_chr(rest, '>');
    return str_trim(close != STR_NOT_FOUND ? str_sub(rest, 0, close) : rest);
}

static cordial_status read_shape(struct arena *mem, const json_t *root, const struct shape *shape,
                                 struct message *out, cordial_error *err)
{
    struct str body = first_text(root, shape->body);
    struct str type = text_at(root, shape->type);
    bool html = str_find_ci(type, STR("html")) != STR_NOT_FOUND ||
                (str_find_ci(type, STR("plain")) == STR_NOT_FOUND && html_is_likely(body));
    struct str text = arena_str(mem, body);
    if (html) {
        TRY(html_text(mem, body, &text, err));
    }
    struct str first = str_trim(first_text(root, shape->first_name));
    struct str last = str_trim(text_at(root, shape->last_name));
    bool both = first.n > 0 && last.n > 0;
    out->body = text;
    out->subject = arena_str(mem, str_trim(first_text(root, shape->subject)));
    out->from_name =
        arena_printf(mem, "%.*s%s%.*s", STR_ARG(first), both ? " " : "", STR_ARG(last));
    out->from_email = arena_str(mem, bare_email(first_text(root, shape->email)));
    return CORDIAL_OK;
}

/* ---- the document ---- */

/* jansson allows 2048 levels; ours are fewer, and counted before it recurses. */
static cordial_status check_depth(struct str bytes, cordial_error *err)
{
    unsigned depth = 0;
    bool in_string = false;
    for (size_t i = 0; i < bytes.n; i++) {
        char c = bytes.p[i];
        if (in_string && c == '\\') {
            i++;
        } else if (c == '"') {
            in_string = !in_string;
        } else if (!in_string && (c == '{' || c == '[') && ++depth > TICKET_JSON_DEPTH) {
            return err_set(err, CORDIAL_E_LIMIT, "JSON nested deeper than %d levels",
                           TICKET_JSON_DEPTH);
        } else if (!in_string && (c == '}' || c == ']') && depth > 0) {
            depth--;
        }
    }
    return CORDIAL_OK;
}

static void release(json_t **document)
{
    json_decref(*document);
}

cordial_status json_read(struct arena *mem, struct str bytes, struct message *out,
                         cordial_error *err)
{
    TRY(check_depth(bytes, err));
    json_error_t where;
    AUTO(release)
    json_t *root =
        json_loadb(bytes.p != NULL ? bytes.p : "", bytes.n, JSON_REJECT_DUPLICATES, &where);
    if (root == NULL) {
        return err_at(err, CORDIAL_E_DATA, where.line > 0 ? (unsigned)where.line : 1,
                      where.column > 0 ? (unsigned)where.column : 1, "%s", where.text);
    }
    const struct shape *shape = shape_of(root);
    return shape != NULL ? read_shape(mem, root, shape, out, err) : unknown_shape(err);
}
