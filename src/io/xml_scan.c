#include "io/xml_scan.h"

#include <assert.h>
#include <string.h>

#include "base/utf8.h"
#include "rules/catalogue.h"

void
locator_init(struct locator *l, const char *text, size_t n)
{
	*l = (struct locator){ .text = text, .n = n, .line = 1, .column = 1 };
	l->has_cr = n > 0 && memchr(text, '\r', n) != NULL;
}

static bool
ends_line(const struct locator *l, size_t i)
{
	if (l->text[i] == '\n')
		return true;
	return l->text[i] == '\r' && (i + 1 == l->n || l->text[i + 1] != '\n');
}

/* As locator_place, byte by byte: texts with CR are rare. */
static void
walk_with_cr(struct locator *l, size_t at)
{
	for (; l->at < at; l->at++) {
		if (ends_line(l, l->at)) {
			l->line++;
			l->column = 1;
		} else if (((unsigned char)l->text[l->at] & 0xC0) != 0x80) {
			l->column++;
		}
	}
}

struct place
locator_place(struct locator *l, size_t at)
{
	assert(at <= l->n);
	if (at < l->at) {
		l->at = 0;
		l->line = l->column = 1;
	}
	while (!l->has_cr && l->at < at) {
		const char *lf = memchr(l->text + l->at, '\n', at - l->at);

		if (lf == NULL)
			break;
		l->line++;
		l->column = 1;
		l->at = (size_t)(lf - l->text) + 1;
	}
	if (l->has_cr)
		walk_with_cr(l, at);
	for (; l->at < at; l->at++)
		l->column += ((unsigned char)l->text[l->at] & 0xC0) != 0x80;
	return (struct place){ l->line, l->column };
}

size_t
line_next(const char *text, size_t n, size_t at)
{
	while (at < n && text[at] != '\n' && text[at] != '\r')
		at++;
	if (at + 1 < n && text[at] == '\r' && text[at + 1] == '\n')
		at++;
	return at < n ? at + 1 : n;
}

static void
add_fault(struct scan *out, struct arena *a, enum rule_id rule, size_t at,
    const char *message, const char *mend)
{
	struct scan_fault *f = vec_push(a, &out->fault);

	f->rule = (uint16_t)rule;
	f->at = at;
	f->message = message;
	f->mend = mend;
}

/* Names of the characters that people meet; by first and last. */
static const struct char_row {
	uint32_t first, last;
	const char *name;
} char_names[] = {
	{ 0x00, 0x00, "空字符" },
	{ 0x01, 0x1F, "控制字符" },
	{ 0x7F, 0x9F, "控制字符" },
	{ 0x200B, 0x200B, "零宽空格" },
	{ 0x200C, 0x200D, "零宽连接符" },
	{ 0x200E, 0x200F, "文字方向控制符" },
	{ 0x061C, 0x061C, "文字方向控制符" },
	{ 0x202A, 0x202E, "文字方向控制符" },
	{ 0x2066, 0x2069, "文字方向控制符" },
	{ 0x2060, 0x206F, "不可见字符" },
	{ 0xFEFF, 0xFEFF, "夹在文中的字节序标记" },
	{ 0xFFF9, 0xFFFB, "不可见字符" },
	{ 0xE0000, 0xE007F, "不可见字符" },
};

static const char *
char_name(uint32_t cp)
{
	size_t n = sizeof(char_names) / sizeof(char_names[0]);

	for (size_t i = 0; i < n; i++)
		if (cp >= char_names[i].first && cp <= char_names[i].last)
			return char_names[i].name;
	return "非字符编码";
}

/* What XML itself cannot hold: the parser would stop there. */
static bool
is_xml_char(uint32_t cp)
{
	if (cp < 0x20)
		return cp == '\t' || cp == '\n' || cp == '\r';
	return cp <= 0xD7FF || (cp >= 0xE000 && cp <= 0xFFFD) ||
	    (cp >= 0x10000 && cp <= 0x10FFFF);
}

static void
bad_char(struct scan *out, struct arena *a, size_t at, uint32_t cp)
{
	const char *text;

	if (out->fault.n >= XML_CHAR_FAULTS_MAX && is_xml_char(cp))
		return;
	text = arena_printf(a, "含有不允许的字符U+%04X（%s）", (unsigned)cp,
	    char_name(cp));
	add_fault(out, a, RULE_X01_5, at, text,
	    "删去这个看不见的字符，通常是从网页或者文档里复制时带来的");
}

