"""Runs, results and lab automation."""

from __future__ import annotations

from typing import Any

from benchling_sdk import models as m
from benchling_sdk.helpers.serialization_helpers import fields

from judging.judge import Judge

from .lab import Lab, everything, ids, refused

TRANSFORM = "588aca02-1a20-4b94-a40f-b3f3a0081749"


def cases(judge: Judge, lab: Lab) -> None:
    run_schema = lab.schema(
        "Plate read",
        "assay_run",
        [{"name": "Operator", "type": "text", "isRequired": True}],
        automationInputFileConfigs=[{"name": "Worklist"}],
        automationOutputFileConfigs=[{"name": "Reader"}],
    )
    result_schema = lab.schema(
        "OD600",
        "assay_result",
        [
            {"name": "Sample", "type": "text", "isRequired": True},
            {"name": "OD", "type": "float"},
            {"name": "Plasmid", "type": "dna_sequence_link"},
            {"name": "Run", "type": "assay_run_link"},
        ],
    )
    lab.control(
        "PUT", f"/run-schemas/{run_schema}/automation-files/OUTPUT/Reader", {"resultSchemaId": result_schema}
    )
    run_id = runs(judge, lab, run_schema)
    results(judge, lab, result_schema, run_id)
    automation(judge, lab, run_schema, run_id)


def runs(judge: Judge, lab: Lab, schema_id: str) -> str:
    service = lab.benchling.assay_runs

    def new(operator: str) -> m.AssayRunCreate:
        return m.AssayRunCreate(
            schema_id=schema_id, project_id=lab.project.id, fields=fields({"Operator": {"value": operator}})
        )

    with judge("assay_runs.create"):
        run, other = service.create([new("Ada"), new("Grace")]).assay_runs
        assert run != other
    with judge("assay_runs.create", "says which fields are missing"):
        error = refused(400, lambda: service.create([m.AssayRunCreate(schema_id=schema_id, fields=fields({}))]))
        assert "Operator" in str(error.json["errors"][0]["fields"])
    with judge("assay_runs.get_by_id"):
        assert service.get_by_id(run).fields["Operator"].value == "Ada"
    with judge("assay_runs.list"):
        assert sorted(ids(everything(service.list(schema_id, page_size=1)))) == sorted([run, other])
        assert ids(everything(service.list(schema_id, ids=[run], min_created_time=0))) == [run]
    with judge("assay_runs.bulk_get"):
        assert ids(service.bulk_get([other, run])) == [other, run]
    with judge("assay_runs.update"):
        changed = service.update(run, m.AssayRunUpdate(fields=fields({"Operator": {"value": "Mary"}})))
        assert changed.fields["Operator"].value == "Mary"
    with judge("assay_runs.automation_input_generators"):
        assert len(everything(service.automation_input_generators(run))) == 1
    with judge("assay_runs.automation_output_processors"):
        assert len(everything(service.automation_output_processors(run))) == 1
    with judge("assay_runs.archive"):
        assert service.archive([other], m.AssayRunsArchiveReason.OTHER).assay_run_ids == [other]
        assert service.get_by_id(other).archive_record.reason == "Other"
    with judge("assay_runs.unarchive"):
        assert service.unarchive([other]).assay_run_ids == [other]
        assert service.get_by_id(other).archive_record is None
    return run


def results(judge: Judge, lab: Lab, schema_id: str, run_id: str) -> None:
    service = lab.benchling.assay_results
    sequence_id = lab.benchling.dna_sequences.list().first().id

    def new(sample: str, **more: Any) -> m.AssayResultCreate:
        return m.AssayResultCreate(
            schema_id=schema_id, project_id=lab.project.id, fields=fields({"Sample": {"value": sample}, **more})
        )

    def samples() -> list[str]:
        return sorted(one.fields["Sample"].value for one in everything(service.list(schema_id=schema_id, page_size=2)))

    with judge("assay_results.create"):
        made = service.create([new("S1", Plasmid={"value": sequence_id}, Run={"value": run_id})]).assay_results[0]
        assert samples() == ["S1"]
    with judge("assay_results.get_by_id"):
        assert service.get_by_id(made).fields["Plasmid"].value == sequence_id
    with judge("assay_results.list"):
        linked = service.list(
            schema_id=schema_id, entity_ids=[sequence_id], assay_run_ids=[run_id], created_atgt="2020-01-01")
        assert ids(everything(linked)) == [made]
    with judge("assay_results.bulk_get"):
        assert ids(service.bulk_get([made])) == [made]
    with judge("assay_results.bulk_create"):
        assert len(lab.done(service.bulk_create([new("S2"), new("S3")])).assay_results) == 2
        assert samples() == ["S1", "S2", "S3"]
    with judge("assay_results.archive"):
        assert service.archive([made], m.AssayResultsArchiveReason.OTHER).assay_result_ids == [made]
        assert samples() == ["S2", "S3"]
    with judge("assay_results.unarchive"):
        assert service.unarchive([made]).assay_result_ids == [made]
        assert samples() == ["S1", "S2", "S3"]
    with judge("assay_results.create_transaction"):
        transaction = service.create_transaction().id
        assert transaction
    with judge("assay_results.create_results_in_transaction"):
        (added,) = service.create_results_in_transaction(transaction, [new("T1")]).assay_results
        assert "T1" not in samples()
    with judge("assay_results.commit_transaction"):
        assert service.commit_transaction(transaction).id == transaction
        assert service.get_by_id(added).fields["Sample"].value == "T1"
    with judge("assay_results.abort_transaction"):
        other = service.create_transaction().id
        service.create_results_in_transaction(other, [new("T2")])
        assert service.abort_transaction(other).id == other
        assert "T2" not in samples()
    with judge("assay_results.transaction_manager"):
        with service.transaction_manager() as manager:
            manager.append(new("M1"))
            manager.extend([new("M2")])
        assert {"M1", "M2"} <= set(samples())
    with judge("assay_results.transaction_manager", "keeps nothing of what breaks"):
        try:
            with service.transaction_manager() as manager:
                manager.append(new("M3"))
                raise ArithmeticError
        except ArithmeticError:
            pass
        assert "M3" not in samples()


