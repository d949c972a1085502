/* Nobody is known yet. */
#include "web/visitor.h"

cordial_status visitor_find(struct site *site, cordial_accounts *accounts,
                            const struct request *request, struct visitor *out, cordial_error *err)
{
    (void)site;
    (void)accounts;
    (void)request;
    (void)err;
    *out = (struct visitor){.role = ROLE_ANYONE};
    return CORDIAL_OK;
}

bool visitor_may(const struct visitor *visitor, const struct route *route)
{
    return visitor->role >= route->role;
}
