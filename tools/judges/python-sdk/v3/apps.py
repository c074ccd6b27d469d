"""Apps: their installations and configuration, their sessions and their canvases."""

from __future__ import annotations

from typing import Any, NamedTuple

from benchling_v3_sdk.client import Benchling
from benchling_v3_sdk.types.app_canvas_ui_block_input import (
    AppCanvasUiBlockInput_Markdown,
    AppCanvasUiBlockInput_Section,
)
from benchling_v3_sdk.types.app_session_message_input import AppSessionMessageInput
from benchling_v3_sdk.types.create_app_canvas_input import CreateAppCanvasInput
from benchling_v3_sdk.types.create_app_session_input import CreateAppSessionInput
from benchling_v3_sdk.types.ui_block_leaf_node_input import (
    UiBlockLeafNodeInput_Button,
    UiBlockLeafNodeInput_SearchInput,
)
from benchling_v3_sdk.types.update_app_canvas_input_with_path_params import UpdateAppCanvasInputWithPathParams
from benchling_v3_sdk.types.update_app_session_input_with_path_params import UpdateAppSessionInputWithPathParams

from judging.judge import Judge

from .lab import Lab, ids, refused

MANIFEST = """manifestVersion: 1
info: { name: Courier, version: 1.0.0 }
features:
  - { id: run, name: Run, type: ASSAY_RUN }
  - { id: panel, name: Panel, type: CANVAS, locations: [ENTRY] }
configuration:
  - { name: Greeting, type: text }
  - { name: Count, type: integer }
"""
LEGACY_MANIFEST = """manifestVersion: 1
info: { name: Old courier, version: 0.9.0 }
features:
  - { id: panel, name: Panel, type: CANVAS, locations: [ENTRY] }
subscriptions:
  deliveryMethod: WEBHOOK
  messages: [{ type: v2.canvas.created }]
configuration:
  - { name: Greeting, type: text, enum: [Hello] }
"""


class Installed(NamedTuple):
    """An app of a manifest, and the SDK as it has it."""

    id: str
    sdk: Benchling


def cases(judge: Judge, lab: Lab) -> None:
    courier = install(lab)
    installations(judge, lab, courier.id)
    legacy_installations(judge, lab)
    session_id = sessions(judge, lab, courier)
    canvases(judge, lab, courier, session_id)


def install(lab: Lab) -> Installed:
    app_id = lab.control("POST", "/app-definitions", {"manifest": MANIFEST})["app"]["id"]
    lab.control("PUT", f"/resources/{lab.project_id}/collaborators/{app_id}", {"policy": "Write"})
    return Installed(app_id, lab.sdk_of(lab.control("POST", f"/apps/{app_id}/secret", {})))


def installations(judge: Judge, lab: Lab, app_id: str) -> None:
    service = lab.admin.app_installation

    with judge("app_installation.list"):
        assert ids(service.list(name_any_of=["courier"])) == [app_id]
    with judge("app_installation.get"):
        assert [one.feature_id for one in service.get(app_id).feature_values] == ["run"]
    with judge("app_installation.list_configuration_values"):
        values = service.list_configuration_values(app_id).items
        assert sorted(one.path[0] for one in values) == ["Count", "Greeting"]
        refused(403, lambda: lab.app.app_installation.list_configuration_values(app_id))
    with judge("app_config_value.list"):
        assert set(ids(values)) <= set(ids(lab.admin.app_config_value.list(page_size=1)))
    with judge("app_config_value.get"):
        assert lab.admin.app_config_value.get(values[0].id).path == values[0].path


def legacy_installations(judge: Judge, lab: Lab) -> None:
    made = lab.control("POST", "/app-definitions", {"manifest": LEGACY_MANIFEST, "framework": "legacy"})
    app_id = made["app"]["id"]
    service = lab.admin.legacy_app_installation

    with judge("legacy_app_installation.list"):
        assert ids(service.list(name_any_of=["old courier"])) == [app_id]
        assert app_id not in ids(lab.admin.app_installation.list())
    with judge("legacy_app_installation.get"):
        read = service.get(app_id)
        assert (read.version_number, read.feature_specs[0].feature_id) == ("0.9.0", "panel")
        assert [one.type for one in read.message_subscriptions] == ["V2_CANVAS_CREATED"]
        assert read.configuration_specs[0].config_spec.enum == ["Hello"]
    with judge("legacy_app_installation.list_configuration_values"):
        assert [one.path for one in service.list_configuration_values(app_id).items] == [["Greeting"]]


