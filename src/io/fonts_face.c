/*
 * fonts_face.c - one face read by FreeType.
 *
 * FT_Face is not thread-safe, so everything that every character needs
 * (character map, advances) is copied out when the face is opened. What
 * is slow for 60,000 glyphs and needed for few - has the glyph an
 * outline, from where to where, which CID has it - is looked up at a
 * glyph's first use under the store's lock and kept in one atomic word
 * per glyph.
 */
#include <assert.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_BBOX_H
#include FT_CID_H
#include FT_OUTLINE_H
#include FT_TRUETYPE_TABLES_H
#include FT_TRUETYPE_TAGS_H

#include "base/utf8.h"
#include "io/fonts_face.h"

/*
 * Bits of glyph_state: looked at, has an outline; the CID in the low 16,
 * the ink's left and right edges in the high 32.
 */
enum {
	STATE_KNOWN = 1 << 16,
	STATE_VISIBLE = 1 << 17,
	STATE_CID = 0xffff,
	STATE_LEFT = 32,   /* shifts */
	STATE_RIGHT = 48
};

bool
font_file_map(struct font_file *f, const char **why)
{
	struct stat st;
	void *p;
	int fd = open(f->path, O_RDONLY | O_CLOEXEC);

	if (fd == -1) {
		*why = "文件打不开";
		return false;
	}
	if (fstat(fd, &st) == -1 || !S_ISREG(st.st_mode) || st.st_size <= 0) {
		(void)close(fd);
		*why = "不是普通文件";
		return false;
	}
	p = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
	(void)close(fd);
	if (p == MAP_FAILED) {
		*why = "文件读不进内存";
		return false;
	}
	f->bytes = p;
	f->n = (size_t)st.st_size;
	return true;
}

/*
 * Opening a font looks at megabytes of it that are not needed again; the
 * kernel has them at hand should we be wrong.
 */
void
font_file_rest(const struct font_file *f)
{
	(void)madvise((void *)(uintptr_t)f->bytes, f->n, MADV_DONTNEED);
}

void
font_file_unmap(struct font_file *f)
{
	if (f->bytes != NULL)
		(void)munmap((void *)(uintptr_t)f->bytes, f->n);
	f->bytes = NULL;
}

/* Font units to thousandths of the em, rounded half away from zero. */
static int
thousandths(long units, long per_em)
{
	long twice = units * 2000;

	return (int)((twice + (twice < 0 ? -per_em : per_em)) / (2 * per_em));
}

static int16_t
short_thousandths(long units, long per_em)
{
	int v = thousandths(units, per_em);

	return (int16_t)(v < -32768 ? -32768 : v > 32767 ? 32767 : v);
}

/* Where the ink of the outline loaded begins and ends. */
static uint64_t
ink_state(FT_Face ft)
{
	FT_BBox box = { 0, 0, 0, 0 };
	int16_t left, right;

	/* the exact box: that of the control points is up to a sixth wider */
	if (FT_Outline_Get_BBox(&ft->glyph->outline, &box) != 0)
		FT_Outline_Get_CBox(&ft->glyph->outline, &box);
	left = short_thousandths(box.xMin, ft->units_per_EM);
	right = short_thousandths(box.xMax, ft->units_per_EM);
	return STATE_VISIBLE | (uint64_t)(uint16_t)left << STATE_LEFT |
	    (uint64_t)(uint16_t)right << STATE_RIGHT;
}

/* State of a glyph, found at its first use. */
static uint64_t
glyph_look(const struct face_impl *f, uint32_t glyph)
{
	FT_Face ft = f->ft;
	uint64_t state = STATE_KNOWN | (glyph & STATE_CID);
	FT_UInt cid = 0;

	pthread_mutex_lock(f->lock);
	if (FT_Load_Glyph(ft, glyph, FT_LOAD_NO_SCALE | FT_LOAD_NO_HINTING |
	    FT_LOAD_NO_BITMAP) == 0 && ft->glyph->outline.n_contours > 0)
		state |= ink_state(ft);
	if (f->face.cid_keyed &&
	    FT_Get_CID_From_Glyph_Index(ft, glyph, &cid) == 0)
		state = (state & ~(uint64_t)STATE_CID) | (cid & STATE_CID);
	pthread_mutex_unlock(f->lock);
	atomic_store_explicit(&f->glyph_state[glyph], state,
	    memory_order_relaxed);
	return state;
}

static uint64_t
glyph_state(const struct face_impl *f, uint32_t glyph)
{
	uint64_t state = atomic_load_explicit(&f->glyph_state[glyph],
	    memory_order_relaxed);

	return state != 0 ? state : glyph_look(f, glyph);
}

static uint32_t
face_glyph(const struct font_face *face, uint32_t cp)
{
	const struct face_impl *f = face->impl;
	uint32_t g;

	if (cp >= CMAP_PAGES * CMAP_BLOCK)
		return 0;
	g = f->block[f->page[cp / CMAP_BLOCK]].glyph[cp % CMAP_BLOCK];
	if (g == 0 || utf8_is_blank(cp))
		return g;
	return (glyph_state(f, g) & STATE_VISIBLE) != 0 ? g : 0;
}

