/*
 * A layout built by hand, written and read back: by pdf_check, and where
 * they are installed by qpdf, pdffonts and pdftotext.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <pthread.h>
#include <unistd.h>

#include "pdf_sheet.h"

/* A letter of two pages with a table, an over-page paragraph and a
 * character beyond the BMP. */
static struct layout *
make_letter(struct arena *a, const struct font_set *fonts)
{
	struct layout *l = arena_new(a, struct layout);
	struct sheet s = { a, fonts, l, NULL, 0 };
	struct run *r;

	l->title = "关于甲县三季度履责情况的通知";
	(void)new_page(&s);
	put_rule(&s, MM(46), UM(1000));
	put_rule(&s, MM(47) + UM(500), UM(350));
	r = put_line(&s, ROLE_TITLE, 36000, 0, MM(60), MM(42),
	    "某市委办公室");
	r->color = RED;
	r->tag = TAG_ARTIFACT;
	s.element = 1;
	r = put_line(&s, ROLE_TITLE, 22000, 0, MM(55), MM(70), l->title);
	r->tag = TAG_TITLE;
	s.element = 2;
	(void)put_line(&s, ROLE_BODY, 16000, GRID, MM(28), MM(90),
	    "干部甲、干部𬭎等同志：");
	s.element = 3;
	r = put_line(&s, ROLE_HEI, 16000, GRID, MM(28) + 2 * GRID, MM(100),
	    "一、基本情况");
	r->tag = TAG_H1;
	s.element = 4;
	(void)put_line(&s, ROLE_BODY, 16000, GRID, MM(28) + 2 * GRID,
	    MM(110), "截至二〇二六年十月底，你单位共报送记实二十三条，");
	s.element = 5;
	(void)put_line(&s, ROLE_KAI, 16000, GRID, MM(28) + 2 * GRID,
	    MM(120), "（一）璟珺喆堃昇玥祎垚");
	for (uint32_t row = 0; row < 2; row++) {
		for (uint32_t col = 0; col < 3; col++) {
			static const char *const cell[2][3] = {
				{ "单位", "得分", "名次" },
				{ "甲县", "93.25", "1" },
			};

			r = put_line(&s, ROLE_SONG, 12000, 0,
			    MM(30) + (mpt_t)col * MM(50),
			    MM(140) + (mpt_t)row * MM(10), cell[row][col]);
			r->tag = row == 0 ? TAG_TABLE_HEAD : TAG_TABLE_CELL;
			r->table = 1;
			r->row = row + 1;
			r->column = col + 1;
		}
	}
	*vec_push(a, &l->bookmark) = (struct bookmark){
		"一、基本情况", 0, MM(95), 0 };
	(void)new_page(&s);
	s.element = 4; /* goes on */
	(void)put_line(&s, ROLE_BODY, 16000, GRID, MM(28), MM(50),
	    "其中(2026)12号文件ABC-123，完成率98.5%。");
	r = put_line(&s, ROLE_SONG, 14000, 0, MM(160), MM(270), "— 2 —");
	r->tag = TAG_ARTIFACT;
	*vec_push(a, &l->bookmark) = (struct bookmark){
		"完成率", 1, MM(45), 1 };
	return l;
}

/* ---- tests ---- */

static void
test_structure(void **state)
{
	struct world *w = *state;
	struct arena a = ARENA_INIT;
	struct layout *l = make_letter(&a, font_store_set(w->fonts));
	const char *path = write_file(w, &a, l, "letter.pdf");
	const char *out = tool(&a, "qpdf --check", path);

	if (out != NULL) {
		assert_non_null(strstr(out, "No syntax or stream encoding "
		    "errors"));
		assert_null(strstr(out, "WARNING"));
	}
	out = tool(&a, "pdfinfo", path);
	if (out != NULL) {
		assert_non_null(strstr(out, "通知<&>“甲”𬭎"));
		assert_non_null(strstr(out, "Tagged:          yes"));
		assert_non_null(strstr(out, "Pages:           2"));
		assert_non_null(strstr(out, "595.276 x 841.89 pts (A4)"));
		assert_non_null(strstr(out, "PDF version:     1.7"));
	}
	arena_release(&a);
}

