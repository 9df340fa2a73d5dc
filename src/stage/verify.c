#include "stage/verify.h"

#include <string.h>

#include "stage/pool.h"

/* --- signatures --- */

static const char tail[] = ".sig";

/* "0123456789abcdef-tagmanifest-sm3.txt.sig": the key, and what it signs. */
struct signed_file { const char *path, *key, *of; };

static bool
signature_name(struct arena *a, const char *path, struct signed_file *out)
{
	static const char of[] = "tagmanifest-";
	const size_t head = strlen(BAG_SIGNATURES), t = strlen(tail);
	const size_t n = strlen(path);
	const char *name, *dash;

	if (n < head + t || strncmp(path, BAG_SIGNATURES, head) != 0 ||
	    strcmp(path + n - t, tail) != 0)
		return false;
	name = path + head;
	dash = strchr(name, '-');
	if (dash == NULL || strncmp(dash + 1, of, strlen(of)) != 0)
		return false;
	out->path = path;
	out->key = arena_printf(a, "keys/%.*s.pem", (int)(dash - name),
	    name);
	out->of = arena_strndup(a, dash + 1, (size_t)(path + n - t -
	    (dash + 1)));
	return true;
}

static bool
read_key(struct bag *b, const char *path, struct sign_key **out)
{
	const uint8_t *pem;
	struct err ignored = ERR_INIT;
	size_t n;

	return bag_tag_file(b, path, &pem, &n) &&
	    sign_public_read((const char *)pem, n, out, &ignored);
}

static void
check_signature(struct bag *b, const struct signed_file *f,
    const struct sign_key *trusted)
{
	struct sign_key *k = NULL;
	char own[DIGEST_HEX], want[DIGEST_HEX] = "";
	const uint8_t *text, *sig;
	size_t n, n_sig;

	if (!read_key(b, f->key, &k)) {
		bag_fault(b, BAG_SIGNED, LEVEL_REFUSE, f->path, 0,
		    "没有它的公钥%s", f->key);
		return;
	}
	sign_fingerprint(k, own);
	b->report.signer = arena_strdup(b->a, own);
	if (trusted != NULL)
		sign_fingerprint(trusted, want);
	if (trusted != NULL && strcmp(own, want) != 0)
		bag_fault(b, BAG_SIGNED, LEVEL_REFUSE, f->path, 0,
		    "签名的公钥是%.16s…，不是机关的%.16s…", own, want);
	else if (!bag_tag_file(b, f->of, &text, &n) ||
	    !bag_tag_file(b, f->path, &sig, &n_sig) ||
	    !sign_check(k, text, n, sig, n_sig))
		bag_fault(b, BAG_SIGNED, LEVEL_REFUSE, f->path, 0,
		    "签名不对：%s变了，或者不是这个密钥签的", f->of);
	sign_key_free(k);
}

/* Of a bag of ours; anybody else's files below signatures/ mean what they
 * mean to him.  The office that has a key signs both tag manifests. */
static void
check_signatures(struct bag *b, const struct sign_key *trusted)
{
	size_t n = 0;

	if (bag_value(b, BAG_PROFILE) == NULL)
		return;
	for (size_t i = 0; i < b->file.n; i++) {
		const char *path = b->file.v[i].path;
		struct signed_file f;

		if (signature_name(b->a, path, &f)) {
			check_signature(b, &f, trusted);
			n++;
		} else if (strncmp(path, BAG_SIGNATURES,
		    strlen(BAG_SIGNATURES)) == 0) {
			bag_fault(b, BAG_SIGNED, LEVEL_REFUSE,
			    b->file.v[i].shown, 0, "不是签名文件");
		}
	}
	b->report.tested[BAG_SIGNED] = n > 0;
	if (trusted != NULL && n < 2)
		bag_fault(b, BAG_SIGNED, LEVEL_REFUSE, "", 0,
		    n == 0 ? "没有机关的签名" : "少一个签名");
}

/* --- a bag --- */

static void
digest_one(void *ctx, size_t i)
{
	bag_digest(ctx, i);
}

bool
verify_bag_open(struct bag *b, const char *path,
    const struct bag_asked *asked, struct arena *a, struct err *e)
{
	if (!bag_open(b, path, a, e))
		return false;
	bag_take_part(b, &asked->part, asked->as);
	pool_run(asked->jobs, b->file.n, digest_one, b);
	check_signatures(b, asked->trusted);
	bag_judge(b);
	return true;
}

bool
verify_bag(const char *path, const struct bag_asked *asked, struct arena *a,
    const struct bag_report **out, struct err *e)
{
	struct bag *b = arena_new(a, struct bag);

	if (!verify_bag_open(b, path, asked, a, e))
		return false;
	bag_close(b);
	*out = &b->report;
	return true;
}
