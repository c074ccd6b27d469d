"""Canvases and sessions of apps, with the builder and the session context of the SDK."""

from __future__ import annotations

import json
from typing import Any

from benchling_api_client.webhooks.v0.stable.models.webhook_envelope_v0 import WebhookEnvelopeV0
from benchling_sdk import models as m
from benchling_sdk.apps.canvas.framework import CanvasBuilder
from benchling_sdk.apps.framework import App
from benchling_sdk.apps.status.errors import AppUserFacingError, SessionClosedError
from benchling_sdk.apps.status.helpers import ref, ref_by_id
from benchling_sdk.errors import AppSessionClosedError

from judging.judge import Judge

from .apps import Installed, install
from .lab import Lab, refused

MANIFEST = """manifestVersion: 1
info: { name: Panel app, version: 1.0.0 }
features:
  - { id: panel, name: Panel, type: CANVAS, locations: [ENTRY] }
subscriptions:
  deliveryMethod: WEBHOOK
  messages: [{ type: v2.canvas.created }, { type: v2.canvas.userInteracted }]
"""
NOBODY = "http://127.0.0.1:9/hook"


def cases(judge: Judge, lab: Lab) -> None:
    installed = install(lab, MANIFEST, webhookUrl=NOBODY)
    lab.control("PUT", f"/resources/{lab.project.id}/collaborators/{installed.app_id}", {"policy": "Write"})
    entry = lab.benchling.entries.create_entry(m.EntryCreate(name="Canvas run", folder_id=lab.folder.id))
    sequence = lab.benchling.dna_sequences.list().first()
    canvas_id = canvases(judge, lab, installed, entry.id, sequence.id)
    interaction(judge, lab, installed, canvas_id)
    archiving(judge, installed, canvas_id)
    sessions(judge, lab, installed, sequence)
    session_contexts(judge, installed, canvas_id, sequence.id)
    # Last, since it moves the clock.
    late_sessions(judge, lab, installed)


def blocks(sequence_id: str, dropdown: m.Dropdown) -> list[Any]:
    """A block of each type."""
    plasmids = m.SearchInputUiBlockItemType.DNA_SEQUENCE
    frame = m.TableUiBlockDataFrameSource(type=m.TableUiBlockDataFrameSourceType.DATA_FRAME, data_frame_id=None)
    return [
        m.MarkdownUiBlock(type=m.MarkdownUiBlockType.MARKDOWN, value="# Order", id="title"),
        m.ChipUiBlock(type=m.ChipUiBlockType.CHIP, value=sequence_id, id="chip"),
        m.SectionUiBlock(
            type=m.SectionUiBlockType.SECTION,
            id="section",
            children=[
                m.TextInputUiBlock(
                    type=m.TextInputUiBlockType.TEXT_INPUT,
                    id="amount",
                    value=None,
                    label="Amount",
                    required=True,
                    placeholder="1",
                ),
                m.ButtonUiBlock(type=m.ButtonUiBlockType.BUTTON, id="order", text="Order", enabled=True),
            ],
        ),
        m.DropdownUiBlock(
            type=m.DropdownUiBlockType.DROPDOWN, id="one", value=None, dropdown_id=dropdown.id, label="One"
        ),
        m.DropdownMultiValueUiBlock(
            type=m.DropdownMultiValueUiBlockType.DROPDOWN_MULTIVALUE,
            id="several",
            value=[dropdown.options[0].id],
            dropdown_id=dropdown.id,
        ),
        m.SelectorInputUiBlock(
            type=m.SelectorInputUiBlockType.SELECTOR_INPUT, id="colour", value="red", options=["red", "green"]
        ),
        m.SelectorInputMultiValueUiBlock(
            type=m.SelectorInputMultiValueUiBlockType.SELECTOR_INPUT_MULTIVALUE,
            id="colours",
            value=None,
            options=["red", "green"],
        ),
        m.SearchInputUiBlock(
            type=m.SearchInputUiBlockType.SEARCH_INPUT, id="plasmid", value=None, item_type=plasmids, schema_id=None
        ),
        m.SearchInputMultiValueUiBlock(
            type=m.SearchInputMultiValueUiBlockType.SEARCH_INPUT_MULTIVALUE,
            id="plasmids",
            value=[sequence_id],
            item_type=plasmids,
            schema_id=None,
        ),
        m.FileUploadUiBlock(
            type=m.FileUploadUiBlockType.FILE_UPLOAD, id="files", value=None, file_types=["csv"], max_files=3
        ),
        m.TableUiBlock(type=m.TableUiBlockType.TABLE, id="table", name="Wells", source=frame),
    ]


