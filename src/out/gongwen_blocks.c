/*
 * gongwen_blocks.c - the blocks of a body: paragraphs, tables, lists of
 * names, charts; and the small readers of attributes.
 */
#include "out/gongwen_parts.h"

#include <string.h>

#include "base/decimal.h"
#include "out/gongwen.h"

enum { LABELS_MOST = 24, SERIES_MOST = 4, LIST_COLUMNS = 8 };

bool
build_filled(struct builder *b, const xmlNode *n, const char *name, bool must,
    const char **out)
{
	*out = build_attr(b, n, name);
	if (*out == NULL && must)
		return build_fail(b, n, "元素“%s”缺少属性“%s”",
		    (const char *)n->name, name);
	if (*out != NULL && **out == '\0')
		return build_fail(b, n, "属性“%s”是空的，这里应当有内容",
		    name);
	return true;
}

bool
build_align(struct builder *b, const xmlNode *n, enum gw_align *out)
{
	const char *s = build_attr(b, n, "对齐");

	if (s != NULL && !gw_align_parse(s, out))
		return build_fail(b, n, "对齐只能是左、居中、右，这里是“%s”",
		    s);
	return true;
}

bool
build_count(struct builder *b, const xmlNode *n, const char *name,
    uint32_t most, uint32_t *out)
{
	const char *s = build_attr(b, n, name);
	int64_t v;

	if (s == NULL)
		return true;
	if (!integer_parse(s, 1, most, &v))
		return build_fail(b, n, "属性“%s”应当是 1 到 %u 的整数，"
		    "这里是“%s”", name, (unsigned)most, s);
	*out = (uint32_t)v;
	return true;
}

static bool
read_para(struct builder *b, const xmlNode *n, enum gw_level level,
    struct gw_block *out)
{
	struct gw_para *p = arena_new(b->a, struct gw_para);
	const char *number = "";

	p->level = level;
	out->kind = BLOCK_PARA;
	out->para = p;
	if (level != PARA_TEXT) {
		for (int i = (int)level + 1; i < GW_LEVELS; i++)
			b->counter[i] = 0;
		if (++b->counter[level] > 99)
			return build_fail(b, n, "这一层的标题超过99个");
		number = gw_number(b->a, level, b->counter[level]);
	}
	return BUILD_ONLY(b, n, "顶格", "对齐") &&
	    build_flag(b, n, "顶格", &p->flush) &&
	    build_align(b, n, &p->align) &&
	    build_text(b, n, gw_level_role(level), number, false, &p->text);
}

/* Children of the one name, each a text; *n_out counts them. */
static bool
read_items(struct builder *b, const xmlNode *n, const struct gw_text **out,
    size_t *n_out)
{
	VEC(struct gw_text) v = { 0 };

	for (const xmlNode *c = build_element(n->children); c != NULL;
	    c = build_element(c->next)) {
		if (!build_is(c, "项"))
			return build_fail(b, c, "名单里只能有“项”");
		if (!BUILD_NO_ATTRIBUTES(b, c) || !build_text(b, c,
		    ROLE_BODY, "", false, vec_push(b->a, &v)))
			return false;
	}
	*out = v.v;
	*n_out = v.n;
	return v.n > 0 || build_fail(b, n, "名单里一项也没有");
}

static bool
read_list(struct builder *b, const xmlNode *n, struct gw_block *out)
{
	struct gw_list *l = arena_new(b->a, struct gw_list);

	out->kind = BLOCK_LIST;
	out->list = l;
	l->columns = 1;
	return BUILD_ONLY(b, n, "栏") && build_inside(b, n, true) &&
	    build_count(b, n, "栏", LIST_COLUMNS, &l->columns) &&
	    read_items(b, n, &l->item, &l->n);
}

/* 值: 0 to 999999.99, or — where there is none. */
static bool
read_series(struct builder *b, const xmlNode *n, size_t n_labels,
    struct gw_series *out)
{
	int64_t *value = arena_array(b->a, int64_t, n_labels);
	bool *given = arena_array(b->a, bool, n_labels);
	size_t i = 0;

