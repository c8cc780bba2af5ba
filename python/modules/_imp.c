// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module _imp: what is built in and what is frozen. The import lock of a program of one thread is never waited for.
#include "python/objects/call.h"
#include "python/objects/error.h"
#include "python/objects/list.h"
#include "python/objects/module.h"
#include "python/objects/str.h"
#include "python/vm/import.h"
#include "python/vm/loader.h"

static STATE(int64_t, lock_count);

MODULE(_imp, "(Extremely) low-level import machinery bits as used by importlib.") {
    Value text = str_from_text(TEXT("default"));
    return is_error(text) ? ERROR : module_set(arg(args, 0), NAME(check_hash_based_pycs), text);
}

static ImportPlace place_of(Value name) {
    return is_str(name) ? import_find(str_plain(name)) : (ImportPlace){0};
}
FUNCTION(_imp, acquire_lock, "($module, /)",
         "Acquires the interpreter's import lock for the current thread.") {
    lock_count++;
    return NONE;
}
FUNCTION(_imp, release_lock, "($module, /)", "Release the interpreter's import lock.") {
    if (lock_count == 0) return raise0(CLASS(RuntimeError), TEXT("not holding the import lock"));
    lock_count--;
    return NONE;
}
FUNCTION(_imp, lock_held, "($module, /)", "Return True if the import lock is currently held, else False.") {
    return bool_value(lock_count > 0);
}
FUNCTION(_imp, is_builtin, "($module, name, /)",
         "Returns True if the module name corresponds to a built-in module.") {
    return int_u32(place_of(arg(args, 1)).native);
}
FUNCTION(_imp, is_frozen, "($module, name, /)",
         "Returns True if the module name corresponds to a frozen module.") {
    return FALSE; // modules of the archive tell of themselves that they come from files: SourceFileLoader
}
static Value raise_no_frozen(Value name) {
    return raise1(CLASS(ImportError), TEXT("No such frozen object named {}"), name);
}
FUNCTION(_imp, is_frozen_package, "($module, name, /)",
         "Returns True if the module name is of a frozen package.") {
    ImportPlace place = place_of(arg(args, 1));
    return place.found && !place.native ? bool_value(place.package) : raise_no_frozen(arg(args, 1));
}
FUNCTION(_imp, get_frozen_object, "($module, name, data=None, /)",
         "Create a code object for a frozen module.") {
    ImportPlace place = place_of(arg(args, 1));
    if (!place.found || place.native) return raise_no_frozen(arg(args, 1));
    Value loader = is_error(place.file) ? ERROR : loader_new(arg(args, 1), place.file);
    return is_error(loader) ? ERROR : call_method1(loader, NAME(get_code), arg(args, 1));
}
FUNCTION(_imp, _frozen_module_names, "($module, /)", "Returns the list of available frozen modules.") {
    return list_new(0);
}
FUNCTION(_imp, find_frozen, "($module, name, /, *, withdata=False)",
         "Return info about the corresponding frozen module.") {
    return NONE;
}
FUNCTION(_imp, init_frozen, "($module, name, /)", "Initializes a frozen module.") {
    ImportPlace place = place_of(arg(args, 1));
    return place.found && !place.native ? import_module(str_plain(arg(args, 1))) : NONE;
}
FUNCTION(_imp, create_builtin, "($module, spec, /)", "Create an extension module.") {
    return call_method1(CLASS(BuiltinImporter), NAME(create_module), arg(args, 1));
}
FUNCTION(_imp, exec_builtin, "($module, mod, /)", "Initialize a built-in module.") { return int_u32(0); }
FUNCTION(_imp, create_dynamic, "!($module, spec, file=None, /)", "Create an extension module.") {
    return raise0(CLASS(ImportError), TEXT("an enclave loads no extension modules"));
}
FUNCTION(_imp, exec_dynamic, "($module, mod, /)", "Initialize an extension module.") { return int_u32(0); }
FUNCTION(_imp, extension_suffixes, "($module, /)",
         "Returns the list of file suffixes used to identify extension modules.") {
    return list_new(0);
}
FUNCTION(_imp, _fix_co_filename, "($module, code, path, /)",
         "Changes code.co_filename to specify the passed-in path.") {
    return NONE;
}
FUNCTION(_imp, _override_frozen_modules_for_tests, "($module, override, /)",
         "(internal-only) Override PyConfig.use_frozen_modules.\n\n(-1: \"off\", 1: \"on\", 0: no override)\n"
         "See frozen_modules() in Lib/test/support/import_helper.py.") {
    return NONE; // all modules are frozen
}
