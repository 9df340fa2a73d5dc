#include "out/verify.h"

#include <string.h>

#include "base/json.h"
#include "base/markup.h"

/* A finding above 警告 says that its check failed or was not made. */
static const char *
level_word(enum level l, bool gnu)
{
	if (gnu)
		return level_gnu(l);
	if (l == LEVEL_WARN)
		return level_name(l);
	return proof_result_name(l == LEVEL_UNJUDGED ? PROOF_UNTESTED :
	    PROOF_FAILED);
}

static void
put_fault(const struct bag_report *r, const struct bag_fault *f, bool gnu,
    struct sbuf *out)
{
	sbuf_puts(out, r->path);
	if (f->object[0] != '\0')
		sbuf_printf(out, "/%s", f->object);
	if (f->line > 0)
		sbuf_printf(out, ":%u", (unsigned)f->line);
	sbuf_printf(out, ": %s: %s [%s %s]\n", level_word(f->level, gnu),
	    f->text, aspect_name(bag_check_aspect(f->check)),
	    bag_check_name(f->check));
}

/* "；未检测：待取文件、字节数和文件数" */
static void
put_untested(const struct bag_report *r, struct sbuf *out)
{
	const char *before = "；未检测：";

	for (int c = 0; c < BAG_CHECKS; c++) {
		if (bag_check_result(r, (enum bag_check)c) != PROOF_UNTESTED)
			continue;
		sbuf_printf(out, "%s%s", before,
		    bag_check_name((enum bag_check)c));
		before = "、";
	}
}

/* "第3/12部分，" of what part it is; nothing where all was asked for. */
static void
put_part(const struct part *part, struct sbuf *out)
{
	if (!part_is_all(part))
		sbuf_printf(out, "第%lld/%lld部分，", (long long)part->number,
		    (long long)part->of);
}

void
verify_text(const struct bag_report *r, bool gnu, struct sbuf *out)
{
	for (size_t i = 0; i < r->fault.v.n; i++)
		put_fault(r, &r->fault.v.v[i], gnu, out);
	if (gnu)
		return;
	sbuf_printf(out, "%s：%s（", r->path,
	    proof_result_name(bag_report_result(r)));
	if (r->version[0] == '\0')
		sbuf_puts(out, "不是程序认识的包");
	else
		sbuf_printf(out, "BagIt %s", r->version);
	sbuf_printf(out, "，内容%lld个文件、%lld字节", (long long)r->files,
	    (long long)r->bytes);
	if (!part_is_all(&r->part)) {
		sbuf_puts(out, "；");
		put_part(&r->part, out);
		sbuf_printf(out, "核对了%lld个文件的摘要",
		    (long long)(r->files - r->left_out));
	}
	put_untested(r, out);
	if (r->signer[0] != '\0')
		sbuf_printf(out, "；签名的公钥%s", r->signer);
	sbuf_puts(out, "）\n");
}

/* "（12）"; "（第3/12部分，12/143）" where the rest was left to other
 * parts. */
static void
put_count(const struct part *part, const struct proof *p, struct sbuf *out)
{
	if (p->tested && p->n < p->of) {
		sbuf_puts(out, "（");
		put_part(part, out);
		sbuf_printf(out, "%lld/%lld）", (long long)p->n,
		    (long long)p->of);
	} else if (proof_result(p) != PROOF_UNTESTED) {
		sbuf_printf(out, "（%lld）", (long long)p->n);
	}
	if (p->fingerprint != NULL)
		sbuf_printf(out, "，公钥%s", p->fingerprint);
}

void
verify_text_workspace(const struct proofs *v, bool gnu, struct sbuf *out)
{
	const char *failed = gnu ? level_gnu(LEVEL_REFUSE) :
	    proof_result_name(PROOF_FAILED);

	for (size_t i = 0; i < v->v.n; i++) {
		const struct proof *p = &v->v.v[i];

		for (size_t k = 0; k < p->fault.n; k++)
			sbuf_printf(out, "%s: %s: %s [%s %s]\n",
			    p->fault.v[k].object, failed, p->fault.v[k].text,
			    aspect_name(p->aspect), p->name);
	}
	for (size_t i = 0; !gnu && i < v->v.n; i++) {
		const struct proof *p = &v->v.v[i];

		sbuf_printf(out, "%s %s：%s", aspect_name(p->aspect), p->name,
		    proof_result_name(proof_result(p)));
		put_count(&v->part, p, out);
		sbuf_putc(out, '\n');
	}
}

