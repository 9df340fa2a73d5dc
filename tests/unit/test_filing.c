#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "computing.h"
#include "rules/filing.h"

static struct world w;
static struct filings all;
static struct filing_ask ask;

static const char unit[] = "410900";
static int64_t base; /* entries of the world before ours */

static int
release(void **state)
{
	(void)state;
	arena_release(&w.a);
	return 0;
}

static void
begin(void)
{
	world_init(&w, 2026, "2026-11-05");
	world_unit(&w, unit, CAT_COUNTY, false);
	memset(&ask, 0, sizeof(ask));
	map_init(&ask.wanted, &w.a);
	base = (int64_t)w.facts.entry.n;
}

/* An entry with one item, in the facts. */
static struct entry *
entry(enum root root, const char *identity, const struct entry_item *it)
{
	struct entry *e = arena_new(&w.a, struct entry);

	e->seq = (int64_t)w.facts.entry.n + 1;
	e->root = root;
	e->identity = identity;
	e->unit = unit;
	e->path = arena_printf(&w.a, "inputs/%d.xml", (int)e->seq);
	e->year = 2026;
	e->received = on("2026-10-30");
	e->verdict = it == NULL || it->accepted ? VERDICT_ACCEPTED :
	    VERDICT_REFUSED;
	e->item = it;
	e->n_items = it == NULL ? 0 : 1;
	*vec_push(&w.a, &w.facts.entry) = e;
	return e;
}

static const struct entry_item *
item(const char *kind, const char *id, bool accepted, bool amended)
{
	struct entry_item *it = arena_new(&w.a, struct entry_item);

	it->kind = kind;
	it->id = id;
	it->accepted = accepted;
	it->amended = amended;
	it->at.line = (uint32_t)w.facts.entry.n + 1;
	return it;
}

/* As the fold keeps a version. */
static struct fact_record *
version(const struct entry *e, const struct fact_record *before)
{
	struct fact_record *r = arena_new(&w.a, struct fact_record);

	r->unit = unit;
	r->id = e->item[0].id;
	r->entry = e;
	r->at = e->item[0].at;
	r->before = before;
	r->n_versions = before == NULL ? 1 : before->n_versions + 1;
	r->day = on("2026-10-12");
	r->secret_until = DAY_NONE;
	map_put(&w.facts.by_record, filing_key(&w.a, unit, r->id), r);
	return r;
}

static void
refuse(struct filing *x, enum rule_id rule)
{
	*vec_push(&w.a, &x->found) = (struct diag){ .rule = (uint16_t)rule,
		.level = LEVEL_REFUSE, .record = x->id, .file = "" };
}

static void
differ(struct filing *x)
{
	*vec_push(&w.a, &x->change) = (struct field_change){ "事项", "甲", "乙" };
}

/* First, 更正, without one, 撤回, back again. */
static void
versions(void **state)
{
	struct fact_record *r;

	(void)state;
	begin();
	r = version(entry(ROOT_SUBMISSION, "一", item("记录", "A", true, false)),
	    NULL);
	r = version(entry(ROOT_SUBMISSION, "二", item("记录", "A", true, true)),
	    r);
	entry(ROOT_SUBMISSION, "三", item("记录", "A", false, false));
	entry(ROOT_SUBMISSION, "四", item("撤回", "A", true, false));
	entry(ROOT_SUBMISSION, "四", item("撤回", "A", true, false));
	version(entry(ROOT_SUBMISSION, "五", item("记录", "A", true, true)), r);
	entry(ROOT_SUBMISSION, "六", item("记录", "A", true, false));
	filings_ask_changed(&w.a, &w.facts, 2026, &ask);
	filings_find(&w.a, &w.facts, &ask, &all);
	assert_int_equal(all.v.n, 7);
	refuse(all.v.v[2], RULE_A03_1);
	differ(all.v.v[2]);
	filings_judge(&w.facts, &all);

	static const struct {
		enum filing_kind kind;
		int version;
		int64_t before;
		bool change, present;
	} want[] = {
		{ FILING_FIRST, 1, 0, false, false },
		{ FILING_AMENDED, 2, 1, true, false },
		{ FILING_ALTERED, 0, 2, true, false },
		{ FILING_WITHDRAWN, 0, 2, true, false },
		{ FILING_SAME, 0, 2, false, false },
		{ FILING_AMENDED, 3, 2, true, true },
		{ FILING_SAME, 0, 6, false, false },
	};

	for (size_t i = 0; i < all.v.n; i++) {
		const struct filing *x = all.v.v[i];

		assert_int_equal(x->kind, want[i].kind);
		assert_int_equal(x->version, want[i].version);
		assert_int_equal(x->before == NULL ? 0 : x->before->entry->seq - base,
		    want[i].before);
		assert_int_equal(filing_changes(x), want[i].change);
		assert_int_equal(x->present, want[i].present);
	}
	assert_int_equal(all.v.v[2]->offence, OFFENCE_ALTERED);
	assert_string_equal(filing_outcome(&w.a, all.v.v[2]),
	    "退回（擅自修改）");
	assert_int_equal(all.v.v[3]->rule, RULE_A03_1);
}

