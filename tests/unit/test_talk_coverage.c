/*
 * Talks that are asked for by a day, at the days on which each begins and
 * ends: B07.1 to B12.1, B14.1, B15.2, B21.1.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "computing.h"

#define N(t) (sizeof(t) / sizeof((t)[0]))

static struct world w;
static const char unit[] = "410900";

static int
release(void **state)
{
	(void)state;
	arena_release(&w.a);
	return 0;
}

static struct tenure
person(const char *id, const char *name, const char *team,
    const char *portfolio)
{
	struct tenure t = { .name = word(name), .post = word("职务"),
		.team = { team, { 1, 1 } },
		.portfolio = { portfolio, { 1, 1 } } };

	t.item.id = word(id);
	t.from.day = t.to.day = DAY_NONE;
	return t;
}

/* 甲 and 丙 lead, 子 and 丑 are members, 丑 without 分管. */
static void
city(const char *as_of)
{
	static const struct ask k = { "ZG-01", DUTY_MAIN, 10, CYCLE_YEAR, 1,
		false, NULL };
	struct unit *u;

	world_init(&w, 2026, as_of);
	world_ask(&w, &k);
	world_unit(&w, unit, CAT_COUNTY, true);
	u = &w.roster.as.roster->unit.v[0];
	*vec_push(&w.a, &u->organ[DUTY_MAIN].principal) =
	    person("G-01", "干部甲", NULL, NULL);
	*vec_push(&w.a, &u->organ[DUTY_OVERSIGHT].principal) =
	    person("G-03", "干部丙", NULL, NULL);
	*vec_push(&w.a, &u->cadre) = person("G-11", "干部子", "班子成员",
	    "农业");
	*vec_push(&w.a, &u->cadre) = person("G-12", "干部丑", "班子成员",
	    NULL);
	*vec_push(&w.a, &u->cadre) = person("G-13", "干部寅", "其他",
	    "办公");
	map_init(&w.y->by_person, &w.a);
	for (size_t i = 0; i < u->cadre.n; i++)
		map_put(&w.y->by_person, u->cadre.v[i].item.id.text,
		    &u->cadre.v[i]);
}

static struct doc *
file(enum root root, const char *id)
{
	struct doc *d = arena_new(&w.a, struct doc);

	d->root = root;
	d->id = word(id);
	d->unit = word(unit);
	*vec_push(&w.a, &w.facts.filed[root]) = (struct filed){ d,
	    world_entry(&w, root, unit, arena_printf(&w.a,
	    "inputs/office/%s.xml", id), "2026-01-01") };
	return d;
}

static void
with(struct talk *t, const char *id)
{
	struct talkee *x = vec_push(&w.a, &t->talkee);

	x->id = word(id);
	x->name = word("干部子");
	x->unit = word(unit);
}

/* A talk of that day by `talker`, who speaks for `organ` (NULL: 本级). */
static struct talk *
talk(enum talk_kind kind, const char *day, const char *talker,
    const char *organ)
{
	struct talk *t = arena_new(&w.a, struct talk);
	struct talker *x = vec_push(&w.a, &t->talker);

	t->has_kind = true;
	t->kind = kind;
	t->time.t = (moment_t)on(day) * 86400 + 3600;
	t->planned.day = t->pledged.day = t->admonition.decided.day =
	    t->statement.due.day = t->statement.submitted.day = DAY_NONE;
	x->name = word(talker);
	x->organ.text = organ;
	file(ROOT_TALK, arena_printf(&w.a, "TH-%zu",
	    w.facts.filed[ROOT_TALK].n + 1))->as.talk = t;
	return t;
}

static enum state
state_of(const char *subject)
{
	const struct deadline *d = world_deadline(&w, unit, subject, 0);

	if (d == NULL)
		fail_msg("no %s", subject);
	return d == NULL ? STATES : d->state;
}

static day_t
due_of(const char *subject)
{
	const struct deadline *d = world_deadline(&w, unit, subject, 0);

	if (d == NULL)
		fail_msg("no %s", subject);
	return d == NULL ? DAY_NONE : d->due;
}

/* --- B14.1 --- */

