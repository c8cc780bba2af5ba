// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Which fields of a node are nodes or lists of nodes, from ast.def: for walks that treat most nodes alike.
#pragma once
#include "python/source/ast.h"

enum SchemaField { SCHEMA_LEAF, SCHEMA_NODE, SCHEMA_LIST };
uint32_t schema_size(enum AstKind kind);                         // slots of the node
enum SchemaField schema_field(enum AstKind kind, uint32_t slot); // slot >= AST_STOP + 1
