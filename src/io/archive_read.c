#include "io/archive_read.h"

#include <string.h>

#include "base/decimal.h"
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

static bool
take(const struct xml_node *root, struct archive_piece *p)
{
	const struct xml_node *who = xml_child(root, "人员");
	const struct xml_node *from = xml_child(root, "来源");
	const char *sm3 = attr(from, "SM3");

	p->kind = attr(root, "文种");
	p->rule = attr(root, "依据");
	p->id = attr(root, "标识");
	p->version = attr(root, "版本");
	p->replaces_kind = "";
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
	memcpy(p->sm3, strlen(sm3) == DIGEST_HEX - 1 ? sm3 : "",
	    strlen(sm3) == DIGEST_HEX - 1 ? DIGEST_HEX : 1);
	return number(attr(root, "件号"), 1, &p->number) &&
	    number(text(root, "页数"), 1, &p->pages) &&
	    (attr(root, "代替")[0] == '\0' ||
	    number(attr(root, "代替"), 1, &p->replaces)) &&
	    number(attr(from, "条数"), 0, &p->count) &&
	    day_parse(attr(from, "截止"), &p->as_of) && p->sm3[0] != '\0' &&
	    p->kind[0] != '\0' && p->title[0] != '\0' &&
	    p->person.id[0] != '\0';
}

bool
archive_read(struct arena *a, const char *path, struct archive_piece *out,
    struct err *e)
{
	const struct xml_node *root;
	struct err own = ERR_INIT;

	*out = (struct archive_piece){ .number = 0 };
	if (!xml_tree_read(a, path, NULL, &root, &own))
		return err_set(e, own.kind == ERR_IO ? ERR_IO : ERR_DAMAGED,
		    "%s", own.text);
	return (strcmp(root->name, "归档件") == 0 && take(root, out)) ||
	    err_set(e, ERR_DAMAGED, "“%s”不是归档件的元数据，或者缺少内容",
	    path);
}
