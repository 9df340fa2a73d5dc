#include "io/xml_read.h"

#include <libxml/parserInternals.h>

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "base/idnumber.h"
#include "base/utf8.h"
#include "io/encoding.h"
#include "io/xml_sax.h"

enum {
	OPTIONS = XML_PARSE_NONET | XML_PARSE_IGNORE_ENC |
	    XML_PARSE_BIG_LINES,
	SHOWN_MAX = 300, /* characters of a source line that are shown, */
	SHOWN_AFTER = 80,  /* or so many after the column found, */
	SHOWN_FAR = 4000,  /* unless it lies beyond this one */
};

static void *
must_malloc(size_t n)
{
	void *p = malloc(n == 0 ? 1 : n);

	if (p == NULL)
		arena_exhausted();
	return p;
}

static void *
must_realloc(void *p, size_t n)
{
	p = realloc(p, n == 0 ? 1 : n);
	if (p == NULL)
		arena_exhausted();
	return p;
}

static char *
must_strdup(const char *s)
{
	size_t n = strlen(s) + 1;

	return memcpy(must_malloc(n), s, n);
}

static xmlParserInputPtr
refuse_external(const char *url, const char *id, xmlParserCtxtPtr ctxt)
{
	(void)url;
	(void)id;
	(void)ctxt;
	return NULL;
}

void
xml_start(void)
{
	if (xmlMemSetup(free, must_malloc, must_realloc, must_strdup) != 0)
		arena_exhausted();
	xmlInitParser();
	xmlSetExternalEntityLoader(refuse_external);
}

void
xml_stop(void)
{
	xmlCleanupParser();
}

/* Did libxml2 fail at something besides this text and its XSD? */
static bool
failed_elsewhere(void)
{
	const xmlError *e = xmlGetLastError();

	return e != NULL && e->level >= XML_ERR_ERROR &&
	    e->domain != XML_FROM_SCHEMASV;
}

/* RELIABILITY.md's conditions, those of the parser. */
static bool
parser_content(const struct reader *r, int rc)
{
	return rc == 0 && r->parser->wellFormed && r->parser->errNo == 0 &&
	    r->parser->nsWellFormed && !r->stopped && !r->lost &&
	    !failed_elsewhere();
}

/*
 * One pass of the parser over the text up to the scan's stop; true where
 * the parser has no complaint.
 */
static bool
run_pass(struct reader *r)
{
	bool content;
	int rc;

	sax_begin(r);
	xmlResetLastError();
	r->parser = xmlCreateMemoryParserCtxt(r->out->text,
	    (int)r->scan.stop);
	if (r->parser == NULL)
		arena_exhausted();
	(void)xmlCtxtUseOptions(r->parser, OPTIONS);
	*r->parser->sax = sax_handler;
	r->parser->userData = r;
	rc = xmlParseDocument(r->parser);
	content = parser_content(r, rc);
	sax_end(r);
	return content;
}

static void
end_pass(struct reader *r)
{
	judge_free(r);
	xmlFreeParserCtxt(r->parser);
	r->parser = NULL;
}

static void
say_unjudged(struct reader *r, const char *why)
{
	reader_fault(r, RULE_X05_1, (struct place){ 0, 0 }, why, "");
}

/*
 * Is what the parser complains of only that the text was cut, by the
 * scan or for its bytes?  Then it lies in the last piece before the cut,
 * and so do findings that have the same cause.
 */
static bool
cut_is_the_cause(struct reader *r)
{
	const char *lt;
	size_t last;

	if (r->scan.stop == r->out->text_bytes && !r->cut)
		return false;
	lt = memrchr(r->out->text, '<', r->scan.stop);
	last = lt == NULL ? 0 : (size_t)(lt - r->out->text);
	if (r->error.at < last)
		return false;
	if (memchr(r->out->text + last, '>', r->scan.stop - last) == NULL)
		reader_drop_from(r, last);
	judge_forgive_cut(r);
	return true;
}

