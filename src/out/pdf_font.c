/*
 * pdf_font.c - the fonts of a paper as Type 0 dictionaries in libharu's
 * xref: Identity-H, one descendant, a subset, a width per code, a
 * character per code.
 */
#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/sort.h"
#include "out/pdf_impl.h"

enum {
	FLAG_SYMBOLIC = 4,      /* what a font with Identity-H is */
	BFCHAR_MAX = 100,       /* lines of one bfchar block */
	STEM_V = 80             /* a guess that viewers need, none uses */
};

struct pdf_font *
pdf_font_of(struct pdf_doc *d, const struct font_face *f)
{
	struct pdf_font *x;

	for (size_t i = 0; i < d->font.n; i++)
		if (d->font.v[i]->face == f)
			return d->font.v[i];
	x = arena_new(&d->a, struct pdf_font);
	x->face = f;
	*vec_push(&d->a, &d->font) = x;
	return x;
}

size_t
pdf_glyph_rank(const struct pdf_font *f, uint32_t glyph)
{
	uint64_t below = ((uint64_t)1 << glyph % 64) - 1;

	return f->before[glyph / 64] + (size_t)__builtin_popcountll(
	    f->used[glyph / 64] & below);
}

static void
mark_used(struct pdf_doc *d)
{
	struct pdf_font *f = NULL;

	for (size_t p = 0; p < d->layout->page.n; p++) {
		const struct page *page = &d->layout->page.v[p];

		for (size_t i = 0; i < page->run.n; i++) {
			const struct run *r = &page->run.v[i];

			if (r->n == 0)
				continue;
			if (f == NULL || f->face != r->face)
				f = pdf_font_of(d, r->face);
			for (size_t k = 0; k < r->n; k++) {
				uint32_t g = r->glyph[k].glyph;

				assert(g != 0 && g < 0x10000);
				f->used[g / 64] |= (uint64_t)1 << g % 64;
			}
		}
	}
}

/* From bit sets to lists. */
static void
list_used(struct pdf_doc *d, struct pdf_font *f)
{
	for (size_t w = 0; w < GLYPH_WORDS; w++) {
		f->before[w] = (uint32_t)f->l.n;
		f->l.n += (size_t)__builtin_popcountll(f->used[w]);
	}
	f->l.glyph = arena_array(&d->a, uint32_t, f->l.n);
	f->cp = arena_array(&d->a, uint32_t, f->l.n);
	f->l.code = arena_array(&d->a, uint16_t, f->l.n);
	for (size_t w = 0, k = 0; w < GLYPH_WORDS; w++) {
		for (uint64_t bits = f->used[w]; bits != 0; bits &= bits - 1)
			f->l.glyph[k++] = (uint32_t)(w * 64 +
			    (size_t)__builtin_ctzll(bits));
	}
}

/* Two characters may share a glyph: the code means the first shown,
 * pdf_page writes the other beside its text. */
static void
note_characters(struct pdf_doc *d)
{
	for (size_t p = 0; p < d->layout->page.n; p++) {
		const struct page *page = &d->layout->page.v[p];

		for (size_t i = 0; i < page->run.n; i++) {
			const struct run *r = &page->run.v[i];
			struct pdf_font *f;

			if (r->n == 0)
				continue;
			f = pdf_font_of(d, r->face);
			for (size_t k = 0; k < r->n; k++) {
				uint32_t *cp = &f->cp[pdf_glyph_rank(f,
				    r->glyph[k].glyph)];

				if (*cp == 0)
					*cp = r->glyph[k].cp;
			}
		}
	}
}

