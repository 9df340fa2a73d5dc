#include <string.h>

#include "base/decimal.h"
#include "base/markup.h"
#include "out/archive_parts.h"

void
archive_put_int(struct sbuf *b, const char *key, int64_t n)
{
	sbuf_printf(b, " %s=\"%lld\"", key, (long long)n);
}

void
archive_put(struct sbuf *b, const char *key, const char *value)
{
	markup_attr(b, key, value[0] == '\0' ? NULL : value);
}

void
archive_put_element(struct sbuf *b, const char *name, const char *text)
{
	if (text[0] == '\0')
		return;
	sbuf_printf(b, "  <%s>", name);
	markup_text(b, text);
	sbuf_printf(b, "</%s>\n", name);
}

void
archive_put_state(struct sbuf *b, day_t as_of, int64_t count,
    const char *value)
{
	char day[11], words[40];

	day_format(as_of, day);
	day_chinese(as_of, words);
	sbuf_puts(b, "<截止");
	archive_put(b, "值", day);
	archive_put(b, "中文", words);
	sbuf_puts(b, "/><台账链");
	archive_put_int(b, "条数", count);
	archive_put(b, "值", value);
	sbuf_puts(b, "/>");
}

void
archive_metadata(const struct archive_piece *p, struct sbuf *out)
{
	char day[11];

	day_format(p->as_of, day);
	sbuf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<归档件 xmlns=\"urn:liangze:archive:1\"");
	archive_put_int(out, "件号", p->number);
	archive_put(out, "文种", p->kind);
	archive_put(out, "依据", p->rule);
	archive_put(out, "标识", p->id);
	archive_put(out, "版本", p->version);
	if (p->replaces > 0)
		archive_put_int(out, "代替", p->replaces);
	if (p->replaced_by > 0)
		archive_put_int(out, "被代替", p->replaced_by);
	archive_put(out, "代替文种", p->replaces_kind);
	sbuf_puts(out, ">\n");
	archive_put_element(out, "题名", p->title);
	archive_put_element(out, "文号", p->reference);
	archive_put_element(out, "责任者", p->responsible);
	archive_put_element(out, "日期", p->dated);
	archive_put_element(out, "密级", p->secrecy);
	archive_put_element(out, "保管期限", p->retention);
	sbuf_printf(out, "  <页数>%lld</页数>\n", (long long)p->pages);
	sbuf_puts(out, "  <人员");
	archive_put(out, "编号", p->person.id);
	archive_put(out, "姓名", p->person.name);
	archive_put(out, "职务", p->person.post);
	sbuf_puts(out, "/>\n  <来源");
	archive_put(out, "期间", p->period);
	archive_put(out, "截止", day);
	archive_put_int(out, "条数", p->count);
	archive_put(out, "文件", p->file);
	archive_put(out, "SM3", p->sm3);
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
	sbuf_printf(out, ARCHIVE_OXUM ": %lld.%lld\n", (long long)i->bytes,
	    (long long)i->files);
	sbuf_puts(out, "Liangze-Profile: 1\n");
	if (i->secrecy[0] != '\0')
		sbuf_printf(out, "Liangze-Secrecy: %s\n", i->secrecy);
	sbuf_printf(out, "Liangze-Pieces: %lld\n", (long long)i->pieces);
	sbuf_printf(out, ARCHIVE_CHAIN_COUNT ": %lld\n",
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

/* "<hex>  data/0012-谈话记录/facts.xml" → 12; 0 = no piece's line */
static int64_t
line_number(const char *line)
{
	static const char in[] = "  data/";
	const char *at = strstr(line, in);
	struct arena a = ARENA_INIT;
	int64_t n = 0;

	if (at != NULL) {
		at += strlen(in);
		integer_parse(arena_strndup(&a, at, strcspn(at, "-")), 1,
		    INT64_MAX, &n);
	}
	arena_release(&a);
	return n;
}

int64_t
archive_lines_until(const char *manifest, int64_t n, struct sbuf *out)
{
	struct arena a = ARENA_INIT;
	int64_t last = 0, pieces = 0;

	while (*manifest != '\0') {
		size_t bytes = strcspn(manifest, "\n");
		const char *line = arena_strndup(&a, manifest, bytes);
		int64_t piece = line_number(line);

		if (piece >= 1 && piece <= n) {
			sbuf_printf(out, "%s\n", line);
			pieces += piece != last;
			last = piece;
		}
		manifest += bytes + (manifest[bytes] == '\n');
		arena_reset(&a);
	}
	arena_release(&a);
	return pieces;
}

static void
put_piece(const struct archive_pieces *v, const struct archive_piece *p,
    struct sbuf *out)
{
	struct arena a = ARENA_INIT;

	sbuf_puts(out, "<件");
	archive_put_int(out, "件号", p->number);
	archive_put(out, "责任者", p->responsible);
	archive_put(out, "文号", archive_reference(p));
	archive_put(out, "题名", archive_title(p));
	archive_put(out, "日期", p->dated);
	archive_put_int(out, "页数", p->pages);
	archive_put(out, "密级", p->secrecy);
	archive_put(out, "备注", archive_note(&a, v, p, ""));
	sbuf_puts(out, "/>");
	arena_release(&a);
}

void
archive_catalogue(const struct archive_pieces *v,
    const struct archive_info *i, const char *city, struct sbuf *out)
{
	const struct archive_person *who = &v->v.v[v->v.n - 1].person;

	sbuf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<事实 xmlns=\"urn:liangze:facts:1\" 文种=\"卷内目录\"");
	archive_put(out, "城市", city);
	sbuf_putc(out, '>');
	archive_put_element(out, "密级", i->secrecy);
	sbuf_puts(out, "<机关");
	archive_put(out, "名称", i->organisation);
	sbuf_puts(out, " 用印=\"否\"/><人员");
	archive_put(out, "编号", who->id);
	archive_put(out, "姓名", who->name);
	archive_put(out, "职务", who->post);
	sbuf_puts(out, "/>");
	archive_put_state(out, i->as_of, i->chain_count, i->chain_value);
	for (size_t k = 0; k < v->v.n; k++)
		put_piece(v, &v->v.v[k], out);
	sbuf_puts(out, "</事实>\n");
}