def automation(judge: Judge, lab: Lab, run_schema: str, run_id: str) -> None:
    service = lab.benchling.lab_automation
    blobs = lab.benchling.blobs
    generator = lab.benchling.assay_runs.automation_input_generators(run_id).first().id
    readings = blobs.create_from_bytes(b"Sample,OD\nA1,0.5\nA2,high\n", "reader.csv", "text/csv")

    with judge("lab_automation.generate_input"):
        lab.done(service.generate_input(generator))
        made = service.input_generator_by_id(generator)
        assert blobs.download_bytes(made.file.id).read() == b"Operator\r\nMary\r\n"
    with judge("lab_automation.input_generator_by_id"):
        assert service.input_generator_by_id(generator).status.value == "SUCCEEDED"
    with judge("lab_automation.update_input_generator"):
        assert service.update_input_generator(generator, None).file is None
    with judge("lab_automation.create_output_processor"):
        processor = service.create_output_processor(
            m.AutomationOutputProcessorCreate(
                assay_run_id=run_id,
                automation_file_config_name="Reader",
                file_id=readings.id,
                complete_with_errors=True,
            )
        )
        assert processor.file.id == readings.id
    with judge("lab_automation.output_processor_by_id"):
        assert service.output_processor_by_id(processor.id).status.value == "NOT_STARTED"
    with judge("lab_automation.automation_output_processors"):
        found = everything(service.automation_output_processors(run_id, automation_file_config_name="Reader"))
        assert processor.id in ids(found)
    with judge("lab_automation.process_output"):
        assert lab.done(service.process_output(processor.id)).progress_stats.rows_failed == 1
        errors = service.output_processor_by_id(processor.id).error_file
        assert b"A2,high" in blobs.download_bytes(errors.id).read()
    with judge("lab_automation.update_output_processor"):
        other = blobs.create_from_bytes(b"Sample,OD\nA1,0.7\n", "again.csv", "text/csv")
        assert service.update_output_processor(processor.id, other.id).file.name == "again.csv"
    with judge("lab_automation.archive_automation_output_processors"):
        change = service.archive_automation_output_processors(
            [processor.id], m.AutomationOutputProcessorsArchiveReason.RETIRED
        )
        assert change.automation_output_processor_ids == [processor.id]
    with judge("lab_automation.unarchive_automation_output_processors"):
        change = service.unarchive_automation_output_processors([processor.id])
        assert change.automation_output_processor_ids == [processor.id]

    lab.control("PUT", f"/run-schemas/{run_schema}/automation-files/INPUT/Worklist", {"customTransformId": TRANSFORM})
    with judge("lab_automation.get_transform_by_id"):
        waiting = lab.done(service.generate_input(generator)).transforms[0].id
        assert service.get_transform_by_id(waiting).status.value == "RUNNING"
    with judge("lab_automation.update_transform"):
        update = m.LabAutomationTransformUpdate(blob_id=readings.id)
        assert service.update_transform(waiting, update).status.value == "SUCCEEDED"
    with judge("lab_automation.update_transform", "with what went wrong"):
        waiting = lab.done(service.generate_input(generator)).transforms[0].id
        update = m.LabAutomationTransformUpdate(errors=[m.LabAutomationBenchlingAppError(message="no tips")])
        assert service.update_transform(waiting, update).errors.top_level_errors[0].error_message == "no tips"
