// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Python source text as it goes into the archive: valid UTF-8, no byte order mark, no NUL byte. A coding
// comment (PEP 263) in the first two lines is obeyed.
#pragma once
#include "host/file.h"

#include <stdbool.h>

// Converts `text` (a whole file, with a NUL byte behind it) in place; *recoded: from another coding than UTF-8. Else
// false, with the reason, a part of a sentence ("is not Python source: ..."), in `problem`.
bool source_convert(struct Bytes *text, bool *recoded, char *problem, size_t room);
