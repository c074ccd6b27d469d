"""Entries, their templates and their files."""

from __future__ import annotations

from benchling_sdk import models as m
from benchling_sdk.helpers.serialization_helpers import fields

from judging.judge import Judge

from .lab import Lab, everything, ids


def cases(judge: Judge, lab: Lab) -> None:
    service = lab.benchling.entries

    with judge("entries.create_entry"):
        made = service.create_entry(m.EntryCreate(name="Run 42", folder_id=lab.folder.id, author_ids=[lab.me.id]))
        assert (made.name, made.folder_id) == ("Run 42", lab.folder.id)
        assert [author.id for author in made.authors] == [lab.me.id]
        assert made.display_id
    with judge("entries.get_entry_by_id"):
        assert service.get_entry_by_id(made.id).to_dict() == made.to_dict()
    with judge("entries.get_entry_by_id", "narrowed"):
        assert service.get_entry_by_id(made.id, returning=["id", "name"]).to_dict() == {"id": made.id, "name": "Run 42"}
    with judge("entries.bulk_get_entries"):
        assert ids(service.bulk_get_entries(entry_ids=[made.id])) == [made.id]
        assert ids(service.bulk_get_entries(display_ids=[made.display_id])) == [made.id]
    with judge("entries.list_entries"):
        assert ids(everything(service.list_entries(name="Run 42"))) == [made.id]
        found = everything(service.list_entries(sort=m.ListEntriesSort.NAME, page_size=1))
        assert [one.name for one in found] == sorted(one.name for one in found)
    with judge("entries.list_entries", "narrowed"):
        (one,) = everything(service.list_entries(ids=[made.id], returning=["entries.id"]))
        assert one.to_dict() == {"id": made.id}
    with judge("entries.update_entry"):
        assert service.update_entry(made.id, m.EntryUpdate(name="Run 43")).name == "Run 43"
        assert service.get_entry_by_id(made.id).name == "Run 43"
    with judge("entries.update_entry", "narrowed"):
        read = service.update_entry(made.id, m.EntryUpdate(name="Run 44"), returning=["id", "name"])
        assert read.to_dict() == {"id": made.id, "name": "Run 44"}
    with judge("entries.archive_entries"):
        assert service.archive_entries([made.id], m.EntriesArchiveReason.OTHER).entry_ids == [made.id]
        assert service.get_entry_by_id(made.id).archive_record.reason == "Other"
    with judge("entries.unarchive_entries"):
        assert service.unarchive_entries([made.id]).entry_ids == [made.id]
        assert service.get_entry_by_id(made.id).archive_record is None
    with judge("entries.get_external_file"):
        file = {"fileName": "gel.png", "data64": "cGl4ZWxz"}
        attached = lab.control("POST", f"/entries/{made.id}/files", file)["externalFileId"]
        assert lab.http.get(service.get_external_file(made.id, attached).download_url).content == b"pixels"

    templates(judge, lab)


def templates(judge: Judge, lab: Lab) -> None:
    service = lab.benchling.entries
    result_schema = lab.schema("Reading", "assay_result", [{"name": "Sample", "type": "text"}])
    template_id = lab.control(
        "POST", "/entry-templates", {"name": "Reads", "tables": [{"name": "Readings", "schemaId": result_schema}]}
    )["id"]

    with judge("entries.get_entry_template_by_id"):
        template = service.get_entry_template_by_id(template_id)
        assert (template.id, template.name) == (template_id, "Reads")
    with judge("entries.get_entry_template_by_id", "narrowed"):
        read = service.get_entry_template_by_id(template_id, returning=["id", "name"])
        assert read.to_dict() == {"id": template_id, "name": "Reads"}
    with judge("entries.list_entry_templates"):
        assert ids(everything(service.list_entry_templates(name="Reads"))) == [template_id]
        assert len(everything(service.list_entry_templates(page_size=1))) > 1
    with judge("entries.update_entry_template"):
        assert service.update_entry_template(template_id, m.EntryTemplateUpdate(name="Readings")).name == "Readings"
    with judge("entries.create_entry", "from a template, with rows in its table"):
        table = template.days[0].notes[0].api_id
        rows = lab.benchling.blobs.create_from_bytes(b"Sample\nS1\n", "rows.csv", "text/csv")
        entry = service.create_entry(
            m.EntryCreate(
                name="From template",
                folder_id=lab.folder.id,
                entry_template_id=template_id,
                initial_tables=[m.InitialTable(template_table_id=table, csv_data=rows.id)],
            )
        )
        made = entry.days[0].notes[0]
        assert (made.name, [column.name for column in made.columns]) == ("Readings", ["Sample"])
    with judge("assay_results.bulk_create", "into a table of an entry"):
        result = m.AssayResultCreate(schema_id=result_schema, fields=fields({"Sample": {"value": "S2"}}))
        answer = lab.done(lab.benchling.assay_results.bulk_create([result], table_id=made.api_id))
        assert [one["entryId"] for one in answer.to_dict()["assayResults"]] == [entry.id]
