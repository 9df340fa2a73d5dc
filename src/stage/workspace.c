/*
 * workspace.c - finding the folders, loading what is configured, the
 * lock and the ledger.
 */
#include "stage/workspace.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/outfile.h"

#ifndef LIANGZE_PREFIX
#define LIANGZE_PREFIX "/usr/local"
#endif

/* The folder of the running program, "" if the system will not say. */
static const char *
program_folder(struct arena *a)
{
	char path[4096];
	ssize_t n = readlink("/proc/self/exe", path, sizeof(path) - 1);
	char *slash;

	if (n <= 0)
		return "";
	path[n] = '\0';
	slash = strrchr(path, '/');
	if (slash != NULL)
		*slash = '\0';
	return arena_strdup(a, path);
}

bool
templates_find(struct arena *a, const char *dir, const char **out,
    struct err *e)
{
	const char *data = getenv("LIANGZE_DATA");
	const char *try[] = {
		dir == NULL ? "" : arena_printf(a, "%s/templates", dir),
		data == NULL ? "" : arena_printf(a, "%s/templates", data),
		arena_printf(a, "%s/templates", program_folder(a)),
		LIANGZE_PREFIX "/share/liangze/templates",
	};

	for (size_t i = 0; i < sizeof(try) / sizeof(try[0]); i++)
		if (try[i][0] != '\0' && dir_exists(try[i])) {
			*out = try[i];
			return true;
		}
	return err_set(e, ERR_CONFIG, "找不到模板文件夹templates：工作区里没有，"
	    "$LIANGZE_DATA没有指出，程序旁边也没有");
}

static const char *
find_fonts(struct arena *a)
{
	const char *near = arena_printf(a, "%s/build/fonts",
	    program_folder(a));

	if (dir_exists(near))
		return near;
	return dir_exists(LIANGZE_PREFIX "/share/liangze/fonts") ?
	    LIANGZE_PREFIX "/share/liangze/fonts" : "";
}

bool
workspace_open(struct workspace *ws, const struct options *opt,
    struct arena *a, struct err *e)
{
	memset(ws, 0, sizeof(*ws));
	ws->a = a;
	ws->opt = opt;
	ws->dir = opt->dir;
	ws->in.fd = -1;
	ws->lock = -1;
	ws->font_dir = find_fonts(a);
	if (!dir_exists(opt->dir))
		return err_set(e, ERR_USAGE, "没有“%s”这个文件夹", opt->dir);
	if (!templates_find(a, opt->dir, &ws->templates, e) ||
	    !config_load(a, ws->templates, &ws->config, e) ||
	    !config_calendar(a, ws->templates, &ws->calendar, e))
		return false;
	ws->schema = schema_set_new(arena_printf(a, "%s/schema",
	    ws->templates));
	return indir_open(opt->dir, &ws->in, e);
}

/* The lock's file names its owner, so that a person can ask. */
static bool
is_held(const struct workspace *ws, struct err *e)
{
	char owner[64] = "";
	ssize_t n = read(ws->lock, owner, sizeof(owner) - 1);

	owner[n > 0 ? n : 0] = '\0';
	owner[strcspn(owner, "\n")] = '\0';
	return err_set(e, ERR_LOCKED, "另一次运行正占用这个工作区（%s），请等"
	    "它结束", owner[0] == '\0' ? "进程号不明" : owner);
}

static bool
take_lock(struct workspace *ws, struct err *e)
{
	const char *path = arena_printf(ws->a, "%s/.liangze.lock", ws->dir);
	char owner[64] = "";

	ws->lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (ws->lock < 0)
		return err_errno(e, errno, "打不开锁文件“%s”", path);
	if (flock(ws->lock, LOCK_EX | LOCK_NB) != 0)
		return is_held(ws, e);
	snprintf(owner, sizeof(owner), "进程%ld\n", (long)getpid());
	if (ftruncate(ws->lock, 0) != 0 ||
	    pwrite(ws->lock, owner, strlen(owner), 0) < 0)
		return err_errno(e, errno, "写不进锁文件“%s”", path);
	return true;
}

/* A run that writes keeps us out, as we keep it; a medium that nobody can
 * write has no lock, or needs none. */
static bool
share_lock(struct workspace *ws, struct err *e)
{
	const char *path = arena_printf(ws->a, "%s/.liangze.lock", ws->dir);

	ws->lock = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	if (ws->lock < 0 || flock(ws->lock, LOCK_SH | LOCK_NB) == 0 ||
	    errno != EWOULDBLOCK)
		return true;
	return is_held(ws, e);
}

