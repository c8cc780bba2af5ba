// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// SOURCE python/modules/_enclave_aead.c
//
// ChaCha20 against RFC 8439, sections 2.1 to 2.4, written down here a second time, in the RFC's own steps.

static uint32_t rotated_(uint32_t n, uint32_t by) { return n << by | n >> (32 - by); }

// 2.1: "a += b; d ^= a; d <<<= 16;" and so on, on four words in place.
static void rfc_quarter_(uint32_t w[4]) {
    const uint32_t by[4] = {16, 12, 8, 7};
    for (int step = 0; step < 4; step++) {
        uint32_t *sum = &w[step % 2 ? 2 : 0], *other = &w[step % 2 ? 3 : 1], *turned = &w[step % 2 ? 1 : 3];
        *sum = *sum + *other;
        *turned = rotated_(*turned ^ *sum, by[step]);
    }
}

// The eight places where 2.3 has it; that there are no others is claimed below.
CLAIM(quarter_round, ABOUT(quarter), UNWIND(17), SOLVER(cvc5)) {
    State s;
    for (uint32_t n = 0; n < 8; n++) {
        const uint32_t turn = n < 4 ? 0 : 1;
        const uint32_t at[4] = {n % 4, 4 + (n + turn) % 4, 8 + (n + 2 * turn) % 4, 12 + (n + 3 * turn) % 4};
        uint32_t w[4] = {s.word[at[0]], s.word[at[1]], s.word[at[2]], s.word[at[3]]};
        rfc_quarter_(w);
        State now = quarter(s, at[0], at[1], at[2], at[3]);
        for (uint32_t k = 0; k < 16; k++) CLAIMS(now.word[k] == (k == at[k / 4] ? w[k / 4] : s.word[k]));
    }
}

// From here on a quarter round is any function from four words to four.
uint32_t __CPROVER_uninterpreted_quarter_a(uint32_t, uint32_t, uint32_t, uint32_t);
uint32_t __CPROVER_uninterpreted_quarter_b(uint32_t, uint32_t, uint32_t, uint32_t);
uint32_t __CPROVER_uninterpreted_quarter_c(uint32_t, uint32_t, uint32_t, uint32_t);
uint32_t __CPROVER_uninterpreted_quarter_d(uint32_t, uint32_t, uint32_t, uint32_t);

static void any_quarter_(uint32_t word[16], uint32_t a, uint32_t b, uint32_t c, uint32_t d) {
    uint32_t w = word[a], x = word[b], y = word[c], z = word[d];
    word[a] = __CPROVER_uninterpreted_quarter_a(w, x, y, z);
    word[b] = __CPROVER_uninterpreted_quarter_b(w, x, y, z);
    word[c] = __CPROVER_uninterpreted_quarter_c(w, x, y, z);
    word[d] = __CPROVER_uninterpreted_quarter_d(w, x, y, z);
}

static State model_quarter(State s, uint32_t a, uint32_t b, uint32_t c, uint32_t d) {
    uint32_t turn = b - 4 == a ? 0 : 1;
    CLAIMS(a < 4 & b == 4 + (a + turn) % 4 & c == 8 + (a + 2 * turn) % 4 & d == 12 + (a + 3 * turn) % 4);
    any_quarter_(s.word, a, b, c, d);
    return s;
}

// 2.3.1: inner_block, and how often it was done.
static struct {
    uint32_t word[16];
    uint32_t blocks;
} rfc_;

static void rfc_inner_block_(void) {
    // Four columns, then four diagonals, one column further each row.
    for (uint32_t n = 0; n < 4; n++) any_quarter_(rfc_.word, n, n + 4, n + 8, n + 12);
    for (uint32_t n = 0; n < 4; n++)
        any_quarter_(rfc_.word, n, 4 + (n + 1) % 4, 8 + (n + 2) % 4, 12 + (n + 3) % 4);
    rfc_.blocks++;
}

static bool same_words_(State s) {
    bool same = true;
    for (uint32_t k = 0; k < 16; k++) same &= s.word[k] == rfc_.word[k];
    return same;
}

#define LOOP_chacha_block_1                                                                                  \
    (TURNS(s), TURNS(round), TURNS(rfc_)), same_words_(s) & rfc_.blocks == round &round < 10, 10 - round,    \
        rfc_inner_block_()

CLAIM(block_function, ABOUT(chacha_block), INSTEAD(quarter), UNWIND(17)) {
    State start;
    uint32_t counter, k;
    REQUIRES(k < 16);
    for (uint32_t n = 0; n < 16; n++) rfc_.word[n] = n == 12 ? counter : start.word[n];
    rfc_.blocks = 0;
    State out = chacha_block(start, counter);
    CLAIMS(rfc_.blocks == 10);
    CLAIMS(out.word[k] == rfc_.word[k] + (k == 12 ? counter : start.word[k]));
}

