// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// open(): a FileIO, buffered, as text.
#include "python/io/open.h"
#include "python/io/fileio.h"
#include "python/objects/convert.h"
#include "python/objects/error.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"

typedef struct {
    bool ok, reads, writes, creates, appends, updates, text, binary;
} Mode;

static Mode parse(Value mode) {
    Mode m = {.ok = true};
    uint32_t seen[128] = {0};
    for (uint32_t i = 0, n = str_length(ref_of(mode)); i < n; i++) {
        uint32_t c = str_at(ref_of(mode), i);
        bool known = c == 'r' || c == 'w' || c == 'a' || c == 'x' || c == '+' || c == 'b' || c == 't';
        if (!known || AT(seen, c)++) {
            raise1(CLASS(ValueError), TEXT("invalid mode: {r}"), mode);
            return (Mode){0};
        }
    }
    m.reads = AT(seen, 'r'), m.writes = AT(seen, 'w'), m.appends = AT(seen, 'a'), m.creates = AT(seen, 'x');
    m.updates = AT(seen, '+'), m.text = AT(seen, 't'), m.binary = AT(seen, 'b');
    if (m.text && m.binary)
        VALUE_ERROR("can't have text and binary mode at once");
    else if (m.reads + m.writes + m.appends + m.creates > 1) // none at all is FileIO's business
        VALUE_ERROR("must have exactly one of create/read/write/append mode");
    else
        return m;
    return (Mode){0};
}

static Value raw_mode(Mode m) {
    uint32_t way = m.creates ? 'x' : m.reads ? 'r' : m.writes ? 'w' : m.appends ? 'a' : 0;
    Builder b = way ? builder_char(builder_new(), way) : builder_new();
    return builder_finish(m.updates ? builder_char(b, '+') : b);
}

static bool given(Value v) { return !is_unset(v) && !is_none(v); }

static bool check_strings(Args args) {
    for (uint32_t i = 3; i < 6; i++) {
        Value v = arg(args, i);
        if (!given(v) || is_str(v)) continue;
        Value name = i == 3 ? NAME(encoding) : i == 4 ? NAME(errors) : NAME(newline);
        raise2(CLASS(TypeError), TEXT("open() argument '{}' must be str or None, not {t}"), name, v);
        return false;
    }
    return true;
}

static Value check_binary(Args args, Mode m) {
    if (!m.binary) return NONE;
    if (given(arg(args, 3))) return VALUE_ERROR("binary mode doesn't take an encoding argument");
    if (given(arg(args, 4))) return VALUE_ERROR("binary mode doesn't take an errors argument");
    if (given(arg(args, 5))) return VALUE_ERROR("binary mode doesn't take a newline argument");
    return NONE;
}

static Value make_raw(Value file, Args args, Mode m) {
    Value mode = raw_mode(m), closes = is_unset(arg(args, 6)) ? TRUE : arg(args, 6);
    RETURN_IF_ERROR(mode);
    ArgsResult pushed = args_push(4);
    if (!pushed.ok) return raise_recursion_error();
    arg_set(pushed.args, 0, file);
    arg_set(pushed.args, 1, mode);
    arg_set(pushed.args, 2, closes);
    arg_set(pushed.args, 3, is_unset(arg(args, 7)) ? NONE : arg(args, 7));
    Value raw = object_call(CLASS(FileIO), pushed.args, UNSET);
    args_pop(pushed.args);
    return raw;
}

static Value wrap(Args args, Mode m, Value raw, Value mode, int64_t buffering) {
    bool lines = buffering == 1 && !m.binary;
    if (buffering < 0) {
        Value terminal = call_method0(raw, NAME(isatty));
        RETURN_IF_ERROR(terminal);
        lines = is_true(terminal);
    }
    if (buffering == 0) return m.binary ? raw : VALUE_ERROR("can't have unbuffered text I/O");
    Value class = m.updates ? CLASS(BufferedRandom) : m.reads ? CLASS(BufferedReader) : CLASS(BufferedWriter);
    bool usual = buffering < 0 || lines;
    Value buffer = usual ? call1(class, raw) : call2(class, raw, int_wrap(buffering));
    if (is_error(buffer) || m.binary) return buffer;
    ArgsResult pushed = args_push(5);
    if (!pushed.ok) return raise_recursion_error();
    arg_set(pushed.args, 0, buffer);
    for (uint32_t i = 1; i < 4; i++)
        arg_set(pushed.args, i, is_unset(arg(args, i + 2)) ? NONE : arg(args, i + 2));
    arg_set(pushed.args, 4, bool_value(lines));
    Value text = object_call(CLASS(TextIOWrapper), pushed.args, UNSET);
    args_pop(pushed.args);
    if (is_error(text) || is_error(object_setattr(text, NAME(mode), mode))) return ERROR;
    return text;
}

Value io_open(Args args) {
    Value file = arg(args, 0), mode = arg(args, 1);
    if (!is_int_object(file)) file = path_of(file);
    RETURN_IF_ERROR(file);
    if (is_unset(mode)) mode = str_from_code_point('r');
    RETURN_IF_ERROR(mode);
    if (!is_str(mode))
        return raise1(CLASS(TypeError), TEXT("open() argument 'mode' must be str, not {t}"), mode);
    I64Result buffering = convert_int(arg(args, 2), -1);
    if (!buffering.ok || !check_strings(args)) return ERROR;
    Mode m = parse(str_plain(mode));
    if (!m.ok || is_error(check_binary(args, m))) return ERROR;
    Value raw = make_raw(file, args, m);
    RETURN_IF_ERROR(raw);
    if (buffering.value < -1) buffering.value = -1;
    Value result = wrap(args, m, raw, mode, buffering.value);
    if (!is_error(result)) return result;
    Value problem = error_take();
    if (is_error(call_method0(raw, NAME(close)))) error_clear();
    return error_restore(problem);
}