/* --- JSON --- */

static void
put_checks(struct json *j, const struct bag_report *r)
{
	json_key(j, "checks");
	json_array(j);
	for (int i = 0; i < BAG_CHECKS; i++) {
		enum bag_check c = (enum bag_check)i;

		json_object(j);
		json_put(j, "check", bag_check_key(c));
		json_put(j, "aspect", aspect_name(bag_check_aspect(c)));
		json_put(j, "name", bag_check_name(c));
		json_put(j, "result", proof_result_key(bag_check_result(r,
		    c)));
		json_object_end(j);
	}
	json_array_end(j);
}

static void
put_faults(struct json *j, const struct bag_report *r)
{
	json_key(j, "faults");
	json_array(j);
	for (size_t i = 0; i < r->fault.v.n; i++) {
		const struct bag_fault *f = &r->fault.v.v[i];

		json_object(j);
		json_put(j, "check", bag_check_key(f->check));
		json_put(j, "level", level_word(f->level, false));
		json_put(j, "object", f->object);
		json_put_int(j, "line", f->line);
		json_put(j, "message", f->text);
		json_object_end(j);
	}
	json_array_end(j);
}

static void
put_proof(struct json *j, const struct proof *p)
{
	json_object(j);
	json_put(j, "check", p->key);
	json_put(j, "aspect", aspect_name(p->aspect));
	json_put(j, "name", p->name);
	json_put(j, "result", proof_result_key(proof_result(p)));
	json_put_int(j, "count", p->n);
	json_put_int(j, "of", p->of);
	json_put(j, "fingerprint", p->fingerprint);
	json_key(j, "faults");
	json_array(j);
	for (size_t i = 0; i < p->fault.n; i++) {
		json_object(j);
		json_put(j, "object", p->fault.v[i].object);
		json_put(j, "message", p->fault.v[i].text);
		json_object_end(j);
	}
	json_array_end(j);
	json_object_end(j);
}

static void
put_workspace(struct json *j, const struct proofs *v)
{
	json_key(j, "workspace");
	if (v == NULL) {
		json_null(j);
		return;
	}
	json_object(j);
	json_put(j, "result", proof_result_key(proofs_result(v)));
	json_key(j, "checks");
	json_array(j);
	for (size_t i = 0; i < v->v.n; i++)
		put_proof(j, &v->v.v[i]);
	json_array_end(j);
	json_object_end(j);
}

static void
put_bag(struct json *j, const struct bag_report *r)
{
	json_object(j);
	json_put(j, "path", r->path);
	json_put(j, "version", r->version);
	json_put(j, "encoding", r->encoding);
	json_put(j, "signer", r->signer[0] == '\0' ? NULL : r->signer);
	json_put(j, "result", proof_result_key(bag_report_result(r)));
	json_put_int(j, "files", r->files);
	json_put_int(j, "bytes", r->bytes);
	json_put_int(j, "digested", r->files - r->left_out);
	put_checks(j, r);
	put_faults(j, r);
	json_object_end(j);
}

static void
put_part_json(struct json *j, const struct part *part)
{
	if (part_is_all(part)) {
		json_null(j);
		return;
	}
	json_object(j);
	json_put_int(j, "number", part->number);
	json_put_int(j, "of", part->of);
	json_object_end(j);
}

void
verify_json(const struct proofs *workspace,
    const struct bag_report *const *r, size_t n, struct sbuf *out)
{
	struct json j;

	json_init(&j, out, false);
	json_object(&j);
	json_put(&j, "schema", "liangze.verify/1");
	json_key(&j, "part");
	put_part_json(&j, workspace != NULL ? &workspace->part : n > 0 ?
	    &r[0]->part : &(struct part){ 0, 0 });
	put_workspace(&j, workspace);
	json_key(&j, "bags");
	json_array(&j);
	for (size_t i = 0; i < n; i++)
		put_bag(&j, r[i]);
	json_array_end(&j);
	json_object_end(&j);
	json_finish(&j);
}

