/*
 * pdf_text.c - streams of text. A page's content and a font's characters
 * are a few thousand bytes, for which a compressor's setting up takes
 * longer than its work; mostly hexadecimal digits, in which there is
 * little to match. They are packed byte by byte with a code made once.
 * What is longer (the lines of a large table) libdeflate packs better.
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "out/pdf_impl.h"

enum {
	PACKED_MAX = 3072,      /* from here on libdeflate wins */
	LEVEL = 6,
	GLYPHS = 300            /* codes in the samples */
};

/* A page as pdf_page.c writes it. */
static const char content[] =
    "/Artifact <</Type /Layout>> BDC\n0.35 w\n1 0 0 RG\n"
    "79.37 692.787 m 521.575 692.787 l S\n79.37 120.4 m 516 98.7 l S\n"
    "EMC\nBT\n/H1 <</MCID 0>> BDC\n/F5 22 Tf\n0 0 0 rg\n"
    "190.472 717.648 Td\nTj\n-11 -28.6 Td\nTj\nEMC\n"
    "/P <</MCID 1>> BDC\n/F10 16 Tf\n-100.102 -32.949 Td\n-0.2087 Tc\n"
    "Tj\n28 -28.992 Td\n0.29303 Tc\nTj\n-28 -28.992 Td\nTj\nEMC\n"
    "/P <</MCID 12>> BDC\n0 -57.984 Td\n[>-25.5<]TJ\n0 Tc\nTj\nEMC\n"
    "/TD <</MCID 13>> BDC\n34.05 -16.36 Td\nTj\nEMC\n"
    "/TD <</MCID 14>> BDC\n75.6 0 Td\nTj\nEMC\nET\n";

static const char cmap[] =
    "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
    "/CIDSystemInfo\n<< /Registry (Adobe) /Ordering (UCS) /Supplement 0 "
    ">> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
    "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
    "2 beginbfrange\n<0001> <0064> [<]\n<0065> <00B2> [<]\nendbfrange\n"
    "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";

static void
sample_content(struct sbuf *b)
{
	sbuf_puts(b, content);
	for (unsigned i = 0; i < GLYPHS; i++) {
		if (i % 25 == 0)
			sbuf_puts(b, "<>Tj\n");
		pdf_put_hex(b, i * 7 % 251 + 1);
	}
}

/* Characters as they lie in a font: mostly in order. */
static void
sample_cmap(struct sbuf *b)
{
	sbuf_puts(b, cmap);
	for (unsigned i = 0; i < GLYPHS; i++) {
		sbuf_putc(b, '<');
		pdf_put_hex(b, i < 20 ? 0x20 + 4 * i :
		    i < 30 ? 0x3000 + i : 0x4E00 + i * 67);
		sbuf_putc(b, '>');
	}
}

void
pdf_text_codes(struct pack_code text[TEXTS])
{
	static void (*const sample[TEXTS])(struct sbuf *) = {
		[TEXT_CONTENT] = sample_content,
		[TEXT_CMAP] = sample_cmap,
	};

	for (int i = 0; i < TEXTS; i++) {
		struct sbuf b = SBUF_INIT;
		struct pdf_bytes v;

		sample[i](&b);
		v = (struct pdf_bytes){ (uint8_t *)b.s, b.n };
		pack_code_plain(&text[i], &v, 1);
		sbuf_release(&b);
	}
}

static void
deflate_long(struct pdf_doc *d, HPDF_Dict o, const struct sbuf *text)
{
	size_t bound, n;
	HPDF_BYTE *packed;

	if (d->z == NULL)
		d->z = libdeflate_alloc_compressor(LEVEL);
	if (d->z == NULL)
		arena_exhausted();
	bound = libdeflate_zlib_compress_bound(d->z, text->n);
	packed = malloc(bound);
	if (packed == NULL)
		arena_exhausted();
	n = libdeflate_zlib_compress(d->z, text->s, text->n, packed, bound);
	assert(n > 0);
	pdf_stream(d, o, arena_memdup(&d->a, packed, n), n, true);
	free(packed);
}

void
pdf_text_stream(struct pdf_doc *d, HPDF_Dict o, enum pdf_text kind,
    const struct sbuf *text)
{
	static const struct pdf_bytes nothing = { NULL, 0 };
	struct packer p;

	if (kind == TEXT_CONTENT && text->n > PACKED_MAX) {
		deflate_long(d, o, text);
		return;
	}
	packer_open(&p, &d->press->text[kind], &nothing, 0, text->n, &d->a);
	packer_bytes(&p, (const uint8_t *)text->s, text->n);
	packer_close(&p);
	pdf_stream(d, o, p.out, p.n, true);
}
