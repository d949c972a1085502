/* init: a new, small base. */
#include "cli/commands.h"

cordial_status cmd_init(struct run *run, cordial_error *err)
{
    const char *folder = run->options.words[0];
    TRY(cordial_base_init(folder, err));
    if (!option_given(&run->options, "quiet")) {
        page_words(&run->page, STYLE_PLAIN, "A new base is in ");
        page_value(&run->page, STYLE_STRONG, str_of(folder));
        page_words(&run->page, STYLE_PLAIN, ". Index it: cordial index --base ");
        page_value(&run->page, STYLE_PLAIN, str_of(folder));
        page_end(&run->page);
    }
    return CORDIAL_OK;
}
