#include "io/archive_read.h"

#include <string.h>

#include "base/decimal.h"
#include "base/utf8.h"
#include "io/xml_tree.h"

static const char *
attr(const struct xml_node *n, const char *name)
{
	const char *s = n == NULL ? NULL : xml_attr(n, name);

	return s == NULL ? "" : s;
}

static const char *
text(const struct xml_node *n, const char *name)
{
	const struct xml_node *c = xml_child(n, name);

	return c == NULL ? "" : c->text;
}

static bool
number(const char *s, int64_t least, int64_t *out)
{
	return integer_parse(s, least, INT64_MAX, out);
}

/* "" where it is no digest. */
static void
take_sm3(const struct xml_node *n, char out[DIGEST_HEX])
{
	const char *sm3 = attr(n, "SM3");
	bool whole = strlen(sm3) == DIGEST_HEX - 1;

	memcpy(out, whole ? sm3 : "", whole ? DIGEST_HEX : 1);
}

/* A 件号; 0 where there is none. */
static bool
other_piece(const struct xml_node *n, const char *name, int64_t *out)
{
	*out = 0;
	return attr(n, name)[0] == '\0' || number(attr(n, name), 1, out);
}

static bool
take(const struct xml_node *root, struct archive_piece *p)
{
	const struct xml_node *who = xml_child(root, "人员");
	const struct xml_node *from = xml_child(root, "来源");

	p->kind = attr(root, "文种");
	p->rule = attr(root, "依据");
	p->id = attr(root, "标识");
	p->version = attr(root, "版本");
	p->replaces_kind = attr(root, "代替文种");
	p->title = text(root, "题名");
	p->reference = text(root, "文号");
	p->responsible = text(root, "责任者");
	p->dated = text(root, "日期");
	p->secrecy = text(root, "密级");
	p->retention = text(root, "保管期限");
	p->person = (struct archive_person){ attr(who, "编号"),
		attr(who, "姓名"), attr(who, "职务") };
	p->period = attr(from, "期间");
	p->file = attr(from, "文件");
	take_sm3(from, p->sm3);
	return number(attr(root, "件号"), 1, &p->number) &&
	    number(text(root, "页数"), 1, &p->pages) &&
	    other_piece(root, "代替", &p->replaces) &&
	    other_piece(root, "被代替", &p->replaced_by) &&
	    number(attr(from, "条数"), 0, &p->count) &&
	    day_parse(attr(from, "截止"), &p->as_of) && p->sm3[0] != '\0' &&
	    p->kind[0] != '\0' && p->title[0] != '\0' &&
	    p->person.id[0] != '\0';
}

/* One that names nothing is damage, whatever it says. */
static bool
read_root(struct arena *a, const char *path, const char *name,
    const struct xml_node **out, struct err *e)
{
	struct err own = ERR_INIT;

	if (!xml_tree_read(a, path, NULL, out, &own))
		return err_set(e, own.kind == ERR_IO ? ERR_IO : ERR_DAMAGED,
		    "%s", own.text);
	return strcmp((*out)->name, name) == 0 || err_set(e, ERR_DAMAGED,
	    "“%s”的根元素不是“%s”", path, name);
}

bool
archive_read(struct arena *a, const char *path, struct archive_piece *out,
    struct err *e)
{
	const struct xml_node *root;

	*out = (struct archive_piece){ .number = 0 };
	return read_root(a, path, "归档件", &root, e) && (take(root, out) ||
	    err_set(e, ERR_DAMAGED, "“%s”不是归档件的元数据，或者缺少内容",
	    path));
}

/* --- a list --- */

static bool
take_item(const struct xml_node *n, struct transfer_item *x)
{
	*x = (struct transfer_item){ .person = attr(n, "人员"),
		.kind = attr(n, "文种"), .rule = attr(n, "依据"),
		.id = attr(n, "标识"), .into = attr(n, "归入"),
		.original = attr(n, "原件"), .secrecy = attr(n, "密级"),
		.note = "" };
	take_sm3(n, x->sm3);
	return number(attr(n, "件号"), 1, &x->number) &&
	    other_piece(n, "代替", &x->replaces) && x->sm3[0] != '\0' &&
	    x->person[0] != '\0' && x->kind[0] != '\0';
}