const char *
workspace_out(const struct workspace *ws, const char *name)
{
	return arena_printf(ws->a, "%s/outputs%s%s", ws->dir,
	    name[0] == '\0' ? "" : "/", name);
}

/* Has anything been published here?  Then there has been a ledger. */
static bool
has_published(const struct workspace *ws)
{
	const char *const *name;
	struct err ignored = ERR_INIT;
	size_t n;

	if (!dir_list(ws->a, workspace_out(ws, ""), &name, &n, &ignored))
		return false;
	for (size_t i = 0; i < n; i++)
		if (name[i][0] != '.' && (strcmp(name[i], "历史") == 0 ||
		    strcmp(name[i], "提醒") == 0 || file_exists(workspace_out(
		    ws, arena_printf(ws->a, "%s/manifest-sm3.txt",
		    name[i])))))
			return true;
	return false;
}

static bool
holds_bytes(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0 && st.st_size > 0;
}

bool
workspace_has_ledger(const struct workspace *ws)
{
	return holds_bytes(workspace_out(ws, "ledger.db")) ||
	    has_published(ws);
}

bool
workspace_is_one(const struct workspace *ws, struct err *e)
{
	return dir_exists(arena_printf(ws->a, "%s/inputs", ws->dir)) ||
	    err_set(e, ERR_USAGE, "“%s”不是工作区：里面没有inputs文件夹；"
	    "新建工作区用 liangze new", ws->dir);
}

bool
workspace_ledger(struct workspace *ws, enum store_mode mode, struct err *e)
{
	const char *ledger = workspace_out(ws, "ledger.db");

	if (!workspace_is_one(ws, e))
		return false;
	if (mode == STORE_WRITE && (!take_lock(ws, e) ||
	    !dir_make(workspace_out(ws, ""), e)))
		return false;
	if (!holds_bytes(ledger) && has_published(ws))
		return err_set(e, ERR_DAMAGED, "台账“%s”不见了或者是空的，而"
		    "outputs里有已印发的结果：请恢复台账的备份；确要从头开始，"
		    "请把outputs整个移走", ledger);
	ws->passing = ws->opt->dry_run && mode == STORE_WRITE &&
	    !holds_bytes(ledger);
	return store_open(ledger, mode, &ws->store, e);
}

/* All that a run would write to. */
static bool
is_fixed(const struct workspace *ws)
{
	const char *const path[] = { ws->dir, workspace_out(ws, ""),
		workspace_out(ws, "ledger.db") };

	for (size_t i = 0; i < sizeof(path) / sizeof(path[0]); i++)
		if (access(path[i], W_OK) != 0 && errno != ENOENT)
			return true;
	return false;
}

bool
workspace_examine(struct workspace *ws, struct err *e)
{
	ws->fixed = is_fixed(ws);
	if (!ws->fixed)
		return workspace_ledger(ws, STORE_WRITE, e);
	return share_lock(ws, e) && workspace_ledger(ws, STORE_LOOK, e);
}

bool
workspace_beside(struct workspace *ws, const char **folder, struct err *e)
{
	const char *tmp = getenv("TMPDIR");
	char *path;

	*folder = ws->fixed ? ws->scratch : workspace_out(ws, "");
	if (*folder != NULL)
		return true;
	path = arena_printf(ws->a, "%s/liangze-XXXXXX", tmp == NULL ||
	    tmp[0] == '\0' ? "/tmp" : tmp);
	if (mkdtemp(path) == NULL)
		return err_errno(e, errno, "工作区不能写，也不能建立临时文件夹"
		    "“%s”", path);
	*folder = ws->scratch = path;
	return true;
}

void
workspace_close(struct workspace *ws)
{
	struct err ignored = ERR_INIT;

	store_close(ws->store);
	if (ws->scratch != NULL)
		dir_remove(ws->scratch, &ignored);
	if (ws->passing) {
		unlink(workspace_out(ws, "ledger.db"));
		unlink(workspace_out(ws, "ledger.db-journal"));
		rmdir(workspace_out(ws, "")); /* if nothing else is there */
	}
	schema_set_free(ws->schema);
	config_release(&ws->config);
	indir_close(&ws->in);
	if (ws->lock >= 0)
		close(ws->lock);
	memset(ws, 0, sizeof(*ws));
	ws->lock = ws->in.fd = -1;
}
