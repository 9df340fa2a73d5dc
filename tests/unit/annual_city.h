/*
 * annual_city.h - an invented year of four units, for tests of what is
 * printed of it: 410901 with T 91.51 (RULES.md, Check), bonus above the
 * cap, a deduction and a ceiling; 410902 优秀; 410903 without 监督责任, 一般;
 * 410921 without 年终考核.  Usage: annual_city, change it, annual_compute.
 */
#ifndef TESTS_ANNUAL_CITY_H
#define TESTS_ANNUAL_CITY_H

#include "computing.h"

static inline void
annual_year_end(struct world *w, const char *unit, enum duty d, int64_t x,
    int64_t y, int64_t z)
{
	struct year_end_score *s = arena_new(&w->a, struct year_end_score);
	struct fact_year_end *f = arena_new(&w->a, struct fact_year_end);
	const int64_t part[PARTS] = { x, y, z };

	s->item.at = (struct place){ 3, 3 };
	s->unit = word(unit);
	s->duty = d;
	for (int i = 0; i < PARTS; i++)
		s->part[i] = (struct f_number){ part[i] * 100, true,
		    { 3, 9 } };
	f->score = s;
	f->entry = world_entry(w, ROOT_YEAR_END, "",
	    "inputs/office/year-end.xml", "2027-01-10");
	map_put(&w->y->by_year_end, arena_printf(&w->a, "%s %d", unit,
	    (int)d), f);
}

static inline void
annual_bonus(struct world *w, bool promoted, const char *unit,
    const char *id, const char *what, enum tier tier, const char *day)
{
	struct adjustments *v = w->y->adjustments.doc->as.adjustments;
	struct commendation *x = promoted ? vec_push(&w->a, &v->promotion) :
	    vec_push(&w->a, &v->commendation);

	x->item.id = word(id);
	x->item.at = (struct place){ 7, 3 };
	x->unit = word(unit);
	x->subject = word(what);
	x->tier = tier;
	x->day.day = on(day);
}

static inline void
annual_case(struct world *w, const char *unit, const char *id,
    const char *person, bool reported)
{
	struct investigation *x = vec_push(&w->a,
	    &w->y->adjustments.doc->as.adjustments->investigation);

	x->item.id = word(id);
	x->item.at = (struct place){ 12, 3 };
	x->unit = word(unit);
	x->person = word(person);
	x->name = word("人员己");
	x->level = CADRE_ORDINARY;
	x->outcome = OUTCOME_DISCIPLINE;
	x->organ = INVESTIGATOR_CITY;
	x->reported = reported;
	x->day.day = on("2026-07-03");
}

static inline void
annual_sanction(struct world *w, const char *unit, const char *id,
    enum target t, const char *kind)
{
	struct sanction *x = vec_push(&w->a,
	    &w->y->adjustments.doc->as.adjustments->sanction);

	x->item.id = word(id);
	x->item.at = (struct place){ 17, 3 };
	x->unit = word(unit);
	x->target = t;
	x->kind = word(kind);
	x->day.day = on("2026-09-09");
}

static inline void
annual_principal(struct world *w, size_t unit, enum duty d, const char *id,
    const char *name)
{
	struct organ *o = &w->roster.as.roster->unit.v[unit].organ[d];
	struct tenure *t = vec_push(&w->a, &o->principal);

	o->name = word(arena_printf(&w->a, "单位%zu的%s党组织", unit,
	    duty_name(d)));
	t->item.id = word(id);
	t->name = word(name);
	t->post = word("书记");
	t->from.day = t->to.day = DAY_NONE;
}

static inline void
annual_records(struct world *w)
{
	static const struct { const char *unit; int64_t cut[DUTIES]; } v[] = {
		{ "410901", { 750, 500 } }, { "410902", { 0, 0 } },
		{ "410903", { 3000, -1 } }, { "410921", { 0, 0 } },
	};

	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++)
		for (int d = 0; d < DUTIES; d++) {
			struct fact_record *r;

			if (v[i].cut[d] < 0)
				continue;
			r = world_record(w, v[i].unit, d == DUTY_MAIN ?
			    "ZG-01" : "JG-01", (enum duty)d, "2026-06-10");
			if (v[i].cut[d] > 0)
				world_opinion(w, r, OPINION_DEDUCT,
				    v[i].cut[d]);
		}
}

static inline void
annual_city(struct world *w, const char *as_of)
{
	static struct doc adjustments;
	static const struct sanction_kind kinds[] = { { "警告", false },
		{ "撤职", true } };

	world_init(w, 2026, as_of);
	map_init(&w->y->by_year_end, &w->a);
	w->policy.sanction = kinds;
	w->policy.n_sanctions = sizeof(kinds) / sizeof(kinds[0]);
	w->plan->bonus_cap = 500;
	w->plan->number = word("示办〔2026〕3号");
	adjustments = (struct doc){ .root = ROOT_ADJUSTMENTS, .year = 2026 };
	adjustments.as.adjustments = arena_new(&w->a, struct adjustments);
	w->y->adjustments = (struct filed){ &adjustments, world_entry(w,
	    ROOT_ADJUSTMENTS, "", "inputs/office/adjust.xml",
	    "2027-01-10") };
	world_unit(w, "410901", CAT_COUNTY, true);
	world_unit(w, "410902", CAT_COUNTY, true);
	world_unit(w, "410903", CAT_COUNTY, false);
	world_unit(w, "410921", CAT_CITY, true);
	world_ask(w, &(struct ask){ .id = "ZG-01", .duty = DUTY_MAIN,
	    .points = 100, .cycle = CYCLE_YEAR, .count = 1 });
	world_ask(w, &(struct ask){ .id = "JG-01", .duty = DUTY_OVERSIGHT,
	    .points = 100, .cycle = CYCLE_YEAR, .count = 1 });
	annual_records(w);
	annual_year_end(w, "410901", DUTY_MAIN, 90, 85, 88);
	annual_year_end(w, "410901", DUTY_OVERSIGHT, 91, 86, 80);
	annual_year_end(w, "410902", DUTY_MAIN, 95, 95, 95);
	annual_year_end(w, "410902", DUTY_OVERSIGHT, 95, 95, 95);
	annual_year_end(w, "410903", DUTY_MAIN, 60, 60, 60);
	annual_year_end(w, "410921", DUTY_MAIN, 90, 90, 90);
	annual_bonus(w, false, "410901", "BZ-01", "项目一", TIER_CITY,
	    "2026-03-02");
	annual_bonus(w, false, "410901", "BZ-02", "项目一", TIER_PROVINCE,
	    "2026-05-06");
	annual_bonus(w, true, "410901", "TG-01", "经验一", TIER_CITY,
	    "2026-09-08");
	annual_case(w, "410901", "AJ-07", "P-1", false);
	annual_sanction(w, "410901", "CF-03", TARGET_PRINCIPAL, "警告");
	annual_principal(w, 2, DUTY_MAIN, "G410903-001", "书记丙");
}

static inline void
annual_compute(struct world *w, bool provisional)
{
	struct computing c = { .facts = &w->facts, .policy = &w->policy,
		.calendar = w->calendar, .a = &w->a };

	world_compute(w, "2026");
	assert_true(window_parse("2026", WINDOW_YEAR, &c.window));
	compute_past(&c, &w->r);
	w->r.annual.closing.provisional = provisional;
}

#endif
