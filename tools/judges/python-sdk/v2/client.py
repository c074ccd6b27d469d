"""What the SDK does around its services: raw calls, tasks, pages, retries and tokens."""

from __future__ import annotations

import dataclasses
import datetime
from typing import Any

from benchling_sdk import models as m
from benchling_sdk.auth.api_key_auth import ApiKeyAuth
from benchling_sdk.auth.client_credentials_oauth2 import ClientCredentialsOAuth2
from benchling_sdk.errors import WaitForTaskExpiredError
from benchling_sdk.helpers.retry_helpers import RetryStrategy
from benchling_sdk.helpers.serialization_helpers import (
    DeserializableModel,
    SerializableModel,
    custom_fields,
    fields,
    unset_as_none,
)

from judging.judge import Judge

from .lab import Lab, everything, refused

# Its end is a whole second, so it may live a little longer.
TOKEN_LIFE_MS = 15 * 60 * 1000 + 2000


def cases(judge: Judge, lab: Lab) -> None:
    raw_calls(judge, lab)
    tasks(judge, lab)
    pages(judge, lab)
    serialization(judge, lab)
    retries(judge, lab)
    # Last, since it moves the clock.
    tokens(judge, lab)


@dataclasses.dataclass
class Named(SerializableModel):
    name: str


@dataclasses.dataclass
class NewFolder(SerializableModel):
    name: str
    parentFolderId: str  # noqa: N815


@dataclasses.dataclass
class Read(DeserializableModel):
    id: str
    name: str


def raw_calls(judge: Judge, lab: Lab) -> None:
    api = lab.benchling.api
    entry = lab.benchling.entries.create_entry(m.EntryCreate(name="Raw", folder_id=lab.folder.id))

    with judge("api.get_response"):
        answer = api.get_response(f"/api/v2/folders/{lab.folder.id}")
        assert answer.parsed["name"] == "Designs"
        assert answer.headers["x-rate-limit-limit"]
    with judge("api.get_response", "gives the error of the API"):
        refused(404, lambda: api.get_response("/api/v2/folders/lib_none"))
    with judge("api.get_modeled"):
        assert api.get_modeled(f"/api/v2/folders/{lab.folder.id}", Read) == Read(lab.folder.id, "Designs")
    with judge("api.post_response"):
        made = api.post_response("/api/v2/folders", {"name": "Raw 1", "parentFolderId": lab.folder.id}).parsed
        assert made["parentFolderId"] == lab.folder.id
    with judge("api.post_modeled"):
        assert api.post_modeled("/api/v2/folders", Read, NewFolder("Raw 2", lab.folder.id)).name == "Raw 2"
    with judge("api.patch_response"):
        answer = api.patch_response(f"/api/v2/entries/{entry.id}", {"name": "Raw entry"})
        assert answer.parsed["name"] == "Raw entry"
    with judge("api.patch_modeled"):
        user = lab.benchling.users.create(m.UserCreate(name="Raw", handle="raw", email="raw@example.com"))
        assert api.patch_modeled(f"/api/v2/users/{user.id}", Read, Named("Rawer")) == Read(user.id, "Rawer")
    for method in ("delete_response", "delete_modeled"):
        with judge(f"api.{method}"):
            organization = lab.benchling.organizations.list().first()
            membership = m.MembershipCreate(role=m.MembershipCreateRole.MEMBER, user_id=user.id)
            lab.benchling.organizations.create_membership(organization.id, membership)
            getattr(api, method)(f"/api/v2/organizations/{organization.id}/memberships/{user.id}")
            refused(404, lambda: lab.benchling.organizations.get_membership(organization.id, user.id))


def tasks(judge: Judge, lab: Lab) -> None:
    service = lab.benchling.tasks
    sequences = lab.benchling.dna_sequences
    new = m.DnaSequenceBulkCreate(name="t", bases="ACGT", is_circular=False, folder_id=lab.folder.id)

    with judge("tasks.get_by_id"):
        task = service.get_by_id(sequences.bulk_create([new]).task_id)
        assert task.status.value in ("RUNNING", "SUCCEEDED")
        refused(404, lambda: service.get_by_id("00000000-0000-0000-0000-000000000000"))
    with judge("tasks.wait_for_task"):
        ended = service.wait_for_task(sequences.bulk_create([new]).task_id, interval_wait_seconds=0.02)
        assert ended.status.value == "SUCCEEDED"
        assert ended.response.to_dict()["dnaSequences"][0]["bases"] == "ACGT"
    with judge.behaviour("A task helper says which items failed"):
        nowhere = m.DnaSequenceBulkCreate(name="t", bases="ACGT", is_circular=False, folder_id="lib_none")
        ended = sequences.bulk_create([new, nowhere]).wait_for_completion(interval_wait_seconds=0.02)
        assert (ended.success, ended.response) == (False, None)
        assert "lib_none" in str(ended.errors)
    with judge.behaviour("A task helper gives the answer as its model"):
        (made,) = sequences.bulk_create([new]).wait_for_response(interval_wait_seconds=0.02).dna_sequences
        assert isinstance(made, m.DnaSequence)
    with judge.behaviour("Waiting for a task ends"):
        assert issubclass(WaitForTaskExpiredError, Exception)


