"""A small lab for the cases of API v3: the demo tenant as it was when it was new, and an app that runs its organization."""

from __future__ import annotations

import base64
import json
from typing import Any, Callable, Iterable

import httpx
from benchling_v3_sdk.client import Benchling
from benchling_v3_sdk.core.api_error import ApiError

from judging.tenant import Requests, Tenant


class Lab:
    """What cases start from. Everything in it is made anew for each family."""

    def __init__(self, tenant: Tenant, requests: Requests) -> None:
        self.tenant = tenant
        self.url = tenant.url
        self.control = tenant.control
        self.http = requests.client()
        self._requests = requests
        self.control("POST", "/reset")
        self.control("PATCH", "/limits", {"enabled": False})
        people = {user["handle"]: user for user in self.control("GET", "/users")}
        self.jonas = people["jonas"]
        self.sam = people["sam"]
        self.organization_id = self.control("GET", "/organizations")[0]["id"]
        self.team_id = next(team["id"] for team in self.control("GET", "/teams") if team["name"] == "Cloning")
        projects = self.control("GET", "/projects")
        self.project_id = next(one["id"] for one in projects if one["name"] == "Expression vectors")
        self.registry_id = self.control("GET", "/registries")[0]["id"]
        made = self.control("POST", "/apps", {"name": "Organizer"})
        self.app_id = made["id"]
        self.credential = self.control("POST", f"/apps/{self.app_id}/secret", {})
        self.control("PUT", f"/groups/{self.organization_id}/members/{self.app_id}", {"role": "ADMIN"})
        self.admin = self.person(tenant.api_key)
        self.app = self.sdk_of(self.credential)

    def key_of(self, user: dict) -> str:
        return self.control("POST", f"/users/{user['id']}/api-key", {})["apiKey"]

    def sdk_of(self, credential: dict) -> Benchling:
        """The SDK as an app has it."""
        return Benchling(
            base_url=self.url,
            client_id=credential["clientId"],
            client_secret=credential["clientSecret"],
            early_access="true",
            max_retries=0,
            httpx_client=self._requests.client(),
        )

    def person(self, api_key: str) -> Benchling:
        """The SDK as a user has it. It knows tokens only, so the key goes in with each request."""
        client = self._requests.client()
        basic = "Basic " + base64.b64encode(f"{api_key}:".encode()).decode()

        def sign(request: httpx.Request) -> None:
            request.headers["authorization"] = basic

        client.event_hooks["request"] = [*client.event_hooks["request"], sign]
        return Benchling(
            base_url=self.url, token="unused", early_access="true", max_retries=0, httpx_client=client
        )

    def with_token(self, token: str) -> Benchling:
        return Benchling(
            base_url=self.url,
            token=token,
            early_access="true",
            max_retries=0,
            httpx_client=self._requests.client(),
        )

    def rows(self, benchling: Benchling, *inputs: dict) -> str:
        """A scratch file with the rows of a bulk call, numbered from 1."""
        lines = [json.dumps({"request_id": str(place + 1), "input_object": one}) for place, one in enumerate(inputs)]
        return benchling.scratch_file.create_and_upload(contents="\n".join(lines), filename="rows.jsonl").id

    def done(self, benchling: Benchling, task: Any) -> Any:
        return benchling.wait_for_task_completion(task, interval_wait_seconds=0.02)


def ids(items: Iterable[Any]) -> list[str]:
    return [item.id for item in items]


def refused(status: int, work: Callable[[], Any]) -> ApiError:
    """The error that the tenant answers with this status."""
    try:
        answer = work()
    except ApiError as error:
        assert error.status_code == status, f"answered {error.status_code}, not {status}: {error.body}"
        return error
    raise AssertionError(f"answered {answer}, where {status} was wanted")
