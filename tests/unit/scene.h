/*
 * scene.h - a folder of its own for each test.
 * Owner: scene_teardown removes it.
 */
#ifndef UNIT_SCENE_H
#define UNIT_SCENE_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/outfile.h"

struct scene {
	struct arena a;
	char *dir;
	char *db;   /* path of the ledger */
};

static int
scene_setup(void **state)
{
	struct scene *p = calloc(1, sizeof(*p));
	char name[] = "/tmp/liangze-test-XXXXXX";

	if (p == NULL || mkdtemp(name) == NULL)
		return -1;
	p->dir = arena_strdup(&p->a, name);
	p->db = arena_printf(&p->a, "%s/ledger.db", name);
	*state = p;
	return 0;
}

static int
scene_teardown(void **state)
{
	struct scene *p = *state;
	struct err e = ERR_INIT;
	bool ok = dir_remove(p->dir, &e);

	arena_release(&p->a);
	free(p);
	return ok ? 0 : -1;
}

/* A path in the folder. */
static inline const char *
scene_at(struct scene *p, const char *name)
{
	return arena_printf(&p->a, "%s/%s", p->dir, name);
}

/* Writes a file, making folders; `p->dir` and `name` as in scene_at. */
static inline void
scene_put(struct scene *p, const char *name, const char *text)
{
	struct err e = ERR_INIT;
	const char *path = scene_at(p, name);
	const char *folder = arena_strndup(&p->a, path,
	    (size_t)(strrchr(path, '/') - path));

	if (!dir_make(folder, &e) ||
	    !file_write(path, text, strlen(text), &e))
		fail_msg("%s", e.text);
}

/* What a file says; fails the test where there is none. */
static inline const char *
scene_read(struct scene *p, const char *name)
{
	struct err e = ERR_INIT;
	const char *text;
	size_t n;

	if (!file_read(&p->a, scene_at(p, name), 1 << 26, &text, &n, &e))
		fail_msg("%s", e.text);
	return text;
}

#define SCENE_TEST(f) cmocka_unit_test_setup_teardown(f, scene_setup, \
	scene_teardown)

#endif
