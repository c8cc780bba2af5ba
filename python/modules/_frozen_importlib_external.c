// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module _frozen_importlib_external, the half of importlib that knows files. There are no files but the archive's: its
// finders find nothing by themselves, and nothing is cached.
#include "python/objects/call.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/instance.h"
#include "python/objects/list.h"
#include "python/objects/memory.h"
#include "python/objects/module.h"
#include "python/objects/number.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/source/source.h"
#include "python/vm/import.h"
#include "python/vm/loader.h"

TYPE(PathFinder, "_frozen_importlib_external.PathFinder", object, 0,
     "Meta path finder for sys.path and package __path__ attributes.");
TYPE(FileFinder, "_frozen_importlib_external.FileFinder", object, 1, "File-based finder.");
TYPE(ArchiveFinder, "_frozen_importlib_external.ArchiveFinder", object, 1,
     "Finder for the frozen modules of a folder.");
TYPE(SourcelessFileLoader, "_frozen_importlib_external.SourcelessFileLoader", FileLoader, 1,
     "Loader which handles sourceless file imports.");
TYPE(ExtensionFileLoader, "_frozen_importlib_external.ExtensionFileLoader", FileLoader, 1,
     "Loader for extension modules.");
TYPE(NamespaceLoader, "_frozen_importlib_external.NamespaceLoader", object, 0, "");
TYPE(NamespacePath, "_frozen_importlib_external._NamespacePath", object, 0,
     "Represents a namespace package's path; here that is a list, and this only its name.");
TYPE(WindowsRegistryFinder, "_frozen_importlib_external.WindowsRegistryFinder", object, 0,
     "Meta path finder for modules declared in the Windows registry.");

static Value set(Value module, Value name, Value v) {
    return is_error(v) ? ERROR : module_set(module, name, v);
}
static Value suffixes(Text text) {
    Value list = list_new(1);
    if (is_error(list) || text_size(text) == 0) return list;
    return is_error(list_append(list, str_from_text(text))) ? ERROR : list;
}
// The first bytes of a .pyc file of CPython 3.11: 3495, then "\r\n".
static Value magic(void) {
    Value bytes = new_bytes(SHAPE(bytes), 4);
    RETURN_IF_ERROR(bytes);
    u16_set(ref_of(bytes), 0, 3495);
    u16_set(ref_of(bytes), 2, 0x0a0d);
    return bytes;
}

MODULE(_frozen_importlib_external, "Core implementation of path-based import.") {
    Value module = arg(args, 0);
    RETURN_IF_ERROR(instance_dict_field(T_FileFinder, 0));
    RETURN_IF_ERROR(set(module, NAME(ArchiveFinder), CLASS(ArchiveFinder)));
    RETURN_IF_ERROR(set(module, NAME(SourceFileLoader), CLASS(SourceFileLoader)));
    RETURN_IF_ERROR(set(module, NAME(FileLoader), CLASS(FileLoader)));
    RETURN_IF_ERROR(set(module, NAME(SourceLoader), CLASS(SourceLoader)));
    RETURN_IF_ERROR(set(module, NAME(_LoaderBasics), CLASS(LoaderBasics)));
    RETURN_IF_ERROR(set(module, NAME(PathFinder), CLASS(PathFinder)));
    RETURN_IF_ERROR(set(module, NAME(FileFinder), CLASS(FileFinder)));
    RETURN_IF_ERROR(set(module, NAME(SourcelessFileLoader), CLASS(SourcelessFileLoader)));
    RETURN_IF_ERROR(set(module, NAME(ExtensionFileLoader), CLASS(ExtensionFileLoader)));
    RETURN_IF_ERROR(set(module, NAME(NamespaceLoader), CLASS(NamespaceLoader)));
    RETURN_IF_ERROR(set(module, NAME(_NamespaceLoader), CLASS(NamespaceLoader)));
    RETURN_IF_ERROR(set(module, NAME(_NamespacePath), CLASS(NamespacePath)));
    RETURN_IF_ERROR(set(module, NAME(WindowsRegistryFinder), CLASS(WindowsRegistryFinder)));
    RETURN_IF_ERROR(set(module, NAME(SOURCE_SUFFIXES), suffixes(TEXT(".py"))));
    RETURN_IF_ERROR(set(module, NAME(BYTECODE_SUFFIXES), suffixes(TEXT(".pyc"))));
    RETURN_IF_ERROR(set(module, NAME(DEBUG_BYTECODE_SUFFIXES), suffixes(TEXT(".pyc"))));
    RETURN_IF_ERROR(set(module, NAME(OPTIMIZED_BYTECODE_SUFFIXES), suffixes(TEXT(".pyc"))));
    RETURN_IF_ERROR(set(module, NAME(EXTENSION_SUFFIXES), suffixes(TEXT(""))));
    RETURN_IF_ERROR(set(module, NAME(_RAW_MAGIC_NUMBER), int_u32(0x0a0d0da7)));
    RETURN_IF_ERROR(set(module, NAME(path_sep), str_from_text(TEXT("/"))));
    RETURN_IF_ERROR(
        set(module, NAME(_find_module_shim), NONE)); // importlib.abc asks for it; nobody calls it any more
    RETURN_IF_ERROR(set(module, NAME(path_separators), str_from_text(TEXT("/"))));
    return set(module, NAME(MAGIC_NUMBER), magic());
}

