#!/usr/bin/env python3
"""Run the golden cases: what commands print, compared with what they printed when it was read.

usage: golden.py [--accept] [--cases DIR] [--jobs N] CORDIAL [AREA[/CASE]...]

CORDIAL is the built program. A case is a folder DIR/AREA/CASE (DIR: tests/golden) with
  cmd    a shell line, run in a fresh copy of in/, with `cordial` on the PATH
  in/    files for it; may be missing
  out    standard output, "--- stderr" and standard error if there is any, "exit N"
In `out` the folder of the run is $DIR and its home folder $HOME. A case that names $CORDIAL_KB gets
a copy of its own of the tree's kb/. --accept writes `out` anew: read the diff before you commit.
"""
import argparse
import concurrent.futures
import difflib
import os
import shutil
import signal
import subprocess
import sys
import tempfile

TREE = os.path.realpath(os.path.join(os.path.dirname(__file__), ".."))
TIMEOUT_S = 60
SANITIZERS = ("ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS")


def find_cases(folder, wanted):
    """The cases below a folder, as AREA/CASE, sorted; only the wanted ones when some are named."""
    cases = []
    for area in sorted(os.listdir(folder)) if os.path.isdir(folder) else []:
        if os.path.isdir(os.path.join(folder, area)):
            cases += [f"{area}/{case}" for case in sorted(os.listdir(os.path.join(folder, area)))]
    return [c for c in cases if not wanted or c in wanted or c.split("/")[0] in wanted]


def environment(scratch):
    env = {name: os.environ[name] for name in SANITIZERS if name in os.environ}
    env.setdefault("LSAN_OPTIONS", f"suppressions={TREE}/tests/lsan.supp:print_suppressions=0")
    env.setdefault("ASAN_OPTIONS", "malloc_context_size=10:quarantine_size_mb=16")
    env.setdefault("UBSAN_OPTIONS", "halt_on_error=1:print_stacktrace=1")
    return env | {
        "PATH": f"{scratch}/bin:/usr/local/bin:/usr/bin:/bin",
        "HOME": f"{scratch}/home",
        "TMPDIR": f"{scratch}/home",
        "CORDIAL_KB": f"{scratch}/kb",
        "CORDIAL_TEST": "1",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
    }


def prepare(scratch, case_folder, program, command):
    """Lay out what a run finds: the program, its files, an empty home, perhaps the base."""
    os.makedirs(f"{scratch}/bin")
    os.makedirs(f"{scratch}/home")
    os.symlink(program, f"{scratch}/bin/cordial")
    given = os.path.join(case_folder, "in")
    if os.path.isdir(given):
        shutil.copytree(given, f"{scratch}/dir", symlinks=True)
    else:
        os.makedirs(f"{scratch}/dir")
    if "CORDIAL_KB" in command:
        ignore = shutil.ignore_patterns(".cordial")
        shutil.copytree(os.path.join(TREE, "kb"), f"{scratch}/kb", symlinks=True, ignore=ignore)


def run_command(command, scratch):
    """(standard output, standard error, what ended it), as bytes, bytes, text."""
    with subprocess.Popen(
        ["sh", "-c", command],
        cwd=f"{scratch}/dir",
        env=environment(scratch),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        try:
            out, err = process.communicate(timeout=TIMEOUT_S)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            out, err = process.communicate()
            return out, err, f"still running after {TIMEOUT_S} s"
    return out, err, f"exit {process.returncode}"


def whole_lines(data):
    text = data.decode("utf-8", "backslashreplace")
    return text + "\n\\ no newline at the end\n" if text and not text.endswith("\n") else text


def transcript(out, err, ending, scratch):
    text = whole_lines(out)
    if err:
        text += "--- stderr\n" + whole_lines(err)
    text += ending + "\n"
    for path, name in (("dir", "$DIR"), ("home", "$HOME"), ("kb", "$CORDIAL_KB")):
        text = text.replace(f"{scratch}/{path}", name)
    return text.replace(scratch, "$SCRATCH")


def read_text(path):
    """A file's text; None when it is not there."""
    try:
        with open(path, encoding="utf-8", newline="") as f:
            return f.read()
    except FileNotFoundError:
        return None


def run_case(folder, case, program, accept):
    """An empty text when the case passes, else what is wrong with it."""
    case_folder = os.path.join(folder, case)
    command = read_text(os.path.join(case_folder, "cmd"))
    if command is None:
        return f"{case}: there is no file 'cmd'\n"
    with tempfile.TemporaryDirectory(prefix="cordial-golden-") as scratch:
        scratch = os.path.realpath(scratch)
        prepare(scratch, case_folder, program, command)
        got = transcript(*run_command(command, scratch), scratch)
    path = os.path.join(case_folder, "out")
    want = read_text(path)
    if got == want:
        return ""
    if accept:
        with open(path, "w", encoding="utf-8", newline="") as f:
            f.write(got)
        print(f"accepted {case}")
        return ""
    lines = difflib.unified_diff(
        (want or "").splitlines(True), got.splitlines(True), f"{case}/out", f"{case} as it is now"
    )
    return f"{case} differs:\n" + "".join(lines)


def run_case_safely(*args):
    """A case whose folder is broken fails; the others still run."""
    try:
        return run_case(*args)
    except (OSError, UnicodeError, shutil.Error) as fault:
        return f"{args[1]}: {fault}\n"


def run(program, folder=None, wanted=(), accept=False, jobs=None):
    """Run cases and print the faults; returns (passed, failed)."""
    folder = folder or os.path.join(TREE, "tests", "golden")
    program = os.path.realpath(program)
    cases = find_cases(folder, wanted)
    with concurrent.futures.ThreadPoolExecutor(jobs or os.cpu_count()) as pool:
        faults = pool.map(lambda case: run_case_safely(folder, case, program, accept), cases)
        n_failed = 0
        for fault in faults:
            if fault:
                n_failed += 1
                print(fault)
    return len(cases) - n_failed, n_failed


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split("usage: ")[1])
    parser.add_argument("--accept", action="store_true")
    parser.add_argument("--cases")
    parser.add_argument("--jobs", type=int)
    parser.add_argument("program")
    parser.add_argument("wanted", nargs="*")
    args = parser.parse_args()
    if not os.access(args.program, os.X_OK):
        sys.exit(f"golden.py: '{args.program}' is no program; build it first")
    passed, failed = run(args.program, args.cases, args.wanted, args.accept, args.jobs)
    print(f"golden: {passed} passed, {failed} failed")
    if args.wanted and passed + failed == 0:
        sys.exit("golden.py: there is no such case")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
