/*
 * The fonts of this machine as templates/fonts.xml would wish for them:
 * what is found, what is refused, what a glyph and its width are.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <pthread.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/outfile.h"
#include "io/fonts.h"

static const struct font_wish wishes[] = {
	{ ROLE_TITLE, "FZXBSJW--GB1-0", false },
	{ ROLE_TITLE, "NotoSerifCJKsc-Bold", true },
	{ ROLE_TITLE, "BabelStoneHan", true },
	{ ROLE_BODY, "FandolFang-Regular", true },
	{ ROLE_BODY, "NotoSerifCJKsc-Regular", true },
	{ ROLE_BODY, "BabelStoneHan", true },
	{ ROLE_KAI, "LXGWWenKai-Regular", true },
	{ ROLE_HEI, "NotoSansCJKsc-Bold", false },
	{ ROLE_SONG, "NotoSerifCJKsc-Regular", false },
};
enum { N_WISHES = sizeof(wishes) / sizeof(wishes[0]) };

static int
set_up(void **state)
{
	struct err e = ERR_INIT;
	struct font_store *s = font_store_new(wishes, N_WISHES,
	    "build/fonts", &e);

	if (s == NULL)
		return -1;
	*state = s;
	return font_store_check(s, &e) ? 0 : -1;
}

static int
tear_down(void **state)
{
	font_store_free(*state);
	return 0;
}

static void
test_chains(void **state)
{
	const struct font_set *set = font_store_set(*state);
	const struct font_chain *title = &set->role[ROLE_TITLE];
	const struct font_chain *body = &set->role[ROLE_BODY];

	assert_int_equal(title->n, 2); /* the first is not installed */
	assert_string_equal(title->face[0]->ps_name, "NotoSerifCJKsc-Bold");
	assert_true(title->substituted);
	assert_false(set->role[ROLE_HEI].substituted);
	assert_int_equal(body->n, 3);
	/* one face for one name, whatever the role */
	assert_ptr_equal(body->face[1], set->role[ROLE_SONG].face[0]);
	assert_ptr_equal(body->face[2], title->face[1]);
}

static void
test_metrics(void **state)
{
	const struct font_set *set = font_store_set(*state);
	const struct font_face *fang = set->role[ROLE_BODY].face[0];
	const struct font_face *kai = set->role[ROLE_KAI].face[0];

	assert_int_equal(fang->outline, OUTLINE_CFF);
	assert_true(fang->cid_keyed);
	assert_int_equal(kai->outline, OUTLINE_TRUETYPE);
	assert_false(kai->cid_keyed);
	assert_int_equal(fang->units_per_em, 1000);
	assert_int_equal(fang->ascent, 880);
	assert_int_equal(fang->descent, -120);
	for (int r = 0; r < FONT_ROLES; r++) {
		const struct font_face *f = set->role[r].face[0];

		assert_in_range(f->cap_height, 600, 800);
		assert_int_equal(f->advance(f, f->glyph(f, 0x56FD)), 1000);
		assert_in_range(f->advance(f, f->glyph(f, '1')), 400, 650);
	}
}

/* Fandol is keyed by the CIDs of Adobe-GB1: U+56FD (国) is CID 1875. */
static void
test_cid(void **state)
{
	const struct font_set *set = font_store_set(*state);
	const struct font_face *fang = set->role[ROLE_BODY].face[0];
	const struct font_face *kai = set->role[ROLE_KAI].face[0];
	uint32_t g = fang->glyph(fang, 0x56FD);

	assert_int_not_equal(g, 0);
	assert_int_equal(fang->cid(fang, g), 1875);
	g = kai->glyph(kai, 0x56FD);
	assert_int_equal(kai->cid(kai, g), g);
}

