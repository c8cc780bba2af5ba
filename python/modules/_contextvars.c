// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module _contextvars (PEP 567). A context is a dict from variables to values; copying copies the dict, since the few
// variables that programs have do not repay a persistent map.
#include "python/objects/call.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/generic_alias.h"
#include "python/objects/memory.h"
#include "python/objects/module.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/objects/type.h"
#include "python/modules/_contextvars.h"

enum ContextField { CONTEXT_VALUES, CONTEXT_PREVIOUS, CONTEXT_ENTERED, CONTEXT_FIELDS };
enum VariableField { VARIABLE_NAME, VARIABLE_DEFAULT, VARIABLE_FIELDS };
enum TokenField { TOKEN_CONTEXT, TOKEN_VARIABLE, TOKEN_OLD, TOKEN_USED, TOKEN_FIELDS };

TYPE(Context, "_contextvars.Context", object, 3, "");
TYPE(ContextVar, "_contextvars.ContextVar", object, 2, "");
TYPE(Token, "_contextvars.Token", object, 4, "");
TYPE(TokenMissing, "Token.MISSING", object, 0, "");

static THREAD_STATE(Value, current); // the context in force; not a reference: none yet
STATE(uint64_t, contextvar_changes);
static ROOT(missing); // Token.MISSING

MODULE(_contextvars, "Context Variables") {
    Value module = arg(args, 0);
    if (!is_ref(missing)) missing = NEW(TokenMissing);
    RETURN_IF_ERROR(missing);
    RETURN_IF_ERROR(type_set_attribute(CLASS(Token), NAME(MISSING), missing));
    RETURN_IF_ERROR(module_set(module, NAME(Context), CLASS(Context)));
    RETURN_IF_ERROR(module_set(module, NAME(ContextVar), CLASS(ContextVar)));
    return module_set(module, NAME(Token), CLASS(Token));
}

METHOD(TokenMissing, __repr__, "($self, /)", "Return repr(self).") {
    return str_from_text(TEXT("<Token.MISSING>"));
}

static Value field(Value v, uint32_t i) { return slot_get(ref_of(v), i); }

static Value context_new(Value values) {
    RETURN_IF_ERROR(values);
    Value context = NEW(Context);
    RETURN_IF_ERROR(context);
    slot_set(ref_of(context), CONTEXT_VALUES, values);
    slot_set(ref_of(context), CONTEXT_PREVIOUS, NONE);
    slot_set(ref_of(context), CONTEXT_ENTERED, FALSE);
    return context;
}
static Value context_current(void) {
    if (!is_ref(current)) {
        Value context = context_new(dict_new(0));
        RETURN_IF_ERROR(context);
        slot_set(ref_of(context), CONTEXT_ENTERED, TRUE);
        current = context;
    }
    return current;
}

