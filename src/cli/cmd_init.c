/* init: a new, small base. */
#include "cli/commands.h"

/* A path as one word of a shell line, whatever is in it. */
static struct str shell_word(struct arena *mem, struct str path)
{
    static const char plain[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/._-+,:@%";
    AUTO(buf_done) struct buf b = {0};
    buf_add_cstr(&b, path.n > 0 && path.p[0] == '-' ? "./" : "");
    if (path.n > 0 && strspn(path.p, plain) == path.n) {
        buf_add(&b, path);
        return buf_keep(&b, mem);
    }
    buf_add_char(&b, '\'');
    for (size_t i = 0; i < path.n; i++) {
        if (path.p[i] == '\'') {
            buf_add_cstr(&b, "'\\''");
        } else {
            buf_add_char(&b, path.p[i]);
        }
    }
    buf_add_char(&b, '\'');
    return buf_keep(&b, mem);
}

cordial_status cmd_init(struct run *run, cordial_error *err)
{
    const char *folder = run->options.words[0];
    TRY(cordial_base_init(folder, err));
    if (!option_given(&run->options, "quiet")) {
        page_words(&run->page, STYLE_PLAIN, "A new base is in ");
        page_value(&run->page, STYLE_STRONG, str_of(folder));
        page_words(&run->page, STYLE_PLAIN, ". Index it: cordial index --base ");
        term_add_clean(run->page.out, shell_word(run->mem, str_of(folder)));
        page_end(&run->page);
    }
    return CORDIAL_OK;
}
