// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// io.BytesIO: a bytearray and a position.
#pragma once
#include "python/io/base.h"

enum BytesIOField {
    BYTESIO_DATA = IO_FIELDS, // bytearray; UNSET: closed
    BYTESIO_AT,               // small int, may lie behind the end
    BYTESIO_FIELDS,
};
