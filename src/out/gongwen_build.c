/*
 * gongwen_build.c - the result of a template to struct gongwen: the parts
 * of a paper (the blocks of its body: gongwen_blocks.c).
 *
 * The vocabulary stands in two tables, the parts here and the blocks
 * there, and in templates/schema/gongwen.xsd (a test keeps them in step).
 * Anything else is refused with the template's line.
 */
#include "out/gongwen_parts.h"

#include <assert.h>
#include <string.h>

#include "base/decimal.h"
#include "out/gongwen.h"

static bool
read_head(struct builder *b, const xmlNode *n, struct gongwen *g)
{
	struct gw_head *h = &g->head;

	h->word = true;
	return BUILD_ONLY(b, n, "发文机关标志", "文件", "发文字号", "份号",
	    "密级", "紧急程度", "签发人") && build_inside(b, n, false) &&
	    build_filled(b, n, "发文机关标志", true, &h->organ) &&
	    build_flag(b, n, "文件", &h->word) &&
	    build_filled(b, n, "发文字号", false, &h->doc_no) &&
	    build_filled(b, n, "份号", false, &h->copy_no) &&
	    build_filled(b, n, "密级", false, &h->secrecy) &&
	    build_filled(b, n, "紧急程度", false, &h->urgency) &&
	    build_filled(b, n, "签发人", false, &h->signer);
}

static bool
read_title(struct builder *b, const xmlNode *n, struct gongwen *g)
{
	return BUILD_NO_ATTRIBUTES(b, n) &&
	    build_text(b, n, ROLE_TITLE, "", false, &g->title);
}

static bool
read_subtitle(struct builder *b, const xmlNode *n, struct gongwen *g)
{
	return BUILD_NO_ATTRIBUTES(b, n) && build_string(b, n, &g->subtitle);
}

static bool
read_addressee(struct builder *b, const xmlNode *n, struct gongwen *g)
{
	return BUILD_NO_ATTRIBUTES(b, n) &&
	    build_text(b, n, ROLE_BODY, "", false, &g->addressee);
}

static bool
read_body(struct builder *b, const xmlNode *n, struct gongwen *g)
{
	return build_blocks(b, n, &g->block, &g->n_blocks);
}

static bool
read_slip(struct builder *b, const xmlNode *n, struct gongwen *g)
{
	return build_blocks(b, n, &g->slip, &g->n_slips);
}

