#include "model/bag.h"

static const struct { const char *key, *name; } rows[BAG_CHECKS] = {
	[BAG_DECLARED] = { "declaration", "包声明" },
	[BAG_TEXTS] = { "tag-files", "标签文件" },
	[BAG_PATHS] = { "paths", "路径" },
	[BAG_MANIFESTS] = { "manifests", "清单" },
	[BAG_COMPLETE] = { "completeness", "齐全" },
	[BAG_FETCHED] = { "fetch", "待取文件" },
	[BAG_OXUM] = { "payload-oxum", "字节数和件数" },
	[BAG_PAYLOAD] = { "payload", "内容摘要" },
	[BAG_TAGS] = { "tags", "标签文件摘要" },
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

enum bag_outcome
bag_check_outcome(const struct bag_faults *f, const bool tested[BAG_CHECKS],
    enum bag_check c)
{
	enum bag_outcome out = tested[c] ? BAG_PASSED : BAG_UNTESTED;

	for (size_t i = 0; i < f->v.n; i++) {
		if (f->v.v[i].check != c)
			continue;
		if (f->v.v[i].level == LEVEL_REFUSE)
			return BAG_FAILED;
		if (f->v.v[i].level == LEVEL_UNJUDGED)
			out = BAG_UNTESTED;
	}
	return out;
}
