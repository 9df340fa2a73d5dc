#include "io/encoding.h"

#include <assert.h>
#include <errno.h>
#include <iconv.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "base/sbuf.h"
#include "base/utf8.h"

enum {
	LABEL_MAX = 40,
	DECLARATION_MAX = 512, /* bytes in which `encoding=` is looked for */
	CHUNK = 64 * 1024,     /* of iconv's output */
};

enum family { FAMILY_UTF8, FAMILY_UTF16, FAMILY_GB18030 };

/* The labels taken, in capitals; "" is no label. */
static const struct label_row {
	const char *label;
	enum family family;
	const char *exact; /* of UTF-16: the only byte order, or NULL */
} labels[] = {
	{ "", FAMILY_UTF8, NULL },
	{ "UTF-8", FAMILY_UTF8, NULL },
	{ "UTF8", FAMILY_UTF8, NULL },
	{ "UTF-16", FAMILY_UTF16, NULL },
	{ "UTF-16LE", FAMILY_UTF16, "UTF-16LE" },
	{ "UTF-16BE", FAMILY_UTF16, "UTF-16BE" },
	{ "GB18030", FAMILY_GB18030, NULL },
	{ "GBK", FAMILY_GB18030, NULL },
	{ "GB2312", FAMILY_GB18030, NULL },
	{ "CP936", FAMILY_GB18030, NULL },
};

enum { N_LABELS = sizeof(labels) / sizeof(labels[0]) };

/* What the first bytes say; the longer mark stands before its prefix. */
static const struct mark_row {
	const char *bytes;
	size_t n;
	const char *name;   /* NULL: not taken, `fault` says why */
	size_t skip;
	enum encoding_fault fault;
} marks[] = {
	{ "\xFF\xFE\0\0", 4, NULL, 0, ENCODING_UTF32 },
	{ "\0\0\xFE\xFF", 4, NULL, 0, ENCODING_UTF32 },
	{ "<\0\0\0", 4, NULL, 0, ENCODING_UTF32 },
	{ "\0\0\0<", 4, NULL, 0, ENCODING_UTF32 },
	{ "\xEF\xBB\xBF", 3, "UTF-8", 3, ENCODING_OK },
	{ "\xFF\xFE", 2, "UTF-16LE", 2, ENCODING_OK },
	{ "\xFE\xFF", 2, "UTF-16BE", 2, ENCODING_OK },
	{ "<\0", 2, NULL, 0, ENCODING_NO_BOM },
	{ "\0<", 2, NULL, 0, ENCODING_NO_BOM },
};

enum { N_MARKS = sizeof(marks) / sizeof(marks[0]) };

