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
};

static const struct { const char *key, *name; } outcomes[BAG_OUTCOMES] = {
	[BAG_UNTESTED] = { "untested", "未检测" },
	[BAG_PASSED] = { "passed", "通过" },
	[BAG_FAILED] = { "failed", "不通过" },
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
bag_outcome_key(enum bag_outcome o)
{
	return outcomes[o].key;
}

const char *
bag_outcome_name(enum bag_outcome o)
{
	return outcomes[o].name;
}

enum bag_outcome
bag_check_outcome(const struct bag_report *r, enum bag_check c)
{
	enum bag_outcome out = r->tested[c] ? BAG_PASSED : BAG_UNTESTED;

	for (size_t i = 0; i < r->fault.v.n; i++) {
		const struct bag_fault *f = &r->fault.v.v[i];

		if (f->check != c)
			continue;
		if (f->level == LEVEL_REFUSE)
			return BAG_FAILED;
		if (f->level == LEVEL_UNJUDGED)
			out = BAG_UNTESTED;
	}
	return out;
}

enum bag_outcome
bag_report_outcome(const struct bag_report *r)
{
	enum bag_outcome out = BAG_PASSED;

	for (size_t i = 0; i < r->fault.v.n; i++) {
		if (r->fault.v.v[i].level == LEVEL_REFUSE)
			return BAG_FAILED;
		if (r->fault.v.v[i].level == LEVEL_UNJUDGED)
			out = BAG_UNTESTED;
	}
	return out;
}