/* Every font embedded, a subset, with a map to Unicode. */
static void
test_fonts(void **state)
{
	struct world *w = *state;
	struct arena a = ARENA_INIT;
	struct layout *l = make_letter(&a, font_store_set(w->fonts));
	char *out = tool(&a, "pdffonts", write_file(w, &a, l, "fonts.pdf"));
	int n = 0;

	for (char *s = out, *end; s != NULL && *s != '\0'; s = end + 1) {
		end = strchr(s, '\n');
		*end = '\0';
		if (strstr(s, "Identity-H") == NULL)
			continue;
		assert_non_null(strstr(s, "yes yes yes"));
		assert_int_equal(s[6], '+');
		n++;
	}
	if (out != NULL)
		assert_int_equal(n, 5);
	arena_release(&a);
}

static void
test_text(void **state)
{
	static const char want[] =
	    "某市委办公室\n"
	    "关于甲县三季度履责情况的通知\n"
	    "干部甲、干部𬭎等同志：\n"
	    "一、基本情况\n"
	    "截至二〇二六年十月底，你单位共报送记实二十三条，\n"
	    "（一）璟珺喆堃昇玥祎垚\n"
	    "单位 得分 名次\n甲县 93.25 1\n"
	    "\f其中(2026)12号文件ABC-123，完成率98.5%。\n"
	    "— 2 —\n\f";
	struct world *w = *state;
	struct arena a = ARENA_INIT;
	struct layout *l = make_letter(&a, font_store_set(w->fonts));
	const char *path = write_file(w, &a, l, "text.pdf");
	char *out = tool(&a, "f() { pdftotext -raw \"$1\" -; }; f", path);

	if (out != NULL && strstr(out, "not found") == NULL)
		assert_string_equal(out, want);
	arena_release(&a);
}

/* Two characters with one glyph: both can be read back. */
static void
test_shared_glyph(void **state)
{
	struct world *w = *state;
	struct arena a = ARENA_INIT;
	struct layout *l = arena_new(&a, struct layout);
	struct sheet s = { &a, font_store_set(w->fonts), l, NULL, 1 };
	struct run *r;
	char *out;

	(void)new_page(&s);
	r = put_line(&s, ROLE_HEI, 16000, 0, MM(30), MM(50), "甲⼀一⼀乙");
	/* the radical U+2F00 and the number have the same glyph */
	assert_int_equal(r->glyph[1].glyph, r->glyph[2].glyph);
	out = tool(&a, "f() { pdftotext -raw \"$1\" -; }; f",
	    write_file(w, &a, l, "shared.pdf"));
	if (out != NULL && strstr(out, "not found") == NULL)
		assert_string_equal(out, "甲⼀一⼀乙\n\f");
	arena_release(&a);
}

/* Uneven gaps are set with TJ and land where the layout says. */
static void
test_positions(void **state)
{
	static const mpt_t x[] = { 100000, 130000, 141000, 200000, 216005 };
	struct world *w = *state;
	struct arena a = ARENA_INIT;
	struct layout *l = arena_new(&a, struct layout);
	struct sheet s = { &a, font_store_set(w->fonts), l, NULL, 1 };
	struct placed_glyph *v;
	struct run *r;
	char *out, *s1;

	(void)new_page(&s);
	r = put_line(&s, ROLE_HEI, 16000, 0, 0, MM(50), "甲乙丙丁戊");
	v = arena_memdup(&a, r->glyph, r->n * sizeof(*v));
	for (size_t i = 0; i < r->n; i++)
		v[i].x = x[i];
	r->glyph = v;
	out = tool(&a, "f() { pdftotext -bbox \"$1\" -; }; f",
	    write_file(w, &a, l, "uneven.pdf"));
	if (out != NULL && strstr(out, "not found") == NULL) {
		/* the last word is 丁戊, 16.005 pt apart */
		assert_non_null(strstr(out, ">甲<"));
		s1 = strstr(out, "xMin=\"200.0");
		assert_non_null(s1);
		assert_non_null(strstr(s1, ">丁戊<"));
		assert_non_null(strstr(s1, "xMax=\"232.0"));
	}
	arena_release(&a);
}

