#!/usr/bin/python3
"""A Python program outside that calls functions of an enclave: `pysgx build scores.py && ./host.py scores.sgxs sim`."""
import sys

import pysgx

with pysgx.Enclave(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else None) as enclave:
    enclave.register(lambda line: print("the enclave says:", line), "log")
    enclave.add("Ada", [1, 2.5])
    print(enclave.add("Ada", values=[4.0]), "values, mean", enclave.score("Ada"))
    try:
        enclave.score("Bob")
    except KeyError as error:
        print(type(error).__name__, error)
    try:
        enclave.add("Ada", [float("nan")])
    except ValueError as error:
        print(error)
    print(enclave.names())
