"""The worklists in the Python of an installed package, such as its tests hold for right, as JSON: lists of records, and `R` records."""

import ast
import importlib.metadata
import json
import re
import sys

RECORD = re.compile(r"^(?:[ADR];.*;.*|C;.*|W[1-4D]?;|[FB];|S;\d+)$")


def is_worklist(records):
    """Whether all are records, and something is aspirated and dispensed: parts of worklists are none."""
    kinds = {one[0] for one in records}
    return all(RECORD.match(one) for one in records) and ({"A", "D"} <= kinds or "R" in kinds)


def lists(source):
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.List) and node.elts:
            if all(isinstance(one, ast.Constant) and isinstance(one.value, str) for one in node.elts):
                yield node.lineno, [one.value for one in node.elts]
        elif isinstance(node, ast.Constant) and re.match(r"R;.*;\d", str(node.value)):
            yield node.lineno, [node.value]


def found(name):
    distribution = importlib.metadata.distribution(name)
    for file in distribution.files or []:
        if file.suffix == ".py":
            source = file.locate().read_text(encoding="utf8")
            for line, records in lists(source):
                yield f"{file}:{line}", records


worklists = [{"name": name, "records": records} for name, records in found(sys.argv[1]) if is_worklist(records)]
json.dump(worklists, sys.stdout)
