"""Locations, boxes, plates, containers, labels and barcodes."""

from __future__ import annotations

from typing import Any

from benchling_sdk import models as m
from benchling_sdk.helpers.task_helpers import TaskFailureException

from judging.judge import Judge

from .lab import Lab, everything, ids


def cases(judge: Judge, lab: Lab) -> None:
    benchling = lab.benchling
    location_schema = lab.schema("Shelf", "location")
    box_schema = lab.schema("Rack", "box", height=9, width=9)
    tube_schema = lab.schema("Tube", "container")
    well_schema = lab.schema("Well", "container")
    plate_schema = lab.schema(
        "Plate", "plate", height=8, width=12, plateType="well", containerSchemaId=well_schema
    )
    location = storage(
        judge,
        benchling.locations,
        "location",
        lambda name: m.LocationCreate(name=name, schema_id=location_schema),
        lambda name: m.LocationUpdate(name=name),
        m.LocationsArchiveReason.OTHER,
    )
    box = storage(
        judge,
        benchling.boxes,
        "box",
        lambda name: m.BoxCreate(name=name, schema_id=box_schema, parent_storage_id=location.id),
        lambda name: m.BoxUpdate(name=name),
        m.BoxesArchiveReason.RETIRED,
    )
    plate = storage(
        judge,
        benchling.plates,
        "plate",
        lambda name: m.PlateCreate(name=name, schema_id=plate_schema),
        lambda name: m.PlateUpdate(name=name, parent_storage_id=location.id),
        m.PlatesArchiveReason.RETIRED,
    )
    with judge("plates.get_by_id", "has a well at each position"):
        assert len(benchling.plates.get_by_id(plate.id).wells.additional_properties) == 96
    with judge("plates.list", "by what is free in it"):
        assert plate.id in ids(everything(benchling.plates.list(empty_containers_gt=0)))
    with judge("boxes.list", "by what is free in it and where it stands"):
        found = everything(benchling.boxes.list(empty_positions_gte=81, ancestor_storage_id=location.id))
        assert box.id in ids(found)

    containers(judge, lab, box.id, tube_schema)


def storage(judge: Judge, service: Any, kind: str, new: Any, renamed: Any, reason: Any) -> Any:
    """Judges what holds containers, and gives one of it."""
    name = {"box": "boxes"}.get(kind, f"{kind}s")

    with judge(f"{name}.create"):
        made = service.create(new(f"{kind} one"))
        assert made.name == f"{kind} one"
        assert made.barcode
    with judge(f"{name}.get_by_id"):
        assert service.get_by_id(made.id).to_dict() == made.to_dict()
    with judge(f"{name}.update"):
        assert service.update(made.id, renamed(f"{kind} renamed")).name == f"{kind} renamed"
        assert service.get_by_id(made.id).name == f"{kind} renamed"
    with judge(f"{name}.list"):
        assert ids(everything(service.list(name=f"{kind} renamed"))) == [made.id]
    with judge(f"{name}.list", "in the order of barcodes"):
        barcodes = [one.barcode for one in everything(service.list(sort="barcode:asc", page_size=1))]
        assert barcodes == sorted(barcodes)
    with judge(f"{name}.bulk_get", "by ids"):
        assert ids(service.bulk_get(**{f"{kind}_ids": [made.id]})) == [made.id]
    with judge(f"{name}.bulk_get", "by barcodes"):
        assert ids(service.bulk_get(barcodes=[made.barcode])) == [made.id]
    with judge(f"{name}.archive"):
        other = service.create(new(f"{kind} two"))
        change = service.archive([other.id], reason, should_remove_barcodes=True)
        assert change.to_dict()[f"{kind}Ids"] == [other.id]
        read = service.get_by_id(other.id)
        assert read.archive_record.reason == reason.value
        assert read.to_dict().get("barcode") is None
    with judge(f"{name}.unarchive"):
        assert service.unarchive([other.id]).to_dict()[f"{kind}Ids"] == [other.id]
        assert service.get_by_id(other.id).archive_record is None
    return made


def ul(value: float) -> m.ContainerQuantity:
    return m.ContainerQuantity(value=value, units=m.ContainerQuantityUnits.UL)


def ng_per_ul(value: float) -> m.Measurement:
    return m.Measurement(value=value, units="ng/uL")


def containers(judge: Judge, lab: Lab, box_id: str, schema_id: str) -> None:
    service = lab.benchling.containers
    sequence = lab.benchling.dna_sequences.list().first()

    with judge("containers.create"):
        one = service.create(
            m.ContainerCreate(schema_id=schema_id, name="T1", barcode="T-1", parent_storage_id=f"{box_id}:A1")
        )
        assert (one.barcode, one.parent_storage_id) == ("T-1", f"{box_id}:a1")
    with judge("containers.bulk_create"):
        wished = [
            m.ContainerCreate(schema_id=schema_id, barcode=f"T-{number}", parent_storage_id=box_id) for number in (2, 3)
        ]
        two, three = lab.done(service.bulk_create(wished)).containers
        assert [two.barcode, three.barcode] == ["T-2", "T-3"]
    with judge("containers.get_by_id"):
        assert service.get_by_id(one.id).to_dict() == one.to_dict()
    with judge("containers.get_by_id", "narrowed"):
        assert set(service.get_by_id(one.id, returning=["id", "name"]).to_dict()) == {"id", "name"}
    with judge("containers.list"):
        found = everything(service.list(barcodes=["T-1", "T-2", "T-3"], page_size=2, sort="barcode:asc"))
        assert ids(found) == [one.id, two.id, three.id]
    with judge("containers.bulk_get"):
        assert ids(service.bulk_get(container_ids=[two.id, one.id])) == [two.id, one.id]
        assert ids(service.bulk_get(barcodes=["T-3"])) == [three.id]
    with judge("containers.update"):
        assert service.update(one.id, m.ContainerUpdate(name="Tube 1", quantity=ul(0.0))).name == "Tube 1"

    contents(judge, lab, one.id, two.id, three.id, sequence.id)
    checkouts(judge, lab, one.id)
    labels(judge, lab, one.id)

    with judge("boxes.list_box_contents"):
        inside = everything(lab.benchling.boxes.list_box_contents(box_id=box_id, page_size=2))
        assert sorted(ids(inside)) == sorted([one.id, two.id, three.id])
    with judge("containers.archive"):
        change = service.archive([three.id], m.ContainersArchiveReason.EXPENDED, should_remove_barcodes=True)
        assert change.container_ids == [three.id]
        assert service.get_by_id(three.id).archive_record.reason == "Expended"
    with judge("containers.unarchive"):
        assert service.unarchive([three.id]).container_ids == [three.id]
        assert service.get_by_id(three.id).archive_record is None


