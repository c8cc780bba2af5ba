#!/bin/sh
# The import scanner against CPython's parser, on real files.
exec /usr/bin/python3.11 tests/host/imports_oracle.py
