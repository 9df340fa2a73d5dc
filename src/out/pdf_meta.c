/*
 * pdf_meta.c - what makes the file a PDF/A-2a: information and XMP that
 * say the same, the output intent, an identifier out of the content;
 * and the bookmarks.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/outfile.h"
#include "base/utf8.h"
#include "out/pdf_impl.h"

static const char debian_icc[] = "/usr/share/color/icc/sRGB.icc";

enum {
	ICC_MAX = 1024 * 1024,
	ICC_HEADER = 128,
	LEVEL_ICC = 9,
	ID_BYTES = 16
};

/* The header of an RGB profile that an output intent may name (ISO 19005-2,
 * 6.2.3): 'RGB ' at 16, class monitor or printer at 12, 'acsp' at 36. */
static bool
is_rgb_profile(const char *p, size_t n)
{
	return n > ICC_HEADER && memcmp(p + 16, "RGB ", 4) == 0 &&
	    memcmp(p + 36, "acsp", 4) == 0 && (uint8_t)p[8] <= 4 &&
	    (memcmp(p + 12, "mntr", 4) == 0 ||
	    memcmp(p + 12, "prtr", 4) == 0);
}

static void
deflate_into(struct sbuf *out, struct libdeflate_compressor *z,
    const void *p, size_t n)
{
	size_t bound = libdeflate_zlib_compress_bound(z, n), got;
	char *packed = malloc(bound);

	if (packed == NULL)
		arena_exhausted();
	got = libdeflate_zlib_compress(z, p, n, packed, bound);
	sbuf_put(out, packed, got);
	free(packed);
}

bool
pdf_press_read(struct pdf_press *p, const char *icc_path, struct err *e)
{
	struct arena a = ARENA_INIT;
	struct libdeflate_compressor *z = NULL;
	const char *bytes;
	size_t n;
	bool ok = false;

	if (icc_path == NULL)
		icc_path = debian_icc;
	if (!file_read(&a, icc_path, ICC_MAX, &bytes, &n, e)) {
		err_wrap(e, "颜色特性文件读不出来(Debian 软件包 "
		    "icc-profiles-free)");
		e->kind = ERR_CONFIG;
		goto out;
	}
	if (!is_rgb_profile(bytes, n)) {
		err_set(e, ERR_CONFIG, "不是 RGB 颜色特性文件：'%s'",
		    icc_path);
		goto out;
	}
	z = libdeflate_alloc_compressor(LEVEL_ICC);
	p->icc_path = strdup(icc_path);
	if (z == NULL || p->icc_path == NULL)
		arena_exhausted();
	deflate_into(&p->icc, z, bytes, n);
	sm3_hex(bytes, n, p->icc_sm3);
	ok = true;
out:
	if (z != NULL)
		libdeflate_free_compressor(z);
	arena_release(&a);
	return ok;
}

/* ---- information and XMP ---- */

/* The same facts, written twice. */
struct facts {
	const char *title, *author, *subject, *creator;
	char producer[32];
	char day[11];            /* 2026-11-01 */
	bool tagged;             /* content has a structure and a title */
};

static void
collect_facts(struct pdf_doc *d, struct facts *f)
{
	const struct pdf_meta *m = d->meta;

	f->title = m->title != NULL ? m->title : d->layout->title;
	if (f->title != NULL)
		f->title = pdf_short(d, f->title);
	f->author = m->author;
	f->subject = m->subject;
	f->creator = m->creator;
	(void)snprintf(f->producer, sizeof(f->producer), "libharu %s",
	    HPDF_GetVersion());
	day_format(m->date, f->day);
	f->tagged = d->tags.mark.n > 0 && f->title != NULL &&
	    *f->title != '\0';
}