/* A second record of the 编号 in its file, and one refused before there was
 * any, are no changes. */
static void
no_changes(void **state)
{
	(void)state;
	begin();
	entry(ROOT_SUBMISSION, "一", item("记录", "B", false, false));
	version(entry(ROOT_SUBMISSION, "二", item("记录", "B", true, false)), NULL);
	entry(ROOT_SUBMISSION, "三", item("记录", "B", false, false));
	entry(ROOT_SUBMISSION, "四", item("记录", "B", false, false));
	filings_ask_changed(&w.a, &w.facts, 2026, &ask);
	filings_find(&w.a, &w.facts, &ask, &all);
	refuse(all.v.v[0], RULE_A06_1);
	refuse(all.v.v[2], RULE_X03_2);
	differ(all.v.v[2]);
	refuse(all.v.v[3], RULE_A02_2);
	filings_judge(&w.facts, &all);
	assert_int_equal(all.v.v[0]->kind, FILING_FIRST);
	assert_int_equal(all.v.v[2]->kind, FILING_TWICE);
	assert_int_equal(all.v.v[2]->change.n, 0);
	assert_int_equal(all.v.v[3]->kind, FILING_SAME);
	for (size_t i = 0; i < all.v.n; i++)
		assert_false(filing_changes(all.v.v[i]));
}

/* A03.2: it stays, and is listed; waived, it is only told. */
static void
left_out(void **state)
{
	struct left_out v[2] = { { 0, { .rule = RULE_A03_2, .record = "C",
	    .level = LEVEL_WARN, .unit = unit, .item = -1 } } };

	(void)state;
	begin();
	v[0].seq = base + 2;
	v[1] = v[0];
	v[1].seq = base + 3;
	v[1].found.waived = true;
	version(entry(ROOT_SUBMISSION, "一", item("记录", "C", true, false)), NULL);
	entry(ROOT_SUBMISSION, "二", NULL);
	entry(ROOT_SUBMISSION, "三", NULL);
	ask.left_out = v;
	ask.n_left_out = 2;
	filings_ask_changed(&w.a, &w.facts, 2026, &ask);
	filings_find(&w.a, &w.facts, &ask, &all);
	filings_judge(&w.facts, &all);
	assert_int_equal(all.v.n, 3);
	assert_true(all.v.v[0]->present);
	assert_int_equal(all.v.v[1]->kind, FILING_LEFT_OUT);
	assert_int_equal(all.v.v[1]->offence, OFFENCE_DELETED);
	assert_string_equal(filing_outcome(&w.a, all.v.v[1]),
	    "记录保留（擅自删除）");
	assert_true(filing_changes(all.v.v[2]));
	assert_int_equal(all.v.v[2]->offence, OFFENCE_NONE);
	assert_int_equal(all.v.v[2]->rule, RULE_A03_2);
}

/* Of documents: the text counts, not the bytes; 工作台账 asks for 更正. */
static void
documents(void **state)
{
	static const struct {
		enum root root;
		const char *identity, *text;
		enum verdict verdict;
		enum filing_kind kind;
		bool change;
	} v[] = {
		{ ROOT_REVIEW, "审核意见", "1", VERDICT_ACCEPTED, FILING_FIRST,
		    false },
		{ ROOT_REVIEW, "审核意见", "1", VERDICT_ACCEPTED, FILING_SAME,
		    false },
		{ ROOT_REVIEW, "审核意见", "2", VERDICT_PARTIAL,
		    FILING_REPLACED, true },
		{ ROOT_REVIEW, "审核意见", "3", VERDICT_REFUSED,
		    FILING_REPLACED, false },
		{ ROOT_WORKLIST, "工作台账", "1", VERDICT_ACCEPTED,
		    FILING_FIRST, false },
		{ ROOT_WORKLIST, "工作台账", "2", VERDICT_REFUSED,
		    FILING_ALTERED, true },
		{ ROOT_WORKLIST, "工作台账", "3", VERDICT_ACCEPTED,
		    FILING_AMENDED, true },
		{ ROOT_PLAN, "考核方案", "1", VERDICT_ACCEPTED, FILING_FIRST,
		    false },
	};
	enum { N = sizeof(v) / sizeof(v[0]) };

	(void)state;
	begin();
	for (size_t i = 0; i < N; i++) {
		struct entry *e = entry(v[i].root, v[i].identity, NULL);

		e->verdict = v[i].verdict;
		e->canonical_sm3[0] = v[i].text[0];
	}
	filings_ask_changed(&w.a, &w.facts, 2026, &ask);
	filings_find(&w.a, &w.facts, &ask, &all);
	assert_int_equal(all.v.n, N - 1); /* nobody touched the plan */
	for (size_t i = 0; i < all.v.n; i++)
		if (all.v.v[i]->before != NULL)
			differ(all.v.v[i]);
	all.v.v[6]->reason = "调整";
	filings_judge(&w.facts, &all);
	for (size_t i = 0; i < all.v.n; i++) {
		assert_int_equal(all.v.v[i]->kind, v[i].kind);
		assert_int_equal(filing_changes(all.v.v[i]), v[i].change);
	}
	assert_int_equal(all.v.v[2]->version, 2);
	assert_true(all.v.v[2]->present);
	assert_true(all.v.v[6]->present);
}

