"""Workflow task groups, tasks, outputs and flowcharts."""

from __future__ import annotations

import datetime

from benchling_sdk import models as m
from benchling_sdk.helpers.serialization_helpers import fields

from judging.judge import Judge

from .lab import Lab, everything, ids

SAMPLE = [{"name": "Sample", "type": "text"}]
DAY = datetime.date(2026, 3, 2)


def cases(judge: Judge, lab: Lab) -> None:
    schema_id = lab.schema("Prepare", "workflow_task", SAMPLE, outputFields=SAMPLE)
    read = lab.benchling.schemas.get_workflow_task_schema_by_id(schema_id)
    statuses = {status.display_name: status.id for status in read.status_lifecycle.statuses}
    group_id = groups(judge, lab, schema_id, statuses)
    task_id = tasks(judge, lab, schema_id, group_id, statuses)
    outputs(judge, lab, schema_id, group_id, task_id)
    flowcharts(judge, lab, schema_id)


def sample(value: str) -> m.Fields:
    return fields({"Sample": {"value": value}})


def groups(judge: Judge, lab: Lab, schema_id: str, statuses: dict) -> str:
    service = lab.benchling.workflow_task_groups
    new = m.WorkflowTaskGroupCreate(schema_id=schema_id, folder_id=lab.folder.id, watcher_ids=[lab.me.id])

    with judge("workflow_task_groups.create"):
        made = service.create(new)
        assert made.folder.id == lab.folder.id and made.display_id
        assert [watcher.id for watcher in made.watchers] == [lab.me.id]
    with judge("workflow_task_groups.get_by_id"):
        assert service.get_by_id(made.id).to_dict() == made.to_dict()
    with judge("workflow_task_groups.update"):
        assert service.update(made.id, m.WorkflowTaskGroupUpdate(name="Monday")).name == "Monday"
    with judge("workflow_task_groups.list"):
        found = service.list(
            schema_id=schema_id,
            folder_id=lab.folder.id,
            project_id=lab.project.id,
            watcher_ids=[lab.me.id],
            execution_types=["DIRECT"],
            status_ids_none_of=[statuses["Failed"]],
            display_ids=[made.display_id],
            name_includes="Mon",
            creator_ids=[made.creator.id],
            page_size=1,
        )
        assert ids(everything(found)) == [made.id]
    with judge("workflow_task_groups.archive"):
        other = service.create(new)
        change = service.archive([other.id], m.WorkflowTaskGroupArchiveReason.RETIRED)
        assert change.workflow_task_group_ids == [other.id]
        assert service.get_by_id(other.id).archive_record.reason == "Retired"
    with judge("workflow_task_groups.unarchive"):
        assert service.unarchive([other.id]).workflow_task_group_ids == [other.id]
        assert service.get_by_id(other.id).archive_record is None
    return made.id


def tasks(judge: Judge, lab: Lab, schema_id: str, group_id: str, statuses: dict) -> str:
    service = lab.benchling.workflow_tasks

    with judge("workflow_tasks.create"):
        made = service.create(
            m.WorkflowTaskCreate(
                workflow_task_group_id=group_id, assignee_id=lab.me.id, scheduled_on=DAY, fields=sample("S1")
            )
        )
        assert (made.assignee.id, made.scheduled_on, made.fields["Sample"].value) == (lab.me.id, DAY, "S1")
    with judge("workflow_tasks.get_by_id"):
        assert service.get_by_id(made.id).to_dict() == made.to_dict()
    with judge("workflow_tasks.update"):
        changed = service.update(made.id, m.WorkflowTaskUpdate(status_id=statuses["In Progress"]))
        assert changed.status.display_name == "In Progress"
    with judge("workflow_tasks.list"):
        found = service.list(
            workflow_task_group_ids=[group_id],
            schema_id=schema_id,
            status_ids=[statuses["In Progress"]],
            assignee_ids=[lab.me.id],
            execution_types=["DIRECT"],
            schema_fields={"Sample": "S1"},
            scheduled_on_gte=DAY,
            scheduled_on_lt=DAY + datetime.timedelta(days=1),
            page_size=1,
        )
        assert ids(everything(found)) == [made.id]
        unscheduled = everything(service.list(scheduled_on=m.ListWorkflowTasksScheduledOn.NULL))
        assert made.id not in ids(unscheduled)
    with judge("workflow_tasks.copy"):
        copy = service.copy(made.id)
        assert copy.cloned_from.id == made.id and copy.fields["Sample"].value == "S1"
    with judge("workflow_tasks.bulk_create"):
        new = [m.WorkflowTaskBulkCreate(workflow_task_group_id=group_id, fields=sample("S2"))]
        (other,) = lab.done(service.bulk_create(new))["workflowTasks"]
        assert other["fields"]["Sample"]["value"] == "S2"
    with judge("workflow_tasks.bulk_update"):
        update = [m.WorkflowTaskBulkUpdate(workflow_task_id=made.id, status_id=statuses["Completed"])]
        lab.done(service.bulk_update(update))
        assert service.get_by_id(made.id).status.display_name == "Completed"
    with judge("workflow_tasks.bulk_copy"):
        (twin,) = lab.done(service.bulk_copy([other["id"]]))["workflowTasks"]
        assert twin["clonedFrom"]["id"] == other["id"]
    with judge("workflow_tasks.archive"):
        change = service.archive([twin["id"]], m.WorkflowTaskArchiveReason.OTHER)
        assert change.workflow_task_ids == [twin["id"]]
        assert service.get_by_id(twin["id"]).archive_record.reason == "Other"
    with judge("workflow_tasks.unarchive"):
        assert service.unarchive([twin["id"]]).workflow_task_ids == [twin["id"]]
        assert service.get_by_id(twin["id"]).archive_record is None
    return made.id