def pages(judge: Judge, lab: Lab) -> None:
    with judge.behaviour("A page iterator gives every item once, and counts them before"):
        listed = lab.benchling.dna_sequences.list(page_size=1)
        count = listed.estimated_count
        assert listed.first() is not None
        found = [one.id for one in everything(listed)]
        assert len(found) == len(set(found)) == count > 1
        assert not listed.next_token


def serialization(judge: Judge, lab: Lab) -> None:
    with judge.behaviour("Fields and custom fields come back as they were sent"):
        schema_id = lab.schema("Sample", "custom_entity", [{"name": "Note", "type": "text"}])
        made = lab.benchling.custom_entities.create(
            m.CustomEntityCreate(
                name="s",
                schema_id=schema_id,
                folder_id=lab.folder.id,
                fields=fields({"Note": {"value": "cold"}}),
                custom_fields=custom_fields({"Shelf": {"value": "3"}}),
            )
        )
        assert made.fields["Note"].value == "cold"
        assert made.custom_fields["Shelf"].value == "3"
        assert unset_as_none(lambda: made.entity_registry_id) is None


def retries(judge: Judge, lab: Lab) -> None:
    quick = RetryStrategy(max_tries=3, backoff_factor=0.01)

    def fail(status: int, times: int) -> None:
        lab.control("POST", "/faults", {"operationId": "getFolder", "status": status, "times": times})

    for status in (429, 503):
        with judge.behaviour(f"A retry strategy goes on after {status}"):
            fail(status, 2)
            patient = lab.client(ApiKeyAuth(lab.tenant.api_key), quick)
            assert patient.folders.get_by_id(lab.folder.id).id == lab.folder.id
            assert lab.control("GET", "/faults") == []
    with judge.behaviour("A retry strategy gives up in the end, and 500 is not retried"):
        patient = lab.client(ApiKeyAuth(lab.tenant.api_key), quick)
        fail(429, 3)
        refused(429, lambda: patient.folders.get_by_id(lab.folder.id))
        fail(500, 1)
        refused(500, lambda: patient.folders.get_by_id(lab.folder.id))
    with judge.behaviour("Without retries the first failure is told"):
        fail(429, 1)
        impatient = lab.client(ApiKeyAuth(lab.tenant.api_key), RetryStrategy.no_retries())
        refused(429, lambda: impatient.folders.get_by_id(lab.folder.id))
    with judge.behaviour("The SDK reads what is left of the rate limit"):
        lab.benchling.folders.get_by_id(lab.folder.id)
        assert all(lab.benchling.rate_limit_headers.values())


def tokens(judge: Judge, lab: Lab) -> None:
    app = lab.control("POST", "/apps", {"name": "Token app"})
    credential = lab.control("POST", f"/apps/{app['id']}/secret", {})

    def auth(**changed: Any) -> ClientCredentialsOAuth2:
        return ClientCredentialsOAuth2(
            **{"client_id": credential["clientId"], "client_secret": credential["clientSecret"], **changed}
        )

    def works(benchling: Any) -> bool:
        return benchling.apps.get_by_id(app["id"]).id == app["id"]

    with judge.behaviour("An API key that is none is refused"):
        refused(401, lambda: lab.client(ApiKeyAuth("sk_none")).folders.get_by_id(lab.folder.id))
    with judge.behaviour("An app gets one token for its client credentials and keeps it"):
        flow = auth()
        benchling = lab.client(flow)
        assert works(benchling)
        token = flow.get_authorization_header(lab.url)
        assert works(benchling)
        assert flow.get_authorization_header(lab.url) == token
    with judge.behaviour("A wrong secret is refused, and the SDK says so"):
        error = refused(401, lambda: works(lab.client(auth(client_secret="wrong"))))
        assert "client" in str(error).lower()
    with judge.behaviour("A token ends after 15 minutes, and the next one works"):
        lab.control("POST", "/clock/advance", {"ms": TOKEN_LIFE_MS})
        refused(401, lambda: works(benchling))
        # The SDK has its own clock: for it too the time has passed.
        flow._token.refresh_time -= datetime.timedelta(milliseconds=TOKEN_LIFE_MS)
        assert works(benchling)
        assert flow.get_authorization_header(lab.url) != token
    with judge.behaviour("A secret that was made anew ends the one before"):
        lab.control("POST", f"/apps/{app['id']}/secret", {})
        refused(401, lambda: works(lab.client(auth())))
