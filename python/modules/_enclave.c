// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module _enclave: what python/lib/enclave.py stands on. Messages to and from the host (docs/calls.md), the
// processor's reports and keys, randomness, a cipher. Each length and error that comes from the host is checked
// here or in the door; what a message says is checked by the decoder, what it means by enclave.py.
#include "python/modules/_enclave.h"

#include "abi/sgx.h"
#include "kernel/io.h"
#include "python/objects/archive.h"
#include "python/objects/convert.h"
#include "python/objects/error.h"
#include "python/objects/float.h"
#include "python/objects/list.h"
#include "python/objects/memory.h"
#include "python/objects/tuple.h"
#include "python/vm/import.h"

enum { ERRNO_ENOSYS = 38, KEY_REPORT = SGX_KEY_REPORT, KEY_SEAL = SGX_KEY_SEAL };
// Places in the processor's structures (abi/sgx.h): what is in front of keyid in a report is what its MAC is about.
enum { KEYREQUEST_AT_KEYID = 40, REPORT_AT_KEYID = 384, REPORT_AT_MAC = 416 };

static THREAD_STATE(
    Value,
    arrived); // blob or nothing yet: what the host's data are copied into, until they are known to be whole

MODULE(_enclave, "The edge of the enclave, for module enclave.") {
    (void)args;
    return NONE;
}

static Value prepare(void) {
    if (!is_ref(arrived)) arrived = new_blob(EXCHANGE_DATA_MAX);
    return arrived;
}

// --- messages ---
FUNCTION(_enclave, encode, "(value, /)", "The one encoding of a value.") {
    return byte_builder_finish(cbor_encode(byte_builder_new(64), arg(args, 0), 0));
}

FUNCTION(_enclave, message, "(value, /)", "A message to the host that is this value.") {
    ByteBuilder b = cbor_encode(byte_builder_fill(byte_builder_new(64), 0, MESSAGE_HEAD), arg(args, 0), 0);
    if (!b.failed) u64_set(ref_of(b.storage), 0, b.length);
    return byte_builder_finish(b);
}

FUNCTION(_enclave, answer, "(result, name, limit, /)",
         "The message to the host that the function of that name gave this result.") {
    ByteBuilder b = byte_builder_fill(byte_builder_new(64), 0, MESSAGE_HEAD);
    b = cbor_encode(byte_builder_put(byte_builder_put(b, CBOR_PAIR), 0), arg(args, 0), 1);
    I64Result limit = convert_size(arg(args, 2), 0);
    if (!limit.ok) return ERROR;
    if (!b.failed && (int64_t)b.length > limit.value)
        return raise3(CLASS(ValueError), TEXT("the result of {}() takes {} bytes, more than its limit of {}"),
                      arg(args, 1), int_from_u64(b.length), arg(args, 2));
    if (!b.failed) u64_set(ref_of(b.storage), 0, b.length);
    return byte_builder_finish(b);
}

FUNCTION(_enclave, decode, "(data, start=0, /)", "The value whose encoding data[start:] is.") {
    Buffer data = buffer_require(arg(args, 0));
    if (!data.ok) return ERROR;
    I64Result start = convert_size(arg(args, 1), 0);
    if (!start.ok) return ERROR;
    if (start.value < 0 || (uint64_t)start.value > data.length) return VALUE_ERROR("start is out of range");
    return cbor_decode(data.block, data.from + (uint64_t)start.value, data.from + data.length);
}

FUNCTION(_enclave, request, "(message, /)",
         "What a call says: (name, list of arguments, dict of keywords or None); a name None asks for all "
         "names.") {
    if (is_int(arg(args, 0)))
        return raise1(CLASS(ValueError),
                      TEXT("a message of {} bytes is too large; @ecall(limit=...) allows more"),
                      arg(args, 0));
    Buffer data = buffer_require(arg(args, 0));
    if (!data.ok) return ERROR;
    if (data.length < MESSAGE_HEAD) return VALUE_ERROR("malformed message: it is too short");
    Value call = cbor_decode(data.block, data.from + MESSAGE_HEAD, data.from + data.length);
    RETURN_IF_ERROR(call);
    uint64_t n = IS_EXACT(call, list) ? list_length(call) : 0;
    if (n == 2 || n == 3) {
        Value name = list_get(call, 0), arguments = list_get(call, 1),
              keywords = n == 3 ? list_get(call, 2) : NONE;
        if ((is_none(name) || IS_EXACT(name, str)) && IS_EXACT(arguments, list) &&
            (n == 2 || IS_EXACT(keywords, dict)))
            return tuple3(name, arguments, keywords);
    }
    return VALUE_ERROR("malformed message: a call is [name, arguments, keywords]");
}

