/*
 * paper_facts_coverage.c - who was to be talked with in a half-year and who
 * was, unit by unit (B10.1, B11.1, B14.1): numbers, no name and no word
 * (B23.1).
 * Readings: a 节日 counts for the half-year in which it falls, once it has
 *        come.
 */
#include "base/markup.h"
#include "stage/paper_facts_parts.h"

struct talk_counts {
	int64_t asked[TALK_SIDES], held[TALK_SIDES]; /* 督责约谈, people */
	int64_t meetings, met;    /* 廉政恳谈会 before a 节日 */
	int64_t members, talked;  /* 班子成员 who talk before it */
};

/* Place of the unit in r->unit, looked for from `from` on: the lists go
 * unit by unit.  r->unit.n: it is not there. */
static size_t
place_of(const struct results *r, const struct unit *u, size_t from)
{
	for (size_t i = 0; i < r->unit.n; i++) {
		size_t at = (from + i) % r->unit.n;

		if (r->unit.v[at].unit == u)
			return at;
	}
	return r->unit.n;
}

static void
count_halves(const struct results *r, struct talk_counts *v)
{
	enum half half = day_civil(r->first).month > 6 ? HALF_SECOND :
	    HALF_FIRST;
	size_t at = 0;

	for (size_t i = 0; i < r->duty_talk.n; i++) {
		const struct duty_talk *x = &r->duty_talk.v[i];
		size_t k = place_of(r, x->unit, at);

		if (x->half != half || k == r->unit.n)
			continue;
		at = k;
		v[k].asked[x->by]++;
		v[k].held[x->by] += x->held != DAY_NONE;
	}
}

static void
count_festivals(const struct results *r, struct talk_counts *v)
{
	size_t at = 0;

	for (size_t i = 0; i < r->festival_talk.n; i++) {
		const struct festival_talk *x = &r->festival_talk.v[i];
		day_t day = x->festival->day.day;
		size_t k = place_of(r, x->unit, at);

		if (!x->over || day < r->first || day > r->last ||
		    k == r->unit.n)
			continue;
		at = k;
		v[k].meetings++;
		v[k].met += x->meeting != DAY_NONE;
		v[k].members += (int64_t)x->n_members;
		v[k].talked += (int64_t)(x->n_members - x->missing.n);
	}
}

static void
put_unit(struct sbuf *b, const struct unit *u, const struct talk_counts *x)
{
	static const char *const asked[TALK_SIDES] = {
		[TALK_BY_UNIT] = "党委应谈", [TALK_BY_CITY] = "市委应谈",
		[TALK_BY_DISCIPLINE] = "市纪委应谈" };
	static const char *const held[TALK_SIDES] = {
		[TALK_BY_UNIT] = "党委已谈", [TALK_BY_CITY] = "市委已谈",
		[TALK_BY_DISCIPLINE] = "市纪委已谈" };

	sbuf_puts(b, "<谈话覆盖");
	markup_attr(b, "名称", u->name.text);
	markup_attr(b, "类别", category_name(u->category));
	for (int k = 0; k < TALK_SIDES; k++) {
		facts_int(b, asked[k], x->asked[k]);
		facts_int(b, held[k], x->held[k]);
	}
	facts_int(b, "恳谈会应开", x->meetings);
	facts_int(b, "恳谈会已开", x->met);
	facts_int(b, "节前应谈", x->members);
	facts_int(b, "节前已谈", x->talked);
	sbuf_puts(b, "/>");
}

void
facts_coverage(struct sbuf *b, const struct results *r, struct arena *a)
{
	const struct unit_result **unit = units_in_order(r, a,
	    official_order);
	struct talk_counts *v = arena_array(a, struct talk_counts, r->unit.n);

	count_halves(r, v);
	count_festivals(r, v);
	for (size_t i = 0; i < r->unit.n; i++)
		put_unit(b, unit[i]->unit, &v[unit[i] - r->unit.v]);
}
