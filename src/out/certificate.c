#include "out/certificate.h"

#include <inttypes.h>

#include "base/markup.h"
#include "model/window.h"

static void
put_int(struct sbuf *b, const char *key, int64_t n)
{
	sbuf_printf(b, " %s=\"%" PRId64 "\"", key, n);
}

static void
put_dates(const struct certificate *c, struct sbuf *out)
{
	struct arena a = ARENA_INIT;
	struct window w = window_month(c->checkpoint.period);
	char day[11], words[40];

	day_format(c->as_of, day);
	day_chinese(c->as_of, words);
	sbuf_puts(out, "<期间");
	markup_attr(out, "值", window_name(&a, w));
	markup_attr(out, "名称", window_chinese(&a, w));
	sbuf_puts(out, "/><截止");
	markup_attr(out, "值", day);
	markup_attr(out, "中文", words);
	sbuf_puts(out, "/>");
	arena_release(&a);
}

static void
put_signature(const struct certificate *c, struct sbuf *out)
{
	if (c->signature[0] == '\0')
		return;
	sbuf_puts(out, "<签名");
	markup_attr(out, "算法", c->algorithm);
	markup_attr(out, "公钥", c->key);
	markup_attr(out, "值", c->signature);
	sbuf_puts(out, "/>");
}

void
certificate_facts(const struct certificate *c, struct sbuf *out)
{
	sbuf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<事实 xmlns=\"urn:liangze:facts:1\" 文种=\"归档证明\"");
	markup_attr(out, "城市", c->city);
	sbuf_puts(out, "><机关");
	markup_attr(out, "名称", c->organisation);
	sbuf_puts(out, " 用印=\"是\"/>");
	put_dates(c, out);
	checkpoint_facts(&c->checkpoint, out);
	sbuf_puts(out, "<事件链");
	put_int(out, "条数", c->events.count);
	markup_attr(out, "链值", c->events.value);
	sbuf_puts(out, "/>");
	put_signature(c, out);
	for (size_t i = 0; i < c->volume.n; i++) {
		const struct certificate_volume *v = &c->volume.v[i];

		sbuf_puts(out, "<卷");
		markup_attr(out, "人员", v->person);
		put_int(out, "件数", v->pieces);
		put_int(out, "新增", v->added);
		markup_attr(out, "摘要", v->digest);
		sbuf_puts(out, "/>");
	}
	sbuf_puts(out, "</事实>\n");
}
