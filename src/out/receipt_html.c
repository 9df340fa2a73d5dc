/*
 * receipt_html.c - the receipt as one page for a clerk: no script, no
 * network, readable on paper and without colours.
 */
#include <inttypes.h>
#include <string.h>

#include "base/utf8.h"
#include "out/receipt.h"
#include "out/receipt_parts.h"
#include "rules/catalogue.h"

enum {
	SOURCE_BEFORE = 46,  /* characters of the line shown before the */
	SOURCE_AFTER = 60    /* column found, and after it */
};

static const char style[] =
    "@page{size:A4;margin:18mm 18mm 16mm}\n"
    "*{box-sizing:border-box}\n"
    "body{margin:0;background:#eef0f3;color:#1a1a1a;font:15px/1.7 "
    "\"Noto Serif CJK SC\",\"SimSun\",\"宋体\",serif;overflow-wrap:anywhere;"
    "-webkit-print-color-adjust:exact;print-color-adjust:exact}\n"
    "main{max-width:820px;margin:24px auto;padding:36px 44px;"
    "background:#fff;border:1px solid #d5d9df}\n"
    "h1{margin:0 0 18px;text-align:center;font-size:26px;"
    "letter-spacing:.3em;text-indent:.3em}\n"
    "h1,h2,.verdict strong,.level,th{font-family:\"Noto Sans CJK SC\","
    "\"SimHei\",\"黑体\",sans-serif}\n"
    "h2{margin:28px 0 10px;padding-left:10px;border-left:4px solid "
    "#8a1c1c;font-size:17px}\n"
    ".verdict{display:flex;align-items:center;gap:20px;padding:14px 22px;"
    "border:2px solid;border-radius:4px}\n"
    ".verdict .sign{font-size:40px;line-height:1}\n"
    ".verdict strong{display:block;font-size:28px;line-height:1.3}\n"
    ".verdict p{margin:2px 0 0;color:#1a1a1a}\n"
    ".v0{color:#17652f;background:#eef8f0}\n"
    ".v1{color:#8a5a00;background:#fff7e3}\n"
    ".v2{color:#a31515;background:#fdefef}\n"
    ".v3{color:#555;background:#f2f2f2}\n"
    "table{width:100%;border-collapse:collapse}\n"
    "th,td{padding:5px 10px;border:1px solid #c9ced6;text-align:left;"
    "vertical-align:top}\n"
    "th{background:#f4f6f9;font-weight:normal;white-space:nowrap}\n"
    ".facts th{width:8.5em}.facts th,.facts td{vertical-align:middle}\n"
    ".hash{font:12px/1.6 \"DejaVu Sans Mono\",Consolas,monospace;"
    "word-break:break-all}\n"
    ".finding{margin:12px 0;padding:10px 16px 12px;border:1px solid "
    "#c9ced6;border-left-width:5px;break-inside:avoid}\n"
    ".l3,.l4{border-left-color:#a31515}.l2{border-left-color:#c98a00}"
    ".l1,.l0{border-left-color:#7a8594}\n"
    ".finding p{margin:4px 0}\n"
    ".head{display:flex;flex-wrap:wrap;gap:4px 12px;align-items:baseline}\n"
    ".level{padding:0 8px;border:1px solid;font-size:14px}\n"
    ".l3 .level,.l4 .level{color:#a31515}.l2 .level{color:#8a5a00}"
    ".l1 .level,.l0 .level{color:#4a5563}\n"
    ".tag{padding:0 6px;border:1px dashed #777;font-size:13px;"
    "color:#444}\n"
    ".rule{display:inline-block;color:#444;font-size:14px}\n"
    ".message{font-weight:bold;font-size:16px}\n"
    "dl{display:grid;grid-template-columns:4em 1fr;gap:2px 8px;margin:6px "
    "0 0}dt{color:#555}dd{margin:0}\n"
    "pre{margin:2px 0;padding:6px 10px 14px;background:#f7f7f4;border:1px "
    "solid #ddd;overflow-x:auto;white-space:pre-wrap;font:14px/2 "
    "\"Noto Sans Mono CJK SC\",\"NSimSun\",monospace}\n"
    ".at{position:relative;background:#ffe59a;outline:1px solid #a31515}"
    ".at::after{content:\"▲\";position:absolute;left:0;top:1.7em;"
    "line-height:1;font-size:.75em;color:#a31515}\n"
    ".odd{border:1px solid #a31515;color:#a31515;font-size:.85em;"
    "padding:0 3px}\n"
    ".no{color:#a31515;font-weight:bold}\n"
    "ul{margin:6px 0;padding-left:1.4em}\n"
    "footer{margin-top:30px;padding-top:10px;border-top:1px solid #c9ced6;"
    "color:#555;font-size:13px}\n"
    "@media print{body{background:#fff;font-size:10pt;line-height:1.55}"
    "main{max-width:none;margin:0;padding:0 1px;border:0}"
    "h1{font-size:18pt}h2{margin:16pt 0 6pt;font-size:12pt}"
    ".message{font-size:10.5pt}.finding{margin:7pt 0;padding:5pt 10pt 7pt}"
    "pre{font-size:9pt}th,td{padding:3pt 7pt}"
    "thead{display:table-header-group}tr{break-inside:avoid}}\n";

