/*
 * What is wrong with a document by its XSD, in a clerk's words.  Names,
 * explanations and allowed values come from the XSD's own annotations.
 */
#include <string.h>

#include "base/utf8.h"
#include "io/xml_judge.h"

enum { ENTRIES_MAX = 40 }; /* of a list in a message */

/* A value that is to be put into a message. */
struct said {
	const char *what;            /* 属性“x” or <x> */
	const char *value;
	const struct dict_type *type;
	const char *text;            /* what the XSD says of it */
	bool is_open;                /* may be quoted even if secret */
};

/* “value”, cut; nothing of an item that is secret, or of a talk. */
static const char *
quoted(struct reader *r, const struct said *v)
{
	const char *value = v->value;
	size_t i = 0, n = strlen(value), chars = 0;

	if ((r->secret || r->confided) && !v->is_open)
		return "";
	while (i < n && chars < QUOTED_MAX) {
		(void)utf8_next(value, n, &i);
		chars++;
	}
	return arena_printf(&r->scratch, "“%.*s%s”", (int)i, value,
	    i < n ? "…" : "");
}

static const char *
join(struct reader *r, const char *const *name, size_t n)
{
	struct sbuf b = SBUF_INIT;
	const char *text;

	for (size_t i = 0; i < n && i < ENTRIES_MAX; i++)
		sbuf_printf(&b, "%s%s", i == 0 ? "" : "、", name[i]);
	if (n > ENTRIES_MAX)
		sbuf_puts(&b, "等");
	text = arena_strdup(&r->scratch, sbuf_text(&b));
	sbuf_release(&b);
	return text;
}

static const char *
join_children(struct reader *r, const struct dict_content *c)
{
	const char **name = arena_array(&r->scratch, const char *,
	    c->n_children);

	for (size_t i = 0; i < c->n_children; i++)
		name[i] = arena_printf(&r->scratch, "<%s>",
		    c->child[i].name);
	return join(r, name, c->n_children);
}

static const char *
join_attrs(struct reader *r, const struct dict_content *c)
{
	const char **name = arena_array(&r->scratch, const char *,
	    c->n_attrs);

	for (size_t i = 0; i < c->n_attrs; i++)
		name[i] = c->attr[i].name;
	return join(r, name, c->n_attrs);
}

/* l:rule of what is missing or blank; else X02.2. */
static enum rule_id
rule_of(const char *noted)
{
	enum rule_id rule;

	return rule_parse(noted, &rule) ? rule : RULE_X02_2;
}

static bool
is_blank(const char *s)
{
	size_t n = strlen(s), i = 0;

	while (i < n)
		if (!utf8_is_blank(utf8_next(s, n, &i)))
			return false;
	return true;
}

static bool
has_full_width(const char *s)
{
	size_t n = strlen(s), i = 0;

	while (i < n) {
		uint32_t cp = utf8_next(s, n, &i);

		if (cp >= 0xFF10 && cp <= 0xFF5E)
			return true;
	}
	return false;
}

/* The only allowed value that holds the given one, or lies in it. */
static const char *
likely_value(const struct dict_type *t, const char *value)
{
	const char *found = NULL;

	for (size_t i = 0; i < t->n_values; i++) {
		if (strstr(t->value[i], value) == NULL &&
		    strstr(value, t->value[i]) == NULL)
			continue;
		if (found != NULL)
			return NULL;
		found = t->value[i];
	}
	return found;
}

static const char *
mend_choice(struct reader *r, const struct said *v, const char *trimmed)
{
	const char *likely = trimmed[0] == '\0' ? NULL :
	    likely_value(v->type, trimmed);

	if (likely == NULL)
		return "从允许的值里选一个，照原样填写";
	if (strcmp(likely, trimmed) == 0)
		return "删去前后的空格";
	return arena_printf(&r->scratch, "是否应为“%s”", likely);
}

static const char *
mend_value(struct reader *r, const struct said *v)
{
	const struct dict_type *t = v->type;
	const char *trimmed = utf8_trim(&r->scratch, v->value);

	if (t->n_values > 0)
		return mend_choice(r, v, trimmed);
	if (trimmed[0] == '\0' || t->bounded)
		return v->text;
	if (has_full_width(v->value))
		return "把全角的数字、字母和符号改成半角";
	if (strlen(trimmed) != strlen(v->value))
		return "删去前后的空格";
	if (t->example[0] != '\0')
		return arena_printf(&r->scratch, "例如：%s", t->example);
	return v->text;
}

