/* cpus.c - how many threads -@N is: what the machine has, less what this process may not use of it. */
#include "corpus/cmd/cmd.h"

#include <stdlib.h>
#include <unistd.h>

#include "corpus/text.h"

enum { MAX_THREADS = 256 };

static unsigned least(unsigned a, unsigned b) { return a < b ? a : b; }

/* The first line of a file that begins with start, behind it; in out. False: there is none. */
static bool line_of(const char *path, const char *start, char *out, size_t size)
{
    char line[4096];
    FILE *f = fopen(path, "r");
    bool found = false;
    while (f && !found && fgets(line, sizeof line, f)) {
        size_t n = strlen(start);
        found = strncmp(line, start, n) == 0;
        if (found)
            (void)snprintf(out, size, "%.*s", (int)strcspn(line + n, "\n"), line + n);
    }
    if (f)
        fclose(f);                  /* it was only read */
    return found;
}

/* "0-3,8" -> 5: the CPUs that the scheduler may put us on. */
static unsigned allowed(void)
{
    char list[4096];
    unsigned n = 0;
    if (!line_of("/proc/self/status", "Cpus_allowed_list:", list, sizeof list))
        return MAX_THREADS;
    for (char *at = list; *at;) {
        at += strcspn(at, "0123456789");
        if (!*at)
            break;
        unsigned long first = strtoul(at, &at, 10), last = *at == '-' ? strtoul(at + 1, &at, 10) : first;
        n += last >= first && last - first < MAX_THREADS ? (unsigned)(last - first) + 1 : 0;
    }
    return n ? n : MAX_THREADS;
}

/* Whole CPUs in a quota a period of microseconds, at least one. */
static unsigned cpus_in(double quota, double period) { return quota > 0 && period > 0 && quota / period < MAX_THREADS ? (unsigned)(quota / period < 1 ? 1 : quota / period) : MAX_THREADS; }

/* cgroup v2: cpu.max of our group and those around it; v1: cpu.cfs_quota_us of ours. */
static unsigned granted(void)
{
    char group[4096], text[256], path[4600];
    unsigned n = MAX_THREADS;
    if (line_of("/proc/self/cgroup", "0::", group, sizeof group))
        for (;;) {
            (void)snprintf(path, sizeof path, "/sys/fs/cgroup%s/cpu.max", strcmp(group, "/") == 0 ? "" : group);
            if (line_of(path, "", text, sizeof text) && text[0] != 'm') {
                char *end;
                double quota = (double)strtoul(text, &end, 10);
                n = least(n, cpus_in(quota, (double)strtoul(end, NULL, 10)));
            }
            char *slash = strrchr(group, '/');
            if (!slash || !group[0])
                break;
            *slash = '\0';
        }
    if (line_of("/sys/fs/cgroup/cpu/cpu.cfs_quota_us", "", text, sizeof text) && text[0] != '-') {
        double quota = (double)strtoul(text, NULL, 10);
        if (line_of("/sys/fs/cgroup/cpu/cpu.cfs_period_us", "", text, sizeof text))
            n = least(n, cpus_in(quota, (double)strtoul(text, NULL, 10)));
    }
    return n;
}

unsigned cmd_threads(uint64_t n)
{
    uint64_t slurm;
    if (n)
        return n > MAX_THREADS ? MAX_THREADS : (unsigned)n;
    long online = sysconf(_SC_NPROCESSORS_ONLN);
    unsigned all = least(least(online < 1 ? 1 : online > MAX_THREADS ? MAX_THREADS : (unsigned)online, allowed()), granted());
    const char *task = getenv("SLURM_CPUS_PER_TASK");
    return task && jk_parse_count(jk_span_of(task), &slurm) && slurm && slurm < all ? (unsigned)slurm : all;
}