struct job {
	const struct world *w;
	const struct layout *l;
	struct sbuf out;
};

static void *
write_many(void *p)
{
	struct job *j = p;
	struct err e = ERR_INIT;

	for (int i = 0; i < 10; i++) {
		sbuf_clear(&j->out);
		if (!pdf_write(j->w->press, j->l, &meta, &j->out, &e))
			return NULL;
	}
	return j;
}

/* Equal bytes from any thread, with a warm and with a cold cache. */
static void
test_equal_bytes(void **state)
{
	struct world *w = *state;
	struct arena a = ARENA_INIT;
	struct layout *l = make_letter(&a, font_store_set(w->fonts));
	struct world cold = *w;
	struct err e = ERR_INIT;
	struct job job[4];
	pthread_t t[4];
	void *done;

	cold.press = pdf_press_new(NULL, &e);
	assert_non_null(cold.press);
	for (int i = 0; i < 4; i++) {
		job[i] = (struct job){ &cold, l, SBUF_INIT };
		assert_int_equal(pthread_create(&t[i], NULL, write_many,
		    &job[i]), 0);
	}
	for (int i = 0; i < 4; i++) {
		assert_int_equal(pthread_join(t[i], &done), 0);
		assert_non_null(done);
		assert_int_equal(job[i].out.n, job[0].out.n);
		assert_memory_equal(job[i].out.s, job[0].out.s,
		    job[0].out.n);
	}
	/* the press of the other tests has cut other glyphs before */
	for (int i = 1; i < 4; i++)
		sbuf_clear(&job[i].out);
	assert_true(pdf_write(w->press, l, &meta, &job[1].out, &e));
	assert_int_equal(job[1].out.n, job[0].out.n);
	assert_memory_equal(job[1].out.s, job[0].out.s, job[0].out.n);
	for (int i = 0; i < 4; i++)
		sbuf_release(&job[i].out);
	pdf_press_free(cold.press);
	arena_release(&a);
}

static void
test_check(void **state)
{
	struct world *w = *state;
	struct arena a = ARENA_INIT;
	struct layout *l = make_letter(&a, font_store_set(w->fonts));
	struct sbuf b = SBUF_INIT;
	struct err e = ERR_INIT;
	char *cut;

	assert_true(pdf_write(w->press, l, &meta, &b, &e));
	assert_true(pdf_check(b.s, b.n, 2, &e));
	assert_false(pdf_check(b.s, b.n, 1, &e));
	assert_int_equal(e.kind, ERR_DAMAGED);
	assert_false(pdf_check("", 0, 1, &e));
	for (size_t n = 1; n < b.n - 2; n += 997)
		assert_false(pdf_check(b.s, n, 2, &e));
	/* a byte too many in the middle shifts the objects */
	cut = arena_memdup(&a, b.s, b.n);
	memmove(cut + b.n / 2, cut + b.n / 2 + 1, b.n / 2 - 1);
	assert_false(pdf_check(cut, b.n - 1, 2, &e));
	sbuf_release(&b);
	arena_release(&a);
}

