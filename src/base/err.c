#include "base/err.h"

#include <assert.h>
#include <errno.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

static const int statuses[] = {
	[ERR_NONE] = 0,
	[ERR_USAGE] = 2,
	[ERR_NOTHING] = 4,
	[ERR_LOCKED] = 5,
	[ERR_DAMAGED] = 6,
	[ERR_IO] = 7,
	[ERR_CONFIG] = 8,
	[ERR_BUG] = 70,
};
_Static_assert(sizeof(statuses) / sizeof(statuses[0]) == ERR_KINDS,
    "one status per kind");

/* What a clerk meets; strerror would speak the locale's language. */
static const struct reason {
	int num;
	const char *text;
} reasons[] = {
	{ EPERM, "系统不允许此操作" },
	{ ENOENT, "文件或文件夹不存在" },
	{ EINTR, "操作被中断" },
	{ EIO, "读写设备出错" },
	{ ENXIO, "设备不存在" },
	{ E2BIG, "参数太长" },
	{ EBADF, "文件没有打开" },
	{ EAGAIN, "资源暂时不可用" },
	{ ENOMEM, "内存不足" },
	{ EACCES, "没有权限" },
	{ EBUSY, "正被占用" },
	{ EEXIST, "已经存在" },
	{ EXDEV, "不在同一个磁盘分区" },
	{ ENODEV, "设备不支持此操作" },
	{ ENOTDIR, "不是文件夹" },
	{ EISDIR, "是文件夹, 不是文件" },
	{ EINVAL, "不支持此操作或者参数不对" },
	{ ENFILE, "系统打开的文件太多" },
	{ EMFILE, "打开的文件太多" },
	{ ENOTTY, "不是终端" },
	{ ETXTBSY, "程序文件正在使用" },
	{ EFBIG, "文件太大" },
	{ ENOSPC, "磁盘已满" },
	{ EROFS, "磁盘只读" },
	{ EMLINK, "链接太多" },
	{ EPIPE, "管道已断开" },
	{ ENAMETOOLONG, "文件名太长" },
	{ ENOSYS, "系统不支持此操作" },
	{ ENOTEMPTY, "文件夹不是空的" },
	{ ELOOP, "是符号链接或者链接太多" },
	{ EOVERFLOW, "数值太大" },
	{ EILSEQ, "编码不对" },
	{ EOPNOTSUPP, "文件系统不支持此操作" },
	{ ESTALE, "网络文件已失效" },
	{ EDQUOT, "磁盘配额已满" },
	{ ETIMEDOUT, "超时" },
};

/* What it quotes may be anybody's, a name in an archive: one line, nothing
 * in it moves a terminal.  At most `most` bytes of it; how many. */
static size_t
put_shown(char *to, size_t most, const char *text)
{
	struct arena a = ARENA_INIT;
	const char *shown = utf8_one_line(&a, text);
	size_t n = utf8_cut(shown, strlen(shown), most);

	memcpy(to, shown, n);
	to[n] = '\0';
	arena_release(&a);
	return n;
}

/*
 * The text is made beside `e`, whose own text may be an argument; a few
 * bytes more than fit, so that the cut sees where a character starts.
 */
static void
text_set(struct err *e, const char *text)
{
	put_shown(e->text, sizeof(e->text) - 1, text);
}

enum { ROOM = sizeof(((struct err *)NULL)->text) + 8 };

bool
err_set(struct err *e, enum err_kind kind, const char *fmt, ...)
{
	char text[ROOM];
	va_list ap;

	assert(kind > ERR_NONE && kind < ERR_KINDS);
	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	e->kind = kind;
	text_set(e, text);
	return false;
}

static const char *
reason_text(int num)
{
	for (size_t i = 0; i < sizeof(reasons) / sizeof(reasons[0]); i++)
		if (reasons[i].num == num)
			return reasons[i].text;
	return NULL;
}

/* Too long a subject is cut, the reason is not. */
bool
err_errno(struct err *e, int num, const char *fmt, ...)
{
	char text[ROOM], shown[ROOM], reason[128];
	const char *known = reason_text(num);
	size_t n;
	va_list ap;

	if (known != NULL)
		snprintf(reason, sizeof(reason), ": %s", known);
	else
		snprintf(reason, sizeof(reason), ": 系统错误 %d", num);
	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	n = put_shown(shown, sizeof(e->text) - 1 - strlen(reason), text);
	memcpy(shown + n, reason, strlen(reason) + 1);
	e->kind = ERR_IO;
	text_set(e, shown);
	return false;
}

bool
err_wrap(struct err *e, const char *fmt, ...)
{
	char text[2 * ROOM];
	size_t n;
	va_list ap;

	assert(e->kind != ERR_NONE);
	va_start(ap, fmt);
	vsnprintf(text, ROOM, fmt, ap);
	va_end(ap);
	n = utf8_cut(text, strlen(text), ROOM - 8);
	snprintf(text + n, sizeof(text) - n, ": %s", e->text);
	text_set(e, text);
	return false;
}

int
err_status(enum err_kind kind)
{
	assert(kind >= ERR_NONE && kind < ERR_KINDS);
	return statuses[kind];
}
