// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Runs calls of built-in numbers' methods and of module functions, one a line, as tests/objects/numbers.py writes
// them: METHOD ARGUMENT..., and prints the result as a line. Values: i<hex> an int, f<16 hex digits> a
// float's bits, c<two floats' bits> a complex, s<hex of UTF-8>, b<hex> bytes, T F N True False None,
// (v,v) a tuple, [v,v] a list, @int a class, X NotImplemented, - an absent argument, !Class:hex of the message.
#include "tests/kernel/harness.h" // first: it asks for GNU extensions
#include "python/objects/boot.h"
#include "python/objects/bytes.h"
#include "python/objects/complex.h"
#include "python/objects/error.h"
#include "python/objects/int_big.h"
#include "python/objects/list.h"
#include "python/objects/number.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include <ctype.h>
#include <string.h>

static char *at; // in the line

static uint64_t hex_digits(int limit) {
    uint64_t n = 0;
    for (; isxdigit((unsigned char)*at) && limit--; at++)
        n = n << 4 | (uint64_t)(isdigit((unsigned char)*at) ? *at - '0' : *at - 'a' + 10);
    return n;
}

static Value read_bytes(void) {
    size_t n = strspn(at, "0123456789abcdef") / 2;
    Value block = bytes_new(n);
    for (size_t i = 0; i < n; i++) u8_set(ref_of(block), i, (uint8_t)hex_digits(2));
    return block;
}

static Value read_int(void) {
    bool negative = *at == '-';
    at += negative;
    size_t n = strspn(at, "0123456789abcdef");
    Value block = big_new(n / 16 + 1);
    size_t first = n % 16;
    for (size_t i = n / 16 + (first != 0); i-- > 0;) {
        u64_set(ref_of(block), i * 8, hex_digits(first ? (int)first : 16));
        first = 0;
    }
    return big_finish(block, negative);
}

static Value read_value(void);
static Value read_items(char end, bool tuple) {
    Value list = list_new(0);
    while (*at != end) {
        list_append(list, read_value());
        if (*at == ',') at++;
    }
    at++;
    return tuple ? list_to_tuple(list) : list;
}

static Value read_value(void) {
    switch (*at++) {
    case 'i': return read_int();
    case 'f': return float_new(f64_from_bits(hex_digits(16)));
    case 'c': {
        double real = f64_from_bits(hex_digits(16));
        return complex_new(real, f64_from_bits(hex_digits(16)));
    }
    case 's': {
        Value block = read_bytes();
        return str_from_utf8(ref_of(block), 0, bytes_length(ref_of(block)));
    }
    case 'b': return read_bytes();
    case 'T': return TRUE;
    case 'F': return FALSE;
    case 'N': return NONE;
    case 'X': return NOT_IMPLEMENTED;
    case '-': return UNSET;
    case '@': {
        static const char *const classes[] = {"int", "float", "complex", "bool"};
        const Value values[] = {CLASS(int), CLASS(float), CLASS(complex), CLASS(bool)};
        for (int i = 0; i < 4; i++) {
            size_t n = strlen(classes[i]);
            if (strncmp(at, classes[i], n) == 0) {
                at += n;
                return values[i];
            }
        }
        printf("no class %s\n", at);
        exit(1);
    }
    case '(': return read_items(')', true);
    case '[': return read_items(']', false);
    default: printf("bad input at %s\n", at - 1); exit(1);
    }
}

static void print_hex(Ref block, uint64_t n) {
    for (uint64_t i = 0; i < n; i++) printf("%02x", u8_get(block, i));
}

static void print_str(Value s) {
    Value utf8 = str_to_utf8(s);
    print_hex(ref_of(utf8), bytes_length(ref_of(utf8)));
}

static void print_value(Value v) {
    if (is_error(v)) {
        Value exception = error_take();
        printf("!");
        print_str(class_name(class_of(exception)));
        printf(":");
        print_str(object_str(exception));
    } else if (int_is_exact(v)) {
        printf("i%s", int_is_negative(v) ? "-" : "");
        if (is_int(v)) {
            printf("%lx", (unsigned long)small_magnitude(v));
        } else {
            View limbs = big_limbs(v);
            uint64_t n = limbs_count(limbs);
            CHECK(n > 0 && view_u64(limbs, n - 1) != 0);
            CHECK(n > 1 || view_u64(limbs, 0) > (uint64_t)SMALL_INT_MAX + big_negative(v));
            printf("%lx", (unsigned long)view_u64(limbs, n - 1));
            for (uint64_t i = n - 1; i-- > 0;) printf("%016lx", (unsigned long)view_u64(limbs, i));
        }
    } else if (float_is_exact(v)) {
        double d = float_value(v);
        printf("f%016lx", (unsigned long)(d != d ? UINT64_C(0x7ff8) << 48 : f64_bits(d)));
    } else if (complex_is_exact(v)) {
        Complex c = complex_value(v);
        printf("c%016lx%016lx", (unsigned long)(c.real != c.real ? UINT64_C(0x7ff8) << 48 : f64_bits(c.real)),
               (unsigned long)(c.imag != c.imag ? UINT64_C(0x7ff8) << 48 : f64_bits(c.imag)));
    } else if (is_str(v)) {
        printf("s");
        print_str(v);
    } else if (is_bytes_object(v)) {
        printf("b");
        print_hex(ref_of(v), bytes_length(ref_of(v)));
    } else if (is_tuple(v)) {
        printf("(");
        for (uint64_t i = 0; i < tuple_length(v); i++) {
            if (i) printf(",");
            print_value(tuple_get(v, i));
        }
        printf(")");
    } else {
        printf("%s", is_none(v)                 ? "N"
                     : is_true(v)               ? "T"
                     : is_false(v)              ? "F"
                     : same(v, NOT_IMPLEMENTED) ? "X"
                                                : "?");
    }
}

// METHOD is a native function's name in C, as build/gen/natives.h has it: int____add__, math__sqrt.
static uint32_t native_named(const char *name) {
#define FUNCTION_(n) #n,
    static const char *const names[] = {
#include "native_names.inc"
    };
    for (uint32_t i = 0; i < NATIVE_COUNT; i++)
        if (strcmp(names[i], name) == 0) return i;
    printf("no native function %s\n", name);
    exit(1);
}

TEST_MAIN {
    str_hash_seed(1, 2);
    CHECK(objects_boot());
    int_set_max_str_digits(0);
    static char line[8 << 20], last_name[64];
    uint32_t index = 0;
    while (fgets(line, sizeof line, stdin)) {
        at = line;
        char *name = at;
        at = strchr(at, ' ');
        if (!at) return;
        *at++ = 0;
        if (strcmp(name, last_name)) {
            index = native_named(name);
            snprintf(last_name, sizeof last_name, "%s", name);
        }
        ArgsResult pushed = args_push(native_table[index].parameter_count + 2u);
        uint32_t n = 0;
        while (*at && *at != '\n') {
            arg_set(pushed.args, n++, read_value());
            if (*at == ' ') at++;
        }
        print_value(native_call(
            index,
            args_part(pushed.args, 0,
                      n < native_table[index].parameter_count ? native_table[index].parameter_count : n)));
        putchar('\n');
        args_pop(pushed.args);
        CHECK(!error_is_set());
    }
}
