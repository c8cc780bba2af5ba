// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// SOURCE python/modules/_enclave_cmac.c
//
// AES-128 against FIPS 197 and its CMAC against NIST SP 800-38B, both written down here a second time.

// FIPS 197, 4.2: the product of two polynomials, and what a division by x^8 + x^4 + x^3 + x + 1 leaves.
static uint8_t fips_product_(uint8_t a, uint8_t b) {
    uint32_t product = 0;
    for (uint32_t i = 0; i < 8; i++)
        if (b & 1 << i) product ^= (uint32_t)a << i;
    for (uint32_t i = 14; i >= 8; i--)
        if (product & 1 << i) product ^= 0x11bu << (i - 8);
    return (uint8_t)product;
}

CLAIM(field, ABOUT(times_x, multiply), UNWIND(9)) {
    uint8_t a, b;
    CLAIMS(multiply(a, b) == fips_product_(a, b));
    CLAIMS(times_x(a) == fips_product_(2, a));
}

// 5.1.1: the inverse (0 for 0), then a sum of bits.
static uint8_t fips_affine_(uint8_t b) {
    uint8_t result = 0;
    for (uint32_t i = 0; i < 8; i++) {
        uint32_t bit =
            b >> i ^ b >> (i + 4) % 8 ^ b >> (i + 5) % 8 ^ b >> (i + 6) % 8 ^ b >> (i + 7) % 8 ^ 0x63 >> i;
        result |= (uint8_t)((bit & 1) << i);
    }
    return result;
}

CLAIM(s_box, ABOUT(substitute, multiply), UNWIND(9)) {
    uint8_t a, inverse;
    REQUIRES(a == 0 ? inverse == 0 : fips_product_(a, inverse) == 1);
    CLAIMS(substitute(a) == fips_affine_(inverse));
}

// Each byte but 0 has an inverse, so that the claim above is about all: a to the power of 254.
CLAIM(inverses, ABOUT(multiply), UNWIND(9)) {
    uint8_t a;
    REQUIRES(a != 0);
    uint8_t power = a, inverse = 1;
    for (uint32_t i = 0; i < 7; i++) {
        power = multiply(power, power);
        inverse = multiply(inverse, power);
    }
    CLAIMS(fips_product_(a, inverse) == 1);
}

uint8_t __CPROVER_uninterpreted_s_box(uint8_t);
static uint8_t model_substitute(uint8_t a) { return __CPROVER_uninterpreted_s_box(a); }

// 3.4: row r and column c of the state is byte r + 4 * c.
#define STATE_OF(block, r, c) ((block).byte[(r) + 4 * ((c) % 4)])

CLAIM(bytes_and_rows, ABOUT(substitute_rows), INSTEAD(substitute), UNWIND(17)) {
    Block b;
    uint32_t r, c;
    REQUIRES(r < 4 & c < 4);
    Block now = substitute_rows(b);
    CLAIMS(STATE_OF(now, r, c) == __CPROVER_uninterpreted_s_box(STATE_OF(b, r, c + r)));
}

// 5.1.3
CLAIM(columns, ABOUT(mix_columns), UNWIND(17)) {
    Block b;
    Block now = mix_columns(b);
    for (uint32_t c = 0; c < 4; c++)
        for (uint32_t r = 0; r < 4; r++) {
            const uint8_t factor[4] = {2, 3, 1, 1};
            uint8_t sum = 0;
            for (uint32_t k = 0; k < 4; k++) sum ^= fips_product_(STATE_OF(b, k, c), factor[(k + 4 - r) % 4]);
            CLAIMS(STATE_OF(now, r, c) == sum);
        }
}

CLAIM(round_key, ABOUT(add), UNWIND(17)) {
    Block a, b;
    uint32_t k;
    REQUIRES(k < 16);
    CLAIMS(add(a, b).byte[k] == (a.byte[k] ^ b.byte[k]));
}