// 2.3: constants, key, counter, nonce; each word little-endian. A block's bytes are any function of their place.
uint8_t __CPROVER_uninterpreted_byte(uint32_t, uint64_t);
static Ref key_, nonce_;

static uint32_t model_u32_get(Ref r, uint64_t i) {
    CLAIMS(same_ref(r, key_) | same_ref(r, nonce_));
    CLAIMS(i <= (same_ref(r, key_) ? 28 : 8));
    uint32_t word = 0;
    for (uint32_t n = 0; n < 4; n++)
        word |= (uint32_t)__CPROVER_uninterpreted_byte(r.offset_, i + n) << (8 * n);
    return word;
}

CLAIM(first_state, ABOUT(chacha_start), INSTEAD(u32_get), UNWIND(65)) {
    const char constants[] = "expand 32-byte k";
    uint8_t byte[64];
    uint32_t k;
    REQUIRES(!same_ref(key_, nonce_) & k < 16);
    State s = chacha_start(key_, nonce_);
    for (uint32_t n = 0; n < 64; n++)
        byte[n] = n < 16   ? (uint8_t)constants[n]
                  : n < 48 ? __CPROVER_uninterpreted_byte(key_.offset_, n - 16)
                  : n < 52 ? 0
                           : __CPROVER_uninterpreted_byte(nonce_.offset_, n - 52);
    CLAIMS(k == 12 |
           s.word[k] == (byte[4 * k] | (uint32_t)byte[4 * k + 1] << 8 | (uint32_t)byte[4 * k + 2] << 16 |
                         (uint32_t)byte[4 * k + 3] << 24)); // the counter: chacha_block sets it
}

// 2.4: block 1 encrypts the first 64 bytes. A block is any function of what it begins with, of which the first word
// is a name here, its counter, and the word's place.
uint32_t __CPROVER_uninterpreted_stream(uint32_t, uint32_t, uint32_t);

static State model_chacha_block(State s, uint32_t counter) {
    State out;
    for (uint32_t k = 0; k < 16; k++) out.word[k] = __CPROVER_uninterpreted_stream(s.word[0], counter, k);
    return out;
}

// One byte of memory, chosen arbitrarily, stands for all.
static struct {
    Ref block, from, to;
    uint64_t at, from_at, to_at, n;
    uint32_t start;
    uint8_t now, was;
} one_;

static uint8_t model_u8_get(Ref r, uint64_t i) {
    CLAIMS(same_ref(r, one_.from) & i - one_.from_at < one_.n);
    return __CPROVER_uninterpreted_byte(r.offset_, i);
}

static void model_u8_set(Ref r, uint64_t i, uint8_t v) {
    CLAIMS(same_ref(r, one_.to) & i - one_.to_at < one_.n);
    if (same_ref(r, one_.block) & i == one_.at) one_.now = v;
}

// What that byte is when the first `done` bytes are encrypted.
static uint8_t rfc_byte_(uint64_t done) {
    uint64_t k = one_.at - one_.to_at; // its place in the text
    if (!same_ref(one_.block, one_.to) | one_.at < one_.to_at | k >= done) return one_.was;
    uint32_t word =
        __CPROVER_uninterpreted_stream(one_.start, 1 + (uint32_t)(k >> 6), (uint32_t)(k % 64 / 4));
    uint8_t stream[4] = {(uint8_t)word, (uint8_t)(word >> 8), (uint8_t)(word >> 16), (uint8_t)(word >> 24)};
    return __CPROVER_uninterpreted_byte(one_.from.offset_, one_.from_at + k) ^ stream[k % 4];
}

#define LOOP_chacha_apply_1                                                                                  \
    (TURNS(done), TURNS(one_.now)), done % 64 == 0 & done < n &one_.now == rfc_byte_(done), n - done, 0
#define LOOP_chacha_apply_2                                                                                  \
    (TURNS(i), TURNS(one_.now)), i < part &one_.now == rfc_byte_(done + i), part - i, 0

CLAIM(encryption, ABOUT(chacha_apply), INSTEAD(chacha_block, u8_get, u8_set), UNWIND(17)) {
    State start;
    REQUIRES(start.word[0] == one_.start & one_.now == one_.was & !same_ref(one_.to, one_.from));
    REQUIRES(one_.n <= TEXT_MAX & one_.to_at <= UINT32_MAX & one_.from_at <= UINT32_MAX);
    chacha_apply(start, one_.to, one_.to_at, one_.from, one_.from_at, one_.n);
    CLAIMS(one_.now == rfc_byte_(one_.n));
}
