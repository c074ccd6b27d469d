"""Projects, folders, registries and dropdowns."""

from __future__ import annotations

from benchling_sdk import models as m
from benchling_sdk.helpers.serialization_helpers import fields

from judging.judge import Judge

from .lab import Lab, everything, ids, refused


def cases(judge: Judge, lab: Lab) -> None:
    projects(judge, lab)
    folders(judge, lab)
    registries(judge, lab)
    dropdowns(judge, lab)


def projects(judge: Judge, lab: Lab) -> None:
    service = lab.benchling.projects

    with judge("projects.get_by_id"):
        read = service.get_by_id(lab.project.id)
        assert read.to_dict() == lab.project.to_dict()
        assert read.name == "Expression vectors"
    with judge("projects.list"):
        names = [one.name for one in everything(service.list(sort=m.ListProjectsSort.NAME, page_size=1))]
        assert names == sorted(names) and "Expression vectors" in names
        assert ids(everything(service.list(name="Expression vectors"))) == [lab.project.id]
    made = lab.control("POST", "/projects", {"name": "Old project"})["id"]
    with judge("projects.archive"):
        assert service.archive([made], m.ProjectsArchiveReason.OTHER).project_ids == [made]
        assert service.get_by_id(made).archive_record.reason == "Other"
        assert made not in ids(everything(service.list()))
    with judge("projects.unarchive"):
        assert service.unarchive([made]).project_ids == [made]
        assert service.get_by_id(made).archive_record is None


def folders(judge: Judge, lab: Lab) -> None:
    service = lab.benchling.folders

    with judge("folders.create"):
        made = service.create(m.FolderCreate(name="Gels", parent_folder_id=lab.folder.id))
        assert (made.name, made.parent_folder_id, made.project_id) == ("Gels", lab.folder.id, lab.project.id)
    with judge("folders.get_by_id"):
        assert service.get_by_id(made.id).to_dict() == made.to_dict()
    with judge("folders.list"):
        assert ids(everything(service.list(parent_folder_id=lab.folder.id))) == [made.id]
        assert ids(everything(service.list(name_includes="gel", page_size=1))) == [made.id]
    with judge("folders.archive"):
        assert service.archive([made.id], m.FoldersArchiveReason.OTHER).folder_ids == [made.id]
        assert service.get_by_id(made.id).archive_record.reason == "Other"
    with judge("folders.unarchive"):
        assert service.unarchive([made.id]).folder_ids == [made.id]
        assert service.get_by_id(made.id).archive_record is None


def registries(judge: Judge, lab: Lab) -> None:
    service = lab.benchling.registry
    schema_id = lab.schema("Clone", "custom_entity")
    clone = lab.benchling.custom_entities.create(
        m.CustomEntityCreate(
            name="clone 1",
            schema_id=schema_id,
            folder_id=lab.folder.id,
            registry_id=lab.registry.id,
            naming_strategy=m.NamingStrategy.NEW_IDS,
            fields=fields({}),
        )
    )
    with judge("registry.registries"):
        assert [one.name for one in service.registries()] == ["Fjord Registry"]
    with judge("registry.get_by_id"):
        assert service.get_by_id(lab.registry.id).to_dict() == lab.registry.to_dict()
    with judge("registry.entities"):
        (found,) = service.entities(lab.registry.id, [clone.entity_registry_id])
        assert (found.id, found.entity_type.value) == (clone.id, "custom_entity")
    with judge("registry.unregister"):
        service.unregister(lab.registry.id, [clone.id], lab.folder.id)
        read = lab.benchling.custom_entities.get_by_id(clone.id)
        assert (read.entity_registry_id, read.registry_id) == (None, None)
        refused(400, lambda: service.entities(lab.registry.id, [clone.entity_registry_id]))


def dropdowns(judge: Judge, lab: Lab) -> None:
    service = lab.benchling.dropdowns

    with judge("dropdowns.create"):
        options = [m.DropdownOptionCreate(name=name) for name in ("low", "high")]
        made = service.create(m.DropdownCreate(name="Level", options=options, registry_id=lab.registry.id))
        assert [option.name for option in made.options] == ["low", "high"]
    with judge("dropdowns.get_by_id"):
        assert service.get_by_id(made.id).to_dict() == made.to_dict()
    with judge("dropdowns.list"):
        assert made.id in ids(everything(service.list(registry_id=lab.registry.id, page_size=1)))
    with judge("dropdowns.update"):
        kept = [m.DropdownOptionUpdate(id=made.options[0].id, name="very low"), m.DropdownOptionUpdate(name="middle")]
        changed = service.update(made.id, m.DropdownUpdate(options=kept))
        assert {"very low", "middle"} <= {option.name for option in changed.options}
    with judge("dropdowns.archive_options"):
        option = changed.options[0].id
        change = service.archive_options(made.id, [option], m.DropdownOptionsArchiveReason.RETIRED)
        assert change.dropdown_option_ids == [option]
        archived = [one for one in service.get_by_id(made.id).options if one.id == option]
        assert archived[0].archive_record.reason == "Retired"
    with judge("dropdowns.unarchive_options"):
        assert service.unarchive_options(made.id, [option]).dropdown_option_ids == [option]
        assert all(one.archive_record is None for one in service.get_by_id(made.id).options)
