# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""Importable only: an enclave has no terminals, but module tty, which a test imports, needs the names."""
(B0, B50, BRKINT, CS8, CSIZE, ECHO, ICANON, ICRNL, IEXTEN, INPCK, ISIG, ISTRIP, IXON, OPOST, PARENB, TCSAFLUSH, VMIN,
 VTIME) = range(18)
error = OSError


def tcgetattr(fd):
    raise error(25, "Inappropriate ioctl for device")


def tcsetattr(fd, when, attributes):
    raise error(25, "Inappropriate ioctl for device")
