/*
 * config.c - the office's own settings: one reader per file, each a walk
 * over the tree that its XSD has already found sound.
 */
#include "io/config_parts.h"

#include <string.h>

#include "base/outfile.h"
#include "base/utf8.h"

enum { MAX_CALENDAR = 4 << 20 };

bool
config_fault(const struct at *at, const struct xml_node *n, struct err *e,
    const char *what, const char *value)
{
	return err_set(e, ERR_CONFIG, "%s:%u:%u: %s：%s", at->path, n->line,
	    n->column, what, value);
}

const char *
config_text(const struct xml_node *n, const char *name)
{
	const char *v = xml_attr(n, name);

	return v == NULL ? "" : v;
}

static bool
is(const struct xml_node *n, const char *name)
{
	return strcmp(n->name, name) == 0;
}

/* --- office.xml --- */

static bool
read_office(struct arena *a, const struct at *at, const struct xml_node *root,
    struct config *out, struct err *e)
{
	(void)at;
	(void)e;
	out->city = config_text(root, "城市");
	out->policy.secret_office = strcmp(config_text(root, "涉密环境"), "是") == 0;
	for (const struct xml_node *n = root->child; n != NULL; n = n->next) {
		struct office_organ *o = vec_push(a, &out->organ);

		o->type = config_text(n, "类型");
		o->name = config_text(n, "全称");
		o->brief = config_text(n, "简称");
		if (o->brief[0] == '\0')
			o->brief = o->name;
		o->prefix = config_text(n, "代字");
		o->phone = config_text(n, "电话");
		o->issuer = config_text(n, "印发机关");
		if (o->issuer[0] == '\0')
			o->issuer = o->brief;
	}
	return true;
}

/* --- fonts.xml --- */

static bool
read_fonts(struct arena *a, const struct at *at, const struct xml_node *root,
    struct config *out, struct err *e)
{
	(void)at;
	(void)e;
	for (const struct xml_node *r = root->child; r != NULL; r = r->next)
		for (const struct xml_node *n = r->child; n != NULL;
		    n = n->next) {
			struct font_name *f = vec_push(a, &out->font);

			f->role = config_text(r, "名称");
			f->ps_name = config_text(n, "名称");
			f->substitute = strcmp(config_text(n, "替代"), "是") == 0;
		}
	return true;
}

/* --- papers/kinds.xml --- */

static bool
read_kinds(struct arena *a, const struct at *at, const struct xml_node *root,
    struct config *out, struct err *e)
{
	for (const struct xml_node *n = root->child; n != NULL; n = n->next) {
		struct paper_kind *k;

		if (config_kind(out, config_text(n, "名称")) != NULL)
			return config_fault(at, n, e, "文种重复",
			    config_text(n, "名称"));
		k = vec_push(a, &out->kind);
		k->name = config_text(n, "名称");
		k->file = config_text(n, "模板");
		k->organ = config_text(n, "机关");
		k->agent = config_text(n, "承办");
		k->prefix = config_text(n, "代字");
		k->letter = strcmp(config_text(n, "格式"), "信函") == 0;
		k->approval = strcmp(config_text(n, "签批"), "是") == 0;
		k->number = strcmp(config_text(n, "文号"), "是") == 0;
		k->seal = strcmp(config_text(n, "用印"), "是") == 0;
	}
	return true;
}

/* --- rules/patterns.xml --- */

static bool
try_example(const struct at *at, const struct pattern_set *set,
    const char *name, const struct xml_node *n, struct err *e)
{
	enum pattern_result want = is(n, "正例") ? PATTERN_YES : PATTERN_NO;
	enum pattern_result got;

	if (!is(n, "正例") && !is(n, "反例"))
		return true;
	got = pattern_match(set, name, n->text);
	if (got == PATTERN_LIMIT)
		return config_fault(at, n, e, "表达式过于复杂，运行超过限度",
		    name);
	return got == want || config_fault(at, n, e, want == PATTERN_YES ?
	    "表达式不认这个正例" : "表达式认了这个反例", n->text);
}

