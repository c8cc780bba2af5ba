// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module sys: its attributes. The functions are in sys_functions.c, the structures in sys_info.c.
#include "python/modules/sys.h"
#include "abi/frozen.h"
#include "abi/ocall.h"
#include "kernel/io.h"
#include "python/builtins/stream.h"
#include "python/objects/archive.h"
#include "python/objects/codec.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/int.h"
#include "python/objects/list.h"
#include "python/objects/module.h"
#include "python/objects/namespace.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/vm/import.h"

static Value set(Value module, Value name, Value v) {
    return is_error(v) ? ERROR : module_set(module, name, v);
}
static Value set_text(Value module, Value name, Text text) { return set(module, name, str_from_text(text)); }

// A string of the host's; bytes that are not UTF-8 become lone surrogates (PEP 383).
static Value argument(uint32_t i) {
    Value errors = str_from_text(TEXT("surrogateescape")), bytes = bytes_new(io_argument_size(i));
    RETURN_IF_ERROR(errors);
    RETURN_IF_ERROR(bytes);
    io_argument_copy(i, ref_of(bytes));
    return codec_decode(bytes, UNSET, errors);
}

enum { PLACE_MAIN, PLACE_FOLDER, PLACE_STRINGS }; // what stands before argv with RUN_PLACE

// sys.path: where the program was read from, if the host tells; then the standard library. Modules come from the
// archive whatever it says.
static Value search_path(void) {
    Value path = list_new(2), folder = archive_folder();
    if (is_error(path) || is_error(folder) || is_error(list_append(path, folder))) return ERROR;
    Value library = str_from_text(TEXT(FROZEN_STDLIB));
    return is_error(library) || is_error(list_append(path, library)) ? ERROR : path;
}

static Value place(void) {
    Value main = argument(PLACE_MAIN);
    RETURN_IF_ERROR(main);
    Value folder = argument(PLACE_FOLDER);
    RETURN_IF_ERROR(folder);
    archive_place(main, folder);
    return NONE;
}

static Value arguments(void) {
    uint32_t count = io_argument_count(), first = 0;
    if (io_flags() & RUN_PLACE && count >= PLACE_STRINGS) {
        RETURN_IF_ERROR(place());
        first = PLACE_STRINGS;
    }
    Value list = list_new(count - first);
    RETURN_IF_ERROR(list);
    for (uint32_t i = first; i < count; i++) {
        Value text = argument(i);
        RETURN_IF_ERROR(text);
        RETURN_IF_ERROR(list_append(list, text));
    }
    if (list_length(list) == 0) RETURN_IF_ERROR(list_append(list, str_from_text(TEXT(""))));
    return list;
}

static Value native_names(void) {
    Value names = tuple_new(MODULE_COUNT);
    RETURN_IF_ERROR(names);
    for (uint32_t i = 0; i < MODULE_COUNT; i++)
        slot_set(ref_of(names), i, AT(name_objects, AT(module_table, i).name));
    return names;
}

static Value set_streams(Value module) {
    Value in = stream_new(0), out = stream_new(1), error = stream_new(2);
    RETURN_IF_ERROR(set(module, NAME(stdin), in));
    RETURN_IF_ERROR(set(module, NAME(__stdin__), in));
    RETURN_IF_ERROR(set(module, NAME(stdout), out));
    RETURN_IF_ERROR(set(module, NAME(__stdout__), out));
    RETURN_IF_ERROR(set(module, NAME(stderr), error));
    return set(module, NAME(__stderr__), error);
}

// The hooks under the names by which a program finds the originals.
static Value set_hooks(Value module) {
    Value dict = module_dict(module);
    RETURN_IF_ERROR(set(module, NAME(__displayhook__), dict_get_str(dict, NAME(displayhook))));
    RETURN_IF_ERROR(set(module, NAME(__excepthook__), dict_get_str(dict, NAME(excepthook))));
    RETURN_IF_ERROR(set(module, NAME(__unraisablehook__), dict_get_str(dict, NAME(unraisablehook))));
    return set(module, NAME(__breakpointhook__), dict_get_str(dict, NAME(breakpointhook)));
}

static Value implementation(Value version) {
    Value dict = dict_new(4), name = str_from_text(TEXT("pythonsgx"));
    RETURN_IF_ERROR(dict);
    RETURN_IF_ERROR(name);
    RETURN_IF_ERROR(dict_set(dict, NAME(name), name));
    Value tag = str_from_text(TEXT("pythonsgx-311"));
    RETURN_IF_ERROR(tag);
    RETURN_IF_ERROR(dict_set(dict, NAME(cache_tag), tag));
    RETURN_IF_ERROR(dict_set(dict, NAME(version), version));
    RETURN_IF_ERROR(dict_set(dict, NAME(hexversion), int_u32(0x030b02f0)));
    Value triplet = str_from_text(TEXT("x86_64-linux-gnu"));
    RETURN_IF_ERROR(triplet);
    RETURN_IF_ERROR(dict_set(dict, NAME(_multiarch), triplet));
    return namespace_new(dict);
}

