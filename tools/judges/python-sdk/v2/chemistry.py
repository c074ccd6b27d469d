"""Molecules, mixtures and custom entities, and entities of several kinds at once."""

from __future__ import annotations

from benchling_sdk import models as m
from benchling_sdk.helpers.serialization_helpers import fields

from judging.judge import Judge

from .entity_cases import judge_entities, judge_upserts
from .lab import Lab, everything, ids


def cases(judge: Judge, lab: Lab) -> None:
    molecule_id = molecules(judge, lab)
    mixtures(judge, lab, molecule_id)
    custom_entities(judge, lab)


def smiles(value: str) -> m.MoleculeStructure:
    return m.MoleculeStructure(structure_format=m.MoleculeStructureStructureFormat.SMILES, value=value)


def molecules(judge: Judge, lab: Lab) -> str:
    schema_id = lab.schema("Compound", "molecule")
    made = judge_entities(
        judge,
        lab,
        "molecules",
        lambda name: m.MoleculeCreate(name=name, chemical_structure=smiles("c1ccccc1O"), folder_id=lab.folder.id),
        lambda name: m.MoleculeUpdate(name=name),
        lambda id, name: m.MoleculeBulkUpdate(id=id, name=name),
        reason=m.MoleculesArchiveReason.RETIRED,
        bulk_get=False,
    )
    common = {"registry_id": lab.registry.id, "schema_id": schema_id, "chemical_structure": smiles("CCO")}
    judge_upserts(
        judge,
        lab,
        "molecules",
        lambda _, name: m.MoleculeUpsertRequest(name=name, **common),
        lambda items: m.MoleculesBulkUpsertRequest(
            molecules=[
                m.MoleculeBulkUpsertRequest(entity_registry_id=registry_id, name=name, **common)
                for registry_id, name in items
            ]
        ),
    )
    with judge("molecules.get_by_id", "has its structure"):
        assert "O" in lab.benchling.molecules.get_by_id(made.id).canonicalized_smiles
    return made.id


def mixtures(judge: Judge, lab: Lab, molecule_id: str) -> None:
    service = lab.benchling.mixtures
    recipe_schema = lab.schema("Recipe", "mixture")
    prep_schema = lab.schema("Prep", "mixture", [{"name": "Recipe", "type": "mixture_link"}])
    phenol = m.IngredientWriteParams(
        component_entity_id=molecule_id,
        amount="5.0",
        units=m.IngredientMeasurementUnits.G,
        catalog_identifier=None,
        component_lot_container_id=None,
        component_lot_entity_id=None,
        component_lot_text=None,
        notes=None,
    )
    made = judge_entities(
        judge,
        lab,
        "mixtures",
        lambda name: m.MixtureCreate(
            name=name,
            schema_id=recipe_schema,
            folder_id=lab.folder.id,
            amount="1",
            units=m.MixtureMeasurementUnits.L,
            ingredients=[phenol],
        ),
        lambda name: m.MixtureUpdate(name=name),
        lambda id, name: m.MixtureBulkUpdate(id=id, name=name),
        bulk_get=False,
    )
    with judge("mixtures.list", "by what is in it"):
        assert made.id in ids(everything(service.list(ingredient_component_entity_ids=[molecule_id])))
    with judge("mixtures.create", "a prep has the amounts of its recipe, scaled"):
        prep = service.create(
            m.MixtureCreate(
                name="prep",
                schema_id=prep_schema,
                folder_id=lab.folder.id,
                amount="100",
                units=m.MixtureMeasurementUnits.ML,
                fields=fields({"Recipe": {"value": made.id}}),
                ingredients=[phenol],
            )
        )
        assert prep.ingredients[0].has_parent is True
        assert float(prep.ingredients[0].target_amount) == 0.5


def custom_entities(judge: Judge, lab: Lab) -> None:
    benchling = lab.benchling
    schema_id = lab.schema("Cell line", "custom_entity", [{"name": "Passage", "type": "integer"}])
    made = judge_entities(
        judge,
        lab,
        "custom_entities",
        lambda name: m.CustomEntityCreate(
            name=name, schema_id=schema_id, folder_id=lab.folder.id, fields=fields({"Passage": {"value": 3}})
        ),
        lambda name: m.CustomEntityUpdate(name=name, fields=fields({"Passage": {"value": 4}})),
        lambda id, name: m.CustomEntityBulkUpdate(id=id, name=name),
    )
    common = {"registry_id": lab.registry.id, "schema_id": schema_id}
    judge_upserts(
        judge,
        lab,
        "custom_entities",
        lambda _, name: m.CustomEntityUpsertRequest(name=name, **common),
        lambda items: m.CustomEntitiesBulkUpsertRequest(
            custom_entities=[
                m.CustomEntityBulkUpsertRequest(entity_registry_id=registry_id, name=name, **common)
                for registry_id, name in items
            ]
        ),
    )
    with judge("custom_entities.get_by_id", "has its fields"):
        assert benchling.custom_entities.get_by_id(made.id).fields["Passage"].value == 4
    with judge("custom_entities.list", "by a field"):
        assert ids(everything(benchling.custom_entities.list(schema_id=schema_id, schema_fields={"Passage": 4}))) == [made.id]
    with judge("entities.bulk_upsert"):
        request = m.EntitiesBulkUpsertRequest(
            custom_entities=[m.CustomEntityBulkUpsertRequest(entity_registry_id="UP-any-1", name="any", **common)]
        )
        answer = lab.done(benchling.entities.bulk_upsert(request))
        assert [one["entityRegistryId"] for one in answer["customEntities"]] == ["UP-any-1"]
