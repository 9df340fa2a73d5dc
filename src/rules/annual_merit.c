/*
 * annual_merit.c - what adds and what takes points (D14.1 to D14.3), what
 * limits the grade (D14.4, D14.5): every item of the 加减分事项 in force.
 * Readings: two 项目 (or 经验) of a unit are the same when they are so
 *        without blanks and punctuation.  Of equals the earlier date
 *        counts, then the place in the file.  A 查处 counts once for a
 *        person and a case, whichever unit it names; the heaviest outcome
 *        is sought among those that take points at all.  Any 处分 of a
 *        党组织 is a 纪律处分 (D14.5), whatever its 种类 weighs.
 */
#include <string.h>

#include "base/decimal.h"
#include "base/utf8.h"
#include "rules/annual.h"
#include "rules/fold.h"

/* --- the tables of 第十四条, in hundredths --- */

enum { GRAVITIES = 3 }; /* 刑事责任; 党政纪处分; 通报, 诫勉, 组织处理 */

static const int64_t bonus[][TIERS] = {
	[MERIT_COMMENDED] = { 500, 300, 100 },
	[MERIT_PROMOTED] = { 1000, 500, 300 },
};

static const int64_t penalty[GRAVITIES][CADRE_LEVELS] = {
	{ 500, 300, 100 },
	{ 300, 150, 50 },
	{ 100, 50, 20 },
};

static int
gravity(enum outcome o)
{
	static const int by[OUTCOMES] = {
		[OUTCOME_CRIMINAL] = 0, [OUTCOME_DISCIPLINE] = 1,
		[OUTCOME_CIRCULAR] = 2, [OUTCOME_ADMONITION] = 2,
		[OUTCOME_ORGANISATIONAL] = 2,
	};

	return by[o];
}

/* --- gathering --- */

/* A merit with what decides between it and others of its key. */
struct draft {
	struct merit m;
	const char *key;   /* "" = stands alone */
	int gravity;       /* 0 the heaviest; of a bonus always 0 */
	size_t no;         /* as filed */
};

struct drafts {
	struct compute_run *run;
	VEC(struct draft) list;
};

static const struct unit *
unit_named(const struct compute_run *run, const struct field *code)
{
	const struct book *b = map_get(&run->by_unit, field_text(code));

	return b == NULL ? NULL : b->unit;
}

/* NULL where the roster no longer has the unit. */
static struct draft *
draft_add(struct drafts *d, enum merit_kind kind, const struct item *it,
    const struct field *code)
{
	const struct unit *u = unit_named(d->run, code);
	struct draft *x;

	if (u == NULL)
		return NULL;
	x = vec_push(d->run->a, &d->list);
	x->no = d->list.n;
	x->key = "";
	x->m.unit = u;
	x->m.kind = kind;
	x->m.entry = d->run->y->adjustments.entry;
	x->m.at = it->at;
	x->m.id = field_text(&it->id);
	x->m.person = "";
	return x;
}

static const char *
figure(const struct compute_run *run, int64_t points)
{
	char text[24];

	decimal_short(points, text);
	return arena_printf(run->a, "%s分", text);
}

static const char *
same_matter(struct arena *a, const char *text)
{
	const char *s = utf8_squash(a, text);

	return s[0] == '\0' ? text : s;
}

static const char *
matter_key(struct arena *a, enum merit_kind kind, const char *unit,
    const char *what)
{
	return arena_printf(a, "%d %s %s", (int)kind, unit,
	    same_matter(a, what));
}

/* D14.1, D14.2 */
static void
draft_bonus(struct drafts *d, enum merit_kind kind,
    const struct commendation *v)
{
	struct compute_run *run = d->run;
	struct draft *x = draft_add(d, kind, &v->item, &v->unit);
	bool promoted = kind == MERIT_PROMOTED;

	if (x == NULL)
		return;
	x->m.rule = promoted ? RULE_D14_2 : RULE_D14_1;
	x->m.what = field_text(&v->subject);
	x->m.tier = promoted ? promoted_name(v->tier) :
	    commended_name(v->tier);
	x->m.day = v->day.day;
	x->m.points = bonus[kind][v->tier];
	x->m.counts = true;
	x->key = matter_key(run->a, kind, x->m.unit->code.text, x->m.what);
	x->m.why = arena_printf(run->a, promoted ? "经验在%s推广，加%s" :
	    "受%s表彰，加%s", x->m.tier, figure(run, x->m.points));
}