/* Both days of the half count, those beside it do not. */
static void
halves(void **state)
{
	static const struct { const char *day; bool held; } row[] = {
		{ "2025-12-31", false }, { "2026-01-01", true },
		{ "2026-06-30", true }, { "2026-07-01", false },
	};

	(void)state;
	for (size_t i = 0; i < N(row); i++) {
		city("2026-07-01");
		with(talk(TALK_DUTY, row[i].day, "领导甲", "市委"), "G-01");
		world_compute(&w, "2026-06");
		assert_int_equal(state_of("市委约谈@2026H1"), row[i].held ?
		    STATE_DONE : STATE_OVERDUE);
		assert_int_equal(world_found(&w, RULE_B14_1, unit), 1);
		(void)release(NULL);
	}
}

/* All of a side have to be talked with, by whom it is for. */
static void
sides(void **state)
{
	struct talk *t;

	(void)state;
	city("2026-06-30");
	with(talk(TALK_DUTY, "2026-03-01", "领导乙", "市纪委"), "G-01");
	t = talk(TALK_DUTY, "2026-03-02", "干部甲", NULL);
	with(t, "G-11");
	with(t, "G-12");
	/* of another kind, and by somebody who does not lead */
	with(talk(TALK_REMINDER, "2026-03-03", "领导乙", "市纪委"), "G-03");
	with(talk(TALK_DUTY, "2026-03-03", "干部子", NULL), "G-01");
	world_compute(&w, "2026-06");
	assert_int_equal(w.r.duty_talk.n, 5);
	assert_int_equal(state_of("党委约谈@2026H1"), STATE_DONE);
	assert_int_equal(state_of("市委约谈@2026H1"), STATE_NEAR);
	assert_int_equal(state_of("市纪委约谈@2026H1"), STATE_NEAR);
	/* nothing is missing yet; the second half has not begun */
	assert_int_equal(world_found(&w, RULE_B14_1, unit), 0);
	assert_null(world_deadline(&w, unit, "市委约谈@2026H2", 0));
}

/* --- B10.1, B11.1 --- */

static void
festival(const char *name, const char *day)
{
	struct festival *f = vec_push(&w.a, &w.plan->festival);

	f->name = word(name);
	f->day.day = on(day);
}

static struct talk *
meeting(const char *day, const char *second)
{
	struct talk *t = talk(TALK_INTEGRITY, day, "干部甲", NULL);

	t->group = true;
	if (second != NULL)
		vec_push(&w.a, &t->talker)->name = word(second);
	return t;
}

/* The 15 days before 1 May: 16 to 30 April. */
static void
before_festival(void **state)
{
	static const struct {
		const char *day, *second;
		bool held;
	} row[] = {
		{ "2026-04-15", "干部丙", false },
		{ "2026-04-16", "干部丙", true },
		{ "2026-04-30", "干部丙", true },
		{ "2026-05-01", "干部丙", false },
		{ "2026-04-20", NULL, false },
		{ "2026-04-20", "干部子", false },
	};

	(void)state;
	for (size_t i = 0; i < N(row); i++) {
		city("2026-05-01");
		festival("劳动节", "2026-05-01");
		(void)meeting(row[i].day, row[i].second);
		world_compute(&w, "2026-04");
		assert_int_equal(state_of("廉政恳谈会/劳动节@2026"), row[i].held ?
		    STATE_DONE : STATE_OVERDUE);
		assert_int_equal(world_found(&w, RULE_B10_1, unit),
		    !row[i].held);
		(void)release(NULL);
	}
}

/* On the eve it is not late; a talk that names another 节日, or is not
 * 集体, is none. */
static void
eve(void **state)
{
	(void)state;
	city("2026-04-30");
	festival("劳动节", "2026-05-01");
	meeting("2026-04-20", "干部丙")->festival = word("端午节");
	meeting("2026-04-21", "干部丙")->group = false;
	world_compute(&w, "2026-04");
	assert_int_equal(state_of("廉政恳谈会/劳动节@2026"), STATE_NEAR);
	assert_int_equal(world_found(&w, RULE_B10_1, unit), 0);
	assert_int_equal(due_of("廉政恳谈会/劳动节@2026"), on("2026-04-30"));
}