// --- Context ---
STATICMETHOD(Context, __new__, "!($type, /, *args, **kwargs)", "") {
    if (tuple_length(arg(args, 1)) > 0 || (!is_unset(arg(args, 2)) && dict_length(arg(args, 2)) > 0))
        return TYPE_ERROR("Context() does not accept any arguments");
    return context_new(dict_new(0));
}
METHOD(Context, copy, "($self, /)", "Return a shallow copy of the context object.") {
    return context_new(dict_copy(field(arg(args, 0), CONTEXT_VALUES)));
}
METHOD(Context, run, "!($self, /, *args, **kwargs)", "") {
    Value self = arg(args, 0), given = arg(args, 1), before = context_current();
    RETURN_IF_ERROR(before);
    if (tuple_length(given) == 0) return TYPE_ERROR("run() missing 1 required positional argument");
    if (is_true(field(self, CONTEXT_ENTERED)))
        return raise1(CLASS(RuntimeError), TEXT("cannot enter context: {r} is already entered"), self);
    Value rest = tuple_slice(given, 1, tuple_length(given));
    RETURN_IF_ERROR(rest);
    slot_set(ref_of(self), CONTEXT_ENTERED, TRUE);
    current = self;
    contextvar_changes++;
    Value result = call_tuple(tuple_get(given, 0), rest, arg(args, 2));
    slot_set(ref_of(self), CONTEXT_ENTERED, FALSE);
    current = before;
    contextvar_changes++;
    return result;
}
static Value check_key(Value key) {
    return IS_EXACT(key, ContextVar)
               ? NONE
               : raise1(CLASS(TypeError), TEXT("a ContextVar key was expected, got {r}"), key);
}
METHOD(Context, __getitem__, "($self, key, /)", "Return self[key].") {
    RETURN_IF_ERROR(check_key(arg(args, 1)));
    Value found = dict_get(field(arg(args, 0), CONTEXT_VALUES), arg(args, 1));
    return is_unset(found) ? raise_key_error(arg(args, 1)) : found;
}
METHOD(Context, get, "($self, key, default=None, /)",
       "Return the value for `key` if `key` has the value in the context object.\n\nIf `key` does not exist, "
       "return "
       "`default`. If `default` is not given,\nreturn None.") {
    RETURN_IF_ERROR(check_key(arg(args, 1)));
    Value found = dict_get(field(arg(args, 0), CONTEXT_VALUES), arg(args, 1));
    if (!is_unset(found)) return found;
    return is_unset(arg(args, 2)) ? NONE : arg(args, 2);
}
METHOD(Context, __contains__, "($self, key, /)", "Return key in self.") {
    RETURN_IF_ERROR(check_key(arg(args, 1)));
    return object_contains(field(arg(args, 0), CONTEXT_VALUES), arg(args, 1));
}
METHOD(Context, __len__, "($self, /)", "Return len(self).") {
    return object_length(field(arg(args, 0), CONTEXT_VALUES));
}
METHOD(Context, __iter__, "($self, /)", "Implement iter(self).") {
    return object_iter(field(arg(args, 0), CONTEXT_VALUES));
}
METHOD(Context, keys, "($self, /)", "Return a list of all variables in the context object.") {
    return call_method0(field(arg(args, 0), CONTEXT_VALUES), NAME(keys));
}
METHOD(Context, values, "($self, /)", "Return a list of all variables' values in the context object.") {
    return call_method0(field(arg(args, 0), CONTEXT_VALUES), NAME(values));
}
METHOD(Context, items, "($self, /)",
       "Return all variables and their values in the context object.\n\nThe result is returned as a list of "
       "2-tuples "
       "(variable, value).") {
    return call_method0(field(arg(args, 0), CONTEXT_VALUES), NAME(items));
}
METHOD(Context, __eq__, "($self, value, /)", "Return self==value.") {
    if (!IS_EXACT(arg(args, 1), Context)) return NOT_IMPLEMENTED;
    return object_compare(COMPARE_EQ, field(arg(args, 0), CONTEXT_VALUES),
                          field(arg(args, 1), CONTEXT_VALUES));
}

