; SPDX-License-Identifier: BSD-3-Clause
; Copyright (c) 2026, The Python-SGX authors
; A product of two limbs is below 2^54, so C's product of 64 bits is the integers' (proofs/cipher/poly.c, `times`).
(set-logic QF_NIA)
(declare-fun a () Int)
(declare-fun b () Int)
(assert (and (<= 0 a) (< a 268435456) (<= 0 b) (< b 67108864)))
(assert (>= (* a b) 18014398509481984))
(check-sat)