static const char *
cadre_shown(enum cadre_level l)
{
	static const char *const shown[CADRE_LEVELS] = {
		[CADRE_COUNTY] = "县级干部", [CADRE_SECTION] = "科级干部",
		[CADRE_ORDINARY] = "一般人员",
	};

	return shown[l];
}

/* 被追究刑事责任, 受到党政纪处分, 受到诫勉 ... */
static const char *
outcome_shown(struct arena *a, enum outcome o)
{
	return arena_printf(a, "%s%s", o == OUTCOME_CRIMINAL ? "被追究" :
	    "受到", outcome_name(o));
}

/* D14.3 */
static void
draft_penalty(struct drafts *d, const struct investigation *v)
{
	struct compute_run *run = d->run;
	struct draft *x = draft_add(d, MERIT_INVESTIGATED, &v->item,
	    &v->unit);
	const char *what;

	if (x == NULL)
		return;
	what = arena_printf(run->a, "%s%s", cadre_shown(v->level),
	    outcome_shown(run->a, v->outcome));
	x->gravity = gravity(v->outcome);
	x->m.rule = RULE_D14_3;
	x->m.what = outcome_name(v->outcome);
	x->m.tier = cadre_level_name(v->level);
	x->m.person = field_text(&v->person);
	x->m.day = v->day.day;
	x->m.points = penalty[x->gravity][v->level];
	x->m.counts = !v->reported && v->organ == INVESTIGATOR_CITY &&
	    !case_cancels(run, &v->case_id);
	if (case_cancels(run, &v->case_id))
		x->m.why = arena_printf(run->a, "%s，案件%s的决定经复查撤销，"
		    "不扣分", what, field_text(&v->case_id));
	else if (x->m.counts) {
		x->key = arena_printf(run->a, "%d %s %s",
		    MERIT_INVESTIGATED, x->m.id, x->m.person);
		x->m.why = arena_printf(run->a, "%s（没有主动上报，被市纪委"
		    "查处），扣%s", what, figure(run, x->m.points));
	} else
		x->m.why = v->reported ? arena_printf(run->a, "%s，单位主动"
		    "上报了问题线索，不扣分", what) : arena_printf(run->a,
		    "%s，查处机关是“%s”，不是市纪委，不扣分", what,
		    investigator_name(v->organ));
}

/* --- once for each matter --- */

/* Does x count before y? */
static bool
before(const struct draft *x, const struct draft *y)
{
	if (x->gravity != y->gravity)
		return x->gravity < y->gravity;
	if (x->m.points != y->m.points)
		return x->m.points > y->m.points;
	if (x->m.day != y->m.day)
		return x->m.day < y->m.day;
	return x->no < y->no;
}

static void
index_best(const struct drafts *d, struct map *best)
{
	map_init(best, d->run->a);
	for (size_t i = 0; i < d->list.n; i++) {
		struct draft *x = &d->list.v[i];
		const struct draft *y = map_get(best, x->key);

		if (x->key[0] != '\0' && (y == NULL || before(x, y)))
			map_put(best, x->key, x);
	}
}

static const char *
instead_shown(struct compute_run *run, const struct merit *m,
    const struct merit *by)
{
	if (m->kind == MERIT_INVESTIGATED)
		return arena_printf(run->a, "同一人同一案件已按“%s”扣%s，不重复"
		    "扣分", by->what, figure(run, by->points));
	return arena_printf(run->a, m->kind == MERIT_COMMENDED ?
	    "同一项目已按受%s表彰加%s（编号%s），不重复加分" :
	    "同一经验已按在%s推广加%s（编号%s），不重复加分", by->tier,
	    figure(run, by->points), by->id);
}

/* D14.2: does a 表彰 of the same matter count too? */
static bool
commended_too(struct compute_run *run, const struct map *best,
    const struct merit *m)
{
	return m->kind == MERIT_PROMOTED && m->counts &&
	    map_get(best, matter_key(run->a, MERIT_COMMENDED,
	    m->unit->code.text, m->what)) != NULL;
}

static void
settle(struct drafts *d)
{
	struct compute_run *run = d->run;
	struct merit *v = run->r->annual.merit.v;
	struct map best;

	index_best(d, &best);
	for (size_t i = 0; i < d->list.n; i++) {
		const struct draft *x = &d->list.v[i];
		const struct draft *y = x->key[0] == '\0' ? x :
		    map_get(&best, x->key);

		if (y != x) {
			v[i].counts = false;
			v[i].instead = &v[y - d->list.v];
			v[i].why = instead_shown(run, &v[i], v[i].instead);
		}
		v[i].also_commended = commended_too(run, &best, &v[i]);
	}
}

