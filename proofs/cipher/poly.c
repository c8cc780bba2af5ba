// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// SOURCE python/modules/_enclave_aead.c
//
// Poly1305 against RFC 8439, section 2.5: acc = (acc + block + 2^(8 * length)) * r mod P, P = 2^130 - 5, with a block's
// length always 16 here. Numbers are integers of 320 bits, which never overflow: VALUE of five limbs. What a step makes
// of the accumulator's value is one of
//
//     fold(v) = v mod 2^130 + 5 * (v div 2^130)                                    poly_carry
//     product_k = sum of a_i * r_j, i + j = k, + 5 * sum of a_i * r_j, i + j = k + 5   poly_multiply
//
// and that both leave the value modulo P as it is, and as the product's, is algebra over the integers:
// proofs/cipher/modulo.smt2, which two solvers answer.
#define P ((((Wide)1) << 130) - 5)
#define BITS(n) ((Wide)1 << (n))

static Wide value_(const uint64_t limb[5]) {
    Wide sum = 0;
    for (uint32_t i = 0; i < 5; i++) sum += (Wide)limb[i] << (26 * i);
    return sum;
}
static Wide fold_(Wide v) { return (v & (BITS(130) - 1)) + 5 * (v >> 130); }

// The limbs between two steps; r is clamped, but that it has limbs of 26 bits is all that counts.
static bool is_carried_(Poly p) {
    bool small = p.h[1] <= LIMB + (1 << 14);
    for (uint32_t i = 0; i < 5; i++) small &= p.r[i] <= LIMB & (i == 1 | p.h[i] <= LIMB);
    return small;
}
static bool same_key_(Poly p, Poly q) {
    bool same = p.s[0] == q.s[0] & p.s[1] == q.s[1];
    for (uint32_t i = 0; i < 5; i++) same &= p.r[i] == q.r[i];
    return same;
}

CLAIM(limbs, ABOUT(limb_of), UNWIND(6)) {
    Word16 w;
    uint64_t top, limb[5];
    uint32_t k;
    REQUIRES(top < 2 & k < 5);
    for (uint32_t i = 0; i < 5; i++) limb[i] = limb_of(w, top, i);
    CLAIMS(value_(limb) == (Wide)w.low + ((Wide)w.high << 64) + ((Wide)top << 128));
    CLAIMS(limb[k] <= LIMB);
}

// 2.5.1: r = le_bytes_to_num(key[0..15]), clamped: r &= 0x0ffffffc0ffffffc0ffffffc0fffffff; s = le_bytes_to_num(key[16..31])
CLAIM(key, ABOUT(poly_start), UNWIND(17)) {
    State block;
    uint32_t k;
    REQUIRES(k < 5);
    Wide r = 0, s = 0, clamp = 0;
    for (uint32_t i = 0; i < 16; i++) {
        r |= (Wide)(block.word[i / 4] >> (8 * (i % 4)) & 0xff) << (8 * i);
        s |= (Wide)(block.word[4 + i / 4] >> (8 * (i % 4)) & 0xff) << (8 * i);
        // 2.5: r[3], r[7], r[11], r[15] have their top four bits clear, r[4], r[8], r[12] their bottom two
        clamp |= (Wide)(i % 4 == 3 ? 15 : i == 4 | i == 8 | i == 12 ? 252 : 255) << (8 * i);
    }
    Poly p = poly_start(block);
    CLAIMS(value_(p.r) == (r & clamp));
    CLAIMS(p.s[0] + ((Wide)p.s[1] << 64) == s);
    CLAIMS(p.h[k] == 0 & p.r[k] <= LIMB);
}

CLAIM(carry, ABOUT(poly_carry), UNWIND(6)) {
    Poly p;
    uint32_t k;
    REQUIRES(k < 5);
    for (uint32_t i = 0; i < 5; i++) REQUIRES(p.h[i] < UINT64_C(1) << 60);
    Poly q = poly_carry(p);
    CLAIMS(value_(q.h) == fold_(value_(p.h)));
    CLAIMS(q.h[k] <= (k == 1 ? LIMB + (1 << 14) : LIMB));
    CLAIMS(same_key_(p, q));
}

// C's own product, of which proofs/cipher/product.smt2 shows that it does not overflow.
CLAIM(product_of_limbs, ABOUT(times), SOLVER(cvc5)) {
    uint64_t a, b;
    uint64_t product = times(a, b);
    CLAIMS(product == a * b);
}

// Products as integers that nothing is known of but their size.
uint64_t __CPROVER_uninterpreted_product(uint64_t, uint64_t);
static uint64_t product_(uint64_t a, uint64_t b) {
    uint64_t product = __CPROVER_uninterpreted_product(a, b);
    __CPROVER_assume(product < UINT64_C(1) << 54);
    return product;
}
static uint64_t model_times(uint64_t a, uint64_t b) {
    CLAIMS(a < 1 << 28 & b <= LIMB);
    return product_(a, b);
}

