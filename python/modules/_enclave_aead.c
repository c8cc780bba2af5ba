// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// ChaCha20-Poly1305 (RFC 8439): the cipher of sealed data. No table is looked up by a secret and no branch depends on
// one, so time and memory accesses tell nothing about key or text. Poly1305 in 26-bit limbs: products of two limbs
// and their sums stay below 2^64. Each function is proved to be what the RFC says (proofs/cipher/, `make proofs-cipher`).
#include "python/modules/_enclave.h"

#include "python/objects/error.h"

enum { KEY_SIZE = 32, NONCE_SIZE = 12, TAG_SIZE = 16, CHACHA_SIZE = 64, WORDS = 16 };
#define TEXT_MAX (UINT64_C(1) << 31)
#define LIMB UINT64_C(0x3ffffff)

// --- ChaCha20 ---
typedef struct {
    uint32_t word[WORDS];
} State;

static State quarter(State s, uint32_t a, uint32_t b, uint32_t c, uint32_t d) {
    AT(s.word, a) += AT(s.word, b);
    AT(s.word, d) = u32_rotl(AT(s.word, d) ^ AT(s.word, a), 16);
    AT(s.word, c) += AT(s.word, d);
    AT(s.word, b) = u32_rotl(AT(s.word, b) ^ AT(s.word, c), 12);
    AT(s.word, a) += AT(s.word, b);
    AT(s.word, d) = u32_rotl(AT(s.word, d) ^ AT(s.word, a), 8);
    AT(s.word, c) += AT(s.word, d);
    AT(s.word, b) = u32_rotl(AT(s.word, b) ^ AT(s.word, c), 7);
    return s;
}

static State chacha_start(Ref key, Ref nonce) {
    State s = {{0x61707865, 0x3320646e, 0x79622d32, 0x6b206574}};
    for (uint32_t i = 0; i < 8; i++) AT(s.word, 4 + i) = u32_get(key, 4 * i);
    for (uint32_t i = 0; i < 3; i++) AT(s.word, 13 + i) = u32_get(nonce, 4 * i);
    return s;
}

static State chacha_block(State start, uint32_t counter) {
    AT(start.word, 12) = counter;
    State s = start;
    for (uint32_t round = 0; round < 10; round++) {
        s = quarter(s, 0, 4, 8, 12);
        s = quarter(s, 1, 5, 9, 13);
        s = quarter(s, 2, 6, 10, 14);
        s = quarter(s, 3, 7, 11, 15);
        s = quarter(s, 0, 5, 10, 15);
        s = quarter(s, 1, 6, 11, 12);
        s = quarter(s, 2, 7, 8, 13);
        s = quarter(s, 3, 4, 9, 14);
    }
    for (uint32_t i = 0; i < WORDS; i++) AT(s.word, i) += AT(start.word, i);
    return s;
}

// to[at .. at + n) = from[from_at .. from_at + n) under the key stream from block 1 on.
static void chacha_apply(State start, Ref to, uint64_t at, Ref from, uint64_t from_at, uint64_t n) {
    for (uint64_t done = 0; done < n; done += CHACHA_SIZE) {
        State stream = chacha_block(start, (uint32_t)(1 + done / CHACHA_SIZE));
        uint64_t part = n - done < CHACHA_SIZE ? n - done : CHACHA_SIZE;
        for (uint64_t i = 0; i < part; i++) {
            uint8_t mask = (uint8_t)(AT(stream.word, i / 4) >> (8 * (i & 3)));
            u8_set(to, at + done + i, u8_get(from, from_at + done + i) ^ mask);
        }
    }
}

// --- Poly1305 ---
typedef struct {
    uint64_t r[5], h[5], s[2]; // limbs of 26 bits; s: the 128 bits added at the end
} Poly;
typedef struct {
    uint64_t low, high;
} Word16; // 16 bytes, little-endian

// Limb i of a number of 130 bits: low, high and the bit above them.
static uint64_t limb_of(Word16 w, uint64_t top, uint32_t i) {
    switch (i) {
    case 0: return w.low & LIMB;
    case 1: return w.low >> 26 & LIMB;
    case 2: return (w.low >> 52 | w.high << 12) & LIMB;
    case 3: return w.high >> 14 & LIMB;
    default: return w.high >> 40 | top << 24;
    }
}

static Poly poly_start(State block0) {
    Poly p = {0};
    Word16 r = {AT(block0.word, 0) | (uint64_t)AT(block0.word, 1) << 32,
                AT(block0.word, 2) | (uint64_t)AT(block0.word, 3) << 32};
    r.low &= UINT64_C(0x0ffffffc0fffffff);
    r.high &= UINT64_C(0x0ffffffc0ffffffc);
    for (uint32_t i = 0; i < 5; i++) AT(p.r, i) = limb_of(r, 0, i);
    AT(p.s, 0) = AT(block0.word, 4) | (uint64_t)AT(block0.word, 5) << 32;
    AT(p.s, 1) = AT(block0.word, 6) | (uint64_t)AT(block0.word, 7) << 32;
    return p;
}

