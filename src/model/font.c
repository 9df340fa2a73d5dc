#include <assert.h>
#include <string.h>

#include "model/font.h"

static const char *const role_names[] = {
	[ROLE_TITLE] = "小标宋",
	[ROLE_BODY] = "仿宋",
	[ROLE_KAI] = "楷体",
	[ROLE_HEI] = "黑体",
	[ROLE_SONG] = "宋体",
};
_Static_assert(sizeof(role_names) / sizeof(role_names[0]) == FONT_ROLES,
    "a name for every role");

const char *
font_role_name(enum font_role r)
{
	assert(r < FONT_ROLES);
	return role_names[r];
}

bool
font_role_parse(const char *s, enum font_role *out)
{
	for (int r = 0; r < FONT_ROLES; r++) {
		if (strcmp(s, role_names[r]) == 0) {
			*out = (enum font_role)r;
			return true;
		}
	}
	return false;
}

const struct font_face *
font_find(const struct font_set *s, enum font_role r, uint32_t cp,
    uint32_t *glyph)
{
	assert(r < FONT_ROLES);
	const struct font_chain *c = &s->role[r];

	for (size_t i = 0; i < c->n; i++) {
		uint32_t g = c->face[i]->glyph(c->face[i], cp);

		if (g != 0) {
			*glyph = g;
			return c->face[i];
		}
	}
	return NULL;
}
