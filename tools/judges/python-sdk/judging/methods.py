"""The methods that an SDK has, found by reflection so that none is left out."""

from __future__ import annotations

import functools
import inspect
from typing import Any, Callable, Iterable, Iterator


def services_of(facade: Any, base: type) -> Iterator[tuple[str, Any]]:
    """The services of a facade by name: those of its properties that give an instance of `base`."""
    for name, _ in inspect.getmembers(type(facade), is_property):
        if name.startswith("_"):
            continue
        service = getattr(facade, name)
        if isinstance(service, base):
            yield name, service


def methods_of(facade: Any, base: type) -> list[str]:
    """Every public method of every service, as `service.method`; what all services share is none of theirs."""
    return sorted(
        f"{name}.{method}"
        for name, service in services_of(facade, base)
        for method, _ in own_methods(type(service), base)
    )


def own_methods(service: type, base: type) -> Iterator[tuple[str, Callable]]:
    """The public methods of a class of services."""
    for name, function in inspect.getmembers(service, inspect.isfunction):
        if not name.startswith("_") and not hasattr(base, name):
            yield name, function


def watch(services: Iterable[tuple[str, Any]], base: type, called: Callable[[str], None]) -> None:
    """Tells `called` the name of every method of these services that is called from now on."""
    for name, service in services:
        for method, function in own_methods(type(service), base):
            watched = telling(function, f"{name}.{method}", called)
            if isinstance(inspect.getattr_static(type(service), method), staticmethod):
                watched = staticmethod(watched)
            setattr(type(service), method, watched)


def telling(function: Callable, name: str, called: Callable[[str], None]) -> Callable:
    @functools.wraps(function)
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        called(name)
        return function(*args, **kwargs)

    return wrapper


def is_property(member: Any) -> bool:
    return isinstance(member, (property, functools.cached_property))
