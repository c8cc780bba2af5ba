// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module objects: a name and a dict, which holds the globals.
#pragma once
#include "python/objects/object.h"

enum ModuleField { MODULE_DICT, MODULE_NAME, MODULE_FIELDS };

INLINE bool is_module(Value v) { return layout_of(v) == T_module; }
INLINE Value module_dict(Value module) { return slot_get(ref_of(module), MODULE_DICT); }
Value module_new(Value name, Value doc); // with __name__, __doc__, __package__, __loader__, __spec__
// A native module by name (MODULE, FUNCTION in native.h), newly made and initialised; UNSET: there is none.
Value module_make_native(Value name);
// An attribute of module builtins; UNSET when there is none (yet).
Value builtin_lookup(Value name);
// sys.modules[name], imported when it is not there yet; implemented by the virtual machine.
Value import_module(Value name);
bool module_is_loading(Value module); // its import goes on; implemented there, too
// module.__getattribute__ and the error for what it does not find (after a module's own __getattr__).
Value module_getattr(Value module, Value name);
Value module_missing(Value module, Value name);
// module.name = value, for native modules: NONE or ERROR.
Value module_set(Value module, Value name, Value value);
// module.<name of the class> = class
Value module_add_class(Value module, Value class);
