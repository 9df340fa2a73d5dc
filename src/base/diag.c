#include "base/diag.h"

#include <assert.h>
#include <string.h>

#include "base/idnumber.h"
#include "base/sort.h"
#include "base/utf8.h"

static const struct level_row {
	const char *name, *gnu;
} levels[] = {
	[LEVEL_INFO] = { "提示", "note" },
	[LEVEL_REMIND] = { "提醒", "note" },
	[LEVEL_WARN] = { "警告", "warning" },
	[LEVEL_REFUSE] = { "退回", "error" },
	[LEVEL_UNJUDGED] = { "无法判定", "error" },
};
_Static_assert(sizeof(levels) / sizeof(levels[0]) == LEVELS,
    "one row per level");

/* Findings of one file follow each other: equal strings are shared. */
static const char *
own(struct arena *a, const char *s, const char *last)
{
	if (s == NULL || *s == '\0')
		return "";
	if (last != NULL && strcmp(s, last) == 0)
		return last;
	return arena_strdup(a, s);
}

/* A sentence that quotes a value: one line, no identity number whole. */
static const char *
own_line(struct arena *a, const char *s, const char *last)
{
	if (s == NULL || *s == '\0')
		return "";
	return own(a, idnumber_hide(a, utf8_one_line(a, s)), last);
}

void
diag_add(struct diag_list *l, const struct diag *d)
{
	const struct diag none = { 0 };
	struct diag last = l->d.n > 0 ? l->d.v[l->d.n - 1] : none;
	struct diag copy = *d;

	assert(d->level < LEVELS);
	copy.file = own(l->a, d->file, last.file);
	copy.unit = own(l->a, d->unit, last.unit);
	copy.record = own(l->a, d->record, last.record);
	copy.month = own(l->a, d->month, last.month);
	copy.message = own_line(l->a, d->message, last.message);
	copy.mend = own_line(l->a, d->mend, last.mend);
	copy.source = own(l->a, d->source, last.source);
	*vec_push(l->a, &l->d) = copy;
}

static int
cmp_number(uint32_t x, uint32_t y)
{
	return (x > y) - (x < y);
}

static int
diag_cmp(const void *left, const void *right, void *ctx)
{
	const struct diag *x = left, *y = right;
	int c = strcmp(x->file, y->file);

	(void)ctx;
	if (c == 0)
		c = cmp_number(x->at.line, y->at.line);
	if (c == 0)
		c = cmp_number(x->at.column, y->at.column);
	if (c == 0)
		c = cmp_number(x->rule, y->rule);
	if (c == 0)
		c = strcmp(x->record, y->record);
	return c;
}

void
diag_sort(struct diag_list *l)
{
	sort_stable(l->d.v, l->d.n, sizeof(*l->d.v), diag_cmp, NULL);
}

enum level
diag_worst(const struct diag_list *l)
{
	enum level worst = LEVEL_INFO;

	for (size_t i = 0; i < l->d.n; i++)
		if (!l->d.v[i].waived && l->d.v[i].level > worst)
			worst = l->d.v[i].level;
	return worst;
}

const char *
level_name(enum level l)
{
	assert(l < LEVELS);
	return levels[l].name;
}

const char *
level_gnu(enum level l)
{
	assert(l < LEVELS);
	return levels[l].gnu;
}

bool
level_parse(const char *s, enum level *out)
{
	for (unsigned i = 0; i < LEVELS; i++) {
		if (strcmp(s, levels[i].name) == 0) {
			*out = (enum level)i;
			return true;
		}
	}
	return false;
}
