"""Cases, and what came of them."""

from __future__ import annotations

import linecache
import os
import traceback
from contextlib import contextmanager
from typing import Callable, Iterator, Protocol


class Traffic(Protocol):
    """Knows what was asked of the tenant."""

    def mark(self) -> None:
        """Starts anew."""

    def operations(self) -> list[str]:
        """The operations asked for since the mark, by their names in the contract."""


class Judge:
    """Holds cases against what they say. A case that fails does not stop those after it."""

    def __init__(self, traffic: Traffic) -> None:
        self.results: list[dict] = []
        self.called: set[str] = set()
        self._traffic = traffic

    @contextmanager
    def __call__(self, method: str, case: str = "") -> Iterator[None]:
        """A case about one method, which it has to call."""
        with self._held(method, case, lambda: None if method in self.called else "The case does not call it."):
            yield

    @contextmanager
    def unserved(self, method: str, reason: str) -> Iterator[None]:
        """A case that shows that the tenant has no such operation. Where it does, the method needs another case."""
        with self(method, "is not served"):
            yield
        if self.results[-1]["error"] is None:
            self.results[-1]["unserved"] = reason

    @contextmanager
    def behaviour(self, case: str) -> Iterator[None]:
        """A case about what the SDK does around its methods."""
        with self._held("", case, lambda: None):
            yield

    def family(self, name: str, cases: Callable[[], None]) -> None:
        """Runs the cases of a family. What breaks between them is a failure of its own."""
        try:
            cases()
        except Exception as error:
            self.results.append(result("", f"the cases of {name} go on to their end", [], explain(error)))

    @contextmanager
    def _held(self, method: str, case: str, fault: Callable[[], str | None]) -> Iterator[None]:
        self.called.clear()
        self._traffic.mark()
        try:
            yield
            error = fault()
        except Exception as raised:
            error = explain(raised)
        self.results.append(result(method, case, self._traffic.operations(), error))


def result(method: str, case: str, operations: list[str], error: str | None) -> dict:
    return {"method": method, "case": case, "operations": operations, "error": error, "unserved": None}


def explain(error: Exception) -> str:
    """What went wrong and on which line of a case."""
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.startswith(here)]
    frame = next((one for one in reversed(frames) if "judging" not in one.filename), None)
    if frame is None:
        return f"{type(error).__name__}: {error}"
    place = f"{os.path.relpath(frame.filename, here)}:{frame.lineno}"
    line = linecache.getline(frame.filename, frame.lineno or 0).strip()
    if isinstance(error, UnboundLocalError):
        return f"{place}: {line}\n  It needs what a case before it did not make: {error}"
    said = str(error)
    return f"{place}: {line}\n  {type(error).__name__}" + (f": {said[:1500]}" if said else "")