def canvases(judge: Judge, lab: Lab, installed: Installed, entry_id: str, sequence_id: str) -> str:
    service = installed.benchling.apps
    dropdowns = lab.benchling.dropdowns
    all_blocks = blocks(sequence_id, dropdowns.get_by_id(dropdowns.list().first().id))

    with judge("apps.create_canvas"):
        builder = CanvasBuilder(
            app_id=installed.app_id, feature_id="panel", resource_id=entry_id, blocks=all_blocks, data={"step": 1}
        )
        canvas = service.create_canvas(builder.to_create())
        assert (canvas.app.id, canvas.resource_id, canvas.enabled) == (installed.app_id, entry_id, True)
        assert [block.to_dict() for block in canvas.blocks] == [block.to_dict() for block in all_blocks]
        assert json.loads(canvas.data) == {"step": 1}
    with judge("apps.get_canvas_by_id"):
        assert service.get_canvas_by_id(canvas.id).to_dict() == canvas.to_dict()
        narrowed = service.get_canvas_by_id(canvas.id, returning=["id", "featureId"])
        assert narrowed.to_dict() == {"id": canvas.id, "featureId": "panel"}
        refused(404, lambda: service.get_canvas_by_id("cnvs_none"))
    with judge("apps.update_canvas"):
        changed = CanvasBuilder.from_canvas(service.get_canvas_by_id(canvas.id))
        changed.blocks.get_by_id("colour").remove()
        note = m.TextInputUiBlock(type=m.TextInputUiBlockType.TEXT_INPUT, id="note", value="none")
        changed.blocks.get_by_id("amount").insert_after([note])
        changed.blocks.append([m.MarkdownUiBlock(type=m.MarkdownUiBlockType.MARKDOWN, value="End", id="end")])
        after = service.update_canvas(canvas.id, changed.with_data({"step": 2}).with_enabled(False).to_update())
        assert (after.enabled, json.loads(after.data)) == (False, {"step": 2})
        assert [child.id for child in after.blocks[2].children] == ["amount", "note", "order"]
        assert "colour" not in [block.id for block in after.blocks]
        assert service.update_canvas(canvas.id, m.AppCanvasUpdate(enabled=True)).enabled is True
    with judge("apps.update_canvas", "refuses two blocks with one id"):
        refused(400, lambda: service.update_canvas(canvas.id, m.AppCanvasUpdate(blocks=[note, note])))
    return canvas.id


def interaction(judge: Judge, lab: Lab, installed: Installed, canvas_id: str) -> None:
    service = installed.benchling.apps
    inputs = {"amount": "3", "colours": ["green"]}

    with judge("apps.get_canvas_by_id", "has what a person has entered"):
        lab.control("POST", f"/canvases/{canvas_id}/press", {"buttonId": "order", "inputs": inputs})
        read = service.get_canvas_by_id(canvas_id)
        assert read.enabled is False
        builder = CanvasBuilder.from_canvas(read)
        assert builder.inputs_to_dict_single_value()["amount"] == "3"
        assert builder.inputs_to_dict_multi_value()["colours"] == ["green"]
    with judge.behaviour("The model of a webhook reads that a button was pressed"):
        (delivery,) = lab.control("GET", "/webhook-deliveries?type=v2.canvas.userInteracted")
        message = WebhookEnvelopeV0.from_dict(json.loads(delivery["body"])).message
        assert type(message).__name__ == "CanvasInteractionWebhookV2"
        assert (message.button_id, message.canvas_id, message.feature_id) == ("order", canvas_id, "panel")
    with judge("apps.update_canvas", "enables it again"):
        assert service.update_canvas(canvas_id, builder.with_enabled().to_update()).enabled is True


def archiving(judge: Judge, installed: Installed, canvas_id: str) -> None:
    service = installed.benchling.apps

    with judge("apps.archive_canvases"):
        assert service.archive_canvases([canvas_id], m.AppCanvasesArchiveReason.OTHER).canvas_ids == [canvas_id]
        assert service.get_canvas_by_id(canvas_id).archive_record.reason == m.AppCanvasesArchiveReason.OTHER
    with judge("apps.unarchive_canvases"):
        assert service.unarchive_canvases([canvas_id]).canvas_ids == [canvas_id]
        assert service.get_canvas_by_id(canvas_id).archive_record is None


