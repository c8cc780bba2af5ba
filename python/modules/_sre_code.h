// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What _sre_code.c and _sre_hint.c share.
#pragma once
#include "python/modules/_sre.h"

// Adds to a whole program, before it is sealed, what makes it quick: the characters that can begin a match, and what
// follows each repeat of one character.
void sre_hint_add(Ref program);
