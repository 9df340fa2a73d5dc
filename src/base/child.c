#include "base/child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/outfile.h"

enum { CHUNK = 4096 };

static void
close_pipe(const int fd[2])
{
	for (int i = 0; i < 2; i++)
		if (fd[i] >= 0)
			close(fd[i]);
}

/* Everything else is closed on exec. */
static void
become(const char *const *argv, int in, int back, int out)
{
	signal(SIGPIPE, SIG_DFL);
	if (dup2(in, 0) >= 0 && dup2(out >= 0 ? out : back, 1) >= 0 &&
	    (out < 0 || dup2(back, 2) >= 0))
		execvp(argv[0], (char *const *)(uintptr_t)argv);
	_exit(CHILD_ABSENT);
}

bool
child_start(struct child *c, const char *const *argv, int out,
    struct err *e)
{
	int in[2] = { -1, -1 }, back[2] = { -1, -1 };

	if (pipe2(in, O_CLOEXEC) != 0 || pipe2(back, O_CLOEXEC) != 0 ||
	    (c->pid = fork()) < 0) {
		err_errno(e, errno, "不能启动“%s”", argv[0]);
		close_pipe(in);
		close_pipe(back);
		return false;
	}
	if (c->pid == 0)
		become(argv, in[0], back[1], out);
	close(in[0]);
	close(back[1]);
	c->to = in[1];
	c->from = back[0];
	c->was = signal(SIGPIPE, SIG_IGN);
	return true;
}

bool
child_feed(struct child *c, const void *p, size_t n)
{
	bool ok = fd_write(c->to, p, n);

	ok = close(c->to) == 0 && ok;
	c->to = -1;
	return ok;
}

void
child_hear(struct child *c, size_t most, struct sbuf *out)
{
	char chunk[CHUNK];
	ssize_t k;

	while ((k = read(c->from, chunk, sizeof(chunk))) != 0) {
		if (k < 0 && errno != EINTR)
			break;
		if (k > 0 && out->n + (size_t)k <= most)
			sbuf_put(out, chunk, (size_t)k);
	}
}

int
child_end(struct child *c)
{
	int status = 0;

	if (c->to >= 0)
		close(c->to);
	close(c->from);
	while (waitpid(c->pid, &status, 0) < 0 && errno == EINTR)
		;
	signal(SIGPIPE, c->was);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}