/* 元旦 of the next year: its days begin in this one. */
static void
coming(void **state)
{
	(void)state;
	city("2026-12-26");
	festival("元旦", "2026-01-01");
	festival("春节", "2026-02-17");
	world_compute(&w, "2026-12");
	assert_int_equal(state_of("廉政恳谈会/元旦@2027"), STATE_NEAR);
	assert_int_equal(due_of("廉政恳谈会/元旦@2027"), on("2026-12-31"));
	assert_int_equal(state_of("廉政恳谈会/元旦@2026"), STATE_OVERDUE);
	assert_null(world_deadline(&w, unit, "廉政恳谈会/春节@2027", 0));
	(void)release(NULL);
	city("2026-11-30");
	festival("元旦", "2026-01-01");
	world_compute(&w, "2026-11");
	assert_null(world_deadline(&w, unit, "廉政恳谈会/元旦@2027", 0));
	(void)release(NULL);
	/* found in its own year */
	city("2027-01-05");
	festival("元旦", "2027-01-01");
	world_compute(&w, "2026-12");
	assert_int_equal(state_of("廉政恳谈会/元旦@2027"), STATE_OVERDUE);
	(void)release(NULL);
}

/* Who has 分管 talks; who has none need not. */
static void
members(void **state)
{
	(void)state;
	for (int by = 0; by < 2; by++) {
		city("2026-05-01");
		festival("劳动节", "2026-05-01");
		(void)talk(TALK_INTEGRITY, "2026-04-20", by == 0 ?
		    "干部子" : "干部丑", NULL);
		world_compute(&w, "2026-04");
		assert_int_equal(w.r.festival_talk.v[0].n_members, 1);
		assert_int_equal(state_of("节前谈话/劳动节@2026"), by == 0 ?
		    STATE_DONE : STATE_OVERDUE);
		assert_int_equal(world_found(&w, RULE_B11_1, unit), by);
		(void)release(NULL);
	}
}

/* --- 干部变动 --- */

static struct personnel_change *
change(void)
{
	struct doc *d = file(ROOT_CHANGE, "BD-1");

	d->as.change = arena_new(&w.a, struct personnel_change);
	return d->as.change;
}

/* Decided on Friday 6 March: 15 days end on Saturday the 21st, so on
 * Monday the 23rd; the talk is due 10 working days later. */
static struct appointment *
appointment(void)
{
	struct personnel_change *c = change();
	struct appointment *x = vec_push(&w.a, &c->appointment);

	x->item.id = word("BD-1-1");
	x->person = word("G-11");
	x->unit = word(unit);
	x->decided.day = on("2026-03-06");
	x->listed.day = DAY_NONE;
	return x;
}

static void
lists(void **state)
{
	static const struct {
		const char *as_of, *listed;
		enum state state;
		size_t told;
	} row[] = {
		{ "2026-03-17", NULL, STATE_OPEN, 0 },
		{ "2026-03-18", NULL, STATE_NEAR, 1 },
		{ "2026-03-23", NULL, STATE_NEAR, 1 },
		{ "2026-03-24", NULL, STATE_OVERDUE, 1 },
		{ "2026-03-24", "2026-03-23", STATE_DONE, 0 },
		{ "2026-03-24", "2026-03-24", STATE_DONE_LATE, 1 },
	};

	(void)state;
	for (size_t i = 0; i < N(row); i++) {
		struct appointment *x;

		city(row[i].as_of);
		x = appointment();
		if (row[i].listed != NULL)
			x->listed.day = on(row[i].listed);
		world_compute(&w, "2026-03");
		assert_int_equal(due_of("BD-1-1/名单"), on("2026-03-23"));
		assert_int_equal(state_of("BD-1-1/名单"), row[i].state);
		assert_int_equal(world_found(&w, RULE_B08_1, unit),
		    row[i].told);
		(void)release(NULL);
	}
}

