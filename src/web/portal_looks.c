/* The brand's colour as properties of the stylesheet, its logo, the widget's script. */
#include "web/colour.h"
#include "web/portal.h"
#include "web/site.h"

static const double contrast_text = 4.6; /* WCAG 2.2 asks for 4.5 */

/* How a brand's colour stands out from a page. */
struct page_look {
    struct colour page; /* as in style.css: --page */
    double fill;        /* of buttons, whose words are legible anyway */
    double ink;         /* of links, which also stand on tinted bands */
};

static const struct page_look light = {{1, 1, 1}, 1.25, 5.2};
/* The first shade that is legible on a dark page is a dull one. */
static const struct page_look dark = {{0x12 / 255.0, 0x18 / 255.0, 0x1d / 255.0}, 3.1, 8.0};

static const struct colour white = {1, 1, 1};
static const struct colour black = {0x10 / 255.0, 0x16 / 255.0, 0x1a / 255.0};

struct shades {
    char fill[8];
    char ink[8];
    char on[8];
};

static struct shades shades_of(struct colour colour, const struct page_look *look)
{
    struct shades out;
    struct colour fill = colour_legible(colour, look->page, look->fill);
    bool on_white = colour_contrast(fill, white) >= contrast_text;
    bool on_black = colour_contrast(fill, black) >= contrast_text;
    if (!on_white && !on_black) {
        fill = colour_legible(fill, white, contrast_text);
        on_white = true;
    }
    colour_write(fill, out.fill);
    colour_write(colour_legible(colour, look->page, look->ink), out.ink);
    colour_write(on_white ? white : black, out.on);
    return out;
}

static struct str rule(struct arena *mem, const struct shades *s)
{
    return arena_printf(mem, ":root{--brand:%s;--brand-ink:%s;--on-brand:%s}", s->fill, s->ink,
                        s->on);
}

cordial_status call_brand_style(struct call *call, cordial_error *err)
{
    (void)err;
    struct colour colour;
    struct str style = STR("");
    if (colour_read(str_of(cordial_site_get(call->base)->colour), &colour)) {
        struct shades on_light = shades_of(colour, &light);
        struct shades on_dark = shades_of(colour, &dark);
        style = arena_printf(call->mem, "%s\n@media (prefers-color-scheme:dark){%s}\n",
                             rule(call->mem, &on_light).p, rule(call->mem, &on_dark).p);
    }
    call->response.cache = "public, max-age=300";
    call_body(call, "text/css; charset=utf-8", style);
    return CORDIAL_OK;
}

static void free_picture(cordial_picture **picture)
{
    cordial_picture_free(*picture);
}

cordial_status call_logo(struct call *call, cordial_error *err)
{
    AUTO(free_picture) cordial_picture *logo = NULL;
    TRY(cordial_logo_get(call->base, &logo, err));
    call->response.cache = "public, max-age=300";
    call_body(call, logo->type, arena_str(call->mem, (struct str){logo->bytes, logo->n_bytes}));
    return CORDIAL_OK;
}

/* Under an address that never changes, since other sites name it. */
cordial_status call_widget_script(struct call *call, cordial_error *err)
{
    struct asset script;
    if (!assets_find(call->mem, call->site->assets, STR("widget.js"), &script)) {
        return err_set(err, CORDIAL_E_NOTFOUND, "no widget");
    }
    call->response.cache = "public, max-age=3600";
    response_add(call->mem, &call->response, "Cross-Origin-Resource-Policy", STR("cross-origin"));
    call_body(call, script.type, script.bytes);
    return CORDIAL_OK;
}
