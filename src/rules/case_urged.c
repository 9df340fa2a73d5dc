/*
 * case_urged.c - who was urged.
 */
#include "rules/case_urged.h"

#include <string.h>

#include "base/sort.h"
#include "rules/approval.h"
#include "rules/case_state.h"
#include "rules/fold.h"
#include "rules/organ.h"

static bool
is(const struct field *f, const char *text)
{
	return strcmp(field_text(f), text) == 0;
}

/* A 党委 of no unit is the 市委 or stands above it. */
static bool
is_topmost(const struct facts *f, const struct filed *by, const char *organ)
{
	int year = day_civil(by->doc->as.approval->day.day).year;

	return organ_type_of(f, year, organ) == ORGAN_COMMITTEE &&
	    organ_unit(f, year, DUTY_MAIN, organ) == NULL;
}

static void
add(struct arena *a, const struct facts *f, const struct filed *by,
    const struct approval_item *x, struct urgings *out)
{
	const struct filed *of = x->number.text == NULL ? NULL :
	    facts_filed(f, ROOT_CASE, x->number.text);
	const struct accountability_case *c;
	const char *organ;

	if (of == NULL || !is(&x->kind, "督促纠正通知书") ||
	    !approval_stands(f, by, x))
		return;
	c = of->doc->as.accountability_case;
	organ = case_organ(c);
	if (organ[0] == '\0' || c->secrecy >= SECRECY_SECRET ||
	    is_topmost(f, by, organ))
		return;
	*vec_push(a, &out->v) = (struct urging){ by, x, of, organ };
}

static int
by_day(const void *x, const void *y, void *ctx)
{
	const struct urging *a = x, *b = y;
	day_t m = a->by->doc->as.approval->day.day;
	day_t n = b->by->doc->as.approval->day.day;

	(void)ctx;
	return (m > n) - (m < n);
}

void
case_urgings(struct arena *a, const struct facts *f, struct urgings *out)
{
	for (size_t i = 0; i < f->approval.n; i++) {
		const struct filed *by = &f->approval.v[i];
		const struct approval *v = by->doc->as.approval;

		for (size_t k = 0; v->day.day != DAY_NONE &&
		    k < v->entry.n; k++)
			add(a, f, by, &v->entry.v[k], out);
	}
	sort_stable(out->v.v, out->v.n, sizeof(*out->v.v), by_day, NULL);
}

bool
urged_again(const struct urgings *all, size_t i)
{
	const struct urging *x = &all->v.v[i];
	const struct filed *last = NULL;
	size_t before = 0;

	for (size_t k = 0; k < i; k++) {
		const struct urging *y = &all->v.v[k];

		if (!name_same(y->organ, x->organ))
			continue;
		if (y->by == x->by)
			return false;
		before += y->by != last;
		last = y->by;
	}
	return before == 1;
}