/* What counts as the talk of a 任职. */
static void
appointed(void **state)
{
	static const struct {
		const char *day, *change;
		enum talk_kind kind;
		bool group, held;
	} row[] = {
		{ "2026-03-05", NULL, TALK_APPOINTMENT, false, false },
		{ "2026-03-06", NULL, TALK_APPOINTMENT, false, true },
		{ "2026-03-05", "BD-1-1", TALK_APPOINTMENT, false, true },
		{ "2026-03-06", "BD-9-9", TALK_APPOINTMENT, false, false },
		{ "2026-03-06", "BD-9-9", TALK_APPOINTMENT, true, true },
		{ "2026-03-06", "BD-1-1", TALK_INTEGRITY, false, false },
	};

	(void)state;
	for (size_t i = 0; i < N(row); i++) {
		struct talk *t;

		city("2026-04-30");
		(void)appointment();
		t = talk(row[i].kind, row[i].day, "干部甲", NULL);
		with(t, "G-11");
		t->change.text = row[i].change;
		t->group = row[i].group;
		world_compute(&w, "2026-03");
		/* ten working days after 03-23; 04-06 is Qingming's day off */
		assert_int_equal(due_of("BD-1-1/谈话"), on("2026-04-07"));
		assert_int_equal(state_of("BD-1-1/谈话"), row[i].held ?
		    STATE_DONE : STATE_OVERDUE);
		(void)release(NULL);
	}
}

/* Three months after 30 November are 28 February, a make-up Saturday. */
static void
transfers(void **state)
{
	static const struct { const char *filed; enum state state; } row[] = {
		{ NULL, STATE_OVERDUE }, { "2026-02-28", STATE_DONE },
		{ "2026-03-01", STATE_DONE_LATE },
	};

	(void)state;
	for (size_t i = 0; i < N(row); i++) {
		struct personnel_change *c;
		struct transfer *x;
		struct doc *d;

		city("2026-03-03");
		c = change();
		x = vec_push(&w.a, &c->transfer);
		x->item.id = word("BD-1-2");
		x->person = word("G-11");
		x->unit = word(unit);
		x->day.day = on("2025-11-30");
		if (row[i].filed != NULL) {
			d = file(ROOT_TRANSFER, "BD-1-2");
			d->as.transfer = arena_new(&w.a,
			    struct transfer_form);
			d->as.transfer->day.day = on(row[i].filed);
			map_init(&w.facts.by_filed, &w.a);
			map_put(&w.facts.by_filed, arena_printf(&w.a, "%s %s",
			    root_name(ROOT_TRANSFER), "BD-1-2"),
			    &w.facts.filed[ROOT_TRANSFER].v[0]);
		}
		world_compute(&w, "2026-02");
		assert_int_equal(due_of("BD-1-2"), on("2026-02-28"));
		assert_int_equal(state_of("BD-1-2"), row[i].state);
		(void)release(NULL);
	}
}

/* A talk without a pledge, or with somebody else, does not end it; the later
 * of both days does. */
static void
reports(void **state)
{
	static const struct { const char *with; bool pledged, done; } row[] = {
		{ "G-11", false, false }, { "G-11", true, true },
		{ "G-12", true, false },
	};

	(void)state;
	for (size_t i = 0; i < N(row); i++) {
		struct personnel_change *c;
		struct matter_report *x;
		struct talk *t;

		city("2026-04-30");
		c = change();
		x = vec_push(&w.a, &c->report);
		x->item.id = word("BD-1-3");
		x->person = word("G-11");
		x->unit = word(unit);
		x->day.day = on("2026-03-06");
		t = talk(TALK_INTEGRITY, "2026-03-09", "干部甲", NULL);
		t->change = word("BD-1-3");
		with(t, row[i].with);
		t->has_pledge = row[i].pledged;
		t->pledged.day = on("2026-03-20");
		world_compute(&w, "2026-03");
		assert_int_equal(due_of("BD-1-3"), on("2026-03-20"));
		assert_int_equal(state_of("BD-1-3"), row[i].done ?
		    STATE_DONE : STATE_OVERDUE);
		(void)release(NULL);
	}
}

/* --- B15.2, B21.1 --- */