def new_session(installed: Installed, timeout_seconds: int, *messages: m.AppSessionMessageCreate) -> m.AppSessionCreate:
    return m.AppSessionCreate(
        app_id=installed.app_id, name="Ordering", timeout_seconds=timeout_seconds, messages=list(messages)
    )


def sessions(judge: Judge, lab: Lab, installed: Installed, sequence: m.DnaSequence) -> None:
    service = installed.benchling.apps
    about = m.AppSessionMessageCreate(f"About {ref(sequence)}", style=m.AppSessionMessageStyle.INFO)

    with judge("apps.create_session"):
        session = service.create_session(new_session(installed, 60, about))
        assert (session.status, session.app.id) == (m.AppSessionStatus.RUNNING, installed.app_id)
        assert session.messages[0].content == f"About {{id:{sequence.id}}}"
    with judge("apps.create_session", "of another's app is refused"):
        stranger = install(lab, MANIFEST.replace("Panel app", "Another app"), webhookUrl=NOBODY)
        refused(403, lambda: stranger.benchling.apps.create_session(new_session(installed, 60)))
    with judge("apps.get_session_by_id"):
        assert service.get_session_by_id(session.id).to_dict() == session.to_dict()
        assert service.get_session_by_id(session.id, returning=["status"]).to_dict() == {"status": "RUNNING"}
    with judge("apps.update_session"):
        warning = m.AppSessionMessageCreate("Little is left", style=m.AppSessionMessageStyle.WARNING)
        end = m.AppSessionUpdate(status=m.AppSessionUpdateStatus.COMPLETED_WITH_WARNINGS, messages=[warning])
        assert service.update_session(session.id, end).status == m.AppSessionStatus.COMPLETED_WITH_WARNINGS
    with judge("apps.update_session", "knows a session that is closed"):
        is_closed(lambda: service.update_session(session.id, m.AppSessionUpdate(messages=[warning])))


def session_contexts(judge: Judge, installed: Installed, canvas_id: str, sequence_id: str) -> None:
    app = App(installed.app_id, installed.benchling)
    service = installed.benchling.apps

    with judge.behaviour("A session context tells of work that succeeds"):
        with app.create_session_context("Ordering", timeout_seconds=60) as context:
            session_id = context.active_session().id
            context.attach_canvas(canvas_id)
            assert service.get_canvas_by_id(canvas_id).session_id == session_id
            done = m.AppSessionMessageCreate(f"Done {ref_by_id(sequence_id)}", style=m.AppSessionMessageStyle.SUCCESS)
            context.write_messages([done])
            context.set_timeout_seconds(120)
            assert context.active_session().timeout_seconds == 120
        read = service.get_session_by_id(session_id)
        assert (read.status, read.messages[0].style) == (
            m.AppSessionStatus.SUCCEEDED,
            m.AppSessionMessageStyle.SUCCESS,
        )
    with judge.behaviour("A closed session cannot be continued"):
        try:
            with app.continue_session_context(session_id):
                pass
        except SessionClosedError:
            pass
        else:
            raise AssertionError("It was continued.")
    with judge.behaviour("A session context tells a person why work failed, and enables the canvas"):
        service.update_canvas(canvas_id, m.AppCanvasUpdate(enabled=False))
        try:
            with app.create_session_context("Failing", timeout_seconds=60) as context:
                session_id = context.active_session().id
                context.attach_canvas(canvas_id)
                raise AppUserFacingError("Please enter a number")
        except AppUserFacingError:
            pass
        read = service.get_session_by_id(session_id)
        assert (read.status, read.messages[0].content) == (m.AppSessionStatus.FAILED, "Please enter a number")
        assert service.get_canvas_by_id(canvas_id).enabled is True


def late_sessions(judge: Judge, lab: Lab, installed: Installed) -> None:
    service = installed.benchling.apps

    with judge("apps.get_session_by_id", "knows a session that took too long"):
        session = service.create_session(new_session(installed, 5))
        lab.control("POST", "/clock/advance", {"ms": 6000})
        assert service.get_session_by_id(session.id).status == m.AppSessionStatus.TIMEOUT
    with judge("apps.update_session", "knows a session that took too long"):
        is_closed(
            lambda: service.update_session(
                session.id, m.AppSessionUpdate(status=m.AppSessionUpdateStatus.SUCCEEDED)
            )
        )


def is_closed(work: Any) -> None:
    try:
        work()
    except AppSessionClosedError:
        return
    raise AssertionError("The session is not closed.")
