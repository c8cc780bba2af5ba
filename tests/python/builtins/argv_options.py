# args: -c 3 --version -h -- -m x
# Options after the program's name are the program's.
import sys

for i, a in enumerate(sys.argv):
    print(i, a)
