/*
 * bag_manifest.c - payload and tag manifests (RFC 8493, 2.1.3, 2.2.1), and
 * the bag held against them.
 */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/sort.h"
#include "base/utf8.h"
#include "io/bag_parse.h"

/* --- their names --- */

/* "sha256" of "manifest-sha256.txt"; NULL for another name. */
static const char *
algorithm_of(struct arena *a, const char *path, const char *prefix)
{
	size_t n = strlen(path), k = strlen(prefix);
	const size_t tail = strlen(".txt");

	if (strncmp(path, prefix, k) != 0 || n <= k + tail ||
	    strcmp(path + n - tail, ".txt") != 0)
		return NULL;
	for (size_t i = k; i < n - tail; i++)
		if (!isalnum((unsigned char)path[i]))
			return NULL;
	return arena_strndup(a, path + k, n - tail - k);
}

static const char *
lower(struct arena *a, const char *s)
{
	char *out = arena_strdup(a, s);

	for (char *p = out; *p != '\0'; p++)
		*p = (char)tolower((unsigned char)*p);
	return out;
}

/* 2.4; where the name that is right lies there as well, there are two
 * manifests of one algorithm (0.97, 2.1.3). */
static void
check_lower(struct bag *b, const struct bag_manifest *m)
{
	const char *right = arena_printf(b->a, "%smanifest-%s.txt",
	    m->tags ? "tag" : "", m->algorithm);

	bag_fault(b, BAG_MANIFESTS, bag_since(b, BAG_0_97), m->name, 0,
	    bag_has(b, right) ? "与%s是同一种算法的清单，只能有一份" :
	    "文件名里的算法应当是小写：%s", right);
}

static void
take_name(struct bag *b, size_t file)
{
	const char *path = b->file.v[file].path;
	const char *of = algorithm_of(b->a, path, "manifest-");
	const char *tags = algorithm_of(b->a, path, "tagmanifest-");
	const char *written = of != NULL ? of : tags;
	struct bag_manifest *m;

	if (written == NULL)
		return;
	m = vec_push(b->a, &b->manifest);
	m->name = path;
	m->file = file;
	m->algorithm = lower(b->a, written);
	m->tags = of == NULL;
	m->known = digest_parse(m->algorithm, &m->kind);
	b->file.v[file].manifest = (uint32_t)b->manifest.n;
	b->payload_manifests += !m->tags;
	if (strcmp(m->algorithm, written) != 0)
		check_lower(b, m);
	if (!m->known)
		bag_fault(b, BAG_MANIFESTS, LEVEL_WARN, path, 0,
		    "不认识算法“%s”，这份清单没有核对", m->algorithm);
}

/* --- their lines --- */

/* What md5sum and its like write for a name with a backslash or an end of
 * line: a backslash before the digest, doubled ones in the name. */
static const char *
unescaped(struct arena *a, const char *s)
{
	char *out = arena_strdup(a, s), *to = out;

	for (; *s != '\0'; s++) {
		if (s[0] == '\\' && (s[1] == '\\' || s[1] == 'n')) {
			*to++ = s[1] == 'n' ? '\n' : '\\';
			s++;
		} else {
			*to++ = *s;
		}
	}
	*to = '\0';
	return out;
}

static bool
right_digest(const struct bag_manifest *m, const char *sum)
{
	size_t n = strlen(sum);

	return n > 0 && strspn(sum, "0123456789abcdefABCDEF") == n &&
	    (!m->known || n == 2 * digest_size(m->kind));
}

static bool
is_tag_manifest(const struct bag *b, size_t file)
{
	uint32_t k = b->file.v[file].manifest;

	return k > 0 && b->manifest.v[k - 1].tags;
}

static void
take_line(struct bag *b, struct bag_manifest *m, uint32_t line,
    const char *s)
{
	bool escaped = s[0] == '\\';
	const char *from = s + escaped;
	size_t n = strcspn(from, " \t");
	struct bag_line x = { .line = line, .file = -1 };
	const char *path;

	x.sum = arena_strndup(b->a, from, n);
	x.path = from + n + strspn(from + n, " \t");
	if (!right_digest(m, x.sum) || from[n] == '\0' || x.path[0] == '\0') {
		bag_fault(b, BAG_MANIFESTS, LEVEL_REFUSE, m->name, line,
		    "不是“摘要 文件名”");
		return;
	}
	if (escaped) {
		bag_fault(b, BAG_MANIFESTS, LEVEL_WARN, m->name, line,
		    "行首的反斜线是校验工具写的，规范里没有");
		x.path = unescaped(b->a, x.path);
	}
	path = bag_path(b, m->name, line, x.path);
	if (path == NULL)
		return;
	if (m->tags == (strncmp(path, "data/", 5) == 0)) {
		bag_fault(b, BAG_MANIFESTS, LEVEL_REFUSE, m->name, line,
		    m->tags ? "标签清单里列了data下的文件“%s”" :
		    "清单里列了不在data下的文件“%s”", path);
		return;
	}
	x.path = path;
	x.file = bag_find(b, m->name, line, path);
	/* 2.2.1: each would have to hold the digest of the other */
	if (m->tags && x.file >= 0 && is_tag_manifest(b, (size_t)x.file))
		bag_fault(b, BAG_MANIFESTS, bag_since(b, BAG_1_0), m->name,
		    line, "标签清单里列了标签清单“%s”", path);
	*vec_push(b->a, &m->line) = x;
}

