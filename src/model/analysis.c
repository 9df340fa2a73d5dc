#include "model/analysis.h"

#include <assert.h>

bool
indicator_failed_by_all(const struct indicator_analysis *x)
{
	return x->units > 0 && x->failed == x->units;
}

const char *
weekday_name(int weekday)
{
	static const char *const names[WEEKDAYS] = { "星期一", "星期二",
		"星期三", "星期四", "星期五", "星期六", "星期日" };

	assert(weekday >= 0 && weekday < WEEKDAYS);
	return names[weekday];
}

const char *
overdue_age_name(enum overdue_age g)
{
	static const char *const names[] = { [AGE_DAYS] = "1至5天",
		[AGE_WEEKS] = "6至15天", [AGE_OLD] = "超过15天" };
	_Static_assert(sizeof(names) / sizeof(names[0]) == AGES,
	    "one name per age");

	assert(g < AGES);
	return names[g];
}
