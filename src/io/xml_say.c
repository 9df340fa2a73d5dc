#include "io/xml_sax.h"

#include <string.h>

#include "base/sbuf.h"

const char *
reader_roots(struct arena *a)
{
	struct sbuf b = SBUF_INIT;
	const char *text;

	for (int i = 0; i < ROOTS; i++)
		sbuf_printf(&b, "%s%s", i == 0 ? "" : "、",
		    root_name((enum root)i));
	text = arena_strdup(a, sbuf_text(&b));
	sbuf_release(&b);
	return text;
}

/* Where a fault's place is looked for, backwards from where libxml2 was. */
enum near { NEAR_TAG, NEAR_AMPERSAND, NEAR_HERE, NEAR_OPEN };

/*
 * One row per error that people make; %1$s and %2$s are what libxml2
 * names, %3$u the line of the innermost open element, %4$s its name.
 */
static const struct error_row {
	int code;
	enum near near;
	const char *text;
	const char *mend;
} errors[] = {
	{ XML_ERR_DOCUMENT_EMPTY, NEAR_HERE, "文件里没有任何元素",
	    "检查文件是否为XML" },
};

void
reader_say_error(struct reader *r)
{
	(void)errors;
	reader_fault(r, RULE_X01_2, locator_place(&r->cursor.where,
	    r->error.at), "不是格式正确的XML", "");
}
