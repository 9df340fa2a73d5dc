/*
 * bag_text.c - tag files as lines of UTF-8 (RFC 8493, 2.3).
 */
#include <errno.h>
#include <iconv.h>
#include <string.h>
#include <strings.h>

#include "base/sbuf.h"
#include "base/utf8.h"
#include "io/bag_parse.h"

enum { TAG_FILE_MOST = 256 << 20, CHUNK = 64 * 1024, NAME_MOST = 40 };

/* Only a plain name: iconv takes "//IGNORE" and file names as well. */
static bool
is_plain(const char *name)
{
	static const char may[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "abcdefghijklmnopqrstuvwxyz0123456789-_.:";
	size_t n = strspn(name, may);

	return n > 0 && n <= NAME_MOST && name[n] == '\0';
}

static bool
is_utf8(const char *name)
{
	return strcasecmp(name, "UTF-8") == 0 || strcasecmp(name, "UTF8") == 0;
}

bool
bag_encoding_known(const char *name)
{
	iconv_t cd;

	if (!is_plain(name))
		return false;
	cd = iconv_open("UTF-8", name);
	if (cd == (iconv_t)-1)
		return false;
	iconv_close(cd);
	return true;
}

/* UTF-16 without a mark: big-endian, as RFC 2781 has it, unless its first
 * character, a digit or letter, can only be little-endian. */
static const char *
byte_order(const uint8_t *p, size_t n)
{
	if (n >= 2 && p[0] == 0xff && p[1] == 0xfe)
		return "UTF-16LE";
	return n >= 2 && p[0] != 0 && p[1] == 0 ? "UTF-16LE" : "UTF-16BE";
}

/* All of it, or false at the first bytes that are none. */
static bool
convert(const char *from, const uint8_t *p, size_t n, struct sbuf *out)
{
	iconv_t cd = iconv_open("UTF-8", from);
	char chunk[CHUNK], *in = (char *)(uintptr_t)p;
	bool ok = cd != (iconv_t)-1;

	while (ok && n > 0) {
		char *to = chunk;
		size_t left = sizeof(chunk);
		size_t r = iconv(cd, &in, &n, &to, &left);

		sbuf_put(out, chunk, sizeof(chunk) - left);
		ok = r != (size_t)-1 || errno == E2BIG;
	}
	if (cd != (iconv_t)-1)
		iconv_close(cd);
	return ok;
}

struct coded { const uint8_t *p; size_t n; };

/* Takes the byte-order mark off; only where the encoding needs one may it
 * stand there (2.3). */
static void
unmark(struct bag *b, const char *path, const char *encoding,
    struct coded *x)
{
	bool utf8 = is_utf8(encoding);

	if (utf8 && x->n >= 3 && memcmp(x->p, "\xEF\xBB\xBF", 3) == 0) {
		bag_fault(b, BAG_TEXTS, strcmp(path, BAG_DECLARATION) == 0 ?
		    LEVEL_REFUSE : bag_since(b, BAG_0_97), path, 1,
		    "文件以字节顺序标记（BOM）开头，规范不许");
		x->p += 3;
		x->n -= 3;
	} else if (strncasecmp(encoding, "UTF-16", 6) == 0 && x->n >= 2 &&
	    ((x->p[0] == 0xff && x->p[1] == 0xfe) ||
	    (x->p[0] == 0xfe && x->p[1] == 0xff))) {
		x->p += 2;
		x->n -= 2;
	}
}

/* Its text as UTF-8; false with a fault. */
static bool
decode(struct bag *b, const char *path, const char *encoding,
    struct coded x, struct sbuf *out)
{
	const char *from = strcasecmp(encoding, "UTF-16") == 0 ?
	    byte_order(x.p, x.n) : encoding;
	bool ok;

	unmark(b, path, encoding, &x);
	if (is_utf8(encoding)) {
		ok = utf8_valid((const char *)x.p, x.n);
		if (ok)
			sbuf_put(out, x.p, x.n);
	} else {
		ok = convert(from, x.p, x.n, out);
	}
	if (!ok)
		bag_fault(b, BAG_TEXTS, LEVEL_REFUSE, path, 0,
		    "文件不是%s编码的文字", encoding);
	else if (memchr(sbuf_text(out), '\0', out->n) != NULL)
		bag_fault(b, BAG_TEXTS, LEVEL_REFUSE, path, 0,
		    "文件里有空字符");
	else
		return true;
	return false;
}

/* Ends of lines are LF, CR or both. */
static void
split(struct bag *b, const struct sbuf *text, struct bag_text *out)
{
	const char *s = sbuf_text(text), *end = s + text->n;

	while (s < end) {
		size_t n = strcspn(s, "\r\n");

		*vec_push(b->a, &out->line) = arena_strndup(b->a, s, n);
		s += n;
		if (s < end)
			s += s[0] == '\r' && s[1] == '\n' ? 2 : 1;
	}
}

bool
bag_lines(struct bag *b, const char *path, bool utf8, struct bag_text *out)
{
	struct arena scratch = ARENA_INIT;
	struct sbuf text = SBUF_INIT;
	struct coded x;
	bool ok = false;

	memset(out, 0, sizeof(*out));
	if (!bag_has(b, path))
		return false;
	if (infile_read_any(&b->dir, path, TAG_FILE_MOST, &scratch, &x.p,
	    &x.n) != INFILE_OK) {
		bag_fault(b, BAG_TEXTS, LEVEL_REFUSE, path, 0, "文件读不出来");
	} else if (utf8 || b->report.encoding[0] != '\0') {
		ok = decode(b, path, utf8 ? "UTF-8" : b->report.encoding, x, &text);
		if (ok)
			split(b, &text, out);
	}
	sbuf_release(&text);
	arena_release(&scratch);
	return ok;
}

bool
bag_tag_file(struct bag *b, const char *path, const uint8_t **bytes,
    size_t *n)
{
	return bag_has(b, path) && infile_read_any(&b->dir, path,
	    TAG_FILE_MOST, b->a, bytes, n) == INFILE_OK;
}
