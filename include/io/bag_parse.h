/*
 * bag_parse.h - inside the bag module only (bag*.c).
 */
#ifndef IO_BAG_PARSE_H
#define IO_BAG_PARSE_H

#include "io/bag.h"

/* 退回 where a version from `since` on says "must", else 警告. */
enum level bag_since(const struct bag *b, int since);

/* --- bag_text.c --- */

struct bag_text { VEC(const char *) line; };

/* Lines of a tag file without their ends, by its encoding; false where it
 * is absent or no text (a fault then).  `utf8`: bagit.txt is always. */
bool bag_lines(struct bag *b, const char *path, bool utf8,
    struct bag_text *out);
/* Does iconv know it?  "" is none. */
bool bag_encoding_known(const char *name);

/* --- bag_names.c --- */

/* What a manifest or fetch.txt calls a file, decoded and plain; NULL with a
 * fault where it leads out of the bag or is not encoded as it must be. */
const char *bag_path(struct bag *b, const char *object, uint32_t line,
    const char *written);
/* The file meant, with a fault where only a tolerant look finds it; -1
 * without one where there is none. */
int32_t bag_find(struct bag *b, const char *object, uint32_t line,
    const char *path);
bool bag_has(struct bag *b, const char *path);
/* Is it below a folder that was not entered? */
bool bag_too_deep(struct bag *b, const char *path);
/* Names that other systems cannot have, or not tell apart. */
void bag_check_names(struct bag *b);

/* --- bag_tags.c, bag_manifest.c --- */

void bag_read_declaration(struct bag *b);
void bag_read_info(struct bag *b);
void bag_read_fetch(struct bag *b);
void bag_read_manifests(struct bag *b);
void bag_check_oxum(struct bag *b);
void bag_check_complete(struct bag *b);
void bag_check_digests(struct bag *b);

#endif