/* One character of input text, escaped; what must not be seen as itself
 * (controls, bidi marks, zero width) by its number. */
static void
put_char(struct sbuf *b, uint32_t cp)
{
	char c[4];

	switch (cp) {
	case '&':
		sbuf_puts(b, "&amp;");
		break;
	case '<':
		sbuf_puts(b, "&lt;");
		break;
	case '>':
		sbuf_puts(b, "&gt;");
		break;
	case '"':
		sbuf_puts(b, "&quot;");
		break;
	case '\'':
		sbuf_puts(b, "&#39;");
		break;
	case '\r':
		break;
	case '\n':
		sbuf_putc(b, '\n');
		break;
	default:
		if (utf8_clean(cp))
			sbuf_put(b, c, utf8_put(c, cp));
		else
			sbuf_printf(b, "<span class=\"odd\">U+%04X</span>",
			    (unsigned)cp);
	}
}

static void
put_text(struct sbuf *b, const char *s)
{
	size_t n = s == NULL ? 0 : strlen(s);

	for (size_t i = 0; i < n;)
		put_char(b, utf8_next(s, n, &i));
}

static void
put_day(struct sbuf *b, day_t d)
{
	char text[40];

	if (d == DAY_NONE)
		return;
	day_chinese(d, text);
	sbuf_puts(b, text);
}

static bool
given(const char *s)
{
	return s != NULL && *s != '\0';
}

/* --- head --- */

static const struct {
	const char *sign, *sentence;
} verdicts[VERDICTS] = {
	[VERDICT_ACCEPTED] = { "✓", "文件已受理。" },
	[VERDICT_PARTIAL] = { "△", "文件已受理，但有的项被退回，请改正后重新"
	    "报送被退回的项。" },
	[VERDICT_REFUSED] = { "✕", "文件没有受理，请按下列意见改正后重新"
	    "报送。" },
	[VERDICT_UNJUDGED] = { "？", "有的检查没有能够完成，暂不能作出结论，"
	    "原因见下列意见。" },
};

static void
put_verdict(struct sbuf *b, const struct receipt *r)
{
	size_t accepted = 0;

	for (size_t i = 0; i < r->n_items; i++)
		accepted += r->item[i].accepted;
	sbuf_printf(b, "<div class=\"verdict v%d\"><span class=\"sign\" "
	    "aria-hidden=\"true\">%s</span><div><strong>%s</strong>\n<p>%s",
	    (int)r->verdict, verdicts[r->verdict].sign,
	    verdict_name(r->verdict), r->secret ? "见下列说明。" :
	    verdicts[r->verdict].sentence);
	if (!r->secret && r->n_items > 0)
		sbuf_printf(b, "共%zu项，受理%zu项，退回%zu项。", r->n_items,
		    accepted, r->n_items - accepted);
	if (!r->secret && r->n_masked > 0)
		sbuf_printf(b, "另有%" PRId64 "条涉密记录，只计数，不列内容。",
		    r->n_masked);
	sbuf_puts(b, "</p></div></div>\n");
}

static void
fact(struct sbuf *b, const char *name, const char *value)
{
	if (!given(value))
		return;
	sbuf_printf(b, "<tr><th scope=\"row\">%s</th><td>", name);
	put_text(b, value);
	sbuf_puts(b, "</td></tr>\n");
}

static void
fact_chain(struct sbuf *b, const struct receipt *r)
{
	sbuf_puts(b, "<tr><th scope=\"row\">接收日期</th><td>");
	put_day(b, r->received);
	sbuf_printf(b, "</td></tr>\n<tr><th scope=\"row\">台账序号</th><td>%"
	    PRId64 "</td></tr>\n<tr><th scope=\"row\">台账链值</th>"
	    "<td class=\"hash\">", r->chain_count);
	put_text(b, r->chain_value);
	sbuf_puts(b, "</td></tr>\n<tr><th scope=\"row\">原文 SM3</th>"
	    "<td class=\"hash\">");
	put_text(b, r->sm3);
	sbuf_puts(b, "</td></tr>\n");
}

