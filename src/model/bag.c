#include "model/bag.h"

static const struct { const char *key, *name; enum aspect aspect; }
    rows[BAG_CHECKS] = {
	[BAG_DECLARED] = { "declaration", "包声明", ASPECT_USABLE },
	[BAG_TEXTS] = { "tag-files", "标签文件", ASPECT_USABLE },
	[BAG_PATHS] = { "paths", "路径", ASPECT_SAFE },
	[BAG_MANIFESTS] = { "manifests", "清单", ASPECT_COMPLETE },
	[BAG_COMPLETE] = { "completeness", "齐全", ASPECT_COMPLETE },
	[BAG_FETCHED] = { "fetch", "待取文件", ASPECT_COMPLETE },
	[BAG_OXUM] = { "payload-oxum", "字节数和文件数", ASPECT_COMPLETE },
	[BAG_PAYLOAD] = { "payload", "内容的摘要", ASPECT_AUTHENTIC },
	[BAG_TAGS] = { "tags", "标签文件的摘要", ASPECT_AUTHENTIC },
	[BAG_SIGNED] = { "signature", "数字签名", ASPECT_AUTHENTIC },
};

const char *
bag_check_key(enum bag_check c)
{
	return rows[c].key;
}

const char *
bag_check_name(enum bag_check c)
{
	return rows[c].name;
}

enum aspect
bag_check_aspect(enum bag_check c)
{
	return rows[c].aspect;
}

/* As far as the digests of files go. */
static enum proof_result
payload_result(const struct bag_report *r)
{
	if (r->left_out == 0)
		return PROOF_PASSED;
	return r->left_out < r->files ? PROOF_PART : PROOF_UNTESTED;
}

enum proof_result
bag_check_result(const struct bag_report *r, enum bag_check c)
{
	enum proof_result out = !r->tested[c] ? PROOF_UNTESTED :
	    c == BAG_PAYLOAD ? payload_result(r) : PROOF_PASSED;

	for (size_t i = 0; i < r->fault.v.n; i++) {
		const struct bag_fault *f = &r->fault.v.v[i];

		if (f->check != c)
			continue;
		if (f->level == LEVEL_REFUSE)
			return PROOF_FAILED;
		if (f->level == LEVEL_UNJUDGED)
			out = PROOF_UNTESTED;
	}
	return out;
}

enum proof_result
bag_report_result(const struct bag_report *r)
{
	enum proof_result out = r->left_out > 0 ? PROOF_PART : PROOF_PASSED;

	for (size_t i = 0; i < r->fault.v.n; i++) {
		if (r->fault.v.v[i].level == LEVEL_REFUSE)
			return PROOF_FAILED;
		if (r->fault.v.v[i].level == LEVEL_UNJUDGED)
			out = PROOF_UNTESTED;
	}
	return out;
}
