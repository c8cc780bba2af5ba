// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The structures of module sys: what this interpreter is, in CPython's terms.
#include "python/modules/sys.h"
#include "python/objects/error.h"
#include "python/objects/float.h"
#include "python/objects/int.h"
#include "python/objects/str.h"
#include "python/objects/structure.h"
#include "python/objects/tuple.h"

// --- version_info ---
TYPE(version_info, "sys.version_info", tuple, 0, "sys.version_info\n\nVersion information as a named tuple.");
MEMBER(version_info, major, "Major release number") { return structure_item(arg(args, 0), 0); }
MEMBER(version_info, minor, "Minor release number") { return structure_item(arg(args, 0), 1); }
MEMBER(version_info, micro, "Patch release number") { return structure_item(arg(args, 0), 2); }
MEMBER(version_info, releaselevel, "'alpha', 'beta', 'candidate', or 'final'") {
    return structure_item(arg(args, 0), 3);
}
MEMBER(version_info, serial, "Serial release number") { return structure_item(arg(args, 0), 4); }
#define VERSION_INFO_NAMES "major minor micro releaselevel serial"
METHOD(version_info, __repr__, "($self, /)", "Return repr(self).") {
    return structure_repr(arg(args, 0), TEXT(VERSION_INFO_NAMES));
}

Value sys_version_info(void) {
    Value level = str_from_text(TEXT("final")), items = tuple_new(5);
    RETURN_IF_ERROR(level);
    RETURN_IF_ERROR(items);
    slot_set(ref_of(items), 0, int_u32(3));
    slot_set(ref_of(items), 1, int_u32(11));
    slot_set(ref_of(items), 2, int_u32(2));
    slot_set(ref_of(items), 3, level);
    slot_set(ref_of(items), 4, int_u32(0));
    RETURN_IF_ERROR(structure_describe(CLASS(version_info), TEXT(VERSION_INFO_NAMES), 5, 5));
    return structure_new(CLASS(version_info), items);
}

// --- flags ---
TYPE(flags, "sys.flags", tuple, 0,
     "sys.flags\n\nFlags provided through command line arguments or environment vars.");
MEMBER(flags, debug, "-d") { return structure_item(arg(args, 0), 0); }
MEMBER(flags, inspect, "-i") { return structure_item(arg(args, 0), 1); }
MEMBER(flags, interactive, "-i") { return structure_item(arg(args, 0), 2); }
MEMBER(flags, optimize, "-O or -OO") { return structure_item(arg(args, 0), 3); }
MEMBER(flags, dont_write_bytecode, "-B") { return structure_item(arg(args, 0), 4); }
MEMBER(flags, no_user_site, "-s") { return structure_item(arg(args, 0), 5); }
MEMBER(flags, no_site, "-S") { return structure_item(arg(args, 0), 6); }
MEMBER(flags, ignore_environment, "-E") { return structure_item(arg(args, 0), 7); }
MEMBER(flags, verbose, "-v") { return structure_item(arg(args, 0), 8); }
MEMBER(flags, bytes_warning, "-b") { return structure_item(arg(args, 0), 9); }
MEMBER(flags, quiet, "-q") { return structure_item(arg(args, 0), 10); }
MEMBER(flags, hash_randomization, "-R") { return structure_item(arg(args, 0), 11); }
MEMBER(flags, isolated, "-I") { return structure_item(arg(args, 0), 12); }
MEMBER(flags, dev_mode, "-X dev") { return structure_item(arg(args, 0), 13); }
MEMBER(flags, utf8_mode, "-X utf8") { return structure_item(arg(args, 0), 14); }
MEMBER(flags, warn_default_encoding, "-X warn_default_encoding") { return structure_item(arg(args, 0), 15); }
MEMBER(flags, safe_path, "-P") { return structure_item(arg(args, 0), 16); }
MEMBER(flags, int_max_str_digits, "-X int_max_str_digits") { return structure_item(arg(args, 0), 17); }
#define FLAGS_NAMES                                                                                          \
    "debug inspect interactive optimize dont_write_bytecode no_user_site no_site "                           \
    "ignore_environment verbose bytes_warning quiet hash_randomization isolated dev_mode "                   \
    "utf8_mode warn_default_encoding safe_path int_max_str_digits"
