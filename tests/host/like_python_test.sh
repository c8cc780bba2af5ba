#!/bin/sh
# What `pysgx run` gives of standard streams and exit status, against python3.11's: ways to name a program, ends of programs.
. tests/host/expect.sh
unset PYTHONUNBUFFERED
export PYTHONDONTWRITEBYTECODE=1 LC_ALL=C.UTF-8
same() { # same WORDS...: behind python3.11, and behind pysgx run in both modes; standard input is input.txt
    /usr/bin/python3.11 "$@" <input.txt >wanted.out 2>wanted.err
    wanted=$?
    for mode in --native --sim; do
        "$pysgx" run $mode "$@" <input.txt >out.txt 2>err.txt
        status=$?
        if [ $status != $wanted ]; then
            fail "$mode $*: status $status, not $wanted"
        elif ! cmp -s out.txt wanted.out; then
            fail "$mode $*: $(diff out.txt wanted.out)"
        elif ! cmp -s err.txt wanted.err; then
            fail "$mode $*: $(diff err.txt wanted.err)"
        else
            pass
        fi
    done
}
: >input.txt
echo 'import sys; print("before"); sys.exit(eval(sys.argv[1]))' >exit.py
for code in None 0 1 -1 256 -256 2**31 -2**70 "'text'" "b'x'" 1.5 True '[]' "'\\ud800'"; do same exit.py "$code"; done
echo 'raise KeyboardInterrupt' >program.py
same program.py
printf '# -*- coding: latin-1 -*-\nprint(ascii("\351"))\n' >program.py
same program.py
printf '\357\273\277print("with a mark")\r\nprint(2)' >program.py
same program.py
: >program.py
same program.py
printf 'def f(n):\n    return 1 / n\ntry:\n    f(0)\nexcept ZeroDivisionError as e:\n    raise KeyError("x") from e\n' >program.py
same program.py
printf 'import atexit\natexit.register(print, "the end")\nprint("partial", end="")\nraise SystemExit("bye")\n' >program.py
same program.py
echo 'import sys; print(ascii(sys.argv))' >program.py
same program.py '' -- -c --sim 'a b' ü
same -c 'import sys; print(sys.argv, __name__)' a -b
same -c ''
same -c '1/0'
same -c 'x = ('
same -c 'return'
same -c 'import warnings; warnings.warn("careful")'
same -c 'exec(compile("1/0", "<string>", "exec"))'
echo 'raise ValueError(input())' >input.txt
same -
same -c 'print(input())'
: >input.txt
mkdir -p package/sub broken
echo 'print("init", __name__)' | tee package/__init__.py >package/sub/__init__.py
echo 'import sys; print(__name__, __package__, __spec__.name, sys.argv[1:])' | tee package/__main__.py >package/sub/run.py
same -m package x
same -m package.__main__
same -m package.sub.run -y
mkdir one two
echo 'name = "one"' >one/who.py
echo 'name = "two"' >two/who.py
echo 'import who; print(who.name)' >program.py
for PYTHONPATH in one:two two:one :missing::two; do
    export PYTHONPATH
    same program.py
done
unset PYTHONPATH
works "$pysgx" run --native --path two --path one program.py
has two
fails 1 "no module named 'package.'" "$pysgx" run --sim -m package.
fails 1 "no module named '.package'" "$pysgx" run --sim -m .package

# Closed standard streams: nothing else is in their place
"$pysgx" run --sim -c 'print(input())' <&- 2>err.txt
check 'closed standard input is at its end' grep -q EOFError err.txt
"$pysgx" run --sim -c 'print(1)' >&- 2>err.txt
check "closed standard output: $(cat err.txt)" [ $? = 0 -a ! -s err.txt ]
"$pysgx" run --sim -c 'import sys; sys.exit("no")' 2>&-
check 'closed standard error' [ $? = 1 ]
works "$pysgx" build program.py --path one -o wanted.sgxs
"$pysgx" build program.py --path one -o closed.sgxs >&- 2>&-
check 'an image is whole when standard output is closed' cmp wanted.sgxs closed.sgxs
"$pysgx" run --sim -c 'print(1)' >/dev/full 2>err.txt
check "a full disk: $(cat err.txt)" [ $? = 120 ]
"$pysgx" run --sim -c 'import sys; sys.stderr.write("e"); sys.exit(3)' 2>/dev/full
check 'a full disk under standard error' [ $? = 120 ]
# What is no source text is found before there is an enclave: one line, and the status of python3's SyntaxError.
printf '\357\273\277# coding: latin-1\nprint(1)\n' >marked.py
fails 1 "it declares the coding 'latin-1', but begins with the mark of UTF-8" "$pysgx" run --native marked.py
printf '# coding: ascii\nprint("\303\251")\n' >ascii.py
fails 1 'it is not valid ascii, which it declares' "$pysgx" run --native ascii.py
cat >interrupt.py <<'END2'
import signal, subprocess, sys
program = "import time; print('started', flush=True); time.sleep(60)"
for command in (sys.argv[1:], ["/usr/bin/python3.11"]):
    with subprocess.Popen([*command, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                          preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)) as process:
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
    print(process.returncode)
END2
works /usr/bin/python3.11 interrupt.py "$pysgx" run --sim
check "an interrupt ends it as it ends python3: $out" [ "$out" = '-2
-2' ]

# Texts are hashed under a key of the run's own: nobody who supplies a dict's keys can make them collide.
for mode in --native --sim; do
    "$pysgx" run $mode -c 'print(hash("a"), hash(b"a"))' >first.txt
    "$pysgx" run $mode -c 'print(hash("a"), hash(b"a"))' >second.txt
    if [ -s first.txt ] && ! cmp -s first.txt second.txt; then pass; else fail "$mode: two runs hash alike"; fi
done
finish