static void
approved(void **state)
{
	(void)state;
	for (int who = 0; who < 2; who++) {
		struct doc *d = NULL;
		struct approval_item *x;
		struct entry *e;
		struct talk *t;

		city("2026-03-20");
		d = arena_new(&w.a, struct doc);
		d->id = word("QP-1");
		d->as.approval = arena_new(&w.a, struct approval);
		d->as.approval->day.day = on("2026-03-06");
		x = vec_push(&w.a, &d->as.approval->entry);
		x->kind = word("约谈通知书");
		x->verdict = word("同意");
		x->unit = word(unit);
		x->person = word("G-11");
		e = world_entry(&w, ROOT_APPROVAL, "", "inputs/office/q.xml",
		    "2026-03-06");
		e->n_items = 1;
		e->item = arena_memdup(&w.a, &(struct entry_item){
			.kind = "件", .id = "", .accepted = true },
		    sizeof(struct entry_item));
		*vec_push(&w.a, &w.facts.approval) = (struct filed){ d, e };
		t = talk(TALK_DUTY, "2026-03-20", "领导甲", "市委");
		t->approval = word("QP-1");
		with(t, who == 0 ? "G-11" : "G-12");
		world_compute(&w, "2026-03");
		assert_int_equal(due_of("QP-1/1"), on("2026-03-20"));
		assert_int_equal(state_of("QP-1/1"), who == 0 ? STATE_DONE :
		    STATE_NEAR);
		(void)release(NULL);
	}
}

static void
statements(void **state)
{
	static const struct {
		const char *submitted, *signer, *filed;
		enum state state;
		enum state filing; /* STATES: not asked for */
	} row[] = {
		{ NULL, NULL, NULL, STATE_OVERDUE, STATES },
		{ "2026-03-10", NULL, NULL, STATE_OVERDUE, STATES },
		{ "2026-03-10", "干部丙", NULL, STATE_OVERDUE, STATES },
		{ "2026-03-10", "干部甲", NULL, STATE_DONE, STATE_OVERDUE },
		{ "2026-03-11", "干部甲", "2026-03-25", STATE_DONE_LATE,
		    STATE_DONE },
	};

	(void)state;
	for (size_t i = 0; i < N(row); i++) {
		struct talk *t;

		city("2026-03-30");
		t = talk(TALK_ADMONITION, "2026-03-02", "干部甲", NULL);
		with(t, "G-11");
		t->statement = (struct statement){ .given = true,
		    .kind = word("检查") };
		t->statement.due.day = on("2026-03-10");
		t->statement.submitted.day = row[i].submitted == NULL ?
		    DAY_NONE : on(row[i].submitted);
		t->statement.countersigner.text = row[i].signer;
		for (int k = 0; k < 2 && row[i].filed != NULL; k++) {
			struct sent *s = vec_push(&w.a, &t->filing);

			s->to = word(k == 0 ? "干部档案" : "廉洁档案");
			s->day.day = on(row[i].filed);
		}
		world_compute(&w, "2026-03");
		assert_int_equal(state_of("TH-1/材料"), row[i].state);
		if (row[i].filing == STATES)
			assert_null(world_deadline(&w, unit, "TH-1/归档", 0));
		else
			assert_int_equal(state_of("TH-1/归档"),
			    row[i].filing);
		(void)release(NULL);
	}
}

/* A14.1: of a talk of 密级 秘密 nobody is named. */
static void
secret(void **state)
{
	struct talk *t;
	const struct deadline *d;

	(void)state;
	city("2026-03-30");
	t = talk(TALK_ADMONITION, "2026-03-02", "干部甲", NULL);
	with(t, "G-11");
	t->secrecy = SECRECY_SECRET;
	t->statement = (struct statement){ .given = true,
	    .kind = word("检查") };
	t->statement.due.day = on("2026-03-10");
	t->statement.submitted.day = DAY_NONE;
	world_compute(&w, "2026-03");
	d = world_deadline(&w, unit, "TH-1/材料", 0);
	assert_non_null(d);
	if (d != NULL)
		assert_string_equal(d->who, "受诫勉的干部");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(halves),
		cmocka_unit_test_teardown(sides, release),
		cmocka_unit_test(before_festival), cmocka_unit_test(coming),
		cmocka_unit_test_teardown(eve, release),
		cmocka_unit_test(members),
		cmocka_unit_test(lists),
		cmocka_unit_test(appointed),
		cmocka_unit_test(transfers),
		cmocka_unit_test(reports),
		cmocka_unit_test(approved),
		cmocka_unit_test(statements),
		cmocka_unit_test_teardown(secret, release),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