/* True where all 8 bytes are plain ASCII from U+0020 to U+007E. */
static bool
plain_eight(const char *s)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	uint64_t v;

	memcpy(&v, s, 8);
	/* High bits: not ASCII; below 0x20 borrows; 0x7F carries. */
	return ((v | (v - 0x20 * ones) | (v + ones)) & (0x80 * ones)) == 0;
}

/* Every character once; stops at one that XML cannot hold. */
static void
scan_chars(const char *text, size_t n, struct arena *a, struct scan *out)
{
	size_t i = 0;

	while (i < n) {
		size_t at = i;
		uint32_t cp;

		if (i + 8 <= n && plain_eight(text + i)) {
			i += 8;
			continue;
		}
		cp = (unsigned char)text[i];
		if (cp >= 0xE4 && cp <= 0xE9) {
			i += 3; /* U+4000 to U+9FFF: all clean */
			continue;
		}
		if (cp >= 0x20 && cp < 0x7F) {
			i++;
			continue;
		}
		cp = utf8_next(text, n, &i);
		if (utf8_clean(cp))
			continue;
		bad_char(out, a, at, cp);
		if (!is_xml_char(cp)) {
			out->stop = at;
			return;
		}
	}
}

static size_t
skip_past(const char *text, size_t n, size_t from, const char *end)
{
	size_t k = strlen(end);
	const char *p = from < n ? memmem(text + from, n - from, end, k) : NULL;

	return p == NULL ? n : (size_t)(p - text) + k;
}

static bool
starts(const char *text, size_t n, size_t at, const char *with)
{
	size_t k = strlen(with);

	return n - at >= k && memcmp(text + at, with, k) == 0;
}

/* Behind a comment, CDATA section or processing instruction; 0 if none. */
static size_t
skip_other(const char *text, size_t n, size_t at)
{
	if (starts(text, n, at, "<!--"))
		return skip_past(text, n, at + 4, "-->");
	if (starts(text, n, at, "<![CDATA["))
		return skip_past(text, n, at + 9, "]]>");
	if (starts(text, n, at, "<?"))
		return skip_past(text, n, at + 2, "?>");
	if (starts(text, n, at, "</"))
		return skip_past(text, n, at + 2, ">");
	return 0;
}

/* What a scan of one start tag sees. */
struct tag { size_t end, n_attrs; bool empty; };

/* From `<` to behind `>`; quotes hide `>`.  Unfinished: end = n. */
static struct tag
read_tag(const char *text, size_t n, size_t at)
{
	struct tag t = { n, 0, false };

	for (size_t i = at + 1; i < n; i++) {
		char c = text[i];

		if (c == '"' || c == '\'') {
			const char *q = memchr(text + i + 1, c, n - i - 1);

			if (q == NULL)
				return t;
			i = (size_t)(q - text);
		} else if (c == '=') {
			t.n_attrs++;
		} else if (c == '>') {
			t.end = i + 1;
			t.empty = text[i - 1] == '/';
			return t;
		}
	}
	return t;
}

/* The limits on one start tag; false and a fault where it breaks one. */
static bool
tag_fits(struct scan *out, struct arena *a, size_t at, const struct tag *t,
    int depth)
{
	if (t->end - at > XML_TAG_MAX) {
		add_fault(out, a, RULE_X01_4, at, arena_printf(a,
		    "一个标签超过%d字节的上限", XML_TAG_MAX),
		    "长文字写在元素的正文里，不写在属性里；"
		    "并检查引号是否成对");
	} else if (t->n_attrs > XML_ATTRS_MAX) {
		add_fault(out, a, RULE_X01_4, at, arena_printf(a,
		    "一个标签有%zu个属性，超过%d个的上限", t->n_attrs,
		    XML_ATTRS_MAX), "删去多余的属性");
	} else if (depth > XML_DEPTH_MAX) {
		add_fault(out, a, RULE_X01_4, at, arena_printf(a,
		    "元素嵌套超过%d层的上限", XML_DEPTH_MAX),
		    "检查是否漏写了结束标签");
	} else {
		return true;
	}
	out->stop = at;
	return false;
}

/* `<!` that is neither comment nor CDATA: a document type declaration. */
static void
bad_declaration(struct scan *out, struct arena *a, size_t at)
{
	add_fault(out, a, RULE_X01_3, at,
	    "含有文档类型或者实体声明（<!DOCTYPE、<!ENTITY等）",
	    "删去整个声明");
	out->stop = at;
}

