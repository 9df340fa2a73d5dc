/*
 * fonts_face.h - one face of the store; for src/io/fonts*.c only.
 * Shapes: cmap is two-level: page[cp >> 8] numbers a block of 256
 *         glyphs, block 0 is all zero. glyph_state is filled on first
 *         use of a glyph, under the store's lock.
 * Owner:  the store.
 */
#ifndef IO_FONTS_FACE_H
#define IO_FONTS_FACE_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "model/font.h"

enum {
	CMAP_PAGES = 0x1100,  /* U+0000 .. U+10FFFF by 256 */
	CMAP_BLOCK = 256
};

struct cmap_block { uint16_t glyph[CMAP_BLOCK]; };

/* A file mapped once, shared by the faces in it. */
struct font_file {
	const char *path;
	const uint8_t *bytes;
	size_t n;
};

struct face_impl {
	struct font_face face;        /* what others see */
	void *ft;                     /* FT_Face; only under *lock */
	pthread_mutex_t *lock;        /* the store's */
	uint32_t n_glyphs;
	uint16_t page[CMAP_PAGES];
	struct cmap_block *block;
	size_t n_blocks;
	uint16_t *width;              /* thousandths; n_widths >= 1 */
	uint32_t n_widths;            /* the last one holds for the rest */
	_Atomic uint64_t *glyph_state; /* per glyph; 0 = not looked at */
};

/* Where fontconfig says a PostScript name lies. */
struct font_place {
	const char *path;             /* "" when not found */
	uint32_t index;
	const char *why;              /* Chinese, when not found */
};

/* src/io/fonts_find.c; `places` has n elements, strings in the arena. */
bool font_places(const char *const *ps_name, size_t n, const char *app_dir,
    struct arena *a, struct font_place *places, struct err *e);

/* src/io/fonts_face.c; NULL with *why (Chinese) when not usable. */
bool font_file_map(struct font_file *f, const char **why);
void font_file_unmap(struct font_file *f);
/* Lets go of the pages looked at so far; they come back when needed. */
void font_file_rest(const struct font_file *f);
struct face_impl *face_open(void *ft_library, const struct font_file *file,
    uint32_t index, const char *ps_name, struct arena *a, const char **why);
void face_close(struct face_impl *f);

#endif
