// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module pwd: an enclave has no users, so nobody is found.
#include "python/objects/error.h"
#include "python/objects/list.h"

MODULE(pwd, "This module provides access to the Unix password database.") { return NONE; }
FUNCTION(pwd, getpwnam, "($module, name, /)", "Return the password database entry for the given user name.") {
    return raise1(CLASS(KeyError), TEXT("getpwnam(): name not found: {r}"), arg(args, 1));
}
FUNCTION(pwd, getpwuid, "($module, uidobj, /)",
         "Return the password database entry for the given numeric user ID.") {
    return raise1(CLASS(KeyError), TEXT("getpwuid(): uid not found: {}"), arg(args, 1));
}
FUNCTION(pwd, getpwall, "($module, /)",
         "Return a list of all available password database entries, in arbitrary order.") {
    return list_new(0);
}
