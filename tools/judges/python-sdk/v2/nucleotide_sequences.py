"""DNA and RNA sequences."""

from __future__ import annotations

from benchling_sdk import models as m

from judging.judge import Judge

from .entity_cases import judge_entities, judge_upserts
from .lab import Lab, everything, ids

GENE = "ATGAAATGGGTTACCTTTTAAGGATCCTATAAACCCGGGAATTCCAGTCAGTTACGATCG"
PART = "GGATCCTATAAACCC"
MESSAGE = "AUGAAAUGGGUUACC"


def cases(judge: Judge, lab: Lab) -> None:
    feature_library_id = library(lab)
    dna(judge, lab, feature_library_id)
    rna(judge, lab, feature_library_id)


def library(lab: Lab) -> str:
    libraries = lab.benchling.feature_libraries
    made = libraries.create(m.FeatureLibraryCreate(name="Plasmid parts", description=""))
    libraries.create_feature(
        m.FeatureCreate(
            name="kw",
            feature_library_id=made.id,
            feature_type="CDS",
            match_type=m.FeatureCreateMatchType.PROTEIN,
            pattern="MKW",
            color="#00FF00",
        )
    )
    return made.id


def dna(judge: Judge, lab: Lab, feature_library_id: str) -> None:
    service = lab.benchling.dna_sequences
    folder_id = lab.folder.id
    protein_schema = lab.schema("Encoded protein", "aa_sequence")
    rna_schema = lab.schema("Transcript", "rna_sequence")
    part_schema = lab.schema("Part", "dna_sequence")
    plasmid_schema = lab.schema(
        "Construct",
        "dna_sequence",
        [
            {"name": "Part", "type": "part_link", "schemaId": part_schema},
            {"name": "Protein", "type": "translation_link", "schemaId": protein_schema},
            {"name": "Transcript", "type": "entity_link", "schemaId": rna_schema},
        ],
    )
    primer = lab.benchling.dna_oligos.create(m.DnaOligoCreate(name="forward", bases="ATGAAA", folder_id=folder_id))

    def new(name: str) -> m.DnaSequenceCreate:
        return m.DnaSequenceCreate(
            name=name,
            bases=GENE,
            is_circular=True,
            folder_id=folder_id,
            schema_id=plasmid_schema,
            primers=[m.Primer(oligo_id=primer.id, start=0, end=6, strand=1)],
        )

    made = judge_entities(
        judge,
        lab,
        "dna_sequences",
        new,
        lambda name: m.DnaSequenceUpdate(name=name),
        lambda id, name: m.DnaSequenceBulkUpdate(id=id, name=name),
    )
    common = {
        "registry_id": lab.registry.id,
        "schema_id": part_schema,
        "bases": "ACGT",
        "is_circular": False,
        "annotations": [],
        "primers": [],
    }
    judge_upserts(
        judge,
        lab,
        "dna_sequences",
        lambda _, name: m.DnaSequenceUpsertRequest(name=name, **common),
        lambda items: m.DnaSequencesBulkUpsertRequest(
            dna_sequences=[
                m.DnaSequenceBulkUpsertRequest(entity_registry_id=registry_id, name=name, **common)
                for registry_id, name in items
            ]
        ),
    )
    part = service.create(
        m.DnaSequenceCreate(name="part", bases=PART, is_circular=False, folder_id=folder_id, schema_id=part_schema)
    )

    with judge("dna_sequences.get_by_id", "has what it was made of"):
        read = service.get_by_id(made.id)
        assert (read.bases, read.length, read.is_circular) == (GENE, len(GENE), True)
        assert [one.name for one in read.primers] == ["forward"]
    with judge("dna_sequences.get_by_id", "narrowed"):
        assert set(service.get_by_id(made.id, returning=["id", "bases"]).to_dict()) == {"id", "bases"}
    with judge("dna_sequences.list", "by its bases"):
        assert ids(everything(service.list(bases=PART))) == [part.id]
    with judge("dna_sequences.list", "in the order asked"):
        names = [one.name for one in everything(service.list(sort="name:desc", page_size=2))]
        assert names == sorted(names, key=str.lower, reverse=True)
    with judge("dna_sequences.autofill_parts"):
        lab.done(service.autofill_parts([made.id]))
        assert [one.sequence_id for one in service.get_by_id(made.id).parts] == [part.id]
    with judge("dna_sequences.auto_annotate"):
        lab.done(
            service.auto_annotate(
                m.AutoAnnotateDnaSequences(dna_sequence_ids=[made.id], feature_library_ids=[feature_library_id])
            )
        )
        (annotation,) = [one for one in service.get_by_id(made.id).annotations if one.name == "kw"]
        assert (annotation.start, annotation.end) == (0, 9)
    with judge("dna_sequences.autofill_translations"):
        lab.benchling.aa_sequences.create(
            m.AaSequenceCreate(name="MKWVTF", amino_acids="MKWVTF", folder_id=folder_id, schema_id=protein_schema)
        )
        lab.done(service.autofill_translations([made.id]))
        assert "MKWVTF" in [one.amino_acids for one in service.get_by_id(made.id).translations]
    with judge("dna_sequences.autofill_transcriptions"):
        transcript = lab.benchling.rna_sequences.create(
            m.RnaSequenceCreate(
                name="transcript", bases=MESSAGE, is_circular=False, folder_id=folder_id, schema_id=rna_schema
            )
        )
        lab.done(service.autofill_transcriptions([made.id]))
        assert transcript.id in str(service.get_by_id(made.id).to_dict()["transcriptions"])
    with judge("dna_sequences.match_bases"):
        assert made.id in ids(service.match_bases(m.MatchBasesRequest(bases=GENE)).dna_sequences)
    with judge("dna_sequences.search_bases"):
        assert made.id in ids(service.search_bases(m.SearchBasesRequest(bases="GGATCCTATAAACC")).dna_sequences)
    with judge("dna_sequences.find_matching_regions"):
        search = m.DnaSequencesFindMatchingRegion(schema_id=part_schema, target_dna_sequence_ids=[made.id])
        (match,) = lab.done(service.find_matching_regions(search)).dna_sequence_matches
        assert match.target_dna_sequence_id == made.id
        assert part.id in match.matching_dna_sequence_ids
    with judge("dna_sequences.optimize_codons"):
        table = lab.benchling.codon_usage_tables.list(name_includes="coli").first()
        before = len(everything(service.list(folder_id=folder_id)))
        lab.done(
            service.optimize_codons(
                m.OptimizeCodons(dna_sequence_ids=[made.id], folder_id=folder_id, codon_usage_table_id=table.id)
            )
        )
        assert len(everything(service.list(folder_id=folder_id))) == before + 1


