/*
 * fonts.c - the store: wishes to places, places to faces, faces to
 * chains. Faces that no chain would ever reach are still opened: a few
 * milliseconds in all.
 */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <fontconfig/fontconfig.h>
#include <ft2build.h>
#include FT_FREETYPE_H

#include "base/sbuf.h"
#include "io/fonts.h"
#include "io/fonts_face.h"

/* A wish and what came of it. */
struct wished {
	struct font_wish wish;
	struct face_impl *face;  /* NULL: not usable */
	const char *why;         /* Chinese, "" when usable */
	bool refused;            /* there is a file, but not usable */
};

struct font_store {
	struct arena a;
	pthread_mutex_t lock;    /* guards every FT_Face */
	FT_Library ft;
	VEC(struct font_file *) file;
	VEC(struct face_impl *) face;
	struct wished *wished;
	size_t n_wished;
	struct font_set set;
};

static struct font_file *
store_file(struct font_store *s, const char *path, const char **why)
{
	struct font_file *f;

	for (size_t i = 0; i < s->file.n; i++)
		if (strcmp(s->file.v[i]->path, path) == 0)
			return s->file.v[i];
	f = arena_new(&s->a, struct font_file);
	f->path = path;
	if (!font_file_map(f, why))
		return NULL;
	*vec_push(&s->a, &s->file) = f;
	return f;
}

/* The face of a place; opened once. */
static struct face_impl *
store_face(struct font_store *s, const struct font_place *p,
    const char *ps_name, const char **why)
{
	struct font_file *file;
	struct face_impl *f;

	for (size_t i = 0; i < s->face.n; i++)
		if (strcmp(s->face.v[i]->face.ps_name, ps_name) == 0)
			return s->face.v[i];
	file = store_file(s, p->path, why);
	if (file == NULL)
		return NULL;
	f = face_open(s->ft, file, p->index, ps_name, &s->a, why);
	font_file_rest(file);
	if (f == NULL)
		return NULL;
	f->lock = &s->lock;
	f->face.id = (uint32_t)s->face.n;
	*vec_push(&s->a, &s->face) = f;
	return f;
}

/* The usable wishes of a role in order, each face once. */
static void
make_chain(struct font_store *s, enum font_role role)
{
	const struct font_face **v =
	    arena_array(&s->a, const struct font_face *, s->n_wished);
	struct font_chain *c = &s->set.role[role];

	c->face = v;
	for (size_t i = 0; i < s->n_wished; i++) {
		const struct wished *w = &s->wished[i];
		bool seen = false;

		if (w->wish.role != role || w->face == NULL)
			continue;
		for (size_t k = 0; k < c->n; k++)
			seen = seen || v[k] == &w->face->face;
		if (seen)
			continue;
		if (c->n == 0)
			c->substituted = w->wish.substitute;
		v[c->n++] = &w->face->face;
	}
}

static bool
store_fill(struct font_store *s, const struct font_wish *w, size_t n,
    const char *app_dir, struct err *e)
{
	const char **name = arena_array(&s->a, const char *, n);
	struct font_place *place = arena_array(&s->a, struct font_place, n);

	for (size_t i = 0; i < n; i++)
		name[i] = arena_strdup(&s->a, w[i].ps_name);
	if (!font_places(name, n, app_dir, &s->a, place, e))
		return false;
	s->wished = arena_array(&s->a, struct wished, n);
	s->n_wished = n;
	for (size_t i = 0; i < n; i++) {
		struct wished *x = &s->wished[i];

		x->wish = w[i];
		x->wish.ps_name = name[i];
		x->why = place[i].why;
		if (*place[i].path == '\0')
			continue;
		x->face = store_face(s, &place[i], name[i], &x->why);
		x->refused = x->face == NULL;
	}
	for (int r = 0; r < FONT_ROLES; r++)
		make_chain(s, (enum font_role)r);
	return true;
}

struct font_store *
font_store_new(const struct font_wish *w, size_t n, const char *app_dir,
    struct err *e)
{
	struct font_store *s = calloc(1, sizeof(*s));

	if (s == NULL || pthread_mutex_init(&s->lock, NULL) != 0) {
		free(s);
		err_set(e, ERR_IO, "打开字体时内存不足");
		return NULL;
	}
	if (FT_Init_FreeType(&s->ft) != 0) {
		err_set(e, ERR_IO, "FreeType 启动不了");
		s->ft = NULL;
		font_store_free(s);
		return NULL;
	}
	if (!store_fill(s, w, n, app_dir, e)) {
		font_store_free(s);
		return NULL;
	}
	return s;
}

void
font_store_free(struct font_store *s)
{
	if (s == NULL)
		return;
	for (size_t i = 0; i < s->face.n; i++)
		face_close(s->face.v[i]);
	if (s->ft != NULL)
		FT_Done_FreeType(s->ft);
	for (size_t i = 0; i < s->file.n; i++)
		font_file_unmap(s->file.v[i]);
	pthread_mutex_destroy(&s->lock);
	arena_release(&s->a);
	free(s);
}

const struct font_set *
font_store_set(const struct font_store *s)
{
	return &s->set;
}

bool
font_store_check(const struct font_store *s, struct err *e)
{
	for (int r = 0; r < FONT_ROLES; r++) {
		struct sbuf b = SBUF_INIT;

		if (s->set.role[r].n > 0)
			continue;
		for (size_t i = 0; i < s->n_wished; i++) {
			const struct wished *w = &s->wished[i];

			if ((int)w->wish.role == r)
				sbuf_printf(&b, "%s%s(%s)", b.n > 0 ? "、" : "",
				    w->wish.ps_name, w->why);
		}
		err_set(e, ERR_CONFIG, "“%s”没有一种字体可用；找过：%s",
		    font_role_name((enum font_role)r),
		    b.n > 0 ? sbuf_text(&b) : "fonts.xml 里没有列出");
		sbuf_release(&b);
		return false;
	}
	return true;
}

size_t
font_store_report(const struct font_store *s, struct arena *a,
    const struct font_report **out)
{
	struct font_report *rows = arena_array(a, struct font_report,
	    s->n_wished);

	for (size_t i = 0; i < s->n_wished; i++) {
		const struct wished *w = &s->wished[i];
		const struct font_chain *c = &s->set.role[w->wish.role];
		struct font_report *r = &rows[i];

		r->role = w->wish.role;
		r->ps_name = arena_strdup(a, w->wish.ps_name);
		/* the rows outlive the store */
		r->path = w->face != NULL ? arena_strdup(a,
		    w->face->face.path) : "";
		r->index = w->face != NULL ? w->face->face.index : 0;
		r->why = arena_strdup(a, w->why);
		r->refused = w->refused;
		r->first = w->face != NULL && c->face[0] == &w->face->face;
		r->substitute = w->wish.substitute;
		if (w->face != NULL)
			sm3_hex(w->face->face.file, w->face->face.file_bytes,
			    r->sm3);
	}
	*out = rows;
	return s->n_wished;
}

void
font_store_version(char *out, size_t out_bytes)
{
	FT_Library ft;
	FT_Int v[3] = { 0, 0, 0 };
	int fc = FcGetVersion();

	if (FT_Init_FreeType(&ft) == 0) {
		FT_Library_Version(ft, &v[0], &v[1], &v[2]);
		FT_Done_FreeType(ft);
	}
	(void)snprintf(out, out_bytes, "fontconfig %d.%d.%d, FreeType %d.%d.%d",
	    fc / 10000, fc / 100 % 100, fc % 100, v[0], v[1], v[2]);
}
