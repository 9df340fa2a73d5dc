#include "model/proof.h"

#include <stdarg.h>

#include "base/utf8.h"

static const struct { const char *key, *name; } results[PROOF_RESULTS] = {
	[PROOF_UNTESTED] = { "untested", "未检测" },
	[PROOF_PASSED] = { "passed", "通过" },
	[PROOF_PART] = { "passed-in-part", "部分通过" },
	[PROOF_FAILED] = { "failed", "不通过" },
};

const char *
aspect_name(enum aspect a)
{
	static const char *const name[ASPECTS] = {
		[ASPECT_AUTHENTIC] = "真实性", [ASPECT_COMPLETE] = "完整性",
		[ASPECT_USABLE] = "可用性", [ASPECT_SAFE] = "安全性",
	};

	return name[a];
}

const char *
proof_result_key(enum proof_result o)
{
	return results[o].key;
}

const char *
proof_result_name(enum proof_result o)
{
	return results[o].name;
}

void
proof_fault(struct arena *a, struct proof *p, const char *object,
    const char *fmt, ...)
{
	struct proof_fault *f = vec_push(a, &p->fault);
	va_list ap;

	va_start(ap, fmt);
	f->object = utf8_one_line(a, object);
	f->text = utf8_one_line(a, arena_vprintf(a, fmt, ap));
	va_end(ap);
}

enum proof_result
proof_result(const struct proof *p)
{
	if (p->fault.n > 0)
		return PROOF_FAILED;
	if (!p->tested || (p->n == 0 && p->of > 0))
		return PROOF_UNTESTED;
	return p->n < p->of ? PROOF_PART : PROOF_PASSED;
}

enum proof_result
proofs_result(const struct proofs *v)
{
	enum proof_result out = PROOF_UNTESTED;

	for (size_t i = 0; i < v->v.n; i++) {
		const struct proof *p = &v->v.v[i];
		enum proof_result o = proof_result(p);

		if (o < PROOF_PART && p->tested && p->n < p->of)
			o = PROOF_PART;
		if (o > out)
			out = o;
	}
	return out;
}