static Value refused(int64_t error) {
    if (error == -ERRNO_ENOSYS)
        return raise0(CLASS(RuntimeError), TEXT("this needs an enclave and a host that serves it"));
    Value code = int_new(-error);
    return is_error(code) ? ERROR : raise1(CLASS(OSError), TEXT("the host refused it (errno {})"), code);
}

// The rest of a message of `size` bytes whose first part has arrived.
static Value collect(uint64_t size, uint64_t got) {
    Value whole = bytes_new(size);
    RETURN_IF_ERROR(whole);
    bytes_copy(ref_of(whole), 0, ref_of(arrived), 0, got);
    while (got < size) {
        uint64_t room = size - got < EXCHANGE_DATA_MAX ? size - got : EXCHANGE_DATA_MAX;
        int64_t part = io_transfer(OCALL_GET, got, ref_of(arrived), 0, 0, ref_of(arrived), 0, room);
        if (part < 0) return refused(part);
        if ((uint64_t)part != room) return VALUE_ERROR("malformed message: a part is missing");
        bytes_copy(ref_of(whole), got, ref_of(arrived), 0, room);
        got += room;
    }
    return whole;
}

// Sends a message, waits for another one: bytes, NONE for an empty one, an int (its size) when it exceeds the limit.
// keep: other threads do not run meanwhile.
static Value exchange(enum Ocall number, Buffer message, uint64_t limit, bool keep) {
    uint64_t at = message.from, left = message.length;
    RETURN_IF_ERROR(prepare());
    for (; left > EXCHANGE_DATA_MAX; left -= EXCHANGE_DATA_MAX, at += EXCHANGE_DATA_MAX) {
        int64_t put = io_transfer(OCALL_PUT, 0, message.block, at, EXCHANGE_DATA_MAX, ref_of(arrived), 0, 0);
        if (put < 0) return refused(put);
    }
    int64_t got = io_transfer(number, keep, message.block, at, left, ref_of(arrived), 0, EXCHANGE_DATA_MAX);
    if (got <= 0) return got == 0 ? NONE : refused(got);
    uint64_t size = got < MESSAGE_HEAD ? 0 : u64_get(ref_of(arrived), 0);
    uint64_t first = size < EXCHANGE_DATA_MAX ? size : EXCHANGE_DATA_MAX;
    if (size < MESSAGE_HEAD || (uint64_t)got != first)
        return VALUE_ERROR("malformed message: its size is wrong");
    if (size > limit) return int_from_u64(size);
    return collect(size, first);
}

Value enclave_call(Value message, uint64_t limit) {
    Buffer buffer = buffer_require(message);
    return buffer.ok ? exchange(OCALL_CALL, buffer, limit, true) : ERROR;
}

static Value exchange_args(enum Ocall number, Args args) {
    Buffer message = buffer_require(arg(args, 0));
    if (!message.ok) return ERROR;
    I64Result limit = convert_size(arg(args, 1), 0);
    if (!limit.ok) return ERROR;
    return exchange(number, message, limit.value < 0 ? 0 : (uint64_t)limit.value, false);
}

FUNCTION(_enclave, next, "(answer, limit, /)",
         "Hand the host its answer and wait for the next call: bytes, None at the end, its size beyond the "
         "limit.") {
    return exchange_args(OCALL_NEXT, args);
}

FUNCTION(_enclave, call, "(message, limit, /)", "Call a function of the host's.") {
    return exchange_args(OCALL_CALL, args);
}

FUNCTION(_enclave, manifest, "()", "The measured manifest, a dict.") { return enclave_manifest(); }

