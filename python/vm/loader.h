// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// How modules tell where they come from (PEP 451): their __spec__ and __loader__. The importing itself is import.c's; the
// loaders give sources, code and specs to who asks (inspect, linecache, pkgutil, importlib).
#pragma once
#include "python/objects/object.h"

// Loaders and specs are instances with nothing but a dict.
enum LoaderField { LOADER_DICT, LOADER_FIELDS };

bool loader_boot(void);
// A loader for a file of the archive; a spec. origin: str or None; location: the origin is a file's name.
Value loader_new(Value name, Value file);
Value spec_new(Value name, Value loader, Value origin, bool location);
// The spec of a native or frozen module; None: there is no such module.
Value spec_find(Value name);
// module.__spec__ and __loader__, and for a package __path__, as its spec says. NONE or ERROR.
Value spec_apply(Value spec, Value dict);
// The folder part of a file's name.
Value file_folder(Value file);
// importlib's module_from_spec, _exec and _load.
Value spec_module(Value spec);
Value spec_execute(Value spec, Value module);
Value spec_load(Value spec);
// sys.meta_path's first answer for a name that is not None.
Value spec_by_finders(Value name, Value path, Value target);
