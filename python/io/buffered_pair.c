// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// io.BufferedRWPair: a reader and a writer as one stream, for pipes and sockets.
#include "python/io/buffered_pair.h"
#include "python/objects/error.h"
#include "python/objects/exception.h"
#include "python/objects/memory.h"
#include "python/objects/str.h"

TYPE(BufferedRWPair, "_io.BufferedRWPair", BufferedIOBase, PAIR_FIELDS,
     "A buffered reader and writer object together.\n"
     "\n"
     "A buffered reader object and buffered writer object put together to\n"
     "form a sequential IO object that can read and write. This is typically\n"
     "used with a socket or two-way pipe.\n"
     "\n"
     "reader and writer are RawIOBase objects that are readable and\n"
     "writeable respectively. If the buffer_size is omitted it defaults to\n"
     "DEFAULT_BUFFER_SIZE.");

STATICMETHOD(BufferedRWPair, __new__, "!($type, *args, **kwargs)", "") {
    return io_new_instance(arg(args, 0));
}
METHOD(BufferedRWPair, __init__, "($self, reader, writer, buffer_size=8192, /)", "") {
    Value size = is_unset(arg(args, 3)) ? int_u32(IO_BUFFER_SIZE) : arg(args, 3);
    RETURN_IF_ERROR(io_check_readable(arg(args, 1)));
    RETURN_IF_ERROR(io_check_writable(arg(args, 2)));
    Value reader = call2(CLASS(BufferedReader), arg(args, 1), size);
    Value writer = is_error(reader) ? ERROR : call2(CLASS(BufferedWriter), arg(args, 2), size);
    RETURN_IF_ERROR(writer);
    slot_set(ref_of(arg(args, 0)), PAIR_READER, reader);
    slot_set(ref_of(arg(args, 0)), PAIR_WRITER, writer);
    return NONE;
}

static Value part(Args args, enum PairField i) {
    Value v = slot_get(ref_of(arg(args, 0)), i);
    return is_unset(v) ? VALUE_ERROR("I/O operation on uninitialized object") : v;
}
// The method of the reader or writer, with the arguments that are there.
static Value forward(Args args, enum PairField i, Value name) {
    Value object = part(args, i);
    RETURN_IF_ERROR(object);
    return args_count(args) < 2 || is_unset(arg(args, 1)) ? call_method0(object, name)
                                                          : call_method1(object, name, arg(args, 1));
}
METHOD(BufferedRWPair, read, "!($self, size=-1, /)", "") { return forward(args, PAIR_READER, NAME(read)); }
METHOD(BufferedRWPair, peek, "!($self, size=0, /)", "") { return forward(args, PAIR_READER, NAME(peek)); }
METHOD(BufferedRWPair, read1, "!($self, size=-1, /)", "") { return forward(args, PAIR_READER, NAME(read1)); }
METHOD(BufferedRWPair, readinto, "!($self, buffer, /)", "") {
    return forward(args, PAIR_READER, NAME(readinto));
}
METHOD(BufferedRWPair, readinto1, "!($self, buffer, /)", "") {
    return forward(args, PAIR_READER, NAME(readinto1));
}
METHOD(BufferedRWPair, readable, "!($self, /)", "") { return forward(args, PAIR_READER, NAME(readable)); }
METHOD(BufferedRWPair, write, "!($self, buffer, /)", "") { return forward(args, PAIR_WRITER, NAME(write)); }
METHOD(BufferedRWPair, flush, "!($self, /)", "") { return forward(args, PAIR_WRITER, NAME(flush)); }
METHOD(BufferedRWPair, writable, "!($self, /)", "") { return forward(args, PAIR_WRITER, NAME(writable)); }
METHOD(BufferedRWPair, isatty, "!($self, /)", "") {
    Value is = forward(args, PAIR_WRITER, NAME(isatty));
    return is_false(is) ? forward(args, PAIR_READER, NAME(isatty)) : is;
}
GETTER(BufferedRWPair, closed, "") {
    Value writer = slot_get(ref_of(arg(args, 0)), PAIR_WRITER);
    return is_unset(writer)
               ? raise0(CLASS(RuntimeError), TEXT("the BufferedRWPair object is being garbage-collected"))
               : object_getattr(writer, NAME(closed));
}
METHOD(BufferedRWPair, close, "!($self, /)", "") {
    Value problem = is_error(forward(args, PAIR_WRITER, NAME(close))) ? error_take() : UNSET;
    Value result = forward(args, PAIR_READER, NAME(close));
    if (is_unset(problem)) return result;
    if (!is_error(result)) return error_restore(problem);
    Value second = error_take();
    exception_chain(second, problem);
    return error_restore(second);
}
