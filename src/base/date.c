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

/*
 * After Hinnant, "chrono-compatible low-level date algorithms": years begin in March, so that the
 * leap day comes last.
 */
int64_t date_count(int64_t year, int month, int day)
{
    year -= month <= 2;
    int64_t era = year / 400 - (year % 400 < 0);
    int64_t year_of_era = year - era * 400;
    int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year -
           719468;
}

int64_t date_day(struct str s)
{
    return date_count(number_at(s, 0, 4), number_at(s, 5, 2), number_at(s, 8, 2));
}
