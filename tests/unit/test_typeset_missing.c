/*
 * typeset_missing() finds a character that no face draws wherever in the
 * tree it stands, and says in which text.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "fake_font.h"
#include "out/typeset.h"

#define BAD "\xF0\xAF\xBF\xBF" /* U+2FFFF: in no fake face */

struct tree {
	struct gongwen g;
	struct gw_block block[4];
	struct gw_para para;
	struct gw_table table;
	struct gw_row row[2];
	struct gw_cell cell[2];
	struct gw_list list;
	struct gw_chart chart;
	struct gw_series series;
	struct gw_signature signature;
	struct gw_foot foot;
	struct gw_annex annex;
	struct gw_block annex_block;
	struct gw_para annex_para;
	struct gw_people people;
	const char *attachment, *label, *trace[2];
	struct gw_span span[10];
	struct gw_text text[10];
};

enum { TITLE, TO, PARA, HEAD, CELL, ITEM, ORGAN, ANNEX, ANNEX_PARA, PEOPLE };

/* A paper that has every part, each text of it in tree.span. */
static void
tree_init(struct tree *t)
{
	memset(t, 0, sizeof(*t));
	for (int i = 0; i < 10; i++) {
		t->span[i] = (struct gw_span){ "甲　乙", ROLE_BODY, 0 };
		t->text[i] = (struct gw_text){ &t->span[i], 1 };
	}
	t->g.kind = "测试文书";
	t->g.head.organ = "中共甲市委办公室";
	t->g.title = t->text[TITLE];
	t->g.addressee = t->text[TO];
	t->para.text = t->text[PARA];
	t->cell[0] = (struct gw_cell){ .text = t->text[HEAD], .span = 1 };
	t->cell[1] = (struct gw_cell){ .text = t->text[CELL], .span = 1 };
	t->row[0] = (struct gw_row){ &t->cell[0], 1, 1 };
	t->row[1] = (struct gw_row){ &t->cell[1], 1, 1 };
	t->table = (struct gw_table){ .name = "表", .head = &t->row[0],
		.n_heads = 1, .row = &t->row[1], .n_rows = 1 };
	t->list = (struct gw_list){ &t->text[ITEM], 1, 1 };
	t->label = "类";
	t->series.name = "列";
	t->chart = (struct gw_chart){ .name = "图", .unit = "分",
		.label = &t->label, .n_labels = 1, .series = &t->series,
		.n_series = 1 };
	t->block[0] = (struct gw_block){ BLOCK_PARA, .para = &t->para };
	t->block[1] = (struct gw_block){ BLOCK_TABLE, .table = &t->table };
	t->block[2] = (struct gw_block){ BLOCK_LIST, .list = &t->list };
	t->block[3] = (struct gw_block){ BLOCK_CHART, .chart = &t->chart };
	t->g.block = t->block;
	t->g.n_blocks = 4;
	t->attachment = "附件";
	t->g.attachment = &t->attachment;
	t->g.n_attachments = 1;
	t->people = (struct gw_people){ "出席", t->text[PEOPLE] };
	t->g.people = &t->people;
	t->g.n_people = 1;
	t->signature = (struct gw_signature){ &t->text[ORGAN], 1,
		"2026年1月5日", true };
	t->g.signature = &t->signature;
	t->annex_para.text = t->text[ANNEX_PARA];
	t->annex_block = (struct gw_block){ BLOCK_PARA,
		.para = &t->annex_para };
	t->annex = (struct gw_annex){ t->text[ANNEX], &t->annex_block, 1 };
	t->g.annex = &t->annex;
	t->g.n_annexes = 1;
	t->g.foot = &t->foot;
	t->trace[0] = t->trace[1] = "甲";
	t->g.trace = t->trace;
	t->g.n_traces = 2;
}

static void
assert_found(const struct tree *t, const char *want, uint32_t want_cp)
{
	const char *text = NULL;
	uint32_t cp = 0;

	assert_true(typeset_missing(&t->g, &fake_fonts, &cp, &text));
	assert_int_equal(cp, want_cp);
	assert_string_equal(text, want);
}

static void
test_none(void **state)
{
	struct tree t;
	const char *text = "x";
	uint32_t cp = 7;

	(void)state;
	tree_init(&t);
	assert_false(typeset_missing(&t.g, &fake_fonts, &cp, &text));
	assert_int_equal(cp, 7);
	assert_string_equal(text, "x");
}

static void
test_spans(void **state)
{
	(void)state;
	for (int i = 0; i < 10; i++) {
		struct tree t;

		tree_init(&t);
		t.span[i].text = "第" BAD "项";
		assert_found(&t, "第" BAD "项", 0x2FFFF);
	}
}

static void
test_strings(void **state)
{
	static struct tree t;
	const char **const v[] = { &t.g.head.organ, &t.g.head.doc_no,
		&t.g.head.copy_no, &t.g.head.secrecy, &t.g.head.urgency,
		&t.g.head.signer, &t.g.subtitle, &t.table.name,
		&t.chart.name, &t.chart.unit, &t.label, &t.series.name,
		&t.attachment, &t.people.role, &t.signature.date, &t.g.note,
		&t.foot.copy_to, &t.foot.issuer, &t.foot.issue_date,
		&t.trace[1] };

	(void)state;
	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++) {
		tree_init(&t);
		*v[i] = "甲" BAD;
		assert_found(&t, "甲" BAD, 0x2FFFF);
	}
}

/* The first as the paper is read. */
static void
test_first(void **state)
{
	struct tree t;

	(void)state;
	tree_init(&t);
	t.span[CELL].text = "后" BAD;
	t.span[TO].text = "先" BAD;
	assert_found(&t, "先" BAD, 0x2FFFF);
	/* what is never set, whether a face draws it or not */
	tree_init(&t);
	t.g.note = "一\xF3\xA0\x84\x80";
	assert_found(&t, t.g.note, 0xE0100);
	/* a face that draws less: the fall-back has it, so none is missing */
	tree_init(&t);
	t.span[PARA].text = "𬭎";
	assert_false(typeset_missing(&t.g, &fake_fonts, &(uint32_t){ 0 },
	    &(const char *){ NULL }));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_none),
		cmocka_unit_test(test_spans),
		cmocka_unit_test(test_strings),
		cmocka_unit_test(test_first),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
