// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// property, classmethod, staticmethod: fields, for who looks through them without a call.
#pragma once
#include "python/objects/object.h"

enum PropertyField { // functions are UNSET when absent
    PROPERTY_GET,
    PROPERTY_SET,
    PROPERTY_DELETE,
    PROPERTY_DOC,
    PROPERTY_GETTER_DOC, // TRUE: the documentation is the getter's
    PROPERTY_NAME,
    PROPERTY_FIELDS,
};
enum WrappedField { WRAPPED_FUNCTION, WRAPPED_DICT, WRAPPED_FIELDS };

bool descriptor_boot(void);