static void
put_facts(struct sbuf *b, const struct receipt *r)
{
	sbuf_puts(b, "<h2>报送文件</h2>\n<table class=\"facts\">\n");
	if (!r->secret) {
		fact(b, "文件", r->file);
		fact(b, "类型", given(r->root) ? r->root : "不能辨认");
		if (given(r->unit)) {
			sbuf_puts(b, "<tr><th scope=\"row\">单位</th><td>");
			put_text(b, r->unit_name);
			sbuf_puts(b, given(r->unit_name) ? "（" : "");
			put_text(b, r->unit);
			sbuf_puts(b, given(r->unit_name) ? "）" : "");
			sbuf_puts(b, "</td></tr>\n");
		}
		fact(b, "文件标识", r->identity);
	}
	fact_chain(b, r);
	sbuf_puts(b, "</table>\n");
}

/* --- findings --- */

/* The line with its column marked; cut on both sides where it is long. */
static void
put_source(struct sbuf *b, const struct diag *d)
{
	size_t n = strlen(d->source), column = 1;
	size_t from = d->at.column > SOURCE_BEFORE ?
	    d->at.column - SOURCE_BEFORE : 1;

	sbuf_puts(b, from > 1 ? "<pre>…" : "<pre>");
	for (size_t i = 0; i < n; column++) {
		uint32_t cp = utf8_next(d->source, n, &i);
		bool here = column == d->at.column;

		if (column < from)
			continue;
		if (column > d->at.column + SOURCE_AFTER) {
			sbuf_puts(b, "…");
			break;
		}
		sbuf_puts(b, here ? "<span class=\"at\">" : "");
		put_char(b, cp == '\t' ? ' ' : cp);
		sbuf_puts(b, here ? "</span>" : "");
	}
	if (column == d->at.column)
		sbuf_puts(b, "<span class=\"at\"> </span>");
	sbuf_puts(b, "</pre>\n");
}

static void
put_place(struct sbuf *b, const struct receipt *r, const struct diag *d)
{
	sbuf_puts(b, "<dt>位置</dt><dd>");
	if (given(d->file) && (r->file == NULL ||
	    strcmp(d->file, r->file) != 0)) {
		put_text(b, d->file);
		sbuf_puts(b, "，");
	}
	if (d->at.line == 0)
		sbuf_puts(b, "整个文件");
	else
		sbuf_printf(b, "第%" PRIu32 "行，第%" PRIu32 "列", d->at.line,
		    d->at.column);
	if (given(d->record)) {
		sbuf_puts(b, "，编号 ");
		put_text(b, d->record);
	}
	if (given(d->source))
		put_source(b, d);
	sbuf_puts(b, "</dd>\n");
}

static void
put_finding(struct sbuf *b, const struct receipt *r, size_t no,
    const struct diag *d, const bool *is_new)
{
	const struct rule_text *rule = rule_text((enum rule_id)d->rule);

	sbuf_printf(b, "<section class=\"finding l%d\">\n<div class=\"head\">"
	    "<span>%zu.</span><span class=\"level\">%s</span>"
	    "<span class=\"rule\">[%s %s]</span>", (int)d->level, no,
	    level_name(d->level), rule->id, rule->article);
	if (d->waived)
		sbuf_puts(b, "<span class=\"tag\">已豁免，不影响结论</span>");
	if (is_new != NULL)
		sbuf_printf(b, "<span class=\"tag\">%s</span>",
		    *is_new ? "新出现" : "上次已指出");
	sbuf_puts(b, "</div>\n<p class=\"message\">");
	put_text(b, d->message);
	sbuf_puts(b, "</p>\n<dl>");
	put_place(b, r, d);
	sbuf_printf(b, "<dt>规定</dt><dd>%s</dd>\n<dt>改法</dt><dd>",
	    rule->what);
	put_text(b, given(d->mend) ? d->mend : rule->mend);
	sbuf_puts(b, "</dd></dl>\n</section>\n");
}