static bool
read_attachments(struct builder *b, const xmlNode *n, struct gongwen *g)
{
	VEC(const char *) v = { 0 };

	if (!BUILD_NO_ATTRIBUTES(b, n) || !build_inside(b, n, true))
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
	bool ok = BUILD_ONLY(b, n, "用印") && build_inside(b, n, true) &&
	    build_flag(b, n, "用印", &s->seal);

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
read_people(struct builder *b, const xmlNode *n, struct gongwen *g)
{
	VEC(struct gw_people) v = { 0 };

	for (; n != NULL && build_is(n, "人员"); n = build_element(n->next)) {
		struct gw_people *p = vec_push(b->a, &v);

		if (!BUILD_ONLY(b, n, "类") ||
		    !build_filled(b, n, "类", true, &p->role) ||
		    !build_text(b, n, ROLE_BODY, "", false, &p->text))
			return false;
	}
	g->people = v.v;
	g->n_people = v.n;
	return true;
}

static bool
read_annexes(struct builder *b, const xmlNode *n, struct gongwen *g)
{
	VEC(struct gw_annex) v = { 0 };

	for (; n != NULL && build_is(n, "附件"); n = build_element(n->next)) {
		struct gw_annex *x = vec_push(b->a, &v);
		const xmlNode *title = build_element(n->children);

		memset(b->counter, 0, sizeof(b->counter));
		if (!BUILD_NO_ATTRIBUTES(b, n) || !build_inside(b, n, true))
			return false;
		if (title == NULL || !build_is(title, "标题"))
			return build_fail(b, n, "附件里先要有“标题”");
		if (!BUILD_NO_ATTRIBUTES(b, title) || !build_text(b, title,
		    ROLE_TITLE, "", false, &x->title) ||
		    !build_blocks_from(b, n, build_element(title->next),
		    &x->block, &x->n_blocks))
			return false;
	}
	g->annex = v.v;
	g->n_annexes = v.n;
	return true;
}

static bool
read_note(struct builder *b, const xmlNode *n, struct gongwen *g)
{
	return BUILD_NO_ATTRIBUTES(b, n) && build_string(b, n, &g->note);
}

static bool
read_foot(struct builder *b, const xmlNode *n, struct gongwen *g)
{
	struct gw_foot *f = arena_new(b->a, struct gw_foot);

	g->foot = f;
	return BUILD_ONLY(b, n, "抄送", "印发机关", "印发日期") &&
	    build_inside(b, n, false) &&
	    build_filled(b, n, "抄送", false, &f->copy_to) &&
	    build_filled(b, n, "印发机关", false, &f->issuer) &&
	    build_filled(b, n, "印发日期", false, &f->issue_date);
}

static bool
read_traces(struct builder *b, const xmlNode *n, struct gongwen *g)
{
	VEC(const char *) v = { 0 };

	for (; n != NULL && build_is(n, "页脚"); n = build_element(n->next)) {
		if (v.n == GW_TRACES)
			return build_fail(b, n, "“页脚”至多%d行",
			    (int)GW_TRACES);
		if (!BUILD_NO_ATTRIBUTES(b, n) ||
		    !build_string(b, n, vec_push(b->a, &v)))
			return false;
	}
	g->trace = v.v;
	g->n_traces = v.n;
	return true;
}

/* The parts of a paper, in their order. */
static const struct part {
	const char *name;
	bool (*read)(struct builder *, const xmlNode *, struct gongwen *);
	bool must;
	bool many; /* the reader takes all that follow one another */
} parts[] = {
	{ "版头", read_head, false, false },
	{ "标题", read_title, true, false },
	{ "副题", read_subtitle, false, false },
	{ "主送", read_addressee, false, false },
	{ "正文", read_body, true, false },
	{ "附件说明", read_attachments, false, false },
	{ "人员", read_people, false, true },
	{ "落款", read_signature, false, false },
	{ "附注", read_note, false, false },
	{ "回执", read_slip, false, false },
	{ "附件", read_annexes, false, true },
	{ "版记", read_foot, false, false },
	{ "页脚", read_traces, false, true },
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
		do
			c = build_element(c->next);
		while (parts[i].many && c != NULL &&
		    build_is(c, parts[i].name));
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
		return err_set(e, ERR_CONFIG, "文书模板 %s 没有写出任何内容："
		    "没有一个 xsl:template 的 match 同数据的根元素相符"
		    "（《%s》）", t->place.n > 0 ? t->place.v[0].file : "",
		    t->kind);
	if (!build_is(root, "公文"))
		return build_fail(&b, root, "根元素应当是“公文”（%s）",
		    GONGWEN_NS);
	if (!BUILD_ONLY(&b, root, "格式", "文种", "草稿", "预评") ||
	    !build_inside(&b, root, true) ||
	    !build_filled(&b, root, "格式", true, &format) ||
	    !build_flag(&b, root, "草稿", &g->draft) ||
	    !build_flag(&b, root, "预评", &g->early))
		return false;
	if (!gw_format_parse(format, &g->format))
		return build_fail(&b, root, "没有“%s”这个格式", format);
	g->kind = arena_strdup(a, t->kind);
	if (!read_parts(&b, root, g))
		return false;
	if (g->n_annexes > 0 && g->n_attachments != g->n_annexes)
		return build_fail(&b, root, "附件说明里有%zu个附件，后面印出的"
		    "附件有%zu个", g->n_attachments, g->n_annexes);
	if (g->n_people > 0 && g->format != FORMAT_MINUTES)
		return build_fail(&b, root, "只有纪要写“人员”");
	if (g->head.organ == NULL && g->format != FORMAT_FORM)
		return build_fail(&b, root, "%s要有版头", format);
	*out = g;
	return true;
}
