/*
 * Fonts out of packed glyphs: what the stream inflates to is a font in
 * which FreeType finds the same outlines and widths as in the whole one.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <libdeflate.h>
#include <pthread.h>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

#include "base/arena.h"
#include "base/err.h"
#include "io/fonts.h"
#include "out/pdf_cff.h"
#include "out/pdf_subset.h"

enum { GLYPHS = 120, MAX_CACHE = 1 << 24 };

static const struct font_wish wishes[] = {
	{ ROLE_TITLE, "NotoSerifCJKsc-Bold", true },
	{ ROLE_BODY, "FandolFang-Regular", true },
	{ ROLE_KAI, "LXGWWenKai-Regular", true },
	{ ROLE_HEI, "NotoSansCJKsc-Bold", true },
	{ ROLE_SONG, "BabelStoneHan", true },  /* 1,024 units per em */
};
enum { N_WISHES = sizeof(wishes) / sizeof(wishes[0]) };

struct world {
	struct font_store *fonts;
	FT_Library ft;
};

static int
set_up(void **state)
{
	static struct world w;
	struct err e = ERR_INIT;

	w.fonts = font_store_new(wishes, N_WISHES, "build/fonts", &e);
	if (w.fonts == NULL || !font_store_check(w.fonts, &e))
		return -1;
	*state = &w;
	return FT_Init_FreeType(&w.ft) == 0 ? 0 : -1;
}

static int
tear_down(void **state)
{
	struct world *w = *state;

	FT_Done_FreeType(w->ft);
	font_store_free(w->fonts);
	return 0;
}

static const struct font_face *
face_of(const struct world *w, int role)
{
	return font_store_set(w->fonts)->role[role].face[0];
}

static FT_Face
open_face(const struct world *w, const uint8_t *p, size_t n, uint32_t index)
{
	FT_Face ft = NULL;

	assert_int_equal(FT_New_Memory_Face(w->ft, p, (FT_Long)n,
	    (FT_Long)index, &ft), 0);
	return ft;
}

static void
load(FT_Face ft, uint32_t glyph, int more)
{
	assert_int_equal(FT_Load_Glyph(ft, glyph, FT_LOAD_NO_SCALE |
	    FT_LOAD_NO_HINTING | more), 0);
}

/* Glyphs all over the face, and in TrueType those put together of
 * others, in rising order. */
static size_t
choose_glyphs(FT_Face whole, bool truetype, uint32_t *out, size_t *composite)
{
	uint32_t n = (uint32_t)whole->num_glyphs, step = n / GLYPHS;
	size_t k = 0;

	*composite = 0;
	for (uint32_t g = 1; g < n && k < 2 * GLYPHS; g++) {
		bool take = g % step == 1;

		if (truetype && *composite < GLYPHS / 2) {
			load(whole, g, FT_LOAD_NO_RECURSE);
			if (whole->glyph->format ==
			    FT_GLYPH_FORMAT_COMPOSITE) {
				++*composite;
				take = true;
			}
		}
		if (take)
			out[k++] = g;
	}
	return k;
}

static uint8_t *
inflate(struct arena *a, const struct font_program *p)
{
	struct libdeflate_decompressor *z = libdeflate_alloc_decompressor();
	uint8_t *out = arena_alloc(a, p->n_raw);
	size_t got = 0;

	assert_int_equal(libdeflate_zlib_decompress(z, p->bytes, p->n, out,
	    p->n_raw, &got), LIBDEFLATE_SUCCESS);
	assert_int_equal(got, p->n_raw);
	libdeflate_free_decompressor(z);
	return out;
}

static void
assert_same_glyph(FT_Face x, uint32_t gx, FT_Face y, uint32_t gy)
{
	const FT_Outline *a = &x->glyph->outline, *b = &y->glyph->outline;

	load(x, gx, 0);
	load(y, gy, 0);
	assert_int_equal(x->glyph->advance.x, y->glyph->advance.x);
	assert_int_equal(a->n_points, b->n_points);
	assert_int_equal(a->n_contours, b->n_contours);
	for (int i = 0; i < a->n_points; i++) {
		assert_int_equal(a->points[i].x, b->points[i].x);
		assert_int_equal(a->points[i].y, b->points[i].y);
		assert_int_equal(a->tags[i] & 3, b->tags[i] & 3);
	}
}