// --- the processor ---
// A copy of exactly n bytes, in a block of its own.
static Value exactly(Value v, uint64_t n, Text error) {
    Buffer data = buffer_require(v);
    if (!data.ok) return ERROR;
    if (data.length != n) return raise0(CLASS(ValueError), error);
    return bytes_from_block(data.block, data.from, n);
}

static Value no_enclave(void) { return raise0(CLASS(RuntimeError), TEXT("this program runs in no enclave")); }

FUNCTION(_enclave, report, "(target, data, /)",
         "The processor's REPORT on this enclave, for the enclave that a TARGETINFO names.") {
    Value target = exactly(arg(args, 0), sizeof(struct SgxTargetinfo), TEXT("a target has 512 bytes"));
    RETURN_IF_ERROR(target);
    Value data = exactly(arg(args, 1), 64, TEXT("report data have 64 bytes"));
    RETURN_IF_ERROR(data);
    Value report = bytes_new(sizeof(struct SgxReport)), program = archive_hash();
    RETURN_IF_ERROR(report);
    if (is_ref(program)) { // whatever the program says: it is this program
        for (uint32_t i = 32; i < 64; i++)
            if (u8_get(ref_of(data), i) != 0)
                return VALUE_ERROR("report data have 32 bytes in a generic enclave");
        bytes_copy(ref_of(data), 32, ref_of(program), 0, 32);
    }
    return io_report(ref_of(target), ref_of(data), ref_of(report)) ? report : no_enclave();
}

FUNCTION(_enclave, key, "(request, /)",
         "The key that a KEYREQUEST asks for, or the processor's error code.") {
    Value request = exactly(arg(args, 0), sizeof(struct SgxKeyrequest), TEXT("a request has 512 bytes"));
    RETURN_IF_ERROR(request);
    Value key = bytes_new(16);
    RETURN_IF_ERROR(key);
    uint64_t error = io_key(ref_of(request), ref_of(key));
    if (error == UINT64_MAX) return no_enclave();
    if (error) return int_from_u64(error);
    Value program = archive_hash();
    if (!is_ref(program)) return key;
    // The processor's key is every program's: this program's is derived from it, and nothing else given away.
    if (u8_get(ref_of(request), 0) != KEY_SEAL || u8_get(ref_of(request), 1) != 0)
        return VALUE_ERROR("a generic enclave has keys to seal with only");
    return cmac_aes128(ref_of(key), buffer_of(program));
}

static bool same_bytes(Ref a, uint64_t from, Ref b, uint64_t at, uint64_t n) {
    uint8_t difference = 0;
    for (uint64_t i = 0; i < n; i++) difference |= u8_get(a, from + i) ^ u8_get(b, at + i);
    return difference == 0;
}

FUNCTION(_enclave, verify, "(report, /)",
         "Was this REPORT made on this machine for this enclave? Or the processor's error code.") {
    Value report = exactly(arg(args, 0), sizeof(struct SgxReport), TEXT("a report has 432 bytes"));
    Value request = bytes_new(sizeof(struct SgxKeyrequest)), key = bytes_new(16);
    if (is_error(report) || is_error(request) || is_error(key)) return ERROR;
    u8_set(ref_of(request), 0, KEY_REPORT);
    bytes_copy(ref_of(request), KEYREQUEST_AT_KEYID, ref_of(report), REPORT_AT_KEYID, 32);
    uint64_t error = io_key(ref_of(request), ref_of(key));
    if (error == UINT64_MAX) return no_enclave();
    if (error) return int_from_u64(error);
    Value body = bytes_from_block(ref_of(report), 0, REPORT_AT_KEYID);
    Value mac = is_error(body) ? ERROR : cmac_aes128(ref_of(key), buffer_of(body));
    RETURN_IF_ERROR(mac);
    return bool_value(same_bytes(ref_of(mac), 0, ref_of(report), REPORT_AT_MAC, 16));
}

FUNCTION(_enclave, program, "()", "The hash of the program that a generic enclave was given, or None.") {
    Value program = archive_hash();
    return is_unset(program) ? NONE : program;
}

FUNCTION(_enclave, debug, "()", "Does the image allow a debugger?") { return bool_value(io_is_debug()); }

