/*
 * Words for a text that is not well-formed: by libxml2's code, its place
 * and names from our own reading of the text.
 */
#include <string.h>

#include "base/sbuf.h"
#include "base/utf8.h"
#include "io/xml_sax.h"

enum { NAME_SHOWN = 60 }; /* bytes of a name in a message */

const char *
reader_roots(struct arena *a)
{
	struct sbuf b = SBUF_INIT;
	const char *text;

	for (int i = 0; i < ROOTS; i++)
		sbuf_printf(&b, "%s%s", i == 0 ? "" : "、",
		    root_name((enum root)i));
	text = arena_strdup(a, sbuf_text(&b));
	sbuf_release(&b);
	return text;
}

/* Where the fault is shown, seen from where libxml2 stopped. */
enum near {
	NEAR_HERE,
	NEAR_TAG,       /* the `<` before it */
	NEAR_AMPERSAND, /* the `&` before it */
	NEAR_OPEN,      /* the innermost open start tag */
	NEAR_CDATA_END, /* the ]]> behind it */
};

/*
 * In the texts $1 is what libxml2 names, $t and $l the innermost open
 * element and its line, $n the name of the tag at the place.
 */
static const struct error_row {
	int code;
	enum near near;
	const char *text, *mend;
} errors[] = {
	{ XML_ERR_DOCUMENT_EMPTY, NEAR_HERE, "这里应是XML的开头，却不是“<”",
	    "检查文件是否为XML，开头有没有多余的字" },
	{ XML_ERR_DOCUMENT_END, NEAR_HERE, "根元素结束以后还有多余的内容",
	    "一个文件只能有一个根元素；删去多余的内容" },
	{ XML_ERR_TAG_NAME_MISMATCH, NEAR_TAG,
	    "开始标签<$t>（第$l行）没有对应的结束标签，这里是<$n>",
	    "检查<$t>里漏写、错写的结束标签" },
	{ XML_ERR_TAG_NOT_FINISHED, NEAR_OPEN,
	    "开始标签<$t>（第$l行）没有对应的结束标签，文件到末尾也没有",
	    "检查文件是否完整，再补上结束标签" },
	{ XML_ERR_GT_REQUIRED, NEAR_TAG, "标签<$n>没有写完，缺少“>”",
	    "检查这个标签的引号和“>”" },
	/* stands for XML_ERR_NAME_REQUIRED among attributes */
	{ XML_ERR_NMTOKEN_REQUIRED, NEAR_TAG,
	    "标签<$n>没有写完，或者里面的属性名不对",
	    "检查这个标签的属性、引号和“>”" },
	{ XML_ERR_LTSLASH_REQUIRED, NEAR_TAG, "结束标签没有写完",
	    "检查这个标签" },
	{ XML_ERR_NAME_REQUIRED, NEAR_TAG, "“<”后面不是元素名",
	    "文字里的“<”要写成“&lt;”" },
	{ XML_ERR_ENTITYREF_NO_NAME, NEAR_AMPERSAND,
	    "这里的“&”不能直接写", "文字里的“&”要写成“&amp;”" },
	{ XML_ERR_ENTITYREF_SEMICOL_MISSING, NEAR_AMPERSAND,
	    "这里的“&”不能直接写", "文字里的“&”要写成“&amp;”" },
	{ XML_ERR_INVALID_HEX_CHARREF, NEAR_AMPERSAND, "字符引用写错了",
	    "直接写这个字，不用“&#…;”" },
	{ XML_ERR_INVALID_DEC_CHARREF, NEAR_AMPERSAND, "字符引用写错了",
	    "直接写这个字，不用“&#…;”" },
	{ XML_ERR_INVALID_CHARREF, NEAR_AMPERSAND, "字符引用写错了",
	    "直接写这个字，不用“&#…;”" },
	{ XML_ERR_INVALID_CHAR, NEAR_AMPERSAND,
	    "字符引用指向不允许的字符", "删去它" },
	{ XML_ERR_LT_IN_ATTRIBUTE, NEAR_TAG,
	    "标签<$n>的属性值里有“<”，或者前面的引号没有配对",
	    "属性值里的“<”要写成“&lt;”；并检查引号" },
	{ XML_ERR_ATTRIBUTE_NOT_STARTED, NEAR_TAG,
	    "标签<$n>里的属性值没有加引号", "属性值两边加上半角引号" },
	{ XML_ERR_ATTRIBUTE_NOT_FINISHED, NEAR_TAG,
	    "标签<$n>里属性值的引号没有配对", "补上引号" },
	{ XML_ERR_ATTRIBUTE_WITHOUT_VALUE, NEAR_TAG,
	    "标签<$n>的属性“$1”没有值", "写成 属性=\"值\"，等号、引号用半角" },
	{ XML_ERR_EQUAL_REQUIRED, NEAR_TAG, "标签<$n>里缺少等号",
	    "写成 属性=\"值\"，等号、引号用半角" },
	{ XML_ERR_ATTRIBUTE_REDEFINED, NEAR_TAG,
	    "标签<$n>的属性“$1”写了两次", "删去多余的一个" },
	{ XML_NS_ERR_ATTRIBUTE_REDEFINED, NEAR_TAG,
	    "标签<$n>的属性“$1”写了两次", "删去多余的一个" },
	{ XML_ERR_SPACE_REQUIRED, NEAR_TAG,
	    "标签<$n>里两个属性之间缺少空格", "属性之间加一个空格" },
	{ XML_NS_ERR_UNDEFINED_NAMESPACE, NEAR_TAG,
	    "标签<$n>用的前缀“$1”没有定义",
	    "删去前缀，或者用 xmlns:$1=\"…\" 定义它" },
	{ XML_NS_ERR_QNAME, NEAR_TAG, "标签<$n>里冒号的写法不对",
	    "名字里至多有一个冒号" },
	{ XML_NS_ERR_XML_NAMESPACE, NEAR_TAG,
	    "标签<$n>里命名空间的声明不对", "只留 xmlns=\"" LIANGZE_NS "\"" },
	{ XML_NS_ERR_EMPTY, NEAR_TAG, "标签<$n>里命名空间的声明不对",
	    "只留 xmlns=\"" LIANGZE_NS "\"" },
	{ XML_ERR_COMMENT_NOT_FINISHED, NEAR_TAG, "注释没有写完",
	    "注释以“-->”结束" },
	{ XML_ERR_HYPHEN_IN_COMMENT, NEAR_TAG, "注释里不能有“--”",
	    "改掉注释里连在一起的两个短横" },
	{ XML_ERR_CDATA_NOT_FINISHED, NEAR_TAG, "CDATA没有写完",
	    "CDATA以“]]>”结束" },
	{ XML_ERR_MISPLACED_CDATA_END, NEAR_CDATA_END,
	    "文字里不能有“]]>”", "把其中的“>”写成“&gt;”" },
	{ XML_ERR_PI_NOT_STARTED, NEAR_TAG, "处理指令写错了", "删去它" },
	{ XML_ERR_PI_NOT_FINISHED, NEAR_TAG, "处理指令没有写完",
	    "以“?>”结束，或者删去" },
	{ XML_ERR_RESERVED_XML_NAME, NEAR_TAG,
	    "XML声明（<?xml …?>）只能在文件的最开头",
	    "删去它前面的空格、空行和其他内容" },
	{ XML_ERR_XMLDECL_NOT_STARTED, NEAR_TAG, "XML声明写错了",
	    "写成 <?xml version=\"1.0\" encoding=\"UTF-8\"?>" },
	{ XML_ERR_XMLDECL_NOT_FINISHED, NEAR_TAG, "XML声明没有写完",
	    "写成 <?xml version=\"1.0\" encoding=\"UTF-8\"?>" },
	{ XML_ERR_VERSION_MISSING, NEAR_TAG, "XML声明里缺少version",
	    "写成 <?xml version=\"1.0\" encoding=\"UTF-8\"?>" },
	{ XML_ERR_UNKNOWN_VERSION, NEAR_TAG, "XML声明里的版本不对",
	    "写成 <?xml version=\"1.0\" encoding=\"UTF-8\"?>" },
	{ XML_ERR_ENCODING_NAME, NEAR_TAG, "XML声明里的编码写错了",
	    "写成 <?xml version=\"1.0\" encoding=\"UTF-8\"?>" },
	{ XML_ERR_STANDALONE_VALUE, NEAR_TAG,
	    "XML声明里的standalone写错了", "删去standalone" },
	{ XML_ERR_STRING_NOT_STARTED, NEAR_TAG, "XML声明里缺少引号",
	    "写成 <?xml version=\"1.0\" encoding=\"UTF-8\"?>" },
	{ XML_ERR_STRING_NOT_CLOSED, NEAR_TAG, "XML声明里的引号没有配对",
	    "写成 <?xml version=\"1.0\" encoding=\"UTF-8\"?>" },
	{ XML_ERR_NAME_TOO_LONG, NEAR_TAG, "名字太长", "检查漏写的引号" },
};

