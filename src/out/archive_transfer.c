/*
 * archive_transfer.c - 归档移交单, for tools and as facts of its paper.
 */
#include <string.h>

#include "base/markup.h"
#include "out/archive_parts.h"

static const char head[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

static void
put_item(struct sbuf *b, const struct transfer_item *x)
{
	sbuf_puts(b, "  <件");
	archive_put(b, "人员", x->person);
	archive_put_int(b, "件号", x->number);
	archive_put(b, "文种", x->kind);
	archive_put(b, "依据", x->rule);
	archive_put(b, "标识", x->id);
	archive_put(b, "归入", x->into);
	archive_put(b, "原件", x->original);
	archive_put(b, "密级", x->secrecy);
	if (x->replaces > 0)
		archive_put_int(b, "代替", x->replaces);
	archive_put(b, "SM3", x->sm3);
	sbuf_puts(b, "/>\n");
}

void
archive_list(const struct transfer_list *l, struct sbuf *out)
{
	char day[11];

	day_format(l->as_of, day);
	sbuf_printf(out, "%s<移交单 xmlns=\"urn:liangze:archive:1\"", head);
	archive_put(out, "部门", recipient_name(l->to));
	archive_put(out, "截止", day);
	archive_put_int(out, "条数", l->chain_count);
	archive_put(out, "链值", l->chain_value);
	sbuf_puts(out, ">\n");
	for (size_t i = 0; i < l->item.n; i++)
		put_item(out, &l->item.v[i]);
	sbuf_puts(out, "</移交单>\n");
}

/* --- its paper --- */

static void
put_material(struct sbuf *b, const struct transfer_item *x)
{
	const struct archive_piece *p = x->piece;
	bool own = x->original[0] == '\0';

	sbuf_puts(b, "<材料");
	archive_put(b, "依据", x->rule);
	archive_put(b, "人员", x->person);
	archive_put(b, "姓名", p->person.name);
	archive_put(b, "职务", p->person.post);
	archive_put_int(b, "件号", x->number);
	archive_put(b, "名称", own ? archive_title(p) : x->original);
	if (own) {
		archive_put(b, "文号", archive_reference(p));
		archive_put(b, "日期", p->dated);
		archive_put_int(b, "页数", p->pages);
	} else {
		archive_put(b, "原件", "是");
	}
	archive_put(b, "归入", x->into);
	archive_put(b, "密级", x->secrecy);
	archive_put(b, "备注", x->note);
	sbuf_puts(b, "/>");
}

static const char *
highest(const struct transfer_list *l, struct arena *a)
{
	struct archive_pieces all = { { NULL, 0, 0 } };

	for (size_t i = 0; i < l->item.n; i++)
		*vec_push(a, &all.v) = *l->item.v[i].piece;
	return archive_secrecy(&all);
}

void
archive_list_facts(const struct transfer_list *l,
    const struct archive_handing *h, struct sbuf *out)
{
	struct arena a = ARENA_INIT;

	sbuf_printf(out, "%s<事实 xmlns=\"urn:liangze:facts:1\""
	    " 文种=\"归档移交单\"", head);
	archive_put(out, "城市", h->city);
	sbuf_putc(out, '>');
	archive_put_element(out, "密级", highest(l, &a));
	sbuf_puts(out, "<机关");
	archive_put(out, "名称", h->organisation);
	sbuf_puts(out, " 用印=\"是\"/>");
	archive_put_element(out, "主送", h->recipient);
	archive_put_state(out, l->as_of, l->chain_count, l->chain_value);
	sbuf_puts(out, "<移交");
	archive_put(out, "部门", recipient_name(l->to));
	archive_put(out, "编号", l->name);
	sbuf_puts(out, "/>");
	for (size_t i = 0; i < l->item.n; i++)
		put_material(out, &l->item.v[i]);
	sbuf_puts(out, "</事实>\n");
	arena_release(&a);
}