def outputs(judge: Judge, lab: Lab, schema_id: str, group_id: str, task_id: str) -> None:
    service = lab.benchling.workflow_outputs

    with judge("workflow_outputs.create"):
        made = service.create(m.WorkflowOutputCreate(workflow_task_id=task_id, fields=sample("O")))
        assert (made.workflow_task.id, made.fields["Sample"].value) == (task_id, "O")
    with judge("workflow_outputs.get_by_id"):
        assert service.get_by_id(made.id).to_dict() == made.to_dict()
    with judge("workflow_outputs.update"):
        changed = service.update(made.id, m.WorkflowOutputUpdate(fields=sample("P")))
        assert changed.fields["Sample"].value == "P"
    with judge("workflow_outputs.list"):
        found = service.list(
            workflow_task_group_ids=[group_id],
            workflow_task_ids=[task_id],
            schema_id=schema_id,
            schema_fields={"Sample": "P"},
            page_size=1,
        )
        assert ids(everything(found)) == [made.id]
    with judge("workflow_outputs.bulk_create"):
        new = [m.WorkflowOutputBulkCreate(workflow_task_id=task_id, fields=sample("Q"))]
        (other,) = lab.done(service.bulk_create(new))["workflowOutputs"]
        assert other["fields"]["Sample"]["value"] == "Q"
    with judge("workflow_outputs.bulk_update"):
        update = [m.WorkflowOutputBulkUpdate(workflow_output_id=other["id"], fields=sample("R"))]
        lab.done(service.bulk_update(update))
        assert service.get_by_id(other["id"]).fields["Sample"].value == "R"
    with judge("workflow_outputs.archive"):
        change = service.archive([other["id"]], m.WorkflowOutputArchiveReason.RETIRED)
        assert change.workflow_output_ids == [other["id"]]
        assert service.get_by_id(other["id"]).archive_record.reason == "Retired"
    with judge("workflow_outputs.unarchive"):
        assert service.unarchive([other["id"]]).workflow_output_ids == [other["id"]]
        assert service.get_by_id(other["id"]).archive_record is None


def flowcharts(judge: Judge, lab: Lab, last_step: str) -> None:
    benchling = lab.benchling
    first_step = lab.schema("Grow", "workflow_task", SAMPLE, outputFields=SAMPLE)
    order = lab.schema("Order", "workflow_task", SAMPLE, executionType="FLOWCHART")
    version = lab.control("POST", "/flowcharts", {"schemaId": order, "stepSchemaIds": [first_step, last_step]})["id"]

    with judge("workflow_flowchart_config_versions.get_by_id"):
        read = benchling.workflow_flowchart_config_versions.get_by_id(version)
        assert (read.id, read.template_flowchart is not None) == (version, True)
    with judge("workflow_flowcharts.get_by_id"):
        group = benchling.workflow_task_groups.create(
            m.WorkflowTaskGroupCreate(schema_id=order, folder_id=lab.folder.id)
        )
        task = benchling.workflow_tasks.create(
            m.WorkflowTaskCreate(workflow_task_group_id=group.id, fields=sample("S"))
        )
        lifecycle = benchling.schemas.get_workflow_task_schema_by_id(order).status_lifecycle
        started = benchling.workflow_tasks.update(
            task.id, m.WorkflowTaskUpdate(status_id=lifecycle.statuses[1].id)
        )
        flowchart = benchling.workflow_flowcharts.get_by_id(started.execution_flowchart_id)
        assert flowchart.id == started.execution_flowchart_id
        assert len(flowchart.node_configs) >= 2
    with judge("workflow_flowcharts.list"):
        assert flowchart.id in ids(everything(benchling.workflow_flowcharts.list(page_size=1)))
