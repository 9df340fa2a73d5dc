/*
 * bag.h - a BagIt bag as it lies on disk, read and judged: RFC 8493
 * (version 1.0) and the drafts before it (0.93 to 0.97).
 *
 *   bag_open -> bag_digest, once for each file, in any thread -> bag_judge
 *
 * Readings: what the RFC says must be is 退回, what it says should be is
 *         警告.  In names %0A, %0D and %25 are decoded; before 1.0 %0A and
 *         %0D, and more only where no file has the name.  Last it is
 *         looked for in normal form.
 *         A manifest whose algorithm is not known proves nothing: where no
 *         other covers a file, 无法判定.
 * Shapes: nothing is fetched, written, or reached through a link.
 * Errors: ERR_IO where the folder cannot be read; what is wrong with the
 *         bag is a fault.
 * Owner:  the arena given; bag_close gives the folder back.
 */
#ifndef IO_BAG_H
#define IO_BAG_H

#include "io/infile.h"
#include "model/bag.h"

/* What says in bag-info.txt that a bag is ours. */
#define BAG_PROFILE "Liangze-Profile"
#define BAG_DECLARATION "bagit.txt"
#define BAG_SIGNATURES "signatures/"
/* By whose SM3 a bag is known whole: it lists all but signatures/. */
#define BAG_SEAL "tagmanifest-sm3.txt"

struct bag_file {
	const char *path, *shown;
	int64_t bytes;          /* as read, once digested */
	bool payload;           /* below data/ */
	unsigned want;          /* kinds of digests some manifest names */
	unsigned manifests;     /* manifests that list it */
	uint32_t manifest;      /* 1 + the manifest that it is; 0 = none */
	uint32_t listed_by;     /* 1 + the last manifest that lists it */
	bool left_out;          /* of another part: not digested */
	enum infile_result read;
	struct infile_sums *sum; /* NULL where nothing is wanted */
};

/* A line of a manifest. */
struct bag_line {
	uint32_t line;
	const char *sum;        /* hex, of either case */
	const char *path;       /* decoded, plain */
	int32_t file;           /* -1 = none there */
};

struct bag_manifest {
	const char *name;       /* manifest-sha256.txt */
	size_t file;            /* which of the bag's */
	const char *algorithm;  /* "sha256" */
	bool tags;              /* a tag manifest */
	bool known;             /* the algorithm is one we have */
	enum digest_kind kind;
	VEC(struct bag_line) line;
};

/* An element of bag-info.txt, continued lines put together. */
struct bag_field { const char *label, *value; uint32_t line; };

enum bag_version { BAG_UNKNOWN = 0, BAG_0_93 = 93, BAG_0_95 = 95,
	BAG_0_96 = 96, BAG_0_97 = 97, BAG_1_0 = 100 };

struct bag {
	struct arena *a;
	struct indir dir;
	int version;            /* 97 for 0.97; BAG_UNKNOWN */
	VEC(struct bag_file) file;        /* by the bytes of the path */
	VEC(const char *) folder;
	VEC(const char *) deep; /* folders that were not entered */
	VEC(struct bag_manifest) manifest; /* by name */
	unsigned payload_manifests;
	VEC(struct bag_field) field;      /* in their order */
	struct bag_report report;
	struct bag_names *names; /* look-up of names (bag_names.c) */
};

bool bag_open(struct bag *b, const char *path, struct arena *a,
    struct err *e); /* `path` is borrowed */
/* Leaves the payload that is not of the part to others; a file's name is
 * `as` and its path.  After bag_open. */
void bag_take_part(struct bag *b, const struct part *part, const char *as);
/* Digests file i; thread-safe for different i. */
void bag_digest(struct bag *b, size_t i);
/* Holds everything against the manifests; sorts the faults by object and
 * line.  Of a bag of ours (BAG_PROFILE) both its tag manifests are there and
 * no other, and each lists every tag file but them and signatures/. */
void bag_judge(struct bag *b);
void bag_close(struct bag *b);
/* What was found by who looked on: between bag_open and bag_judge. */
void bag_fault(struct bag *b, enum bag_check c, enum level level,
    const char *object, uint32_t line, const char *fmt, ...)
    __attribute__((format(printf, 6, 7)));
/* A tag file as it is; false where there is none that can be read. */
bool bag_tag_file(struct bag *b, const char *path, const uint8_t **bytes,
    size_t *n);
/* The tag manifests of a bag of ours, by number. */
enum { BAG_PROFILE_TAGS = 2 };
const char *bag_profile_tags(size_t i);
/* Is it one that lies there?  Only files of the bag's own folder are. */
bool bag_is_tags(const struct bag *b, const char *path);
/* First value of an element, of any case; NULL = none. */
const char *bag_value(const struct bag *b, const char *label);

#endif