static const struct error_row other = { 0, NEAR_HERE,
    "从这里起不是格式正确的XML", "用XML编辑软件打开，按提示改正" };

static const struct error_row *
find_row(int code)
{
	for (size_t i = 0; i < sizeof(errors) / sizeof(errors[0]); i++)
		if (errors[i].code == code)
			return &errors[i];
	return &other;
}

/* The last `c` before `at`; `at` itself where there is none. */
static size_t
back_to(const char *text, size_t at, char c)
{
	const char *p = at == 0 ? NULL : memrchr(text, c, at);

	return p == NULL ? at : (size_t)(p - text);
}

/* The name of the tag that begins at `at`, with the slash of an end tag. */
static const char *
name_at(struct reader *r, size_t at)
{
	const char *text = r->out->text;
	size_t n = r->scan.stop, from = at + 1, i = from;

	if (at >= n || text[at] != '<')
		return "";
	if (i < n && text[i] == '/')
		i++;
	while (i < n && strchr(" \t\r\n>/=\"'<", text[i]) == NULL)
		i++;
	if (i - from > NAME_SHOWN)
		i = from + utf8_cut(text + from, i - from, NAME_SHOWN);
	return arena_strndup(&r->keep, text + from, i - from);
}

/* A name from the text; of a talk only what the XSD knows (B23.1). */
static const char *
shown_name(const struct reader *r, const char *name)
{
	return r->confided && !judge_names(r, name[0] == '/' ? name + 1 :
	    name) ? "…" : name;
}

