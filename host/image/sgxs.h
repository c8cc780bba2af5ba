// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// SGXS files (the SGX stream format, open, by Fortanix): the very records that MRENCLAVE is the hash of, one
// after the other. 64-byte ECREATE, EADD and EEXTEND records, 256 bytes of data behind each EEXTEND; the
// enhanced form adds UNMEASRD (as EEXTEND, but not hashed) and UNSIZED (an ECREATE whose size is not known
// yet: such a file cannot be measured). Reads files of any tool; writes ours, from a page list.
#pragma once
#include "abi/image.h"
#include "host/file.h"
#include "host/image/measure.h"

#include <stdbool.h>

struct SgxsFile {
    struct Image image; // pages in the file's order
    uint8_t *contents;  // owned, of the pages
    uint8_t mrenclave[MEASURE_SIZE];
    uint64_t unmeasured_bytes; // of UNMEASRD records
    // The stream is canonical (ascending pages, the data of each right behind its EADD, in ascending order),
    // so that `image` says all that the stream does. Only then may it be loaded.
    bool canonical;
};

// Reads and checks a whole file; `name` is for the error line. False and error_set when it is corrupt: an
// unknown or truncated record, a value that the processor refuses (SDM Vol. 3D, ECREATE, EADD, EEXTEND).
bool sgxs_read(struct SgxsFile *file, const struct Bytes *bytes, const char *name);
void sgxs_free(struct SgxsFile *file);

// Puts a page list into `output`, pages in its order. Contents of unmeasured chunks are put as UNMEASRD when
// there are any.
void sgxs_write(struct FileOutput *output, const struct Image *image);