/* ABCDEF+Name: six letters out of the name and the glyphs (FNV-1a). */
static void
make_name(struct pdf_font *f)
{
	uint64_t h = 0xcbf29ce484222325u;
	char tag[7];

	for (const char *s = f->face->ps_name; *s != '\0'; s++)
		h = (h ^ (uint8_t)*s) * 0x100000001b3u;
	for (size_t i = 0; i < f->l.n; i++) {
		h = (h ^ (f->l.glyph[i] & 0xff)) * 0x100000001b3u;
		h = (h ^ (f->l.glyph[i] >> 8)) * 0x100000001b3u;
	}
	for (int i = 0; i < 6; i++, h /= 26)
		tag[i] = (char)('A' + h % 26);
	tag[6] = '\0';
	(void)snprintf(f->name, sizeof(f->name), "%s+%.120s", tag,
	    f->face->ps_name);
}

struct code_width {
	uint16_t code, width;
};

static int
by_code(const void *x, const void *y, void *ctx)
{
	const struct code_width *a = x, *b = y;

	(void)ctx;
	return a->code < b->code ? -1 : a->code > b->code;
}

/*
 * /W: widths of most codes are 1000, which /DW says; the others stand as
 * "code code width" for each stretch of equal ones.
 */
static void
add_widths(struct pdf_doc *d, HPDF_Dict cid_font, const struct pdf_font *f)
{
	struct code_width *w = arena_array(&d->a, struct code_width, f->l.n);
	HPDF_Array list = NULL;
	size_t end;

	for (size_t i = 0; i < f->l.n; i++) {
		w[i].code = f->l.code[i];
		w[i].width = f->face->advance(f->face, f->l.glyph[i]);
	}
	sort_stable(w, f->l.n, sizeof(*w), by_code, NULL);
	HPDF_Dict_AddNumber(cid_font, "DW", 1000);
	for (size_t i = 0; i < f->l.n; i = end) {
		end = i + 1;
		if (w[i].width == 1000)
			continue;
		while (end < f->l.n && w[end].width == w[i].width &&
		    w[end].code == w[end - 1].code + 1)
			end++;
		if (list == NULL)
			list = pdf_array(d, cid_font, "W");
		HPDF_Array_AddNumber(list, w[i].code);
		HPDF_Array_AddNumber(list, w[end - 1].code);
		HPDF_Array_AddNumber(list, w[i].width);
	}
}

static HPDF_Dict
make_descriptor(struct pdf_doc *d, const struct pdf_font *f,
    HPDF_Dict program)
{
	HPDF_Dict o = pdf_dict(d);
	const struct font_face *face = f->face;
	HPDF_Array box;

	HPDF_Dict_AddName(o, "Type", "FontDescriptor");
	HPDF_Dict_AddName(o, "FontName", f->name);
	HPDF_Dict_AddNumber(o, "Flags", FLAG_SYMBOLIC);
	box = pdf_array(d, o, "FontBBox");
	for (int i = 0; i < 4; i++)
		HPDF_Array_AddNumber(box, face->bbox[i]);
	HPDF_Dict_AddNumber(o, "ItalicAngle", 0);
	HPDF_Dict_AddNumber(o, "Ascent", face->ascent);
	HPDF_Dict_AddNumber(o, "Descent", face->descent);
	HPDF_Dict_AddNumber(o, "CapHeight", face->cap_height);
	HPDF_Dict_AddNumber(o, "StemV", STEM_V);
	HPDF_Dict_Add(o, face->outline == OUTLINE_TRUETYPE ? "FontFile2" :
	    "FontFile3", program);
	return o;
}

static HPDF_Dict
make_program(struct pdf_doc *d, const struct pdf_font *f,
    const struct sbuf *bytes)
{
	HPDF_Dict o = HPDF_DictStream_New(d->hpdf->mmgr, d->hpdf->xref);

	if (f->face->outline == OUTLINE_TRUETYPE)
		HPDF_Dict_AddNumber(o, "Length1", (HPDF_INT32)bytes->n);
	else
		HPDF_Dict_AddName(o, "Subtype", "CIDFontType0C");
	pdf_deflate(o, d->font_z, bytes->s, bytes->n);
	return o;
}

