"""The tenant that is judged: its control API, and what is asked of its API."""

from __future__ import annotations

import json
import os
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import Any

import httpx


@dataclass(frozen=True)
class Tenant:
    """Where the tenant is, and who may do everything in it."""

    url: str
    api_key: str
    admin_key: str

    @staticmethod
    def of_environment() -> Tenant:
        return Tenant(os.environ["TENANT_URL"], os.environ["TENANT_API_KEY"], os.environ["TENANT_ADMIN_KEY"])

    def control(self, method: str, path: str, body: Any = None) -> Any:
        """Calls the control API, which stands for the web pages of Benchling and for its clock."""
        request = urllib.request.Request(
            f"{self.url}/control/v1{path}",
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"authorization": f"Bearer {self.admin_key}", "content-type": "application/json"},
        )
        try:
            with urllib.request.urlopen(request) as response:
                text = response.read()
        except urllib.error.HTTPError as error:
            raise RuntimeError(f"{method} {path} answered {error.code}: {error.read().decode()}") from error
        return json.loads(text) if text else None


class Requests:
    """Counts what clients ask of the API, and reads in the tenant's own log which operations that were."""

    def __init__(self, tenant: Tenant) -> None:
        self._tenant = tenant
        self._count = 0

    def client(self) -> httpx.Client:
        """A client whose requests are counted."""
        return httpx.Client(event_hooks={"request": [self._add]}, timeout=60)

    def mark(self) -> None:
        self._count = 0

    def operations(self) -> list[str]:
        if self._count == 0:
            return []
        logged = self._tenant.control("GET", f"/requests?limit={self._count}")
        return sorted({request["operationId"] for request in logged if request["operationId"]})

    def _add(self, request: httpx.Request) -> None:
        if request.url.path.startswith(("/api/v2/", "/api/v3/")):
            self._count += 1
