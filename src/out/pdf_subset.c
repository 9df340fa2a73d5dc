/*
 * pdf_subset.c - subsets by HarfBuzz.
 *
 * HarfBuzz is shown only the tables that matter: given a cmap and a set
 * of glyphs it would first turn the whole cmap into a hash table, which
 * costs several milliseconds a font. CFF glyphs are cut once per process
 * (without hints and subroutines) and kept; TrueType is fast as it is.
 */
#include <assert.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include <hb.h>
#include <hb-subset.h>

#include "base/arena.h"
#include "out/pdf_cff.h"
#include "out/pdf_subset.h"

enum { MAX_GLYPHS = 0x10000 };

/* Glyphs of one face that were cut already, by glyph number. */
struct cut_face {
	const struct font_face *face;
	const struct cff_glyph **glyph;
};

struct glyph_cache {
	pthread_mutex_t lock;       /* guards all below */
	struct arena a;
	VEC(struct cut_face) face;
};

struct glyph_cache *
glyph_cache_new(void)
{
	struct glyph_cache *c = calloc(1, sizeof(*c));

	if (c == NULL || pthread_mutex_init(&c->lock, NULL) != 0)
		arena_exhausted();
	return c;
}

void
glyph_cache_free(struct glyph_cache *c)
{
	if (c == NULL)
		return;
	pthread_mutex_destroy(&c->lock);
	arena_release(&c->a);
	free(c);
}

/* ---- HarfBuzz ---- */

/* A set of glyphs cut out of a face. */
struct cut {
	hb_face_t *whole;           /* the file as it is */
	hb_face_t *shown;           /* the tables that matter */
	hb_subset_input_t *input;
	hb_subset_plan_t *plan;
	hb_face_t *result;
};

static hb_blob_t *
table_of(hb_face_t *shown, hb_tag_t tag, void *whole)
{
	static const hb_tag_t tables[] = {
		HB_TAG('C', 'F', 'F', ' '), HB_TAG('g', 'l', 'y', 'f'),
		HB_TAG('h', 'e', 'a', 'd'), HB_TAG('h', 'h', 'e', 'a'),
		HB_TAG('h', 'm', 't', 'x'), HB_TAG('l', 'o', 'c', 'a'),
		HB_TAG('m', 'a', 'x', 'p'),
	};

	(void)shown;
	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++)
		if (tables[i] == tag)
			return hb_face_reference_table(whole, tag);
	return hb_blob_get_empty();
}

static void
cut_release(struct cut *c)
{
	hb_face_destroy(c->result);
	hb_subset_plan_destroy(c->plan);
	hb_subset_input_destroy(c->input);
	hb_face_destroy(c->shown);
	hb_face_destroy(c->whole);
}

/* False if HarfBuzz gave up; release in either case. */
static bool
cut_glyphs(struct cut *c, const struct font_face *f, const uint32_t *glyph,
    size_t n)
{
	hb_blob_t *file = hb_blob_create((const char *)f->file,
	    (unsigned)f->file_bytes, HB_MEMORY_MODE_READONLY, NULL, NULL);

	*c = (struct cut){ .whole = hb_face_create(file, f->index) };
	hb_blob_destroy(file);
	c->shown = hb_face_create_for_tables(table_of, c->whole, NULL);
	c->input = hb_subset_input_create_or_fail();
	if (c->input == NULL)
		return false;
	hb_subset_input_set_flags(c->input, HB_SUBSET_FLAGS_NO_HINTING |
	    HB_SUBSET_FLAGS_DESUBROUTINIZE);
	for (size_t i = 0; i < n; i++)
		hb_set_add(hb_subset_input_glyph_set(c->input), glyph[i]);
	c->plan = hb_subset_plan_create_or_fail(c->shown, c->input);
	if (c->plan == NULL)
		return false;
	c->result = hb_subset_plan_execute_or_fail(c->plan);
	return c->result != NULL;
}

/* The glyph's number in the subset; 0 if it is not there. */
static uint32_t
cut_number(const struct cut *c, uint32_t glyph)
{
	hb_codepoint_t g = hb_map_get(
	    hb_subset_plan_old_to_new_glyph_mapping(c->plan), glyph);

	return g == HB_MAP_VALUE_INVALID ? 0 : g;
}

/* ---- TrueType ---- */