/* 2.1.3: exactly once, however it is spelt; with two digests no file can be
 * right. */
static void
check_once(struct bag *b, const struct bag_manifest *m)
{
	struct map seen;

	map_init(&seen, b->a);
	for (size_t i = 0; i < m->line.n; i++) {
		struct bag_line *x = &m->line.v[i];
		const struct bag_line *had = map_put(&seen, x->file < 0 ?
		    x->path : b->file.v[x->file].path, x);
		bool same = had != NULL && strcasecmp(had->sum, x->sum) == 0;

		if (had != NULL)
			bag_fault(b, BAG_MANIFESTS, same ? bag_since(b,
			    BAG_1_0) : LEVEL_REFUSE, m->name, x->line,
			    "“%s”在第%u行已经列过%s", x->path, had->line,
			    same ? "" : "，摘要却不同");
	}
}

/* Which digests each file needs, and how many manifests list it. */
static void
mark_files(struct bag *b, const struct bag_manifest *m)
{
	uint32_t own = b->file.v[m->file].manifest;

	for (size_t i = 0; i < m->line.n; i++) {
		struct bag_file *f = m->line.v[i].file < 0 ? NULL :
		    &b->file.v[m->line.v[i].file];

		if (f == NULL)
			continue;
		if (m->known)
			f->want |= 1U << m->kind;
		f->manifests += f->listed_by != own;
		f->listed_by = own;
	}
}

static void
read_manifest(struct bag *b, struct bag_manifest *m)
{
	struct bag_text t;

	if (!bag_lines(b, m->name, false, &t))
		return;
	for (size_t i = 0; i < t.line.n; i++)
		if (t.line.v[i][0] != '\0')
			take_line(b, m, (uint32_t)i + 1, t.line.v[i]);
	check_once(b, m);
	mark_files(b, m);
}

void
bag_read_manifests(struct bag *b)
{
	b->report.tested[BAG_MANIFESTS] = b->report.tested[BAG_TEXTS] = true;
	for (size_t i = 0; i < b->file.n; i++)
		if (strchr(b->file.v[i].path, '/') == NULL)
			take_name(b, i);
	for (size_t i = 0; i < b->manifest.n; i++)
		read_manifest(b, &b->manifest.v[i]);
	if (b->payload_manifests == 0)
		bag_fault(b, BAG_MANIFESTS, LEVEL_REFUSE, "", 0,
		    "没有内容清单（manifest-算法.txt）");
}

/* --- completeness (3) --- */

static void
check_listed_is_there(struct bag *b, const struct bag_manifest *m)
{
	for (size_t i = 0; i < m->line.n; i++) {
		const struct bag_line *x = &m->line.v[i];

		if (x->file >= 0)
			continue;
		if (bag_too_deep(b, x->path))
			bag_fault(b, BAG_COMPLETE, LEVEL_UNJUDGED, m->name,
			    x->line, "“%s”在没有进去的文件夹里，没有核验",
			    x->path);
		else
			bag_fault(b, BAG_COMPLETE, LEVEL_REFUSE, m->name,
			    x->line, "包里没有“%s”", x->path);
	}
}

/* From 1.0 on in every payload manifest, before that in one of them. */
static void
check_there_is_listed(struct bag *b, size_t file)
{
	const struct bag_file *f = &b->file.v[file];

	if (f->manifests == 0)
		bag_fault(b, BAG_COMPLETE, LEVEL_REFUSE, f->shown, 0,
		    "没有列在内容清单里");
	else if (f->manifests < b->payload_manifests)
		bag_fault(b, BAG_COMPLETE, bag_since(b, BAG_1_0), f->shown,
		    0, "没有列在每一份内容清单里");
}

/* 2.2.1: a tag manifest lists every payload manifest.  One fault tells all
 * that it lacks: there may be as many of either as there are files. */
static void
check_tag_manifest(struct bag *b, const struct bag_manifest *t)
{
	/* as none that was given while the lines were read */
	uint32_t mark = b->file.v[t->file].manifest +
	    (uint32_t)b->manifest.n;
	unsigned lacks = b->payload_manifests;
	const char *first = NULL;

	for (size_t i = 0; i < t->line.n; i++) {
		int32_t k = t->line.v[i].file;
		struct bag_file *f = k < 0 ? NULL : &b->file.v[k];

		if (f == NULL || f->manifest == 0 || f->listed_by == mark)
			continue;
		f->listed_by = mark;
		lacks -= !b->manifest.v[f->manifest - 1].tags;
	}
	for (size_t i = 0; lacks > 0 && first == NULL; i++)
		if (!b->manifest.v[i].tags &&
		    b->file.v[b->manifest.v[i].file].listed_by != mark)
			first = b->manifest.v[i].name;
	if (lacks > 0)
		bag_fault(b, BAG_COMPLETE, bag_since(b, BAG_1_0), t->name, 0,
		    "没有列%s%s", first, lacks == 1 ? "" :
		    arena_printf(b->a, "等%u份清单", lacks));
}

