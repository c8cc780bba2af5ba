// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// SOURCE python/modules/_enclave_aead.c
//
// How the parts are put together, against RFC 8439, section 2.8. Each callee, claimed in chacha.c and poly.c, is any
// function of its arguments here; a State, a Poly is known by its first word, and a block's bytes by a version that
// each write changes.
uint32_t __CPROVER_uninterpreted_started(uint32_t, uint32_t);
uint32_t __CPROVER_uninterpreted_stream(uint32_t, uint32_t);
uint64_t __CPROVER_uninterpreted_keyed(uint32_t);
uint64_t __CPROVER_uninterpreted_over(uint64_t, uint32_t, uint64_t, uint64_t);
uint64_t __CPROVER_uninterpreted_step(uint64_t, uint64_t, uint64_t);
uint64_t __CPROVER_uninterpreted_tag_low(uint64_t);
uint64_t __CPROVER_uninterpreted_tag_high(uint64_t);
uint64_t __CPROVER_uninterpreted_sealed(uint32_t, uint64_t);

static State model_chacha_start(Ref key, Ref nonce) {
    State s;
    s.word[0] = __CPROVER_uninterpreted_started(key.offset_, nonce.offset_);
    return s;
}
static State model_chacha_block(State s, uint32_t counter) {
    s.word[0] = __CPROVER_uninterpreted_stream(s.word[0], counter);
    return s;
}
static Poly model_poly_start(State block) {
    Poly p;
    p.h[0] = __CPROVER_uninterpreted_keyed(block.word[0]);
    return p;
}
static Poly model_poly_bytes(Poly p, Ref block, uint64_t at, uint64_t n) {
    p.h[0] = __CPROVER_uninterpreted_over(p.h[0], block.offset_, at, n);
    return p;
}
static Poly model_poly_word(Poly p, Word16 w) {
    p.h[0] = __CPROVER_uninterpreted_step(p.h[0], w.low, w.high);
    return p;
}
static Word16 model_poly_finish(Poly p) {
    return (Word16){__CPROVER_uninterpreted_tag_low(p.h[0]), __CPROVER_uninterpreted_tag_high(p.h[0])};
}

// 2.6 and 2.8: the one-time key is the block with counter 0; additional data, filled up to 16 bytes (poly_bytes fills),
// text, filled up, and both lengths as 8 bytes each.
CLAIM(what_is_authenticated, ABOUT(tag_of),
      INSTEAD(chacha_block, poly_start, poly_bytes, poly_word, poly_finish)) {
    State start;
    Buffer additional;
    Ref text;
    uint64_t at, n;
    Word16 tag = tag_of(start, additional, text, at, n);
    uint64_t sum = __CPROVER_uninterpreted_keyed(__CPROVER_uninterpreted_stream(start.word[0], 0));
    sum = __CPROVER_uninterpreted_over(sum, additional.block.offset_, additional.from, additional.length);
    sum = __CPROVER_uninterpreted_over(sum, text.offset_, at, n);
    sum = __CPROVER_uninterpreted_step(sum, additional.length, n);
    CLAIMS(tag.low == __CPROVER_uninterpreted_tag_low(sum) &
           tag.high == __CPROVER_uninterpreted_tag_high(sum));
}

// --- sealing and opening ---
static Ref given_, made_; // the block of the caller's, and the new one
static Buffer additional_;
static uint32_t allocations_, encryptions_, reads_, errors_;
static uint64_t version_; // of the new block's bytes
static uint64_t length_, text_at_, text_n_;
static uint32_t start_;
static uint64_t low_, high_, stored_low_, stored_high_;