static Poly poly_carry(Poly p) {
    uint64_t carry = 0;
    for (uint32_t i = 0; i < 5; i++) {
        AT(p.h, i) += carry;
        carry = AT(p.h, i) >> 26;
        AT(p.h, i) &= LIMB;
    }
    AT(p.h, 0) += carry * 5;
    AT(p.h, 1) += AT(p.h, 0) >> 26;
    AT(p.h, 0) &= LIMB;
    return p;
}

static uint64_t times(uint64_t a, uint64_t b) { return a * b; }

// h = h * r modulo 2^130 - 5, not carried yet. 2^130 is 5.
static Poly poly_multiply(Poly p) {
    uint64_t product[5] = {0};
    for (uint32_t i = 0; i < 5; i++) {
        for (uint32_t j = 0; j < 5; j++) {
            uint64_t part = times(AT(p.h, i), AT(p.r, j));
            AT(product, (i + j) % 5) += i + j < 5 ? part : 5 * part;
        }
    }
    for (uint32_t i = 0; i < 5; i++) AT(p.h, i) = AT(product, i);
    return p;
}

// h = (h + 2^128 + w) * r modulo 2^130 - 5
static Poly poly_word(Poly p, Word16 w) {
    for (uint32_t i = 0; i < 5; i++) AT(p.h, i) += limb_of(w, 1, i);
    return poly_carry(poly_multiply(p));
}

// block[at .. at + n), filled up with zeros to whole words.
static Poly poly_bytes(Poly p, Ref block, uint64_t at, uint64_t n) {
    for (uint64_t done = 0; done < n; done += 16) {
        Word16 w = {0, 0};
        uint64_t part = n - done < 16 ? n - done : 16;
        for (uint64_t i = 0; i < part; i++) {
            uint64_t byte = u8_get(block, at + done + i);
            if (i < 8)
                w.low |= byte << (8 * (i & 7));
            else
                w.high |= byte << (8 * (i & 7));
        }
        p = poly_word(p, w);
    }
    return p;
}

static Word16 poly_finish(Poly p) {
    p = poly_carry(poly_carry(p));
    uint64_t g[5], carry = 5; // g = h + 5 - 2^130: h modulo 2^130 - 5, if that is not negative
    for (uint32_t i = 0; i < 5; i++) {
        AT(g, i) = AT(p.h, i) + carry;
        carry = AT(g, i) >> 26;
        AT(g, i) &= LIMB;
    }
    uint64_t take = 0 - carry;
    for (uint32_t i = 0; i < 5; i++) AT(p.h, i) = (AT(p.h, i) & ~take) | (AT(g, i) & take);
    Word16 sum = {AT(p.h, 0) | AT(p.h, 1) << 26 | AT(p.h, 2) << 52,
                  AT(p.h, 2) >> 12 | AT(p.h, 3) << 14 | AT(p.h, 4) << 40};
    uint64_t low = sum.low + AT(p.s, 0);
    return (Word16){low, sum.high + AT(p.s, 1) + (low < sum.low)};
}

// RFC 8439, 2.8: additional data, the encrypted text, both lengths.
static Word16 tag_of(State start, Buffer additional, Ref text, uint64_t at, uint64_t n) {
    Poly p = poly_start(chacha_block(start, 0));
    p = poly_bytes(p, additional.block, additional.from, additional.length);
    p = poly_bytes(p, text, at, n);
    return poly_finish(poly_word(p, (Word16){additional.length, n}));
}

Value aead_seal(Ref key, Ref nonce, Buffer text, Buffer additional) {
    if (text.length > TEXT_MAX)
        return raise0(CLASS(OverflowError), TEXT("more than 2 GiB cannot be sealed at once"));
    Value sealed = bytes_new(text.length + TAG_SIZE);
    RETURN_IF_ERROR(sealed);
    State start = chacha_start(key, nonce);
    chacha_apply(start, ref_of(sealed), 0, text.block, text.from, text.length);
    Word16 tag = tag_of(start, additional, ref_of(sealed), 0, text.length);
    u64_set(ref_of(sealed), text.length, tag.low);
    u64_set(ref_of(sealed), text.length + 8, tag.high);
    return sealed;
}

Value aead_open(Ref key, Ref nonce, Buffer sealed, Buffer additional) {
    if (sealed.length < TAG_SIZE || sealed.length > TEXT_MAX + TAG_SIZE) return UNSET;
    uint64_t n = sealed.length - TAG_SIZE;
    State start = chacha_start(key, nonce);
    Word16 tag = tag_of(start, additional, sealed.block, sealed.from, n);
    uint64_t difference = (tag.low ^ u64_get(sealed.block, sealed.from + n)) |
                          (tag.high ^ u64_get(sealed.block, sealed.from + n + 8));
    if (difference) return UNSET;
    Value text = bytes_new(n);
    RETURN_IF_ERROR(text);
    chacha_apply(start, ref_of(text), 0, sealed.block, sealed.from, n);
    return text;
}
