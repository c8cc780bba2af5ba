#!/usr/bin/python3
"""Gives programs to a generic enclave: `pysgx build --generic -o generic.sgxs && ./host.py generic.sgxs sim`."""
import os
import sys

import pysgx

image, mode = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else None
prices = os.path.join(os.path.dirname(os.path.abspath(__file__)), "prices.py")
with pysgx.Enclave(image, mode, program=prices) as enclave:
    print(enclave.price(["tea", "cake", "tea"]))
    print("the enclave knows which program it runs:", enclave.who() == enclave.program_hash)