/* --- a bag of ours --- */

const char *
bag_profile_tags(size_t i)
{
	static const char *const name[BAG_PROFILE_TAGS] = {
		"tagmanifest-sha256.txt", BAG_SEAL };

	return name[i];
}

bool
bag_is_tags(const struct bag *b, const char *path)
{
	for (size_t i = 0; i < b->manifest.n; i++)
		if (b->manifest.v[i].tags &&
		    strcmp(b->manifest.v[i].name, path) == 0)
			return true;
	return false;
}

static bool
is_profile_tags(const char *path)
{
	for (size_t i = 0; i < BAG_PROFILE_TAGS; i++)
		if (strcmp(bag_profile_tags(i), path) == 0)
			return true;
	return false;
}

/* Both tag manifests and no other: how many there are. */
static unsigned
check_profile_tags(struct bag *b)
{
	unsigned n = 0;

	for (size_t i = 0; i < BAG_PROFILE_TAGS; i++)
		if (!bag_is_tags(b, bag_profile_tags(i)))
			bag_fault(b, BAG_COMPLETE, LEVEL_REFUSE,
			    bag_profile_tags(i), 0, "没有这份标签清单");
	for (size_t i = 0; i < b->manifest.n; i++) {
		const struct bag_manifest *m = &b->manifest.v[i];

		n += m->tags;
		if (m->tags && !is_profile_tags(m->name))
			bag_fault(b, BAG_COMPLETE, LEVEL_REFUSE, m->name, 0,
			    "不是应有的标签清单");
	}
	return n;
}

/* Of one version; and each says of every tag file what it is, but of those
 * that say it. */
static void
check_profile(struct bag *b)
{
	unsigned tags = check_profile_tags(b);

	if (b->version != BAG_UNKNOWN && b->version != BAG_1_0)
		bag_fault(b, BAG_COMPLETE, LEVEL_REFUSE, BAG_DECLARATION, 1,
		    "写了" BAG_PROFILE "的包是1.0版的，不是%s",
		    b->report.version);

	for (size_t i = 0; i < b->file.n; i++) {
		const struct bag_file *f = &b->file.v[i];

		if (!f->payload && (f->manifests == 0 ||
		    f->manifests < tags) && !bag_is_tags(b, f->path) &&
		    strncmp(f->path, BAG_SIGNATURES,
		    strlen(BAG_SIGNATURES)) != 0)
			bag_fault(b, BAG_COMPLETE, LEVEL_REFUSE, f->shown, 0,
			    "没有列在每一份标签清单里");
	}
}

void
bag_check_complete(struct bag *b)
{
	if (b->report.encoding[0] == '\0')
		return; /* the manifests were not read */
	b->report.tested[BAG_COMPLETE] = true;
	for (size_t i = 0; i < b->manifest.n; i++) {
		check_listed_is_there(b, &b->manifest.v[i]);
		if (b->manifest.v[i].tags)
			check_tag_manifest(b, &b->manifest.v[i]);
	}
	for (size_t i = 0; b->payload_manifests > 0 && i < b->file.n; i++)
		if (b->file.v[i].payload)
			check_there_is_listed(b, i);
	if (bag_value(b, BAG_PROFILE) != NULL)
		check_profile(b);
	bag_check_names(b);
}

/* --- digests --- */

static void
check_line(struct bag *b, const struct bag_manifest *m,
    const struct bag_line *x)
{
	const struct bag_file *f = x->file < 0 ? NULL : &b->file.v[x->file];
	enum bag_check c = m->tags ? BAG_TAGS : BAG_PAYLOAD;
	char hex[2 * DIGEST_MOST + 1];

	if (f == NULL || f->left_out)
		return;
	if (f->read != INFILE_OK) {
		bag_fault(b, c, LEVEL_REFUSE, f->shown, 0, "文件读不出来");
		return;
	}
	hex_encode(hex, f->sum->of[m->kind], digest_size(m->kind));
	if (strcasecmp(hex, x->sum) != 0)
		bag_fault(b, c, LEVEL_REFUSE, f->shown, 0,
		    "内容变了：%s与%s第%u行所列的不同", m->algorithm,
		    m->name, x->line);
}

void
bag_check_digests(struct bag *b)
{
	for (size_t i = 0; i < b->manifest.n; i++) {
		const struct bag_manifest *m = &b->manifest.v[i];

		if (!m->known)
			continue;
		b->report.tested[m->tags ? BAG_TAGS : BAG_PAYLOAD] = true;
		for (size_t k = 0; k < m->line.n; k++)
			check_line(b, m, &m->line.v[k]);
	}
	for (size_t i = 0; i < b->file.n; i++)
		if (b->file.v[i].payload && b->file.v[i].manifests > 0 &&
		    b->file.v[i].want == 0)
			bag_fault(b, BAG_PAYLOAD, LEVEL_UNJUDGED,
			    b->file.v[i].shown, 0,
			    "没有一份清单用程序认识的算法");
}
