// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module _ast: the classes of syntax trees, and the flags that compile() takes for them.
#include "python/compile/tree.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/module.h"

MODULE(_ast, "") {
    Value module = arg(args, 0), classes = tree_classes();
    RETURN_IF_ERROR(classes);
    RETURN_IF_ERROR(dict_update(module_dict(module), classes));
    RETURN_IF_ERROR(module_set(module, NAME(PyCF_ONLY_AST), int_u32(0x400)));
    RETURN_IF_ERROR(module_set(module, NAME(PyCF_TYPE_COMMENTS), int_u32(0x1000)));
    return module_set(module, NAME(PyCF_ALLOW_TOP_LEVEL_AWAIT), int_u32(0x2000));
}
