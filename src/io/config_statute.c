/*
 * config_statute.c - the dated tables of the 问责条例.
 */
#include <string.h>

#include "base/decimal.h"
#include "io/config_parts.h"

enum { MONTHS_MOST = 120 };

static bool
read_day(const struct at *at, const struct xml_node *n, const char *name,
    day_t *out, struct err *e)
{
	const char *v = config_text(n, name);

	*out = DAY_NONE;
	return v[0] == '\0' || day_parse(v, out) ||
	    config_fault(at, n, e, "日期不对", v);
}

static bool
read_validity(const struct at *at, const struct xml_node *n,
    struct validity *v, struct err *e)
{
	if (!read_day(at, n, "起", &v->from, e) ||
	    !read_day(at, n, "止", &v->to, e))
		return false;
	return v->to == DAY_NONE || v->from <= v->to ||
	    config_fault(at, n, e, "“止”早于“起”", config_text(n, "止"));
}

static bool
read_number(const struct at *at, const struct xml_node *n, const char *name,
    int64_t most, int *out, struct err *e)
{
	const char *v = config_text(n, name);
	int64_t number = 0;

	if (v[0] != '\0' && !integer_parse(v, 1, most, &number))
		return config_fault(at, n, e, "数字不对", v);
	*out = (int)number;
	return true;
}

/* --- regulations.xml --- */

static const struct statute_clause *
read_clauses(struct arena *a, const struct xml_node *n, size_t *count)
{
	VEC(struct statute_clause) v = { NULL, 0, 0 };

	for (const struct xml_node *x = n->child; x != NULL; x = x->next)
		*vec_push(a, &v) = (struct statute_clause){
		    config_text(x, "项"), config_text(x, "名称") };
	*count = v.n;
	return v.v;
}

static bool
overlaps(const struct validity *x, const struct validity *y)
{
	return (x->to == DAY_NONE || y->from <= x->to) &&
	    (y->to == DAY_NONE || x->from <= y->to);
}

bool
config_regulations(struct arena *a, const struct at *at,
    const struct xml_node *root, struct config *out, struct err *e)
{
	VEC(struct edition) v = { NULL, 0, 0 };

	for (const struct xml_node *n = root->child; n != NULL; n = n->next) {
		struct edition x = { .article = config_text(n, "情形条"),
		    .appeal_article = config_text(n, "申诉条") };

		if (!read_number(at, n, "年份", 2099, &x.year, e) ||
		    !read_validity(at, n, &x.in_force, e) ||
		    !read_number(at, n, "申诉期限", MONTHS_MOST,
		    &x.appeal_months, e) || !read_number(at, n, "复查期限",
		    MONTHS_MOST, &x.review_months, e))
			return false;
		for (size_t i = 0; i < v.n; i++)
			if (overlaps(&v.v[i].in_force, &x.in_force))
				return config_fault(at, n, e, "两个版本的有效期"
				    "重叠", config_text(n, "年份"));
		x.clause = read_clauses(a, n, &x.n_clauses);
		*vec_push(a, &v) = x;
	}
	out->policy.statutes.checked = strcmp(config_text(root, "核对"),
	    "已核对") == 0;
	out->policy.statutes.edition = v.v;
	out->policy.statutes.n_editions = v.n;
	return true;
}

/* --- authority.xml --- */

static enum authority_limit
read_limit(const struct xml_node *n)
{
	static const char *const name[] = { [LIMIT_NONE] = "",
		[LIMIT_BASIS] = "依据授权",
		[LIMIT_APPROVAL] = "同级党委批准" };
	size_t i = sizeof(name) / sizeof(name[0]) - 1;

	while (i > LIMIT_NONE && strcmp(config_text(n, "条件"), name[i]) != 0)
		i--;
	return (enum authority_limit)i;
}

static const char *const *
read_bases(struct arena *a, const struct xml_node *n, size_t *count)
{
	VEC(const char *) v = { NULL, 0, 0 };

	for (const struct xml_node *x = n->child; x != NULL; x = x->next)
		*vec_push(a, &v) = config_text(x, "法规");
	*count = v.n;
	return v.v;
}

bool
config_authority(struct arena *a, const struct at *at,
    const struct xml_node *root, struct config *out, struct err *e)
{
	VEC(struct authority) v = { NULL, 0, 0 };

	for (const struct xml_node *n = root->child; n != NULL; n = n->next) {
		struct authority x = { .limit = read_limit(n),
		    .of_organ = strcmp(config_text(n, "对象"), "党组织") ==
		    0 };

		if (!organ_type_parse(config_text(n, "机关"), &x.organ) ||
		    !measure_kind_parse(config_text(n, "方式"), &x.way))
			return config_fault(at, n, e, "机关或者方式不对",
			    config_text(n, "方式"));
		if (!read_validity(at, n, &x.in_force, e))
			return false;
		x.basis = read_bases(a, n, &x.n_bases);
		if ((x.limit == LIMIT_BASIS) != (x.n_bases > 0))
			return config_fault(at, n, e, "条件是“依据授权”的写明"
			    "授权的法规，别的不写", config_text(n, "条件"));
		*vec_push(a, &v) = x;
	}
	out->policy.statutes.authority = v.v;
	out->policy.statutes.n_authorities = v.n;
	return true;
}

/* --- effects.xml --- */

bool
config_effects(struct arena *a, const struct at *at,
    const struct xml_node *root, struct config *out, struct err *e)
{
	VEC(struct effect) v = { NULL, 0, 0 };

	for (const struct xml_node *n = root->child; n != NULL; n = n->next) {
		struct effect x = { .content = config_text(n, "内容") };

		if (!measure_kind_parse(config_text(n, "方式"), &x.way))
			return config_fault(at, n, e, "方式不对",
			    config_text(n, "方式"));
		if (!read_number(at, n, "月数", MONTHS_MOST, &x.months, e) ||
		    !read_validity(at, n, &x.in_force, e))
			return false;
		*vec_push(a, &v) = x;
	}
	out->policy.statutes.effect = v.v;
	out->policy.statutes.n_effects = v.n;
	return true;
}
