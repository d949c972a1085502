/* The shape, the months, the count of days. */
#include "base/date.h"

static const char shape[] = "dddd-dd-dd";

static bool has_shape(struct str s)
{
    if (s.n != sizeof shape - 1) {
        return false;
    }
    for (size_t i = 0; i < s.n; i++) {
        bool digit = s.p[i] >= '0' && s.p[i] <= '9';
        if (shape[i] == 'd' ? !digit : s.p[i] != shape[i]) {
            return false;
        }
    }
    return true;
}

static int number_at(struct str s, size_t at, size_t n)
{
    int value = 0;
    for (size_t i = at; i < at + n; i++) {
        value = value * 10 + s.p[i] - '0';
    }
    return value;
}

static int days_of_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return days[month - 1] + (leap && month == 2);
}

bool date_is_valid(struct str s)
{
    if (!has_shape(s)) {
        return false;
    }
    int month = number_at(s, 5, 2);
    int day = number_at(s, 8, 2);
    return month >= 1 && month <= 12 && day >= 1 && day <= days_of_month(number_at(s, 0, 4), month);
}

/* Days from civil, Howard Hinnant: years begin in March, so that the leap day comes last. */
int64_t date_day(struct str s)
{
    int month = number_at(s, 5, 2);
    int64_t year = number_at(s, 0, 4) - (month <= 2);
    int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + number_at(s, 8, 2) - 1;
    return year * 365 + year / 4 - year / 100 + year / 400 + of_year - 719468;
}
