#include "stage/seal.h"

#include <string.h>

#include "stage/keys.h"

#define KEYS "keys/"

const char *
seal_key(struct arena *a, const char *fingerprint)
{
	return arena_printf(a, KEYS "%.*s.pem", (int)KEY_SHOWN, fingerprint);
}

const char *
seal_signature(struct arena *a, const char *fingerprint,
    const char *manifest)
{
	return arena_printf(a, BAG_SIGNATURES "%.*s-%s.sig", (int)KEY_SHOWN,
	    fingerprint, manifest);
}

static bool
is_below(const char *path, const char *folder)
{
	return strncmp(path, folder, strlen(folder)) == 0;
}

/* Adds the name if such a file is there. */
static void
add_there(struct arena *a, const char *const *file, size_t n,
    const char *name, struct file_names *out)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(file[i], name) == 0)
			*vec_push(a, &out->v) = name;
}

/* By the first key or signature that there is. */
void
seal_files(struct arena *a, const char *const *file, size_t n,
    struct file_names *out)
{
	const char *by = NULL;

	for (size_t i = 0; by == NULL && i < n; i++)
		if (is_below(file[i], BAG_SIGNATURES))
			by = file[i] + strlen(BAG_SIGNATURES);
		else if (is_below(file[i], KEYS))
			by = file[i] + strlen(KEYS);
	if (by == NULL)
		return;
	add_there(a, file, n, seal_key(a, by), out);
	for (size_t i = 0; i < BAG_PROFILE_TAGS; i++)
		add_there(a, file, n, seal_signature(a, by,
		    bag_profile_tags(i)), out);
}

/* --- the key that a bag brings along --- */

static const struct bag_file *
key_file(const struct bag *b)
{
	for (size_t i = 0; i < b->file.n; i++)
		if (is_below(b->file.v[i].path, KEYS))
			return &b->file.v[i];
	return NULL;
}

/* NULL: there is none, or (a fault) it is no key. */
static struct sign_key *
own_key(struct bag *b)
{
	const struct bag_file *f = key_file(b);
	struct sign_key *k = NULL;
	struct err ignored = ERR_INIT;
	const uint8_t *pem;
	size_t n;

	if (f != NULL && (!bag_tag_file(b, f->path, &pem, &n) ||
	    !sign_public_read((const char *)pem, n, &k, &ignored)))
		bag_fault(b, BAG_SIGNED, LEVEL_REFUSE, f->shown, 0,
		    "不是公钥");
	return k;
}

/* Tells who did sign, where it was not who should have. */
static void
check_own(struct bag *b, const char *fingerprint)
{
	struct sign_key *own = own_key(b);
	char is[DIGEST_HEX];

	if (own == NULL)
		return;
	sign_fingerprint(own, is);
	if (strcmp(is, fingerprint) != 0)
		bag_fault(b, BAG_SIGNED, LEVEL_REFUSE, key_file(b)->shown, 0,
		    "签名的公钥是%.16s…，不是机关的%.16s…", is, fingerprint);
	sign_key_free(own);
}

bool
seal_is_signed(const struct bag *b)
{
	for (size_t i = 0; i < b->file.n; i++)
		if (is_below(b->file.v[i].path, BAG_SIGNATURES))
			return true;
	return key_file(b) != NULL;
}

/* --- the signatures --- */

static bool
check_one(struct bag *b, const char *manifest, const struct sign_key *k,
    const char *fingerprint)
{
	const char *path = seal_signature(b->a, fingerprint, manifest);
	const uint8_t *text, *sig;
	size_t n, n_sig;

	if (!bag_tag_file(b, path, &sig, &n_sig))
		bag_fault(b, BAG_SIGNED, LEVEL_REFUSE, manifest, 0,
		    "没有公钥%.16s…的签名", fingerprint);
	else if (!bag_tag_file(b, manifest, &text, &n) ||
	    !sign_check(k, text, n, sig, n_sig))
		bag_fault(b, BAG_SIGNED, LEVEL_REFUSE, path, 0,
		    "签名不对：%s变了，或者不是这个密钥签的", manifest);
	else
		return true;
	return false;
}

/* Every tag manifest that is there, and both that have to be. */
static bool
check_all(struct bag *b, const struct sign_key *k, const char *fingerprint)
{
	bool ok = true;

	for (size_t i = 0; i < BAG_PROFILE_TAGS; i++)
		if (!bag_is_tags(b, bag_profile_tags(i)))
			ok = check_one(b, bag_profile_tags(i), k,
			    fingerprint) && ok;
	for (size_t i = 0; i < b->manifest.n; i++)
		if (b->manifest.v[i].tags)
			ok = check_one(b, b->manifest.v[i].name, k,
			    fingerprint) && ok;
	return ok;
}

/* Is it the signature that one of them has to have? */
static bool
is_demanded(const struct bag *b, const char *fingerprint, const char *path)
{
	for (size_t i = 0; i < b->manifest.n; i++)
		if (b->manifest.v[i].tags && strcmp(path, seal_signature(b->a,
		    fingerprint, b->manifest.v[i].name)) == 0)
			return true;
	return false;
}

/* `fingerprint` NULL: nothing is demanded. */
static size_t
check_others(struct bag *b, const char *fingerprint)
{
	size_t n = 0;

	for (size_t i = 0; i < b->file.n; i++) {
		const struct bag_file *f = &b->file.v[i];

		if (!is_below(f->path, BAG_SIGNATURES))
			continue;
		n++;
		if (fingerprint == NULL || !is_demanded(b, fingerprint,
		    f->path))
			bag_fault(b, BAG_SIGNED, LEVEL_REFUSE, f->shown, 0,
			    "%s", fingerprint == NULL ? "没有它的公钥" :
			    "不是应有的签名");
	}
	return n;
}

void
seal_check(struct bag *b, const struct sign_key *trusted)
{
	struct sign_key *own = NULL;
	const struct sign_key *k = trusted;
	char fingerprint[DIGEST_HEX];

	if (trusted == NULL && bag_value(b, BAG_PROFILE) == NULL)
		return;
	if (trusted == NULL)
		k = own = own_key(b);
	if (k == NULL) {
		b->report.tested[BAG_SIGNED] = check_others(b, NULL) > 0;
		return;
	}
	sign_fingerprint(k, fingerprint);
	b->report.tested[BAG_SIGNED] = true;
	if (trusted != NULL)
		check_own(b, fingerprint);
	if (check_all(b, k, fingerprint))
		b->report.signer = arena_strdup(b->a, fingerprint);
	check_others(b, fingerprint);
	sign_key_free(own);
}
