// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module _random: class Random, the Mersenne Twister MT19937 (Matsumoto and Nishimura, "Mersenne Twister: A
// 623-dimensionally equidistributed uniform pseudo-random number generator", 1998; seeding by an array: their version
// of 2002), with CPython's way of making seeds, floats and integers of its words. Not for secrets: see _random's
// user, random.SystemRandom. The state is a blob of 624 words and the index of the next one.
#include "kernel/io.h"
#include "python/objects/call.h"
#include "python/objects/error.h"
#include "python/objects/float.h"
#include "python/objects/int_big.h"
#include "python/objects/module.h"
#include "python/objects/tuple.h"

enum { WORDS = 624, SHIFTED = 397, STATE_WORDS = WORDS + 1, INDEX_AT = WORDS * 4 };
enum { RANDOM_STATE };

MODULE(_random, "Module implements the Mersenne Twister random number generator.") {
    return module_set(arg(args, 0), NAME(Random), CLASS(Random));
}

TYPE(Random, "_random.Random", object, 1,
     "Random() -> create a random number generator with its own internal state.");

static Ref state_of(Value self) { return ref_of(slot_get(ref_of(self), RANDOM_STATE)); }

// --- the generator
static uint32_t twist(uint32_t high, uint32_t low, uint32_t far) {
    uint32_t y = (high & 0x80000000u) | (low & 0x7fffffffu);
    return far ^ (y >> 1) ^ (y & 1 ? 0x9908b0dfu : 0);
}

static void refill(Ref state) {
    Edit e = bytes_edit(state);
    View v = edit_view(e);
    for (uint32_t i = 0; i < WORDS; i++) {
        uint32_t next = i + 1 < WORDS ? i + 1 : 0;
        uint32_t far = i + SHIFTED < WORDS ? i + SHIFTED : i + SHIFTED - WORDS;
        edit_u32(e, i, twist(view_u32(v, i), view_u32(v, next), view_u32(v, far)));
    }
    edit_u32(e, WORDS, 0);
}

static uint32_t next_word(Ref state) {
    if (u32_get(state, INDEX_AT) >= WORDS) refill(state);
    uint32_t index = u32_get(state, INDEX_AT), y = u32_get(state, (uint64_t)index * 4);
    u32_set(state, INDEX_AT, index + 1);
    y ^= y >> 11;
    y ^= y << 7 & 0x9d2c5680u;
    y ^= y << 15 & 0xefc60000u;
    return y ^ y >> 18;
}

static uint32_t mixed(Edit e, uint32_t i, uint32_t factor) {
    uint32_t before = view_u32(edit_view(e), i - 1);
    return view_u32(edit_view(e), i) ^ (before ^ before >> 30) * factor;
}

// Initialises by the key: `words` words of 32 bits in the limbs, least significant first.
static void seed_by(Ref state, View limbs, uint64_t words) {
    Edit e = bytes_edit(state);
    uint32_t word = 19650218u;
    edit_u32(e, 0, word);
    for (uint32_t i = 1; i < WORDS; i++) {
        word = 1812433253u * (word ^ word >> 30) + i;
        edit_u32(e, i, word);
    }
    uint32_t i = 1;
    uint64_t j = 0;
    for (uint64_t k = words > WORDS ? words : WORDS; k; k--) {
        edit_u32(e, i, mixed(e, i, 1664525u) + view_u32(limbs, j) + (uint32_t)j);
        if (++i >= WORDS) {
            edit_u32(e, 0, view_u32(edit_view(e), WORDS - 1));
            i = 1;
        }
        if (++j >= words) j = 0;
    }
    for (uint32_t k = WORDS - 1; k; k--) {
        edit_u32(e, i, mixed(e, i, 1566083941u) - i);
        if (++i >= WORDS) {
            edit_u32(e, 0, view_u32(edit_view(e), WORDS - 1));
            i = 1;
        }
    }
    edit_u32(e, 0, 0x80000000u);
    edit_u32(e, WORDS, WORDS);
}

static Value seed_from_int(Ref state, Value n) {
    Value block = big_block(n);
    RETURN_IF_ERROR(block);
    uint64_t bits = long_bit_length(n);
    seed_by(state, big_limbs(block), bits ? (bits - 1) / 32 + 1 : 1);
    return NONE;
}

static Value seed(Ref state, Value given) {
    if (is_unset(given) || is_none(given)) {
        Value key = new_blob((uint64_t)WORDS * 4);
        RETURN_IF_ERROR(key);
        for (uint64_t i = 0; i < WORDS / 2; i++) u64_set(ref_of(key), i * 8, io_random());
        seed_by(state, bytes_view(ref_of(key)), WORDS);
        return NONE;
    }
    if (is_int_object(given)) {
        Value n = int_is_exact(given) ? long_abs(given) : call_special0(given, NAME(__abs__));
        RETURN_IF_ERROR(n);
        if (!is_int_object(n)) return TYPE_ERROR("an integer is required");
        return seed_from_int(state, long_abs(int_plain(n)));
    }
    HashResult hash = object_hash(given);
    if (!hash.ok) return ERROR;
    Value n = int_from_u64((uint64_t)hash.value);
    return is_error(n) ? ERROR : seed_from_int(state, n);
}

