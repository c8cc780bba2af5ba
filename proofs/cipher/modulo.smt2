; SPDX-License-Identifier: BSD-3-Clause
; Copyright (c) 2026, The Python-SGX authors
; What proofs/cipher/poly.c leaves to algebra: over the integers, for any limbs a, r and any v,
;   sum of product_k * 2^(26 k)  =  A * R - P * (some integer)      and      fold(v)  =  v - P * (v div 2^130).
; Both negations are asserted together by an `or`: the answer must be unsat.
(set-logic QF_NIA)
(declare-fun a0 () Int)
(declare-fun a1 () Int)
(declare-fun a2 () Int)
(declare-fun a3 () Int)
(declare-fun a4 () Int)
(declare-fun r0 () Int)
(declare-fun r1 () Int)
(declare-fun r2 () Int)
(declare-fun r3 () Int)
(declare-fun r4 () Int)
(declare-fun low () Int) ; v mod 2^130
(declare-fun high () Int) ; v div 2^130
(define-fun P () Int (- 1361129467683753853853498429727072845824 5))
(define-fun product0 () Int (+ (* a0 r0) (* 5 (+ (* a1 r4) (* a2 r3) (* a3 r2) (* a4 r1)))))
(define-fun product1 () Int (+ (* a0 r1) (* a1 r0) (* 5 (+ (* a2 r4) (* a3 r3) (* a4 r2)))))
(define-fun product2 () Int (+ (* a0 r2) (* a1 r1) (* a2 r0) (* 5 (+ (* a3 r4) (* a4 r3)))))
(define-fun product3 () Int (+ (* a0 r3) (* a1 r2) (* a2 r1) (* a3 r0) (* 5 (* a4 r4))))
(define-fun product4 () Int (+ (* a0 r4) (* a1 r3) (* a2 r2) (* a3 r1) (* a4 r0) 0))
(define-fun A () Int (+ (* 1 a0) (* 67108864 a1) (* 4503599627370496 a2) (* 302231454903657293676544 a3) (* 20282409603651670423947251286016 a4)))
(define-fun R () Int (+ (* 1 r0) (* 67108864 r1) (* 4503599627370496 r2) (* 302231454903657293676544 r3) (* 20282409603651670423947251286016 r4)))
(define-fun made () Int (+ (* 1 product0) (* 67108864 product1) (* 4503599627370496 product2) (* 302231454903657293676544 product3) (* 20282409603651670423947251286016 product4)))
; the products that wrapped round
(define-fun wrapped () Int (+
  (* 1 (* a1 r4))
  (* 1 (* a2 r3))
  (* 67108864 (* a2 r4))
  (* 1 (* a3 r2))
  (* 67108864 (* a3 r3))
  (* 4503599627370496 (* a3 r4))
  (* 1 (* a4 r1))
  (* 67108864 (* a4 r2))
  (* 4503599627370496 (* a4 r3))
  (* 302231454903657293676544 (* a4 r4))
))
(define-fun v () Int (+ low (* 1361129467683753853853498429727072845824 high)))
(assert (or
  (not (= made (- (* A R) (* P wrapped))))
  (not (= (+ low (* 5 high)) (- v (* P high))))))
(check-sat)
