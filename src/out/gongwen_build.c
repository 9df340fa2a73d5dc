/*
 * gongwen_build.c - the result of a template to struct gongwen.
 *
 * The vocabulary stands in two tables, the parts of a paper and the
 * blocks of its body, and in templates/schema/gongwen.xsd (a test keeps
 * them in step).  Anything else is refused with the template's line.
 */
#include "out/gongwen_parts.h"

#include <assert.h>
#include <string.h>

#include "base/decimal.h"
#include "out/gongwen.h"

#define ONLY(b, n, ...) build_only((b), (n), \
    (const char *const[]){ __VA_ARGS__ }, \
    sizeof((const char *const[]){ __VA_ARGS__ }) / sizeof(char *))
#define NO_ATTRIBUTES(b, n) build_only((b), (n), NULL, 0)

struct blocks {
	VEC(struct gw_block) v;
};

/* An attribute that has to have something in it. */
static bool
filled(struct builder *b, const xmlNode *n, const char *name, bool must,
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

static bool
read_align(struct builder *b, const xmlNode *n, enum gw_align *out)
{
	const char *s = build_attr(b, n, "对齐");

	if (s != NULL && !gw_align_parse(s, out))
		return build_fail(b, n, "对齐只能是左、居中、右，这里是“%s”",
		    s);
	return true;
}

static bool
read_count(struct builder *b, const xmlNode *n, const char *name,
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
read_head(struct builder *b, const xmlNode *n, struct gongwen *g)
{
	struct gw_head *h = &g->head;

	return ONLY(b, n, "发文机关标志", "发文字号", "份号", "密级",
	    "紧急程度", "签发人") &&
	    filled(b, n, "发文机关标志", true, &h->organ) &&
	    filled(b, n, "发文字号", false, &h->doc_no) &&
	    filled(b, n, "份号", false, &h->copy_no) &&
	    filled(b, n, "密级", false, &h->secrecy) &&
	    filled(b, n, "紧急程度", false, &h->urgency) &&
	    filled(b, n, "签发人", false, &h->signer);
}

static bool
read_title(struct builder *b, const xmlNode *n, struct gongwen *g)
{
	return NO_ATTRIBUTES(b, n) &&
	    build_text(b, n, ROLE_TITLE, "", false, &g->title);
}

static bool
read_subtitle(struct builder *b, const xmlNode *n, struct gongwen *g)
{
	return NO_ATTRIBUTES(b, n) && build_string(b, n, &g->subtitle);
}

static bool
read_addressee(struct builder *b, const xmlNode *n, struct gongwen *g)
{
	return NO_ATTRIBUTES(b, n) &&
	    build_text(b, n, ROLE_BODY, "", false, &g->addressee);
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
	return ONLY(b, n, "顶格", "对齐") &&
	    build_flag(b, n, "顶格", &p->flush) &&
	    read_align(b, n, &p->align) &&
	    build_text(b, n, gw_level_role(level), number, false, &p->text);
}

static bool
read_column(struct builder *b, const xmlNode *n, struct gw_column *c)
{
	c->share = 1;
	c->align = GW_CENTER;
	return ONLY(b, n, "宽", "对齐") &&
	    read_count(b, n, "宽", 1000, &c->share) &&
	    read_align(b, n, &c->align);
}

/* The cells of a row; `from` counts the columns they cover. */
static bool
read_cell(struct builder *b, const xmlNode *n, const struct gw_table *t,
    bool head, size_t *from, struct gw_cell *c)
{
	bool blank;

	c->span = 1;
	if (!ONLY(b, n, "跨", "对齐", "标", "空") ||
	    !read_count(b, n, "跨", 100, &c->span) ||
	    !build_flag(b, n, "标", &c->label) ||
	    !build_flag(b, n, "空", &blank))
		return false;
	if (*from + c->span > t->n_columns)
		return build_fail(b, n, "这一行的格比列多（共%zu列）",
		    t->n_columns);
	assert(t->column != NULL);
	c->align = head || c->label || c->span > 1 ? GW_CENTER :
	    t->column[*from].align;
	*from += c->span;
	if (!read_align(b, n, &c->align) || !build_text(b, n, head ||
	    c->label ? ROLE_HEI : ROLE_BODY, "", blank, &c->text))
		return false;
	return !blank || c->text.n == 0 || build_fail(b, n,
	    "空=“是”的格里不能有文字");
}

static bool
read_row(struct builder *b, const xmlNode *n, const struct gw_table *t,
    bool head, struct gw_row *row)
{
	VEC(struct gw_cell) v = { 0 };
	size_t columns = 0;

	row->lines = 1;
	if (!ONLY(b, n, "高") || !read_count(b, n, "高", 40, &row->lines))
		return false;
	for (const xmlNode *c = build_element(n->children); c != NULL;
	    c = build_element(c->next)) {
		if (!build_is(c, "格"))
			return build_fail(b, c, "行里只能有“格”，这里是"
			    "“%s”", (const char *)c->name);
		if (!read_cell(b, c, t, head, &columns,
		    vec_push(b->a, &v)))
			return false;
	}
	if (columns != t->n_columns)
		return build_fail(b, n, "这一行的格占%zu列，表有%zu列",
		    columns, t->n_columns);
	row->cell = v.v;
	row->n = v.n;
	return true;
}

struct rows {
	VEC(struct gw_column) column;
	VEC(struct gw_row) head, row;
};

/* Columns, then heads, then rows; `t` sees what is complete so far. */
static bool
read_table_child(struct builder *b, const xmlNode *n, struct gw_table *t,
    struct rows *r)
{
	bool ok = true;

	if (build_is(n, "列") && r->head.n + r->row.n == 0)
		ok = read_column(b, n, vec_push(b->a, &r->column));
	else if (build_is(n, "表头") && r->row.n == 0)
		ok = read_row(b, n, t, true, vec_push(b->a, &r->head));
	else if (build_is(n, "行"))
		ok = read_row(b, n, t, false, vec_push(b->a, &r->row));
	else
		ok = build_fail(b, n, "表里依次是列、表头、行，这里不能有"
		    "“%s”", (const char *)n->name);
	t->column = r->column.v;
	t->n_columns = r->column.n;
	return ok;
}

static bool
read_table(struct builder *b, const xmlNode *n, struct gw_block *out)
{
	struct gw_table *t = arena_new(b->a, struct gw_table);
	struct rows r = { { 0 }, { 0 }, { 0 } };
	const char *size = build_attr(b, n, "字号");

	out->kind = BLOCK_TABLE;
	out->table = t;
	t->size = SIZE_5;
	if (!ONLY(b, n, "名", "字号") || !filled(b, n, "名", false, &t->name))
		return false;
	if (size != NULL && !gw_size_parse(size, &t->size))
		return build_fail(b, n, "没有“%s”这个字号", size);
	for (const xmlNode *c = build_element(n->children); c != NULL;
	    c = build_element(c->next))
		if (!read_table_child(b, c, t, &r))
			return false;
	if (r.row.n == 0)
		return build_fail(b, n, "表里一行也没有");
	t->head = r.head.v;
	t->n_heads = r.head.n;
	t->row = r.row.v;
	t->n_rows = r.row.n;
	return true;
}

/* 段, 一级 to 四级 and 表: the body, and what follows the signature. */
static bool
read_blocks(struct builder *b, const xmlNode *n, const struct gw_block **out,
    size_t *n_out)
{
	static const struct {
		const char *name;
		enum gw_level level;
	} paras[] = {
		{ "段", PARA_TEXT }, { "一级", PARA_ONE },
		{ "二级", PARA_TWO }, { "三级", PARA_THREE },
		{ "四级", PARA_FOUR },
	};
	struct blocks v = { { 0 } };
	const size_t n_paras = sizeof(paras) / sizeof(*paras);

	if (!NO_ATTRIBUTES(b, n))
		return false;
	for (const xmlNode *c = build_element(n->children); c != NULL;
	    c = build_element(c->next)) {
		struct gw_block *block = vec_push(b->a, &v.v);
		size_t i = 0;
		bool ok;

		while (i < n_paras && !build_is(c, paras[i].name))
			i++;
		if (i < n_paras)
			ok = read_para(b, c, paras[i].level, block);
		else
			ok = build_is(c, "表") ? read_table(b, c, block) :
			    build_fail(b, c, "“%s”里不能有元素“%s”",
			    (const char *)n->name, (const char *)c->name);
		if (!ok)
			return false;
	}
	*out = v.v.v;
	*n_out = v.v.n;
	return v.v.n > 0 || build_fail(b, n, "“%s”是空的",
	    (const char *)n->name);
}

static bool
read_body(struct builder *b, const xmlNode *n, struct gongwen *g)
{
	return read_blocks(b, n, &g->block, &g->n_blocks);
}

static bool
read_slip(struct builder *b, const xmlNode *n, struct gongwen *g)
{
	return read_blocks(b, n, &g->slip, &g->n_slips);
}

static bool
read_attachments(struct builder *b, const xmlNode *n, struct gongwen *g)
{
	VEC(const char *) v = { 0 };

	if (!NO_ATTRIBUTES(b, n))
		return false;
	for (const xmlNode *c = build_element(n->children); c != NULL;
	    c = build_element(c->next)) {
		if (!build_is(c, "附件"))
			return build_fail(b, c, "附件说明里只能有“附件”");
		if (!build_string(b, c, vec_push(b->a, &v)))
			return false;
	}
	g->attachment = v.v;
	g->n_attachments = v.n;
	return v.n > 0 || build_fail(b, n, "附件说明是空的");
}

static bool
read_signature(struct builder *b, const xmlNode *n, struct gongwen *g)
{
	struct gw_signature *s = arena_new(b->a, struct gw_signature);
	VEC(struct gw_text) organ = { 0 };
	bool ok = ONLY(b, n, "用印") && build_flag(b, n, "用印", &s->seal);

	for (const xmlNode *c = build_element(n->children); ok && c != NULL;
	    c = build_element(c->next)) {
		if (build_is(c, "署名") && s->date == NULL)
			ok = build_text(b, c, ROLE_BODY, "", false,
			    vec_push(b->a, &organ));
		else if (build_is(c, "日期") && s->date == NULL)
			ok = build_string(b, c, &s->date);
		else
			ok = build_fail(b, c, "落款里依次是署名、日期");
	}
	s->organ = organ.v;
	s->n_organs = organ.n;
	g->signature = s;
	if (ok && (s->date == NULL || s->n_organs == 0))
		ok = build_fail(b, n, "落款里要有署名和日期");
	return ok;
}

static bool
read_note(struct builder *b, const xmlNode *n, struct gongwen *g)
{
	return NO_ATTRIBUTES(b, n) && build_string(b, n, &g->note);
}

static bool
read_foot(struct builder *b, const xmlNode *n, struct gongwen *g)
{
	struct gw_foot *f = arena_new(b->a, struct gw_foot);

	g->foot = f;
	return ONLY(b, n, "抄送", "印发机关", "印发日期") &&
	    filled(b, n, "抄送", false, &f->copy_to) &&
	    filled(b, n, "印发机关", false, &f->issuer) &&
	    filled(b, n, "印发日期", false, &f->issue_date);
}

static bool
read_trace(struct builder *b, const xmlNode *n, struct gongwen *g)
{
	return NO_ATTRIBUTES(b, n) && build_string(b, n, &g->trace);
}

/* The parts of a paper, in their order. */
static const struct part {
	const char *name;
	bool (*read)(struct builder *, const xmlNode *, struct gongwen *);
	bool must;
} parts[] = {
	{ "版头", read_head, false },
	{ "标题", read_title, true },
	{ "副题", read_subtitle, false },
	{ "主送", read_addressee, false },
	{ "正文", read_body, true },
	{ "附件说明", read_attachments, false },
	{ "落款", read_signature, false },
	{ "附注", read_note, false },
	{ "回执", read_slip, false },
	{ "版记", read_foot, false },
	{ "页脚", read_trace, false },
};

static bool
read_parts(struct builder *b, const xmlNode *root, struct gongwen *g)
{
	const xmlNode *c = build_element(root->children);

	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
		if (c == NULL || !build_is(c, parts[i].name)) {
			if (!parts[i].must)
				continue;
			return build_fail(b, c == NULL ? root : c,
			    "这里应当是“%s”", parts[i].name);
		}
		if (!parts[i].read(b, c, g))
			return false;
		c = build_element(c->next);
	}
	return c == NULL || build_fail(b, c, "这里不能有元素“%s”："
	    "不认识，重复了，或者次序不对", (const char *)c->name);
}

bool
gongwen_build(const struct compiled *t, xmlDocPtr doc, struct arena *a,
    const struct gongwen **out, struct err *e)
{
	struct builder b = { .t = t, .a = a, .e = e, .kind = t->kind };
	const xmlNode *root = xmlDocGetRootElement(doc);
	struct gongwen *g = arena_new(a, struct gongwen);
	const char *format;

	if (root == NULL)
		return err_set(e, ERR_CONFIG, "文书模板没有写出任何内容"
		    "（《%s》）", t->kind);
	if (!build_is(root, "公文"))
		return build_fail(&b, root, "根元素应当是“公文”（%s）",
		    GONGWEN_NS);
	if (!ONLY(&b, root, "格式", "文种", "草稿") ||
	    !filled(&b, root, "格式", true, &format) ||
	    !build_flag(&b, root, "草稿", &g->draft))
		return false;
	if (!gw_format_parse(format, &g->format))
		return build_fail(&b, root, "没有“%s”这个格式", format);
	g->kind = arena_strdup(a, t->kind);
	if (!read_parts(&b, root, g))
		return false;
	if (g->head.organ == NULL && g->format != FORMAT_FORM)
		return build_fail(&b, root, "%s要有版头", format);
	*out = g;
	return true;
}
