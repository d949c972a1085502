#!/usr/bin/env python3
"""Check who includes whom: the order of rooms, one door per foreign library, no cycles.

usage: check_layers.py [ROOT]

ROOT is the project's folder. Each fault is one line, "file:line: message"; exit 1 if there is one.
"""
import os
import re
import sys

# A room includes rooms of earlier groups only; rooms of one group do not know each other.
GROUPS = [
    ["base"],
    ["xapian-c"],  # before text, which stems through it
    ["text", "store"],
    ["http", "entry", "ticket"],  # http fills pages with text's templates, keeps sessions in the store
    ["index", "learn", "exchange"],
    ["search"],
    ["reply"],
    ["lint"],
    ["lib"],
    ["view"],
    ["web"],
    ["cli"],
]
LEVEL = {room: level for level, group in enumerate(GROUPS) for room in group}

# These rooms use the library as a stranger would: its public headers, and what is named here.
HELPERS = {f"base/{name}.h" for name in ("arena", "buf", "clock", "err", "file", "log", "map", "nearest", "str", "utf8")}
OUTSIDE = {
    "view": [],
    "cli": ["view/", "web/serve.h"],
    "web": ["view/", "http/"],
}

# Foreign headers (what their path starts with) and the only files that may include them (likewise).
DOORS = {
    "cld2/": ["text/"],
    "cmark-gfm": ["entry/markdown.c"],
    "enchant": ["text/"],
    "glib": ["ticket/"],  # GMime's own base
    "gmime/": ["ticket/"],
    "iconv.h": ["ticket/"],
    "jansson.h": [""],  # json_t is our document, everywhere
    "libxml/": ["ticket/"],
    "linear.h": ["learn/"],
    "microhttpd.h": ["http/"],
    "sodium": ["http/session.c"],
    "sqlite3.h": ["store/"],
    "utf8proc.h": ["text/"],
    "xapian": ["xapian-c/xapian-c.cc"],
    "xxhash.h": ["base/"],
    "yaml.h": ["entry/yaml.c"],
    "zlib.h": ["http/"],
}

# What the C library and Linux give; C++ headers have no ending.
SYSTEM = re.compile(
    r"(assert|complex|ctype|dirent|errno|fcntl|fenv|float|fnmatch|ftw|getopt|glob|inttypes|iso646"
    r"|langinfo|libgen|limits|locale|malloc|math|netdb|poll|pthread|pwd|regex|sched|semaphore"
    r"|setjmp|signal|spawn|stdalign|stdarg|stdatomic|stdbool|stddef|stdint|stdio|stdlib|stdnoreturn"
    r"|string|strings|syslog|termios|tgmath|time|uchar|unistd|utime|wchar|wctype)\.h"
    r"|(sys|linux|netinet|arpa|net)/[a-z0-9_/]+\.h|[a-z_]+"
)
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
SOURCE_ENDINGS = (".c", ".h", ".cc")


def source_files(folder):
    for where, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            if name.endswith(SOURCE_ENDINGS):
                yield os.path.relpath(os.path.join(where, name), folder)


def includes_of(path):
    """(line number, is it <…>?, what is named) of each include."""
    with open(path, encoding="utf-8") as f:
        for number, line in enumerate(f, 1):
            match = INCLUDE.match(line)
            if match:
                yield number, match[1] == "<", match[2]


def fault_of_room(room, header):
    """Why @room may not include our own @header; None when it may."""
    other = header.split("/")[0]
    if other not in LEVEL:
        return f'"{header}" is in no room of the tree'
    if other == room:
        return None
    if room in OUTSIDE:
        allowed = header in HELPERS or any(header.startswith(p) for p in OUTSIDE[room])
        return None if allowed else f'{room} sees only public headers, not "{header}"'
    if LEVEL[other] >= LEVEL[room]:
        return f'{room} comes no later than {other} and may not include "{header}"'
    return None


def fault_of_foreign(path, header):
    """Why src/@path may not include <@header>; None when it may."""
    if header.startswith("cordial/") or SYSTEM.fullmatch(header):
        return None
    for start, files in DOORS.items():
        if header.startswith(start):
            if any(path.startswith(f) for f in files):
                return None
            return f"<{header}> has its door in {', '.join(files)}"
    return f"<{header}> has no door: add it to DOORS in tools/check_layers.py"


def check_source(src, path, faults):
    room = path.split("/")[0]
    if "/" not in path or room not in LEVEL:
        faults.append(f"src/{path}:1: this file is in no room of the tree")
        return
    for number, foreign, header in includes_of(os.path.join(src, path)):
        if foreign:
            fault = fault_of_foreign(path, header)
        else:
            fault = fault_of_room(room, header)
        if fault:
            faults.append(f"src/{path}:{number}: {fault}")


def check_public(include, path, faults):
    for number, foreign, header in includes_of(os.path.join(include, path)):
        public = header.startswith("cordial/") or re.fullmatch(r"std[a-z]+\.h", header)
        if not foreign or not public:
            faults.append(f"include/{path}:{number}: a public header may not include {header}")


def find_cycle(graph):
    """A list of headers that include each other in a circle; None when there is none."""
    done, trail = set(), []

    def visit(node):
        if node in trail:
            return trail[trail.index(node):] + [node]
        if node in done or node not in graph:
            return None
        trail.append(node)
        for other in graph[node]:
            cycle = visit(other)
            if cycle:
                return cycle
        trail.pop()
        done.add(node)
        return None

    for node in sorted(graph):
        cycle = visit(node)
        if cycle:
            return cycle
    return None


def check(root):
    src, include = os.path.join(root, "src"), os.path.join(root, "include")
    faults, graph = [], {}
    for path in source_files(src):
        check_source(src, path, faults)
        graph[path] = [h for _, _, h in includes_of(os.path.join(src, path))]
    for path in source_files(include):
        check_public(include, path, faults)
        graph[path] = [h for _, _, h in includes_of(os.path.join(include, path))]
    cycle = find_cycle(graph)
    if cycle:
        faults.append(f"{cycle[0]}:1: includes go in a circle: {' -> '.join(cycle)}")
    return faults, len(graph)


def main():
    root = sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(__file__), "..")
    faults, n_files = check(root)
    for fault in faults:
        print(fault)
    print(f"{n_files} files, {len(faults)} faults")
    return 1 if faults or n_files == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
