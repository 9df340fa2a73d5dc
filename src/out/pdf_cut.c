/*
 * pdf_cut.c - HarfBuzz's subsetter.
 *
 * HarfBuzz is shown only the tables that matter: given a cmap and a set
 * of glyphs it would first turn the whole cmap into a hash table, which
 * costs several milliseconds a font.
 */
#include "out/pdf_cut.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include <hb.h>
#include <hb-subset.h>

#include "out/pdf_cff.h"
#include "out/pdf_truetype.h"

static const char *const tables[] = {
	"CFF ", "glyf", "head", "hhea", "hmtx", "loca", "maxp"
};
enum { TABLES = sizeof(tables) / sizeof(tables[0]) };

struct cutter {
	const struct font_face *face;
	hb_face_t *whole;           /* the file as it is */
	hb_face_t *shown;           /* the tables that matter */
	hb_blob_t *blob[TABLES];    /* given out by cutter_table */
};

/* A set of glyphs cut out of a face. */
struct cut {
	hb_subset_input_t *input;
	hb_subset_plan_t *plan;
	hb_face_t *result;
	const hb_map_t *to_old;     /* the subset's glyphs to the face's */
	hb_blob_t *blob[TABLES];
};

static hb_tag_t
tag_of(const char *s)
{
	return HB_TAG(s[0], s[1], s[2], s[3]);
}

static struct pdf_bytes
blob_bytes(hb_blob_t *blob)
{
	unsigned n = 0;
	const char *p = hb_blob_get_data(blob, &n);

	return (struct pdf_bytes){ (const uint8_t *)p, n };
}

/* The table's bytes; the blob that keeps them stands in `keep`. */
static struct pdf_bytes
face_table(hb_face_t *f, hb_blob_t **keep, const char *tag)
{
	for (size_t i = 0; i < TABLES; i++) {
		if (strcmp(tables[i], tag) != 0)
			continue;
		if (keep[i] == NULL)
			keep[i] = hb_face_reference_table(f, tag_of(tag));
		return blob_bytes(keep[i]);
	}
	return (struct pdf_bytes){ NULL, 0 };
}

static void
blobs_release(hb_blob_t **blob)
{
	for (size_t i = 0; i < TABLES; i++)
		hb_blob_destroy(blob[i]);
}

/* ---- a face ---- */

static hb_blob_t *
table_shown(hb_face_t *shown, hb_tag_t tag, void *whole)
{
	(void)shown;
	for (size_t i = 0; i < TABLES; i++)
		if (tag_of(tables[i]) == tag)
			return hb_face_reference_table(whole, tag);
	return hb_blob_get_empty();
}

struct cutter *
cutter_new(const struct font_face *f)
{
	struct cutter *c = calloc(1, sizeof(*c));
	hb_blob_t *file = hb_blob_create((const char *)f->file,
	    (unsigned)f->file_bytes, HB_MEMORY_MODE_READONLY, NULL, NULL);

	if (c == NULL)
		arena_exhausted();
	c->face = f;
	c->whole = hb_face_create(file, f->index);
	hb_blob_destroy(file);
	c->shown = hb_face_create_for_tables(table_shown, c->whole, NULL);
	return c;
}

void
cutter_free(struct cutter *c)
{
	if (c == NULL)
		return;
	blobs_release(c->blob);
	hb_face_destroy(c->shown);
	hb_face_destroy(c->whole);
	free(c);
}

size_t
cutter_glyphs(const struct cutter *c)
{
	return hb_face_get_glyph_count(c->whole);
}

struct pdf_bytes
cutter_table(struct cutter *c, const char *tag)
{
	return face_table(c->whole, c->blob, tag);
}

/* ---- a cut ---- */

static void
cut_release(struct cut *c)
{
	blobs_release(c->blob);
	hb_face_destroy(c->result);
	hb_subset_plan_destroy(c->plan);
	hb_subset_input_destroy(c->input);
}

/* False if HarfBuzz gave up; release in either case. */
static bool
cut_make(struct cut *c, hb_face_t *shown, const uint32_t *glyph, size_t n)
{
	*c = (struct cut){ .input = hb_subset_input_create_or_fail() };
	if (c->input == NULL)
		return false;
	hb_subset_input_set_flags(c->input, HB_SUBSET_FLAGS_NO_HINTING |
	    HB_SUBSET_FLAGS_DESUBROUTINIZE);
	for (size_t i = 0; i < n; i++)
		hb_set_add(hb_subset_input_glyph_set(c->input), glyph[i]);
	c->plan = hb_subset_plan_create_or_fail(shown, c->input);
	if (c->plan == NULL)
		return false;
	c->to_old = hb_subset_plan_new_to_old_glyph_mapping(c->plan);
	c->result = hb_subset_plan_execute_or_fail(c->plan);
	return c->result != NULL;
}

