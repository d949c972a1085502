#!/usr/bin/env python3
"""Print how long functions and files are: median, what 9 in 10 stay below, the longest few.

usage: metrics.py [ROOT]

STYLE's figures, for the eye; nothing fails. A function runs from its "{" in the first column to the
"}" there, and counts the lines of its head.
"""
import os
import sys

LONGEST = 8


def source_files(root, endings):
    for top in ("src", "include", "tests"):
        for where, folders, names in os.walk(os.path.join(root, top)):
            folders.sort()
            for name in sorted(names):
                if name.endswith(endings):
                    yield os.path.relpath(os.path.join(where, name), root)


def head_start(lines, brace):
    """The first line of the head of the function whose body begins at @brace."""
    start = brace
    while start > 0 and lines[start - 1].strip() and not lines[start - 1].startswith(("}", "#")):
        if lines[start - 1].rstrip().endswith("*/"):
            break
        start -= 1
    return start


def name_in(head):
    return head.split("(")[0].split()[-1].lstrip("*") if "(" in head else head.strip()


def functions(lines):
    """(name, number of its first line, number of lines) of each function."""
    brace = None
    for i, line in enumerate(lines):
        if line == "{" and i > 0 and not lines[i - 1].endswith("="):
            brace = i
        elif line.startswith("}") and brace is not None:
            start = head_start(lines, brace)
            yield name_in(" ".join(lines[start:brace])), start + 1, i - start + 1
            brace = None


def show(title, rows):
    """@rows: (length, what)"""
    if not rows:
        return
    rows = sorted(rows, key=lambda row: (-row[0], row[1]))
    lengths = sorted(length for length, _ in rows)
    median = lengths[len(lengths) // 2]
    most = lengths[min(len(lengths) * 9 // 10, len(lengths) - 1)]
    print(f"{title}: {len(rows)}; median {median}, 9 in 10 below {most}; longest:")
    for length, what in rows[:LONGEST]:
        print(f"  {length:5}  {what}")


def main():
    root = sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(__file__), "..")
    parts = {"functions": [], "source files": [], "headers": [], "test files": []}
    for path in source_files(root, (".c", ".cc", ".h")):
        with open(os.path.join(root, path), encoding="utf-8") as f:
            lines = f.read().splitlines()
        test = path.startswith("tests/")
        part = "test files" if test else "headers" if path.endswith(".h") else "source files"
        parts[part].append((len(lines), path))
        if not test:
            for name, line, length in functions(lines):
                parts["functions"].append((length, f"{name}, {path}:{line}"))
    for title, rows in parts.items():
        show(title, rows)


if __name__ == "__main__":
    main()