static int
compare_drafts(const void *x, const void *y, void *ctx)
{
	const struct draft *a = x, *b = y;

	(void)ctx;
	return strcmp(a->m.unit->code.text, b->m.unit->code.text);
}

void
run_merits(struct compute_run *run)
{
	const struct adjustments *v = facts_adjustments(run->f, run->year);
	struct drafts d = { run, { NULL, 0, 0 } };
	size_t i;

	if (v == NULL)
		return;
	for (i = 0; i < v->commendation.n; i++)
		draft_bonus(&d, MERIT_COMMENDED, &v->commendation.v[i]);
	for (i = 0; i < v->promotion.n; i++)
		draft_bonus(&d, MERIT_PROMOTED, &v->promotion.v[i]);
	for (i = 0; i < v->investigation.n; i++)
		draft_penalty(&d, &v->investigation.v[i]);
	sort_stable(d.list.v, d.list.n, sizeof(*d.list.v), compare_drafts,
	    NULL);
	for (i = 0; i < d.list.n; i++)
		*vec_push(run->a, &run->r->annual.merit) = d.list.v[i].m;
	settle(&d);
}

/* --- D14.4, D14.5 --- */

/* What a 处分 leaves of the grade, by its 对象 and weight. */
static const struct limit {
	enum rule_id rule;
	enum band most;
	const char *why;
} limits[TARGETS][2] = {
	[TARGET_PRINCIPAL] = {
		{ RULE_D14_4, BAND_GOOD, "主要负责人受处分" },
		{ RULE_D14_5, BAND_FAIR, "主要负责人受重处分" },
	},
	[TARGET_MEMBER] = {
		{ RULE_D14_4, BAND_BEST, "班子成员受轻处分" },
		{ RULE_D14_4, BAND_GOOD, "班子成员受重处分" },
	},
	[TARGET_ORGAN] = {
		{ RULE_D14_5, BAND_FAIR, "党组织受纪律处分" },
		{ RULE_D14_5, BAND_FAIR, "党组织受纪律处分" },
	},
};

static const char *
limit_shown(struct arena *a, const struct limit *l, const struct sanction *s)
{
	const char *what = arena_printf(a, "%s“%s”", l->why,
	    field_text(&s->kind));

	switch (l->most) {
	case BAND_GOOD:
		return arena_printf(a, "%s，不能评为优秀", what);
	case BAND_FAIR:
		return arena_printf(a, "%s，应评为一般或者以下", what);
	case BAND_BEST: case BAND_POOR: case BAND_NONE: case BANDS:
		break;
	}
	return arena_printf(a, "%s，不影响等次", what);
}

static void
add_ceiling(struct compute_run *run, const struct sanction *s)
{
	const struct unit *u = unit_named(run, &s->unit);
	const struct sanction_kind *k = policy_sanction(run->c->policy,
	    field_text(&s->kind));
	const struct limit *l;
	struct ceiling *c;

	if (u == NULL)
		return;
	c = vec_push(run->a, &run->r->annual.ceiling);
	c->unit = u;
	c->sanction = s;
	c->heavy = k != NULL && k->heavy;
	c->entry = run->y->adjustments.entry;
	c->at = s->item.at;
	l = &limits[s->target][c->heavy];
	c->rule = (uint16_t)l->rule;
	c->most = l->most;
	c->limits = l->most != BAND_BEST;
	c->why = limit_shown(run->a, l, s);
	if (!case_cancels(run, &s->case_id))
		return;
	/* D14.7 */
	c->rule = RULE_D14_4;
	c->most = BAND_BEST;
	c->limits = false;
	c->why = arena_printf(run->a, "%s“%s”，案件%s的决定经复查撤销，不影响"
	    "等次", l->why, field_text(&s->kind), field_text(&s->case_id));
}

static int
compare_ceilings(const void *x, const void *y, void *ctx)
{
	const struct ceiling *a = x, *b = y;

	(void)ctx;
	return strcmp(a->unit->code.text, b->unit->code.text);
}

void
run_ceilings(struct compute_run *run)
{
	const struct adjustments *v = facts_adjustments(run->f, run->year);
	struct annual *y = &run->r->annual;

	for (size_t i = 0; v != NULL && i < v->sanction.n; i++)
		add_ceiling(run, &v->sanction.v[i]);
	sort_stable(y->ceiling.v, y->ceiling.n, sizeof(*y->ceiling.v),
	    compare_ceilings, NULL);
}
