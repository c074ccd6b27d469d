"""Events, and webhooks as the SDK verifies and reads them."""

from __future__ import annotations

import datetime
import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Callable

from benchling_api_client.webhooks.v0.stable.models.webhook_envelope_v0 import WebhookEnvelopeV0
from benchling_sdk import models as m
from benchling_sdk.apps.helpers.webhook_helpers import WebhookVerificationError, jwks_by_app_definition, verify

from judging.judge import Judge

from .apps import install
from .lab import Lab, everything, ids, refused

MANIFEST = """manifestVersion: 1
info: { name: Listener, version: 1.0.0 }
subscriptions:
  deliveryMethod: WEBHOOK
  messages:
    - type: v2.entry.created
"""
PATIENCE_S = 10


def cases(judge: Judge, lab: Lab) -> None:
    with Receiver() as receiver:
        listener = install(lab, MANIFEST, webhookUrl=receiver.url)
        lab.control("PUT", f"/resources/{lab.project.id}/collaborators/{listener.app_id}", {"policy": "Read"})
        first, second = (
            lab.benchling.entries.create_entry(m.EntryCreate(name=name, folder_id=lab.folder.id))
            for name in ("Run 1", "Run 2")
        )
        events(judge, lab, first, second)
        webhooks(judge, lab, listener.definition_id, receiver)


def events(judge: Judge, lab: Lab, first: m.Entry, second: m.Entry) -> None:
    service = lab.benchling.events

    with judge("events.list"):
        made = everything(service.list(event_types="v2.entry.created"))
        (event,) = [one for one in made if one.entry.id == first.id]
        assert isinstance(event, m.EntryCreatedEvent)
        assert isinstance(event.created_at, datetime.datetime)
        assert (event.entry.name, event.deprecated) == ("Run 1", False)
    with judge("events.list", "after an event"):
        assert [one.entry.id for one in everything(service.list(starting_after=event.id))] == [second.id]
    with judge("events.list", "from a time on, page by page"):
        since = everything(service.list(created_atgte=event.created_at.isoformat(), page_size=1))
        assert {first.id, second.id} <= {one.entry.id for one in since if isinstance(one, m.EntryCreatedEvent)}
    with judge("events.list", "polls for what comes next"):
        polled = service.list(poll=True, starting_after=event.id)
        assert [one.entry.id for one in next(polled)] == [second.id]
        third = lab.benchling.entries.create_entry(m.EntryCreate(name="Run 3", folder_id=lab.folder.id))
        assert [one.entry.id for one in next(polled)] == [third.id]
    with judge("events.list", "refuses an event that is none"):
        refused(400, lambda: everything(service.list(starting_after="evt_none")))


def webhooks(judge: Judge, lab: Lab, definition_id: str, receiver: Receiver) -> None:
    def keys(id: str):
        return jwks_by_app_definition(id, jwk_url_provider=lambda one: f"{lab.url}/api/v1/apps/{one}/jwks")

    with judge.behaviour("The verifier takes each webhook, and its model reads it"):
        names = []
        for headers, body in receiver.wait_for("v2.entry.created", 3):
            verify(definition_id, body, headers, keys)
            envelope = WebhookEnvelopeV0.from_dict(json.loads(body), strict=True)
            assert envelope.base_url == lab.url
            names.append(envelope.message.to_dict()["type"])
        assert names == ["v2.entry.created"] * 3
    with judge.behaviour("The verifier refuses a webhook that was changed"):
        headers, body = receiver.wait_for("v2.entry.created", 1)[0]
        try:
            verify(definition_id, body.replace("entry", "entrx"), headers, keys)
        except WebhookVerificationError:
            pass
        else:
            raise AssertionError("A changed body was taken.")


class Receiver:
    """Takes webhooks on a port of this machine."""

    def __init__(self) -> None:
        self._received: list[tuple[dict, str]] = []
        self._came = threading.Condition()
        self._server = HTTPServer(("127.0.0.1", 0), handler(self._add))
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Receiver:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def wait_for(self, kind: str, count: int) -> list[tuple[dict, str]]:
        """What has come of a kind, once it is that many."""

        def came() -> list[tuple[dict, str]]:
            return [one for one in self._received if json.loads(one[1])["message"]["type"] == kind]

        with self._came:
            assert self._came.wait_for(lambda: len(came()) >= count, PATIENCE_S), f"Of {count} webhooks came {len(came())}."
            return came()

    def _add(self, headers: dict, body: str) -> None:
        with self._came:
            self._received.append((headers, body))
            self._came.notify_all()


def handler(add: Callable[[dict, str], None]) -> type[BaseHTTPRequestHandler]:
    class Hooks(BaseHTTPRequestHandler):
        def do_POST(self) -> None:  # noqa: N802
            body = self.rfile.read(int(self.headers["content-length"])).decode()
            self.send_response(200)
            self.end_headers()
            add({name.lower(): value for name, value in self.headers.items()}, body)

        def log_message(self, *_: object) -> None:
            pass

    return Hooks
