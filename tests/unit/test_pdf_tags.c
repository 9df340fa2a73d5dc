/*
 * The structure tree: as pdfinfo reads it, and its objects as they
 * stand in the file.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "pdf_sheet.h"

/* A line as a block of its own. */
static struct run *
put_block(struct sheet *s, enum tag_kind tag, mpt_t y, const char *text)
{
	struct run *r;

	s->element++;
	r = put_line(s, ROLE_BODY, 16000, 0, MM(30), y, text);
	r->tag = tag;
	return r;
}

/* A layout leaves blanks out, and their room is left. */
static void
drop_blanks(struct sheet *s, struct run *r)
{
	struct placed_glyph *v = arena_memdup(s->a, r->glyph,
	    r->n * sizeof(*v));
	size_t k = 0;

	for (size_t i = 0; i < r->n; i++)
		if (r->glyph[i].cp != ' ')
			v[k++] = r->glyph[i];
	assert_true(k < r->n);
	r->glyph = v;
	r->n = k;
}

static void
put_cell(struct sheet *s, const struct cell_tag *c, mpt_t x, mpt_t y,
    const char *text)
{
	struct cell_tag *t = vec_push(s->a, &s->l->cell);
	struct run *r;

	*t = *c;
	t->element = s->element;
	if (text == NULL)
		return;
	r = put_line(s, ROLE_SONG, 12000, 0, x, y, text);
	r->tag = c->head ? TAG_TABLE_HEAD : TAG_TABLE_CELL;
	r->table = c->table;
	r->row = c->row;
	r->column = c->column;
}

/* Two rows of heads, one of them over two columns; a row with a head and
 * an empty cell; a table that goes on on the next page. */
static void
put_table(struct sheet *s)
{
	s->element++;
	put_cell(s, &(struct cell_tag){ .table = 1, .row = 1, .column = 1,
	    .rows = 2, .columns = 1, .head = true }, MM(30), MM(100),
	    "单位");
	put_cell(s, &(struct cell_tag){ .table = 1, .row = 1, .column = 2,
	    .rows = 1, .columns = 2, .head = true }, MM(60), MM(100),
	    "得分");
	put_cell(s, &(struct cell_tag){ .table = 1, .row = 2, .column = 2,
	    .rows = 1, .columns = 1, .head = true }, MM(60), MM(110),
	    "日常");
	put_cell(s, &(struct cell_tag){ .table = 1, .row = 2, .column = 3,
	    .rows = 1, .columns = 1, .head = true }, MM(90), MM(110),
	    NULL);
	put_cell(s, &(struct cell_tag){ .table = 1, .row = 3, .column = 1,
	    .rows = 1, .columns = 1, .head = true, .side = true }, MM(30),
	    MM(120), "甲县");
	put_cell(s, &(struct cell_tag){ .table = 1, .row = 3, .column = 2,
	    .rows = 1, .columns = 1 }, MM(60), MM(120), NULL);
	put_cell(s, &(struct cell_tag){ .table = 1, .row = 3, .column = 3,
	    .rows = 1, .columns = 1 }, MM(90), MM(120), "93.25");
}

static void
put_list(struct sheet *s)
{
	static const char *const name[] = { "干部甲", "干部乙", "干部丙" };

	s->element++;
	for (uint32_t i = 0; i < 3; i++) {
		struct run *r = put_line(s, ROLE_BODY, 16000, 0,
		    MM(30) + (mpt_t)i * MM(40), MM(140), name[i]);

		r->tag = TAG_LIST_ITEM;
		r->row = i + 1;
	}
}

/* A chart of two lines, one of them slanted, and a word. */
static void
put_chart(struct sheet *s)
{
	struct figure_tag *f = vec_push(s->a, &s->l->figure);
	struct run *r;

	s->element++;
	*f = (struct figure_tag){ .element = s->element,
		.alt = "折线图：甲县𬭎", .page = 0, .x0 = MM(30),
		.y0 = MM(150), .x1 = MM(180), .y1 = MM(200) };
	for (int i = 0; i < 2; i++)
		*vec_push(s->a, &s->page->rule) = (struct rule_line){
			.x0 = MM(30), .y0 = MM(200), .x1 = MM(180),
			.y1 = i == 0 ? MM(200) : MM(150), .thick = 500,
			.color = i == 0 ? BLACK : RED,
			.figure = s->element };
	r = put_line(s, ROLE_SONG, 10500, 0, MM(30), MM(198), "图中字");
	r->tag = TAG_FIGURE;
}

static struct layout *
make_report(struct arena *a, const struct font_set *fonts)
{
	struct layout *l = arena_new(a, struct layout);
	struct sheet s = { a, fonts, l, NULL, 0 };
	struct run *r;

	l->title = "关于甲县的报告";
	(void)new_page(&s);
	put_rule(&s, MM(46), UM(350));
	(void)put_block(&s, TAG_P, MM(40), "某市委办公室");
	(void)put_block(&s, TAG_TITLE, MM(60), l->title);
	/* a level is missing between these two */
	(void)put_block(&s, TAG_H2, MM(70), "一、情况");
	r = put_block(&s, TAG_P, MM(80), "标准是GB/T 9704和Tagged PDF。");
	drop_blanks(&s, r);
	put_table(&s);
	put_list(&s);
	put_chart(&s);
	(void)put_block(&s, TAG_P, MM(260), "这一段到下一页，");
	(void)new_page(&s);
	(void)put_line(&s, ROLE_BODY, 16000, 0, MM(30), MM(40), "才完。");
	r = put_line(&s, ROLE_SONG, 14000, 0, MM(160), MM(270), "— 2 —");
	r->tag = TAG_ARTIFACT;
	return l;
}

