# What the scripts of this folder share. Each runs in a fresh folder $work, with a state and cache folder of its
# own; $pysgx is the program, $tiny the ELF file that stands for an enclave. `finish` prints the closing line.
set -u
root=$PWD
pysgx=$root/build/pysgx
tiny=$root/build/tests/host/tiny.elf
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export XDG_STATE_HOME=$work/.state XDG_CACHE_HOME=$work/.cache HOME=$work
unset PYTHONPATH
cd "$work" || exit 1
: >"$work/.passed"
: >"$work/.failed"

# Counted in files, so that what a subshell (the end of a pipe) finds counts, too.
pass() { echo >>"$work/.passed"; }
fail() {
    echo >>"$work/.failed"
    echo "failed: $*"
}
check() { # check 'what' COMMAND...: it must succeed
    what=$1
    shift
    if "$@" >/dev/null 2>&1; then pass; else fail "$what"; fi
}
works() { # works COMMAND...: status 0; output in $out and $err
    "$@" >out.txt 2>err.txt
    status=$?
    out=$(cat out.txt)
    err=$(cat err.txt)
    if [ $status = 0 ]; then pass; else fail "$* (status $status): $err"; fi
}
fails() { # fails STATUS TEXT COMMAND...: this status, and one line "error: ... TEXT ..." on standard error
    wanted=$1
    text=$2
    shift 2
    "$@" >out.txt 2>err.txt
    status=$?
    err=$(cat err.txt)
    if [ $status != "$wanted" ]; then
        fail "$*: status $status, not $wanted: $err"
    elif [ "$(wc -l <err.txt)" != 1 ] || ! grep -q '^error: ' err.txt; then
        fail "$*: not one error line: $err"
    elif ! grep -qF -- "$text" err.txt; then
        fail "$*: '$text' is not in: $err"
    else
        pass
    fi
}
has() { # has TEXT: in the last standard output
    if grep -qF -- "$1" out.txt; then pass; else fail "'$1' is not in the output: $(cat out.txt)"; fi
}
lacks() {
    if grep -qF -- "$1" out.txt; then fail "'$1' is in the output"; else pass; fi
}
finish() {
    passed=$(wc -l <"$work/.passed")
    failed=$(wc -l <"$work/.failed")
    echo "$passed passed, $failed failed"
    [ $failed = 0 ] && [ $passed != 0 ]
}