static void
check_face(const struct world *w, const struct font_face *f,
    struct glyph_cache *c)
{
	struct arena a = ARENA_INIT;
	uint32_t glyph[2 * GLYPHS], width[2 * GLYPHS];
	struct glyph_list l = { f, "ABCDEF+Name", glyph, width, 0 };
	FT_Face whole = open_face(w, f->file, f->file_bytes, f->index), cut;
	struct font_program p;
	struct err e = ERR_INIT;
	size_t composite;

	l.n = choose_glyphs(whole, f->outline == OUTLINE_TRUETYPE, glyph,
	    &composite);
	if (!subset_make(c, &l, &a, &p, &e))
		fail_msg("%s", e.text);
	cut = open_face(w, inflate(&a, &p), p.n_raw, 0);
	assert_true((size_t)cut->num_glyphs > l.n);
	for (size_t i = 0; i < l.n; i++) {
		assert_same_glyph(whole, glyph[i], cut, (uint32_t)i + 1);
		assert_int_equal(width[i], (whole->glyph->advance.x *
		    2000000 + f->units_per_em) / (2 * f->units_per_em));
	}
	load(cut, 0, 0);
	assert_int_equal(cut->glyph->outline.n_points, 0);
	FT_Done_Face(cut);
	FT_Done_Face(whole);
	arena_release(&a);
}

/* With room for what was cut, and with none. */
static void
test_outlines(void **state)
{
	const struct world *w = *state;

	for (int room = 0; room < 2; room++) {
		struct glyph_cache *c = glyph_cache_new(room == 0 ? 0 : MAX_CACHE);

		for (int r = 0; r < FONT_ROLES; r++)
			check_face(w, face_of(w, r), c);
		glyph_cache_free(c);
	}
}

/* A glyph composed of others that are not shown themselves. */
static void
test_composite(void **state)
{
	const struct world *w = *state;
	const struct font_face *f = face_of(w, ROLE_KAI);
	FT_Face whole = open_face(w, f->file, f->file_bytes, f->index), cut;
	struct arena a = ARENA_INIT;
	struct glyph_cache *c = glyph_cache_new(MAX_CACHE);
	uint32_t glyph[2 * GLYPHS], width[1];
	struct glyph_list l = { f, "ABCDEF+Name", glyph, width, 1 };
	struct font_program p;
	struct err e = ERR_INIT;
	size_t composite, n = choose_glyphs(whole, true, glyph, &composite);

	assert_true(composite > 0);
	for (size_t i = 0; i < n; i++) {
		load(whole, glyph[i], FT_LOAD_NO_RECURSE);
		if (whole->glyph->format == FT_GLYPH_FORMAT_COMPOSITE)
			glyph[0] = glyph[i];
	}
	assert_true(subset_make(c, &l, &a, &p, &e));
	cut = open_face(w, inflate(&a, &p), p.n_raw, 0);
	assert_true(cut->num_glyphs > 2);
	assert_same_glyph(whole, glyph[0], cut, 1);
	FT_Done_Face(cut);
	FT_Done_Face(whole);
	glyph_cache_free(c);
	arena_release(&a);
}

/* ---- the same bytes ---- */

struct job {
	const struct world *w;
	struct glyph_cache *c;
	uint32_t seed;
	struct arena a;
	struct font_program p[FONT_ROLES];
	bool ok;
};

/* First what others do not ask for, then what all do. */
static void *
make_all(void *ctx)
{
	struct job *j = ctx;
	uint32_t glyph[GLYPHS], width[GLYPHS];
	struct glyph_list l = { NULL, "ABCDEF+Name", glyph, width, GLYPHS };
	struct err e = ERR_INIT;

	j->ok = true;
	for (int round = 0; round < 2; round++) {
		for (uint32_t i = 0; i < GLYPHS; i++)
			glyph[i] = round == 0 ? 100 + i * (j->seed + 1) :
			    200 + 3 * i;
		for (int r = 0; r < FONT_ROLES; r++) {
			l.face = face_of(j->w, r);
			j->ok = j->ok && subset_make(j->c, &l, &j->a,
			    &j->p[r], &e);
		}
	}
	return NULL;
}