/* What libharu refuses is an error, and `out` stays as it was. */
static void
test_refused(void **state)
{
	struct world *w = *state;
	struct arena a = ARENA_INIT;
	struct layout *l = make_letter(&a, font_store_set(w->fonts));
	struct sbuf b = SBUF_INIT;
	struct err e = ERR_INIT;

	sbuf_puts(&b, "before");
	l->page.v[1].width = 0;
	assert_false(pdf_write(w->press, l, &meta, &b, &e));
	assert_int_equal(e.kind, ERR_BUG);
	assert_non_null(strstr(e.text, l->title));
	assert_string_equal(sbuf_text(&b), "before");
	l->page.v[1].width = MM(297);
	assert_true(pdf_write(w->press, l, &meta, &b, &e));
	assert_memory_equal(b.s, "before%PDF-1.7", 14);
	assert_true(pdf_check(b.s + 6, b.n - 6, 2, &e));
	l->page.n = 16001;
	assert_false(pdf_write(w->press, l, &meta, &b, &e));
	assert_int_equal(e.kind, ERR_CONFIG);
	sbuf_release(&b);
	arena_release(&a);
}

/* Strings of PDF/A end at 32,767 bytes; titles are cut, alike in XMP. */
static void
test_long_strings(void **state)
{
	struct world *w = *state;
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct layout *l = make_letter(&a, font_store_set(w->fonts));
	struct pdf_meta long_one = { .date = 20000 };
	char *text = arena_alloc(&a, 3 * 20000 + 1);
	struct sbuf out = SBUF_INIT;
	size_t n = 0, most = 0, all = 0;

	while (n < 3 * 20000)
		n += utf8_put(text + n, 0x5B57);
	text[n] = '\0';
	long_one.title = l->bookmark.v[0].text = text;
	assert_true(pdf_write(w->press, l, &long_one, &out, &e));
	for (size_t i = 0; i + 5 < out.n; i++) {
		size_t k = i + 1;

		if (memcmp(out.s + i, "<FEFF", 5) != 0)
			continue;
		while (out.s[k] != '>')
			k++;
		most = k - i > most ? k - i : most;
		all += (k - i - 1) / 4 - 1 == 16000 / 3;
	}
	assert_true(most < 2 * 32767);
	assert_int_equal(all, 2); /* of Info, of the bookmark */
	arena_release(&a);
	sbuf_release(&out);
}

/* A profile of a colour space describes no output (ISO 19005-2, 6.2.3). */
static void
test_profile_class(void **state)
{
	static const char path[] = "build/test_pdf-class.icc";
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	const char *icc;
	char *other;
	size_t n;

	(void)state;
	assert_true(file_read(&a, "/usr/share/color/icc/sRGB.icc", 1 << 20,
	    &icc, &n, &e));
	other = arena_memdup(&a, icc, n);
	memcpy(other + 12, "spac", 4);
	assert_true(file_write(path, other, n, &e));
	assert_null(pdf_press_new(path, &e));
	assert_int_equal(e.kind, ERR_CONFIG);
	assert_int_equal(remove(path), 0);
	arena_release(&a);
}

static void
test_press(void **state)
{
	struct world *w = *state;
	struct err e = ERR_INIT;
	char sm3[DIGEST_HEX], version[100];

	assert_null(pdf_press_new("no/such.icc", &e));
	assert_int_equal(e.kind, ERR_CONFIG);
	assert_null(pdf_press_new("tests/unit/test_pdf.c", &e));
	assert_int_equal(e.kind, ERR_CONFIG);
	assert_string_equal(pdf_press_profile(w->press, sm3),
	    "/usr/share/color/icc/sRGB.icc");
	assert_int_equal(strlen(sm3), 64);
	pdf_version(version, sizeof(version));
	assert_non_null(strstr(version, "libharu 2."));
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_structure),
		cmocka_unit_test(test_fonts),
		cmocka_unit_test(test_profile_class),
		cmocka_unit_test(test_long_strings),
		cmocka_unit_test(test_text),
		cmocka_unit_test(test_shared_glyph),
		cmocka_unit_test(test_positions),
		cmocka_unit_test(test_equal_bytes),
		cmocka_unit_test(test_check),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_press),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
