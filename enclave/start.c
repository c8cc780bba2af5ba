// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The enclave's program: starts the heap, the objects and the machine, runs the frozen main module, reports what it
// did not catch, and ends with the exit status that python3 would have.
#include "kernel/io.h"
#include "python/builtins/stream.h"
#include "python/io/base.h"
#include "python/modules/_enclave.h"
#include "python/modules/sys.h"
#include "python/objects/boot.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/module.h"
#include "python/objects/str.h"
#include "python/vm/import.h"
#include "python/vm/finalize.h"
#include "python/vm/machine.h"
#include "python/vm/thread.h"

enum { STATUS_ERROR = 1 };

static bool start(void) {
    if (!io_start()) return false;
    str_hash_seed(io_random(), io_random());
    if (!objects_boot() || !io_boot() || !machine_boot()) return false;
    import_modules = dict_new(0);
    Value builtins = is_error(import_modules) ? ERROR : import_module(NAME(builtins));
    if (is_error(builtins)) return false;
    builtins_namespace = module_dict(builtins);
    return enclave_start_grants() && !is_error(import_module(NAME(sys)));
}

// Status for what ended the program: SystemExit's code, or 1 (130) after the traceback was printed.
static uint32_t uncaught(void) {
    Value exception = error_take();
    if (is_error(stream_flush_all())) error_clear(); // what was printed stands before the traceback
    if (object_is_a(exception, CLASS(SystemExit))) return sys_exit_status(exception);
    sys_print_uncaught(exception);
    return object_is_a(exception, CLASS(KeyboardInterrupt)) ? STATUS_INTERRUPTED : STATUS_ERROR;
}

// The program as a module whose exported functions the host calls: it runs, then answers until there are no more
// calls (python/lib/enclave.py).
static Value serve(void) {
    RETURN_IF_ERROR(import_run_service());
    Value module = dict_get_str(import_modules, NAME(enclave));
    if (is_unset(module))
        return raise0(
            CLASS(RuntimeError),
            TEXT("the program exports no function: put 'from enclave import ecall' into it, and @ecall "
                 "before each function that may be called"));
    return call_method0(module, NAME(_serve));
}

uint64_t enclave_run(uint64_t request_size) {
    (void)request_size;
    if (!start()) kernel_fault(FAULT_START);
    uint32_t status = 0;
    if (!(io_flags() & RUN_SERVE)) thread_watch();
    bool ready = enclave_start_program() && enclave_start_files();
    if (!ready || is_error(io_flags() & RUN_SERVE ? serve() : import_run_main())) status = uncaught();
    finalize_functions();
    finalize_exit();
    status = sys_finish(status);
    if (io_flags() & RUN_STATS) io_stats();
    return status;
}
