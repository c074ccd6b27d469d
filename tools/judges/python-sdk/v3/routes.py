"""The methods of the v3 SDK with what each asks for, read from its sources: to load all of them would take long."""

from __future__ import annotations

import re
from pathlib import Path

import benchling_v3_sdk

METHOD = re.compile(r"^    def (\w+)\(", re.MULTILINE)
REQUEST = re.compile(r"httpx_client\.request\(\s*f?\"/?(?:api/v3/)?([^\"]+)\",\s*method=\"(\w+)\"")
PLACEHOLDER = re.compile(r"\{[^}]*\}")


def routes() -> dict[str, str]:
    """Such as `POST /collaboration` by `collaboration.create`; placeholders are `{}`."""
    folder = Path(benchling_v3_sdk.__file__).parent
    found: dict[str, str] = {}
    for file in sorted(folder.glob("*/raw_client.py")):
        blocking = file.read_text(encoding="utf-8").split("\nclass Async", 1)[0]
        parts = METHOD.split(blocking)
        for name, body in zip(parts[1::2], parts[2::2]):
            request = REQUEST.search(body)
            if request and not name.startswith("_"):
                found[f"{file.parent.name}.{name}"] = f"{request[2]} /{PLACEHOLDER.sub('{}', request[1])}"
    return found