static Value set_structures(Value module) {
    Value version = sys_version_info();
    RETURN_IF_ERROR(set(module, NAME(version_info), version));
    RETURN_IF_ERROR(set(module, NAME(implementation), implementation(version)));
    RETURN_IF_ERROR(set(module, NAME(flags), sys_flags()));
    RETURN_IF_ERROR(set(module, NAME(float_info), sys_float_info()));
    RETURN_IF_ERROR(set(module, NAME(int_info), sys_int_info()));
    RETURN_IF_ERROR(set(module, NAME(hash_info), sys_hash_info()));
    return set(module, NAME(thread_info), sys_thread_info());
}

static Value finders(void) {
    Value list = list_new(3);
    RETURN_IF_ERROR(list);
    RETURN_IF_ERROR(list_append(list, CLASS(BuiltinImporter)));
    RETURN_IF_ERROR(list_append(list, CLASS(FrozenImporter)));
    return is_error(list_append(list, CLASS(PathFinder))) ? ERROR : list;
}
static Value path_hooks(void) {
    Value list = list_new(1);
    return is_error(list) || is_error(list_append(list, CLASS(ArchiveFinder))) ? ERROR : list;
}
static Value set_places(Value module) {
    RETURN_IF_ERROR(set(module, NAME(path), search_path()));
    RETURN_IF_ERROR(set(module, NAME(meta_path), finders()));
    RETURN_IF_ERROR(set(module, NAME(path_hooks), path_hooks()));
    RETURN_IF_ERROR(set(module, NAME(path_importer_cache), dict_new(0)));
    RETURN_IF_ERROR(set(module, NAME(warnoptions), list_new(0)));
    RETURN_IF_ERROR(set(module, NAME(_xoptions), dict_new(0)));
    RETURN_IF_ERROR(set_text(module, NAME(executable), TEXT("")));
    RETURN_IF_ERROR(set_text(module, NAME(_base_executable), TEXT("")));
    RETURN_IF_ERROR(set_text(module, NAME(prefix), TEXT("/usr")));
    RETURN_IF_ERROR(set_text(module, NAME(exec_prefix), TEXT("/usr")));
    RETURN_IF_ERROR(set_text(module, NAME(base_prefix), TEXT("/usr")));
    RETURN_IF_ERROR(set_text(module, NAME(base_exec_prefix), TEXT("/usr")));
    RETURN_IF_ERROR(set_text(module, NAME(platlibdir), TEXT("lib")));
    return set(module, NAME(pycache_prefix), NONE);
}

static Value set_constants(Value module) {
    RETURN_IF_ERROR(set(module, NAME(maxsize), int_from_u64(INT64_MAX)));
    RETURN_IF_ERROR(set(module, NAME(maxunicode), int_u32(0x10ffff)));
    RETURN_IF_ERROR(set(module, NAME(hexversion), int_u32(0x030b02f0)));
    RETURN_IF_ERROR(set(module, NAME(api_version), int_u32(1013)));
    RETURN_IF_ERROR(set(module, NAME(dont_write_bytecode), TRUE));
    RETURN_IF_ERROR(set(module, NAME(_home), NONE));
    Value empty = str_from_text(TEXT("")), project = str_from_text(TEXT("Python-SGX"));
    RETURN_IF_ERROR(empty);
    RETURN_IF_ERROR(project);
    RETURN_IF_ERROR(set(module, NAME(_git), tuple3(project, empty, empty)));
    RETURN_IF_ERROR(
        set_text(module, NAME(version), TEXT("3.11.2 (Python-SGX, Jan  1 2026, 00:00:00) [Clang 19]")));
    RETURN_IF_ERROR(set_text(module, NAME(copyright), TEXT("Copyright (c) 2026, The Python-SGX authors")));
    RETURN_IF_ERROR(set_text(module, NAME(platform), TEXT("linux")));
    RETURN_IF_ERROR(set_text(module, NAME(byteorder), TEXT("little")));
    RETURN_IF_ERROR(set_text(module, NAME(float_repr_style), TEXT("short")));
    RETURN_IF_ERROR(set_text(module, NAME(abiflags), TEXT("")));
    return set_text(module, NAME(_framework), TEXT(""));
}

MODULE(sys, "This module provides access to some objects used or maintained by the\n"
            "interpreter and to functions that interact strongly with the interpreter.") {
    Value module = arg(args, 0), argv = arguments();
    RETURN_IF_ERROR(set(module, NAME(argv), argv));
    RETURN_IF_ERROR(set(module, NAME(orig_argv), list_from_iterable(argv)));
    RETURN_IF_ERROR(set(module, NAME(modules), import_modules));
    RETURN_IF_ERROR(set(module, NAME(builtin_module_names), native_names()));
    RETURN_IF_ERROR(set(module, NAME(stdlib_module_names), sys_stdlib_names()));
    RETURN_IF_ERROR(set_streams(module));
    RETURN_IF_ERROR(set_hooks(module));
    RETURN_IF_ERROR(set_structures(module));
    RETURN_IF_ERROR(set_places(module));
    return set_constants(module);
}
