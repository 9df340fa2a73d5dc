#include "model/spread.h"

#include <string.h>

#include "base/decimal.h"

struct spread
spread_of(struct arena *a, const struct unit_result *v, size_t n,
    enum category c)
{
	struct spread s = { 0 };
	int64_t sum = 0;

	for (size_t i = 0; i < n; i++) {
		const struct unit_result *u = &v[i];

		if (c != CATEGORIES && u->unit->category != c)
			continue;
		s.n++;
		s.due += u->due;
		s.complete += u->complete;
		s.overdue += u->overdue;
		s.provisional += u->provisional;
		if (u->score == NULL)
			continue;
		s.scored++;
		sum += rat_hundredths(u->score);
		if (s.highest == NULL || rat_cmp(u->score, s.highest) > 0)
			s.highest = u->score;
		if (s.lowest == NULL || rat_cmp(u->score, s.lowest) < 0)
			s.lowest = u->score;
	}
	if (s.scored > 0)
		s.mean = rat_frac(a, sum, 100 * s.scored);
	return s;
}

struct movement
movement_of(const struct results *r, const struct past *then)
{
	struct movement m = { 0 };

	for (size_t i = 0; i < r->unit.n; i++) {
		const struct unit_result *u = &r->unit.v[i];
		const struct unit_result *t = past_unit(then,
		    u->unit->code.text);
		int64_t now, was;

		if (u->score == NULL || t == NULL || t->score == NULL)
			continue;
		now = rat_hundredths(u->score);
		was = rat_hundredths(t->score);
		m.n++;
		m.up += now > was;
		m.down += now < was;
		m.same += now == was;
	}
	return m;
}

enum band
band_of(const struct plan *p, const struct rational *score)
{
	int64_t h;

	if (score == NULL)
		return BAND_NONE;
	h = rat_hundredths(score);
	for (int b = BAND_BEST; b < BAND_POOR; b++)
		if (h >= p->grade[b])
			return (enum band)b;
	return BAND_POOR;
}

const char *
band_range(struct arena *a, const struct plan *p, enum band b)
{
	char from[24] = "", to[24] = "";

	if (b == BAND_NONE)
		return "没有得分";
	if (b < BAND_POOR)
		decimal_short(p->grade[b], from);
	if (b > BAND_BEST)
		decimal_short(p->grade[b - 1], to);
	if (b == BAND_BEST)
		return arena_printf(a, "%s分以上", from);
	if (b == BAND_POOR)
		return arena_printf(a, "不满%s分", to);
	return arena_printf(a, "%s分以上不满%s分", from, to);
}