static const char *
fill_in(struct reader *r, const char *text, size_t at)
{
	const struct frame *f = &r->frame[r->depth];
	struct sbuf b = SBUF_INIT;
	const char *filled;

	for (const char *p = text; *p != '\0'; p++) {
		if (*p != '$') {
			sbuf_putc(&b, *p);
			continue;
		}
		p++;
		if (*p == '1')
			sbuf_puts(&b, shown_name(r, r->error.first));
		else if (*p == 't')
			sbuf_puts(&b, r->depth == 0 ? "" :
			    shown_name(r, f->name));
		else if (*p == 'l')
			sbuf_printf(&b, "%u", (unsigned)f->at.line);
		else if (*p == 'n')
			sbuf_puts(&b, shown_name(r, name_at(r, at)));
	}
	filled = arena_strdup(&r->keep, sbuf_text(&b));
	sbuf_release(&b);
	return filled;
}

/* An entity that nobody declared; X01.3 allows none. */
static void
say_entity(struct reader *r)
{
	size_t at = back_to(r->out->text, r->error.at, '&');

	reader_fault(r, RULE_X01_3, locator_place(&r->cursor.where, at),
	    arena_printf(&r->keep, "使用了实体“&%s;”",
	    shown_name(r, r->error.first)),
	    "直接写这个字，不用实体");
}

/*
 * libxml2 has one code for a missing name: after `&`, after `<`, and of
 * an attribute.
 */
static int
split_code(const struct reader *r)
{
	char before = r->error.at == 0 ? '<' : r->out->text[r->error.at - 1];

	if (r->error.code != XML_ERR_NAME_REQUIRED || before == '<')
		return r->error.code;
	return before == '&' ? XML_ERR_ENTITYREF_NO_NAME :
	    XML_ERR_NMTOKEN_REQUIRED;
}

static size_t
place_of(const struct reader *r, enum near near)
{
	const char *text = r->out->text, *end;
	size_t at = r->error.at;

	switch (near) {
	case NEAR_TAG:
		return back_to(text, at, '<');
	case NEAR_AMPERSAND:
		return back_to(text, at, '&');
	case NEAR_CDATA_END:
		end = memmem(text + at, r->scan.stop - at, "]]>", 3);
		return end == NULL ? at : (size_t)(end - text);
	case NEAR_OPEN:
		return r->depth > 0 ? r->frame[r->depth].offset : at;
	case NEAR_HERE:
		break;
	}
	return at;
}

static bool
lies_before(struct place a, struct place b)
{
	return a.line != b.line ? a.line < b.line : a.column < b.column;
}

void
reader_drop_from(struct reader *r, size_t at)
{
	struct place from = locator_place(&r->cursor.where, at);
	struct diag_list *l = &r->out->found;
	size_t kept = 0;

	for (size_t i = 0; i < l->d.n; i++)
		if (lies_before(l->d.v[i].at, from))
			l->d.v[kept++] = l->d.v[i];
	l->d.n = kept;
}

void
reader_say_error(struct reader *r)
{
	const struct error_row *row;
	struct place place;
	size_t at;

	if (r->error.code == XML_ERR_UNDECLARED_ENTITY) {
		say_entity(r);
		return;
	}
	row = find_row(split_code(r));
	at = place_of(r, row->near);
	place = locator_place(&r->cursor.where, at);
	if (row->near == NEAR_TAG)
		reader_drop_from(r, at);
	reader_fault(r, RULE_X01_2, place, fill_in(r, row->text, at),
	    fill_in(r, row->mend, at));
}
