#!/usr/bin/python3.11
# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""SIGINT sent to programs that compute, sleep, read and wait: status, output and errors are python3's.

usage: interrupts.py PYSGX MODE...    (in a folder of its own; prints what failed, then the number of programs that passed)
"""
import os
import signal
import subprocess
import sys
import threading

GO = b"go\n"  # a program prints it where it wants the signal
PROGRAMS = {
    "compute": "n = 0\ntry:\n    go()\n    while True:\n        n += 1\nexcept KeyboardInterrupt as e:\n    print(repr(e), n > 0)\n",
    "uncaught": "def f():\n    go()\n    while True: len([])\ntry:\n    f()\nfinally:\n    print('finally')\n",
    "again": "for i in range(3):\n    try:\n        go()\n        while True: i += 1\n    except KeyboardInterrupt:\n        print(i > 0)\n",
    "pattern": "import re\ngo()\nre.match('(a|a)*b', 'a' * 60)\n",
    "sleep": "import time\ngo()\ntime.sleep(100)\n",
    "input": "go()\ninput()\n",
    "read": "import sys\ngo()\nsys.stdin.buffer.read()\n",
    "lock": "import threading, time\nthreading.Thread(target=time.sleep, args=(100,), daemon=True).start()\ngo()\n"
            "threading.Event().wait()\n",
    "queue": "import threading, time, queue\nthreading.Thread(target=time.sleep, args=(100,), daemon=True).start()\n"
             "go()\nqueue.SimpleQueue().get()\n",
    "thread": "import threading\ndef f():\n    while True: pass\nthreading.Thread(target=f, daemon=True).start()\nn = 0\n"
              "try:\n    go()\n    while True: n += 1\nexcept KeyboardInterrupt:\n"
              "    print(threading.current_thread() is threading.main_thread())\n",
    # All threads in use, and free again.
    "threads": "import threading\ntime_to_go = threading.Event()\nall = [threading.Thread(target=time_to_go.wait) for i in range(7)]\n"
               "for t in all: t.start()\ntime_to_go.set()\nfor t in all: t.join()\nn = 0\ntry:\n    go()\n    while True: n += 1\n"
               "except KeyboardInterrupt:\n    print(threading.active_count())\n",
    "asyncio": "import asyncio\nasync def main():\n    go()\n    try:\n        await asyncio.sleep(100)\n"
               "    finally:\n        print('cancelled')\ntry:\n    asyncio.run(main())\nexcept KeyboardInterrupt:\n    print('end')\n",
    "handler": "import signal, time\ndef h(n, f):\n    print(n, f.f_code.co_name)\nsignal.signal(signal.SIGINT, h)\n"
               "t = time.monotonic()\ngo()\ntime.sleep(0.5)\nprint(time.monotonic() - t >= 0.5)\n",
    "ignored": "import signal, time\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\ngo()\ntime.sleep(0.5)\nprint('end')\n",
    "default": "import signal, time\nsignal.signal(signal.SIGINT, signal.SIG_DFL)\ngo()\ntime.sleep(100)\n",
    "at exit": "import atexit, time\natexit.register(print, 'at exit')\ngo()\ntime.sleep(100)\n",
    "status": "import sys, time\ntry:\n    go()\n    time.sleep(100)\nexcept KeyboardInterrupt:\n    sys.exit(3)\n",
}
START = "def go():\n    print('go', flush=True)\n    import time\n    time.sleep(0.02)\n"
# Its natives do not stop for a signal: the second one ends the process.
BUSY = "print('go', flush=True)\n3 ** 100_000_000\n"
# With one thread alone nobody waits for signals: the first one ends the process.
LOOP = "print('go', flush=True)\nwhile True:\n    pass\n"


def run(command, text, twice=False):
    with open("program.py", "w") as file:
        file.write(text)
    silence, end = os.pipe()
    process = subprocess.Popen(command + ["program.py"], stdin=silence, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                               start_new_session=True)
    watchdog = threading.Timer(60, process.kill)
    watchdog.start()
    output = b""
    for line in process.stdout:
        output += line
        if line == GO:
            for _ in range(1 + twice):
                try:
                    process.wait(0.2)
                except subprocess.TimeoutExpired:
                    os.killpg(process.pid, signal.SIGINT)
    errors = [line for line in process.stderr if line.strip(b" ^~\n")]  # where in a line it came is chance
    for fd in silence, end:
        os.close(fd)
    watchdog.cancel()
    return process.wait(), output, errors


def main():
    pysgx, *modes = sys.argv[1:]
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # a shell's background jobs ignore it, and theirs
    passed = 0
    for name, text in PROGRAMS.items():
        expected = run(["/usr/bin/python3.11"], START + text)
        for mode in modes:
            found = run([pysgx, "run", mode], START + text)
            if found != expected:  # on a busy machine either of them may not have come as far as it should when the signal came
                expected = run(["/usr/bin/python3.11"], START + text)
                found = run([pysgx, "run", mode], START + text)
            passed += found == expected
            if found != expected:
                print(f"failed: {name} {mode}: {found}, not {expected}")
    with open("one.toml", "w") as file:
        file.write("threads = 1\n")
    for mode in modes:
        for what, text, more in ("a second signal", BUSY, []), ("no thread to spare", LOOP, ["--manifest", "one.toml"]):
            found = run([pysgx, "run", mode, *more], text, twice=not more)
            passed += found == (-signal.SIGINT, GO, [])
            if found != (-signal.SIGINT, GO, []):
                print(f"failed: {what}, {mode}: {found}")
    print(passed)
    return passed != (len(PROGRAMS) + 2) * len(modes)


if __name__ == "__main__":
    sys.exit(main())
