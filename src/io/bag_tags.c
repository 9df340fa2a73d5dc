/*
 * bag_tags.c - bagit.txt, bag-info.txt and fetch.txt (RFC 8493, 2.1.1,
 * 2.2.2, 2.2.3).
 */
#include <string.h>
#include <strings.h>

#include "base/decimal.h"
#include "base/sbuf.h"
#include "base/utf8.h"
#include "io/bag_parse.h"

static const char declaration[] = BAG_DECLARATION, fetch[] = "fetch.txt";

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* --- bagit.txt --- */

/* "label: value" to the letter; before 1.0 other blanks after the colon
 * were let pass.  NULL for anything else. */
static const char *
value_after(const char *line, const char *label, bool exact)
{
	size_t n = strlen(label);
	const char *s = line + n;

	if (strncmp(line, label, n) != 0 || *s++ != ':')
		return NULL;
	if (exact)
		return s[0] == ' ' && !is_blank(s[1]) ? s + 1 : NULL;
	return s + strspn(s, " \t");
}

/* 0.93 to 0.97 and 1.0, of "M.N"; BAG_UNKNOWN for others. */
static int
version_of(const char *s)
{
	static const struct { const char *text; int version; } known[] = {
		{ "0.93", 93 }, { "0.94", 94 }, { "0.95", 95 },
		{ "0.96", 96 }, { "0.97", 97 }, { "1.0", 100 },
	};

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (strcmp(s, known[i].text) == 0)
			return known[i].version;
	return BAG_UNKNOWN;
}

static const char *
unpadded(struct arena *a, const char *s)
{
	size_t n = strlen(s);

	while (n > 0 && is_blank(s[n - 1]))
		n--;
	return arena_strndup(a, s, n);
}

static void
read_version(struct bag *b, const char *line)
{
	const char *text = value_after(line, "BagIt-Version", false);

	if (text == NULL) {
		bag_fault(b, BAG_DECLARED, LEVEL_REFUSE, declaration, 1,
		    "第一行应当是“BagIt-Version: 1.0”这样的版本");
		return;
	}
	b->version = version_of(unpadded(b->a, text));
	if (b->version != BAG_UNKNOWN)
		b->report.version = unpadded(b->a, text);
	if (b->version == BAG_UNKNOWN)
		bag_fault(b, BAG_DECLARED, LEVEL_REFUSE, declaration, 1,
		    "不认识的版本“%s”", text);
	else if (b->version >= BAG_1_0 && (value_after(line, "BagIt-Version",
	    true) == NULL || strcmp(text, unpadded(b->a, text)) != 0))
		bag_fault(b, BAG_DECLARED, LEVEL_REFUSE, declaration, 1,
		    "冒号后应当只有一个空格，行末没有空格");
}

static void
read_encoding(struct bag *b, const char *line)
{
	static const char label[] = "Tag-File-Character-Encoding";
	const char *text = value_after(line, label, b->version >= BAG_1_0);

	if (text == NULL) {
		bag_fault(b, BAG_DECLARED, LEVEL_REFUSE, declaration, 2,
		    "第二行应当是“%s: UTF-8”这样的编码", label);
		return;
	}
	if (b->version < BAG_1_0)
		text = unpadded(b->a, text);
	if (bag_encoding_known(text))
		b->report.encoding = text;
	else
		bag_fault(b, BAG_DECLARED, LEVEL_REFUSE, declaration, 2,
		    "不认识的编码“%s”", text);
}

void
bag_read_declaration(struct bag *b)
{
	struct bag_text t;

	b->report.tested[BAG_DECLARED] = true;
	if (!bag_has(b, declaration)) {
		bag_fault(b, BAG_DECLARED, LEVEL_REFUSE, declaration, 0,
		    "没有这个文件，不是规范的包");
		return;
	}
	if (!bag_lines(b, declaration, true, &t))
		return;
	if (t.line.n > 0)
		read_version(b, t.line.v[0]);
	if (t.line.n > 1)
		read_encoding(b, t.line.v[1]);
	if (t.line.n != 2)
		bag_fault(b, BAG_DECLARED, t.line.n < 2 ? LEVEL_REFUSE :
		    bag_since(b, BAG_0_97), declaration, 0,
		    "应当正好两行，现在有%zu行", t.line.n);
}

/* --- bag-info.txt --- */

