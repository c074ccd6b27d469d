"""What holds for every kind of entity: it is created, read, listed, changed, archived, and all that in bulk."""

from __future__ import annotations

from typing import Any, Callable

from benchling_sdk.models import EntityArchiveReason

from judging.judge import Judge

from .lab import Lab, everything, ids


def judge_entities(
    judge: Judge,
    lab: Lab,
    name: str,
    new: Callable[[str], Any],
    renamed: Callable[[str], Any],
    bulk_renamed: Callable[[str, str], Any] | None = None,
    response_key: str = "",
    reason: Any = EntityArchiveReason.RETIRED,
    bulk_get: bool = True,
) -> Any:
    """Judges the service `name` over entities that `new(name)` describes, and gives one of them."""
    service = getattr(lab.benchling, name)

    with judge(f"{name}.create"):
        made = service.create(new(f"{name} one"))
        assert made.name == f"{name} one"
        assert made.to_dict()["creator"]["id"] == lab.me.id
        assert made.folder_id == lab.folder.id
    with judge(f"{name}.get_by_id"):
        assert service.get_by_id(made.id).to_dict() == made.to_dict()
    with judge(f"{name}.update"):
        changed = service.update(made.id, renamed(f"{name} renamed"))
        assert changed.id == made.id
        assert changed.name == f"{name} renamed"
        assert service.get_by_id(made.id).name == f"{name} renamed"
    with judge(f"{name}.list", "finds one by its name"):
        assert ids(everything(service.list(name=f"{name} renamed"))) == [made.id]
    with judge(f"{name}.bulk_create"):
        answer = lab.done(service.bulk_create([new(f"{name} two"), new(f"{name} three")]))
        items = listed(answer, response_key or name)
        assert [item["name"] for item in items] == [f"{name} two", f"{name} three"]
        two, three = (item["id"] for item in items)
    with judge(f"{name}.list", "gives every page"):
        found = ids(everything(service.list(ids=[made.id, two, three], page_size=1)))
        assert sorted(found) == sorted([made.id, two, three])
    if bulk_get:
        with judge(f"{name}.bulk_get"):
            assert ids(service.bulk_get([three, made.id])) == [three, made.id]
    if bulk_renamed is not None:
        with judge(f"{name}.bulk_update"):
            answer = lab.done(service.bulk_update([bulk_renamed(two, f"{name} second"), bulk_renamed(three, f"{name} third")]))
            assert [item["name"] for item in listed(answer, response_key or name)] == [f"{name} second", f"{name} third"]
            assert service.get_by_id(two).name == f"{name} second"
    with judge(f"{name}.archive"):
        change = service.archive([two, three], reason)
        assert sorted(archived_ids(change)) == sorted([two, three])
        assert service.get_by_id(two).archive_record.reason == reason.value
        assert ids(everything(service.list(ids=[two, three]))) == []
    with judge(f"{name}.unarchive"):
        assert archived_ids(service.unarchive([two])) == [two]
        assert service.get_by_id(two).archive_record is None
    return made


def judge_upserts(
    judge: Judge,
    lab: Lab,
    name: str,
    one: Callable[[str, str], Any],
    many: Callable[[list[tuple[str, str]]], Any],
    response_key: str = "",
) -> None:
    """Judges upserts into the registry: `one` and `many` describe entities by registry id and name."""
    service = getattr(lab.benchling, name)
    first, second = f"UP-{name}-1", f"UP-{name}-2"

    with judge(f"{name}.upsert"):
        made = service.upsert(first, one(first, f"{name} upserted"))
        assert (made.entity_registry_id, made.registry_id) == (first, lab.registry.id)
        again = service.upsert(first, one(first, f"{name} upserted again"))
        assert (again.id, again.name) == (made.id, f"{name} upserted again")
    with judge(f"{name}.bulk_upsert"):
        answer = lab.done(service.bulk_upsert(many([(first, f"{name} first"), (second, f"{name} second")])))
        items = listed(answer, response_key or name)
        assert [(item["entityRegistryId"], item["name"]) for item in items] == [
            (first, f"{name} first"),
            (second, f"{name} second"),
        ]
        assert items[0]["id"] == made.id


def listed(answer: Any, key: str) -> list[dict]:
    """The items of an answer as the wire has them."""
    whole = answer if isinstance(answer, dict) else answer.to_dict()
    return whole["".join(part if place == 0 else part.capitalize() for place, part in enumerate(key.split("_")))]


def archived_ids(change: Any) -> list[str]:
    """The ids of a change of archival, whatever their member is called."""
    (changed,) = [value for key, value in change.to_dict().items() if key.endswith("Ids")]
    return changed
