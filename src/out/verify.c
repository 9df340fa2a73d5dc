#include "out/verify.h"

#include "base/json.h"

/* A finding above 警告 says that its check failed or was not made. */
static const char *
level_word(enum level l, bool gnu)
{
	if (gnu)
		return level_gnu(l);
	if (l == LEVEL_WARN)
		return level_name(l);
	return bag_outcome_name(l == LEVEL_UNJUDGED ? BAG_UNTESTED :
	    BAG_FAILED);
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
		if (bag_check_outcome(r, (enum bag_check)c) != BAG_UNTESTED)
			continue;
		sbuf_printf(out, "%s%s", before,
		    bag_check_name((enum bag_check)c));
		before = "、";
	}
}

void
verify_text(const struct bag_report *r, bool gnu, struct sbuf *out)
{
	for (size_t i = 0; i < r->fault.v.n; i++)
		put_fault(r, &r->fault.v.v[i], gnu, out);
	if (gnu)
		return;
	sbuf_printf(out, "%s：%s（", r->path,
	    bag_outcome_name(bag_report_outcome(r)));
	if (r->version[0] == '\0')
		sbuf_puts(out, "不是程序认识的包");
	else
		sbuf_printf(out, "BagIt %s", r->version);
	sbuf_printf(out, "，内容%lld个文件、%lld字节", (long long)r->files,
	    (long long)r->bytes);
	put_untested(r, out);
	sbuf_puts(out, "）\n");
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
		json_put(j, "result", bag_outcome_key(bag_check_outcome(r,
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

void
verify_json(const struct bag_report *const *r, size_t n, struct sbuf *out)
{
	struct json j;

	json_init(&j, out, false);
	json_object(&j);
	json_put(&j, "schema", "liangze.verify/1");
	json_key(&j, "bags");
	json_array(&j);
	for (size_t i = 0; i < n; i++) {
		json_object(&j);
		json_put(&j, "path", r[i]->path);
		json_put(&j, "version", r[i]->version);
		json_put(&j, "encoding", r[i]->encoding);
		json_put(&j, "result", bag_outcome_key(bag_report_outcome(
		    r[i])));
		json_put_int(&j, "files", r[i]->files);
		json_put_int(&j, "bytes", r[i]->bytes);
		put_checks(&j, r[i]);
		put_faults(&j, r[i]);
		json_object_end(&j);
	}
	json_array_end(&j);
	json_object_end(&j);
	json_finish(&j);
}
