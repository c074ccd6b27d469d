"""Schemas of every kind."""

from __future__ import annotations

from judging.judge import Judge

from .lab import Lab, everything

# The service's name for a kind, ours in the control API, and what a schema of it needs.
KINDS = (
    ("assay_result", "assay_result", {}),
    ("assay_run", "assay_run", {}),
    ("batch", "batch", {}),
    ("box", "box", {"height": 9, "width": 9}),
    ("container", "container", {}),
    ("entity", "custom_entity", {}),
    ("entry", "entry", {}),
    ("location", "location", {}),
    ("plate", "plate", {"height": 8, "width": 12, "plateType": "well"}),
    ("request", "request", {}),
    ("request_task", "request_task", {}),
    ("workflow_task", "workflow_task", {}),
)


def cases(judge: Judge, lab: Lab) -> None:
    service = lab.benchling.schemas
    cells = lab.schema("Cells", "custom_entity")
    wells = lab.schema("Wells", "container")
    for name, kind, settings in KINDS:
        needed = {**settings, **{"plate": {"containerSchemaId": wells}, "batch": {"entitySchemaId": cells}}.get(kind, {})}
        schema_id = lab.schema(f"Schema {name}", kind, [{"name": "Note", "type": "text"}], **needed)
        by_id = f"get_{name}_schema{'s' if name == 'batch' else ''}_by_id"
        listed = f"list_{name}_schemas"

        with judge(f"schemas.{by_id}"):
            read = getattr(service, by_id)(schema_id)
            assert (read.id, read.name) == (schema_id, f"Schema {name}")
            assert "Note" in [field.name for field in read.field_definitions]
        with judge(f"schemas.{listed}"):
            found = everything(getattr(service, listed)(page_size=1))
            assert [one.to_dict() for one in found if one.id == schema_id] == [read.to_dict()]
