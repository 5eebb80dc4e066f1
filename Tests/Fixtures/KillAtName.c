// Loaded before other libraries, this one ends a program at its nth call that changes a name in the file system, or lets that call
// fail: FAULT_PROGRAM names the program, FAULT_AT is n, and FAULT_ERROR the number of the error; without it the program is killed. A
// call that fails is told on standard error.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static atomic_int calls;

// Whether the call that is about to be made fails.
static int fails(void) {
  const char *program = getenv("FAULT_PROGRAM"), *at = getenv("FAULT_AT"), *error = getenv("FAULT_ERROR");
  if (!program || !at || strcmp(program, program_invocation_short_name) || ++calls != atoi(at)) return 0;
  if (!error) kill(getpid(), SIGKILL);
  dprintf(STDERR_FILENO, "[fault]");
  errno = atoi(error);
  return 1;
}

#define WRAP(name, parameters, arguments)                                         \
  int name parameters {                                                           \
    static int(*next) parameters;                                                 \
    if (!next) next = (int(*) parameters)dlsym(RTLD_NEXT, #name);                 \
    return fails() ? -1 : next arguments;                                         \
  }

WRAP(rename, (const char *a, const char *b), (a, b))
WRAP(renameat, (int d, const char *a, int e, const char *b), (d, a, e, b))
WRAP(renameat2, (int d, const char *a, int e, const char *b, unsigned f), (d, a, e, b, f))
WRAP(link, (const char *a, const char *b), (a, b))
WRAP(linkat, (int d, const char *a, int e, const char *b, int f), (d, a, e, b, f))
WRAP(symlink, (const char *a, const char *b), (a, b))
WRAP(unlink, (const char *a), (a))
WRAP(unlinkat, (int d, const char *a, int f), (d, a, f))
WRAP(rmdir, (const char *a), (a))
WRAP(remove, (const char *a), (a))
WRAP(mkdir, (const char *a, mode_t m), (a, m))
WRAP(mkdirat, (int d, const char *a, mode_t m), (d, a, m))

char *mkdtemp(char *template) {
  static char *(*next)(char *);
  if (!next) next = (char *(*)(char *))dlsym(RTLD_NEXT, "mkdtemp");
  return fails() ? NULL : next(template);
}

FILE *fopen(const char *path, const char *mode) {
  static FILE *(*next)(const char *, const char *);
  if (!next) next = (FILE * (*)(const char *, const char *)) dlsym(RTLD_NEXT, "fopen");
  return *mode == 'w' && fails() ? NULL : next(path, mode);
}

static int opened(const char *name, const char *path, int flags, va_list list) {
  int (*next)(const char *, int, ...) = (int (*)(const char *, int, ...))dlsym(RTLD_NEXT, name);
  mode_t mode = flags & O_CREAT ? va_arg(list, mode_t) : 0;
  return flags & O_CREAT && fails() ? -1 : next(path, flags, mode);
}

int open(const char *path, int flags, ...) {
  va_list list;
  va_start(list, flags);
  int descriptor = opened("open", path, flags, list);
  va_end(list);
  return descriptor;
}

int open64(const char *path, int flags, ...) {
  va_list list;
  va_start(list, flags);
  int descriptor = opened("open64", path, flags, list);
  va_end(list);
  return descriptor;
}
