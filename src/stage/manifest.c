#include "stage/manifest.h"

#include <string.h>

#include "base/outfile.h"
#include "base/utf8.h"

/* "SM3 (name) = hex" */
static bool
take_line(struct arena *a, struct manifest *m, const char *line, size_t n)
{
	static const char head[] = "SM3 (", middle[] = ") = ";
	const size_t h = strlen(head), tail = strlen(middle) + DIGEST_HEX - 1;
	uint8_t raw[DIGEST_BYTES];
	char *name, *hex;

	if (n < h + tail + 1 || strncmp(line, head, h) != 0 ||
	    strncmp(line + n - tail, middle, strlen(middle)) != 0)
		return false;
	name = arena_strndup(a, line + h, n - h - tail);
	hex = arena_strndup(a, line + n - (DIGEST_HEX - 1), DIGEST_HEX - 1);
	if (!hex_decode(raw, DIGEST_BYTES, hex) ||
	    map_put(&m->sum, name, hex) != NULL)
		return false;
	*vec_push(a, &m->name) = name;
	return true;
}

bool
manifest_parse(struct arena *a, const char *text, size_t n,
    const char *shown, struct manifest *out, struct err *e)
{
	const char *line;

	memset(out, 0, sizeof(*out));
	map_init(&out->sum, a);
	sm3_hex(text, n, out->digest);
	text = arena_strndup(a, text, n);
	for (line = text; *line != '\0'; line += strspn(line, "\n")) {
		size_t k = strcspn(line, "\n");

		if (!take_line(a, out, line, k))
			return err_set(e, ERR_DAMAGED, "“%s”里有一行不是校验"
			    "清单的写法：“%.*s”", shown, (int)k, line);
		line += k;
	}
	return true;
}

bool
manifest_read(struct arena *a, const char *folder, struct manifest *out,
    struct err *e)
{
	const char *path = arena_printf(a, "%s/" MANIFEST_FILE, folder);
	const char *text;
	size_t n;

	return file_read(a, path, FILE_MOST, &text, &n, e) &&
	    manifest_parse(a, text, n, path, out, e);
}

static void
differs(struct arena *a, struct manifest_differences *out, const char *name,
    enum manifest_fault fault)
{
	*vec_push(a, &out->v) = (struct manifest_difference){ name, fault };
}

static int
by_name(const void *x, const void *y, void *ctx)
{
	const struct manifest_difference *a = x, *b = y;

	(void)ctx;
	return strcmp(a->name, b->name);
}

void
manifest_compare(struct arena *a, const struct manifest *then,
    const struct manifest *now, struct manifest_differences *out)
{
	for (size_t i = 0; i < then->name.n; i++) {
		const char *name = then->name.v[i];
		const char *have = map_get(&now->sum, name);

		if (have == NULL)
			differs(a, out, name, MANIFEST_MISSING);
		else if (strcmp(have, map_get(&then->sum, name)) != 0)
			differs(a, out, name, MANIFEST_CHANGED);
	}
	for (size_t i = 0; i < now->name.n; i++)
		if (map_get(&then->sum, now->name.v[i]) == NULL)
			differs(a, out, now->name.v[i], MANIFEST_EXTRA);
	sort_stable(out->v.v, out->v.n, sizeof(*out->v.v), by_name, NULL);
}

bool
manifest_within(const struct manifest_scope *s, struct arena *a,
    const char *name)
{
	return s == NULL || part_has(&s->part, arena_printf(a, "%s%s", s->as,
	    name));
}

/* As the file is now; of one that is listed and not of the scope, as it is
 * listed. */
static bool
sum_now(struct arena *a, const char *folder, const char *name,
    const char *listed, const char **out, struct err *e)
{
	struct arena scratch = ARENA_INIT;
	char *hex = arena_alloc(a, DIGEST_HEX);
	const char *text;
	size_t n;
	bool ok = listed != NULL || file_read(&scratch, arena_printf(&scratch,
	    "%s/%s", folder, name), FILE_MOST, &text, &n, e);

	if (ok && listed == NULL)
		sm3_hex(text, n, hex);
	*out = listed == NULL ? hex : listed;
	arena_release(&scratch);
	return ok;
}

bool
manifest_check(struct arena *a, const char *folder,
    const struct manifest *m, const struct manifest_scope *scope,
    struct manifest_differences *out, struct err *e)
{
	struct manifest now = { .digest = "" };
	const char *const *name;
	size_t n;
	bool own = false, ok = dir_tree(a, folder, &name, &n, e);

	map_init(&now.sum, a);
	for (size_t i = 0; ok && i < n; i++) {
		const char *sum;

		if (strcmp(name[i], MANIFEST_FILE) == 0) {
			own = true;
			continue;
		}
		ok = sum_now(a, folder, name[i], manifest_within(scope, a,
		    name[i]) ? NULL : map_get(&m->sum, name[i]), &sum, e);
		if (ok) {
			map_put(&now.sum, name[i], (void *)(uintptr_t)sum);
			*vec_push(a, &now.name) = name[i];
		}
	}
	if (ok && !own) /* a link, which is no file of the folder */
		differs(a, out, MANIFEST_FILE, MANIFEST_MISSING);
	if (ok)
		manifest_compare(a, m, &now, out);
	return ok;
}