FUNCTION(_frozen_importlib_external, _pack_uint32, "($module, x, /)",
         "Convert a 32-bit integer to little-endian.") {
    I64Result n = object_index_i64(arg(args, 1), CLASS(OverflowError));
    if (!n.ok) return ERROR;
    Value bytes = new_bytes(SHAPE(bytes), 4);
    if (!is_error(bytes)) u32_set(ref_of(bytes), 0, (uint32_t)n.value);
    return bytes;
}
FUNCTION(_frozen_importlib_external, _unpack_uint16, "($module, data, /)",
         "Convert 2 bytes in little-endian to an integer.") {
    Value data = object_plain(arg(args, 1));
    if (!IS_EXACT(data, bytes) || bytes_length(ref_of(data)) != 2)
        return raise0(CLASS(AssertionError), TEXT(""));
    return int_u32(u16_get(ref_of(data), 0));
}
FUNCTION(_frozen_importlib_external, _unpack_uint32, "($module, data, /)",
         "Convert 4 bytes in little-endian to an integer.") {
    Value data = object_plain(arg(args, 1));
    if (!IS_EXACT(data, bytes) || bytes_length(ref_of(data)) != 4)
        return raise0(CLASS(AssertionError), TEXT(""));
    return int_u32(u32_get(ref_of(data), 0));
}
FUNCTION(_frozen_importlib_external, _path_stat, "($module, path)", "Stat the path.") {
    Value posix = import_module(NAME(posix));
    return is_error(posix) ? ERROR : call_method1(posix, NAME(stat), arg(args, 1));
}
FUNCTION(_frozen_importlib_external, _get_sourcefile, "($module, bytecode_path)",
         "Convert a bytecode file path to a source path (if possible).") {
    return arg(args, 1); // there is no .pyc file that has a source
}
FUNCTION(_frozen_importlib_external, decode_source, "($module, source_bytes)",
         "Decode bytes representing source code and return the string.") {
    Value data = object_plain(arg(args, 1));
    if (!IS_EXACT(data, bytes)) return raise1(CLASS(TypeError), TEXT("bytes expected, not {t}"), data);
    Value text =
        source_decode(ref_of(data), 0, bytes_length(ref_of(data)), str_from_text(TEXT("<string>")), false);
    return text;
}
FUNCTION(_frozen_importlib_external, spec_from_file_location,
         "!($module, name, location=None, *, loader=None, submodule_search_locations=None)",
         "Return a module spec based on a file location.") {
    Value name = arg(args, 1), location = arg(args, 2), loader = arg(args, 3), places = arg(args, 4);
    if (is_unset(loader)) loader = NONE;
    if (is_unset(location) || is_none(location)) {
        location = is_none(loader) ? NONE : object_getattr_or_unset(loader, NAME(get_filename));
        if (!is_none(location) && !is_unset(location)) location = call1(location, name);
        RETURN_IF_ERROR(location);
        if (is_unset(location)) location = str_from_text(TEXT("<unknown>"));
    } else if (!is_str(location)) {
        location = call_special0(location, NAME(__fspath__));
        RETURN_IF_ERROR(location);
        if (is_unset(location)) return TYPE_ERROR("location must be str or os.PathLike");
    }
    if (is_none(loader)) {
        Value end = str_from_text(TEXT(".py"));
        Value fits = is_str(location) ? call_method1(location, NAME(endswith), end) : FALSE;
        if (!is_true(fits)) return is_error(fits) ? ERROR : NONE;
        loader = loader_new(name, location);
        RETURN_IF_ERROR(loader);
    }
    Value spec = spec_new(name, loader, location, true);
    RETURN_IF_ERROR(spec);
    if (is_unset(places)) {
        Value package = FALSE;
        if (!is_unset(object_getattr_or_unset(loader, NAME(is_package))))
            package = call_method1(loader, NAME(is_package), name);
        if (is_error(package)) {
            if (!error_matches(CLASS(ImportError))) return ERROR;
            error_clear();
            package = FALSE;
        }
        if (!is_true(package)) return spec;
        places = list_new(1);
        RETURN_IF_ERROR(places);
        if (is_str(location)) RETURN_IF_ERROR(list_append(places, file_folder(str_plain(location))));
    }
    RETURN_IF_ERROR(object_setattr(spec, NAME(submodule_search_locations), places));
    return spec;
}

