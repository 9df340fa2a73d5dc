/*
 * receipt_facts.c - the facts of a 校验回执 are its JSON, with the organ
 * that issues it.
 */
#include "base/markup.h"
#include "io/json_xml.h"
#include "stage/paper_facts.h"

bool
receipt_facts(const struct config *c, const char *json, size_t n,
    const char *file, struct sbuf *out, struct err *e)
{
	struct sbuf b = SBUF_INIT;
	bool ok = json_elements(json, n, file, &b, e);

	if (ok) {
		sbuf_puts(out, FACTS_OPEN);
		markup_attr(out, "文种", PAPER_RECEIPT);
		markup_attr(out, "城市", c->city);
		sbuf_putc(out, '>');
		paper_organ(out, c, PAPER_RECEIPT);
		sbuf_put(out, sbuf_text(&b), b.n);
		sbuf_puts(out, "</事实>\n");
	}
	sbuf_release(&b);
	return ok;
}