static uint16_t
face_advance(const struct font_face *face, uint32_t glyph)
{
	const struct face_impl *f = face->impl;

	return f->width[glyph < f->n_widths ? glyph : f->n_widths - 1];
}

static void
face_ink(const struct font_face *face, uint32_t glyph, int16_t *left,
    int16_t *right)
{
	const struct face_impl *f = face->impl;
	uint64_t state;

	assert(glyph < f->n_glyphs);
	state = glyph_state(f, glyph);
	*left = (int16_t)(uint16_t)(state >> STATE_LEFT);
	*right = (int16_t)(uint16_t)(state >> STATE_RIGHT);
}

static uint16_t
face_cid(const struct font_face *face, uint32_t glyph)
{
	const struct face_impl *f = face->impl;

	assert(glyph < f->n_glyphs);
	if (!face->cid_keyed)
		return (uint16_t)glyph;
	return (uint16_t)(glyph_state(f, glyph) & STATE_CID);
}

/*
 * Characters that a face is known to draw as another: the next face of
 * the chain draws them.  A wrong sum of money is worse than another face.
 */
static bool
draws_wrongly(const char *ps_name, FT_ULong cp)
{
	static const struct { const char *prefix; uint32_t cp; } rows[] = {
		{ "Fandol", 0xFFE5 }, /* ￥: a full-width $ */
		{ "Fandol", 0xFFE3 }, /* ￣: a hyphen */
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		if (rows[i].cp == cp && strncmp(ps_name, rows[i].prefix,
		    strlen(rows[i].prefix)) == 0)
			return true;
	return false;
}

static void
read_cmap(struct face_impl *f, const char *ps_name, struct arena *a)
{
	VEC(struct cmap_block) blocks = { NULL, 0, 0 };
	FT_UInt glyph = 0;
	FT_ULong cp = FT_Get_First_Char(f->ft, &glyph);

	(void)vec_push(a, &blocks); /* block 0: no glyphs */
	for (; glyph != 0; cp = FT_Get_Next_Char(f->ft, cp, &glyph)) {
		size_t page = cp / CMAP_BLOCK;

		if (page >= CMAP_PAGES)
			break;
		if (glyph >= f->n_glyphs || draws_wrongly(ps_name, cp))
			continue;
		if (f->page[page] == 0) {
			f->page[page] = (uint16_t)blocks.n;
			(void)vec_push(a, &blocks);
		}
		blocks.v[f->page[page]].glyph[cp % CMAP_BLOCK] =
		    (uint16_t)glyph;
	}
	f->block = blocks.v;
	f->n_blocks = blocks.n;
}

static bool
read_widths(struct face_impl *f, struct arena *a)
{
	FT_Face ft = f->ft;
	const TT_HoriHeader *h = FT_Get_Sfnt_Table(ft, FT_SFNT_HHEA);
	FT_ULong bytes = 0;
	uint8_t *raw;
	bool ok = false;

	if (h == NULL || h->number_Of_HMetrics == 0)
		return false;
	if (FT_Load_Sfnt_Table(ft, TTAG_hmtx, 0, NULL, &bytes) != 0 ||
	    bytes < 4ul * h->number_Of_HMetrics)
		return false;
	bytes = 4ul * h->number_Of_HMetrics;
	f->n_widths = h->number_Of_HMetrics;
	f->width = arena_array(a, uint16_t, f->n_widths);
	raw = malloc(bytes);
	if (raw != NULL && FT_Load_Sfnt_Table(ft, TTAG_hmtx, 0, raw,
	    &bytes) == 0) {
		for (uint32_t i = 0; i < f->n_widths; i++)
			f->width[i] = (uint16_t)thousandths(
			    raw[4 * i] << 8 | raw[4 * i + 1],
			    ft->units_per_EM);
		ok = true;
	}
	free(raw);
	return ok;
}

/* Height of H where the font does not say. */
static long
cap_height(FT_Face ft, const TT_OS2 *os2)
{
	FT_UInt g = FT_Get_Char_Index(ft, 'H');

	if (os2 != NULL && os2->version >= 2 && os2->version != 0xffff &&
	    os2->sCapHeight > 0)
		return os2->sCapHeight;
	if (g != 0 && FT_Load_Glyph(ft, g, FT_LOAD_NO_SCALE |
	    FT_LOAD_NO_HINTING) == 0 && ft->glyph->metrics.horiBearingY > 0)
		return ft->glyph->metrics.horiBearingY;
	return ft->units_per_EM * 7l / 10;
}

static void
read_metrics(struct face_impl *f)
{
	FT_Face ft = f->ft;
	struct font_face *p = &f->face;
	const TT_OS2 *os2 = FT_Get_Sfnt_Table(ft, FT_SFNT_OS2);
	long em = ft->units_per_EM;
	long ascent = ft->ascender, descent = ft->descender;

	/* The em box of a Han font stands in the typographic metrics;
	 * hhea's are line spacing and much taller. */
	if (os2 != NULL && os2->version != 0xffff && os2->sTypoAscender > 0) {
		ascent = os2->sTypoAscender;
		descent = os2->sTypoDescender;
	}
	p->units_per_em = ft->units_per_EM;
	p->ascent = short_thousandths(ascent, em);
	p->descent = short_thousandths(descent > 0 ? -descent : descent, em);
	p->cap_height = short_thousandths(cap_height(ft, os2), em);
	p->bbox[0] = short_thousandths(ft->bbox.xMin, em);
	p->bbox[1] = short_thousandths(ft->bbox.yMin, em);
	p->bbox[2] = short_thousandths(ft->bbox.xMax, em);
	p->bbox[3] = short_thousandths(ft->bbox.yMax, em);
}

static bool
has_table(FT_Face ft, FT_ULong tag)
{
	FT_ULong n = 0;

	return FT_Load_Sfnt_Table(ft, tag, 0, NULL, &n) == 0 && n > 0;
}

/*
 * What the font's licence says of embedding (OS/2 fsType): NULL when a
 * paper may take a part of it along. Of several permissions, which old
 * fonts may give, the widest holds.
 */
static const char *
embedding_forbidden(FT_Face ft)
{
	FT_UShort type = FT_Get_FSType_Flags(ft);
	const FT_UShort kinds = FT_FSTYPE_RESTRICTED_LICENSE_EMBEDDING |
	    FT_FSTYPE_PREVIEW_AND_PRINT_EMBEDDING |
	    FT_FSTYPE_EDITABLE_EMBEDDING;

	if ((type & kinds) == FT_FSTYPE_RESTRICTED_LICENSE_EMBEDDING)
		return "字体的许可不准嵌入文件(fsType)，不能用";
	if (type & FT_FSTYPE_NO_SUBSETTING)
		return "字体的许可不准只嵌入一部分(fsType)，不能用";
	if (type & FT_FSTYPE_BITMAP_EMBEDDING_ONLY)
		return "字体的许可只准嵌入点阵(fsType)，不能用";
	return NULL;
}

/* What we can print: named as wished, scalable, Unicode, known outlines,
 * and free to be embedded. */
static bool
face_fits(FT_Face ft, const char *ps_name, const char **why)
{
	const char *name = FT_Get_Postscript_Name(ft);
	const char *forbidden = embedding_forbidden(ft);

	if (name == NULL || strcmp(name, ps_name) != 0)
		*why = "文件里的字体名与所要的不同";
	else if (!FT_IS_SCALABLE(ft) || !FT_IS_SFNT(ft) ||
	    ft->units_per_EM < 16)
		*why = "不是轮廓字体";
	else if (FT_HAS_MULTIPLE_MASTERS(ft))
		*why = "是可变字体，不能用";
	else if (FT_Select_Charmap(ft, FT_ENCODING_UNICODE) != 0)
		*why = "没有 Unicode 字符表";
	else if (!has_table(ft, TTAG_glyf) && !has_table(ft, TTAG_CFF))
		*why = "没有 TrueType 或 CFF 轮廓";
	else if (ft->num_glyphs < 2 || ft->num_glyphs > 0x10000)
		*why = "字形数不对";
	else if (forbidden != NULL)
		*why = forbidden;
	else
		return true;
	return false;
}

struct face_impl *
face_open(void *ft_library, const struct font_file *file, uint32_t index,
    const char *ps_name, struct arena *a, const char **why)
{
	FT_Face ft = NULL;
	struct face_impl *f;
	FT_Bool cid = 0;

	if (FT_New_Memory_Face(ft_library, file->bytes, (FT_Long)file->n,
	    (FT_Long)index, &ft) != 0) {
		*why = "不是完好的字体文件";
		return NULL;
	}
	if (!face_fits(ft, ps_name, why)) {
		FT_Done_Face(ft);
		return NULL;
	}
	f = arena_new(a, struct face_impl);
	f->ft = ft;
	f->n_glyphs = (uint32_t)ft->num_glyphs;
	if (!read_widths(f, a)) {
		*why = "没有字宽表";
		FT_Done_Face(ft);
		return NULL;
	}
	read_cmap(f, ps_name, a);
	f->glyph_state = arena_calloc(a, f->n_glyphs,
	    sizeof(*f->glyph_state));
	f->face.outline = has_table(ft, TTAG_glyf) ? OUTLINE_TRUETYPE :
	    OUTLINE_CFF;
	f->face.cid_keyed =
	    FT_Get_CID_Is_Internally_CID_Keyed(ft, &cid) == 0 && cid;
	read_metrics(f);
	f->face.ps_name = arena_strdup(a, ps_name);
	f->face.path = file->path;
	f->face.index = index;
	f->face.file = file->bytes;
	f->face.file_bytes = file->n;
	f->face.glyph = face_glyph;
	f->face.advance = face_advance;
	f->face.ink = face_ink;
	f->face.cid = face_cid;
	f->face.impl = f;
	return f;
}

void
face_close(struct face_impl *f)
{
	if (f->ft != NULL)
		FT_Done_Face(f->ft);
	f->ft = NULL;
}