static const struct mark_row *
find_mark(const uint8_t *bytes, size_t n)
{
	for (size_t i = 0; i < N_MARKS; i++)
		if (n >= marks[i].n &&
		    memcmp(bytes, marks[i].bytes, marks[i].n) == 0)
			return &marks[i];
	return NULL;
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/*
 * The value of encoding="..." in an XML declaration at the text's very
 * start; "" where there is none.  Works on ASCII-compatible text.
 */
static const char *
find_label(const char *s, size_t n, struct arena *a)
{
	const char *end, *p, *from;
	char quote;

	if (n > DECLARATION_MAX)
		n = DECLARATION_MAX;
	if (s == NULL || n < 6 || memcmp(s, "<?xml", 5) != 0 ||
	    !is_space(s[5]))
		return "";
	end = memmem(s, n, "?>", 2);
	if (end == NULL)
		return "";
	p = memmem(s, (size_t)(end - s), "encoding", 8);
	if (p == NULL || !is_space(p[-1]))
		return "";
	for (p += 8; p < end && (is_space(*p) || *p == '='); p++)
		;
	if (p == end || (*p != '"' && *p != '\''))
		return "";
	quote = *p++;
	for (from = p; p < end && *p != quote; p++)
		;
	if (p - from > LABEL_MAX)
		p = from + utf8_cut(from, (size_t)(end - from), LABEL_MAX);
	return arena_strndup(a, from, (size_t)(p - from));
}

static const struct label_row *
find_row(const char *label)
{
	for (size_t i = 0; i < N_LABELS; i++)
		if (strcasecmp(labels[i].label, label) == 0)
			return &labels[i];
	return NULL;
}

/* Offset of the first byte that is not UTF-8, or n. */
static size_t
first_bad(const uint8_t *s, size_t n)
{
	size_t i = 0;

	while (i < n) {
		uint64_t eight;

		if (i + 8 <= n) {
			memcpy(&eight, s + i, 8);
			if ((eight & UINT64_C(0x8080808080808080)) == 0) {
				i += 8;
				continue;
			}
		}
		if (s[i] < 0x80) {
			i++;
		} else if (i + 2 < n && s[i] >= 0xE1 && s[i] <= 0xEC &&
		    (s[i + 1] & 0xC0) == 0x80 && (s[i + 2] & 0xC0) == 0x80) {
			i += 3; /* U+1000 to U+CFFF: nearly all there is */
		} else {
			size_t was = i;
			size_t room = n - i < 4 ? n - i : 4, k = 0;
			uint32_t cp = utf8_next((const char *)s + i, room, &k);

			i += k;
			if (cp == 0xFFFD && k != 3)
				return was;
		}
	}
	return n;
}

static void
take_utf8(const uint8_t *bytes, size_t n, struct decoded *out)
{
	size_t bad = first_bad(bytes, n);

	out->name = "UTF-8";
	out->text = n == 0 ? "" : (const char *)bytes;
	out->n = bad;
	if (bad == n)
		return;
	out->fault = ENCODING_BYTES;
	out->at = bad;
	out->byte = bytes[bad];
}

/* Converts up to the first bad byte. */
static void
take_iconv(const uint8_t *bytes, size_t n, struct arena *a,
    struct decoded *out)
{
	iconv_t cd = iconv_open("UTF-8", out->name);
	struct sbuf text = SBUF_INIT;
	char *in = (char *)(uintptr_t)bytes;
	char chunk[CHUNK];
	size_t left = n;
	bool more = true;

	/* glibc has both; without them nothing could be read at all. */
	assert(cd != (iconv_t)-1);
	while (more) {
		char *to = chunk;
		size_t room = sizeof(chunk);
		size_t rc = iconv(cd, &in, &left, &to, &room);

		sbuf_put(&text, chunk, sizeof(chunk) - room);
		more = rc == (size_t)-1 && errno == E2BIG;
		if (rc == (size_t)-1 && errno != E2BIG)
			out->fault = ENCODING_BYTES;
	}
	iconv_close(cd);
	if (out->fault == ENCODING_BYTES) {
		out->byte = left > 0 ? *(const uint8_t *)in : 0;
		out->at = text.n;
	}
	out->n = text.n;
	out->text = arena_strndup(a, sbuf_text(&text), text.n);
	sbuf_release(&text);
}

/* UTF-16: the label can be read only after decoding. */
static void
take_utf16(const uint8_t *bytes, size_t n, struct arena *a,
    struct decoded *out)
{
	const struct label_row *row;

	take_iconv(bytes, n, a, out);
	out->label = find_label(out->text, out->n, a);
	if (out->fault != ENCODING_OK || out->label[0] == '\0')
		return;
	row = find_row(out->label);
	if (row == NULL)
		out->fault = ENCODING_LABEL;
	else if (row->family != FAMILY_UTF16 ||
	    (row->exact != NULL && strcmp(row->exact, out->name) != 0))
		out->fault = ENCODING_CONTRADICT;
}

static void
take_labelled(const uint8_t *bytes, size_t n, bool marked, struct arena *a,
    struct decoded *out)
{
	const struct label_row *row;

	out->name = "UTF-8";
	out->label = find_label((const char *)bytes, n, a);
	if (!utf8_valid(out->label, strlen(out->label)))
		out->label = "?";
	row = find_row(out->label);
	if (row == NULL) {
		out->fault = ENCODING_LABEL;
	} else if (row->family == FAMILY_UTF16 ||
	    (marked && row->family != FAMILY_UTF8)) {
		/* The label was read as ASCII: it cannot be UTF-16. */
		out->fault = ENCODING_CONTRADICT;
	} else if (row->family == FAMILY_GB18030) {
		out->name = "GB18030";
		take_iconv(bytes, n, a, out);
	} else {
		take_utf8(bytes, n, out);
	}
}

void
encoding_decode(const uint8_t *bytes, size_t n, struct arena *a,
    struct decoded *out)
{
	const struct mark_row *mark = find_mark(bytes, n);

	*out = (struct decoded){ .name = "", .label = "", .text = "" };
	if (mark == NULL) {
		take_labelled(bytes, n, false, a, out);
	} else if (mark->name == NULL) {
		out->fault = mark->fault;
	} else if (mark->n == 3) {
		take_labelled(bytes + 3, n - 3, true, a, out);
	} else {
		out->name = mark->name;
		take_utf16(bytes + mark->skip, n - mark->skip, a, out);
	}
}
