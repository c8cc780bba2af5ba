// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The standard streams.
#include "python/builtins/stream.h"
#include "python/io/buffered.h"
#include "python/io/fileio.h"
#include "python/io/textio.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/instance.h"
#include "python/objects/module.h"
#include "python/objects/str.h"
#include "python/vm/import.h"

static Value name_of(uint32_t fd) {
    return fd == 0   ? str_from_text(TEXT("<stdin>"))
           : fd == 1 ? str_from_text(TEXT("<stdout>"))
                     : str_from_text(TEXT("<stderr>"));
}

// Standard output keeps what os.environ and sys.argv could not decode; standard error takes everything.
Value stream_new(uint32_t fd) {
    bool writes = fd != 0;
    Value raw = fileio_new(fd, writes ? FILEIO_WRITES : FILEIO_READS);
    Value name = name_of(fd), mode = str_from_text(writes ? TEXT("w") : TEXT("r"));
    if (is_error(raw) || is_error(name) || is_error(instance_set(raw, NAME(name), name))) return ERROR;
    Value buffer = writes ? buffered_writer_new(raw) : buffered_reader_new(raw);
    Value errors = str_from_text(fd == 2 ? TEXT("backslashreplace") : TEXT("surrogateescape"));
    RETURN_IF_ERROR(buffer);
    RETURN_IF_ERROR(errors);
    bool lines = fd == 2 || file_is_terminal(fd);
    uint32_t flags = (writes ? TEXTIO_WRITES : TEXTIO_READS | TEXTIO_READ1) | (lines ? TEXTIO_LINES : 0);
    Value text = textio_new(buffer, errors, str_from_code_point('\n'), flags);
    if (is_error(text) || is_error(mode) || is_error(instance_set(text, NAME(mode), mode))) return ERROR;
    return text;
}

Value stream_of_sys(Value name) {
    Value sys = dict_get_str(import_modules, NAME(sys));
    if (is_unset(sys)) sys = import_module(NAME(sys));
    RETURN_IF_ERROR(sys);
    return is_module(sys) ? dict_get_str(module_dict(sys), name) : object_getattr_or_unset(sys, name);
}

Value stream_print(Value file, Value text) {
    if (likely(IS_EXACT(file, TextIOWrapper))) return textio_write(file, str_plain(text));
    return is_error(call_method1(file, NAME(write), text)) ? ERROR : NONE;
}

Value stream_flush(Value name) {
    Value file = stream_of_sys(name);
    if (is_error(file) || is_unset(file) || is_none(file)) return file;
    Value closed = object_getattr_or_unset(file, NAME(closed));
    if (is_error(closed)) error_clear();
    if (is_true(closed)) return NONE;
    return IS_EXACT(file, TextIOWrapper) ? textio_flush(file) : call_method0(file, NAME(flush));
}
Value stream_flush_all(void) {
    Value result = stream_flush(NAME(stdout));
    Value exception = is_error(result) ? error_take() : UNSET;
    if (is_error(stream_flush(NAME(stderr)))) error_clear();
    return is_unset(exception) ? NONE : raise_exception(exception);
}