/* The character that the reference with its digits at `s` names; 0 for
 * what is none, which the parser will say. */
static uint32_t
reference_value(const char *s, const char *end)
{
	static const char digit[] = "0123456789abcdef";
	uint32_t base = s < end && *s == 'x' ? 16 : 10, cp = 0;

	for (s += base == 16; s < end && *s != ';'; s++) {
		int c = *s >= 'A' && *s <= 'F' ? *s - 'A' + 'a' : *s;
		const char *d = c == 0 ? NULL : memchr(digit, c, base);

		if (d == NULL || cp > 0x10FFFF)
			return 0;
		cp = cp * base + (uint32_t)(d - digit);
	}
	return cp;
}

/* A reference may not name what may not stand there itself. */
static void
scan_references(const char *text, size_t from, size_t to, struct arena *a,
    struct scan *out)
{
	const char *p = text + from, *end = text + to;

	while ((p = memmem(p, (size_t)(end - p), "&#", 2)) != NULL) {
		uint32_t cp = reference_value(p + 2, end);

		if (is_xml_char(cp) && !utf8_clean(cp))
			bad_char(out, a, (size_t)(p - text), cp);
		p += 2;
	}
}

static void
scan_markup(const char *text, struct arena *a, struct scan *out)
{
	size_t n = out->stop, i = 0;
	int depth = 0;

	while (i < n) {
		const char *lt = memchr(text + i, '<', n - i);
		size_t at, past;
		struct tag t;

		if (lt == NULL)
			return;
		at = (size_t)(lt - text);
		scan_references(text, i, at, a, out);
		past = skip_other(text, n, at);
		if (past > 0) {
			depth -= text[at + 1] == '/';
			i = past;
			continue;
		}
		if (starts(text, n, at, "<!")) {
			bad_declaration(out, a, at);
			return;
		}
		t = read_tag(text, n, at);
		if (!tag_fits(out, a, at, &t, depth + 1))
			return;
		scan_references(text, at, t.end, a, out);
		depth += !t.empty;
		i = t.end;
	}
}

void
xml_scan(const char *text, size_t n, struct arena *a, struct scan *out)
{
	size_t kept = 0;

	memset(out, 0, sizeof(*out));
	out->stop = n;
	scan_chars(text, n, a, out);
	scan_markup(text, a, out);
	/* Faults behind the place where reading stops are not looked at. */
	for (size_t i = 0; i < out->fault.n; i++)
		if (out->fault.v[i].at <= out->stop)
			out->fault.v[kept++] = out->fault.v[i];
	out->fault.n = kept;
}

void
cursor_init(struct cursor *c, const char *text, size_t n)
{
	memset(c, 0, sizeof(*c));
	locator_init(&c->where, text, n);
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static bool
is_ns_declaration(const char *s, size_t n)
{
	return n >= 5 && memcmp(s, "xmlns", 5) == 0 &&
	    (n == 5 || s[5] == ':');
}

/* The attributes of the tag at c->at; leaves c->next behind its `>`. */
static void
read_attributes(struct cursor *c)
{
	const char *s = c->where.text;
	size_t n = c->where.n, i = c->at + 1;

	while (i < n && !is_space(s[i]) && s[i] != '>' && s[i] != '/')
		i++;
	for (;;) {
		size_t from;
		const char *q;

		while (i < n && (is_space(s[i]) || s[i] == '/'))
			i++;
		if (i >= n || s[i] == '>')
			break;
		from = i;
		while (i < n && s[i] != '=' && !is_space(s[i]))
			i++;
		if (!is_ns_declaration(s + from, i - from) &&
		    c->n_attrs < XML_ATTRS_MAX)
			c->attr[c->n_attrs++] = from;
		while (i < n && s[i] != '"' && s[i] != '\'')
			i++;
		q = i < n ? memchr(s + i + 1, s[i], n - i - 1) : NULL;
		i = q == NULL ? n : (size_t)(q - s) + 1;
	}
	c->next = i < n ? i + 1 : n;
}

bool
cursor_next(struct cursor *c)
{
	const char *s = c->where.text;
	size_t n = c->where.n;

	while (c->next < n) {
		const char *lt = memchr(s + c->next, '<', n - c->next);
		size_t past;

		if (lt == NULL)
			break;
		c->at = (size_t)(lt - s);
		past = skip_other(s, n, c->at);
		if (past == 0) {
			c->n_attrs = 0;
			read_attributes(c);
			return true;
		}
		c->next = past;
	}
	c->next = n;
	return false;
}