CLAIM(products, ABOUT(poly_multiply), INSTEAD(times), UNWIND(6)) {
    Poly p;
    uint32_t k;
    REQUIRES(k < 5);
    for (uint32_t i = 0; i < 5; i++) REQUIRES(p.h[i] < 1 << 28 & p.r[i] <= LIMB);
    Poly q = poly_multiply(p);
    for (uint32_t n = 0; n < 5; n++) {
        Wide sum = 0;
        for (uint32_t i = 0; i < 5; i++) {
            if (n >= i)
                sum += (Wide)product_(p.h[i], p.r[n - i]);
            else
                sum += 5 * (Wide)product_(p.h[i], p.r[n + 5 - i]);
        }
        CLAIMS((Wide)q.h[n] == sum);
    }
    CLAIMS(q.h[k] < UINT64_C(1) << 60);
    CLAIMS(same_key_(p, q));
}

// The factor that the last step was given, and what came of it: any limbs within the bounds that `products` claims.
static Poly factor_, made_;
static Poly model_poly_multiply(Poly p) {
    for (uint32_t i = 0; i < 5; i++) CLAIMS(p.h[i] < 1 << 28 & p.r[i] <= LIMB);
    factor_ = p;
    Poly q = made_;
    for (uint32_t i = 0; i < 5; i++) {
        __CPROVER_assume(q.h[i] < UINT64_C(1) << 60);
        q.r[i] = p.r[i];
    }
    q.s[0] = p.s[0];
    q.s[1] = p.s[1];
    return q;
}

CLAIM(step, ABOUT(poly_word), INSTEAD(poly_multiply), UNWIND(6)) {
    Poly p;
    Word16 w;
    REQUIRES(is_carried_(p));
    Poly q = poly_word(p, w);
    CLAIMS(value_(factor_.h) == value_(p.h) + w.low + ((Wide)w.high << 64) + BITS(128));
    CLAIMS(same_key_(factor_, p) & same_key_(q, p));
    CLAIMS(value_(q.h) == fold_(value_(made_.h)));
    CLAIMS(is_carried_(q));
}

// acc mod P, and then the low 128 bits of acc + s.
CLAIM(last_step, ABOUT(poly_finish), UNWIND(6)) {
    Poly p;
    REQUIRES(is_carried_(p));
    Word16 tag = poly_finish(p);
    Wide v = value_(p.h);
    CLAIMS(v < 2 * P);
    Wide rest = v >= P ? v - P : v;
    Wide sum = rest + p.s[0] + ((Wide)p.s[1] << 64);
    CLAIMS(tag.low + ((Wide)tag.high << 64) == (sum & (BITS(128) - 1)));
}

// --- bytes: blocks of 16, the last one filled up with zeros ---
// An accumulator is known by its first limb here; a step is any function of it and of 16 bytes, and SUM(k) the
// accumulator after k of them.
uint64_t __CPROVER_uninterpreted_step(uint64_t, uint64_t, uint64_t);
uint64_t __CPROVER_uninterpreted_sum(uint64_t);
static struct {
    Ref block;
    uint64_t at, n, first, turn; // turn: where the 16 bytes are that are looked at
    uint32_t reads;
    uint8_t byte[16];
} range_;

static Poly model_poly_word(Poly p, Word16 w) {
    p.h[0] = __CPROVER_uninterpreted_step(p.h[0], w.low, w.high);
    return p;
}
// Bytes of a turn are read in order.
static uint8_t model_u8_get(Ref r, uint64_t i) {
    if (range_.reads == 0) {
        CLAIMS(i == range_.at + range_.turn);
        __CPROVER_assume(i == range_.at +
                                  range_.turn); // claimed just now: it makes the rest easier for the solver
        range_.first = i;
    }
    CLAIMS(same_ref(r, range_.block) & i == range_.first + range_.reads);
    CLAIMS(range_.reads < range_.n - range_.turn & range_.reads < 16);
    return range_.byte[range_.reads++ & 15];
}
static uint64_t eight_(uint32_t from, uint64_t left) {
    uint64_t word = 0;
    for (uint32_t i = from; i < from + 8; i++)
        if (i < left) word |= (uint64_t)range_.byte[i] << (8 * (i - from));
    return word;
}
static int one_block_(uint64_t done) { // what SUM is, for the turn that is looked at
    range_.turn = done;
    range_.reads = 0;
    uint64_t left = range_.n - done, sum = __CPROVER_uninterpreted_sum(done / 16);
    __CPROVER_assume(__CPROVER_uninterpreted_sum(done / 16 + 1) ==
                     __CPROVER_uninterpreted_step(sum, eight_(0, left), eight_(8, left)));
    return 0;
}
#define LOOP_poly_bytes_1                                                                                    \
    (TURNS(done), TURNS(p.h[0])),                                                                            \
        done % 16 == 0 & done < n &p.h[0] == __CPROVER_uninterpreted_sum(done / 16), n - done,               \
        one_block_(done)

CLAIM(blocks, ABOUT(poly_bytes), INSTEAD(poly_word, u8_get), UNWIND(17)) {
    Poly p;
    REQUIRES(range_.n <= UINT32_MAX & range_.at <= UINT32_MAX);
    REQUIRES(p.h[0] == __CPROVER_uninterpreted_sum(0));
    Poly q = poly_bytes(p, range_.block, range_.at, range_.n);
    CLAIMS(q.h[0] == __CPROVER_uninterpreted_sum((range_.n + 15) / 16));
    CLAIMS(same_key_(p, q) & p.h[1] == q.h[1] & p.h[2] == q.h[2] & p.h[3] == q.h[3] & p.h[4] == q.h[4]);
}
