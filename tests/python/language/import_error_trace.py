# An exception inside an imported module: the traceback names both files.
import _broken