static void
test_fallback(void **state)
{
	const struct font_set *set = font_store_set(*state);
	static const struct {
		uint32_t cp;
		const char *ps_name; /* NULL: nowhere */
	} rows[] = {
		{ 0x56FD, "FandolFang-Regular" },     /* 国 */
		{ 0x3000, "FandolFang-Regular" },     /* blank, no outline */
		{ 0x5586, "NotoSerifCJKsc-Regular" }, /* 喆: not in GB2312 */
		{ 0xFFE5, "NotoSerifCJKsc-Regular" }, /* ￥: Fandol draws $ */
		{ 0x2CB4E, "NotoSerifCJKsc-Regular" },
		{ 0x30000, "BabelStoneHan" },
		{ 0x0378, NULL },
		{ 0x10FFFF, NULL },
		{ 0x110000, NULL },
		{ 0, NULL },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		uint32_t g = 0;
		const struct font_face *f = font_find(set, ROLE_BODY,
		    rows[i].cp, &g);

		if (rows[i].ps_name == NULL) {
			assert_null(f);
			continue;
		}
		assert_non_null(f);
		assert_string_equal(f->ps_name, rows[i].ps_name);
		assert_int_not_equal(g, 0);
	}
}

/* Where the ink is in the em: what squeezing of marks goes by. */
static void
test_ink(void **state)
{
	static const struct {
		uint32_t cp;
		int16_t least, most; /* thousandths */
	} rows[] = {
		{ 0x201C, 500, 1000 }, { 0x201D, 0, 500 }, { 0xFF0C, 0, 400 },
		{ 0xFF08, 600, 1000 }, { 0x56FD, 0, 1000 }, /* 国 */
	};
	const struct font_set *set = font_store_set(*state);
	const struct font_face *fang = set->role[ROLE_BODY].face[0];
	int16_t left = -1, right = -1;

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		fang->ink(fang, fang->glyph(fang, rows[i].cp), &left, &right);
		assert_in_range(left, rows[i].least, rows[i].most);
		assert_in_range(right, rows[i].least, rows[i].most);
		assert_true(left < right);
	}
}

static void
test_roles(void **state)
{
	enum font_role r;

	(void)state;
	assert_true(font_role_parse("楷体", &r));
	assert_int_equal(r, ROLE_KAI);
	assert_string_equal(font_role_name(ROLE_TITLE), "小标宋");
	assert_false(font_role_parse("隶书", &r));
}

static void
test_report(void **state)
{
	struct arena a = ARENA_INIT;
	const struct font_report *r;
	char version[100];

	assert_int_equal(font_store_report(*state, &a, &r), N_WISHES);
	assert_string_equal(r[0].path, "");
	assert_string_equal(r[0].why, "没有安装");
	assert_string_equal(r[0].sm3, "");
	assert_false(r[0].first);
	assert_true(r[1].first);
	assert_true(r[1].substitute);
	assert_int_equal(strlen(r[1].sm3), 64);
	assert_int_not_equal(*r[1].path, '\0');
	font_store_version(version, sizeof(version));
	assert_non_null(strstr(version, "FreeType 2."));
	arena_release(&a);
}

/* A role without a font is named, with all that was looked for. */
static void
test_missing(void **state)
{
	static const struct font_wish none[] = {
		{ ROLE_TITLE, "NotoSerifCJKsc-Bold", true },
		{ ROLE_BODY, "NoSuchFont-A", false },
		{ ROLE_BODY, "仿宋", true },
	};
	struct err e = ERR_INIT;
	struct font_store *s = font_store_new(none, 3, "no/such/folder", &e);

	(void)state;
	assert_non_null(s);
	assert_int_equal(e.kind, ERR_NONE);
	assert_false(font_store_check(s, &e));
	assert_int_equal(e.kind, ERR_CONFIG);
	assert_non_null(strstr(e.text, "仿宋"));
	assert_non_null(strstr(e.text, "NoSuchFont-A"));
	assert_int_equal(font_store_set(s)->role[ROLE_BODY].n, 0);
	font_store_free(s);
	font_store_free(NULL);
}

static size_t
big_endian(const uint8_t *p, size_t n)
{
	size_t v = 0;

	while (n-- > 0)
		v = v << 8 | *p++;
	return v;
}

