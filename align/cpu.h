/* cpu.h - what the CPU can do beyond what every one of its kind can.
 *
 * The C library found out when the program started, and tells. To ask the CPU itself takes a trap where the machine is
 * virtual, some 13 us on one we measured; gcc's target_clones ask two dozen times, before main, of programs that never
 * run such a loop too. And glibc's answer heeds GLIBC_TUNABLES, so that a test can take an instruction away.
 */
#ifndef JK_CPU_H
#define JK_CPU_H

#include <stdbool.h>
#include <stdint.h>

#if defined __x86_64__ && defined __GNUC__
#ifdef __has_include
#if __has_include(<sys/platform/x86.h>)          /* glibc 2.33 */
#include <sys/platform/x86.h>
#define JK_CPU_TOLD
#endif
#endif
#ifdef JK_CPU_TOLD
static inline bool jk_cpu_avx2(void) { return CPU_FEATURE_ACTIVE(AVX2); }
static inline bool jk_cpu_sha(void) { return CPU_FEATURE_ACTIVE(SHA) && CPU_FEATURE_ACTIVE(SSE4_1) && CPU_FEATURE_ACTIVE(SSSE3); }
#else
#include <cpuid.h>

static inline bool jk_cpu_avx2(void) { return __builtin_cpu_supports("avx2") != 0; }

/* CPUID leaf 1, ECX: SSSE3 is bit 9, SSE4.1 bit 19; leaf 7, EBX: SHA is bit 29. */
static inline bool jk_cpu_sha(void)
{
    unsigned a, b, c, d;
    return __get_cpuid(1, &a, &b, &c, &d) && (c >> 9 & 1) && (c >> 19 & 1) && __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b >> 29 & 1);
}
#endif

/* JK_ROW_LOOP(name, (parameters), (arguments)) { ... }: a loop over a row, best over jk_lanes(n) elements of it, in a function
   of no value: compiled for AVX2 too, and chosen when it is called. Neither may contract a * b + c, so both give the same bits. */
#ifdef __clang__
#define JK_UNROLL
#else
#define JK_UNROLL , optimize("O3")
#endif
#define JK_ROW_LOOP(name, params, args) \
    static inline __attribute__((always_inline)) void name##_loop params; \
    __attribute__((target("avx2") JK_UNROLL)) static void name##_avx2 params { name##_loop args; } \
    __attribute__((target("sse2") JK_UNROLL)) static void name##_any params { name##_loop args; } \
    static void name params { if (jk_cpu_avx2()) name##_avx2 args; else name##_any args; } \
    static inline void name##_loop params
#elif defined __GNUC__ && !defined __clang__
#define JK_ROW_LOOP(name, params, args) __attribute__((optimize("O3"))) static void name params
#else
#define JK_ROW_LOOP(name, params, args) static void name params
#endif

/* Four floats, added and multiplied at once; x[k] is one of them. gcc and clang have it for every CPU. */
typedef float jk_quad __attribute__((vector_size(16)));

/* yes ? a : b, as arithmetic: of a choice gcc makes a store that is jumped over, which is mispredicted. */
static inline int32_t jk_choose(bool yes, int32_t a, int32_t b)
{
    int32_t all = -(int32_t)yes;
    return (a & all) | (b & ~all);
}

#endif
