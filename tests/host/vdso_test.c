// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Functions of the vDSO are where the dynamic linker finds them.
#include "host/launch/vdso.h"
#include "tests/host/check.h"

#include <dlfcn.h>
#include <stdio.h>

int main(void) {
    static const char *const names[] = {"__vdso_clock_gettime", "__vdso_getcpu", "__vdso_time",
                                        "__vdso_sgx_enter_enclave", "__vdso_nobody"};
    void *linked = dlopen("linux-vdso.so.1", RTLD_LAZY | RTLD_NOLOAD);
    CHECK(linked != NULL);
    for (unsigned i = 0; linked && i < sizeof names / sizeof *names; i++)
        CHECK(vdso_function(names[i]) == dlsym(linked, names[i]));
    CHECK(vdso_function(names[0]) != NULL);
    return check_end();
}
