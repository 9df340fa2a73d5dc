/*
 * fake_font.h - faces of constant advances, for tests of typesetting
 * that must not depend on the fonts installed.  Every face draws what its
 * range says; Han and full-width marks are 1000 wide, others 500.
 */
#ifndef FAKE_FONT_H
#define FAKE_FONT_H

#include <stddef.h>
#include <stdint.h>

#include "model/font.h"

enum fake_range {
	FAKE_BMP,     /* no character beyond U+FFFF */
	FAKE_ALL      /* everything but U+2FFFF */
};

static uint32_t
fake_glyph(const struct font_face *f, uint32_t cp)
{
	if (cp <= 0x20 || cp == 0x2FFFF || cp == 0x3000)
		return 0;
	return f->id == FAKE_BMP && cp > 0xFFFF ? 0 : cp;
}

static uint16_t
fake_advance(const struct font_face *f, uint32_t glyph)
{
	(void)f;
	return glyph >= 0x2E80 || (glyph >= 0x2014 && glyph <= 0x2026) ?
	    1000 : 500;
}

static uint16_t
fake_cid(const struct font_face *f, uint32_t glyph)
{
	(void)f;
	return (uint16_t)glyph;
}

#define FAKE_FACE(number, name) { .id = (number), .ps_name = (name), \
	.path = "", .units_per_em = 1000, .ascent = 880, .descent = -120, \
	.cap_height = 700, .glyph = fake_glyph, .advance = fake_advance, \
	.cid = fake_cid }

static const struct font_face fake_faces[] = {
	FAKE_FACE(FAKE_BMP, "Title"), FAKE_FACE(FAKE_BMP, "Fang"),
	FAKE_FACE(FAKE_BMP, "Kai"), FAKE_FACE(FAKE_BMP, "Hei"),
	FAKE_FACE(FAKE_BMP, "Song"), FAKE_FACE(FAKE_ALL, "Last"),
};

static const struct font_face *const fake_chains[FONT_ROLES][2] = {
	{ &fake_faces[0], &fake_faces[5] }, { &fake_faces[1], &fake_faces[5] },
	{ &fake_faces[2], &fake_faces[5] }, { &fake_faces[3], &fake_faces[5] },
	{ &fake_faces[4], &fake_faces[5] },
};

static const struct font_set fake_fonts = { .role = {
	[ROLE_TITLE] = { fake_chains[ROLE_TITLE], 2, false },
	[ROLE_BODY] = { fake_chains[ROLE_BODY], 2, false },
	[ROLE_KAI] = { fake_chains[ROLE_KAI], 2, false },
	[ROLE_HEI] = { fake_chains[ROLE_HEI], 2, false },
	[ROLE_SONG] = { fake_chains[ROLE_SONG], 2, false },
} };

#endif
