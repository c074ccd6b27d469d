"""A small lab for the cases of a family: the demo tenant as it was when it was new, with fresh schemas in its registry."""

from __future__ import annotations

from typing import Any, Callable, Iterable

from benchling_api_client.v2.benchling_client import AuthorizationMethod
from benchling_sdk.auth.api_key_auth import ApiKeyAuth
from benchling_sdk.benchling import Benchling
from benchling_sdk.errors import BenchlingError
from benchling_sdk.helpers.retry_helpers import RetryStrategy

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
        self.benchling = self.client(ApiKeyAuth(tenant.api_key))
        self.me = next(user for user in everything(self.benchling.users.list()) if user.handle == "mira")
        self.registry = self.benchling.registry.registries()[0]
        self.project = next(one for one in everything(self.benchling.projects.list()) if one.name == "Expression vectors")
        folders = everything(self.benchling.folders.list(project_id=self.project.id))
        self.folder = next(one for one in folders if one.name == "Designs")

    def client(self, auth: AuthorizationMethod, retries: RetryStrategy | None = None) -> Benchling:
        """The SDK as another user or app has it."""
        more = {} if retries is None else {"retry_strategy": retries}
        return Benchling(self.url, auth, httpx_client=self._requests.client(), **more)

    def schema(self, name: str, kind: str, fields: Iterable[dict] = (), **settings: Any) -> str:
        """A new schema of the registry."""
        body = {"registryId": self.registry.id, "name": name, "type": kind, "fields": list(fields)}
        # The prefix of ids: one of its own for each schema.
        body["prefix"] = "J" + "".join(letter for letter in name.upper() if letter.isalnum())[:12]
        return self.control("POST", "/schemas", {**body, **({"settings": settings} if settings else {})})["id"]

    def done(self, task: Any) -> Any:
        """What a task answers once it is done, as its model or, where the SDK has none, as a dictionary."""
        return self.done_as(self.benchling, task)

    def done_as(self, benchling: Benchling, task: Any) -> Any:
        """The same for a task that another user or app has started."""
        if hasattr(task, "wait_for_response"):
            return task.wait_for_response(interval_wait_seconds=0.02)
        ended = benchling.tasks.wait_for_task(task.task_id, interval_wait_seconds=0.02)
        assert ended.status.value == "SUCCEEDED", ended.to_dict()
        return ended.response.to_dict() if hasattr(ended.response, "to_dict") else ended.response


def everything(pages: Iterable[list]) -> list:
    """The items of all pages."""
    return [item for page in pages for item in page]


def ids(items: Iterable[Any]) -> list[str]:
    return [item.id for item in items]


def refused(status: int, work: Callable[[], Any]) -> BenchlingError:
    """The error that the tenant answers with this status."""
    try:
        answer = work()
    except BenchlingError as error:
        assert error.status_code == status, f"answered {error.status_code}, not {status}: {error}"
        return error
    raise AssertionError(f"answered {answer}, where {status} was wanted")
