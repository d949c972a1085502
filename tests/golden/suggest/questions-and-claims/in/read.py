"""What each ticket asks and claims, a line each."""
import json
import sys

for line in sys.stdin:
    row = json.loads(line)
    ticket = row["ticket"]
    text = ticket["text"].encode()
    print(row["id"], ticket["language"], ticket["customer"], ticket["mood"], ticket["register"])
    for name in ("questions", "claims"):
        for part in ticket[name]:
            assert text[part["start"]:part["end"]].decode() == part["text"]
            print(f"  {name}: {part['text']}")
