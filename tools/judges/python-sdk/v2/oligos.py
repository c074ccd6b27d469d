"""DNA and RNA oligos, monomers and custom notations."""

from __future__ import annotations

from benchling_sdk import models as m

from judging.judge import Judge

from .entity_cases import judge_entities, judge_upserts
from .lab import Lab, everything, ids


def cases(judge: Judge, lab: Lab) -> None:
    folder_id = lab.folder.id
    benchling = lab.benchling
    dna_schema = lab.schema("Primer", "dna_oligo")
    rna_schema = lab.schema("Guide", "rna_oligo")

    made = judge_entities(
        judge,
        lab,
        "dna_oligos",
        lambda name: m.DnaOligoCreate(name=name, bases="ACGTACGT", folder_id=folder_id),
        lambda name: m.DnaOligoUpdate(name=name),
        lambda id, name: m.DnaOligoBulkUpdate(id=id, name=name),
        bulk_get=False,
    )
    judge_upserts(
        judge,
        lab,
        "dna_oligos",
        lambda _, name: m.OligoUpsertRequest(
            name=name, registry_id=lab.registry.id, schema_id=dna_schema, bases="ACGT"
        ),
        lambda items: m.DnaOligosBulkUpsertRequest(
            dna_oligos=[bulk(lab, dna_schema, "ACGT", *item) for item in items],
        ),
    )
    with judge("dna_oligos.get_by_id", "has its bases"):
        assert benchling.dna_oligos.get_by_id(made.id).bases == "ACGTACGT"

    guide = judge_entities(
        judge,
        lab,
        "rna_oligos",
        lambda name: m.RnaOligoCreate(name=name, bases="ACGU", folder_id=folder_id),
        lambda name: m.RnaOligoUpdate(name=name),
        lambda id, name: m.RnaOligoBulkUpdate(id=id, name=name),
        bulk_get=False,
    )
    judge_upserts(
        judge,
        lab,
        "rna_oligos",
        lambda _, name: m.OligoUpsertRequest(
            name=name, registry_id=lab.registry.id, schema_id=rna_schema, bases="ACGU"
        ),
        lambda items: m.RnaOligosBulkUpsertRequest(
            rna_oligos=[bulk(lab, rna_schema, "ACGU", *item) for item in items],
        ),
    )
    judge_entities(
        judge,
        lab,
        "oligos",
        lambda name: m.OligoCreate(name=name, bases="ACGTACGT", folder_id=folder_id),
        lambda name: m.OligoUpdate(name=name),
        response_key="dna_oligos",
    )

    with judge("custom_notations.list"):
        tokens = [{"token": letter, "sugar": "r", "base": letter} for letter in "ACGU"]
        notation = lab.control("POST", "/custom-notations", {"name": "Lab", "tokens": tokens})["id"]
        assert notation in ids(everything(benchling.custom_notations.list()))
    with judge("rna_oligos.get_by_id", "in a custom notation"):
        assert benchling.rna_oligos.get_by_id(guide.id, custom_notation_id=notation).custom_notation == "ACGU"

    monomers(judge, lab)


def bulk(lab: Lab, schema_id: str, bases: str, registry_id: str, name: str) -> m.OligoBulkUpsertRequest:
    return m.OligoBulkUpsertRequest(
        entity_registry_id=registry_id, name=name, registry_id=lab.registry.id, schema_id=schema_id, bases=bases
    )


def monomers(judge: Judge, lab: Lab) -> None:
    service = lab.benchling.monomers
    with judge("monomers.create"):
        made = service.create(
            m.MonomerCreate(
                name="Methoxyribose",
                symbol="mR",
                natural_analog="r",
                smiles="[OH:1]C[C@H]1O[C@@H]([OH:3])[C@H](OC)[C@@H]1[OH:2]",
            )
        )
        assert (made.name, made.symbol) == ("Methoxyribose", "mR")
    with judge("monomers.list"):
        symbols = [one.symbol for one in everything(service.list(page_size=2))]
        assert "mR" in symbols and len(symbols) == len(set(symbols))
    with judge("monomers.update"):
        assert service.update(made.id, m.MonomerUpdate(custom_molecular_weight=12.5)).custom_molecular_weight == 12.5
    with judge("monomers.archive"):
        assert service.archive([made.id], m.MonomersArchiveReason.ARCHIVED).monomer_ids == [made.id]
    with judge("monomers.unarchive"):
        assert service.unarchive([made.id]).monomer_ids == [made.id]
        assert made.id in ids(everything(service.list()))