static void
say_scan_faults(struct reader *r)
{
	struct locator l;

	locator_init(&l, r->out->text, r->out->text_bytes);
	for (size_t i = 0; i < r->scan.fault.n; i++) {
		const struct scan_fault *f = &r->scan.fault.v[i];

		reader_fault(r, (enum rule_id)f->rule,
		    locator_place(&l, f->at), f->message, f->mend);
	}
}

/* The strict XSD refuses what the dictionary finds no fault with. */
static void
say_refused(struct reader *r)
{
	reader_fault(r, RULE_X02_2, r->refused_at, "从这里起不符合文件格式",
	    "对照填报说明检查这个元素");
}

/* Does the text speak of a talk, in one of the encodings? */
static bool
speaks_of_talk(const struct reader *r)
{
	static const struct { const char *bytes; size_t n; } word[] = {
		{ "\xe8\xb0\x88\xe8\xaf\x9d", 6 }, /* 谈话, UTF-8 */
		{ "\xcc\xb8\xbb\xb0", 4 },         /* GB18030 */
		{ "\x08\x8c\xdd\x8b", 4 },         /* UTF-16LE */
		{ "\x8c\x08\x8b\xdd", 4 },         /* UTF-16BE */
	};

	for (size_t i = 0; i < sizeof(word) / sizeof(word[0]); i++)
		if (memmem(r->bytes, r->n_bytes, word[i].bytes,
		    word[i].n) != NULL)
			return true;
	return false;
}

/* Is there a tag of that name, whatever its prefix? */
static bool
has_tag(const char *text, size_t n, const char *name)
{
	const size_t k = strlen(name);
	const char *p = text, *end = text + n;

	while ((p = memmem(p, (size_t)(end - p), name, k)) != NULL) {
		if (p > text && (p[-1] == '<' || p[-1] == ':'))
			return true;
		p += k;
	}
	return false;
}

/* B23.1: a 谈话记录, or what only one has, wherever it stands: in another
 * document or behind it. */
static bool
holds_talk(const struct reading *out)
{
	static const char *const own[] = { "谈话记录", "谈话人", "谈话对象",
		"表态" };

	for (size_t i = 0; i < sizeof(own) / sizeof(own[0]); i++)
		if (has_tag(out->text, out->text_bytes, own[i]))
			return true;
	return false;
}

/* B23.1 where no root could be told: better one line too few. */
static void
confide(struct reader *r)
{
	if (r->out->doc.root == ROOT_NONE && !r->tree && speaks_of_talk(r))
		r->confided = true;
}

/* Hands what the pass made to the caller's arena. */
static void
keep_results(struct reader *r, bool whole)
{
	struct reading *out = r->out;

	out->item = arena_memdup(r->a, r->slice.v,
	    r->slice.n * sizeof(*r->slice.v));
	out->canonical = "";
	out->canonical_bytes = 0;
	if (whole) {
		out->canonical = arena_strndup(r->a, sbuf_text(&r->canon.out),
		    r->canon.out.n);
		out->canonical_bytes = r->canon.out.n;
	}
	out->hidden = r->hidden.v;
	out->n_hidden = r->hidden.n;
}

/* The passes: without XSD one; with it a second only for what is not
 * valid, which finds the words. */
static void
read_text(struct reader *r)
{
	enum judgement j = JUDGE_VALID;
	bool content;

	if (r->schemas != NULL || r->only != NULL)
		r->judge = judge_new(r, false);
	content = run_pass(r);
	if (r->judge != NULL)
		j = judge_done(r);
	if (j == JUDGE_INVALID) {
		end_pass(r);
		r->judge = judge_new(r, true);
		content = run_pass(r);
		j = judge_done(r);
		if (r->faults == 0 && content)
			say_refused(r);
	}
	confide(r);
	if (r->error.code != 0 && !cut_is_the_cause(r))
		reader_say_error(r);
	else if (r->error.code == 0 && !content)
		say_unjudged(r, "读取程序内部出错，这个文件没有读完");
	if (j == JUDGE_BROKEN)
		say_unjudged(r, "模式检验程序内部出错，这个文件没有检验完");
	end_pass(r);
	keep_results(r, content && r->scan.stop == r->out->text_bytes &&
	    !r->cut);
}