static bool
subset_truetype(const struct font_face *f, const struct glyph_list *l,
    struct sbuf *out)
{
	struct cut c;
	hb_blob_t *blob = NULL;
	bool ok = false;

	if (!cut_glyphs(&c, f, l->glyph, l->n))
		goto out;
	for (size_t i = 0; i < l->n; i++) {
		l->code[i] = (uint16_t)cut_number(&c, l->glyph[i]);
		if (l->code[i] == 0)
			goto out;
	}
	blob = hb_face_reference_blob(c.result);
	if (hb_blob_get_length(blob) == 0)
		goto out;
	sbuf_put(out, hb_blob_get_data(blob, NULL),
	    hb_blob_get_length(blob));
	ok = true;
out:
	hb_blob_destroy(blob);
	cut_release(&c);
	return ok;
}

/* ---- CFF ---- */

/* Called with the lock held. */
static struct cut_face *
cached_face(struct glyph_cache *c, const struct font_face *f)
{
	struct cut_face *x;

	for (size_t i = 0; i < c->face.n; i++)
		if (c->face.v[i].face == f)
			return &c->face.v[i];
	x = vec_push(&c->a, &c->face);
	x->face = f;
	x->glyph = arena_array(&c->a, const struct cff_glyph *, MAX_GLYPHS);
	return x;
}

/* Cuts and keeps glyphs that are not there yet; the lock is held. */
static bool
cache_add(struct glyph_cache *cache, struct cut_face *x,
    const uint32_t *glyph, size_t n)
{
	struct cut c;
	struct cff_glyph *taken = NULL;
	hb_blob_t *cff = NULL;
	bool ok = false;

	if (!cut_glyphs(&c, x->face, glyph, n))
		goto out;
	cff = hb_face_reference_table(c.result, HB_TAG('C', 'F', 'F', ' '));
	taken = calloc(n + 1, sizeof(*taken));
	if (taken == NULL)
		arena_exhausted();
	if (!cff_take((const uint8_t *)hb_blob_get_data(cff, NULL),
	    hb_blob_get_length(cff), taken, n + 1))
		goto out;
	for (size_t i = 0; i < n; i++) {
		uint32_t g = cut_number(&c, glyph[i]);
		struct cff_glyph *kept;

		if (g == 0 || g > n)
			goto out;
		kept = arena_memdup(&cache->a, &taken[g], sizeof(*kept));
		kept->program = arena_memdup(&cache->a, kept->program,
		    kept->n);
		x->glyph[glyph[i]] = kept;
	}
	ok = true;
out:
	free(taken);
	hb_blob_destroy(cff);
	cut_release(&c);
	return ok;
}

static bool
subset_cff(struct glyph_cache *cache, const struct font_face *f,
    const char *name, const struct glyph_list *l, struct sbuf *out)
{
	const struct cff_glyph **got = calloc(l->n, sizeof(*got));
	uint32_t *missing = calloc(l->n, sizeof(*missing));
	size_t n_missing = 0;
	struct cut_face *x;
	bool ok;

	if (got == NULL || missing == NULL)
		arena_exhausted();
	for (size_t i = 0; i < l->n; i++)
		l->code[i] = (uint16_t)(i + 1);
	pthread_mutex_lock(&cache->lock);
	x = cached_face(cache, f);
	for (size_t i = 0; i < l->n; i++)
		if (x->glyph[l->glyph[i]] == NULL)
			missing[n_missing++] = l->glyph[i];
	ok = n_missing == 0 || cache_add(cache, x, missing, n_missing);
	for (size_t i = 0; ok && i < l->n; i++)
		got[i] = x->glyph[l->glyph[i]];
	pthread_mutex_unlock(&cache->lock);
	if (ok)
		cff_build(out, name, f, got, l->n);
	free(missing);
	free(got);
	return ok;
}

bool
subset_make(struct glyph_cache *c, const struct font_face *f,
    const char *name, const struct glyph_list *l, struct sbuf *out,
    struct err *e)
{
	bool ok;

	assert(l->n >= 1 && l->n < MAX_GLYPHS);
	assert(l->glyph[0] != 0 && l->glyph[l->n - 1] < MAX_GLYPHS);
	ok = f->outline == OUTLINE_TRUETYPE ? subset_truetype(f, l, out) :
	    subset_cff(c, f, name, l, out);
	return ok || err_set(e, ERR_CONFIG,
	    "字体 %s 有缺陷，取不出字形：'%s'", f->ps_name, f->path);
}