/* A14.1: one version that was secret hides all; a refused attempt itself. */
static void
secrets(void **state)
{
	struct fact_record *r;

	(void)state;
	begin();
	r = version(entry(ROOT_SUBMISSION, "一", item("记录", "D", true, false)),
	    NULL);
	r->secrecy = SECRECY_SECRET;
	version(entry(ROOT_SUBMISSION, "二", item("记录", "D", true, true)), r);
	version(entry(ROOT_SUBMISSION, "三", item("记录", "E", true, false)), NULL);
	entry(ROOT_SUBMISSION, "四", item("记录", "E", false, true));
	filings_ask_changed(&w.a, &w.facts, 2026, &ask);
	filings_find(&w.a, &w.facts, &ask, &all);
	refuse(all.v.v[3], RULE_A14_1);
	filings_judge(&w.facts, &all);
	assert_true(all.v.v[0]->masked);
	assert_true(all.v.v[1]->masked);
	assert_false(all.v.v[2]->masked);
	assert_true(all.v.v[3]->masked);
	assert_true(filings_secret(&w.facts, unit, "D"));
	assert_false(filings_secret(&w.facts, unit, "E"));
}

static void
texts(void **state)
{
	static const struct {
		const char *was, *now;
		size_t most;
		const char *want;
	} v[] = {
		{ "甲", "乙", 9, "事项：甲 → 乙" },
		{ NULL, "乙", 9, "事项：（无） → 乙" },
		{ "甲", NULL, 9, "事项：甲 → （无）" },
		{ NULL, NULL, 9, "事项" },
		{ "一二三四五六七八九十", "十九", 4, "事项：一二三四… → 十九" },
		/* around the first difference */
		{ "一二三四五六七八九十一二三四五六七八九十甲",
		    "一二三四五六七八九十一二三四五六七八九十乙", 10,
		    "事项：…三四五六七八九十甲 → …三四五六七八九十乙" },
		{ "一二三四五六七八九十一二三四五六七八九十甲",
		    "一二三四五六七八九十一二三四五六七八九十乙", SIZE_MAX,
		    "事项：一二三四五六七八九十一二三四五六七八九十甲 → "
		    "一二三四五六七八九十一二三四五六七八九十乙" },
	};

	(void)state;
	begin();
	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++)
		assert_string_equal(field_change_text(&w.a,
		    &(struct field_change){ "事项", v[i].was, v[i].now },
		    v[i].most), v[i].want);
}

/* The one table that the list of A13.1 goes by too. */
static void
offences(void **state)
{
	struct diag d = { .rule = RULE_A03_1 };

	(void)state;
	assert_string_equal(offence_name(finding_offence(&d)), "擅自修改");
	d.waived = true;
	assert_int_equal(finding_offence(&d), OFFENCE_NONE);
	d = (struct diag){ .rule = RULE_A03_2 };
	assert_string_equal(offence_name(finding_offence(&d)), "擅自删除");
	d.rule = RULE_A05_4;
	assert_int_equal(finding_offence(&d), OFFENCE_NONE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(versions, release),
		cmocka_unit_test_teardown(no_changes, release),
		cmocka_unit_test_teardown(left_out, release),
		cmocka_unit_test_teardown(documents, release),
		cmocka_unit_test_teardown(secrets, release),
		cmocka_unit_test_teardown(texts, release),
		cmocka_unit_test_teardown(offences, release),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