// --- finders without a file system ---
STATICMETHOD(PathFinder, __new__, "!($type, /, *args, **kwargs)", "") { return new_instance(arg(args, 0)); }
STATICMETHOD(FileFinder, __new__, "!($type, /, *args, **kwargs)", "") { return new_instance(arg(args, 0)); }
STATICMETHOD(NamespaceLoader, __new__, "!($type, /, *args, **kwargs)", "") {
    return new_instance(arg(args, 0));
}
CLASSMETHOD(PathFinder, find_spec, "($type, fullname, path=None, target=None)",
            "Try to find a spec for 'fullname' on sys.path or 'path'.") {
    return NONE;
}
CLASSMETHOD(PathFinder, find_distributions, "($type, /, *args, **kwargs)", "Find distributions.") {
    Value name = str_from_text(TEXT("importlib.metadata"));
    Value module = is_error(name) ? ERROR : import_module(name);
    RETURN_IF_ERROR(module);
    Value finder = object_getattr(module, NAME(MetadataPathFinder));
    RETURN_IF_ERROR(finder);
    Value find = object_getattr(finder, NAME(find_distributions));
    return is_error(find) ? ERROR : call_tuple(find, arg(args, 1), arg(args, 2));
}
CLASSMETHOD(PathFinder, invalidate_caches, "($type)", "") { return NONE; }
METHOD(FileFinder, __init__, "!($self, path, /, *loader_details)", "") {
    return dict_set(instance_dict(arg(args, 0)), NAME(path), arg(args, 1));
}
METHOD(FileFinder, find_spec, "($self, fullname, target=None)",
       "Try to find a spec for the specified module.") {
    return NONE;
}
METHOD(FileFinder, invalidate_caches, "($self)", "Invalidate the directory mtime.") { return NONE; }

// --- what is frozen of a folder: the one hook of sys.path_hooks ---
static Value folder_of(Value finder) { return slot_get(ref_of(finder), 0); }

STATICMETHOD(ArchiveFinder, __new__, "($type, path, /)", "") {
    Value path = object_plain(arg(args, 1));
    if (!IS_EXACT(path, str))
        return raise1(CLASS(ImportError), TEXT("a folder's name must be a str, not {t}"), path);
    uint64_t n = str_length(ref_of(path));
    if (n > 1 && str_at(ref_of(path), n - 1) == '/') path = str_substring(path, 0, n - 1);
    Value listing = is_error(path) ? ERROR : import_listing(path);
    RETURN_IF_ERROR(listing);
    if (is_unset(listing)) return raise1(CLASS(ImportError), TEXT("no frozen module lies in {r}"), path);
    Value finder = new_instance(arg(args, 0));
    RETURN_IF_ERROR(finder);
    slot_set(ref_of(finder), 0, path);
    return finder;
}
GETTER(ArchiveFinder, path, "") { return folder_of(arg(args, 0)); }
METHOD(ArchiveFinder, __repr__, "($self, /)", "Return repr(self).") {
    return text_format2(TEXT("{}({r})"), class_name(class_of(arg(args, 0))), folder_of(arg(args, 0)));
}
METHOD(ArchiveFinder, invalidate_caches, "($self, /)", "") { return NONE; }
METHOD(ArchiveFinder, find_spec, "($self, fullname, target=None)",
       "Try to find a spec for the specified module.") {
    Value name = object_plain(arg(args, 1));
    if (!IS_EXACT(name, str)) return TYPE_ERROR("a module's name must be a str");
    Value spec = spec_find(name);
    RETURN_IF_ERROR(spec);
    ImportPlace place = import_find(name);
    if (is_none(spec) || place.native || is_error(place.file)) return NONE;
    Value folder = file_folder(place.file);
    if (place.package && !is_error(folder)) folder = file_folder(folder);
    RETURN_IF_ERROR(folder);
    return str_equal(folder, folder_of(arg(args, 0))) ? spec : NONE;
}
METHOD(ArchiveFinder, iter_modules, "($self, prefix='')",
       "Iterate over the names of the folder's modules, and whether they are packages.") {
    Value listing = import_listing(folder_of(arg(args, 0))), found = list_new(0);
    if (is_error(listing) || is_error(found)) return ERROR;
    if (is_unset(listing)) return object_iter(found);
    RETURN_IF_ERROR(list_sort(listing, UNSET, false)); // by the names of files, as a search would find them
    for (uint64_t i = 0; i < list_length(listing); i++) {
        Value entry = list_get(listing, i), name = tuple_get(entry, 1);
        if (!is_unset(arg(args, 1))) name = object_binary(BINARY_ADD, arg(args, 1), name);
        RETURN_IF_ERROR(name);
        RETURN_IF_ERROR(list_append(found, tuple2(name, tuple_get(entry, 2))));
    }
    return object_iter(found);
}

CLASSMETHOD(WindowsRegistryFinder, find_spec, "($type, fullname, path=None, target=None)", "") {
    return NONE;
}