def contents(judge: Judge, lab: Lab, one: str, two: str, three: str, entity: str) -> None:
    service = lab.benchling.containers

    with judge("containers.transfer_into_container"):
        dna = m.ContainerTransferDestinationContentsItem(entity_id=entity, concentration=ng_per_ul(100.0))
        service.transfer_into_container(
            one,
            m.ContainerTransfer(destination_contents=[dna], source_entity_id=entity, transfer_quantity=ul(50.0)),
        )
        filled = service.get_by_id(one)
        assert filled.quantity.value == 50
        assert filled.contents[0].concentration.value == 100
    with judge("containers.transfer_into_containers"):
        diluted = m.MultipleContainersTransfer(
            destination_container_id=two, source_container_id=one, transfer_quantity=ul(0.1), final_quantity=ul(10.0)
        )
        fresh = m.MultipleContainersTransfer(
            destination_container_id=three,
            source_entity_id=entity,
            transfer_quantity=ul(1.0),
            source_concentration=ng_per_ul(5.0),
        )
        moved = lab.done(service.transfer_into_containers([diluted, fresh]))
        assert [one.contents[0].concentration.value for one in moved.destination_containers] == [1, 5]
        assert service.get_by_id(one).quantity.value == 49.9
    with judge("containers.transfer_into_containers", "a task that fails says why"):
        too_much = m.MultipleContainersTransfer(
            destination_container_id=two, source_container_id=one, transfer_quantity=ul(1e6)
        )
        try:
            lab.done(service.transfer_into_containers([too_much]))
        except TaskFailureException as failure:
            assert "1000000 uL" in str(failure)
        else:
            raise AssertionError("The task did not fail.")
    with judge("containers.bulk_update"):
        item = m.ContainerBulkUpdateItem(container_id=two, quantity=ul(20.0), concentration=ng_per_ul(2.0))
        (updated,) = lab.done(service.bulk_update([item])).containers
        assert (updated.quantity.value, updated.contents[0].concentration.value) == (20, 2)
    with judge("containers.list_contents"):
        assert [one.entity.id for one in service.list_contents(one)] == [entity]
    with judge("containers.contents_by_id"):
        assert service.contents_by_id(one, entity).concentration.value == 100
    with judge("containers.update_contents"):
        assert service.update_contents(one, entity, ng_per_ul(99.0)).concentration.value == 99
    with judge("containers.delete_contents"):
        service.delete_contents(three, entity)
        assert service.list_contents(three) == []
    with judge("containers.list", "by what is in them"):
        assert one in ids(everything(service.list(storage_contents_id=entity)))


def checkouts(judge: Judge, lab: Lab, one: str) -> None:
    service = lab.benchling.containers

    with judge("containers.reserve"):
        service.reserve(m.ContainersCheckout(assignee_id=lab.me.id, container_ids=[one]))
        assert service.get_by_id(one).checkout_record.status.value == "RESERVED"
    with judge("containers.checkout"):
        service.checkout(m.ContainersCheckout(assignee_id=lab.me.id, container_ids=[one], comment="PCR"))
        record = service.get_by_id(one).checkout_record
        assert (record.status.value, record.assignee.id, record.comment) == ("CHECKED_OUT", lab.me.id, "PCR")
    with judge("containers.checkin"):
        service.checkin(m.ContainersCheckin(container_ids=[one], comments="back"))
        assert service.get_by_id(one).checkout_record.status.value == "AVAILABLE"


def labels(judge: Judge, lab: Lab, one: str) -> None:
    registry_id = lab.registry.id

    with judge("printers.get_list"):
        printer = lab.control(
            "POST", "/label-printers", {"registryId": registry_id, "name": "Zebra", "address": "10.0.0.7", "port": 9100}
        )["id"]
        assert ids(lab.benchling.printers.get_list(registry_id)) == [printer]
    with judge("label_templates.get_list"):
        template = lab.control(
            "POST",
            "/label-templates",
            {"registryId": registry_id, "name": "Tube", "zplTemplate": "^XA^FD{{barcode}}^FS^XZ"},
        )["id"]
        assert ids(lab.benchling.label_templates.get_list(registry_id, name="Tube")) == [template]
    with judge("containers.print_labels"):
        lab.benchling.containers.print_labels(
            m.PrintLabels(container_ids=[one], label_template_id=template, printer_id=printer)
        )
        assert lab.control("GET", "/print-jobs")[0]["labels"][0]["zpl"] == "^XA^FDT-1^FS^XZ"
    with judge("inventory.validate_barcodes"):
        taken, free = lab.benchling.inventory.validate_barcodes(registry_id, ["T-1", "free"])
        assert (taken.is_valid, free.is_valid) == (False, True)