// 5.2: words w[0] to w[43]
CLAIM(key_expansion, ABOUT(expand), INSTEAD(substitute), UNWIND(45)) {
    Block key;
    uint8_t w[44][4], constant = 1;
    for (uint32_t i = 0; i < 44; i++) {
        for (uint32_t n = 0; n < 4; n++) {
            if (i < 4)
                w[i][n] = key.byte[4 * i + n];
            else if (i % 4 == 0)
                w[i][n] = w[i - 4][n] ^ __CPROVER_uninterpreted_s_box(w[i - 1][(n + 1) % 4]) ^
                          (n == 0 ? constant : 0);
            else
                w[i][n] = w[i - 4][n] ^ w[i - 1][n];
        }
        if (i >= 4 & i % 4 == 0) constant = fips_product_(constant, 2);
    }
    Schedule s = expand(key);
    for (uint32_t i = 0; i < 11; i++)
        for (uint32_t n = 0; n < 16; n++) CLAIMS(s.round[i].byte[n] == w[4 * i + n / 4][n % 4]);
}

// 5.1: ten rounds, the last one without MixColumns. A step is any function of blocks here, and a block is known by its
// first byte.
uint8_t __CPROVER_uninterpreted_add(uint8_t, uint8_t);
uint8_t __CPROVER_uninterpreted_rows(uint8_t);
uint8_t __CPROVER_uninterpreted_columns(uint8_t);
static Block model_add(Block a, Block b) {
    a.byte[0] = __CPROVER_uninterpreted_add(a.byte[0], b.byte[0]);
    return a;
}
static Block model_substitute_rows(Block b) {
    b.byte[0] = __CPROVER_uninterpreted_rows(b.byte[0]);
    return b;
}
static Block model_mix_columns(Block b) {
    b.byte[0] = __CPROVER_uninterpreted_columns(b.byte[0]);
    return b;
}

CLAIM(cipher, ABOUT(encrypt), INSTEAD(add, substitute_rows, mix_columns), UNWIND(12)) {
    Schedule w;
    Block in;
    uint8_t state = __CPROVER_uninterpreted_add(in.byte[0], w.round[0].byte[0]);
    for (uint32_t round = 1; round <= 10; round++) {
        state = __CPROVER_uninterpreted_rows(state);
        if (round < 10) state = __CPROVER_uninterpreted_columns(state);
        state = __CPROVER_uninterpreted_add(state, w.round[round].byte[0]);
    }
    CLAIMS(encrypt(w, in).byte[0] == state);
}

// --- SP 800-38B: blocks as numbers of 128 bits, the first byte highest ---
typedef unsigned __CPROVER_bitvector[128] Number;

static Number number_(Block b) {
    Number n = 0;
    for (uint32_t i = 0; i < 16; i++) n = n << 8 | b.byte[i];
    return n;
}
static Block block_(Number n) {
    Block b;
    for (uint32_t i = 0; i < 16; i++) b.byte[i] = (uint8_t)(n >> (120 - 8 * i));
    return b;
}
// 6.1: the number that a subkey is made of, twice
static Number nist_twice_(Number n) { return n >> 127 ? n << 1 ^ 0x87 : n << 1; }

CLAIM(subkey, ABOUT(twice), UNWIND(17)) {
    Block b;
    CLAIMS(number_(twice(b)) == nist_twice_(number_(b)));
}

// The cipher is any function of a key and a block; SUM(k): what 6.2 has after k blocks.
Number __CPROVER_uninterpreted_cipher(Number, Number);
Number __CPROVER_uninterpreted_sum(uint64_t);
static Ref key_, made_;
// What is read: the key, the block of the turn that is looked at, the last block.
static uint8_t key_bytes_[16], turn_bytes_[16], last_bytes_[16];
static uint64_t turn_at_, last_at_, first_;
static uint32_t reads_, phase_;
static Buffer data_;
static Number cipher_key_;
static Block out_;
static bool fails_;

