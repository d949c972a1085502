import json
import sys


def show(value, indent):
    """The keys of a document, of lists those of the first row."""
    if isinstance(value, dict):
        for key, inner in value.items():
            print(" " * indent + key + (": null" if inner is None else ""))
            show(inner, indent + 2)
    elif isinstance(value, list) and value:
        show(value[0], indent)


show(json.load(sys.stdin), 0)