static const char *
value_message(struct reader *r, const struct said *v)
{
	const struct dict_type *t = v->type;
	const char *ask = t->form[0] == '\0' ? "" : "；应填：";

	if (t->n_values > 0)
		return arena_printf(&r->scratch, "%s%s；允许：%s",
		    v->what, is_blank(v->value) ? "是空的" :
		    arena_printf(&r->scratch, "的值%s不在允许范围内",
		    quoted(r, v)), join(r, t->value, t->n_values));
	if (is_blank(v->value))
		return arena_printf(&r->scratch, "%s是空的", v->what);
	if (t->bounded)
		return arena_printf(&r->scratch,
		    "%s现有%zu个字，不合要求%s%s", v->what,
		    utf8_chars(utf8_trim(&r->scratch, v->value)), ask,
		    t->form);
	return arena_printf(&r->scratch, "%s的值%s不合要求%s%s", v->what,
	    quoted(r, v), ask, t->form);
}

static void
say_value(struct reader *r, enum rule_id rule, struct place at,
    const struct said *v)
{
	reader_fault(r, rule, at, value_message(r, v), mend_value(r, v));
}

/* A name that no XSD knows: in a talk it may be what was said (B23.1). */
static const char *
alien_attr(struct reader *r, const char *name)
{
	return r->confided ? "这个属性" :
	    arena_printf(&r->scratch, "属性“%s”", name);
}

static const char *
alien_elem(struct reader *r, const char *name)
{
	return r->confided ? "这个元素" :
	    arena_printf(&r->scratch, "<%s>", name);
}

void
words_missing_attr(struct reader *r, const struct judged *e,
    const struct dict_attr *attr)
{
	reader_fault(r, rule_of(attr->rule), e->at, arena_printf(&r->scratch,
	    "<%s>缺少属性“%s”", e->elem->name, attr->name),
	    arena_printf(&r->scratch, "补上属性“%s”：%s", attr->name,
	    attr->text));
}

void
words_unknown_attr(struct reader *r, const struct judged *e,
    const struct cap_attr *attr)
{
	const struct dict_content *c = e->elem->content;
	const char *message;

	if (c->n_attrs == 0)
		message = arena_printf(&r->scratch, "<%s>不应有%s",
		    e->elem->name, alien_attr(r, attr->name));
	else
		message = arena_printf(&r->scratch,
		    "<%s>不应有%s；可用的属性：%s", e->elem->name,
		    alien_attr(r, attr->name), join_attrs(r, c));
	reader_fault(r, RULE_X02_2, attr->at, message,
	    attr->uri[0] != '\0' && dict_attr(c, attr->name) != NULL ?
	    "删去属性名前面的前缀" : "删去这个属性，或者改正它的名字");
}

void
words_attr_value(struct reader *r, const struct dict_attr *known,
    const struct cap_attr *attr)
{
	static const struct dict_type any = { .form = "", .example = "" };
	struct said v = {
		.what = arena_printf(&r->scratch, "属性“%s”", attr->name),
		.value = attr->value,
		.type = known->type == NULL ? &any : known->type,
		.text = known->text,
		.is_open = strcmp(attr->name, "密级") == 0,
	};

	say_value(r, is_blank(attr->value) ? rule_of(known->rule) :
	    RULE_X02_2, attr->at, &v);
}

void
words_text_value(struct reader *r, const struct judged *e, const char *text)
{
	struct said v = {
		.what = arena_printf(&r->scratch, "<%s>", e->elem->name),
		.value = text,
		.type = e->elem->content->type,
		.text = e->elem->text,
	};

	say_value(r, is_blank(text) ? rule_of(e->elem->rule) :
	    RULE_X02_2, e->at, &v);
}

void
words_stray_text(struct reader *r, const struct judged *e)
{
	const struct dict_content *c = e->elem->content;

	if (!e->inked)
		reader_fault(r, RULE_X02_2, e->at, arena_printf(&r->scratch,
		    "<%s>里不应有空格或者换行", e->elem->name),
		    arena_printf(&r->scratch, "写成 <%s …/>",
		    e->elem->name));
	else if (c->n_children == 0)
		reader_fault(r, RULE_X02_2, e->at, arena_printf(&r->scratch,
		    "<%s>里不应有文字", e->elem->name),
		    "把文字写进相应的属性，或者删去");
	else
		reader_fault(r, RULE_X02_2, e->at, arena_printf(&r->scratch,
		    "<%s>里不应直接写文字，只能放：%s", e->elem->name,
		    join_children(r, c)), "把文字移到相应的元素里，或者删去");
}

