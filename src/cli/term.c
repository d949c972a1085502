/* Colours and width of a terminal; widths of code points; cleaning. */
#include "cli/term.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { WIDTH_DEFAULT = 80, WIDTH_MIN = 40 };

struct range {
    uint32_t first;
    uint32_t last;
};

/* Marks and joiners that take no column of their own. Sorted. */
static const struct range zero_wide[] = {
    {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x0610, 0x061C},   {0x064B, 0x065F},
    {0x0670, 0x0670}, {0x06D6, 0x06DC}, {0x06DF, 0x06E4}, {0x06E7, 0x06E8},   {0x06EA, 0x06ED},
    {0x08D3, 0x08FF}, {0x0900, 0x0902}, {0x093C, 0x093C}, {0x0941, 0x0948},   {0x094D, 0x094D},
    {0x0E31, 0x0E31}, {0x0E34, 0x0E3A}, {0x0E47, 0x0E4E}, {0x1AB0, 0x1AFF},   {0x1DC0, 0x1DFF},
    {0x200B, 0x200F}, {0x202A, 0x202E}, {0x2060, 0x206F}, {0x20D0, 0x20FF},   {0x302A, 0x302D},
    {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF}, {0xE0100, 0xE01EF},
};

/* East Asian wide and full-width characters and pictures. Sorted. */
static const struct range two_wide[] = {
    {0x1100, 0x115F},   {0x231A, 0x231B},   {0x23E9, 0x23EC},   {0x2614, 0x2615},
    {0x26A1, 0x26A1},   {0x2705, 0x2705},   {0x274C, 0x274C},   {0x2E80, 0x303E},
    {0x3041, 0xA4CF},   {0xA960, 0xA97F},   {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},
    {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},   {0x1F300, 0x1F64F},
    {0x1F680, 0x1F6FF}, {0x1F900, 0x1FAFF}, {0x20000, 0x3FFFD},
};

/* Blocks of scripts written from right to left. Sorted. */
static const struct range rtl[] = {
    {0x0590, 0x08FF}, {0xFB1D, 0xFDFF}, {0xFE70, 0xFEFE}, {0x10800, 0x10FFF}, {0x1E800, 0x1EFFF},
};

static bool in_ranges(const struct range *rows, size_t n, uint32_t c)
{
    size_t low = 0;
    size_t high = n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (c > rows[middle].last) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < n && c >= rows[low].first;
}

#define IN(table, c) in_ranges(table, sizeof(table) / sizeof((table)[0]), c)

static bool is_set(const char *value)
{
    return value != NULL && *value != '\0';
}

static bool is_dumb(const char *term)
{
    return !is_set(term) || strcmp(term, "dumb") == 0;
}

bool term_wants_colour(const struct term_wishes *wishes, bool tty)
{
    if (wishes->option != NULL && strcmp(wishes->option, "auto") != 0) {
        return strcmp(wishes->option, "always") == 0;
    }
    if (is_set(wishes->no_color)) {
        return false;
    }
    if (is_set(wishes->clicolor_force) && strcmp(wishes->clicolor_force, "0") != 0) {
        return true;
    }
    return tty && !is_dumb(wishes->term);
}

static unsigned terminal_width(int fd)
{
    struct winsize size = {0};
    unsigned width = WIDTH_DEFAULT;
    if (ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
        width = size.ws_col;
    }
    width = width < WIDTH_MIN ? WIDTH_MIN : width;
    return width > TERM_WIDTH_MAX ? TERM_WIDTH_MAX : width;
}

void term_init(struct term *term, int fd, const char *color)
{
    const struct term_wishes wishes = {
        .option = color,
        .no_color = getenv("NO_COLOR"),
        .clicolor_force = getenv("CLICOLOR_FORCE"),
        .term = getenv("TERM"),
    };
    term->tty = isatty(fd) == 1;
    term->moves = term->tty && !is_dumb(wishes.term);
    term->colour = term_wants_colour(&wishes, term->tty);
    term->width = term->tty ? terminal_width(fd) : 0;
}

static bool is_control(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
}

unsigned term_code_width(uint32_t c)
{
    if (IN(zero_wide, c)) {
        return 0;
    }
    return IN(two_wide, c) ? 2 : 1;
}

unsigned term_str_width(struct str s)
{
    unsigned width = 0;
    for (size_t at = 0; at < s.n;) {
        width += term_code_width(utf8_next(s, &at));
    }
    return width;
}

void term_add_code(struct buf *out, uint32_t c)
{
    if (utf8_is_bidi_control(c)) {
        return;
    }
    utf8_add(out, is_control(c) ? UTF8_REPLACEMENT : c);
}

void term_add_clean(struct buf *out, struct str s)
{
    for (size_t at = 0; at < s.n;) {
        uint32_t c = utf8_next(s, &at);
        term_add_code(out, c == '\n' || c == '\t' || c == '\r' ? ' ' : c);
    }
}

bool term_is_rtl(struct str s)
{
    for (size_t at = 0; at < s.n;) {
        if (IN(rtl, utf8_next(s, &at))) {
            return true;
        }
    }
    return false;
}
