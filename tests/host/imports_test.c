// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The import scanner: each case is Python text and what must be found in it, in order, as
// "[?][~]LEVEL MODULE[:NAME]" separated by "; ": ? is not required, ~ is within a function, `*` is a star.
#include "host/file.h"
#include "host/image/imports.h"

#include "tests/host/check.h"

#include <stdlib.h>

static void describe(const struct ImportList *list, char *text, size_t room) {
    size_t used = 0;
    text[0] = 0;
    for (size_t i = 0; i < list->count; i++) {
        const struct Import *item = &list->items[i];
        const char *name = item->kind == IMPORT_STAR     ? "*"
                           : item->kind == IMPORT_BELOW  ? "."
                           : item->kind == IMPORT_LISTED ? "/"
                           : item->name                  ? item->name
                                                         : "";
        used += (size_t)snprintf(text + used, room - used, "%s%s%s%u %s%s%s", i ? "; " : "",
                                 item->required ? "" : "?", item->lazy ? "~" : "", item->level,
                                 item->kind == IMPORT_ALL ? "__all__" : item->module, *name ? ":" : "", name);
    }
}

static void expect(const char *source, bool is_main, const char *wanted) {
    struct ImportList list = {0};
    char found[2000];
    char *copy = strdup(source);
    imports_scan(&list, (uint8_t *)copy, strlen(copy), is_main);
    describe(&list, found, sizeof found);
    CHECK(strcmp(found, wanted) == 0);
    if (strcmp(found, wanted) != 0) printf("source:\n%s\nfound:  %s\nwanted: %s\n", source, found, wanted);
    imports_free(&list);
    free(copy);
}

static void test_statements(void) {
    expect("import a.b as c, d\n", true, "0 a.b; 0 d");
    expect("from x import y\n", true, "0 x:y");
    expect("from x . y import (a as b, # c\n  d,\n)\nimport z", true, "0 x.y:a; 0 x.y:d; 0 z");
    expect("from . import a\nfrom .. b import c\nfrom ...d import *\n", true, "1 :a; 2 b:c; 3 d:*");
    expect("from.a import b\nfrom ... import c\n", true, "1 a:b; 3 :c");
    expect("from importer import a\nfrom .importer import b\n", true, "0 importer:a; 1 importer:b");
    expect("import a; import b ;from c import d\n", true, "0 a; 0 b; 0 c:d");
    expect("import a, \\\n  b\nimport \\\r\n  c\n", true, "0 a; 0 b; 0 c");
    expect("import \xc3\xa4\xc3\xb6\n", true, "0 \xc3\xa4\xc3\xb6");
    expect("imports = 1\nx = important\nfromage = from_x\nraise X from e\ny = yield from z\n", true, "");
    expect("import a", true, "0 a");
    expect("import", true, "");
    expect("from x import", true, "");
    expect("import 5\nimport ok\n", true, "0 ok");
}

static void test_strings(void) {
    expect("'''\nimport a\n'''\nimport b\n", true, "0 b");
    expect("x = \"\"\"\nimport a\\\"\"\"\nimport c\n\"\"\"\nimport b\n", true, "0 b");
    expect("x = 'it\\'s; import a'; import b\n", true, "0 b");
    expect("x = r'\\'; import a\n'\nimport b\n", true, "0 b");
    expect("# import a\nimport b # import c\n", true, "0 b");
    expect("x = 'not closed\nimport b\n", true, "0 b");
    expect("x = f\"{y:import a}\"\nimport b\n", true, "0 b");
    expect("x = (1,\nimport_a,\n'#', # ( '\n)\nimport b\n", true, "0 b");
    expect("x = {1:\n2}\nimport b\n", true, "0 b");
    expect("'\\\nimport a'\nimport b\n", true, "0 b");
}