/* Up to 0.95 it was called package-info.txt. */
static const char *
info_name(struct bag *b)
{
	return b->version != BAG_UNKNOWN && b->version <= BAG_0_95 &&
	    !bag_has(b, "bag-info.txt") ? "package-info.txt" : "bag-info.txt";
}

/* Lines of one element, put together; `value` is empty while none is
 * begun. */
struct reading_info {
	const char *file;
	struct sbuf value;
};

static void
take_field(struct bag *b, struct reading_info *r, uint32_t line,
    const char *s)
{
	size_t n = strcspn(s, ":"), k = n;
	struct bag_field *f;

	if (s[n] == '\0' || n == 0) {
		bag_fault(b, BAG_TEXTS, LEVEL_REFUSE, r->file, line,
		    "不是“名称: 值”");
		return;
	}
	while (k > 0 && is_blank(s[k - 1]))
		k--;
	if (k < n)
		bag_fault(b, BAG_TEXTS, bag_since(b, BAG_1_0), r->file, line,
		    "名称和冒号之间有空格");
	f = vec_push(b->a, &b->field);
	f->label = arena_strndup(b->a, s, k);
	f->value = "";
	f->line = line;
	s += n + 1;
	/* before 1.0 blanks might be left out; an empty value has none */
	if (!is_blank(s[0]))
		bag_fault(b, BAG_TEXTS, s[0] == '\0' ? LEVEL_WARN :
		    bag_since(b, BAG_1_0), r->file, line, "冒号后没有空格");
	sbuf_puts(&r->value, unpadded(b->a, s + strspn(s, " \t")));
}

/* A line that begins with a blank goes on with the value before; where
 * that has none yet, it is the value (2.2.2: padding is no part of it). */
static void
continue_field(struct bag *b, struct reading_info *r, uint32_t line,
    const char *s)
{
	s += strspn(s, " \t");
	if (s[0] == '\0')
		return;
	if (b->field.n == 0) {
		bag_fault(b, BAG_TEXTS, LEVEL_REFUSE, r->file, line,
		    "续行前面没有名称");
		return;
	}
	if (r->value.n > 0)
		sbuf_putc(&r->value, ' ');
	sbuf_puts(&r->value, unpadded(b->a, s));
}

/* The value of the last element is whole. */
static void
end_field(struct bag *b, struct reading_info *r)
{
	if (b->field.n > 0 && r->value.n > 0)
		b->field.v[b->field.n - 1].value = arena_strdup(b->a,
		    sbuf_text(&r->value));
	sbuf_clear(&r->value);
}

void
bag_read_info(struct bag *b)
{
	struct reading_info r = { info_name(b), SBUF_INIT };
	struct bag_text t;

	if (!bag_lines(b, r.file, false, &t))
		return;
	for (size_t i = 0; i < t.line.n; i++) {
		const char *s = t.line.v[i];

		if (s[0] == '\0' || is_blank(s[0])) {
			continue_field(b, &r, (uint32_t)i + 1, s);
		} else {
			end_field(b, &r);
			take_field(b, &r, (uint32_t)i + 1, s);
		}
	}
	end_field(b, &r);
	sbuf_release(&r.value);
}

const char *
bag_value(const struct bag *b, const char *label)
{
	for (size_t i = 0; i < b->field.n; i++)
		if (strcasecmp(b->field.v[i].label, label) == 0)
			return b->field.v[i].value;
	return NULL;
}

/* --- Payload-Oxum --- */

/* "bytes.files" */
static bool
oxum_parse(struct arena *a, const char *s, int64_t *bytes, int64_t *files)
{
	size_t n = strcspn(s, ".");

	return s[n] == '.' && integer_parse(arena_strndup(a, s, n), 0,
	    INT64_MAX, bytes) && integer_parse(s + n + 1, 0, INT64_MAX,
	    files);
}

static void
check_one_oxum(struct bag *b, const struct bag_field *x, int64_t bytes,
    int64_t files)
{
	const char *file = info_name(b);
	int64_t want_bytes, want_files;

	if (!oxum_parse(b->a, x->value, &want_bytes, &want_files))
		bag_fault(b, BAG_OXUM, LEVEL_REFUSE, file, x->line,
		    "Payload-Oxum不是“字节数.文件数”：“%s”", x->value);
	else if (want_bytes != bytes || want_files != files)
		bag_fault(b, BAG_OXUM, LEVEL_REFUSE, file, x->line, "Payload-"
		    "Oxum写的是%s，实际是%lld.%lld", x->value,
		    (long long)bytes, (long long)files);
}

