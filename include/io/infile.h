/*
 * infile.h - reading what others wrote: beneath a folder, never through
 * a link, plain files with one name, bounded (RELIABILITY.md, openat2).
 * Owner: bytes live in the arena; `struct indir` is the caller's.
 */
#ifndef IO_INFILE_H
#define IO_INFILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/digest.h"
#include "base/err.h"

enum infile_result {
	INFILE_OK,
	INFILE_ABSENT,
	INFILE_ESCAPES,    /* leaves the folder, or goes through a link */
	INFILE_NOT_PLAIN,  /* folder, device, more than one name */
	INFILE_TOO_BIG,
	INFILE_UNREADABLE  /* permission, I/O */
};

struct indir { int fd; };

#define INDIR_INIT { -1 }

bool indir_open(const char *path, struct indir *d, struct err *e);
/* A folder beneath d, itself no link and reached through none. */
enum infile_result indir_below(const struct indir *d, const char *rel,
    struct indir *out);
void indir_close(struct indir *d);

/* The whole file at `rel` beneath d. */
enum infile_result infile_read(const struct indir *d, const char *rel,
    size_t max_bytes, struct arena *a, const uint8_t **bytes, size_t *n);
/* Digest of the file without keeping it; kind is an enum digest_kind. */
enum infile_result infile_digest(const struct indir *d, const char *rel,
    int kind, uint8_t out[32]);

enum infile_skip {
	SKIP_ZIP,     /* *.zip */
	SKIP_LINK,    /* a link, wherever it leads */
	SKIP_SPECIAL, /* *.xml that is a FIFO, a device ... */
	SKIP_NAME,    /* not UTF-8, or with characters nobody can see */
	SKIP_DEEP     /* below too many folders */
};

struct infile_skipped {
	const char *path;        /* may be shown: \xHH for what may not */
	enum infile_skip why;
};

struct infile_list {
	VEC(const char *) xml;   /* relative paths, byte order */
	VEC(struct infile_skipped) skipped;  /* named to the user */
};

/*
 * All *.xml (of any case) beneath d at `rel` ("" = d), skipping folders
 * named 附件 and names that begin with a dot.
 */
bool infile_walk(const struct indir *d, const char *rel, struct arena *a,
    struct infile_list *out, struct err *e);

/* --- a folder as it lies there, for one who judges all of it --- */

enum infile_type {
	INFILE_FILE,       /* plain, of however many names */
	INFILE_FOLDER,
	INFILE_LINK,       /* a link, wherever it leads */
	INFILE_SPECIAL,    /* a FIFO, a device ... */
	INFILE_DEEP        /* a folder below FOLDERS_DEEP others, or of a path
	                    * that is too long: not entered */
};

struct infile_entry {
	const char *path;  /* as on disk, maybe no UTF-8 */
	const char *shown; /* as it may be printed: \xHH for what may not */
	enum infile_type type;
	int64_t bytes;     /* of a file */
};

struct infile_entries { VEC(struct infile_entry) v; };

/* Everything beneath d, hidden names too, by the bytes of the path. */
bool infile_all(const struct indir *d, struct arena *a,
    struct infile_entries *out, struct err *e);

/* As infile_read, but several names of one file are no fault: a copy of a
 * folder often shares its files with the first. */
enum infile_result infile_read_any(const struct indir *d, const char *rel,
    size_t max_bytes, struct arena *a, const uint8_t **bytes, size_t *n);

/* Digests of the kinds in `mask` (bits of enum digest_kind), in one reading;
 * *bytes is what was read; of however many names. */
struct infile_sums { uint8_t of[DIGEST_KINDS][DIGEST_MOST]; };
enum infile_result infile_digests(const struct indir *d, const char *rel,
    unsigned mask, struct infile_sums *out, int64_t *bytes);

#endif