def rna(judge: Judge, lab: Lab, feature_library_id: str) -> None:
    service = lab.benchling.rna_sequences
    folder_id = lab.folder.id
    protein_schema = lab.schema("RNA protein", "aa_sequence")
    part_schema = lab.schema("RNA part", "rna_sequence")
    schema_id = lab.schema(
        "Messenger",
        "rna_sequence",
        [
            {"name": "Part", "type": "part_link", "schemaId": part_schema},
            {"name": "Protein", "type": "translation_link", "schemaId": protein_schema},
        ],
    )
    made = judge_entities(
        judge,
        lab,
        "rna_sequences",
        lambda name: m.RnaSequenceCreate(
            name=name, bases=MESSAGE, is_circular=False, folder_id=folder_id, schema_id=schema_id
        ),
        lambda name: m.RnaSequenceUpdate(name=name),
        lambda id, name: m.RnaSequenceBulkUpdate(id=id, name=name),
    )
    with judge("rna_sequences.auto_annotate"):
        lab.done(
            service.auto_annotate(
                m.AutoAnnotateRnaSequences(rna_sequence_ids=[made.id], feature_library_ids=[feature_library_id])
            )
        )
        assert [one.name for one in service.get_by_id(made.id).annotations] == ["kw"]
    with judge("rna_sequences.autofill_parts"):
        part = service.create(
            m.RnaSequenceCreate(
                name="part", bases="AAAUGGGUU", is_circular=False, folder_id=folder_id, schema_id=part_schema
            )
        )
        lab.done(service.autofill_parts([made.id]))
        assert [one.sequence_id for one in service.get_by_id(made.id).parts] == [part.id]
    with judge("rna_sequences.autofill_translations"):
        lab.benchling.aa_sequences.create(
            m.AaSequenceCreate(name="MKWVT", amino_acids="MKWVT", folder_id=folder_id, schema_id=protein_schema)
        )
        lab.done(service.autofill_translations([made.id]))
        assert "MKWVT" in [one.amino_acids for one in service.get_by_id(made.id).translations]
    with judge("rna_sequences.match_bases"):
        assert made.id in ids(service.match_bases(m.MatchBasesRequest(bases=MESSAGE)).rna_sequences)
    with judge("rna_sequences.search_bases"):
        assert made.id in ids(service.search_bases(m.SearchBasesRequest(bases="AAAUGGGU")).rna_sequences)
