// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module _io: the classes of python/io under their names.
#include "python/io/base.h"
#include "python/io/open.h"
#include "python/objects/error.h"
#include "python/objects/module.h"
#include "python/objects/str.h"

static Value set(Value module, Value name, Value v) {
    return is_error(v) ? ERROR : module_set(module, name, v);
}

MODULE(_io, "The io module provides the Python interfaces to stream handling. The\n"
            "builtin open function is defined in this module.") {
    Value module = arg(args, 0);
    RETURN_IF_ERROR(set(module, NAME(DEFAULT_BUFFER_SIZE), int_u32(IO_BUFFER_SIZE)));
    RETURN_IF_ERROR(set(module, NAME(UnsupportedOperation), io_unsupported_class()));
    RETURN_IF_ERROR(set(module, NAME(BlockingIOError), CLASS(BlockingIOError)));
    RETURN_IF_ERROR(set(module, NAME(_IOBase), CLASS(IOBase)));
    RETURN_IF_ERROR(set(module, NAME(_RawIOBase), CLASS(RawIOBase)));
    RETURN_IF_ERROR(set(module, NAME(_BufferedIOBase), CLASS(BufferedIOBase)));
    RETURN_IF_ERROR(set(module, NAME(_TextIOBase), CLASS(TextIOBase)));
    RETURN_IF_ERROR(set(module, NAME(FileIO), CLASS(FileIO)));
    RETURN_IF_ERROR(set(module, NAME(BytesIO), CLASS(BytesIO)));
    RETURN_IF_ERROR(set(module, NAME(StringIO), CLASS(StringIO)));
    RETURN_IF_ERROR(set(module, NAME(BufferedReader), CLASS(BufferedReader)));
    RETURN_IF_ERROR(set(module, NAME(BufferedWriter), CLASS(BufferedWriter)));
    RETURN_IF_ERROR(set(module, NAME(BufferedRandom), CLASS(BufferedRandom)));
    RETURN_IF_ERROR(set(module, NAME(BufferedRWPair), CLASS(BufferedRWPair)));
    RETURN_IF_ERROR(set(module, NAME(TextIOWrapper), CLASS(TextIOWrapper)));
    RETURN_IF_ERROR(set(module, NAME(IncrementalNewlineDecoder), CLASS(IncrementalNewlineDecoder)));
    return set(module, NAME(open), builtin_lookup(NAME(open)));
}

FUNCTION(_io, open_code, "($module, /, path)",
         "Opens the provided file with the intent to import the contents.\n"
         "\n"
         "This may perform extra validation beyond open(), but is otherwise interchangeable\n"
         "with calling open(path, 'rb').") {
    if (!is_str(arg(args, 1)))
        return raise1(CLASS(TypeError), TEXT("open_code() argument 'path' must be str, not {t}"),
                      arg(args, 1));
    Value mode = str_from_text(TEXT("rb"));
    return is_error(mode) ? ERROR : call2(builtin_lookup(NAME(open)), arg(args, 1), mode);
}

FUNCTION(_io, text_encoding, "($module, encoding, stacklevel=2, /)",
         "A helper function to choose the text encoding.\n"
         "\n"
         "When encoding is not None, this function returns it.\n"
         "Otherwise, this function returns the default text encoding\n"
         "(i.e. \"locale\" or \"utf-8\" depends on UTF-8 mode).\n"
         "\n"
         "This function emits an EncodingWarning if encoding is None and\n"
         "sys.flags.warn_default_encoding is true.\n"
         "\n"
         "This can be used in APIs with an encoding=None parameter.\n"
         "However, please consider using encoding=\"utf-8\" for new APIs.") {
    return is_none(arg(args, 1)) ? str_from_text(TEXT("locale")) : arg(args, 1);
}