METHOD(flags, __repr__, "($self, /)", "Return repr(self).") {
    return structure_repr(arg(args, 0), TEXT(FLAGS_NAMES));
}

Value sys_flags(void) {
    Value items = tuple_new(18);
    RETURN_IF_ERROR(items);
    for (uint32_t i = 0; i < 18; i++) slot_set(ref_of(items), i, int_u32(0));
    slot_set(ref_of(items), 11, int_u32(1));
    slot_set(ref_of(items), 13, FALSE);
    slot_set(ref_of(items), 14, int_u32(1)); // text is always UTF-8
    slot_set(ref_of(items), 16, FALSE);
    slot_set(ref_of(items), 17, int_wrap(int_max_str_digits()));
    RETURN_IF_ERROR(structure_describe(CLASS(flags), TEXT(FLAGS_NAMES), 18, 18));
    return structure_new(CLASS(flags), items);
}

// --- float_info ---
TYPE(float_info, "sys.float_info", tuple, 0,
     "sys.float_info\n\nA named tuple holding information about the float type.");
MEMBER(float_info, max, "") { return structure_item(arg(args, 0), 0); }
MEMBER(float_info, max_exp, "") { return structure_item(arg(args, 0), 1); }
MEMBER(float_info, max_10_exp, "") { return structure_item(arg(args, 0), 2); }
MEMBER(float_info, min, "") { return structure_item(arg(args, 0), 3); }
MEMBER(float_info, min_exp, "") { return structure_item(arg(args, 0), 4); }
MEMBER(float_info, min_10_exp, "") { return structure_item(arg(args, 0), 5); }
MEMBER(float_info, dig, "") { return structure_item(arg(args, 0), 6); }
MEMBER(float_info, mant_dig, "") { return structure_item(arg(args, 0), 7); }
MEMBER(float_info, epsilon, "") { return structure_item(arg(args, 0), 8); }
MEMBER(float_info, radix, "") { return structure_item(arg(args, 0), 9); }
MEMBER(float_info, rounds, "") { return structure_item(arg(args, 0), 10); }
#define FLOAT_INFO_NAMES "max max_exp max_10_exp min min_exp min_10_exp dig mant_dig epsilon radix rounds"
METHOD(float_info, __repr__, "($self, /)", "Return repr(self).") {
    return structure_repr(arg(args, 0), TEXT(FLOAT_INFO_NAMES));
}

Value sys_float_info(void) {
    Value items = tuple_new(11), max = float_new(0x1.fffffffffffffp1023), min = float_new(0x1p-1022);
    RETURN_IF_ERROR(items);
    RETURN_IF_ERROR(max);
    RETURN_IF_ERROR(min);
    static const int32_t numbers[11] = {0, 1024, 308, 0, -1021, -307, 15, 53, 0, 2, 1};
    for (uint32_t i = 0; i < 11; i++) slot_set(ref_of(items), i, int_i32(AT(numbers, i)));
    slot_set(ref_of(items), 0, max);
    slot_set(ref_of(items), 3, min);
    slot_set(ref_of(items), 8, float_try(0x1p-52).value);
    RETURN_IF_ERROR(structure_describe(CLASS(float_info), TEXT(FLOAT_INFO_NAMES), 11, 11));
    return structure_new(CLASS(float_info), items);
}

// --- int_info ---
TYPE(int_info, "sys.int_info", tuple, 0,
     "sys.int_info\n\nA named tuple that holds information about Python's\ninternal representation of "
     "integers.  The "
     "attributes are read only.");
MEMBER(int_info, bits_per_digit, "size of a digit in bits") { return structure_item(arg(args, 0), 0); }
MEMBER(int_info, sizeof_digit, "size in bytes of the C type used to represent a digit") {
    return structure_item(arg(args, 0), 1);
}
MEMBER(int_info, default_max_str_digits, "maximum string conversion digits limitation") {
    return structure_item(arg(args, 0), 2);
}
MEMBER(int_info, str_digits_check_threshold, "minimum positive value for int_max_str_digits") {
    return structure_item(arg(args, 0), 3);
}
#define INT_INFO_NAMES "bits_per_digit sizeof_digit default_max_str_digits str_digits_check_threshold"
METHOD(int_info, __repr__, "($self, /)", "Return repr(self).") {
    return structure_repr(arg(args, 0), TEXT(INT_INFO_NAMES));
}

