// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Files that are frozen beside the modules: what the program opens, or asks pkgutil.get_data for. A package's own are
// all files in its folder and in the folders below, but for source, compiled code, what is hidden, and packages of
// tests (other packages' files are often read without importing them). Others are given by name (--data).
#pragma once
#include "host/file.h"

#include <stdbool.h>

struct DataFile {
    char *name; // as the program opens it
    struct Bytes bytes;
};
struct DataFiles {
    struct DataFile *items;
    size_t count, room;
};

// A file, or all files in a folder and below, under the name given. False and error_set.
bool data_add(struct DataFiles *files, const char *path);
// The same for `name` in `folder`, under that name.
bool data_add_below(struct DataFiles *files, const char *folder, const char *name);
// The data files of the package in `folder`, shown as `shown`. False and error_set.
bool data_add_package(struct DataFiles *files, const char *folder, const char *shown);
// In the order of their names, each name once.
void data_sort(struct DataFiles *files);
void data_free(struct DataFiles *files);
