"""The smallest program: `build/pysgx run --sim examples/hello.py [NAME]`."""
import sys

name = sys.argv[1] if len(sys.argv) > 1 else "world"
print(f"Hello, {name}, from inside the enclave!")
