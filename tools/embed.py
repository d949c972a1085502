#!/usr/bin/env python3
"""Embed files in the program: write a C file with one sorted table of them.

usage: embed.py SYMBOL OUT.c ROOT FILE...

Each row of `const struct embedded_file SYMBOL[]` has the path below ROOT, the bytes and their
number; `SYMBOL_n` counts the rows. The type is in base/embedded.h.
"""
import os
import sys


def main():
    symbol, out, root, *files = sys.argv[1:]
    rows = sorted((os.path.relpath(f, root).replace(os.sep, "/"), f) for f in files)
    with open(out, "w", encoding="ascii") as c:
        c.write('#include "base/embedded.h"\n\n')
        for i, (_, path) in enumerate(rows):
            with open(path, "rb") as f:
                data = f.read()
            c.write(f"static const unsigned char file_{i}[] = {{\n")
            for at in range(0, len(data), 24):
                c.write("".join(f"{b}," for b in data[at : at + 24]) + "\n")
            c.write("0};\n")
        c.write(f"\nconst struct embedded_file {symbol}[] = {{\n")
        for i, (name, path) in enumerate(rows):
            c.write(f'    {{"{name}", file_{i}, sizeof file_{i} - 1}},\n')
        c.write(f"}};\nconst size_t {symbol}_n = {len(rows)};\n")


if __name__ == "__main__":
    main()
