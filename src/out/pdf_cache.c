/*
 * pdf_cache.c - finds parts of glyphs or has them cut and packed.
 *
 * Parts are looked up without a lock: a slot is set once, after the part
 * is complete. Cutting is done by one thread at a time; two that miss the
 * same glyph cut it one after the other, the second finds it.
 */
#include "out/pdf_cache.h"

#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "out/pdf_cut.h"

enum { SAMPLES = 64 };          /* glyphs that a code is made out of */

typedef _Atomic(const struct glyph_part *) part_slot;

/* Parts of a face by glyph number. */
struct face_parts {
	struct glyph_cache *cache;
	struct cutter *cutter;
	part_slot *slot;
	size_t n;
};

struct glyph_cache {
	pthread_mutex_t lock;   /* guards all but filled slots */
	struct arena a;
	VEC(struct cached_face *) face;
	size_t max_bytes;
};

struct glyph_cache *
glyph_cache_new(size_t max_bytes)
{
	struct glyph_cache *c = calloc(1, sizeof(*c));

	if (c == NULL || pthread_mutex_init(&c->lock, NULL) != 0)
		arena_exhausted();
	c->max_bytes = max_bytes;
	return c;
}

static void
parts_release(struct face_parts *p)
{
	cutter_free(p->cutter);
	free(p->slot);
}

void
glyph_cache_free(struct glyph_cache *c)
{
	if (c == NULL)
		return;
	for (size_t i = 0; i < c->face.n; i++)
		parts_release(c->face.v[i]->parts);
	pthread_mutex_destroy(&c->lock);
	arena_release(&c->a);
	free(c);
}

static bool
defective(const struct font_face *f, struct err *e)
{
	return err_set(e, ERR_CONFIG, "字体 %s 有缺陷，取不出字形：'%s'",
	    f->ps_name, f->path);
}

/* ---- faces ---- */

/* A code out of glyphs evenly spread over the face; defective ones are
 * left out, no paper may want them. */
static bool
make_code(struct cached_face *f)
{
	struct face_parts *p = f->parts;
	struct arena a = ARENA_INIT;
	struct pdf_bytes *v;
	const struct cut_glyph *got = NULL;
	uint32_t glyph[SAMPLES];
	size_t n = p->n - 1 < SAMPLES ? p->n - 1 : SAMPLES, n_got = 0, k = 0;
	bool ok;

	for (size_t i = 0; i < n; i++)
		glyph[i] = (uint32_t)(1 + i * (p->n - 1) / n);
	ok = n > 0 && cutter_cut(p->cutter, glyph, n, &a, &got, &n_got);
	if (ok) {
		v = arena_array(&a, struct pdf_bytes, n_got);
		for (size_t i = 0; i < n_got; i++)
			if (got[i].why == NULL)
				v[k++] = got[i].bytes;
		pack_code_make(&f->code, v, k);
	}
	arena_release(&a);
	return ok;
}

static bool
read_tables(struct cached_face *f)
{
	struct cutter *c = f->parts->cutter;

	if (f->face->outline != OUTLINE_TRUETYPE)
		return true;
	f->table = (struct tt_tables){
		.head = cutter_table(c, "head"),
		.hhea = cutter_table(c, "hhea"),
		.maxp = cutter_table(c, "maxp"),
		.hmtx = cutter_table(c, "hmtx"),
		.loca = cutter_table(c, "loca"),
	};
	return tt_sound(&f->table);
}

/* Called with the lock held. */
static const struct cached_face *
add_face(struct glyph_cache *c, const struct font_face *face)
{
	struct cached_face *f = arena_new(&c->a, struct cached_face);
	struct face_parts *p = arena_new(&c->a, struct face_parts);

	f->face = face;
	f->parts = p;
	p->cache = c;
	p->cutter = cutter_new(face);
	p->n = cutter_glyphs(p->cutter);
	/* memory that was never written takes no room */
	p->slot = calloc(p->n + 1, sizeof(*p->slot));
	if (p->slot == NULL)
		arena_exhausted();
	if (!read_tables(f) || !make_code(f)) {
		parts_release(p);
		return NULL;
	}
	*vec_push(&c->a, &c->face) = f;
	return f;
}

const struct cached_face *
glyph_cache_face(struct glyph_cache *c, const struct font_face *f,
    struct err *e)
{
	const struct cached_face *found = NULL;

