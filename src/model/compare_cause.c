/*
 * compare_cause.c - which of the documents received did it.
 */
#include <string.h>

#include "model/compare.h"

const char *
change_unit(const struct change *c)
{
	const struct kept_row *r = c->now == NULL ? c->was : c->now;

	return kept_text(r, c->list == KEPT_UNITS ? "code" : "unit");
}

/* What a change is about. */
struct about {
	const char *unit, *record, *file;
	const char *task;        /* ZG-03@2026-10 */
	enum touched least;      /* what can have done it */
	bool window;             /* and of tasks due in the window alone */
	day_t first, last;       /* the window */
};

/* A unit's fields that the whole year moves. */
static bool
is_of_year(const char *name)
{
	static const char *const all[] = { "daily", "tasks.overdue",
		"tasks.warning" };
	const char *dot = strrchr(name, '.');

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		if (strcmp(name, all[i]) == 0)
			return true;
	return dot != NULL && strcmp(dot, ".daily") == 0;
}

/* Findings on the score of the window. */
static bool
is_of_window(const char *rule)
{
	static const char *const all[] = { "A15.4", "B15.1", "D06.1" };

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		if (strcmp(rule, all[i]) == 0)
			return true;
	return false;
}

/* Scores, points and tasks are the doing of what is scored alone. */
static enum touched
least_of(const struct change *x, const struct kept_row *r)
{
	if (x->list == KEPT_FINDINGS)
		return is_of_window(kept_text(r, "rule")) ? TOUCH_SCORED :
		    TOUCH_REFUSED;
	if (x->list == KEPT_DEADLINES &&
	    strncmp(kept_text(r, "rule"), "A10.", 4) != 0)
		return TOUCH_FILED;
	return TOUCH_SCORED;
}

static struct about
about_of(const struct comparing *c, const struct change *x,
    const char *field)
{
	const struct kept_row *r = x->now == NULL ? x->was : x->now;
	bool finding = x->list == KEPT_FINDINGS;

	return (struct about){ change_unit(x), kept_text(r, "record"),
		finding ? kept_text(r, "file") : "",
		kept_text(r, x->list == KEPT_LOSSES ? "task" : "subject"),
		least_of(x, r), finding ? is_of_window(kept_text(r, "rule")) :
		x->list == KEPT_UNITS && field != NULL && !is_of_year(field),
		c->first, c->last };
}

/* --- how closely a document touches it --- */

static bool
serves(const struct touch *t, const char *task)
{
	size_t n = strlen(t->indicator);

	if (*t->task != '\0')
		return strcmp(t->task, task) == 0;
	return n > 0 && strncmp(task, t->indicator, n) == 0 && task[n] == '@';
}

static bool
by_file(const struct received *r, const struct touch *t,
    const struct about *x)
{
	(void)t;
	return *x->file != '\0' && strcmp(r->entry->path, x->file) == 0;
}

static bool
by_record(const struct received *r, const struct touch *t,
    const struct about *x)
{
	(void)r;
	return *x->record != '\0' && strcmp(t->unit, x->unit) == 0 &&
	    strcmp(t->record, x->record) == 0;
}

/* 记实提交@2026-06, 工作台账@2026: the document itself. */
static bool
is_duty(const struct entry *e, const char *task)
{
	const char *root = root_name(e->root);
	size_t n = strlen(root);
	char month[8] = "";
	int year;

	if (n == 0 || strncmp(task, root, n) != 0 || task[n] != '@')
		return false;
	if (e->month >= 0)
		month_format(e->month, month);
	return strcmp(task + n + 1, month) == 0 ||
	    (year_parse(task + n + 1, &year) && year == e->year);
}

static bool
by_task(const struct received *r, const struct touch *t,
    const struct about *x)
{
	return *x->task != '\0' && strcmp(t->unit, x->unit) == 0 &&
	    (serves(t, x->task) || is_duty(r->entry, x->task));
}

static bool
by_unit(const struct received *r, const struct touch *t,
    const struct about *x)
{
	(void)r;
	return *x->unit != '\0' && strcmp(t->unit, x->unit) == 0;
}

static bool
by_window(const struct received *r, const struct touch *t,
    const struct about *x)
{
	return by_unit(r, t, x) && (!x->window || t->due == DAY_NONE ||
	    (x->first <= t->due && t->due <= x->last));
}