/* A copy of a font of ours that says `type` in its OS/2 table. */
static void
write_licensed(struct arena *a, const char *dir, unsigned type)
{
	struct err e = ERR_INIT;
	const char *bytes;
	uint8_t *p;
	size_t n, at = 0;

	assert_true(file_read(a, "build/fonts/FandolFang-Regular.otf",
	    1 << 24, &bytes, &n, &e));
	p = arena_memdup(a, bytes, n);
	for (size_t i = 0; i < big_endian(p + 4, 2); i++)
		if (memcmp(p + 12 + 16 * i, "OS/2", 4) == 0)
			at = big_endian(p + 12 + 16 * i + 8, 4);
	assert_in_range(at, 12, n - 10);
	p[at + 8] = (uint8_t)(type >> 8);
	p[at + 9] = (uint8_t)type;
	assert_true(dir_make(dir, &e));
	assert_true(file_write(arena_printf(a, "%s/font.otf", dir), p, n,
	    &e));
}

/* A font whose licence forbids embedding is refused, and doctor's row
 * says why. */
static void
test_licence(void **state)
{
	static const struct font_wish wish[] = {
		{ ROLE_BODY, "FandolFang-Regular", false },
	};
	static const struct { unsigned type; const char *why; } row[] = {
		{ 0x0000, NULL }, { 0x0008, NULL }, { 0x0004, NULL },
		{ 0x000A, NULL }, /* the widest permission holds */
		{ 0x0002, "不准嵌入文件" },
		{ 0x0108, "不准只嵌入一部分" },
		{ 0x0200, "只准嵌入点阵" },
	};
	char dir[] = "/tmp/test_fonts.XXXXXX";
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;

	(void)state;
	assert_non_null(mkdtemp(dir));
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		const struct font_report *r;
		struct font_store *s;
		char *sub = arena_printf(&a, "%s/%zu", dir, i);

		write_licensed(&a, sub, row[i].type);
		s = font_store_new(wish, 1, sub, &e);
		assert_non_null(s);
		assert_int_equal(font_store_report(s, &a, &r), 1);
		assert_int_equal(r->refused, row[i].why != NULL);
		assert_int_equal(font_store_set(s)->role[ROLE_BODY].n,
		    row[i].why == NULL);
		if (row[i].why != NULL)
			assert_non_null(strstr(r->why, row[i].why));
		else
			assert_string_equal(r->why, "");
		font_store_free(s);
	}
	assert_true(dir_remove(dir, &e));
	arena_release(&a);
}

/* Every Han character of the block, from several threads at once. */
static void *
look_at_all(void *p)
{
	const struct font_set *set = p;
	uintptr_t sum = 0;

	for (uint32_t cp = 0x4E00; cp < 0x4E00 + 600; cp++) {
		for (int r = 0; r < FONT_ROLES; r++) {
			uint32_t g = 0;
			const struct font_face *f = font_find(set,
			    (enum font_role)r, cp, &g);

			if (f != NULL)
				sum += g + f->advance(f, g) + f->cid(f, g);
		}
	}
	return (void *)sum;
}

static void
test_threads(void **state)
{
	void *set = (void *)(uintptr_t)font_store_set(*state);
	pthread_t t[4];
	void *sum[4];

	for (int i = 0; i < 4; i++)
		assert_int_equal(pthread_create(&t[i], NULL, look_at_all,
		    set), 0);
	for (int i = 0; i < 4; i++)
		assert_int_equal(pthread_join(t[i], &sum[i]), 0);
	for (int i = 1; i < 4; i++)
		assert_ptr_equal(sum[i], sum[0]);
	assert_ptr_not_equal(sum[0], NULL);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_chains),
		cmocka_unit_test(test_metrics),
		cmocka_unit_test(test_cid),
		cmocka_unit_test(test_fallback),
		cmocka_unit_test(test_ink),
		cmocka_unit_test(test_roles),
		cmocka_unit_test(test_report),
		cmocka_unit_test(test_missing),
		cmocka_unit_test(test_licence),
		cmocka_unit_test(test_threads),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
