#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "io/encoding.h"

#define B(s) s, sizeof(s) - 1
#define DECL(label) "<?xml version=\"1.0\" encoding=\"" label "\"?>"

/* One file and what is made of it; text NULL: not looked at. */
static const struct row {
	const char *bytes;
	size_t n;
	const char *name;
	enum encoding_fault fault;
	const char *text;
	size_t at;
} rows[] = {
	{ B(""), "UTF-8", ENCODING_OK, "", 0 },
	{ B("\xEF\xBB\xBF"), "UTF-8", ENCODING_OK, "", 0 },
	{ B("\xFF\xFE"), "UTF-16LE", ENCODING_OK, "", 0 },
	{ B("<a>甲</a>"), "UTF-8", ENCODING_OK, "<a>甲</a>", 0 },
	{ B("\xEF\xBB\xBF<a/>"), "UTF-8", ENCODING_OK, "<a/>", 0 },
	{ B(DECL("utf-8") "<a/>"), "UTF-8", ENCODING_OK,
	    DECL("utf-8") "<a/>", 0 },
	{ B("\xFF\xFE<\0\x32\x75/\0>\0"), "UTF-16LE", ENCODING_OK,
	    "<甲/>", 0 },
	{ B("\xFE\xFF\0<\x75\x32\0/\0>"), "UTF-16BE", ENCODING_OK,
	    "<甲/>", 0 },
	/* a character beyond the first plane: a surrogate pair, U+20000 */
	{ B("\xFF\xFE\x40\xD8\x00\xDC"), "UTF-16LE", ENCODING_OK,
	    "\xF0\xA0\x80\x80", 0 },
	{ B(DECL("GB18030") "<a>\xBC\xD7</a>"), "GB18030", ENCODING_OK,
	    DECL("GB18030") "<a>甲</a>", 0 },
	{ B(DECL("gbk") "\xBC\xD7"), "GB18030", ENCODING_OK,
	    DECL("gbk") "甲", 0 },
	/* labelled GB2312, with 镕, which GB2312 does not have */
	{ B(DECL("GB2312") "\xE9\x46"), "GB18030", ENCODING_OK,
	    DECL("GB2312") "镕", 0 },
	{ B(DECL("CP936") "\xBC\xD7"), "GB18030", ENCODING_OK, NULL, 0 },
	/* four bytes: 𬭎, a rare character of names */
	{ B(DECL("GB18030") "\x99\x33\xA9\x32"), "GB18030", ENCODING_OK,
	    DECL("GB18030") "𬭎", 0 },
	{ B("<?xml version='1.0' encoding='GBK'?>\xBC\xD7"), "GB18030",
	    ENCODING_OK, NULL, 0 },
	{ B(DECL("GB18030") "ab\xBC"), "GB18030", ENCODING_BYTES, NULL,
	    sizeof(DECL("GB18030")) - 1 + 2 },
	{ B(DECL("GB18030") "a\xFF\xFFz"), "GB18030", ENCODING_BYTES, NULL,
	    sizeof(DECL("GB18030")) - 1 + 1 },
	{ B("<a>\xBC\xD7</a>"), "UTF-8", ENCODING_BYTES, "<a>", 3 },
	{ B("甲\xC0\x80"), "UTF-8", ENCODING_BYTES, "甲", 3 },
	{ B("甲\xED\xA0\x80"), "UTF-8", ENCODING_BYTES, "甲", 3 },
	{ B("甲\xE7\x94"), "UTF-8", ENCODING_BYTES, "甲", 3 },
	{ B("\xEF\xBF\xBD" "a"), "UTF-8", ENCODING_OK, "\xEF\xBF\xBD" "a",
	    0 },
	{ B("\xFF\xFE<\0\x00\xD8>\0"), "UTF-16LE", ENCODING_BYTES, "<", 1 },
	{ B("\xFF\xFE<\0a"), "UTF-16LE", ENCODING_BYTES, "<", 1 },
	{ B(DECL("ISO-8859-1") "a"), "UTF-8", ENCODING_LABEL, NULL, 0 },
	{ B(DECL("Big5") "a"), "UTF-8", ENCODING_LABEL, NULL, 0 },
	{ B(DECL("UTF-16") "a"), "UTF-8", ENCODING_CONTRADICT, NULL, 0 },
	{ B("\xEF\xBB\xBF" DECL("GBK") "a"), "UTF-8", ENCODING_CONTRADICT,
	    NULL, 0 },
	{ B("<\0a\0/\0>\0"), "", ENCODING_NO_BOM, "", 0 },
	{ B("\0<\0a\0/\0>"), "", ENCODING_NO_BOM, "", 0 },
	{ B("\xFF\xFE\0\0<\0\0\0"), "", ENCODING_UTF32, "", 0 },
	{ B("\0\0\xFE\xFF\0\0\0<"), "", ENCODING_UTF32, "", 0 },
	/* a label that is none: outside the declaration */
	{ B("<a encoding=\"GBK\">甲</a>"), "UTF-8", ENCODING_OK, NULL, 0 },
	{ B(" " DECL("GBK") "甲"), "UTF-8", ENCODING_OK, NULL, 0 },
};

