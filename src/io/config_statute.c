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

/* A fault, and how it is mended. */
static bool
fault(const struct at *at, const struct xml_node *n, struct err *e,
    const char *what, const char *mend)
{
	return err_set(e, ERR_CONFIG, "%s:%u:%u: %s；改法：%s", at->path,
	    n->line, n->column, what, mend);
}

/* --- regulations.xml --- */

static bool
read_clauses(struct arena *a, const struct at *at, const struct xml_node *n,
    struct edition *out, struct err *e)
{
	VEC(struct statute_clause) v = { NULL, 0, 0 };

	for (const struct xml_node *x = n->child; x != NULL; x = x->next) {
		const char *clause = config_text(x, "项");

		for (size_t i = 0; i < v.n; i++)
			if (strcmp(v.v[i].clause, clause) == 0)
				return fault(at, x, e, arena_printf(a, "第（%s）"
				    "项写了两次", clause), "删去一个，或者改成"
				    "正确的项");
		*vec_push(a, &v) = (struct statute_clause){ clause,
		    config_text(x, "名称") };
	}
	out->clause = v.v;
	out->n_clauses = v.n;
	return true;
}

static bool
overlaps(const struct validity *x, const struct validity *y)
{
	return (x->to == DAY_NONE || y->from <= x->to) &&
	    (y->to == DAY_NONE || x->from <= y->to);
}

static bool
read_edition(struct arena *a, const struct at *at, const struct xml_node *n,
    struct edition *x, struct err *e)
{
	*x = (struct edition){ .article = config_text(n, "情形条"),
	    .appeal_article = config_text(n, "申诉条") };
	if (!read_number(at, n, "年份", 2099, &x->year, e) ||
	    !read_validity(at, n, &x->in_force, e) ||
	    !read_number(at, n, "申诉期限", MONTHS_MOST, &x->appeal_months,
	    e) || !read_number(at, n, "复查期限", MONTHS_MOST,
	    &x->review_months, e))
		return false;
	if (x->year != day_civil(x->in_force.from).year)
		return fault(at, n, e, arena_printf(a, "%d年的版本，“起”不在这"
		    "一年", x->year), "核对正式文本，改正“年份”或者“起”");
	if ((x->appeal_article[0] != '\0') != (x->appeal_months > 0) ||
	    (x->review_months > 0 && x->appeal_months == 0))
		return fault(at, n, e, "申诉条、申诉期限没有一起写", "条例规定了"
		    "申诉期限的，写明在第几条、几个月；没有规定的都不写");
	return read_clauses(a, at, n, x, e);
}

/* An edition ends where the next begins: else there are days on which
 * none holds. */
static bool
check_gaps(struct arena *a, const struct at *at, const struct xml_node *root,
    const struct edition *v, struct err *e)
{
	const struct xml_node *n = root->child;

	for (const struct edition *x = v; n != NULL; n = n->next, x++) {
		const struct edition *next = v;
		const struct xml_node *m = root->child;

		while (m != NULL && next->in_force.from !=
		    x->in_force.to + 1) {
			m = m->next;
			next++;
		}
		if (x->in_force.to != DAY_NONE && m == NULL)
			return fault(at, n, e, arena_printf(a, "%d年的版本到%s"
			    "为止，第二天没有接上的版本", x->year,
			    config_text(n, "止")), "补上后一个版本，或者改正"
			    "“起”“止”");
	}
	return true;
}

bool
config_regulations(struct arena *a, const struct at *at,
    const struct xml_node *root, struct config *out, struct err *e)
{
	VEC(struct edition) v = { NULL, 0, 0 };

	for (const struct xml_node *n = root->child; n != NULL; n = n->next) {
		struct edition x;

		if (!read_edition(a, at, n, &x, e))
			return false;
		for (size_t i = 0; i < v.n; i++)
			if (overlaps(&v.v[i].in_force, &x.in_force))
				return config_fault(at, n, e, "两个版本的有效期"
				    "重叠", config_text(n, "年份"));
		*vec_push(a, &v) = x;
	}
	if (!check_gaps(a, at, root, v.v, e))
		return false;
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

/* Article 5 (1): what can be done to whom at all. */
static bool
way_fits(bool of_organ, enum measure_kind way)
{
	static const bool fits[MEASURES][2] = {
		[MEASURE_CHECK] = { false, true },
		[MEASURE_CIRCULAR] = { true, true },
		[MEASURE_REORGANISE] = { false, true },
		[MEASURE_ADMONITION] = { true, false },
		[MEASURE_ADJUSTMENT] = { true, false },
		[MEASURE_DISCIPLINE] = { true, false },
	};

	return fits[way][of_organ];
}

static bool
same_power(const struct authority *x, const struct authority *y)
{
	return x->organ == y->organ && x->of_organ == y->of_organ &&
	    x->way == y->way && overlaps(&x->in_force, &y->in_force);
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
		if (!way_fits(x.of_organ, x.way))
			return fault(at, n, e, arena_printf(a, "对%s没有%s这种"
			    "问责方式", config_text(n, "对象"),
			    config_text(n, "方式")), "党组织：检查、通报、改组；"
			    "领导干部：通报、诫勉、组织调整或者组织处理、纪律"
			    "处分");
		for (size_t i = 0; i < v.n; i++)
			if (same_power(&v.v[i], &x))
				return fault(at, n, e, "这一项权限在同一段时间里"
				    "写了两次", "删去一行，或者把“起”“止”错开");
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

/* What a row above takes away from one below: 警告 stands in 严重警告. */
static bool
hides(const struct effect *above, const struct effect *x)
{
	return above->way == x->way && strstr(x->content, above->content) !=
	    NULL && above->in_force.from <= x->in_force.from &&
	    (above->in_force.to == DAY_NONE || (x->in_force.to != DAY_NONE &&
	    x->in_force.to <= above->in_force.to));
}

bool
config_effects(struct arena *a, const struct at *at,
    const struct xml_node *root, struct config *out, struct err *e)
{
	VEC(struct effect) v = { NULL, 0, 0 };

	for (const struct xml_node *n = root->child; n != NULL; n = n->next) {
		struct effect x = { .content = config_text(n, "内容"),
		    .open = config_text(n, "公开") };

		if (x.open[0] == '\0')
			x.open = x.content;
		if (!measure_kind_parse(config_text(n, "方式"), &x.way))
			return config_fault(at, n, e, "方式不对",
			    config_text(n, "方式"));
		if (!read_number(at, n, "月数", MONTHS_MOST, &x.months, e) ||
		    !read_validity(at, n, &x.in_force, e))
			return false;
		for (size_t i = 0; i < v.n; i++)
			if (hides(&v.v[i], &x))
				return fault(at, n, e, arena_printf(a, "%s%s这一行"
				    "查不到：前面的一行已经包括了它",
				    config_text(n, "方式"), x.content),
				    "内容写得具体的放在前面，重复的删去");
		*vec_push(a, &v) = x;
	}
	out->policy.statutes.effect = v.v;
	out->policy.statutes.n_effects = v.n;
	return true;
}