static void
add_information(struct pdf_doc *d, const struct facts *f)
{
	HPDF_Dict info = d->hpdf->info;
	char date[32];

	(void)snprintf(date, sizeof(date), "D:%.4s%.2s%.2s000000+08'00'",
	    f->day, f->day + 5, f->day + 8);
	pdf_add_text(d, info, "Title", f->title);
	pdf_add_text(d, info, "Author", f->author);
	pdf_add_text(d, info, "Subject", f->subject);
	pdf_add_text(d, info, "Creator", f->creator);
	pdf_add_ascii(d, info, "Producer", f->producer);
	pdf_add_ascii(d, info, "CreationDate", date);
	pdf_add_ascii(d, info, "ModDate", date);
}

static void
put_escaped(struct sbuf *b, const char *s)
{
	for (; *s != '\0'; s++) {
		switch (*s) {
		case '&': sbuf_puts(b, "&amp;"); break;
		case '<': sbuf_puts(b, "&lt;"); break;
		case '>': sbuf_puts(b, "&gt;"); break;
		default: sbuf_putc(b, *s); break;
		}
	}
}

/* <name><kind><rdf:li>text</rdf:li></kind></name>; without a kind just
 * the text; nothing for NULL. */
static void
put_property(struct sbuf *b, const char *name, const char *kind,
    const char *text)
{
	if (text == NULL)
		return;
	sbuf_printf(b, "<%s>", name);
	if (kind != NULL)
		sbuf_printf(b, "<rdf:%s><rdf:li%s>", kind,
		    strcmp(kind, "Alt") == 0 ? " xml:lang=\"x-default\"" : "");
	put_escaped(b, text);
	if (kind != NULL)
		sbuf_printf(b, "</rdf:li></rdf:%s>", kind);
	sbuf_printf(b, "</%s>\n", name);
}

/* PDF/A knows no property of PDF/UA's: it has to be described. */
static const char ua_schema[] =
    "<rdf:Description rdf:about=\"\"\n"
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n"
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n"
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/"
    "</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>part of ISO 14289</pdfaProperty:description>"
    "\n</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
    "</rdf:Description>\n";

static void
put_xmp(struct sbuf *b, const struct facts *f)
{
	char moment[40];

	(void)snprintf(moment, sizeof(moment), "%sT00:00:00+08:00", f->day);
	sbuf_puts(b, "<?xpacket begin=\"\xEF\xBB\xBF\" "
	    "id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
	    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
	    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-"
	    "ns#\">\n"
	    "<rdf:Description rdf:about=\"\"\n"
	    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
	    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
	    " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
	    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\n"
	    " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n");
	put_property(b, "dc:format", NULL, "application/pdf");
	put_property(b, "dc:language", "Bag", "zh-CN");
	put_property(b, "dc:title", "Alt", f->title);
	put_property(b, "dc:creator", "Seq", f->author);
	put_property(b, "dc:description", "Alt", f->subject);
	put_property(b, "xmp:CreatorTool", NULL, f->creator);
	put_property(b, "xmp:CreateDate", NULL, moment);
	put_property(b, "xmp:ModifyDate", NULL, moment);
	put_property(b, "pdf:Producer", NULL, f->producer);
	put_property(b, "pdfaid:part", NULL, "2");
	put_property(b, "pdfaid:conformance", NULL, f->tagged ? "A" : "U");
	put_property(b, "pdfuaid:part", NULL, f->tagged ? "1" : NULL);
	sbuf_puts(b, "</rdf:Description>\n");
	if (f->tagged)
		sbuf_puts(b, ua_schema);
	sbuf_puts(b, "</rdf:RDF>\n</x:xmpmeta>\n"
	    "<?xpacket end=\"r\"?>\n");
}

/* Not compressed, so that any program finds it. */
static void
add_xmp(struct pdf_doc *d, const struct facts *f)
{
	HPDF_Dict o = pdf_object(d);
	struct sbuf b = SBUF_INIT;

	put_xmp(&b, f);
	sbuf_puts(&d->text, "/Type /Metadata\n/Subtype /XML\n");
	pdf_stream(d, o, arena_memdup(&d->a, b.s, b.n), b.n, false);
	HPDF_Dict_Add(d->hpdf->catalog, "Metadata", o);
	digest_add(d->id, b.s, b.n);
	sbuf_release(&b);
}

