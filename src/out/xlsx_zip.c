#include "out/xlsx_zip.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

enum {
	END_BYTES = 22, CENTRAL_BYTES = 46, LOCAL_BYTES = 30,
	FLAG_DESCRIPTOR = 8, METHOD_STORED = 0, METHOD_DEFLATED = 8,
	TAG_DEPTH = 64, NAME_BYTES = 128,
	MAX_PART = 1 << 30     /* bytes of an inflated part */
};

struct part {
	char name[NAME_BYTES];
	uint32_t crc, packed, size, local;
	unsigned method, flags;
	size_t cells;            /* of a sheet */
};

static uint32_t
u16(const uint8_t *p)
{
	return p[0] | (uint32_t)p[1] << 8;
}

static uint32_t
u32(const uint8_t *p)
{
	return u16(p) | u16(p + 2) << 16;
}

static bool
bad(struct err *e, const char *part, const char *why)
{
	return err_set(e, ERR_IO, "排名表册写完后读回检查不通过：%s：%s，"
	    "可能是磁盘已满", part, why);
}

/* --- the text of a part --- */

static uint32_t
crc32_of(const uint8_t *p, size_t n)
{
	uint32_t table[256], c = 0xFFFFFFFFU;

	for (uint32_t i = 0; i < 256; i++) {
		uint32_t x = i;

		for (int k = 0; k < 8; k++)
			x = x & 1 ? 0xEDB88320U ^ x >> 1 : x >> 1;
		table[i] = x;
	}
	for (size_t i = 0; i < n; i++)
		c = table[(c ^ p[i]) & 0xFF] ^ c >> 8;
	return ~c;
}

/* The `>` that ends the tag at s, quotes respected; NULL if none. */
static const char *
tag_end(const char *s)
{
	char quote = '\0';

	for (; *s != '\0'; s++) {
		if (quote != '\0')
			quote = *s == quote ? '\0' : quote;
		else if (*s == '"' || *s == '\'')
			quote = *s;
		else if (*s == '>')
			return s;
	}
	return NULL;
}

/*
 * Is every tag closed in its order, up to the root's and nothing after?
 * (What is checked is our own library's writing, not any XML.)
 */
static bool
xml_whole(const char *s)
{
	const char *open[TAG_DEPTH];
	size_t length[TAG_DEPTH], depth = 0;
	bool seen = false;

	if (strncmp(s, "<?xml ", 6) != 0)
		return false;
	while ((s = strchr(s, '<')) != NULL) {
		const char *end = tag_end(s), *name = s + 1;
		size_t n;

		if (end == NULL || (seen && depth == 0))
			return false;
		s = end + 1;
		if (*name == '?')
			continue;
		if (*name == '/') {
			n = (size_t)(end - ++name);
			if (depth-- == 0 || length[depth] != n ||
			    memcmp(open[depth], name, n) != 0)
				return false;
			continue;
		}
		seen = true;
		if (end[-1] == '/')
			continue;
		if (depth == TAG_DEPTH)
			return false;
		open[depth] = name;
		length[depth++] = strcspn(name, " \t\r\n>");
	}
	return seen && depth == 0;
}

/* How often a tag stands there.  A sheet is long: a search for the whole
 * tag is measured to its end, each time, by the sanitizers. */
static size_t
count_of(const char *s, const char *tag)
{
	size_t n = 0, length = strlen(tag);

	for (s = strchr(s, '<'); s != NULL; s = strchr(s + 1, '<'))
		n += strncmp(s, tag, length) == 0;
	return n;
}

/* --- the archive --- */

struct archive {
	const uint8_t *p;
	size_t n;
	struct arena a;
	struct part *part;
	size_t n_parts;
	const char *types;   /* [Content_Types].xml */
	struct err *e;
};

static bool
read_central(struct archive *z)
{
	const uint8_t *end, *p;
	size_t size, at;

	if (z->n < END_BYTES)
		return bad(z->e, "目录", "文件太短");
	end = z->p + z->n - END_BYTES;
	if (memcmp(end, "PK\5\6", 4) != 0 || u16(end + 20) != 0 ||
	    u16(end + 8) != u16(end + 10))
		return bad(z->e, "目录", "没有结束记录");
	z->n_parts = u16(end + 8);
	size = u32(end + 12);
	at = u32(end + 16);
	if (at + size != z->n - END_BYTES)
		return bad(z->e, "目录", "长度不符");
	z->part = arena_array(&z->a, struct part, z->n_parts);
	p = z->p + at;
	for (size_t i = 0; i < z->n_parts; i++) {
		struct part *x = &z->part[i];
		size_t name;

		if ((size_t)(end - p) < CENTRAL_BYTES ||
		    memcmp(p, "PK\1\2", 4) != 0)
			return bad(z->e, "目录", "条目不全");
		name = u16(p + 28);
		if (name >= NAME_BYTES || (size_t)(end - p) <
		    CENTRAL_BYTES + name + u16(p + 30) + u16(p + 32))
			return bad(z->e, "目录", "条目不全");
		memcpy(x->name, p + CENTRAL_BYTES, name);
		x->flags = u16(p + 8);
		x->method = u16(p + 10);
		x->crc = u32(p + 16);
		x->packed = u32(p + 20);
		x->size = u32(p + 24);
		x->local = u32(p + 42);
		p += CENTRAL_BYTES + name + u16(p + 30) + u16(p + 32);
	}
	return p == end ? true : bad(z->e, "目录", "条目有余");
}

