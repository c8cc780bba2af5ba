# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
from enclave import ecall

n = 0


@ecall
def nothing() -> None:
    pass


@ecall
def count() -> None:
    global n
    n += 1


@ecall
def counted() -> int:
    return n