static bool
take_list(struct arena *a, const struct xml_node *root,
    struct transfer_list *out)
{
	const char *to = attr(root, "部门");
	int r = 0;

	while (r < RECIPIENTS && strcmp(to, recipient_name((enum recipient)r))
	    != 0)
		r++;
	out->to = (enum recipient)r;
	out->chain_value = attr(root, "链值");
	if (r == RECIPIENTS || !day_parse(attr(root, "截止"), &out->as_of) ||
	    !number(attr(root, "条数"), 0, &out->chain_count))
		return false;
	for (const struct xml_node *n = root->child; n != NULL; n = n->next)
		if (!take_item(n, vec_push(a, &out->item)))
			return false;
	return out->item.n > 0;
}

bool
archive_list_read(struct arena *a, const char *path,
    struct transfer_list *out, struct err *e)
{
	const struct xml_node *root;

	*out = (struct transfer_list){ .name = "", .received = DAY_NONE,
		.receiver = "" };
	return read_root(a, path, "移交单", &root, e) && (take_list(a, root,
	    out) || err_set(e, ERR_DAMAGED, "“%s”不是移交单，或者缺少内容",
	    path));
}

/* --- 归档证明 --- */

static bool
digest(const char *hex, char out[DIGEST_HEX])
{
	uint8_t raw[DIGEST_BYTES];

	if (!hex_decode(raw, sizeof(raw), hex))
		return false;
	hex_encode(out, raw, sizeof(raw));
	return true;
}

static bool
take_volume(const struct xml_node *n, struct certificate_volume *v)
{
	v->person = attr(n, "人员");
	return v->person[0] != '\0' && integer_parse(attr(n, "件数"), 1,
	    INT64_MAX, &v->pieces) && integer_parse(attr(n, "新增"), 0,
	    v->pieces, &v->added) && digest(attr(n, "摘要"), v->digest);
}

static bool
take_chain(const struct xml_node *n, struct checkpoint *c)
{
	return integer_parse(attr(n, "条数"), 0, INT64_MAX, &c->count) &&
	    digest(attr(n, "链值"), c->value);
}

static bool
take_certificate(struct arena *a, const struct xml_node *root, struct certificate *c)
{
	const struct xml_node *sign = xml_child(root, "签名");

	c->city = attr(root, "城市");
	c->organisation = attr(xml_child(root, "机关"), "名称");
	c->algorithm = attr(sign, "算法");
	c->key = attr(sign, "公钥");
	c->signature = attr(sign, "值");
	for (const struct xml_node *n = root->child; n != NULL; n = n->next)
		if (strcmp(n->name, "卷") == 0 &&
		    !take_volume(n, vec_push(a, &c->volume)))
			return false;
	if (!month_parse(attr(xml_child(root, "检查点"), "期间"),
	    &c->checkpoint.period))
		return false;
	c->events.period = c->checkpoint.period;
	return take_chain(xml_child(root, "检查点"), &c->checkpoint) &&
	    take_chain(xml_child(root, "事件链"), &c->events) &&
	    day_parse(attr(xml_child(root, "截止"), "值"), &c->as_of);
}

bool
certificate_read(struct arena *a, const char *path,
    struct certificate *out, struct err *e)
{
	const struct xml_node *root;
	struct err own = ERR_INIT;

	*out = (struct certificate){ .city = "" };
	if (!xml_tree_read(a, path, NULL, &root, &own))
		return err_set(e, own.kind == ERR_IO ? ERR_IO : ERR_DAMAGED,
		    "%s", own.text);
	return (strcmp(root->name, "事实") == 0 && strcmp(attr(root, "文种"),
	    "归档证明") == 0 && take_certificate(a, root, out)) || err_set(e, ERR_DAMAGED,
	    "“%s”不是归档证明的数据，或者缺少内容", path);
}
