// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Modules: native ones from the generated table, all others from the frozen archive, which is measured with the image
// (abi/frozen.h). There is no search on a disk: what is not frozen is not there.
#pragma once
#include "kernel/window.h"
#include "python/objects/native.h"

// import name / from name import fromlist: what the statement binds. level: small int.
Value import_statement(Value globals, Value name, Value fromlist, Value level);
Value import_from(Value module, Value name);      // from module import name
Value import_star(Value module, Value namespace); // from module import *
Value import_module(Value name);                  // sys.modules[name], loaded when it is not there yet
Value import_display(Value v);                    // sys.displayhook(v)
// The program: runs the archive's main module as __main__. Its result is the exit status, uncaught exceptions printed.
Value import_run_main(void);
// The same, as the module that its file is named after: a program whose functions are called from outside.
Value import_run_service(void);
extern ROOT(import_modules); // the dict that is sys.modules
// The manifest (canonical, host/image/manifest.h): bytes object; UNSET when there is none.
Value import_frozen_manifest(void);
// A frozen module's source: bytes object; UNSET when there is none.
Value import_frozen_source(Value name);
// What a search of this folder (an exact str) would find: a list of (name of the file or folder, module's name, is it a
// package); UNSET when no frozen module lies in it or below.
Value import_listing(Value folder);
// The source of the module whose file is shown under this name (an exact str): bytes object; UNSET: there is none.
Value import_file_source(Value file);
// Line `number` of such a source, with its end: an exact str; UNSET: it is not there.
Value import_source_line(Value file, int64_t number);

// Where a module comes from. file: an exact str, or ERROR; of a frozen one.
typedef struct {
    bool found, native, package;
    Value file;
} ImportPlace;
ImportPlace import_find(Value name);
// A dotted name without its last part; "" when it has but one.
Value import_parent_name(Value name);
