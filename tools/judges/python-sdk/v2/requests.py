"""Requests, their tasks and what fulfils them."""

from __future__ import annotations

import datetime

from benchling_sdk import models as m
from benchling_sdk.helpers.serialization_helpers import fields

from judging.judge import Judge

from .lab import Lab, everything, ids, refused


def cases(judge: Judge, lab: Lab) -> None:
    service = lab.benchling.legacy_requests
    sample = [{"name": "Sample", "type": "text"}]
    schema_id = lab.schema("Sequencing", "request", sample)
    task_schema = lab.schema("Sequencing step", "request_task", sample)
    entity = lab.benchling.dna_sequences.list().first()

    with judge("legacy_requests.create"):
        made = service.create(
            m.RequestCreate(
                schema_id=schema_id,
                project_id=lab.project.id,
                fields=fields({"Sample": {"value": "S"}}),
                assignees=[m.RequestWriteUserAssignee(user_id=lab.me.id)],
                scheduled_on=datetime.date(2026, 3, 2),
                sample_groups=[
                    m.RequestSampleGroupCreate(
                        samples=m.RequestSampleGroupSamples.from_dict({"Plasmid": {"entityId": entity.id}})
                    )
                ],
            )
        )
        assert (made.assignees[0].user.id, made.fields["Sample"].value) == (lab.me.id, "S")
        group_id = made.sample_groups[0].id
    with judge("legacy_requests.get_by_id"):
        assert service.get_by_id(made.id).to_dict() == made.to_dict()
    with judge("legacy_requests.list"):
        scheduled = service.list(schema_id, request_status=m.RequestStatus.SCHEDULED, page_size=1)
        assert ids(everything(scheduled)) == [made.id]
    with judge("legacy_requests.bulk_get"):
        assert ids(service.bulk_get(request_ids=[made.id])) == [made.id]
        assert ids(service.bulk_get(display_ids=[made.display_id])) == [made.id]
    with judge("legacy_requests.update"):
        update = m.RequestUpdate(request_status=m.RequestStatus.IN_PROGRESS)
        assert service.update(made.id, update).request_status == m.RequestStatus.IN_PROGRESS
    with judge("legacy_requests.bulk_create_tasks"):
        new = m.RequestTasksBulkCreate(schema_id=task_schema, sample_group_ids=[group_id])
        (task,) = service.bulk_create_tasks(made.id, [new]).tasks
        assert task.sample_group_ids == [group_id]
    with judge("legacy_requests.bulk_update_tasks"):
        change = m.RequestTaskBase(id=task.id, fields=fields({"Sample": {"value": "T"}}))
        (changed,) = service.bulk_update_tasks(made.id, [change]).tasks
        assert (changed.id, changed.fields["Sample"].value) == (task.id, "T")
    with judge("legacy_requests.execute_sample_groups"):
        done = m.SampleGroupStatusUpdate(sample_group_id=group_id, status=m.SampleGroupStatus.COMPLETED)
        service.execute_sample_groups(made.id, m.SampleGroupsStatusUpdate(sample_groups=[done]))
        strange = m.SampleGroupStatusUpdate(sample_group_id="sgrp_none", status=m.SampleGroupStatus.COMPLETED)
        update = m.SampleGroupsStatusUpdate(sample_groups=[strange])
        refused(400, lambda: service.execute_sample_groups(made.id, update))
    with judge("legacy_requests.entry_request_fulfillments"):
        entry = lab.benchling.entries.create_entry(m.EntryCreate(name="Run", folder_id=lab.folder.id))
        groups = [{"sampleGroupId": group_id, "status": "FAILED"}]
        lab.control("POST", f"/requests/{made.id}/execute", {"sampleGroups": groups, "entryId": entry.id})
        (fulfillment,) = everything(service.entry_request_fulfillments(entry.id))
        assert (fulfillment.entry_id, fulfillment.request_id) == (entry.id, made.id)
    with judge("legacy_requests.request_fulfillment"):
        assert service.request_fulfillment(fulfillment.id).to_dict() == fulfillment.to_dict()
    with judge("legacy_requests.request_response"):
        assert list(service.request_response(made.id).results) == []
