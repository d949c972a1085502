#!/usr/bin/env python3
"""Check that a shared library exports just the functions that its public headers declare.

usage: check_symbols.py LIBRARY HEADER...
"""
import re
import subprocess
import sys


def declared(path):
    """The functions that a header declares; comments and typedefs are left out."""
    with open(path, encoding="utf-8") as f:
        text = re.sub(r"/\*.*?\*/", " ", f.read(), flags=re.S)
    return set(re.findall(r"\b(cordial_\w+)\s*\(", text))


def exported(library):
    command = ["nm", "--dynamic", "--defined-only", "--format=posix", library]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    return {line.split()[0] for line in lines}


def main():
    library, *headers = sys.argv[1:]
    want = set().union(*(declared(h) for h in headers))
    got = exported(library)
    for name in sorted(want - got):
        print(f"{name}: declared, but the library does not export it")
    for name in sorted(got - want):
        print(f"{name}: exported, but no public header declares it")
    print(f"{len(want)} declared, {len(got)} exported")
    return 0 if want and want == got else 1


if __name__ == "__main__":
    sys.exit(main())