/* The face's number of glyph i of the subset, 0 if it has none. */
static uint32_t
old_number(const struct cut *c, uint32_t i)
{
	hb_codepoint_t g = hb_map_get(c->to_old, i);

	return g == HB_MAP_VALUE_INVALID ? 0 : g;
}

/* ---- CFF ---- */

static bool
take_cff(struct cut *c, long per_em, struct arena *a, struct cut_glyph *out,
    size_t n)
{
	struct cff_glyph *got = arena_array(a, struct cff_glyph, n);
	struct sbuf b = SBUF_INIT;

	if (!cff_take(face_table(c->result, c->blob, "CFF "), got, n))
		return false;
	for (size_t i = 1; i < n; i++) {
		struct cut_glyph *g = &out[i];

		sbuf_clear(&b);
		if (!cff_program(&got[i], per_em, &b, &g->width, &g->why))
			continue;
		g->why = NULL;
		g->bytes = (struct pdf_bytes){ arena_memdup(a, b.s, b.n),
			b.n };
	}
	sbuf_release(&b);
	return true;
}

/* ---- TrueType ---- */

static struct tt_tables
read_tables(hb_face_t *f, hb_blob_t **keep)
{
	return (struct tt_tables){
		.head = face_table(f, keep, "head"),
		.hhea = face_table(f, keep, "hhea"),
		.maxp = face_table(f, keep, "maxp"),
		.hmtx = face_table(f, keep, "hmtx"),
		.loca = face_table(f, keep, "loca"),
		.glyf = face_table(f, keep, "glyf"),
	};
}

/* Components get the face's numbers again. */
static bool
renumber(const struct cut *c, uint8_t *p, size_t n)
{
	struct pdf_bytes entry = { p, n };
	size_t at = 0, number = 0;

	while (tt_component(entry, &at, &number)) {
		uint32_t old = old_number(c, tt_get16(p + number));

		if (old == 0)
			return false;
		tt_put16(p + number, old);
	}
	return at != 0;
}

static void
take_entry(const struct cut *c, const struct tt_tables *t, uint32_t i,
    struct arena *a, struct cut_glyph *g)
{
	struct pdf_bytes entry;
	uint16_t width;
	uint8_t *p;
	size_t n;

	g->why = "字形数据有缺陷";
	if (!tt_entry(t, i, &entry))
		return;
	tt_metrics(t, i, &width, &g->side);
	g->width = width;
	g->composite = tt_is_composite(entry);
	n = (entry.n + 3) / 4 * 4;
	p = arena_alloc(a, n);
	if (entry.n > 0)
		memcpy(p, entry.p, entry.n);
	g->bytes = (struct pdf_bytes){ p, n };
	if (!g->composite || renumber(c, p, n))
		g->why = NULL;
}

static bool
take_truetype(struct cut *c, struct arena *a, struct cut_glyph *out,
    size_t n)
{
	struct tt_tables t = read_tables(c->result, c->blob);

	if (!tt_sound(&t))
		return false;
	for (size_t i = 1; i < n; i++)
		take_entry(c, &t, (uint32_t)i, a, &out[i]);
	return true;
}

/* Glyphs lie all over the file, and the kernel maps 64 KB around each;
 * what was cut is not looked at again. */
static void
let_go(const struct font_face *f)
{
	(void)madvise((void *)(uintptr_t)f->file, f->file_bytes,
	    MADV_DONTNEED);
}

bool
cutter_cut(struct cutter *cutter, const uint32_t *glyph, size_t n,
    struct arena *a, const struct cut_glyph **out, size_t *n_out)
{
	const struct font_face *f = cutter->face;
	struct cut_glyph *v;
	struct cut c;
	size_t n_cut;
	bool ok = false;

	if (!cut_make(&c, cutter->shown, glyph, n))
		goto out;
	n_cut = hb_face_get_glyph_count(c.result);
	if (n_cut < 1)
		goto out;
	v = arena_array(a, struct cut_glyph, n_cut);
	for (size_t i = 1; i < n_cut; i++)
		v[i].glyph = old_number(&c, (uint32_t)i);
	ok = f->outline == OUTLINE_TRUETYPE ? take_truetype(&c, a, v, n_cut) :
	    take_cff(&c, f->units_per_em, a, v, n_cut);
	*out = v + 1;
	*n_out = n_cut - 1;
out:
	cut_release(&c);
	let_go(f);
	return ok;
}