// --- ContextVar ---
Value contextvar_new(Value name, Value default_or_unset) {
    Value variable = NEW(ContextVar);
    RETURN_IF_ERROR(variable);
    slot_set(ref_of(variable), VARIABLE_NAME, name);
    slot_set(ref_of(variable), VARIABLE_DEFAULT, default_or_unset);
    return variable;
}
Value contextvar_get(Value variable) {
    Value found = is_ref(current) ? dict_get(field(current, CONTEXT_VALUES), variable) : UNSET;
    return is_unset(found) ? field(variable, VARIABLE_DEFAULT) : found;
}
Value contextvar_set(Value variable, Value value) {
    Value context = context_current();
    RETURN_IF_ERROR(context);
    contextvar_changes++;
    return dict_set(field(context, CONTEXT_VALUES), variable, value);
}
STATICMETHOD(ContextVar, __new__, "!($type, /, name=None, *, default=None)", "") {
    if (is_unset(arg(args, 1)))
        return TYPE_ERROR("ContextVar() takes exactly 1 positional argument (0 given)");
    if (!is_str(arg(args, 1))) return TYPE_ERROR("context variable name must be a str");
    return contextvar_new(arg(args, 1), arg(args, 2));
}
MEMBER(ContextVar, name, "") { return field(arg(args, 0), VARIABLE_NAME); }
CLASSMETHOD(ContextVar, __class_getitem__, "!($type, item, /)", "See PEP 585") {
    return generic_alias_new(arg(args, 0), arg(args, 1));
}
METHOD(ContextVar, get, "!($self, default=None, /)",
       "Return a value for the context variable for the current context.") {
    Value self = arg(args, 0);
    Value found = is_ref(current) ? dict_get(field(current, CONTEXT_VALUES), self) : UNSET;
    if (!is_unset(found)) return found;
    if (!is_unset(arg(args, 1))) return arg(args, 1);
    Value other = field(self, VARIABLE_DEFAULT);
    return is_unset(other) ? raise_value(CLASS(LookupError), self) : other;
}
METHOD(ContextVar, set, "($self, value, /)",
       "Call to set a new value for the context variable in the current context.\n\nThe required *value* "
       "argument is "
       "the new value for the context variable.") {
    Value self = arg(args, 0), context = context_current(), token = NEW(Token);
    RETURN_IF_ERROR(context);
    RETURN_IF_ERROR(token);
    Value values = field(context, CONTEXT_VALUES), old = dict_get(values, self);
    RETURN_IF_ERROR(old);
    RETURN_IF_ERROR(dict_set(values, self, arg(args, 1)));
    contextvar_changes++;
    slot_set(ref_of(token), TOKEN_CONTEXT, context);
    slot_set(ref_of(token), TOKEN_VARIABLE, self);
    slot_set(ref_of(token), TOKEN_OLD, old);
    slot_set(ref_of(token), TOKEN_USED, FALSE);
    return token;
}
METHOD(ContextVar, reset, "($self, token, /)",
       "Reset the context variable.\n\nThe variable is reset to the value it had before the "
       "`ContextVar.set()` that\n"
       "created the token was used.") {
    Value self = arg(args, 0), token = arg(args, 1);
    if (!IS_EXACT(token, Token))
        return raise1(CLASS(TypeError), TEXT("expected an instance of Token, got {r}"), token);
    if (is_true(field(token, TOKEN_USED)))
        return raise1(CLASS(RuntimeError), TEXT("{r} has already been used once"), token);
    if (!same(field(token, TOKEN_VARIABLE), self))
        return raise1(CLASS(ValueError), TEXT("{r} was created by a different ContextVar"), token);
    Value context = context_current();
    RETURN_IF_ERROR(context);
    if (!same(field(token, TOKEN_CONTEXT), context))
        return raise1(CLASS(ValueError), TEXT("{r} was created in a different Context"), token);
    slot_set(ref_of(token), TOKEN_USED, TRUE);
    contextvar_changes++;
    Value old = field(token, TOKEN_OLD), values = field(context, CONTEXT_VALUES);
    if (is_unset(old)) return is_error(dict_delete(values, self)) ? ERROR : NONE;
    return dict_set(values, self, old);
}
METHOD(ContextVar, __repr__, "($self, /)", "Return repr(self).") {
    Value self = arg(args, 0), name = object_repr(field(self, VARIABLE_NAME)), address = object_address(self);
    RETURN_IF_ERROR(name);
    RETURN_IF_ERROR(address);
    if (is_unset(field(self, VARIABLE_DEFAULT)))
        return text_format2(TEXT("<ContextVar name={} at {}>"), name, address);
    return text_format3(TEXT("<ContextVar name={} default={r} at {}>"), name, field(self, VARIABLE_DEFAULT),
                        address);
}

// --- Token ---
STATICMETHOD(Token, __new__, "!($type, /, *args, **kwargs)", "") {
    return raise0(CLASS(RuntimeError), TEXT("Tokens can only be created by ContextVars"));
}
GETTER(Token, var, "") { return field(arg(args, 0), TOKEN_VARIABLE); }
GETTER(Token, old_value, "") {
    Value old = field(arg(args, 0), TOKEN_OLD);
    return is_unset(old) ? missing : old;
}
CLASSMETHOD(Token, __class_getitem__, "!($type, item, /)", "See PEP 585") {
    return generic_alias_new(arg(args, 0), arg(args, 1));
}
METHOD(Token, __repr__, "($self, /)", "Return repr(self).") {
    Value self = arg(args, 0), address = object_address(self);
    RETURN_IF_ERROR(address);
    return text_format3(TEXT("<Token{} var={r} at {}>"),
                        str_from_text(is_true(field(self, TOKEN_USED)) ? TEXT(" used") : TEXT("")),
                        field(self, TOKEN_VARIABLE), address);
}

FUNCTION(_contextvars, copy_context, "($module, /)", "") {
    Value context = context_current();
    return is_error(context) ? ERROR : context_new(dict_copy(field(context, CONTEXT_VALUES)));
}
