/* The version, as the build states it. */
#include <cordial/status.h>

const char *cordial_version(void)
{
    return CORDIAL_VERSION;
}