static void test_conditions(void) {
    expect("try:\n    import a\nexcept ImportError:\n    import b\nimport c\n", true, "?0 a; ?0 b; 0 c");
    expect("if x: import a\nelse: import b; import c\nimport d\n", true, "?0 a; ?0 b; ?0 c; 0 d");
    expect("def f(x):\n    import a\n\n    class C:\n        import b\nimport c\n", true,
           "?~0 a; ?~0 b; 0 c");
    expect("async def f(): import a\nimport b\n", true, "?~0 a; 0 b");
    expect("class C:\n\tdef f(self):\n\t\timport a\n\timport b\n", true, "?~0 a; ?0 b");
    expect("if TYPE_CHECKING:\n    import a\n    if x:\n        import b\nelse:\n    import c\nimport d\n",
           true, "?0 c; 0 d");
    expect("if typing.TYPE_CHECKING: import a\nimport b\n", true, "0 b");
    expect("if __name__ == '__main__':\n    import a\nimport b\n", false, "0 b");
    expect("if (__name__==\"__main__\") :\n    import a\n# x\n\n    import c\nimport b\n", false, "0 b");
    expect("if __name__ == '__main__':\n    import a\nimport b\n", true, "?0 a; 0 b");
    expect("x = lambda: 0\nimport a\n", true, "0 a");
    expect("x: int = 0; import a\n", true, "?0 a");
}

static void test_calls(void) {
    expect("m = __import__('a.b')\n", true, "?0 a.b");
    expect("m = importlib.import_module(\n  \"a\")\nimport b\n", true, "?0 a; 0 b");
    expect("m = import_module('.a', __package__)\n", true, "?1 a");
    expect("m = import_module('a.' + x)\nm = import_module(x)\nm = import_module('a b')\nimport c\n", true,
           "?0 a:.; 0 c");
    expect("for m in pkgutil.iter_modules(__path__): pass\nimport c\n", true, "?1 :/; 0 c");
    expect("l = iter_modules([os.path.dirname(__file__)])\n", true, "?1 :/");
    expect("l = list(walk_packages(a.b.__path__, 'a.b.'))\n", true, "?0 a.b:/");
    expect("iter_modules()\nwalk_packages(\niter_modules", true, "");
    expect("__all__ = ['a', \"b\"] # 'c'\nimport d\n", false, "0 __all__:a; 0 __all__:b; 0 d");
    expect("__all__ += (\n 'a',\n 'b' 'c d', '''e''')\nimport d\n", false, "0 __all__:a; 0 __all__:b; 0 d");
}

// Every beginning of a text, in a buffer of just that size: a sanitizer sees a byte read beyond it.
static void test_cut(void) {
    static const char text[] = "import a.b \\\n as c;from . x import (y #\n, z)\n__all__ = ['p', '''q''']\n"
                               "def f(): __import__('r.s')\nif TYPE_CHECKING: import t\n\"\\\"\"\n";
    size_t found = 0;
    for (size_t size = 0; size < sizeof text; size++) {
        struct ImportList list = {0};
        uint8_t *copy = malloc(size + 1);
        memcpy(copy, text, size);
        copy[size] = 0;
        imports_scan(&list, copy, size, true);
        found = list.count;
        imports_free(&list);
        free(copy);
    }
    CHECK(found == 5);
}

// With file names: prints what is found in each, for imports_oracle.py.
static void print_files(int count, char **paths) {
    for (int i = 0; i < count; i++) {
        struct Bytes text;
        struct ImportList list = {0};
        if (!file_read(paths[i], &text)) continue;
        imports_scan(&list, text.data, text.size, true);
        for (size_t j = 0; j < list.count; j++) {
            const struct Import *item = &list.items[j];
            const char *name = item->kind == IMPORT_STAR ? "*" : item->name ? item->name : "-";
            if (item->kind != IMPORT_ALL)
                printf("%s %u %u %s %s %d%d\n", paths[i], item->line, item->level,
                       *item->module ? item->module : "-", name, item->required, item->lazy);
        }
        imports_free(&list);
        bytes_free(&text);
    }
}

int main(int count, char **words) {
    if (count > 1) {
        print_files(count - 1, words + 1);
        return 0;
    }
    test_cut();
    test_statements();
    test_strings();
    test_conditions();
    test_calls();
    return check_end();
}
