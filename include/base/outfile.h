/*
 * outfile.h - files and folders, written beside their place and made
 * visible whole.  Files 0600, folders 0700; every write is checked.
 * Errors: ERR_IO with path and reason.
 */
#ifndef BASE_OUTFILE_H
#define BASE_OUTFILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

/* Writes a new file with exactly n bytes; replaces a plain file by rename,
 * never a device or a pipe; no fsync (the run syncs its staging folder
 * once, io/stagedir). */
bool file_write(const char *path, const void *p, size_t n, struct err *e);
/* Without slashes at its end; "/" stays. */
const char *path_trimmed(struct arena *a, const char *path);
/* All n bytes to an open file; false with errno set. */
bool fd_write(int fd, const void *p, size_t n);
/* mkdir -p with 0700. */
bool dir_make(const char *path, struct err *e);
/* Removes a tree; absent is fine; never follows links. */
bool dir_remove(const char *path, struct err *e);
/* Bytes of a file that the program itself wrote, at most. */
enum { FILE_MOST = 1 << 30 };
/* A whole regular file into the arena; n in bytes. */
bool file_read(struct arena *a, const char *path, size_t max_bytes,
    const char **out, size_t *n, struct err *e);
/* Do both names lead to one file?  Absent ones: is the name the same? */
bool file_same(const char *a, const char *b);
bool file_exists(const char *path);
/* Is anything there: a folder, a device, a link that leads nowhere? */
bool path_taken(const char *path);
/* Is that what file_write calls a file before it has its name? */
bool path_is_part(const char *path);
/* A new folder of our own beside `path` (".liangze-" and six letters); NULL
 * and the error where there can be none.  Where `path` is to lie has to be
 * there: a disk that is not mounted, or a slip of the pen, is no folder. */
const char *dir_beside(struct arena *a, const char *path, struct err *e);
/* Gives what was made, and is on the disk, the name `path`: a file where
 * nothing is, a folder where nothing or an empty folder is; ERR_USAGE else.
 * Nothing is replaced. */
bool path_place(struct arena *a, const char *made, const char *path,
    struct err *e);
bool dir_exists(const char *path);
/*
 * Names in a folder, byte order, "." and ".." left out; *n = 0 for an
 * absent one.
 */
bool dir_list(struct arena *a, const char *path, const char *const **names,
    size_t *n, struct err *e);
/* Folders in folders that are walked; each level holds a descriptor. */
enum { FOLDERS_DEEP = 256 };
/* All plain files below `root` as relative paths, byte order. */
bool dir_tree(struct arena *a, const char *root, const char *const **paths,
    size_t *n, struct err *e);
/* All folders below it, likewise; links are neither. */
bool dir_folders(struct arena *a, const char *root, const char *const **paths,
    size_t *n, struct err *e);
/* Makes `staged` stand at `place` at once (renameat2 EXCHANGE where one
 * stands; the old one is then at `staged`). *exchanged says which. */
bool dir_publish(const char *staged, const char *place, bool *exchanged,
    struct err *e);
/* After a kill in dir_publish where EXCHANGE is not known: what stood at
 * `place` stands there again, unless the new one already does. */
bool dir_mend(const char *place, struct err *e);
/* fsync of a folder's file system contents (syncfs) and of the folder. */
bool dir_sync(const char *path, struct err *e);

#endif