Value sys_int_info(void) {
    Value items = tuple_new(4);
    RETURN_IF_ERROR(items);
    slot_set(ref_of(items), 0, int_u32(64));
    slot_set(ref_of(items), 1, int_u32(8));
    slot_set(ref_of(items), 2, int_u32(4300));
    slot_set(ref_of(items), 3, int_u32(640));
    RETURN_IF_ERROR(structure_describe(CLASS(int_info), TEXT(INT_INFO_NAMES), 4, 4));
    return structure_new(CLASS(int_info), items);
}

// --- hash_info ---
TYPE(hash_info, "sys.hash_info", tuple, 0,
     "hash_info\n\nA named tuple providing parameters used for computing\nhashes. The attributes are read "
     "only.");
MEMBER(hash_info, width, "width of the type used for hashing, in bits") {
    return structure_item(arg(args, 0), 0);
}
MEMBER(hash_info, modulus, "prime number giving the modulus on which the hash function is based") {
    return structure_item(arg(args, 0), 1);
}
MEMBER(hash_info, inf, "value to be used for hash of a positive infinity") {
    return structure_item(arg(args, 0), 2);
}
MEMBER(hash_info, nan, "value to be used for hash of a nan") { return structure_item(arg(args, 0), 3); }
MEMBER(hash_info, imag, "multiplier used for the imaginary part of a complex number") {
    return structure_item(arg(args, 0), 4);
}
MEMBER(hash_info, algorithm, "name of the algorithm for hashing of str, bytes and memoryviews") {
    return structure_item(arg(args, 0), 5);
}
MEMBER(hash_info, hash_bits, "internal output size of hash algorithm") {
    return structure_item(arg(args, 0), 6);
}
MEMBER(hash_info, seed_bits, "seed size of hash algorithm") { return structure_item(arg(args, 0), 7); }
MEMBER(hash_info, cutoff, "small string optimization cutoff") { return structure_item(arg(args, 0), 8); }
#define HASH_INFO_NAMES "width modulus inf nan imag algorithm hash_bits seed_bits cutoff"
METHOD(hash_info, __repr__, "($self, /)", "Return repr(self).") {
    return structure_repr(arg(args, 0), TEXT(HASH_INFO_NAMES));
}

Value sys_hash_info(void) {
    Value items = tuple_new(9), modulus = int_new((INT64_C(1) << 61) - 1);
    Value algorithm = str_from_text(TEXT("siphash13"));
    RETURN_IF_ERROR(items);
    RETURN_IF_ERROR(modulus);
    RETURN_IF_ERROR(algorithm);
    static const uint32_t numbers[9] = {64, 0, 314159, 0, 1000003, 0, 30, 128, 0};
    for (uint32_t i = 0; i < 9; i++) slot_set(ref_of(items), i, int_u32(AT(numbers, i)));
    slot_set(ref_of(items), 1, modulus);
    slot_set(ref_of(items), 5, algorithm);
    RETURN_IF_ERROR(structure_describe(CLASS(hash_info), TEXT(HASH_INFO_NAMES), 9, 9));
    return structure_new(CLASS(hash_info), items);
}

// --- thread_info ---
TYPE(thread_info, "sys.thread_info", tuple, 0,
     "sys.thread_info\n\nA named tuple holding information about the thread implementation.");
MEMBER(thread_info, name, "name of the thread implementation") { return structure_item(arg(args, 0), 0); }
MEMBER(thread_info, lock, "name of the lock implementation") { return structure_item(arg(args, 0), 1); }
MEMBER(thread_info, version, "name and version of the thread library") {
    return structure_item(arg(args, 0), 2);
}
#define THREAD_INFO_NAMES "name lock version"
METHOD(thread_info, __repr__, "($self, /)", "Return repr(self).") {
    return structure_repr(arg(args, 0), TEXT(THREAD_INFO_NAMES));
}
Value sys_thread_info(void) {
    Value name = str_from_text(TEXT("none"));
    RETURN_IF_ERROR(structure_describe(CLASS(thread_info), TEXT(THREAD_INFO_NAMES), 3, 3));
    return is_error(name) ? ERROR : structure_new(CLASS(thread_info), tuple3(name, NONE, NONE));
}
