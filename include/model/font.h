/*
 * font.h - what typesetting and printing need to know of a font, behind
 * function pointers, so that out/ never meets FreeType.
 * Units:  advances and heights in thousandths of the em; glyphs are the
 *         font file's glyph indices.
 * Shapes: a role (仿宋 ...) is a chain of faces, tried in order for each
 *         character; a face is shared read-only between threads.
 * Owner:  the font store (io/fonts); all of it outlives every paper.
 */
#ifndef MODEL_FONT_H
#define MODEL_FONT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum font_role {
	ROLE_TITLE,    /* 小标宋 */
	ROLE_BODY,     /* 仿宋 */
	ROLE_KAI,      /* 楷体 */
	ROLE_HEI,      /* 黑体 */
	ROLE_SONG,     /* 宋体 */
	FONT_ROLES
};

enum font_outline { OUTLINE_TRUETYPE, OUTLINE_CFF };

struct font_face {
	uint32_t id;              /* index in the store, stable in a run */
	const char *ps_name;      /* PostScript name as found */
	const char *path;         /* font file */
	uint32_t index;           /* face in a collection */
	enum font_outline outline;
	bool cid_keyed;           /* CFF with CIDs: codes are CIDs */
	uint16_t units_per_em;
	int16_t ascent, descent;  /* thousandths; descent negative */
	int16_t cap_height;
	int16_t bbox[4];          /* thousandths */
	const uint8_t *file;      /* the whole font file, mapped */
	size_t file_bytes;
	/* 0 when the font has no visible shape for a visible character */
	uint32_t (*glyph)(const struct font_face *f, uint32_t cp);
	uint16_t (*advance)(const struct font_face *f, uint32_t glyph);
	/* where the glyph's ink begins and ends; NULL: not known */
	void (*ink)(const struct font_face *f, uint32_t glyph, int16_t *left,
	    int16_t *right);
	/* CID of a glyph of a CID-keyed face, else the glyph itself */
	uint16_t (*cid)(const struct font_face *f, uint32_t glyph);
	const void *impl;
};

struct font_chain {
	const struct font_face *const *face;
	size_t n;
	bool substituted; /* face[0] stands in for an office font */
};

struct font_set {
	struct font_chain role[FONT_ROLES];
};

const char *font_role_name(enum font_role r);            /* 仿宋 */
bool font_role_parse(const char *s, enum font_role *out);
/* First face of the chain that draws cp; NULL if none. *glyph is set. */
const struct font_face *font_find(const struct font_set *s,
    enum font_role r, uint32_t cp, uint32_t *glyph);

#endif