static void
put_findings(struct sbuf *b, const struct receipt *r,
    const struct receipt_change *c)
{
	const struct diag *v;
	size_t n = receipt_findings(r->found, &v);
	size_t by_level[LEVELS] = { 0 };

	sbuf_puts(b, "<h2>校验意见</h2>\n");
	if (n == 0) {
		sbuf_puts(b, "<p>没有发现问题。</p>\n");
		return;
	}
	for (size_t i = 0; i < n; i++)
		by_level[v[i].level]++;
	sbuf_printf(b, "<p>共%zu条：", n);
	for (int l = LEVELS - 1, k = 0; l >= 0; l--) {
		if (by_level[l] > 0)
			sbuf_printf(b, "%s%s%zu条", k++ > 0 ? "，" : "",
			    level_name((enum level)l), by_level[l]);
	}
	sbuf_puts(b, "。“退回”的应改正，“警告”的已注明并可能影响得分，其余供"
	    "参考。</p>\n");
	for (size_t i = 0; i < n; i++)
		put_finding(b, r, i + 1, &v[i],
		    c->is_new == NULL ? NULL : &c->is_new[i]);
}

static void
put_changes(struct sbuf *b, const struct receipt *r,
    const struct receipt_change *c)
{
	bool kept = false;

	if (r->before_received == DAY_NONE)
		return;
	sbuf_puts(b, "<h2>与上次回执相比</h2>\n<p>上次于");
	put_day(b, r->before_received);
	sbuf_printf(b, "接收，结论为“%s”。本次不再提出%zu条，新出现%zu条，仍然"
	    "存在%zu条。</p>\n", verdict_name(r->before_verdict), c->n_gone,
	    c->n_new, c->n_still);
	if (c->n_gone == 0 || c->veiled)
		return;
	sbuf_puts(b, "<p>不再提出的：</p>\n<ul>\n");
	for (size_t i = 0; i < c->n_gone; i++) {
		const struct diag *d = c->gone[i];
		const struct rule_text *t = rule_text((enum rule_id)d->rule);

		kept = kept || (d->level == LEVEL_WARN && given(d->record));
		sbuf_printf(b, "<li>%s：", level_name(d->level));
		put_text(b, d->message);
		sbuf_printf(b, " <span class=\"rule\">[%s %s]</span></li>\n",
		    t->id, t->article);
	}
	sbuf_puts(b, kept ? "</ul>\n<p>已受理、内容没有变化的记录不再重复校验，"
	    "此前对它们的警告仍然有效。</p>\n" : "</ul>\n");
}

static void
put_items(struct sbuf *b, const struct receipt *r)
{
	if (r->n_items == 0)
		return;
	sbuf_puts(b, "<h2>各项结果</h2>\n<table>\n<thead><tr><th>序号</th>"
	    "<th>种类</th><th>编号</th><th>结果</th></tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < r->n_items; i++) {
		sbuf_printf(b, "<tr><td>%zu</td><td>", i + 1);
		put_text(b, r->item[i].kind);
		sbuf_puts(b, "</td><td>");
		put_text(b, r->item[i].id);
		sbuf_puts(b, r->item[i].accepted ? "</td><td>✓ 受理" :
		    "</td><td class=\"no\">✕ 退回");
		sbuf_puts(b, "</td></tr>\n");
	}
	sbuf_puts(b, "</tbody>\n</table>\n");
}

static void
put_secret(struct sbuf *b)
{
	const struct rule_text *t = rule_text(RULE_A14_1);

	sbuf_printf(b, "<h2>说明</h2>\n<p>文件含有不得在本机办理的涉密事项，"
	    "本回执不载内容，只记台账序号和日期。请按保密规定另行报送。"
	    "<span class=\"rule\">[%s %s]</span></p>\n", t->id, t->article);
}

void
receipt_html(const struct receipt *r, struct sbuf *out)
{
	struct arena a = ARENA_INIT;
	struct receipt_change change;

	receipt_compare(r, &a, &change);
	sbuf_puts(out, "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n"
	    "<meta charset=\"UTF-8\">\n<meta http-equiv=\""
	    "Content-Security-Policy\" content=\"default-src 'none'; "
	    "style-src 'unsafe-inline'\">\n<meta name=\"viewport\" "
	    "content=\"width=device-width, initial-scale=1\">\n");
	sbuf_printf(out, "<title>校验回执 %" PRId64 " %s</title>\n<style>\n",
	    r->chain_count, verdict_name(r->verdict));
	sbuf_puts(out, style);
	sbuf_puts(out, "</style>\n</head>\n<body>\n<main>\n"
	    "<h1>校验回执</h1>\n");
	put_verdict(out, r);
	put_facts(out, r);
	if (r->secret) {
		put_secret(out);
	} else {
		put_changes(out, r, &change);
		put_findings(out, r, &change);
		put_items(out, r);
	}
	sbuf_puts(out, "<footer>本回执按校验规则自动生成。台账只增不改，"
	    "台账序号和链值可用来核对本文件的接收情况。</footer>\n</main>\n"
	    "</body>\n</html>\n");
	arena_release(&a);
}