// --- the class
STATICMETHOD(Random, __new__, "!($type, *args, **kwargs)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    Value class = arg(args, 0), given = arg(args, 1);
    bool own = native_is(class_lookup(class, NAME(__init__)), F_object____init__);
    if (own && !is_unset(arg(args, 2))) return TYPE_ERROR("Random() takes no keyword arguments");
    if (own && tuple_length(given) > 1) return TYPE_ERROR("Random() requires 0 or 1 argument");
    Value self = new_instance(class);
    RETURN_IF_ERROR(self);
    Value state = new_blob((uint64_t)STATE_WORDS * 4);
    RETURN_IF_ERROR(state);
    slot_set(ref_of(self), RANDOM_STATE, state);
    RETURN_IF_ERROR(seed(ref_of(state), own && tuple_length(given) ? tuple_get(given, 0) : NONE));
    return self;
}

METHOD(Random, seed, "($self, n=None, /)",
       "seed([n]) -> None.\n\nDefaults to use urandom and falls back to a combination\nof the current time "
       "and the "
       "process identifier.") {
    return seed(state_of(arg(args, 0)), arg(args, 1));
}

METHOD(Random, random, "($self, /)", "random() -> x in the interval [0, 1).") {
    Ref state = state_of(arg(args, 0));
    uint32_t high = next_word(state) >> 5, low = next_word(state) >> 6;
    return float_new((high * 67108864.0 + low) * 0x1p-53);
}

METHOD(Random, getrandbits, "($self, k, /)", "getrandbits(k) -> x.  Generates an int with k random bits.") {
    Ref state = state_of(arg(args, 0));
    Value count = object_index(arg(args, 1));
    RETURN_IF_ERROR(count);
    I64Result k = int_to_i64(count);
    if (!k.ok || k.value != (int32_t)k.value)
        return raise0(CLASS(OverflowError), !k.ok         ? TEXT("Python int too large to convert to C int")
                                            : k.value < 0 ? TEXT("signed integer is less than minimum")
                                                          : TEXT("signed integer is greater than maximum"));
    if (k.value < 0) return VALUE_ERROR("number of bits must be non-negative");
    if (k.value == 0) return int_u32(0);
    if (k.value <= 32) return int_u32(next_word(state) >> ((32 - (uint32_t)k.value) & 31));
    uint64_t bits = (uint64_t)k.value;
    Value big = big_new((bits + 63) / 64);
    RETURN_IF_ERROR(big);
    Edit e = big_edit(big);
    for (uint64_t i = 0; i * 32 < bits; i++) {
        uint64_t left = bits - i * 32;
        uint32_t word = next_word(state);
        edit_u32(e, i, left < 32 ? word >> ((32 - left) & 31) : word);
    }
    return big_finish(big, false);
}

METHOD(Random, getstate, "($self, /)", "getstate() -> tuple containing the current state.") {
    Ref state = state_of(arg(args, 0));
    Value result = tuple_new(STATE_WORDS);
    RETURN_IF_ERROR(result);
    for (uint64_t i = 0; i < STATE_WORDS; i++) slot_set(ref_of(result), i, int_u32(u32_get(state, i * 4)));
    return result;
}

static Value set_word(Ref to, uint64_t i, Value item) {
    if (!is_int_object(item)) return TYPE_ERROR("an integer is required");
    U64Result word = int_to_u64(int_plain(item));
    if (!word.ok)
        return raise0(CLASS(OverflowError), int_is_negative(int_plain(item))
                                                ? TEXT("can't convert negative value to unsigned int")
                                                : TEXT("Python int too large to convert to C unsigned long"));
    u32_set(to, i * 4, (uint32_t)word.value);
    return NONE;
}

METHOD(Random, setstate, "($self, state, /)", "setstate(state) -> None.  Restores generator state.") {
    Ref state = state_of(arg(args, 0));
    Value given = arg(args, 1);
    if (!is_tuple(given)) return TYPE_ERROR("state vector must be a tuple");
    given = object_plain(given);
    if (tuple_length(given) != STATE_WORDS) return VALUE_ERROR("state vector is the wrong size");
    Value copy = new_blob((uint64_t)STATE_WORDS * 4);
    RETURN_IF_ERROR(copy);
    for (uint64_t i = 0; i < WORDS; i++) RETURN_IF_ERROR(set_word(ref_of(copy), i, tuple_get(given, i)));
    Value last = object_index(tuple_get(given, WORDS));
    RETURN_IF_ERROR(last);
    I64Result index = int_to_i64(last);
    if (!index.ok) return raise0(CLASS(OverflowError), TEXT("Python int too large to convert to C long"));
    if (index.value < 0 || index.value > WORDS) return VALUE_ERROR("invalid state");
    u32_set(ref_of(copy), INDEX_AT, (uint32_t)index.value);
    bytes_copy(state, 0, ref_of(copy), 0, (uint64_t)STATE_WORDS * 4);
    return NONE;
}