	pthread_mutex_lock(&c->lock);
	for (size_t i = 0; i < c->face.n && found == NULL; i++)
		if (c->face.v[i]->face == f)
			found = c->face.v[i];
	if (found == NULL)
		found = add_face(c, f);
	pthread_mutex_unlock(&c->lock);
	if (found == NULL)
		(void)defective(f, e);
	return found;
}

/* ---- glyphs ---- */

static const struct glyph_part *
make_part(const struct cached_face *f, const struct cut_glyph *g,
    struct arena *a)
{
	struct glyph_part *p = arena_new(a, struct glyph_part);

	p->width = g->width;
	p->side = g->side;
	if (f->face->outline == OUTLINE_TRUETYPE)
		p->sum = tt_sum(g->bytes.p, g->bytes.n);
	if (g->composite)
		p->composite = (struct pdf_bytes){ arena_memdup(a,
		    g->bytes.p, g->bytes.n), g->bytes.n };
	else
		pack_piece_make(&f->code, g->bytes.p, g->bytes.n, a,
		    &p->piece);
	return p;
}

/* The place of a glyph among those asked for, n if it is not. */
static size_t
place_of(const uint32_t *glyph, size_t n, uint32_t g)
{
	size_t i = 0;

	while (i < n && glyph[i] != g)
		i++;
	return i;
}

/*
 * Cuts the glyphs that have no part: into the cache as long as there is
 * room, else into `a`.  The lock is held.
 */
static bool
add_parts(const struct cached_face *f, const uint32_t *glyph, size_t n,
    struct arena *a, const struct glyph_part **out, struct err *e)
{
	struct glyph_cache *c = f->parts->cache;
	struct arena scratch = ARENA_INIT;
	const struct cut_glyph *got = NULL;
	size_t n_got = 0;
	bool ok = cutter_cut(f->parts->cutter, glyph, n, &scratch, &got,
	    &n_got);

	if (!ok)
		(void)defective(f->face, e);
	for (size_t i = 0; ok && i < n_got; i++) {
		size_t k = place_of(glyph, n, got[i].glyph);
		bool room = c->a.total < c->max_bytes;

		if (k == n)
			continue; /* a component, asked for later */
		if (got[i].why != NULL) {
			ok = err_set(e, ERR_CONFIG, "字体 %s 的第 %u 号%s："
			    "'%s'", f->face->ps_name, got[i].glyph,
			    got[i].why, f->face->path);
			break;
		}
		out[k] = make_part(f, &got[i], room ? &c->a : a);
		if (room)
			atomic_store_explicit(&f->parts->slot[glyph[k]],
			    out[k], memory_order_release);
	}
	arena_release(&scratch);
	return ok;
}

/* Fills those of out[] that are in the cache; how many are not. */
static size_t
look_up(const struct cached_face *f, const uint32_t *glyph, size_t n,
    const struct glyph_part **out)
{
	size_t missing = 0;

	for (size_t i = 0; i < n; i++) {
		out[i] = glyph[i] >= f->parts->n ? NULL :
		    atomic_load_explicit(&f->parts->slot[glyph[i]],
		    memory_order_acquire);
		missing += out[i] == NULL;
	}
	return missing;
}

bool
glyph_cache_get(const struct cached_face *f, const uint32_t *glyph,
    size_t n, struct arena *a, const struct glyph_part **out, struct err *e)
{
	struct glyph_cache *c = f->parts->cache;
	uint32_t *wanted;
	const struct glyph_part **got;
	size_t k = 0;
	bool ok;

	if (look_up(f, glyph, n, out) == 0)
		return true;
	wanted = arena_array(a, uint32_t, n);
	got = arena_array(a, const struct glyph_part *, n);
	pthread_mutex_lock(&c->lock);
	(void)look_up(f, glyph, n, out); /* others may have been quicker */
	for (size_t i = 0; i < n; i++)
		if (out[i] == NULL)
			wanted[k++] = glyph[i];
	ok = k == 0 || add_parts(f, wanted, k, a, got, e);
	pthread_mutex_unlock(&c->lock);
	for (size_t i = 0, j = 0; ok && i < n; i++)
		if (out[i] == NULL && (out[i] = got[j++]) == NULL)
			ok = defective(f->face, e);
	return ok;
}
