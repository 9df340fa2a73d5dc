#include "out/archive.h"

#include <string.h>

#include "base/markup.h"

static void
put_int(struct sbuf *b, const char *key, int64_t n)
{
	sbuf_printf(b, " %s=\"%lld\"", key, (long long)n);
}

/* Nothing where there is none. */
static void
put(struct sbuf *b, const char *key, const char *value)
{
	markup_attr(b, key, value[0] == '\0' ? NULL : value);
}

static void
put_element(struct sbuf *b, const char *name, const char *text)
{
	if (text[0] == '\0')
		return;
	sbuf_printf(b, "  <%s>", name);
	markup_text(b, text);
	sbuf_printf(b, "</%s>\n", name);
}

void
archive_metadata(const struct archive_piece *p, struct sbuf *out)
{
	char day[11];

	day_format(p->as_of, day);
	sbuf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<归档件 xmlns=\"urn:liangze:archive:1\"");
	put_int(out, "件号", p->number);
	put(out, "文种", p->kind);
	put(out, "依据", p->rule);
	put(out, "标识", p->id);
	put(out, "版本", p->version);
	if (p->replaces > 0)
		put_int(out, "代替", p->replaces);
	sbuf_puts(out, ">\n");
	put_element(out, "题名", p->title);
	put_element(out, "文号", p->reference);
	put_element(out, "责任者", p->responsible);
	put_element(out, "日期", p->dated);
	put_element(out, "密级", p->secrecy);
	put_element(out, "保管期限", p->retention);
	sbuf_printf(out, "  <页数>%lld</页数>\n", (long long)p->pages);
	sbuf_puts(out, "  <人员");
	put(out, "编号", p->person.id);
	put(out, "姓名", p->person.name);
	put(out, "职务", p->person.post);
	sbuf_puts(out, "/>\n  <来源");
	put(out, "期间", p->period);
	put(out, "截止", day);
	put_int(out, "条数", p->count);
	put(out, "文件", p->file);
	put(out, "SM3", p->sm3);
	sbuf_puts(out, "/>\n</归档件>\n");
}

void
archive_declaration(struct sbuf *out)
{
	sbuf_puts(out, "BagIt-Version: 1.0\n"
	    "Tag-File-Character-Encoding: UTF-8\n");
}

void
archive_info(const struct archive_info *i, struct sbuf *out)
{
	char day[11];

	day_format(i->as_of, day);
	sbuf_printf(out, "Source-Organization: %s\n", i->organisation);
	sbuf_printf(out, "External-Identifier: %s\n", i->person);
	sbuf_printf(out, "Bagging-Date: %s\n", day);
	sbuf_printf(out, "Payload-Oxum: %lld.%lld\n", (long long)i->bytes,
	    (long long)i->files);
	sbuf_puts(out, "Liangze-Profile: 1\n");
	sbuf_printf(out, "Liangze-Pieces: %lld\n", (long long)i->pieces);
	sbuf_printf(out, "Liangze-Chain-Count: %lld\n",
	    (long long)i->chain_count);
	sbuf_printf(out, "Liangze-Chain-Value: %s\n", i->chain_value);
}

void
archive_line(const char *hex, const char *path, struct sbuf *out)
{
	sbuf_printf(out, "%s  ", hex);
	for (; *path != '\0'; path++)
		if (strchr("\n\r%", *path) != NULL)
			sbuf_printf(out, "%%%02X", (unsigned char)*path);
		else
			sbuf_putc(out, *path);
	sbuf_putc(out, '\n');
}

/* What came later and took its place; NULL = nothing. */
static const struct archive_piece *
replaced_by(const struct archive_pieces *v, int64_t number)
{
	for (size_t i = 0; i < v->v.n; i++)
		if (v->v.v[i].replaces == number)
			return &v->v.v[i];
	return NULL;
}

static void
put_piece(const struct archive_pieces *v, const struct archive_piece *p,
    struct sbuf *out)
{
	const struct archive_piece *by = replaced_by(v, p->number);

	sbuf_puts(out, "<件");
	put_int(out, "件号", p->number);
	put(out, "责任者", p->responsible);
	put(out, "文号", p->reference);
	put(out, "题名", p->title);
	put(out, "日期", p->dated);
	put_int(out, "页数", p->pages);
	put(out, "密级", p->secrecy);
	if (by != NULL)
		sbuf_printf(out, " 备注=\"已由第%lld件代替\"",
		    (long long)by->number);
	else if (p->replaces > 0)
		sbuf_printf(out, " 备注=\"代替第%lld件\"",
		    (long long)p->replaces);
	sbuf_puts(out, "/>");
}

void
archive_catalogue(const struct archive_pieces *v,
    const struct archive_info *i, const char *city, struct sbuf *out)
{
	const struct archive_person *who = &v->v.v[v->v.n - 1].person;
	char day[11], words[40];

	day_format(i->as_of, day);
	day_chinese(i->as_of, words);
	sbuf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<事实 xmlns=\"urn:liangze:facts:1\" 文种=\"卷内目录\"");
	put(out, "城市", city);
	sbuf_puts(out, "><机关");
	put(out, "名称", i->organisation);
	sbuf_puts(out, " 用印=\"否\"/><人员");
	put(out, "编号", who->id);
	put(out, "姓名", who->name);
	put(out, "职务", who->post);
	sbuf_puts(out, "/><截止");
	put(out, "值", day);
	put(out, "中文", words);
	sbuf_puts(out, "/><台账链");
	put_int(out, "条数", i->chain_count);
	put(out, "值", i->chain_value);
	sbuf_puts(out, "/>");
	for (size_t k = 0; k < v->v.n; k++)
		put_piece(v, &v->v.v[k], out);
	sbuf_puts(out, "</事实>\n");
}
