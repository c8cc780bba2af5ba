// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The fields of _socket.socket: a descriptor (python/io/file.h) and what it was made as.
#pragma once
#include "python/io/file.h"

enum SocketField {
    SOCKET_FD, // small int, -1: closed
    SOCKET_FAMILY,
    SOCKET_TYPE,
    SOCKET_PROTO,
    SOCKET_TIMEOUT, // float, or None: blocking
    SOCKET_FIELDS,
};