static bool
read_patterns(struct arena *a, const struct at *at,
    const struct xml_node *root, struct config *out, struct err *e)
{
	/* those that the program looks up (rules/judge_form, receipts) */
	static const char *const needed[] = { "编号", "单位代码", "电话",
		"文号" };

	(void)a;
	for (const struct xml_node *n = root->child; n != NULL; n = n->next) {
		const char *name = config_text(n, "名称");
		const struct xml_node *expr = xml_child(n, "表达式");

		if (expr == NULL)
			return config_fault(at, n, e, "写法没有表达式", name);
		if (!pattern_add(out->patterns, name, expr->text, e))
			return err_wrap(e, "%s:%u", at->path, expr->line);
		for (const struct xml_node *x = n->child; x != NULL;
		    x = x->next)
			if (!try_example(at, out->patterns, name, x, e))
				return false;
	}
	for (size_t i = 0; i < sizeof(needed) / sizeof(needed[0]); i++)
		if (pattern_match(out->patterns, needed[i], "") ==
		    PATTERN_UNKNOWN)
			return config_fault(at, root, e, "缺少这个名称的写法",
			    needed[i]);
	return true;
}

static int
match(const void *patterns, const char *name, const char *text)
{
	switch (pattern_match(patterns, name, text)) {
	case PATTERN_YES:
		return 1;
	case PATTERN_NO:
		return 0;
	case PATTERN_LIMIT: case PATTERN_UNKNOWN:
		break;
	}
	return -1;
}

/* --- rules/levels.xml --- */

/* A rule of fixed level: said here, not passed over in silence. */
static bool
read_rule(const struct at *at, const struct xml_node *n, enum rule_id *rule,
    struct err *e)
{
	const char *name = config_text(n, "规则");

	if (!rule_parse(name, rule))
		return config_fault(at, n, e, "没有这条规则", name);
	return !policy_fixed(*rule) || config_fault(at, n, e,
	    "这条规则不能调整级别，也不能豁免", name);
}

static bool
read_waiver(const struct at *at, const struct xml_node *n,
    struct waiver *w, struct err *e)
{
	w->unit = config_text(n, "单位");
	w->reason = config_text(n, "理由");
	if (!day_parse(config_text(n, "截至"), &w->until))
		return config_fault(at, n, e, "豁免的截至日期不对",
		    config_text(n, "截至"));
	return read_rule(at, n, &w->rule, e);
}

static bool
read_levels(struct arena *a, const struct at *at,
    const struct xml_node *root, struct config *out, struct err *e)
{
	VEC(struct waiver) list = { NULL, 0, 0 };

	for (const struct xml_node *n = root->child; n != NULL; n = n->next) {
		enum rule_id rule;
		enum level level;

		if (is(n, "豁免")) {
			if (!read_waiver(at, n, vec_push(a, &list), e))
				return false;
			continue;
		}
		if (!read_rule(at, n, &rule, e))
			return false;
		if (!level_parse(config_text(n, "级别"), &level) ||
		    level == LEVEL_UNJUDGED)
			return config_fault(at, n, e, "级别不对",
			    config_text(n, "级别"));
		out->policy.level[rule] = level;
	}
	out->policy.waiver = list.v;
	out->policy.n_waivers = list.n;
	return true;
}

/* --- rules/filler.xml --- */

static bool
read_filler(struct arena *a, const struct at *at,
    const struct xml_node *root, struct config *out, struct err *e)
{
	VEC(const char *) list = { NULL, 0, 0 };

	for (const struct xml_node *g = root->child; g != NULL; g = g->next)
		for (const struct xml_node *n = g->child; n != NULL;
		    n = n->next) {
			if (n->text[0] == '\0')
				return config_fault(at, n, e, "套话用词是空的", "");
			*vec_push(a, &list) = n->text;
		}
	out->policy.filler = list.v;
	out->policy.n_fillers = list.n;
	return true;
}

/* --- rules/sanctions.xml --- */

static bool
read_sanctions(struct arena *a, const struct at *at,
    const struct xml_node *root, struct config *out, struct err *e)
{
	VEC(struct sanction_kind) list = { NULL, 0, 0 };

	(void)at;
	(void)e;
	for (const struct xml_node *n = root->child; n != NULL; n = n->next)
		*vec_push(a, &list) = (struct sanction_kind){
		    config_text(n, "名称"), strcmp(config_text(n, "轻重"),
		    "重") == 0 };
	out->policy.sanction = list.v;
	out->policy.n_sanctions = list.n;
	return true;
}