	out->value = value;
	out->given = given;
	if (!BUILD_ONLY(b, n, "名") || !build_inside(b, n, true) ||
	    !build_filled(b, n, "名", true, &out->name))
		return false;
	for (const xmlNode *c = build_element(n->children); c != NULL;
	    c = build_element(c->next), i++) {
		const char *s;

		if (!build_is(c, "值") || i == n_labels)
			return build_fail(b, c, "系列里只能有“值”，同类一样"
			    "多（%zu个）", n_labels);
		if (!BUILD_NO_ATTRIBUTES(b, c) || !build_string(b, c, &s))
			return false;
		given[i] = strcmp(s, "—") != 0;
		if (given[i] && !decimal_parse(s, &value[i]))
			return build_fail(b, c, "图里的值应当是数，至多两位"
			    "小数，没有的写“—”，这里是“%s”", s);
	}
	return i == n_labels || build_fail(b, n, "系列有%zu个值，类有%zu个",
	    i, n_labels);
}

/* 类, then 系列. */
static bool
read_chart_children(struct builder *b, const xmlNode *n, struct gw_chart *t)
{
	VEC(const char *) label = { 0 };
	VEC(struct gw_series) series = { 0 };

	for (const xmlNode *c = build_element(n->children); c != NULL;
	    c = build_element(c->next)) {
		bool ok;

		if (build_is(c, "类") && series.n == 0)
			ok = BUILD_NO_ATTRIBUTES(b, c) && build_string(b, c,
			    vec_push(b->a, &label));
		else if (build_is(c, "系列"))
			ok = read_series(b, c, label.n,
			    vec_push(b->a, &series));
		else
			ok = build_fail(b, c, "图里依次是类、系列");
		if (!ok)
			return false;
	}
	t->label = label.v;
	t->n_labels = label.n;
	t->series = series.v;
	t->n_series = series.n;
	return (label.n > 0 && label.n <= LABELS_MOST && series.n > 0 &&
	    series.n <= SERIES_MOST) || build_fail(b, n,
	    "图里要有1至%d个类、1至%d个系列", LABELS_MOST, SERIES_MOST);
}

static bool
read_chart(struct builder *b, const xmlNode *n, struct gw_block *out)
{
	struct gw_chart *t = arena_new(b->a, struct gw_chart);
	const char *shape;

	out->kind = BLOCK_CHART;
	out->chart = t;
	if (!BUILD_ONLY(b, n, "名", "形", "单位") ||
	    !build_inside(b, n, true) ||
	    !build_filled(b, n, "名", true, &t->name) ||
	    !build_filled(b, n, "形", true, &shape) ||
	    !build_filled(b, n, "单位", false, &t->unit))
		return false;
	t->bars = strcmp(shape, "柱") == 0;
	if (!t->bars && strcmp(shape, "折线") != 0)
		return build_fail(b, n, "图的形只能是折线、柱，这里是“%s”",
		    shape);
	return read_chart_children(b, n, t);
}

static bool
read_block(struct builder *b, const xmlNode *n, const char *in,
    struct gw_block *out)
{
	static const struct {
		const char *name;
		enum gw_level level;
		bool (*read)(struct builder *, const xmlNode *,
		    struct gw_block *); /* NULL: a paragraph */
	} table[] = {
		{ "段", PARA_TEXT, NULL }, { "一级", PARA_ONE, NULL },
		{ "二级", PARA_TWO, NULL }, { "三级", PARA_THREE, NULL },
		{ "四级", PARA_FOUR, NULL }, { "表", 0, build_table },
		{ "名单", 0, read_list }, { "图", 0, read_chart },
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++) {
		if (!build_is(n, table[i].name))
			continue;
		return table[i].read == NULL ?
		    read_para(b, n, table[i].level, out) :
		    table[i].read(b, n, out);
	}
	return build_fail(b, n, "“%s”里不能有元素“%s”", in,
	    (const char *)n->name);
}

bool
build_blocks_from(struct builder *b, const xmlNode *n, const xmlNode *first,
    const struct gw_block **out, size_t *n_out)
{
	VEC(struct gw_block) v = { 0 };

	for (const xmlNode *c = first; c != NULL; c = build_element(c->next))
		if (!read_block(b, c, (const char *)n->name,
		    vec_push(b->a, &v)))
			return false;
	*out = v.v;
	*n_out = v.n;
	return v.n > 0 || build_fail(b, n, "“%s”是空的",
	    (const char *)n->name);
}

bool
build_blocks(struct builder *b, const xmlNode *n, const struct gw_block **out,
    size_t *n_out)
{
	return BUILD_NO_ATTRIBUTES(b, n) && build_inside(b, n, true) &&
	    build_blocks_from(b, n, build_element(n->children), out, n_out);
}
