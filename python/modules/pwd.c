// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module pwd: an enclave has one user, whose number os.getuid() gives: root.
#include "python/objects/error.h"
#include "python/objects/int.h"
#include "python/objects/list.h"
#include "python/objects/module.h"
#include "python/objects/str.h"
#include "python/objects/structure.h"
#include "python/objects/tuple.h"

MODULE(pwd, "This module provides access to the Unix password database.\n"
            "It is available on all Unix versions.\n"
            "\n"
            "Password database entries are reported as 7-tuples containing the following\n"
            "items from the password database (see `<pwd.h>'), in order:\n"
            "pw_name, pw_passwd, pw_uid, pw_gid, pw_gecos, pw_dir, pw_shell.\n"
            "The uid and gid items are integers, all others are strings. An\n"
            "exception is raised if the entry asked for cannot be found.") {
    RETURN_IF_ERROR(structure_describe(
        CLASS(struct_passwd), TEXT("pw_name pw_passwd pw_uid pw_gid pw_gecos pw_dir pw_shell"), 7, 7));
    return module_add_class(arg(args, 0), CLASS(struct_passwd));
}

TYPE(struct_passwd, "pwd.struct_passwd", tuple, 0,
     "pwd.struct_passwd: Results from getpw*() routines.\n\n"
     "This object may be accessed either as a tuple of\n"
     "  (pw_name,pw_passwd,pw_uid,pw_gid,pw_gecos,pw_dir,pw_shell)\n"
     "or via the object attributes as named in the above tuple.");
MEMBER(struct_passwd, pw_name, "user name") { return structure_item(arg(args, 0), 0); }
MEMBER(struct_passwd, pw_passwd, "password") { return structure_item(arg(args, 0), 1); }
MEMBER(struct_passwd, pw_uid, "user id") { return structure_item(arg(args, 0), 2); }
MEMBER(struct_passwd, pw_gid, "group id") { return structure_item(arg(args, 0), 3); }
MEMBER(struct_passwd, pw_gecos, "real name") { return structure_item(arg(args, 0), 4); }
MEMBER(struct_passwd, pw_dir, "home directory") { return structure_item(arg(args, 0), 5); }
MEMBER(struct_passwd, pw_shell, "shell program") { return structure_item(arg(args, 0), 6); }
METHOD(struct_passwd, __repr__, "($self, /)", "Return repr(self).") {
    return structure_repr(arg(args, 0), TEXT("pw_name pw_passwd pw_uid pw_gid pw_gecos pw_dir pw_shell"));
}

static Value root(void) {
    const Value fields[7] = {
        str_from_text(TEXT("root")),
        str_from_text(TEXT("x")),
        int_u32(0),
        int_u32(0),
        str_from_text(TEXT("root")),
        str_from_text(TEXT("/root")),
        str_from_text(TEXT("/bin/bash")),
    };
    Value items = tuple_new(7);
    RETURN_IF_ERROR(items);
    for (uint32_t i = 0; i < 7; i++) {
        RETURN_IF_ERROR(AT(fields, i));
        slot_set(ref_of(items), i, AT(fields, i));
    }
    return structure_new(CLASS(struct_passwd), items);
}

FUNCTION(pwd, getpwnam, "($module, name, /)",
         "Return the password database entry for the given user name.\n\n"
         "See `help(pwd)` for more on password database entries.") {
    Value name = arg(args, 1);
    if (!is_str(name))
        return raise1(CLASS(TypeError), TEXT("getpwnam() argument must be str, not {t}"), name);
    if (str_equal_text(str_plain(name), TEXT("root"))) return root();
    return raise1(CLASS(KeyError), TEXT("getpwnam(): name not found: {r}"), name);
}
FUNCTION(pwd, getpwuid, "($module, uidobj, /)",
         "Return the password database entry for the given numeric user ID.\n\n"
         "See `help(pwd)` for more on password database entries.") {
    Value number = arg(args, 1);
    if (!is_int_object(number))
        return raise1(CLASS(TypeError), TEXT("uid should be integer, not {t}"), number);
    if (same(int_plain(number), int_u32(0))) return root();
    return raise1(CLASS(KeyError), TEXT("getpwuid(): uid not found: {}"), number);
}
FUNCTION(pwd, getpwall, "($module, /)",
         "Return a list of all available password database entries, in arbitrary order.\n\n"
         "See help(pwd) for more on password database entries.") {
    Value all = list_new(0), user = root();
    RETURN_IF_ERROR(all);
    RETURN_IF_ERROR(user);
    return is_error(list_append(all, user)) ? ERROR : all;
}
