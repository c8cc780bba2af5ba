// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The measured manifest at the start of a program: what it denies, and the files that it lets the host keep, put into
// the file system (python/io/node.h); module enclave reads and writes them. (Those that are frozen are there already.)
#include "python/modules/_enclave.h"

#include "python/io/grant.h"
#include "python/io/node.h"
#include "python/objects/convert.h"
#include "python/objects/archive.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/list.h"
#include "python/objects/str.h"
#include "python/vm/import.h"

enum { PROGRAM_MAX = 1 << 30 };

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

// The program of a generic enclave: the host's message [null, ["load", "program"]] brings it. What it is cannot be
// trusted, only named: its hash is in all that this enclave says of itself from here on.
static Value receive(void) {
    Value words = list_new(2), call = list_new(2);
    if (is_error(words) || is_error(call) || is_error(list_append(words, str_from_text(TEXT("load")))) ||
        is_error(list_append(words, str_from_text(TEXT("program")))) || is_error(list_append(call, NONE)) ||
        is_error(list_append(call, words)))
        return ERROR;
    ByteBuilder b = cbor_encode(byte_builder_fill(byte_builder_new(64), 0, MESSAGE_HEAD), call, 0);
    if (!b.failed) u64_set(ref_of(b.storage), 0, b.length);
    Value message = byte_builder_finish(b);
    Value answer = is_error(message) ? ERROR : enclave_call(message, PROGRAM_MAX);
    RETURN_IF_ERROR(answer);
    if (IS_EXACT(answer, bytes))
        answer = cbor_decode(ref_of(answer), MESSAGE_HEAD, bytes_length(ref_of(answer)));
    RETURN_IF_ERROR(answer);
    if (IS_EXACT(answer, list) && list_length(answer) == 2 && IS_EXACT(list_get(answer, 1), bytes))
        return list_get(answer, 1);
    return raise0(CLASS(RuntimeError),
                  TEXT("this enclave is generic and got no program; use pysgx run --image"));
}

bool enclave_start_program(void) {
    Value grants = enclave_manifest();
    if (is_error(grants)) return false;
    if (!is_true(dict_get_str(grants, NAME(generic)))) return true;
    Value module = import_module(NAME(_enclave)); // makes the room for messages
    Value program = is_error(module) ? ERROR : receive();
    module = is_error(program) ? ERROR : import_module(NAME(_sha256));
    if (is_error(module)) return false;
    Value digest = call_method1(module, NAME(sha256), program);
    Value hash = is_error(digest) ? ERROR : call_method0(digest, NAME(digest));
    return !is_error(hash) && archive_adopt(program, hash);
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
    if (!n.ok) return ERROR;
    path = object_plain(path);
    uint64_t length = str_length(ref_of(path));
    if (length < 2 || str_at(ref_of(path), 0) != '/' || n.value < -1 || n.value > INT32_MAX)
        return VALUE_ERROR("a path begins with '/', and a file has less than 2 GiB");
    return node_plant_kept(arg(args, 0), path, n.value);
}