static HPDF_Dict
make_cid_font(struct pdf_doc *d, const struct pdf_font *f,
    HPDF_Dict descriptor)
{
	HPDF_Dict o = pdf_dict(d), system = HPDF_Dict_New(d->hpdf->mmgr);
	bool truetype = f->face->outline == OUTLINE_TRUETYPE;

	HPDF_Dict_AddName(o, "Type", "Font");
	HPDF_Dict_AddName(o, "Subtype", truetype ? "CIDFontType2" :
	    "CIDFontType0");
	HPDF_Dict_AddName(o, "BaseFont", f->name);
	HPDF_Dict_Add(o, "CIDSystemInfo", system);
	pdf_add_ascii(d, system, "Registry", "Adobe");
	pdf_add_ascii(d, system, "Ordering", "Identity");
	HPDF_Dict_AddNumber(system, "Supplement", 0);
	HPDF_Dict_Add(o, "FontDescriptor", descriptor);
	if (truetype)
		HPDF_Dict_AddName(o, "CIDToGIDMap", "Identity");
	add_widths(d, o, f);
	return o;
}

static HPDF_Dict
make_to_unicode(struct pdf_doc *d, const struct pdf_font *f)
{
	HPDF_Dict o = HPDF_DictStream_New(d->hpdf->mmgr, d->hpdf->xref);
	struct sbuf b = SBUF_INIT;

	sbuf_puts(&b, "/CIDInit /ProcSet findresource begin\n"
	    "12 dict begin\nbegincmap\n/CIDSystemInfo\n"
	    "<< /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
	    "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
	    "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
	for (size_t i = 0; i < f->l.n; i++) {
		size_t left = f->l.n - i;

		if (i % BFCHAR_MAX == 0)
			sbuf_printf(&b, "%zu beginbfchar\n",
			    left < BFCHAR_MAX ? left : BFCHAR_MAX);
		sbuf_printf(&b, "<%04X> <", f->l.code[i]);
		pdf_put_utf16(&b, f->cp[i]);
		sbuf_puts(&b, ">\n");
		if (i % BFCHAR_MAX == BFCHAR_MAX - 1 || left == 1)
			sbuf_puts(&b, "endbfchar\n");
	}
	sbuf_puts(&b, "endcmap\nCMapName currentdict /CMap defineresource "
	    "pop\nend\nend\n");
	pdf_deflate(o, d->text_z, b.s, b.n);
	digest_add(d->id, b.s, b.n);
	sbuf_release(&b);
	return o;
}

static bool
make_font(struct pdf_doc *d, struct pdf_font *f, struct err *e)
{
	struct sbuf program = SBUF_INIT;
	HPDF_Dict o;
	HPDF_Array descendants;
	uint32_t crc;

	make_name(f);
	if (!subset_make(d->press->cache, f->face, f->name, &f->l,
	    &program, e)) {
		sbuf_release(&program);
		return false;
	}
	crc = libdeflate_crc32(0, program.s, program.n);
	digest_add(d->id, f->name, strlen(f->name));
	digest_add(d->id, &crc, sizeof(crc));

	o = pdf_dict(d);
	f->object = o;
	HPDF_Dict_AddName(o, "Type", "Font");
	HPDF_Dict_AddName(o, "Subtype", "Type0");
	HPDF_Dict_AddName(o, "BaseFont", f->name);
	HPDF_Dict_AddName(o, "Encoding", "Identity-H");
	descendants = pdf_array(d, o, "DescendantFonts");
	HPDF_Array_Add(descendants, make_cid_font(d, f, make_descriptor(d, f,
	    make_program(d, f, &program))));
	HPDF_Dict_Add(o, "ToUnicode", make_to_unicode(d, f));
	sbuf_release(&program);
	return true;
}

bool
pdf_fonts(struct pdf_doc *d, struct err *e)
{
	mark_used(d);
	for (size_t i = 0; i < d->font.n; i++)
		list_used(d, d->font.v[i]);
	note_characters(d);
	for (size_t i = 0; i < d->font.n; i++)
		if (!make_font(d, d->font.v[i], e))
			return false;
	return true;
}
