/*
 * fonts_find.c - where a PostScript name lies, by fontconfig.
 *
 * Asked for a family that it has not, fontconfig answers with another
 * font; asked for a list by PostScript name it gives only true answers,
 * so it is asked for lists. The configuration is our own, not the
 * process's: nothing global changes.
 */
#include <string.h>

#include <fontconfig/fontconfig.h>

#include "io/fonts_face.h"

/* Is the pattern a plain TrueType or CFF font? *why says why not. */
static bool
usable(const FcPattern *p, const char **why)
{
	FcChar8 *format = NULL;
	FcBool variable = FcFalse;
	int index = 0;

	if (FcPatternGetBool(p, FC_VARIABLE, 0, &variable) ==
	    FcResultMatch && variable) {
		*why = "是可变字体，不能用";
		return false;
	}
	(void)FcPatternGetInteger(p, FC_INDEX, 0, &index);
	if (index < 0 || index > 0xffff) {
		*why = "是可变字体的一个实例，不能用";
		return false;
	}
	if (FcPatternGetString(p, FC_FONTFORMAT, 0, &format) !=
	    FcResultMatch || (strcmp((char *)format, "TrueType") != 0 &&
	    strcmp((char *)format, "CFF") != 0)) {
		*why = "不是 TrueType 或 CFF 字体，不能用";
		return false;
	}
	return true;
}

/*
 * Of several files with the name the first by path, then index: the
 * order of fontconfig's list is not promised.
 */
static void
choose(const FcFontSet *set, struct arena *a, struct font_place *out)
{
	const char *best = NULL;
	int best_index = 0;

	*out = (struct font_place){ "", 0, "没有安装" };
	for (int i = 0; i < set->nfont; i++) {
		FcChar8 *path = NULL;
		int index = 0;

		if (!usable(set->fonts[i], &out->why))
			continue;
		if (FcPatternGetString(set->fonts[i], FC_FILE, 0, &path) !=
		    FcResultMatch)
			continue;
		(void)FcPatternGetInteger(set->fonts[i], FC_INDEX, 0, &index);
		int c = best != NULL ? strcmp((char *)path, best) : -1;

		if (c < 0 || (c == 0 && index < best_index)) {
			best = (char *)path;
			best_index = index;
		}
	}
	if (best != NULL) {
		out->path = arena_strdup(a, best);
		out->index = (uint32_t)best_index;
		out->why = "";
	}
}

static bool
find_one(FcConfig *config, const char *ps_name, struct arena *a,
    struct font_place *out)
{
	FcPattern *want = FcPatternCreate();
	FcObjectSet *fields = FcObjectSetBuild(FC_FILE, FC_INDEX,
	    FC_POSTSCRIPT_NAME, FC_FONTFORMAT, FC_VARIABLE, (char *)NULL);
	FcFontSet *set = NULL;
	bool ok = false;

	if (want == NULL || fields == NULL)
		goto out;
	if (!FcPatternAddString(want, FC_POSTSCRIPT_NAME,
	    (const FcChar8 *)ps_name))
		goto out;
	set = FcFontList(config, want, fields);
	if (set == NULL)
		goto out;
	choose(set, a, out);
	ok = true;
out:
	if (set != NULL)
		FcFontSetDestroy(set);
	if (fields != NULL)
		FcObjectSetDestroy(fields);
	if (want != NULL)
		FcPatternDestroy(want);
	return ok;
}

bool
font_places(const char *const *ps_name, size_t n, const char *app_dir,
    struct arena *a, struct font_place *places, struct err *e)
{
	FcConfig *config = FcInitLoadConfig();
	bool ok = false;

	if (config == NULL || !FcConfigBuildFonts(config)) {
		err_set(e, ERR_IO, "字体配置读不出来(fontconfig)");
		goto out;
	}
	/* A folder that is absent adds nothing; so does this. */
	if (app_dir != NULL)
		(void)FcConfigAppFontAddDir(config, (const FcChar8 *)app_dir);
	for (size_t i = 0; i < n; i++) {
		if (!find_one(config, ps_name[i], a, &places[i])) {
			err_set(e, ERR_IO, "查找字体“%s”时内存不足",
			    ps_name[i]);
			goto out;
		}
	}
	ok = true;
out:
	if (config != NULL)
		FcConfigDestroy(config);
	return ok;
}