/* --- 四性检测报告 --- */

static void
put_int(struct sbuf *b, const char *key, int64_t n)
{
	sbuf_printf(b, " %s=\"%lld\"", key, (long long)n);
}

/* "12"; "12/143" of a part. */
static void
put_number(struct sbuf *b, const struct proof *p)
{
	sbuf_printf(b, " 数量=\"%lld", (long long)p->n);
	if (p->tested && p->n < p->of)
		sbuf_printf(b, "/%lld", (long long)p->of);
	sbuf_putc(b, '"');
}

/* In groups that fit the column. */
static void
put_fingerprint(const char *hex, struct sbuf *out)
{
	enum { GROUP = 16 };

	sbuf_puts(out, "公钥");
	for (; *hex != '\0'; hex += strnlen(hex, GROUP))
		sbuf_printf(out, " %.*s", (int)GROUP, hex);
}

/* The first fault by name, and how many there are; by which key. */
static void
put_why(struct sbuf *b, const struct proof *p)
{
	struct sbuf why = SBUF_INIT;

	if (p->fault.n > 0)
		sbuf_printf(&why, "%s：%s", p->fault.v[0].object,
		    p->fault.v[0].text);
	if (p->fault.n > 1)
		sbuf_printf(&why, "；共%zu处", p->fault.n);
	if (p->fault.n > 0 && p->fingerprint != NULL)
		sbuf_puts(&why, "；");
	if (p->fingerprint != NULL)
		put_fingerprint(p->fingerprint, &why);
	if (why.n > 0)
		markup_attr(b, "说明", sbuf_text(&why));
	sbuf_release(&why);
}

/* By aspect, as the form has them. */
static void
put_rows(const struct proofs *v, struct sbuf *out)
{
	for (int a = 0; a < ASPECTS; a++)
		for (size_t i = 0; i < v->v.n; i++) {
			const struct proof *p = &v->v.v[i];

			if (p->aspect != (enum aspect)a)
				continue;
			sbuf_puts(out, "<检测");
			markup_attr(out, "性", aspect_name(p->aspect));
			markup_attr(out, "项目", p->name);
			put_number(out, p);
			markup_attr(out, "结果",
			    proof_result_name(proof_result(p)));
			put_why(out, p);
			sbuf_puts(out, "/>");
		}
}

/* What was asked for. */
static void
put_range(const struct proofs *v, bool replayed, struct sbuf *out)
{
	struct sbuf b = SBUF_INIT;

	if (part_is_all(&v->part)) {
		sbuf_puts(&b, "全部，");
	} else {
		put_part(&v->part, &b);
		sbuf_puts(&b, "台账、清单和文件夹是全部，");
	}
	sbuf_puts(&b, replayed ? "并按台账重印比较" : "没有按台账重印");
	markup_attr(out, "范围", sbuf_text(&b));
	sbuf_release(&b);
}

void
verify_facts(const struct proofs *v, const struct verify_about *w,
    struct sbuf *out)
{
	char day[11], words[40];

	day_format(w->as_of, day);
	day_chinese(w->as_of, words);
	sbuf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<事实 xmlns=\"urn:liangze:facts:1\" 文种=\"四性检测报告\"");
	markup_attr(out, "城市", w->city);
	sbuf_puts(out, "><机关");
	markup_attr(out, "名称", w->organisation);
	sbuf_puts(out, " 用印=\"否\"/><对象 名称=\"台账、印发的结果和廉洁"
	    "档案\"");
	put_int(out, "件数", w->pieces);
	put_range(v, w->replayed, out);
	sbuf_puts(out, "/><截止");
	markup_attr(out, "值", day);
	markup_attr(out, "中文", words);
	sbuf_puts(out, "/><工具 名称=\"liangze\"/><台账链");
	put_int(out, "条数", w->chain_count);
	markup_attr(out, "值", w->chain_value);
	sbuf_puts(out, "/>");
	put_rows(v, out);
	sbuf_puts(out, "</事实>\n");
}