/* Counts the payload, too. */
void
bag_check_oxum(struct bag *b)
{
	int64_t bytes = 0, files = 0;
	/* of what was not entered nobody can tell */
	bool all = b->deep.n == 0;
	size_t n = 0;

	for (size_t i = 0; i < b->file.n; i++)
		if (b->file.v[i].payload) {
			bytes += b->file.v[i].bytes;
			files++;
		}
	b->report.files = files;
	b->report.bytes = bytes;
	for (size_t i = 0; all && i < b->field.n; i++) {
		const struct bag_field *x = &b->field.v[i];

		if (strcasecmp(x->label, "Payload-Oxum") != 0)
			continue;
		b->report.tested[BAG_OXUM] = true;
		check_one_oxum(b, x, bytes, files);
		if (++n == 2)
			bag_fault(b, BAG_OXUM, bag_since(b, BAG_1_0),
			    info_name(b), x->line, "Payload-Oxum写了不止一次");
	}
}

/* --- fetch.txt --- */

/* The next word of a line; NULL at its end. */
static const char *
word(struct arena *a, const char **s)
{
	const char *from = *s;
	size_t n = strcspn(from, " \t");

	if (n == 0)
		return NULL;
	*s = from + n + strspn(from + n, " \t");
	return arena_strndup(a, from, n);
}

/* RFC 3986: a scheme and a colon. */
static bool
is_absolute_uri(const char *s)
{
	static const char may[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "abcdefghijklmnopqrstuvwxyz0123456789+-.";
	size_t n = strspn(s, may);

	return n > 0 && s[n] == ':' && strchr("0123456789+-.", s[0]) == NULL;
}

/* All of it is there; `listed` by every payload manifest. */
static void
check_fetched(struct bag *b, uint32_t line, const char *path,
    const char *length)
{
	int32_t i = bag_find(b, fetch, line, path);
	int64_t n;

	if (strncmp(path, "data/", 5) != 0)
		bag_fault(b, BAG_FETCHED, bag_since(b, BAG_1_0), fetch, line,
		    "“%s”不是data下的文件", path);
	else if (i < 0 && bag_too_deep(b, path))
		bag_fault(b, BAG_FETCHED, LEVEL_UNJUDGED, fetch, line,
		    "“%s”在没有进去的文件夹里，没有核验", path);
	else if (i < 0)
		bag_fault(b, BAG_FETCHED, LEVEL_REFUSE, fetch, line,
		    "“%s”还没有取回；程序不取文件，取回后再核验", path);
	if (i < 0)
		return;
	if (b->file.v[i].manifests < b->payload_manifests)
		bag_fault(b, BAG_FETCHED, bag_since(b, BAG_1_0), fetch, line,
		    "“%s”不在每一份清单里", path);
	if (integer_parse(length, 0, INT64_MAX, &n) &&
	    n != b->file.v[i].bytes)
		bag_fault(b, BAG_FETCHED, LEVEL_WARN, fetch, line,
		    "写的是%s字节，实际是%lld字节", length,
		    (long long)b->file.v[i].bytes);
}

static void
take_fetch(struct bag *b, uint32_t line, const char *s)
{
	const char *url = word(b->a, &s), *length = word(b->a, &s), *path;
	int64_t n;

	if (url == NULL || length == NULL || s[0] == '\0') {
		bag_fault(b, BAG_FETCHED, LEVEL_REFUSE, fetch, line,
		    "不是“网址 字节数 文件名”");
		return;
	}
	if (!is_absolute_uri(url))
		bag_fault(b, BAG_FETCHED, bag_since(b, BAG_1_0), fetch, line,
		    "“%s”不是完整的网址", url);
	if (strcmp(length, "-") != 0 && !integer_parse(length, 0, INT64_MAX,
	    &n))
		bag_fault(b, BAG_FETCHED, LEVEL_REFUSE, fetch, line,
		    "字节数应当是整数或者一横：“%s”", length);
	path = bag_path(b, fetch, line, s);
	if (path != NULL)
		check_fetched(b, line, path, length);
}

void
bag_read_fetch(struct bag *b)
{
	struct bag_text t;

	if (!bag_lines(b, fetch, false, &t))
		return;
	b->report.tested[BAG_FETCHED] = true;
	for (size_t i = 0; i < t.line.n; i++)
		if (t.line.v[i][strspn(t.line.v[i], " \t")] != '\0')
			take_fetch(b, (uint32_t)i + 1, t.line.v[i]);
}
