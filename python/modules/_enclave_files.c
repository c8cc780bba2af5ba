// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The measured manifest at the start of a program: what it denies, and the files that it lets the host keep, put into
// the file system (python/io/node.h); module enclave reads and writes them. (Those that are frozen are there already.)
#include "python/modules/_enclave.h"

#include "python/io/grant.h"
#include "python/io/node.h"
#include "python/objects/convert.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/str.h"
#include "python/vm/import.h"

static ROOT(manifest); // dict, or UNSET: not read yet

Value enclave_manifest(void) {
    if (is_ref(manifest)) return manifest;
    Value data = import_frozen_manifest();
    if (is_error(data)) return ERROR;
    manifest = is_unset(data) ? dict_new(0) : cbor_decode(ref_of(data), 0, bytes_length(ref_of(data)));
    return manifest;
}

static bool denies(Value grants, Value key) { return is_false(dict_get_str(grants, key)); }

static bool has_names(Value grants, Value key) {
    Value names = dict_get_str(grants, key);
    return IS_EXACT(names, dict) && dict_length(names) > 0;
}

bool enclave_start_grants(void) {
    Value grants = enclave_manifest();
    if (is_error(grants)) return false;
    grants_denied = (uint32_t)denies(grants, NAME(stdin)) << GRANT_STDIN |
                    (uint32_t)denies(grants, NAME(stdout)) << GRANT_STDOUT |
                    (uint32_t)denies(grants, NAME(stderr)) << GRANT_STDERR |
                    (uint32_t)denies(grants, NAME(clock)) << GRANT_CLOCK;
    return true;
}

bool enclave_start_files(void) {
    Value grants = enclave_manifest();
    if (is_error(grants)) return false;
    if (!has_names(grants, NAME(sealed_files)) && !has_names(grants, NAME(untrusted_files))) return true;
    Value module = import_module(NAME(enclave));
    return !is_error(module) && !is_error(call_method0(module, NAME(_mount)));
}

FUNCTION(_enclave, plant, "(keeper, path, size, /)",
         "A file that the host keeps is at this path: size bytes, or None: not there yet. The keeper loads "
         "and stores it.") {
    Value path = arg(args, 1), size = arg(args, 2);
    if (!is_str(path)) return TYPE_ERROR("path must be str");
    I64Result n = is_none(size) ? (I64Result){true, -1} : convert_size(size, 0);
    return n.ok ? node_plant_kept(arg(args, 0), object_plain(path), n.value) : ERROR;
}