static void
files(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct row *t = &rows[i];
		struct arena a = ARENA_INIT;
		struct decoded d;

		encoding_decode((const uint8_t *)t->bytes, t->n, &a, &d);
		if (strcmp(d.name, t->name) != 0 || d.fault != t->fault)
			fail_msg("row %zu: %s, fault %d", i, d.name,
			    (int)d.fault);
		assert_int_equal(d.at, t->at);
		if (t->text != NULL) {
			assert_int_equal(d.n, strlen(t->text));
			assert_memory_equal(d.text, t->text, d.n);
		}
		arena_release(&a);
	}
}

/* UTF-16 with a label: it is read after decoding. */
static void
labelled_utf16(void **state)
{
	static const struct {
		const char *label;
		enum encoding_fault fault;
	} t[] = {
		{ "UTF-16", ENCODING_OK },
		{ "utf-16le", ENCODING_OK },
		{ "UTF-16BE", ENCODING_CONTRADICT },
		{ "UTF-8", ENCODING_CONTRADICT },
		{ "GB18030", ENCODING_CONTRADICT },
		{ "KOI8-R", ENCODING_LABEL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(t) / sizeof(t[0]); i++) {
		struct arena a = ARENA_INIT;
		char *text = arena_printf(&a,
		    "<?xml version=\"1.0\" encoding=\"%s\"?><a/>",
		    t[i].label);
		size_t n = strlen(text);
		uint8_t *wide = arena_alloc(&a, 2 + 2 * n);
		struct decoded d;

		wide[0] = 0xFF;
		wide[1] = 0xFE;
		for (size_t k = 0; k < n; k++)
			wide[2 + 2 * k] = (uint8_t)text[k];
		encoding_decode(wide, 2 + 2 * n, &a, &d);
		assert_int_equal(d.fault, t[i].fault);
		assert_string_equal(d.label, t[i].label);
		arena_release(&a);
	}
}

/* More than one of iconv's pieces, cut inside a character. */
static void
large(void **state)
{
	struct arena a = ARENA_INIT;
	size_t n = 300001, head = sizeof(DECL("GB18030")) - 1;
	uint8_t *bytes = arena_alloc(&a, n);
	struct decoded d;

	(void)state;
	memcpy(bytes, DECL("GB18030"), head);
	for (size_t i = head; i + 1 < n; i += 2)
		memcpy(bytes + i, "\xBC\xD7", 2);
	encoding_decode(bytes, head + (n - head) / 2 * 2, &a, &d);
	assert_int_equal(d.fault, ENCODING_OK);
	assert_int_equal(d.n, head + (n - head) / 2 * 3);
	assert_memory_equal(d.text + d.n - 3, "甲", 3);
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(files),
		cmocka_unit_test(labelled_utf16),
		cmocka_unit_test(large),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