static Value model_bytes_new(uint64_t length) {
    Value v = ref_value(made_);
    bool fails;
    CLAIMS(allocations_ == 0);
    allocations_++;
    length_ = length;
    if (fails) {
        errors_++;
        return ERROR;
    }
    return v;
}
static Value model_raise0(Value class, Text text) {
    errors_++;
    return ERROR;
}
static void model_chacha_apply(State start, Ref to, uint64_t at, Ref from, uint64_t from_at, uint64_t n) {
    CLAIMS(start.word[0] == start_ & same_ref(to, made_) & same_ref(from, given_));
    CLAIMS(at == 0 & from_at == text_at_ & n == text_n_ & n <= TEXT_MAX);
    CLAIMS(allocations_ == 1 & encryptions_ == 0 & n <= length_);
    encryptions_++;
    version_++;
}
static Word16 model_tag_of(State start, Buffer additional, Ref text, uint64_t at, uint64_t n) {
    CLAIMS(start.word[0] == start_ & same_ref(additional.block, additional_.block));
    CLAIMS(additional.from == additional_.from & additional.length == additional_.length & n == text_n_);
    bool new = same_ref(text, made_);
    CLAIMS(new ? at == 0 : same_ref(text, given_) & at == text_at_);
    uint64_t sum = __CPROVER_uninterpreted_sealed(text.offset_, new ? version_ : 0);
    return (Word16){__CPROVER_uninterpreted_tag_low(sum), __CPROVER_uninterpreted_tag_high(sum)};
}
static void model_u64_set(Ref r, uint64_t i, uint64_t v) {
    CLAIMS(same_ref(r, made_) & (i == text_n_ | i == text_n_ + 8) & length_ == text_n_ + 16);
    if (i == text_n_) stored_low_ = v;
    if (i == text_n_ + 8) stored_high_ = v;
    reads_++;
}
static uint64_t model_u64_get(Ref r, uint64_t i) {
    CLAIMS(same_ref(r, given_) & (i == text_at_ + text_n_ | i == text_at_ + text_n_ + 8));
    reads_++;
    return i == text_at_ + text_n_ ? low_ : high_;
}
static void begin_(void) {
    REQUIRES(!same_ref(given_, made_) & made_.offset_ % 8 == 0);
    allocations_ = encryptions_ = reads_ = errors_ = 0;
    version_ = 0;
}

// The new block is the text encrypted (from counter 1: chacha_apply) and the tag of what was encrypted, and no more.
CLAIM(sealing, ABOUT(aead_seal), INSTEAD(chacha_start, chacha_apply, tag_of, bytes_new, raise0, u64_set)) {
    Ref key, nonce;
    Buffer text;
    REQUIRES(same_ref(text.block, given_) & text.from == text_at_ & text.length == text_n_);
    begin_();
    start_ = __CPROVER_uninterpreted_started(key.offset_, nonce.offset_);
    Value sealed = aead_seal(key, nonce, text, additional_);
    CLAIMS((errors_ != 0) == same(sealed, ERROR));
    CLAIMS(IMPLIES(text_n_ > (UINT64_C(1) << 31), same(sealed, ERROR) & allocations_ == 0));
    CLAIMS(
        IMPLIES(errors_ == 0, same(sealed, ref_value(made_)) & length_ == text_n_ + 16 & encryptions_ == 1));
    uint64_t sum = __CPROVER_uninterpreted_sealed(made_.offset_, 1);
    CLAIMS(IMPLIES(errors_ == 0, reads_ == 2 & stored_low_ == __CPROVER_uninterpreted_tag_low(sum) &
                                     stored_high_ == __CPROVER_uninterpreted_tag_high(sum)));
    CLAIMS(IMPLIES(text_n_ <= (UINT64_C(1) << 31), allocations_ == 1));
}

// Both halves of the tag are read before either counts. When it is wrong there is no result, nothing is decrypted and no
// block made; when it is right, the text is decrypted into a block of its own.
CLAIM(opening, ABOUT(aead_open), INSTEAD(chacha_start, chacha_apply, tag_of, bytes_new, u64_get)) {
    Ref key, nonce;
    Buffer sealed;
    REQUIRES(same_ref(sealed.block, given_) & sealed.from == text_at_ & sealed.length - 16 == text_n_);
    begin_();
    start_ = __CPROVER_uninterpreted_started(key.offset_, nonce.offset_);
    uint64_t sum = __CPROVER_uninterpreted_sealed(given_.offset_, 0);
    bool right =
        low_ == __CPROVER_uninterpreted_tag_low(sum) & high_ == __CPROVER_uninterpreted_tag_high(sum);
    bool sized = sealed.length >= 16 & sealed.length <= (UINT64_C(1) << 31) + 16;
    Value text = aead_open(key, nonce, sealed, additional_);
    CLAIMS(IMPLIES(!sized | !right, is_unset(text) & allocations_ == 0 & encryptions_ == 0));
    CLAIMS(IMPLIES(sized, reads_ == 2));
    CLAIMS(IMPLIES(sized & right, allocations_ == 1 & length_ == text_n_));
    CLAIMS(IMPLIES(sized & right & errors_ == 0, same(text, ref_value(made_)) & encryptions_ == 1));
    CLAIMS(IMPLIES(errors_ != 0, same(text, ERROR) & encryptions_ == 0));
}