static Schedule model_expand(Block key) {
    Schedule s;
    s.round[0] = key;
    return s;
}
static Block model_encrypt(Schedule s, Block b) {
    return block_(__CPROVER_uninterpreted_cipher(number_(s.round[0]), number_(b)));
}
static Block model_twice(Block b) { return block_(nist_twice_(number_(b))); }
// Bytes are read in order: the key's, those of the turn, those of the last block.
static uint8_t model_u8_get(Ref r, uint64_t i) {
    if (reads_ == 16) {
        reads_ = 0;
        phase_ = 2;
    }
    if (reads_ == 0) {
        first_ = phase_ == 0 ? 0 : data_.from + (phase_ == 1 ? turn_at_ : last_at_);
        CLAIMS(i == first_);
        __CPROVER_assume(i == first_); // claimed just now: it makes the rest easier for the solver
    }
    CLAIMS(phase_ == 0 ? same_ref(r, key_) : same_ref(r, data_.block));
    CLAIMS(i == first_ + reads_);
    CLAIMS(phase_ == 0 | reads_ < data_.length - (phase_ == 1 ? turn_at_ : last_at_));
    uint32_t n = reads_++ & 15;
    return phase_ == 0 ? key_bytes_[n] : phase_ == 1 ? turn_bytes_[n] : last_bytes_[n];
}
static void model_u8_set(Ref r, uint64_t i, uint8_t v) {
    CLAIMS(same_ref(r, made_) & i < 16);
    out_.byte[i] = v;
}
static Value model_bytes_new(uint64_t length) {
    CLAIMS(length == 16);
    return fails_ ? ERROR : ref_value(made_);
}
// A block as far as the message goes, and, when it is not whole, a bit 1 and zeros.
static Number nist_block_(const uint8_t byte[16], uint64_t length) {
    Number n = 0;
    for (uint64_t i = 0; i < 16; i++) n = n << 8 | (i < length ? byte[i] : i == length ? 0x80 : 0);
    return n;
}
static int one_block_(uint64_t done) {
    turn_at_ = done;
    reads_ = 0;
    phase_ = 1;
    Number masked = __CPROVER_uninterpreted_sum(done / 16) ^ nist_block_(turn_bytes_, 16);
    __CPROVER_assume(__CPROVER_uninterpreted_sum(done / 16 + 1) ==
                     __CPROVER_uninterpreted_cipher(cipher_key_, masked));
    return 0;
}
#define LOOP_cmac_aes128_2                                                                                   \
    (TURNS(done), TURNS(mac)),                                                                               \
        done % 16 == 0 & done < data.length & data.length - done > 16 &                                      \
            number_(mac) == __CPROVER_uninterpreted_sum(done / 16),                                          \
        data.length - done, one_block_(done)

CLAIM(message, ABOUT(cmac_aes128), INSTEAD(expand, encrypt, twice, u8_get, u8_set, bytes_new), UNWIND(17)) {
    REQUIRES(data_.length <= UINT32_MAX & data_.from <= UINT32_MAX & made_.offset_ % 8 == 0);
    REQUIRES(__CPROVER_uninterpreted_sum(0) == 0);
    cipher_key_ = nist_block_(key_bytes_, 16);
    REQUIRES(last_at_ % 16 == 0 & (data_.length == 0 ? last_at_ == 0 : data_.length - last_at_ - 1 < 16));
    reads_ = phase_ = 0;
    Value result = cmac_aes128(key_, data_);
    Number once = nist_twice_(__CPROVER_uninterpreted_cipher(cipher_key_, 0));
    uint64_t left = data_.length - last_at_;
    Number mask = left == 16 ? once : nist_twice_(once);
    Number sum = __CPROVER_uninterpreted_sum(last_at_ / 16) ^ nist_block_(last_bytes_, left) ^ mask;
    CLAIMS(same(result, fails_ ? ERROR : ref_value(made_)));
    CLAIMS(fails_ | number_(out_) == __CPROVER_uninterpreted_cipher(cipher_key_, sum));
}