/* What stands before the missing child, for a clerk to find the place. */
static const char *
mend_missing(struct reader *r, const struct judged *parent, size_t child)
{
	const struct dict_content *c = parent->elem->content;
	const char *where = "";

	for (size_t k = child; k-- > 0;) {
		if (parent->count[k] == 0)
			continue;
		where = arena_printf(&r->scratch, "在<%s>之后",
		    c->child[k].name);
		break;
	}
	return arena_printf(&r->scratch, "%s补上<%s>：%s", where,
	    c->child[child].name, c->child[child].text);
}

/* An element that is asked for and holds nothing counts as blank. */
void
words_missing_child(struct reader *r, const struct judged *parent,
    size_t child)
{
	const struct dict_elem *e = &parent->elem->content->child[child];
	enum rule_id rule = rule_of(e->rule);

	if (rule == RULE_X02_2 && judged_childless(parent))
		rule = rule_of(parent->elem->rule);
	reader_fault(r, rule, parent->at, e->least > 1 ?
	    arena_printf(&r->scratch, "<%s>里的<%s>至少要有%d个",
	    parent->elem->name, e->name, (int)e->least) :
	    arena_printf(&r->scratch, "<%s>缺少<%s>", parent->elem->name,
	    e->name), mend_missing(r, parent, child));
}

void
words_unknown_child(struct reader *r, const struct judged *parent,
    const struct cap *child)
{
	const struct dict_content *c = parent->elem->content;
	const char *ns = r->judge->schema->ns;
	const char *message, *mend = "删去这个元素，或者改正它的名字";

	if (c->n_children == 0) {
		message = arena_printf(&r->scratch,
		    "<%s>里不应再有%s%s%s", parent->elem->name,
		    r->confided ? "" : "元素", alien_elem(r, child->name),
		    c->type != NULL || c->any_text ?
		    "，只能写文字" : "");
	} else if (strcmp(child->uri, ns) != 0) {
		message = arena_printf(&r->scratch, "%s不在命名空间%s内",
		    alien_elem(r, child->name), ns);
		mend = "检查元素名的前缀和xmlns的写法";
	} else {
		message = arena_printf(&r->scratch,
		    "此处不应出现%s；<%s>里可用：%s",
		    alien_elem(r, child->name), parent->elem->name, join_children(r, c));
	}
	reader_fault(r, RULE_X02_2, child->at, message, mend);
}

void
words_too_many(struct reader *r, const struct judged *parent, size_t child,
    struct place at)
{
	const struct dict_elem *e = &parent->elem->content->child[child];

	reader_fault(r, RULE_X02_2, at, arena_printf(&r->scratch,
	    "<%s>里的<%s>只能有%d个，这里是第%d个", parent->elem->name,
	    e->name, (int)e->most, (int)e->most + 1),
	    "删去多余的，只留正确的");
}

void
words_out_of_order(struct reader *r, const struct judged *parent,
    size_t child, struct place at)
{
	const struct dict_content *c = parent->elem->content;

	reader_fault(r, RULE_X02_2, at, arena_printf(&r->scratch,
	    "<%s>的位置不对；<%s>里应依次为：%s", c->child[child].name,
	    parent->elem->name, join_children(r, c)),
	    arena_printf(&r->scratch, "把<%s>移到<%s>之前",
	    c->child[child].name, c->child[parent->next].name));
}

void
words_wrong_root(struct reader *r, const struct schema *s)
{
	reader_fault(r, RULE_X02_1, r->frame[1].at, arena_printf(&r->scratch,
	    "根元素应为命名空间%s内的<%s>，这里是<%s>", s->ns, s->root->name,
	    r->frame[1].cap->name), "");
}

void
words_other(struct reader *r, const struct judged *e)
{
	reader_fault(r, RULE_X02_2, e->at, arena_printf(&r->scratch,
	    "<%s>不符合文件格式", e->elem->name), e->elem->text);
}
