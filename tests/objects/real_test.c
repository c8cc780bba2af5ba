// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The elementary functions against those of the C library that the test runs with (glibc 2.36 on a processor with FMA),
// bit for bit, on random and adversarial arguments: `real_test [count] [function]...`. Prints how many results differ,
// and the first of them. Exit status 1: more differ than the list below admits.
#include "python/objects/real.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

// What a failed check of the kernel calls.
#undef kernel_fault // the jump to it
_Noreturn void kernel_fault(uint32_t reason) {
    fprintf(stderr, "kernel_fault(%d)\n", (int)reason);
    abort();
}

static uint64_t state = 0x9e3779b97f4a7c15;
static uint64_t random_bits(void) { // splitmix64
    uint64_t z = state += 0x9e3779b97f4a7c15;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
    z = (z ^ z >> 27) * 0x94d049bb133111eb;
    return z ^ z >> 31;
}
static double uniform(void) { return (double)(random_bits() >> 11) * 0x1p-53; }

static const double edges[] = {0.0,
                               1.0,
                               0.5,
                               2.0,
                               M_PI,
                               M_PI_2,
                               M_PI_4,
                               M_E,
                               M_LN2,
                               0x1p-1022,
                               0x1p-1074,
                               0x1p-26,
                               0x1p-27,
                               0x1p-28,
                               0x1p-29,
                               0x1p-54,
                               0x1p-55,
                               0x1p-56,
                               0.126,
                               0.0625,
                               0.125,
                               0.75,
                               0.921875,
                               0.953125,
                               0.96875,
                               16,
                               25,
                               1e8,
                               105414350,
                               0.0608,
                               0.787,
                               0.855469,
                               2.426265,
                               22,
                               28,
                               709.782712893384,
                               710.4758600739439,
                               745.13321910194,
                               744.4400719,
                               708.3964185322641,
                               512,
                               1024,
                               1022,
                               1075,
                               928,
                               6,
                               5.805e15,
                               1.29e-8,
                               0.84375,
                               1.25,
                               2.857142857142857,
                               0x1p28,
                               0x1p52,
                               0x1p53,
                               0x1p500,
                               0x1p-500,
                               0x1p511,
                               0x1p-459,
                               0x1.fffffffffffffp1023,
                               INFINITY,
                               NAN,
                               1.41421356,
                               0.41422,
                               0.2929,
                               1e300,
                               1e-300,
                               3,
                               10,
                               1000,
                               1.0 + 0x1.09p-4,
                               1.0 - 0x1p-4};
#define EDGES (sizeof edges / sizeof *edges)

// Arguments of all kinds: any bits, common sizes, near the ends of the ranges that the methods have.
static double argument(void) {
    uint64_t bits = random_bits();
    double d;
    switch (random_bits() % 8) {
    case 0:
        memcpy(&d, &bits, 8);
        if (isnan(d)) d = NAN; // no signalling one
        return d;
    case 1: d = edges[bits % EDGES]; break;
    case 2:
        d = edges[bits % EDGES];
        for (uint64_t i = bits >> 32 & 7; i; i--) d = nextafter(d, bits >> 40 & 1 ? 1e308 : 0);
        break;
    case 3: d = uniform(); break;
    case 4: d = uniform() * 10; break;
    case 5: d = 1 + (uniform() - 0.5) * ldexp(1, -(int)(bits >> 32 & 31)); break;
    case 6: d = ldexp(uniform(), (int)(bits >> 32 & 63) - 40); break;
    default: d = (double)(bits >> 40 & 0xffff) / (double)(1u << (bits >> 32 & 15)); break;
    }
    return bits >> 62 & 1 ? -d : d;
}

struct Function {
    const char *name;
    double (*ours)(double), (*theirs)(double);
    double (*ours2)(double, double), (*theirs2)(double, double);
    unsigned allowed; // differing results in a million
};
#define ONE(name, allowed) {#name, real_##name, name, NULL, NULL, allowed}
#define TWO(name, allowed) {#name, NULL, NULL, real_##name, name, allowed}
static const struct Function functions[] = {
    ONE(exp, 0),  ONE(exp2, 0), ONE(expm1, 0), ONE(log, 0),   ONE(log2, 0),  ONE(log10, 0), ONE(log1p, 0),
    ONE(sin, 0),  ONE(cos, 0),  ONE(tan, 0),   ONE(asin, 0),  ONE(acos, 0),  ONE(atan, 0),  ONE(sinh, 0),
    ONE(cosh, 0), ONE(tanh, 0), ONE(asinh, 0), ONE(acosh, 0), ONE(atanh, 0), ONE(erf, 0),   ONE(erfc, 0),
    ONE(cbrt, 0), TWO(pow, 0),  TWO(atan2, 0), TWO(hypot, 0), TWO(fmod, 0)};

static double seconds(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static bool same_result(double a, double b) {
    return a == b ? signbit(a) == signbit(b) : isnan(a) && isnan(b);
}

enum { BLOCK = 4096 };
// How many results of `count` differ; the first three are shown.
static unsigned long compare(const struct Function *f, unsigned long count) {
    static double x[BLOCK], y[BLOCK], ours[BLOCK], theirs[BLOCK];
    unsigned long differ = 0;
    double our_time = 0, their_time = 0;
    for (unsigned long done = 0; done < count; done += BLOCK) {
        for (int i = 0; i < BLOCK; i++) {
            x[i] = argument();
            y[i] = argument();
            if (f->ours2 && random_bits() % 4 == 0) y[i] = x[i] * (1 + (uniform() - 0.5) * 0.01);
        }
        double before = seconds();
        for (int i = 0; i < BLOCK; i++) theirs[i] = f->theirs ? f->theirs(x[i]) : f->theirs2(x[i], y[i]);
        double middle = seconds();
        for (int i = 0; i < BLOCK; i++) ours[i] = f->ours ? f->ours(x[i]) : f->ours2(x[i], y[i]);
        our_time += seconds() - middle;
        their_time += middle - before;
        for (int i = 0; i < BLOCK; i++)
            if (!same_result(ours[i], theirs[i]) && differ++ < 3)
                printf("%s(%a, %a) = %a, not %a\n", f->name, x[i], f->ours2 ? y[i] : 0.0, theirs[i], ours[i]);
    }
    printf("%-10s %8lu of %lu differ; %.0f ns, the C library %.0f ns\n", f->name, differ, count,
           our_time / (double)count * 1e9, their_time / (double)count * 1e9);
    return differ;
}

int main(int argc, char **argv) {
    unsigned long count = argc > 1 ? strtoul(argv[1], NULL, 10) : 100000, passed = 0, failed = 0;
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
        bool wanted = argc <= 2;
        for (int k = 2; k < argc; k++) wanted |= !strcmp(argv[k], functions[i].name);
        if (!wanted) continue;
        if (compare(&functions[i], count) <= functions[i].allowed * (count / 1000000 + 1))
            passed++;
        else
            failed++;
    }
    printf("%lu passed, %lu failed\n", passed, failed);
    return failed != 0;
}
