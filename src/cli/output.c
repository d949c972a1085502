/* Writing bytes, complaining, printing documents. */
#include "cli/output.h"

#include "cli/term.h"
#include "view/view.h"

#include <errno.h>
#include <unistd.h>

static int write_all(int fd, struct str bytes)
{
    while (bytes.n > 0) {
        ssize_t n = write(fd, bytes.p, bytes.n);
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n < 0) {
            return errno;
        }
        bytes = str_from(bytes, (size_t)n);
    }
    return 0;
}

cordial_status output_write(struct str bytes, cordial_error *err)
{
    int failure = write_all(STDOUT_FILENO, bytes);
    if (failure != 0) {
        err_errno(err, failure, "writing to standard output");
        err->status = CORDIAL_E_IO; /* whatever the reason, such as a closed output */
        return err->status;
    }
    return CORDIAL_OK;
}

void output_say(struct str bytes)
{
    (void)write_all(STDERR_FILENO, bytes); /* there is nowhere left to say so */
}

void output_complain(const cordial_error *err, const char *advice)
{
    char line[CORDIAL_ERROR_MESSAGE + CORDIAL_ERROR_FILE + 32];
    cordial_error_print(err, line, sizeof line);
    struct buf words = {0};
    buf_add_cstr(&words, "cordial: ");
    term_add_clean(&words, str_of(line));
    buf_add_cstr(&words, advice != NULL ? advice : "");
    buf_add_char(&words, '\n');
    output_say(buf_str(&words));
    buf_done(&words);
}

static int append(const char *bytes, size_t n, void *data)
{
    struct buf *out = data;
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)bytes[i];
        unsigned char next = i + 1 < n ? (unsigned char)bytes[i + 1] : 0;
        if (c == 0x7F) {
            buf_add_cstr(out, "\\u007f");
        } else if (c == 0xC2 && next >= 0x80 && next < 0xA0) {
            buf_printf(out, "\\u00%02x", next);
            i++;
        } else {
            buf_add_char(out, (char)c);
        }
    }
    return 0;
}

void output_document(struct buf *out, json_t *document)
{
    if (json_dump_callback(document, append, out, VIEW_DUMP) != 0) {
        memory_ended();
    }
    buf_add_char(out, '\n');
    json_decref(document);
}
