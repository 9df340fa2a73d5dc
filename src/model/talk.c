/*
 * talk.c - the day of a talk.
 */
#include "model/talk.h"

day_t
talk_day(const struct talk *t)
{
	return t->time.t == TIME_NONE ? DAY_NONE : moment_day(t->time.t);
}