def sessions(judge: Judge, lab: Lab, courier: Installed) -> str:
    service = courier.sdk.app_session
    new = {"app_id": courier.id, "timeout_seconds": 60}

    with judge("app_session.create"):
        begun = AppSessionMessageInput(content="Begun", style="INFO")
        made = service.create(**new, name="Ordering", messages=[begun])
        assert (made.status, made.app.id, made.messages[0].content) == ("RUNNING", courier.id, "Begun")
        refused(403, lambda: lab.app.app_session.create(**new, name="Not mine"))
    with judge("app_session.get"):
        assert service.get(made.id) == made
        refused(404, lambda: lab.app.app_session.get(made.id))
    with judge("app_session.list"):
        assert ids(service.list()) == [made.id]
        assert ids(lab.app.app_session.list()) == []
    with judge("app_session.update"):
        ended = service.update(made.id, status="SUCCEEDED", messages=[AppSessionMessageInput(content="Ordered")])
        assert (ended.status, ended.messages[0].content) == ("SUCCEEDED", "Ordered")
        refused(400, lambda: service.update(made.id, status="FAILED"))
    with judge("app_session.batch_create"):
        one, two = service.batch_create(items=[CreateAppSessionInput(**new, name=name) for name in ("One", "Two")]).items
        assert (one.name, two.name) == ("One", "Two")
    with judge("app_session.batch_update"):
        longer = UpdateAppSessionInputWithPathParams(id=one.id, timeout_seconds=90)
        (changed,) = service.batch_update(items=[longer]).items
        assert changed.timeout_seconds == 90
    with judge("app_session.bulk_create"):
        file_id = lab.rows(courier.sdk, {"appId": courier.id, "name": "Bulk", "timeoutSeconds": 60})
        assert lab.done(courier.sdk, service.bulk_create(file_id=file_id)).success is True
        assert "Bulk" in [session.name for session in service.list()]
    with judge("app_session.bulk_update"):
        file_id = lab.rows(courier.sdk, {"id": two.id, "status": "FAILED"})
        assert lab.done(courier.sdk, service.bulk_update(file_id=file_id)).success is True
        assert service.get(two.id).status == "FAILED"
    return one.id


def canvases(judge: Judge, lab: Lab, courier: Installed, session_id: str) -> None:
    service = courier.sdk.app_canvas
    new: dict[str, Any] = {"app_id": courier.id, "feature_id": "panel", "resource_id": entry(lab)}
    title = AppCanvasUiBlockInput_Markdown(id="title", value="# Order")
    blocks = [
        title,
        AppCanvasUiBlockInput_Section(
            id="section",
            children=[
                UiBlockLeafNodeInput_SearchInput(id="plasmid", item_type="DNA_SEQUENCE"),
                UiBlockLeafNodeInput_Button(id="order", text="Order"),
            ],
        ),
    ]

    with judge("app_canvas.create"):
        made = service.create(**new, blocks=blocks, session_id=session_id)
        assert (made.app.id, made.session_id, made.enabled) == (courier.id, session_id, True)
        assert [child.id for child in made.blocks[1].children] == ["plasmid", "order"]
        refused(403, lambda: lab.app.app_canvas.create(**new, blocks=blocks))
    with judge("app_canvas.get"):
        assert service.get(made.id) == made
        refused(404, lambda: lab.app.app_canvas.get(made.id))
    with judge("app_canvas.update"):
        changed = service.update(made.id, enabled=False, data='{"step":2}', blocks=[title])
        assert (changed.enabled, changed.data, [block.id for block in changed.blocks]) == (False, '{"step":2}', ["title"])
        assert service.update(made.id, archived=True, archive_reason="Retired").archive_reason == "Retired"
        assert service.update(made.id, archived=False).archived is False
    with judge("app_canvas.batch_create"):
        one, two = service.batch_create(items=[CreateAppCanvasInput(**new, blocks=[title])] * 2).items
        assert one.id != two.id
    with judge("app_canvas.batch_update"):
        (changed,) = service.batch_update(items=[UpdateAppCanvasInputWithPathParams(id=one.id, enabled=False)]).items
        assert changed.enabled is False
    with judge("app_canvas.bulk_create"):
        row = {"appId": courier.id, "featureId": "panel", "resourceId": new["resource_id"], "blocks": []}
        task = lab.done(courier.sdk, service.bulk_create(file_id=lab.rows(courier.sdk, row)))
        assert task.success is True
    with judge("app_canvas.bulk_update"):
        file_id = lab.rows(courier.sdk, {"id": two.id, "data": '{"step":3}'})
        assert lab.done(courier.sdk, service.bulk_update(file_id=file_id)).success is True
        assert service.get(two.id).data == '{"step":3}'


def entry(lab: Lab) -> str:
    """An entry for canvases. It is made by API v2, as API v3 has none here."""
    auth = (lab.tenant.api_key, "")
    asked = lab.http.get(f"{lab.url}/api/v2/folders", params={"projectId": lab.project_id}, auth=auth)
    new = {"name": "Canvas run", "folderId": asked.json()["folders"][0]["id"]}
    return lab.http.post(f"{lab.url}/api/v2/entries", json=new, auth=auth).json()["id"]
