#include "base/child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/outfile.h"

enum { CHUNK = 1 << 12, GRACE_MS = 2000, NAP_MOST_MS = 50 };

/* Its time alone; nothing that is kept depends on it. */
static int64_t
now(void)
{
	struct timespec t = { 0, 0 };

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* Milliseconds until `end`. */
static int
left(int64_t end)
{
	int64_t ms = end - now();

	return ms <= 0 ? 0 : ms > INT32_MAX ? INT32_MAX : (int)ms;
}

static void
close_one(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

/* --- starting --- */

/* Ours without those hidden: made before the fork, after which only exec is
 * safe. */
static char **
environment(struct arena *a, const char *const *hidden)
{
	size_t n = 0, k = 0;
	char **out;

	while (environ[n] != NULL)
		n++;
	out = arena_array(a, char *, n + 1);
	for (size_t i = 0; i < n; i++) {
		bool keep = true;

		for (size_t h = 0; hidden[h] != NULL; h++) {
			size_t len = strlen(hidden[h]);

			keep = keep && !(strncmp(environ[i], hidden[h],
			    len) == 0 && environ[i][len] == '=');
		}
		if (keep)
			out[k++] = environ[i];
	}
	return out;
}

/* The terminal, if we are in front on it; else -1. */
static int
terminal(void)
{
	int fd = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC);

	if (fd >= 0 && tcgetpgrp(fd) != getpgrp())
		close_one(&fd);
	return fd;
}

struct starting { const struct child_order *o; char *const *env; int in, back, tty; };

/* Everything else is closed on exec. */
static void
be_child(const struct starting *s)
{
	const char *const *argv = s->o->argv;
	int out = s->o->out >= 0 ? s->o->out : s->back;

	setpgid(0, 0);
	if (s->tty >= 0)
		tcsetpgrp(s->tty, getpid());
	signal(SIGPIPE, SIG_DFL);
	signal(SIGTTOU, SIG_DFL);
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	if (dup2(s->in, 0) >= 0 && dup2(out, 1) >= 0 &&
	    (s->o->out < 0 || dup2(s->back, 2) >= 0))
		execvpe(argv[0], (char *const *)(uintptr_t)argv, s->env);
	_exit(CHILD_ABSENT);
}

static bool
spawn(struct child *c, const struct child_order *o)
{
	static const char *const none[] = { NULL };
	struct arena a = ARENA_INIT;
	char *const *env = environment(&a, o->hidden == NULL ? none :
	    o->hidden);
	int in[2] = { -1, -1 }, back[2] = { -1, -1 }, num;

	c->pid = -1;
	if (pipe2(in, O_CLOEXEC) == 0 && pipe2(back, O_CLOEXEC) == 0)
		c->pid = fork();
	if (c->pid == 0)
		be_child(&(struct starting){ o, env, in[0], back[1],
		    c->tty });
	num = errno;
	close_one(&in[0]);
	close_one(&back[1]);
	c->to = in[1];
	c->from = back[0];
	if (c->pid > 0)
		/* whoever of the two comes first */
		setpgid(c->pid, c->pid);
	arena_release(&a);
	errno = num;
	return c->pid > 0;
}

/* We are in front again, and hear signals as before. */
static void
settle(struct child *c)
{
	close_one(&c->to);
	close_one(&c->from);
	if (c->tty >= 0)
		tcsetpgrp(c->tty, getpgrp());
	close_one(&c->tty);
	signal(SIGTTOU, c->tty_was);
	signal(SIGPIPE, c->pipe_was);
}

bool
child_start(struct child *c, const struct child_order *o, struct err *e)
{
	int num;

	c->pipe_was = signal(SIGPIPE, SIG_IGN);
	c->tty_was = signal(SIGTTOU, SIG_IGN);
	c->tty = terminal();
	if (spawn(c, o))
		return true;
	num = errno;
	settle(c);
	return err_errno(e, num, "不能启动“%s”", o->argv[0]);
}

/* --- one that may take its time --- */

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

static int
status_of(int status)
{
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

int
child_end(struct child *c)
{
	int status = 0;

	/* what it waits for, or waits to say, comes no more */
	close_one(&c->to);
	close_one(&c->from);
	while (waitpid(c->pid, &status, 0) < 0 && errno == EINTR)
		;
	settle(c);
	return status_of(status);
}

/* --- one that is asked --- */

/* One that does not read to the end is told by its status. */
static void
tell(struct child *c, const char **p, size_t *n)
{
	ssize_t k = *n == 0 ? 0 : write(c->to, *p, *n);

	if (k < 0 && (errno == EINTR || errno == EAGAIN))
		return;
	if (k > 0) {
		*p += k;
		*n -= (size_t)k;
	}
	if (k < 0 || *n == 0)
		close_one(&c->to);
}

static void
take(struct child *c, size_t most, struct sbuf *out)
{
	char chunk[CHUNK];
	ssize_t k = read(c->from, chunk, sizeof(chunk));

	if (k == 0 || (k < 0 && errno != EINTR))
		close_one(&c->from);
	else if (k > 0 && out->n < most)
		sbuf_put(out, chunk, (size_t)k);
}

/* Until it says no more; false when its time is over. */
static bool
talk(struct child *c, const struct child_question *q, int64_t end,
    struct sbuf *out)
{
	const char *p = q->p;
	size_t n = q->n;

	while (c->from >= 0) {
		struct pollfd f[2] = { { c->from, POLLIN, 0 },
			{ c->to, POLLOUT, 0 } };
		int k = poll(f, 2, left(end));

		if (k == 0 || (k < 0 && errno != EINTR))
			return false;
		if (k > 0 && f[1].revents != 0)
			tell(c, &p, &n);
		if (k > 0 && f[0].revents != 0)
			take(c, q->most, out);
	}
	return true;
}

/* Has it ended?  It stays to be waited for: its number is not given anew. */
static bool
has_ended(const struct child *c, int64_t end)
{
	siginfo_t info = { 0 };

	for (int nap = 1;; nap = nap < NAP_MOST_MS ? 2 * nap : nap) {
		if (waitid(P_PID, (id_t)c->pid, &info, WEXITED | WNOWAIT |
		    WNOHANG) == 0 && info.si_pid == c->pid)
			return true;
		if (left(end) == 0)
			return false;
		(void)poll(NULL, 0, nap);
	}
}

/* The whole group: first asked, then made to. */
static void
stop(const struct child *c)
{
	kill(-c->pid, SIGTERM);
	(void)has_ended(c, now() + GRACE_MS);
	kill(-c->pid, SIGKILL);
	(void)has_ended(c, now() + GRACE_MS);
}

enum child_answer
child_ask(const struct child_order *o, const struct child_question *q,
    struct sbuf *out, struct err *e)
{
	int64_t end = now() + (int64_t)q->seconds * 1000;
	struct child c;
	int status = -1;
	bool ok;

	if (!child_start(&c, o, e))
		return CHILD_NONE;
	ok = fcntl(c.to, F_SETFL, O_NONBLOCK) == 0 &&
	    talk(&c, q, end, out) && has_ended(&c, end);
	if (!ok)
		stop(&c);
	(void)waitpid(c.pid, &status, WNOHANG);
	settle(&c);
	return !ok ? CHILD_LATE : status_of(status) == 0 ? CHILD_DONE :
	    CHILD_FAILED;
}
