// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module builtins: its names. The functions are in the other files of this room.
#include "python/builtins/site.h"
#include "python/objects/boot.h"
#include "python/objects/module.h"
#include "python/objects/type.h"
#include "python/vm/machine.h"

static Value set(Value module, Value name, Value v) {
    return is_error(v) ? ERROR : module_set(module, name, v);
}

MODULE(builtins, "Built-in functions, exceptions, and other objects.\n"
                 "\n"
                 "Noteworthy: None is the `nil' object; Ellipsis represents `...' in slices.") {
    Value module = arg(args, 0);
    builtins_namespace = module_dict(module);
    RETURN_IF_ERROR(set(module, NAME(None), NONE));
    RETURN_IF_ERROR(set(module, NAME(Ellipsis), ELLIPSIS));
    RETURN_IF_ERROR(set(module, NAME(NotImplemented), NOT_IMPLEMENTED));
    RETURN_IF_ERROR(set(module, NAME(False), FALSE));
    RETURN_IF_ERROR(set(module, NAME(True), TRUE));
    RETURN_IF_ERROR(set(module, NAME(__debug__), TRUE));
    for (uint32_t i = 0;; i++) {
        Value class = boot_builtin_class(i);
        if (is_unset(class)) break;
        RETURN_IF_ERROR(set(module, class_name(class), class));
    }
    RETURN_IF_ERROR(set(module, NAME(EnvironmentError), CLASS(OSError)));
    RETURN_IF_ERROR(set(module, NAME(IOError), CLASS(OSError)));
    return site_fill(module);
}