/* Where the part's bytes start; NULL where its header says otherwise. */
static const uint8_t *
part_bytes(const struct archive *z, const struct part *x)
{
	const uint8_t *p = z->p + x->local;
	size_t name = strlen(x->name), room = z->n - END_BYTES;
	size_t head;

	if (x->local > room || room - x->local < LOCAL_BYTES ||
	    memcmp(p, "PK\3\4", 4) != 0 || u16(p + 26) != name)
		return NULL;
	head = LOCAL_BYTES + name + u16(p + 28);
	if (room - x->local < head || room - x->local - head < x->packed ||
	    memcmp(p + LOCAL_BYTES, x->name, name) != 0)
		return NULL;
	if ((x->flags & FLAG_DESCRIPTOR) == 0 && (u32(p + 14) != x->crc ||
	    u32(p + 18) != x->packed || u32(p + 22) != x->size))
		return NULL;
	return p + head;
}

/* The text of a part, whole and proved; NULL with the error set. */
static const char *
read_part(struct archive *z, const struct part *x, struct arena *a)
{
	const uint8_t *p = part_bytes(z, x);
	const char *why = NULL;
	char *text;

	if (p == NULL || x->size > MAX_PART) {
		bad(z->e, x->name, "与目录不符");
		return NULL;
	}
	text = arena_alloc(a, (size_t)x->size + 1);
	if (x->method == METHOD_STORED && x->packed == x->size)
		memcpy(text, p, x->size);
	else if (x->method != METHOD_DEFLATED ||
	    !xlsx_inflate(p, x->packed, (uint8_t *)text, x->size))
		why = "解不开";
	if (why == NULL && crc32_of((const uint8_t *)text, x->size) != x->crc)
		why = "校验码不符";
	if (why == NULL && (strlen(text) != x->size || !xml_whole(text)))
		why = "内容不完整";
	if (why != NULL)
		bad(z->e, x->name, why);
	return why == NULL ? text : NULL;
}

static bool
check_strings(struct archive *z, const char *text)
{
	static const char key[] = "uniqueCount=\"";
	const char *counted = strstr(text, key);

	if (counted == NULL || strtoul(counted + sizeof(key) - 1, NULL, 10) !=
	    count_of(text, "<si>"))
		return bad(z->e, "xl/sharedStrings.xml", "文字数目不符");
	return true;
}

/* Each part in turn, one in memory at a time. */
static bool
read_parts(struct archive *z)
{
	struct arena a = ARENA_INIT;
	bool ok = true;

	for (size_t i = 0; ok && i < z->n_parts; i++) {
		struct part *x;
		const char *text;

		assert(z->part != NULL);
		x = &z->part[i];
		text = read_part(z, x, &a);
		ok = text != NULL;
		if (ok && strcmp(x->name, "[Content_Types].xml") == 0)
			z->types = arena_strdup(&z->a, text);
		if (ok && strcmp(x->name, "xl/sharedStrings.xml") == 0)
			ok = check_strings(z, text);
		x->cells = ok ? count_of(text, "<c r=\"") : 0;
		arena_release(&a);
	}
	return ok;
}

/* --- what must be in it --- */

static const struct part *
find(const struct archive *z, const char *name)
{
	for (size_t i = 0; i < z->n_parts; i++) {
		if (strcmp(z->part[i].name, name) == 0)
			return &z->part[i];
	}
	return NULL;
}

/* Is the part there and listed among the content types? */
static const struct part *
need_part(struct archive *z, const char *name)
{
	const struct part *x = find(z, name);

	if (x == NULL) {
		bad(z->e, name, "缺少");
		return NULL;
	}
	if (z->types == NULL || strstr(z->types, arena_printf(&z->a,
	    "PartName=\"/%s\"", name)) == NULL) {
		bad(z->e, name, "没有登记");
		return NULL;
	}
	return x;
}

static bool
check_content(struct archive *z, const struct zip_wanted *w)
{
	static const char *const parts[] = { "xl/workbook.xml",
		"xl/styles.xml", "xl/theme/theme1.xml", "docProps/core.xml",
		"docProps/app.xml", "xl/sharedStrings.xml" };

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		if (need_part(z, parts[i]) == NULL)
			return false;
	}
	if (find(z, "_rels/.rels") == NULL ||
	    find(z, "xl/_rels/workbook.xml.rels") == NULL)
		return bad(z->e, "_rels", "缺少");
	for (size_t i = 0; i < w->n_sheets; i++) {
		const struct part *x = need_part(z, arena_printf(&z->a,
		    "xl/worksheets/sheet%zu.xml", i + 1));

		if (x == NULL)
			return false;
		if (x->cells != w->cells[i])
			return bad(z->e, x->name, "单元格数目不符");
	}
	for (size_t i = 0; i < w->n_charts; i++) {
		if (need_part(z, arena_printf(&z->a,
		    "xl/charts/chart%zu.xml", i + 1)) == NULL)
			return false;
	}
	return true;
}

const char *
xlsx_zip_part(struct arena *a, const void *p, size_t n, const char *name)
{
	struct err e = ERR_INIT;
	struct archive z = { .p = p, .n = n, .e = &e };
	const struct part *x = read_central(&z) ? find(&z, name) : NULL;
	const char *text = x == NULL ? NULL : read_part(&z, x, a);

	arena_release(&z.a);
	return text;
}

bool
xlsx_zip_verify(const void *p, size_t n, const struct zip_wanted *w,
    struct err *e)
{
	struct archive z = { .p = p, .n = n, .e = e };
	bool ok = read_central(&z) && read_parts(&z) && check_content(&z, w);

	arena_release(&z.a);
	return ok;
}
