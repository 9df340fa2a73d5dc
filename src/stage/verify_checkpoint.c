/*
 * verify_checkpoint.c - the ledger held against what a paper printed, or a
 * signed file says.
 */
#include <string.h>

#include "base/decimal.h"
#include "base/outfile.h"
#include "base/utf8.h"
#include "stage/verify_parts.h"

enum { MAX_TEXT = 1 << 16 };

bool
verify_checkpoint(const char *text, struct verify_asked *out)
{
	const char *colon = strchr(text, ':');
	struct arena a = ARENA_INIT;
	uint8_t raw[DIGEST_BYTES];
	bool ok = colon != NULL && hex_decode(raw, sizeof(raw), colon + 1) &&
	    integer_parse(arena_strndup(&a, text, (size_t)(colon - text)), 0,
	    INT64_MAX, &out->at.count);

	if (ok)
		hex_encode(out->at.value, raw, sizeof(raw));
	out->checkpoint = ok;
	arena_release(&a);
	return ok;
}

bool
verify_checkpoint_read(struct arena *a, const char *path,
    struct verify_asked *out, struct err *e)
{
	const char *text;
	unsigned wrong = 0, one;
	size_t n;

	if (!file_read(a, path, MAX_TEXT, &text, &n, e))
		return false;
	for (; out->of <= CHECKPOINT_EVENTS; out->of++) {
		one = checkpoint_wrong(text, n, out->of, &out->at);
		if (one == 0)
			break;
		wrong = one > wrong ? one : wrong;
	}
	if (out->of > CHECKPOINT_EVENTS)
		return err_set(e, ERR_USAGE, "--checkpoint：“%s”不是检查点：第"
		    "%u行不对；应当只有三行，期间（2026-10）、条数、链值（64位"
		    "小写十六进制），每行以换行结束，没有空格", path, wrong);
	out->checkpoint = true;
	out->signature_file = arena_printf(a, "%s.sig", path);
	return !file_exists(out->signature_file) || file_read(a,
	    out->signature_file, MAX_TEXT, &out->signature,
	    &out->n_signature, e);
}

static const struct {
	bool (*at)(struct store *s, int64_t seq, struct chain *out,
	    struct err *e);
	const char *unit;
} chains[] = {
	[CHECKPOINT_DOCUMENTS] = { store_chain_at, "条" },
	[CHECKPOINT_EVENTS] = { store_event_chain_at, "条事件" },
};

bool
verify_chain_at(struct workspace *ws, const struct checkpoint *c,
    enum checkpoint_of of, struct err *e)
{
	struct err own = ERR_INIT;
	struct chain at;
	char value[DIGEST_HEX];

	if (!chains[of].at(ws->store, c->count, &at, &own))
		return err_set(e, ERR_DAMAGED, "没有第%lld%s：检查点以后台账被"
		    "截短，或者不是这份台账", (long long)c->count,
		    chains[of].unit);
	hex_encode(value, at.value, DIGEST_BYTES);
	return strcmp(value, c->value) == 0 || err_set(e, ERR_DAMAGED,
	    "到第%lld%s的链值是%s，与检查点的不同", (long long)c->count,
	    chains[of].unit, value);
}

/* A chain alone cannot show that its tail was cut: paper can. */
bool
verify_tail(struct examining *x, struct proof *p, struct err *e)
{
	const struct verify_asked *q = x->asked;
	struct err own = ERR_INIT;

	(void)e;
	if (!q->checkpoint)
		return true;
	p->tested = true;
	p->n = q->at.count;
	if (!verify_chain_at(x->ws, &q->at, q->of, &own))
		proof_fault(x->ws->a, p, "outputs/ledger.db", "%s", own.text);
	return true;
}

/* Where there is neither a signature nor a key it was not tested. */
bool
verify_tail_signed(struct examining *x, struct proof *p, struct err *e)
{
	const struct verify_asked *q = x->asked;
	const struct sign_key *key = x->key;
	struct sbuf text = SBUF_INIT;
	char own[DIGEST_HEX];

	(void)e;
	if (q->signature == NULL || key == NULL)
		return true;
	p->tested = true;
	p->n = 1;
	checkpoint_print(&q->at, q->of, &text);
	sign_fingerprint(key, own);
	if (!sign_check(key, text.s, text.n, q->signature, q->n_signature))
		proof_fault(x->ws->a, p, q->signature_file, "签名不对：检查点"
		    "变了，或者不是公钥%.16s…签的", own);
	sbuf_release(&text);
	return true;
}
