/*
 * pdf_font.c - the fonts of a paper as Type 0 dictionaries in libharu's
 * xref: Identity-H, one descendant, a subset, a width per code, a
 * character per code.
 */
#include <assert.h>
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/sort.h"
#include "out/pdf_impl.h"

enum {
	FLAG_SYMBOLIC = 4,      /* what a font with Identity-H is */
	RANGE_MAX = 100,        /* codes of a line of a bfrange block */
	BLOCK_MAX = 100,        /* lines of such a block */
	STEM_V = 80,            /* a guess that viewers need, none uses */
	EM = 1000000            /* of widths */
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
		const struct pdf_runs *runs = &d->run[p];

		for (size_t i = 0; i < runs->n; i++) {
			const struct run *r = &runs->v[i];

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
	uint32_t *glyph;

	for (size_t w = 0; w < GLYPH_WORDS; w++) {
		f->before[w] = (uint32_t)f->l.n;
		f->l.n += (size_t)__builtin_popcountll(f->used[w]);
	}
	glyph = arena_array(&d->a, uint32_t, f->l.n);
	f->l.glyph = glyph;
	f->l.width = arena_array(&d->a, uint32_t, f->l.n);
	f->cp = arena_array(&d->a, uint32_t, f->l.n);
	for (size_t w = 0; w < GLYPH_WORDS; w++) {
		for (uint64_t bits = f->used[w]; bits != 0; bits &= bits - 1)
			*glyph++ = (uint32_t)(w * 64 +
			    (size_t)__builtin_ctzll(bits));
	}
}

/* Two characters may share a glyph: the code means the first shown,
 * pdf_page writes the other beside its text. */
static void
note_characters(struct pdf_doc *d)
{
	for (size_t p = 0; p < d->layout->page.n; p++) {
		const struct pdf_runs *runs = &d->run[p];

		for (size_t i = 0; i < runs->n; i++) {
			const struct run *r = &runs->v[i];
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
	for (char *s = f->name; *s != '\0'; s++)
		if (!isalnum((unsigned char)*s) && strchr("+-_.", *s) == NULL)
			*s = '-'; /* else it would end the name */
}

/*
 * /W: widths of most codes are 1000, which /DW says; the others stand as
 * "code code width" for each stretch of equal ones.
 */
static void
put_widths(struct sbuf *b, const struct glyph_list *l)
{
	size_t end;
	bool any = false;

	sbuf_puts(b, "/DW 1000\n");
	for (size_t i = 0; i < l->n; i = end) {
		end = i + 1;
		if (l->width[i] == EM)
			continue;
		while (end < l->n && l->width[end] == l->width[i])
			end++;
		sbuf_puts(b, any ? " " : "/W [");
		any = true;
		pdf_put_number(b, (int64_t)i + 1, 0);
		sbuf_putc(b, ' ');
		pdf_put_number(b, (int64_t)end, 0);
		sbuf_putc(b, ' ');
		pdf_put_number(b, l->width[i], 3);
	}
	if (any)
		sbuf_puts(b, "]\n");
}

static uint32_t
make_program(struct pdf_doc *d, const struct pdf_font *f,
    const struct font_program *p)
{
	HPDF_Dict o = pdf_object(d);

	if (f->face->outline == OUTLINE_TRUETYPE)
		sbuf_printf(&d->text, "/Length1 %zu\n", p->n_raw);
	else
		sbuf_puts(&d->text, "/Subtype /CIDFontType0C\n");
	pdf_stream(d, o, p->bytes, p->n, true);
	return pdf_number(o);
}

static uint32_t
make_descriptor(struct pdf_doc *d, const struct pdf_font *f,
    uint32_t program)
{
	HPDF_Dict o = pdf_object(d);
	const struct font_face *face = f->face;

	sbuf_printf(&d->text, "/Type /FontDescriptor\n/FontName /%s\n"
	    "/Flags %d\n/FontBBox [%d %d %d %d]\n/ItalicAngle 0\n"
	    "/Ascent %d\n/Descent %d\n/CapHeight %d\n/StemV %d\n"
	    "/FontFile%d %u 0 R\n", f->name, FLAG_SYMBOLIC, face->bbox[0],
	    face->bbox[1], face->bbox[2], face->bbox[3], face->ascent,
	    face->descent, face->cap_height, STEM_V,
	    face->outline == OUTLINE_TRUETYPE ? 2 : 3, program);
	pdf_entries(d, o);
	return pdf_number(o);
}

static uint32_t
make_cid_font(struct pdf_doc *d, const struct pdf_font *f,
    uint32_t descriptor)
{
	HPDF_Dict o = pdf_object(d);
	bool truetype = f->face->outline == OUTLINE_TRUETYPE;

	sbuf_printf(&d->text, "/Type /Font\n/Subtype /CIDFontType%d\n"
	    "/BaseFont /%s\n/CIDSystemInfo << /Registry (Adobe) "
	    "/Ordering (Identity) /Supplement 0 >>\n"
	    "/FontDescriptor %u 0 R\n%s", truetype ? 2 : 0, f->name,
	    descriptor, truetype ? "/CIDToGIDMap /Identity\n" : "");
	put_widths(&d->text, &f->l);
	pdf_entries(d, o);
	return pdf_number(o);
}

/* Where a stretch of codes ends: its codes have one high byte. */
static size_t
range_end(size_t code, size_t n)
{
	size_t end = (code | 0xff) + 1;

	if (end > code + RANGE_MAX)
		end = code + RANGE_MAX;
	return end > n + 1 ? n + 1 : end;
}

/* Characters of all codes; each stretch is a list, as codes in order
 * have characters in any. */
static void
put_characters(struct sbuf *b, const struct pdf_font *f)
{
	size_t ranges = 0, end;

	for (size_t code = 1; code <= f->l.n; code = end, ranges++)
		end = range_end(code, f->l.n);
	for (size_t code = 1, i = 0; code <= f->l.n; i++) {
		if (i % BLOCK_MAX == 0)
			sbuf_printf(b, "%zu beginbfrange\n",
			    ranges - i < BLOCK_MAX ? ranges - i : BLOCK_MAX);
		end = range_end(code, f->l.n);
		sbuf_putc(b, '<');
		pdf_put_hex(b, (unsigned)code);
		sbuf_puts(b, "> <");
		pdf_put_hex(b, (unsigned)end - 1);
		sbuf_puts(b, "> [");
		for (; code < end; code++) {
			sbuf_putc(b, '<');
			pdf_put_utf16(b, f->cp[code - 1]);
			sbuf_putc(b, '>');
		}
		sbuf_puts(b, "]\n");
		if ((i + 1) % BLOCK_MAX == 0 || i + 1 == ranges)
			sbuf_puts(b, "endbfrange\n");
	}
}

static uint32_t
make_to_unicode(struct pdf_doc *d, const struct pdf_font *f)
{
	HPDF_Dict o = pdf_object(d);
	struct sbuf b = SBUF_INIT;

	sbuf_puts(&b, "/CIDInit /ProcSet findresource begin\n"
	    "12 dict begin\nbegincmap\n/CIDSystemInfo\n"
	    "<< /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
	    "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
	    "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
	put_characters(&b, f);
	sbuf_puts(&b, "endcmap\nCMapName currentdict /CMap defineresource "
	    "pop\nend\nend\n");
	pdf_text_stream(d, o, TEXT_CMAP, &b);
	digest_add(d->id, b.s, b.n);
	sbuf_release(&b);
	return pdf_number(o);
}

static bool
make_font(struct pdf_doc *d, struct pdf_font *f, struct err *e)
{
	struct font_program program;
	uint32_t crc, cid_font, to_unicode;
	HPDF_Dict o;

	make_name(f);
	f->l.face = f->face;
	f->l.name = f->name;
	if (!subset_make(d->press->cache, &f->l, &d->a, &program, e))
		return false;
	crc = libdeflate_crc32(0, program.bytes, program.n);
	digest_add(d->id, &crc, sizeof(crc));

	o = pdf_object(d);
	f->number = pdf_number(o);
	cid_font = make_cid_font(d, f, make_descriptor(d, f,
	    make_program(d, f, &program)));
	to_unicode = make_to_unicode(d, f);
	sbuf_printf(&d->text, "/Type /Font\n/Subtype /Type0\n"
	    "/BaseFont /%s\n/Encoding /Identity-H\n"
	    "/DescendantFonts [%u 0 R]\n/ToUnicode %u 0 R\n", f->name,
	    cid_font, to_unicode);
	pdf_entries(d, o);
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