/* Words for what encoding_decode found; X01.1. */
static void
say_encoding(struct reader *r, const struct decoded *d)
{
	static const char save[] = "用UTF-8编码另存后重新报送";
	struct place at = { 1, 1 };
	struct locator l;
	const char *text = "", *mend = save;
	const char *label = r->confided ? "" : arena_printf(&r->keep,
	    "“%s”", d->label);

	switch (d->fault) {
	case ENCODING_OK:
		return;
	case ENCODING_LABEL:
		text = arena_printf(&r->keep, "不认识声明的编码%s", label);
		mend = "改用UTF-8、GB18030(含GBK、GB2312)，"
		    "或者带BOM的UTF-16";
		break;
	case ENCODING_CONTRADICT:
		text = arena_printf(&r->keep,
		    "声明的编码%s与文件实际的编码%s不符", label,
		    d->name);
		break;
	case ENCODING_UTF32:
		text = "文件是UTF-32编码，不能受理";
		break;
	case ENCODING_NO_BOM:
		text = "文件像是UTF-16编码，但没有字节序标记(BOM)";
		break;
	case ENCODING_BYTES:
		locator_init(&l, d->text, d->n);
		at = locator_place(&l, d->at);
		text = arena_printf(&r->keep, "从这里起不是有效的%s编码"
		    "（字节0x%02X）", d->name, (unsigned)d->byte);
		if (d->label[0] == '\0' && strcmp(d->name, "UTF-8") == 0)
			mend = "用UTF-8编码另存；如果文件是GB编码，"
			    "在第一行声明 encoding=\"GB18030\"";
		break;
	}
	reader_fault(r, RULE_X01_1, at, text, mend);
}

static void
say_unshown(struct reader *r)
{
	uint32_t n = r->unshown;

	if (n == 0)
		return;
	r->out->found.d.n--; /* makes room for this one */
	reader_fault(r, RULE_X02_2, (struct place){ 0, 0 },
	    arena_printf(&r->keep, "问题太多，只列出前%d处，另有%u处",
	    FINDINGS_MAX - 1, n + 1), "先改好列出的问题，再报送一次");
}

static void
read_bytes(struct reader *r, const uint8_t *bytes, size_t n)
{
	struct reading *out = r->out;
	struct decoded d;

	if (n > XML_FILE_MAX) {
		reader_fault(r, RULE_X01_4, (struct place){ 0, 0 },
		    "文件超过512MB的上限", "分成几批报送");
		return;
	}
	encoding_decode(bytes, n, r->a, &d);
	out->encoding = d.name;
	out->text = d.text;
	out->text_bytes = d.n;
	r->bytes = bytes;
	r->n_bytes = n;
	r->cut = d.fault != ENCODING_OK;
	r->holds_talk = r->confided = !r->tree && holds_talk(out);
	r->mislabelled = strcmp(d.name, "GB18030") == 0 &&
	    utf8_valid((const char *)bytes, n);
	if (d.n > 0) {
		xml_scan(d.text, d.n, r->a, &r->scan);
		if (r->scan.stop > 0)
			read_text(r);
		say_scan_faults(r);
	} else if (d.fault == ENCODING_OK) {
		reader_fault(r, RULE_X01_2, (struct place){ 1, 1 },
		    "文件是空的", "重新导出后报送");
	}
	confide(r);
	say_encoding(r, &d);
	say_unshown(r);
	out->confided = r->confided;
}