/* --- all of them --- */

static const struct {
	const char *file, *xsd;
	bool (*read)(struct arena *, const struct at *,
	    const struct xml_node *, struct config *, struct err *);
} row[] = {
	{ "office.xml", "office.xsd", read_office },
	{ "fonts.xml", "fonts.xsd", read_fonts },
	{ "papers/kinds.xml", "kinds.xsd", read_kinds },
	{ "rules/patterns.xml", "patterns.xsd", read_patterns },
	{ "rules/levels.xml", "levels.xsd", read_levels },
	{ "rules/filler.xml", "filler.xsd", read_filler },
	{ "rules/sanctions.xml", "sanctions.xsd", read_sanctions },
	{ "rules/regulations.xml", "regulations.xsd", config_regulations },
	{ "rules/authority.xml", "authority.xsd", config_authority },
	{ "rules/effects.xml", "effects.xsd", config_effects },
};

/* What a verdict may rest on (DESIGN.md, Take in). */
static bool
digest_rules(struct arena *a, const char *templates, struct config *out,
    struct err *e)
{
	static const char *const file[] = { "rules/levels.xml",
		"rules/patterns.xml", "rules/sanctions.xml",
		"rules/regulations.xml", "rules/authority.xml" };
	struct digest_ctx *c = digest_new(DIGEST_SM3);
	uint8_t sum[DIGEST_BYTES];
	bool ok = true;

	for (size_t i = 0; ok && i < sizeof(file) / sizeof(file[0]); i++) {
		const char *text;
		size_t n;

		ok = file_read(a, arena_printf(a, "%s/%s", templates,
		    file[i]), MAX_CALENDAR, &text, &n, e);
		if (ok)
			digest_add(c, text, n);
	}
	if (!ok) {
		digest_free(c);
		return false;
	}
	digest_done(c, sum);
	hex_encode(out->rules_sm3, sum, DIGEST_BYTES);
	return true;
}

bool
config_load(struct arena *a, const char *templates, struct config *out,
    struct err *e)
{
	memset(out, 0, sizeof(*out));
	policy_default(&out->policy);
	out->patterns = pattern_set_new();
	out->policy.match = match;
	out->policy.patterns = out->patterns;
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		const struct xml_node *root;
		struct at at = { arena_printf(a, "%s/%s", templates,
		    row[i].file) };

		if (!xml_tree_read(a, at.path, arena_printf(a,
		    "%s/schema/%s", templates, row[i].xsd), &root, e) ||
		    !row[i].read(a, &at, root, out, e))
			return false;
	}
	return digest_rules(a, templates, out, e);
}

void
config_release(struct config *c)
{
	pattern_set_free(c->patterns);
	c->patterns = NULL;
}

bool
config_calendar(struct arena *a, const char *templates,
    const struct calendar **out, struct err *e)
{
	const char *path = arena_printf(a, "%s/calendar/workdays.csv",
	    templates);
	const char *text;
	size_t n;

	if (!file_read(a, path, MAX_CALENDAR, &text, &n, e)) {
		e->kind = ERR_CONFIG;
		return false;
	}
	return calendar_parse(a, path, text, n, out, e);
}

const struct office_organ *
config_organ(const struct config *c, const char *type)
{
	for (size_t i = 0; i < c->organ.n; i++)
		if (strcmp(c->organ.v[i].type, type) == 0)
			return &c->organ.v[i];
	return NULL;
}

const struct office_organ *
config_organ_named(const struct config *c, const char *name)
{
	for (size_t i = 0; i < c->organ.n; i++) {
		const struct office_organ *o = &c->organ.v[i];

		if (strcmp(o->type, name) == 0 || strcmp(o->name, name) == 0 ||
		    strcmp(o->brief, name) == 0)
			return o;
	}
	return NULL;
}

const struct paper_kind *
config_kind(const struct config *c, const char *name)
{
	for (size_t i = 0; i < c->kind.n; i++)
		if (strcmp(c->kind.v[i].name, name) == 0)
			return &c->kind.v[i];
	return NULL;
}

bool
config_seal(const struct config *c, const char *kind)
{
	const struct paper_kind *k = config_kind(c, kind);

	return k != NULL && k->seal;
}