/* ---- catalog ---- */

static void
add_output_intent(struct pdf_doc *d)
{
	HPDF_Dict intent = pdf_object(d), icc = pdf_object(d);

	sbuf_puts(&d->text, "/N 3\n");
	pdf_stream(d, icc, d->press->icc.s, d->press->icc.n, true);
	sbuf_printf(&d->text, "/Type /OutputIntent\n/S /GTS_PDFA1\n"
	    "/OutputConditionIdentifier (sRGB IEC61966-2.1)\n"
	    "/Info (sRGB IEC61966-2.1)\n/DestOutputProfile %u 0 R\n",
	    pdf_number(icc));
	pdf_entries(d, intent);
	HPDF_Array_Add(pdf_array(d, d->hpdf->catalog, "OutputIntents"),
	    intent);
	digest_add(d->id, d->press->icc_sm3, sizeof(d->press->icc_sm3));
}

static void
add_bookmarks(struct pdf_doc *d)
{
	HPDF_Outline last[8] = { NULL };
	const int deepest = (int)(sizeof(last) / sizeof(last[0])) - 1;

	for (size_t i = 0; i < d->layout->bookmark.n; i++) {
		const struct bookmark *b = &d->layout->bookmark.v[i];
		int depth = b->depth > deepest ? deepest :
		    b->depth < 0 ? 0 : b->depth;
		mpt_t top = d->layout->page.v[b->page].height - b->y;
		HPDF_Array to;

		while (depth > 0 && last[depth - 1] == NULL)
			depth--;
		last[depth] = HPDF_CreateOutline(d->hpdf,
		    depth > 0 ? last[depth - 1] : NULL, "-", NULL);
		if (last[depth] == NULL)
			return; /* an error is recorded */
		for (int k = depth + 1; k <= deepest; k++)
			last[k] = NULL;
		/* libharu says /Outlines here, which is the root's type */
		HPDF_Dict_RemoveElement(last[depth], "Type");
		pdf_add_text(d, last[depth], "Title", b->text);
		to = pdf_array(d, last[depth], "Dest");
		HPDF_Array_Add(to, d->page[b->page]);
		HPDF_Array_AddName(to, "XYZ");
		HPDF_Array_AddNumber(to, 0);
		HPDF_Array_AddNumber(to, top / 1000);
		HPDF_Array_AddNumber(to, 0); /* zoom as it is */
		digest_add(d->id, b->text, strlen(b->text));
	}
}

/* Twice the same, as in a file that was never changed. */
static void
add_identifier(struct pdf_doc *d)
{
	uint8_t hash[DIGEST_BYTES];
	HPDF_Array id = pdf_array(d, d->hpdf->trailer, "ID");

	digest_done(d->id, hash);
	d->id = NULL;
	for (int i = 0; i < 2; i++)
		HPDF_Array_Add(id, HPDF_Binary_New(d->hpdf->mmgr, hash,
		    ID_BYTES));
}

void
pdf_metadata(struct pdf_doc *d)
{
	HPDF_Dict view = HPDF_Dict_New(d->hpdf->mmgr);
	struct facts f;

	collect_facts(d, &f);
	add_information(d, &f);
	add_xmp(d, &f);
	add_output_intent(d);
	pdf_add_ascii(d, d->hpdf->catalog, "Lang", "zh-CN");
	HPDF_Dict_AddBoolean(view, "DisplayDocTitle", HPDF_TRUE);
	HPDF_Dict_Add(d->hpdf->catalog, "ViewerPreferences", view);
	add_bookmarks(d);
	add_identifier(d);
}
