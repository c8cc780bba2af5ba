# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
#
# Runs inside the interpreter, behind a head that run.py writes: FILES are the modules of the test file, LOAD imports
# them, WANTED are the ids to run. Each test is told in lines on standard output: "@@B id" when it begins, then
# "@@P id", "@@F id<tab>why" or "@@S id<tab>why".
import sys
import unittest

OUT = sys.stdout


def tell(kind, name, why=""):
    why = " ".join(str(why).split())[:300]
    text = f"\n@@{kind} {name}\t{why}\n" if why else f"\n@@{kind} {name}\n"
    OUT.write(text.encode("ascii", "backslashreplace").decode("ascii"))
    OUT.flush()


def reason(error):
    try:
        return f"{error[0].__name__}: {error[1]}"
    except Exception:
        return error[0].__name__


class Result(unittest.TestResult):
    def startTest(self, test):
        super().startTest(test)
        self.bad = False
        tell("B", test.id())

    def addSuccess(self, test):
        tell("P", test.id())

    def addExpectedFailure(self, test, error):
        tell("P", test.id())

    def addFailure(self, test, error):
        tell("F", test.id(), reason(error))

    def addError(self, test, error):
        tell("F", test.id(), reason(error))

    def addUnexpectedSuccess(self, test):
        tell("F", test.id(), "unexpected success")

    def addSkip(self, test, why):
        tell("S", test.id(), why)

    def addSubTest(self, test, subtest, error):
        if error is not None:
            self.bad = True
            tell("F", test.id(), reason(error) + " in " + str(subtest)[-80:])


def no_process(*args, **kwargs):
    raise unittest.SkipTest("needs a process")


def prepare():
    """What test.support believes of the machine: no processes, no links, no rights; nothing that is only a stand-in."""
    sys.modules["_bz2"] = sys.modules["_lzma"] = None
    try:
        from test.support import os_helper
        os_helper._can_chmod = os_helper._can_symlink = os_helper._can_xattr = False
    except Exception as error:
        tell("N", "test.support.os_helper", repr(error))
    try:
        from test.support import script_helper
        for name in ("assert_python_ok", "assert_python_failure", "spawn_python", "run_python_until_end"):
            setattr(script_helper, name, no_process)
    except Exception as error:
        tell("N", "test.support.script_helper", repr(error))
    try:
        # It waits for a second until dropped Thread objects are gone; here they go with a later collection.
        from test.support import threading_helper
        threading_helper.threading_cleanup = lambda *original: None
    except Exception as error:
        tell("N", "test.support.threading_helper", repr(error))
    if FILES == ["test.test_pickle"]:
        import pickle
        sys.modules["_pickle"] = None # pickle itself is the pure one


def never():
    """Names what the tests reach in ways that the freezer cannot see."""
    from test import badsyntax_future3, badsyntax_future4, badsyntax_future5, badsyntax_future6, badsyntax_future7
    from test import badsyntax_future8, badsyntax_future9, badsyntax_future10, bad_getattr, bad_getattr2, bad_getattr3, good_getattr
    from test import ann_module2, ann_module3, ann_module4, ann_module5, ann_module6, ann_module7, testcodec
    from test.test_warnings.data import import_warning
    from encodings import mac_roman, cp1026, cp1251, cp273, cp437, cp500, cp720, cp737, cp775, cp850, cp852, cp855, cp858, cp860, cp861, cp862, cp863, cp865
    from encodings import cp866, cp874, cp875, cp1006, cp1125, cp1250, cp1252, cp1253, cp1254, cp1255, cp1256, cp1257, cp1258, cp424, cp856, cp857, cp864, cp869
    from encodings import koi8_r, koi8_t, koi8_u, kz1048, mac_cyrillic, mac_greek, mac_iceland, mac_latin2, mac_turkish, iso8859_9, iso8859_10, iso8859_11
    from encodings import iso8859_13, iso8859_14, iso8859_15, iso8859_16, hp_roman8, palmos, ptcp154, tis_620
    from encodings import cp037, iso8859_2, iso8859_3, iso8859_4, iso8859_5, iso8859_6, iso8859_7, iso8859_8, undefined


def flatten(suite, found):
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            flatten(test, found)
        else:
            found.append(test)


def main():
    prepare()
    found = []
    for name in FILES:
        try:
            module = LOAD(name)
            known = len(found)
            if name == "test.test_xml_etree": # it says which module it is about while it runs
                import xml.etree.ElementTree
                module.ET = module.pyET = xml.etree.ElementTree
            if name == "test.test_decimal": # it makes some of its tests when it is run
                module.run_unittest = lambda *classes: None
                if hasattr(module, "run_doctest"):
                    module.run_doctest = lambda *arguments, **options: None
                module.test_main()
            flatten(unittest.defaultTestLoader.loadTestsFromModule(module), found)
            if len(found) == known and hasattr(module, "__test__"):
                import doctest
                flatten(doctest.DocTestSuite(module), found)
        except unittest.SkipTest as error:
            tell("N", name, f"the module skips itself: {error}")
        except BaseException as error:
            tell("N", name, f"{type(error).__name__}: {error}")
            if "-v" in sys.argv:
                raise
    for test in found:
        if getattr(test, "_testMethodName", "") and type(test).__name__ == "_FailedTest":
            tell("N", test.id(), "could not be loaded")
    chosen = [test for test in found if test.id() in WANTED]
    unittest.TestSuite(chosen).run(Result())
    tell("E", "end")


main()