static void
read_all(struct reader *r, const uint8_t *bytes, size_t n)
{
	struct reading *out = r->out;

	memset(out, 0, sizeof(*out));
	out->name = arena_strdup(r->a, r->name);
	sm3_hex(bytes, n, out->sm3);
	out->encoding = out->text = out->canonical = "";
	sax_begin(r);
	read_bytes(r, bytes, n);
	canon_release(&r->canon);
	sbuf_release(&r->text);
	arena_release(&r->scratch);
	arena_release(&r->keep);
	arena_release(&r->lasting);
}

void
xml_read(struct schema_set *s, const char *name, const uint8_t *bytes,
    size_t n, struct arena *a, struct reading *out)
{
	struct reader r = { .schemas = s, .name = name, .a = a, .out = out };

	read_all(&r, bytes, n);
}

void
xml_read_tree(const struct schema *s, const char *name,
    const uint8_t *bytes, size_t n, struct arena *a,
    struct tree_reading *out)
{
	struct reader r = { .only = s, .name = name, .a = a,
	    .out = &out->reading, .tree = true };

	read_all(&r, bytes, n);
	out->root = out->reading.canonical_bytes > 0 ? r.frame[1].cap :
	    NULL;
}

const char *
xml_canonical_without(const struct reading *r, const bool *leave_out,
    struct arena *a, size_t *n)
{
	struct sbuf b = SBUF_INIT;
	const char *text;
	size_t from = 0;

	if (r->canonical_bytes == 0) {
		*n = 0;
		return "";
	}
	for (int32_t i = 0; i < r->doc.n_items; i++) {
		if (!leave_out[i])
			continue;
		sbuf_put(&b, r->canonical + from, r->item[i].at - from);
		from = r->item[i].at + r->item[i].n;
	}
	sbuf_put(&b, r->canonical + from, r->canonical_bytes - from);
	text = arena_strndup(a, sbuf_text(&b), b.n);
	*n = b.n;
	sbuf_release(&b);
	return text;
}

static bool
is_hidden(const struct reading *r, uint32_t line)
{
	for (size_t i = 0; i < r->n_hidden; i++)
		if (line >= r->hidden[i].first && line <= r->hidden[i].last)
			return true;
	return false;
}

/* The line at `at` as it is shown: cut at its end, or "" if the column
 * lies too far to the right. */
static const char *
shown_line(const struct reading *r, size_t at, uint32_t column,
    struct arena *a)
{
	size_t i = at, chars = 0, most = column + SHOWN_AFTER;

	if (column > SHOWN_FAR)
		return "";
	if (most < SHOWN_MAX)
		most = SHOWN_MAX;
	while (i < r->text_bytes && chars < most &&
	    r->text[i] != '\n' && r->text[i] != '\r') {
		(void)utf8_next(r->text, r->text_bytes, &i);
		chars++;
	}
	return reader_printable(a, r->text + at, i - at);
}

static int
compare_lines(const void *x, const void *y)
{
	const struct diag *const *a = x, *const *b = y;

	return ((*a)->at.line > (*b)->at.line) -
	    ((*a)->at.line < (*b)->at.line);
}

void
xml_fill_sources(const struct reading *r, struct diag_list *l)
{
	struct arena scratch = ARENA_INIT;
	struct diag **by_line = arena_array(&scratch, struct diag *,
	    l->d.n);
	size_t n = 0, at = 0;
	uint32_t line = 1;

	for (size_t i = 0; !r->confided && i < l->d.n; i++)
		if (l->d.v[i].at.line > 0 &&
		    strcmp(l->d.v[i].file, r->name) == 0)
			by_line[n++] = &l->d.v[i];
	qsort(by_line, n, sizeof(by_line[0]), compare_lines);
	for (size_t i = 0; i < n; i++) {
		struct diag *d = by_line[i];

		for (; line < d->at.line && at < r->text_bytes; line++)
			at = line_next(r->text, r->text_bytes, at);
		if (line == d->at.line && !is_hidden(r, line))
			d->source = idnumber_hide(l->a, shown_line(r, at,
			    d->at.column, l->a));
	}
	arena_release(&scratch);
}
