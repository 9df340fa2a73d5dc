/*
 * verify_report.c - 四性检测报告 (DA/T 70) of a workspace.
 */
#include <string.h>

#include "base/outfile.h"
#include "base/utf8.h"
#include "out/verify.h"
#include "stage/press.h"
#include "stage/verify.h"

static int64_t
count_of(const struct proofs *v, const char *key)
{
	for (size_t i = 0; i < v->v.n; i++)
		if (strcmp(v->v.v[i].key, key) == 0)
			return v->v.v[i].of;
	return 0;
}

/* A ledger that is damaged has no head to print: the count that was read. */
static bool
describe(struct workspace *ws, const struct verify_asked *asked,
    const struct proofs *v, struct verify_about *out, struct err *e)
{
	const struct office_organ *o = config_organ(&ws->config,
	    "市委主体办");
	char *value = arena_alloc(ws->a, DIGEST_HEX);
	struct chain head;

	if (!store_chain(ws->store, ws->opt->as_of, &head, e))
		return false;
	hex_encode(value, head.value, DIGEST_BYTES);
	*out = (struct verify_about){ ws->config.city, o == NULL ?
		ws->config.city : o->name, ws->opt->as_of, head.count, value,
		count_of(v, "archive-origin"), asked->replay };
	return true;
}

bool
verify_report(struct workspace *ws, const struct verify_asked *asked,
    const struct proofs *v, const char *path, struct err *e)
{
	struct verify_about about;
	struct sbuf facts = SBUF_INIT;
	struct printed got = { .pdf = SBUF_INIT };
	struct press_order order = { .kind = "四性检测报告",
		.date = ws->opt->as_of };
	struct press *press = NULL;
	bool ok = describe(ws, asked, v, &about, e) &&
	    press_open(ws, &press, e);

	if (ok) {
		verify_facts(v, &about, &facts);
		order.facts = sbuf_text(&facts);
		order.n = facts.n;
		ok = press_print(press, &order, ws->a, &got, e) &&
		    file_write(path, got.pdf.s, got.pdf.n, e);
	}
	press_close(press);
	sbuf_release(&facts);
	sbuf_release(&got.pdf);
	return ok;
}