static const char want[] =
    "Document\n"
    "  P (block)\n"
    "    \"某市委办公室\"\n"
    "  H1 (block)\n"
    "    \"关于甲县的报告\"\n"
    "  H2 (block)\n"
    "    \"一、情况\"\n"
    "  P (block)\n"
    "    \"标准是GB/T 9704和Tagged PDF。\"\n"
    "  Table (block)\n"
    "    TR\n"
    "      TH:\n"
    "         /Scope /Column\n"
    "         /RowSpan 2\n"
    "        \"单位\"\n"
    "      TH:\n"
    "         /Scope /Column\n"
    "         /ColSpan 2\n"
    "        \"得分\"\n"
    "    TR\n"
    "      TH:\n"
    "         /Scope /Column\n"
    "        \"日常\"\n"
    "      TH:\n"
    "         /Scope /Column\n"
    "    TR\n"
    "      TH:\n"
    "         /Scope /Row\n"
    "        \"甲县\"\n"
    "      TD\n"
    "      TD\n"
    "        \"93.25\"\n"
    "  L (block)\n"
    "    LI (block)\n"
    "      LBody (block)\n"
    "        \"干部甲\"\n"
    "    LI (block)\n"
    "      LBody (block)\n"
    "        \"干部乙\"\n"
    "    LI (block)\n"
    "      LBody (block)\n"
    "        \"干部丙\"\n"
    "  Figure:\n"
    "     /Placement /Block\n"
    "     /BBox [85.039 274.961 510.236 416.693]\n"
    "    \"\"\n"
    "    \"图中字\"\n"
    "  P (block)\n"
    "    \"这一段到下一页，\"\n"
    "    \"才完。\"\n";

static void
test_tree(void **state)
{
	struct world *w = *state;
	struct arena a = ARENA_INIT;
	struct layout *l = make_report(&a, font_store_set(w->fonts));
	const char *path = write_file(w, &a, l, "tags.pdf");
	char *out = tool(&a, "pdfinfo -struct-text", path);

	if (out == NULL) {
		arena_release(&a);
		return;
	}
	assert_string_equal(out, want);
	out = tool(&a, "qpdf --check", path);
	if (out != NULL)
		assert_non_null(strstr(out, "No syntax or stream encoding "
		    "errors"));
	arena_release(&a);
}

/* The number after `key` in the object at p. */
static size_t
number_after(const char *p, const char *key)
{
	const char *end = strstr(p, "endobj"), *at = strstr(p, key);

	assert_non_null(at);
	assert_true(at < end);
	return strtoul(at + strlen(key), NULL, 10);
}

static const char *
object(const struct sbuf *b, size_t number)
{
	char key[32];
	const char *p;

	(void)snprintf(key, sizeof(key), "\n%zu 0 obj\n", number);
	p = memmem(b->s, b->n, key, strlen(key));
	assert_non_null(p);
	return p;
}

/* Every mark of a page leads to an element that names the mark. */
static void
test_parent_tree(void **state)
{
	struct world *w = *state;
	struct arena a = ARENA_INIT;
	struct layout *l = make_report(&a, font_store_set(w->fonts));
	struct sbuf b = SBUF_INIT;
	struct err e = ERR_INIT;
	const char *root, *p;
	size_t page = 0, marks[2] = { 0, 0 };

	assert_true(pdf_write(w->press, l, &meta, &b, &e));
	root = memmem(b.s, b.n, "/Type /StructTreeRoot", 21);
	assert_non_null(root);
	p = object(&b, number_after(root, "/ParentTree "));
	p = strstr(p, "/Nums [") + strlen("/Nums [");
	for (; *p != ']'; page++) {
		char *end;

		assert_int_equal(strtoul(p, &end, 10), page);
		p = strchr(end, '[') + 1;
		for (; *p != ']'; marks[page]++) {
			const char *o = object(&b, strtoul(p, &end, 10));
			size_t first = number_after(o, "/K [");

			assert_non_null(strstr(o, "/S /"));
			/* the last paragraph goes on on page 2, where its
			 * first mark is not; the chart has two */
			if (page == 0 && first != marks[0])
				assert_int_equal(first + 1, marks[0]);
			p = strstr(end, "0 R") + 3;
		}
		p++;
		p += *p == '\n';
	}
	assert_int_equal(page, 2);
	assert_int_equal(marks[0], 4 + 5 + 3 + 2 + 1);
	assert_int_equal(marks[1], 1);
	assert_non_null(memmem(b.s, b.n, "<< /Type /MCR /Pg ", 18));
	/* what a chart says, beyond the BMP in two halves */
	assert_non_null(memmem(b.s, b.n,
	    "/Alt <FEFF62987EBF56FEFF1A753253BFD872DF4E>", 43));
	assert_non_null(memmem(b.s, b.n, "/Tabs /S", 8));
	assert_non_null(memmem(b.s, b.n, "<pdfaid:conformance>A<", 22));
	assert_non_null(memmem(b.s, b.n, "<pdfuaid:part>1<", 16));
	sbuf_release(&b);
	arena_release(&a);
}

