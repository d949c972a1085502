"""The layer check on small trees, each with one fault."""
import os
import sys
import tempfile
import unittest

import tap

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "..", "tools"))
import check_layers


def faults_of(files):
    with tempfile.TemporaryDirectory() as root:
        os.makedirs(f"{root}/src")
        os.makedirs(f"{root}/include/cordial")
        for path, text in files.items():
            os.makedirs(os.path.dirname(f"{root}/{path}"), exist_ok=True)
            with open(f"{root}/{path}", "w", encoding="utf-8") as f:
                f.write(text)
        return check_layers.check(root)[0]


REFUSED = {
    "upwards": ("src/base/a.c", '#include "text/b.h"\n'),
    "within_a_group": ("src/entry/a.c", '#include "ticket/b.h"\n'),
    "stemming_the_wrong_way": ("src/xapian-c/a.c", '#include "text/b.h"\n'),
    "command_into_the_library": ("src/cli/a.c", '#include "index/b.h"\n'),
    "command_to_a_helper_not_listed": ("src/cli/a.c", '#include "base/embedded.h"\n'),
    "view_into_a_command": ("src/view/a.c", '#include "cli/b.h"\n'),
    "foreign_beside_its_door": ("src/entry/a.c", "#include <yaml.h>\n"),
    "foreign_without_a_door": ("src/base/a.c", "#include <curl/curl.h>\n"),
    "no_room": ("src/base/a.c", '#include "b.h"\n'),
    "public_to_inside": ("include/cordial/a.h", '#include "base/str.h"\n'),
    "public_to_foreign": ("include/cordial/a.h", "#include <jansson.h>\n"),
    "unknown_room": ("src/attic/a.c", ""),
    "with_blanks": ("src/base/a.c", '  #  include   "text/b.h"\n'),
}

ALLOWED = {
    "text_stems_through_xapian": ("src/text/a.c", '#include "xapian-c/xapian-c.h"\n'),
    "downwards": ("src/reply/a.c", '#include "entry/b.h"\n#include "base/str.h"\n'),
    "command_to_view": ("src/cli/a.c", '#include "view/b.h"\n#include "base/buf.h"\n'),
    "public_header": ("src/cli/a.c", "#include <cordial/index.h>\n"),
    "door": ("src/entry/yaml.c", "#include <yaml.h>\n#include <sys/stat.h>\n#include <vector>\n"),
}


class CheckLayers(unittest.TestCase):
    def test_a_circle_is_found(self):
        faults = faults_of(
            {
                "src/text/a.h": '#include "text/b.h"\n',
                "src/text/b.h": '#include "text/c.h"\n',
                "src/text/c.h": '#include "text/a.h"\n',
            }
        )
        self.assertEqual(len(faults), 1)
        self.assertIn("text/a.h -> text/b.h -> text/c.h -> text/a.h", faults[0])

    def test_the_line_is_told(self):
        faults = faults_of({"src/base/a.c": '\n\n#include "lib/b.h"\n'})
        self.assertTrue(faults[0].startswith("src/base/a.c:3: "), faults)


def add_cases(cases, verb, n_faults):
    for name, (path, text) in cases.items():
        def test(self, path=path, text=text):
            faults = faults_of({path: text})
            self.assertEqual(len(faults), n_faults, faults)

        setattr(CheckLayers, f"test_{name}_is_{verb}", test)


add_cases(REFUSED, "refused", 1)
add_cases(ALLOWED, "allowed", 0)

if __name__ == "__main__":
    tap.main()