FUNCTION(_enclave, random, "(n, /)", "n bytes from the processor's random number generator.") {
    I64Result n = convert_size(arg(args, 0), 0);
    if (!n.ok) return ERROR;
    if (n.value < 0) return VALUE_ERROR("negative argument not allowed");
    Value result = bytes_new((uint64_t)n.value);
    RETURN_IF_ERROR(result);
    for (uint64_t at = 0, word = 0; at < (uint64_t)n.value; at++, word >>= 8) {
        if (at % 8 == 0) word = io_random();
        u8_set(ref_of(result), at, (uint8_t)word);
    }
    return result;
}

// What the host's quoting library answers, at most EXCHANGE_DATA_MAX bytes.
static Value ask(enum Ocall number, Value question, uint64_t size) {
    RETURN_IF_ERROR(prepare());
    int64_t got = io_transfer(number, 0, ref_of(question), 0, size, ref_of(arrived), 0, EXCHANGE_DATA_MAX);
    if (got < 0) return refused(got);
    return bytes_from_block(ref_of(arrived), 0, (uint64_t)got);
}

FUNCTION(_enclave, quote_target, "()", "The quoting enclave's TARGETINFO, by the host's word.") {
    return ask(OCALL_QE_TARGET, arrived, 0);
}

FUNCTION(_enclave, quote, "(report, /)", "A quote of a REPORT for the quoting enclave.") {
    Value report = exactly(arg(args, 0), sizeof(struct SgxReport), TEXT("a report has 432 bytes"));
    RETURN_IF_ERROR(report);
    return ask(OCALL_QUOTE, report, sizeof(struct SgxReport));
}

// --- the cipher, and the reports' MAC ---
FUNCTION(_enclave, cmac, "(key, data, /)", "AES-128-CMAC, 16 bytes.") {
    Value key = exactly(arg(args, 0), 16, TEXT("a key has 16 bytes"));
    RETURN_IF_ERROR(key);
    Buffer data = buffer_require(arg(args, 1));
    return data.ok ? cmac_aes128(ref_of(key), data) : ERROR;
}

FUNCTION(_enclave, same, "(a, b, /)", "Are they equal? The time it takes does not tell where they differ.") {
    Buffer a = buffer_require(arg(args, 0));
    if (!a.ok) return ERROR;
    Buffer b = buffer_require(arg(args, 1));
    if (!b.ok) return ERROR;
    if (a.length != b.length) return FALSE;
    uint8_t difference = 0;
    for (uint64_t i = 0; i < a.length; i++)
        difference |= u8_get(a.block, a.from + i) ^ u8_get(b.block, b.from + i);
    return bool_value(difference == 0);
}

FUNCTION(_enclave, seal, "(key, nonce, text, additional, /)", "ChaCha20-Poly1305: text and tag.") {
    Value key = exactly(arg(args, 0), 32, TEXT("a key has 32 bytes"));
    RETURN_IF_ERROR(key);
    Value nonce = exactly(arg(args, 1), 12, TEXT("a nonce has 12 bytes"));
    RETURN_IF_ERROR(nonce);
    Buffer text = buffer_require(arg(args, 2));
    if (!text.ok) return ERROR;
    Buffer additional = buffer_require(arg(args, 3));
    return additional.ok ? aead_seal(ref_of(key), ref_of(nonce), text, additional) : ERROR;
}

FUNCTION(_enclave, unseal, "(key, nonce, sealed, additional, /)",
         "What was sealed, or None when it was changed.") {
    Value key = exactly(arg(args, 0), 32, TEXT("a key has 32 bytes"));
    RETURN_IF_ERROR(key);
    Value nonce = exactly(arg(args, 1), 12, TEXT("a nonce has 12 bytes"));
    RETURN_IF_ERROR(nonce);
    Buffer sealed = buffer_require(arg(args, 2));
    if (!sealed.ok) return ERROR;
    Buffer additional = buffer_require(arg(args, 3));
    if (!additional.ok) return ERROR;
    Value text = aead_open(ref_of(key), ref_of(nonce), sealed, additional);
    return is_unset(text) ? NONE : text;
}
