// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The names that module site adds to the builtins for people: exit, quit, copyright, credits, license, help.
#include "python/builtins/site.h"
#include "python/builtins/stream.h"
#include "python/objects/error.h"
#include "python/objects/exception.h"
#include "python/objects/memory.h"
#include "python/objects/module.h"
#include "python/objects/str.h"

// --- exit and quit ---
enum QuitterField { QUITTER_NAME };
TYPE(quitter, "_sitebuiltins.Quitter", object, 1, "");

GETTER(quitter, name, "") { return slot_get(ref_of(arg(args, 0)), QUITTER_NAME); }
GETTER(quitter, eof, "") { return str_from_text(TEXT("Ctrl-D (i.e. EOF)")); }
METHOD(quitter, __repr__, "($self, /)", "Return repr(self).") {
    return text_format1(TEXT("Use {}() or Ctrl-D (i.e. EOF) to exit"),
                        slot_get(ref_of(arg(args, 0)), QUITTER_NAME));
}
METHOD(quitter, __call__, "($self, /, code=None)", "Call self as a function.") {
    Value in = stream_of_sys(NAME(stdin)); // as site does, so that an interactive loop ends, too
    if (is_error(in) || is_unset(in) || is_none(in) || is_error(call_method0(in, NAME(close)))) error_clear();
    return raise_value(CLASS(SystemExit), is_unset(arg(args, 1)) ? NONE : arg(args, 1));
}

// --- copyright, credits, license ---
enum PrinterField { PRINTER_TEXT };
TYPE(printer, "_sitebuiltins._Printer", object, 1,
     "interactive prompt objects for printing the license text, a list of\n"
     "    contributors and the copyright notice.");

METHOD(printer, __repr__, "($self, /)", "Return repr(self).") {
    return slot_get(ref_of(arg(args, 0)), PRINTER_TEXT);
}
METHOD(printer, __call__, "($self, /)", "Call self as a function.") {
    Value out = stream_of_sys(NAME(stdout)), end = str_from_text(TEXT("\n"));
    RETURN_IF_ERROR(out);
    RETURN_IF_ERROR(end);
    if (is_unset(out) || is_none(out)) return NONE;
    RETURN_IF_ERROR(stream_print(out, slot_get(ref_of(arg(args, 0)), PRINTER_TEXT)));
    return stream_print(out, end);
}

// --- help ---
TYPE(helper, "_sitebuiltins._Helper", object, 0, "Define the builtin 'help'.");
METHOD(helper, __repr__, "($self, /)", "Return repr(self).") {
    return str_from_text(TEXT("Type help() for interactive help, or help(object) for help about object."));
}
METHOD(helper, __call__, "($self, /, *args, **kwds)", "Call self as a function.") {
    return raise_unimplemented(TEXT("help()"));
}

// --- the names ---
static Value add(Value module, Value name, Value object, Value content) {
    RETURN_IF_ERROR(object);
    RETURN_IF_ERROR(content);
    slot_set(ref_of(object), 0, content);
    return module_set(module, name, object);
}

Value site_fill(Value module) {
    RETURN_IF_ERROR(add(module, NAME(exit), NEW(quitter), NAME(exit)));
    RETURN_IF_ERROR(add(module, NAME(quit), NEW(quitter), NAME(quit)));
    RETURN_IF_ERROR(add(module, NAME(copyright), NEW(printer),
                        str_from_text(TEXT("Copyright (c) 2026, The Python-SGX authors"))));
    RETURN_IF_ERROR(
        add(module, NAME(credits), NEW(printer),
            str_from_text(TEXT("Python-SGX follows the language of CPython, by the Python community."))));
    RETURN_IF_ERROR(add(module, NAME(license), NEW(printer),
                        str_from_text(TEXT("The BSD 3-Clause license; see LICENSE."))));
    Value help = NEW(helper);
    return is_error(help) ? ERROR : module_set(module, NAME(help), help);
}
