// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Exceptions as sys.excepthook shows them: traceback with source lines and markers, message, suggestion, notes, the
// exceptions behind it, groups. The text is CPython's.
#pragma once
#include "python/objects/object.h"

// To sys.stderr, whatever happens: no exception is set afterwards.
void traceback_print(Value exception);
void traceback_report(Text heading, Value exception); // with a heading in front
// The same for sys.excepthook: NONE, or ERROR. traceback: instead of the exception's own, if that is None.
Value traceback_display(Value exception, Value traceback);
// "Exception ignored in: ..." for what happened where no exception can be raised.
void traceback_unraisable(Value exception, Value object, Value text);