/* Without an element to name there is no structure and no claim to one. */
static void
test_untagged(void **state)
{
	struct world *w = *state;
	struct arena a = ARENA_INIT;
	struct layout *l = arena_new(&a, struct layout);
	struct sheet s = { &a, font_store_set(w->fonts), l, NULL, 0 };
	struct sbuf b = SBUF_INIT;
	struct err e = ERR_INIT;

	(void)new_page(&s);
	put_line(&s, ROLE_BODY, 16000, 0, MM(30), MM(40), "甲")->tag =
	    TAG_ARTIFACT;
	assert_true(pdf_write(w->press, l, &meta, &b, &e));
	assert_null(memmem(b.s, b.n, "StructTreeRoot", 14));
	assert_null(memmem(b.s, b.n, "pdfuaid:part", 12));
	assert_non_null(memmem(b.s, b.n, "<pdfaid:conformance>U<", 22));
	sbuf_release(&b);
	arena_release(&a);
}

/* A line that goes down the page: where model/page.h says. */
static void
test_turned(void **state)
{
	struct world *w = *state;
	struct arena a = ARENA_INIT;
	struct layout *l = arena_new(&a, struct layout);
	struct sheet s = { &a, font_store_set(w->fonts), l, NULL, 1 };
	struct run *r;
	char *out, *at;

	l->title = "转";
	(void)new_page(&s);
	s.page->width = MM(297);
	s.page->height = MM(210);
	(void)put_line(&s, ROLE_HEI, 16000, 0, MM(30), MM(50), "前");
	r = put_line(&s, ROLE_HEI, 16000, 0, 100000, 50000, "转页码");
	r->turned = true;
	(void)put_line(&s, ROLE_HEI, 16000, 0, MM(30), MM(80), "后");
	out = tool(&a, "f() { pdftotext -bbox \"$1\" -; }; f",
	    write_file(w, &a, l, "turned.pdf"));
	if (out == NULL || strstr(out, "not found") != NULL) {
		arena_release(&a);
		return;
	}
	assert_non_null(strstr(out, "<page width=\"841.890"));
	at = strstr(out, ">转页码<");
	assert_non_null(at);
	while (*at != '<')
		at--;
	/* three characters of 16 pt, from 100 pt below the upper edge */
	assert_non_null(strstr(at, "yMin=\"100.0"));
	assert_non_null(strstr(at, "yMax=\"148.0"));
	/* the baseline 50 pt from the left edge, letters to its right */
	assert_in_range(strtol(strstr(at, "xMin=\"") + 6, NULL, 10), 45, 50);
	assert_in_range(strtol(strstr(at, "xMax=\"") + 6, NULL, 10), 60, 68);
	assert_non_null(strstr(out, ">前<"));
	assert_non_null(strstr(out, ">后<"));
	assert_non_null(strstr(strstr(out, ">前<") + 1, "yMin=\"2"));
	arena_release(&a);
}

/* A table of many rows: every row once, its cells in it. */
static void
test_many_cells(void **state)
{
	enum { ROWS = 700 };
	struct world *w = *state;
	struct arena a = ARENA_INIT;
	struct layout *l = arena_new(&a, struct layout);
	struct sheet s = { &a, font_store_set(w->fonts), l, NULL, 1 };
	struct sbuf b = SBUF_INIT;
	struct err e = ERR_INIT;
	size_t n[2] = { 0, 0 };

	l->title = "表";
	for (uint32_t row = 1; row <= ROWS; row++) {
		if (row % 100 == 1)
			(void)new_page(&s);
		for (uint32_t k = 1; k <= 3; k++)
			put_cell(&s, &(struct cell_tag){ .table = 1,
			    .row = row, .column = k, .rows = 1,
			    .columns = 1 }, (mpt_t)k * MM(30), MM(10) +
			    (mpt_t)(row % 100) * MM(2), k == 2 ? NULL : "1");
	}
	assert_true(pdf_write(w->press, l, &meta, &b, &e));
	for (const char *p = b.s; (p = memmem(p, (size_t)(b.s + b.n - p),
	    "/S /T", 5)) != NULL; p += 5) {
		n[0] += p[5] == 'R';
		n[1] += p[5] == 'D';
	}
	assert_int_equal(n[0], ROWS);
	assert_int_equal(n[1], 3 * ROWS);
	sbuf_release(&b);
	arena_release(&a);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_tree),
		cmocka_unit_test(test_parent_tree),
		cmocka_unit_test(test_untagged),
		cmocka_unit_test(test_turned),
		cmocka_unit_test(test_many_cells),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