/* The closest first. */
enum { BY_FILE, BY_RECORD, BY_TASK, BY_WINDOW, BY_UNIT, LEVELS_OF };
static bool (*const closeness[])(const struct received *,
    const struct touch *, const struct about *) = {
	[BY_FILE] = by_file, [BY_RECORD] = by_record, [BY_TASK] = by_task,
	[BY_WINDOW] = by_window, [BY_UNIT] = by_unit
};

static bool
touches(const struct received *r, int level, const struct about *x)
{
	for (size_t i = 0; i < r->touch.n; i++)
		if (r->touch.v[i].how >= x->least &&
		    closeness[level](r, &r->touch.v[i], x))
			return true;
	return false;
}

/* Roster, plan and checklists are about everybody. */
static bool
touches_all(const struct received *r)
{
	for (size_t i = 0; i < r->touch.n; i++)
		if (r->touch.v[i].how == TOUCH_SCORED &&
		    r->touch.v[i].unit[0] == '\0')
			return true;
	return false;
}

/* What documents did: their names, or that they were of other units. */
static void
name_documents(const struct comparing *c, const struct about *x,
    unsigned *why, struct documents *by)
{
	int level = 0;
	bool found = false;

	if ((*why & WHY_RECEIVED) == 0)
		return;
	for (; level < LEVELS_OF && !found; level++)
		for (size_t i = 0; i < c->n_received && !found; i++)
			found = touches(&c->received[i], level, x);
	for (size_t i = 0; i < c->n_received; i++) {
		const struct received *r = &c->received[i];

		if (touches_all(r) || (found && touches(r, level - 1, x)))
			*vec_push(c->a, &by->list) = r;
	}
	if (by->list.n == 0)
		*why = (*why & ~(unsigned)WHY_RECEIVED) | WHY_OTHERS;
}

struct documents
documents_on_score(const struct comparing *c, const char *unit,
    int64_t after, int64_t to)
{
	const struct about x = { unit, "", "", "", TOUCH_SCORED, true,
		c->first, c->last };
	struct documents out = { { NULL, 0, 0 } };

	for (size_t i = 0; i < c->n_received; i++) {
		const struct received *r = &c->received[i];

		if (r->entry->seq > after && r->entry->seq <= to &&
		    (touches_all(r) || touches(r, BY_WINDOW, &x)))
			*vec_push(c->a, &out.list) = r;
	}
	return out;
}

/* --- the date --- */

/* Tasks of the unit that the window scores now and did not then. */
static void
name_due(const struct comparing *c, struct change *x)
{
	const struct kept_rows *l = &c->now->list[KEPT_DEADLINES];

	for (size_t i = 0; i < l->row.n; i++) {
		const struct kept_row *r = &l->row.v[i];
		const char *rule = kept_text(r, "rule");
		day_t due;

		if (strcmp(kept_text(r, "unit"), change_unit(x)) != 0 ||
		    (strcmp(rule, "A10.3") != 0 &&
		    strcmp(rule, "A10.4") != 0) ||
		    !day_parse(kept_text(r, "due"), &due))
			continue;
		if (c->was->as_of < due && due <= c->now->as_of &&
		    c->first <= due && due <= c->last)
			*vec_push(c->a, &x->due) = kept_text(r, "subject");
	}
}

/* --- the whole --- */

static const struct moved *
moved_of(const struct change *x, const char *name)
{
	for (size_t i = 0; i < x->moved.n; i++)
		if (strcmp(x->moved.v[i].name, name) == 0)
			return &x->moved.v[i];
	return NULL;
}

/* A rank that documents moved and the unit's own score did not. */
static void
settle_rank(struct change *x)
{
	const struct moved *score = moved_of(x, "score");

	if (score != NULL && (score->why & WHY_RECEIVED) != 0)
		return;
	for (size_t i = 0; i < x->moved.n; i++) {
		struct moved *m = &x->moved.v[i];

		if (strcmp(m->name, "rank") == 0 &&
		    (m->why & WHY_RECEIVED) != 0)
			m->why = (m->why & ~(unsigned)WHY_RECEIVED) |
			    WHY_OTHERS;
	}
}

void
compare_causes(const struct comparing *c, struct change *x)
{
	struct about about = about_of(c, x, NULL);

	if (x->list == KEPT_UNITS)
		settle_rank(x);
	name_documents(c, &about, &x->why, &x->by);
	for (size_t i = 0; i < x->moved.n; i++) {
		struct moved *m = &x->moved.v[i];

		about = about_of(c, x, m->name);
		name_documents(c, &about, &m->why, &m->by);
		x->why |= m->why;
	}
	if (x->list == KEPT_UNITS && (x->why & WHY_DATE) != 0)
		name_due(c, x);
}