/* Whatever was cut before, in whichever thread, with a full cache. */
static void
test_equal(void **state)
{
	enum { JOBS = 5 };
	const struct world *w = *state;
	struct glyph_cache *shared = glyph_cache_new(MAX_CACHE);
	struct glyph_cache *none = glyph_cache_new(0);
	struct job job[JOBS];
	pthread_t t[JOBS];

	for (uint32_t i = 0; i < JOBS; i++) {
		job[i] = (struct job){ .w = w, .seed = i,
			.c = i + 1 < JOBS ? shared : none };
		assert_int_equal(pthread_create(&t[i], NULL, make_all,
		    &job[i]), 0);
	}
	for (int i = 0; i < JOBS; i++)
		assert_int_equal(pthread_join(t[i], NULL), 0);
	for (int i = 0; i < JOBS; i++) {
		assert_true(job[i].ok);
		for (int r = 0; r < FONT_ROLES; r++) {
			assert_int_equal(job[i].p[r].n, job[0].p[r].n);
			assert_memory_equal(job[i].p[r].bytes,
			    job[0].p[r].bytes, job[0].p[r].n);
		}
	}
	for (int i = 0; i < JOBS; i++)
		arena_release(&job[i].a);
	glyph_cache_free(shared);
	glyph_cache_free(none);
}

/* ---- charstrings ---- */

static void
test_program(void **state)
{
	/* numbers are 139 + v; 21 rmoveto, 22 hmoveto, 14 endchar */
	static const struct {
		uint8_t in[12];
		size_t n;
		int32_t width;       /* -1: refused */
		const char *out;     /* without the width, or what is said */
	} row[] = {
		/* no width: the default, which is the em */
		{ { 140, 141, 21, 14 }, 4, 1000, "\x8c\x8d\x15\x0e" },
		/* a width: 5 more than nominal */
		{ { 144, 140, 141, 21, 14 }, 5, 505, "\x8c\x8d\x15\x0e" },
		{ { 144, 140, 22, 14 }, 4, 505, "\x8c\x16\x0e" },
		/* an empty glyph with a width, and one without */
		{ { 144, 14 }, 2, 505, "\x0e" },
		{ { 14 }, 1, 1000, "\x0e" },
		/* stems and a width: an odd number */
		{ { 144, 140, 141, 1, 14 }, 5, 505, "\x8c\x8d\x01\x0e" },
		/* 16.16: 2.5 is rounded */
		{ { 255, 0, 2, 0x80, 0, 14 }, 6, 503, "\x0e" },
		/* an accent out of two letters */
		{ { 139, 140, 141, 142, 14 }, 5, -1, "seac" },
		{ { 144, 139, 140, 141, 142, 14 }, 6, -1, "seac" },
		/* no operator; too many operands; lines before a move */
		{ { 140, 141 }, 2, -1, "缺陷" },
		{ { 28, 0 }, 2, -1, "缺陷" },
		{ { 140, 141, 142, 143, 21, 14 }, 6, -1, "缺陷" },
		{ { 140, 141, 5, 14 }, 4, -1, "缺陷" },
		/* narrower than nothing */
		{ { 28, 0xf0, 0, 14 }, 4, -1, "缺陷" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		struct cff_glyph g = { { row[i].in, row[i].n }, 1000, 500 };
		struct sbuf b = SBUF_INIT;
		const char *why = "", *rest;
		int32_t width = -1;
		bool ok = cff_program(&g, 1000, &b, &width, &why);

		assert_int_equal(ok, row[i].width >= 0);
		if (!ok) {
			assert_non_null(strstr(why, row[i].out));
			sbuf_release(&b);
			continue;
		}
		assert_int_equal(width, row[i].width);
		/* a width that is not the em stands first: 28, two bytes */
		rest = b.s + (width == 1000 ? 0 : 3);
		if (width != 1000)
			assert_int_equal((uint8_t)b.s[0], 28);
		assert_string_equal(rest, row[i].out);
		sbuf_release(&b);
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_outlines),
		cmocka_unit_test(test_composite),
		cmocka_unit_test(test_equal),
		cmocka_unit_test(test_program),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
