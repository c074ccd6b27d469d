"""Amino acid sequences, codon usage tables and enzymes."""

from __future__ import annotations

from benchling_sdk import models as m

from judging.judge import Judge

from .entity_cases import judge_entities, judge_upserts
from .lab import Lab, everything, ids


def cases(judge: Judge, lab: Lab) -> None:
    schema_id = lab.schema("Protein", "aa_sequence")
    folder_id = lab.folder.id
    service = lab.benchling.aa_sequences

    def new(name: str, amino_acids: str = "MKWVTF") -> m.AaSequenceCreate:
        annotation = m.AaAnnotation(name="start", start=0, end=3)
        return m.AaSequenceCreate(
            name=name, amino_acids=amino_acids, folder_id=folder_id, schema_id=schema_id, annotations=[annotation]
        )

    made = judge_entities(
        judge,
        lab,
        "aa_sequences",
        new,
        lambda name: m.AaSequenceUpdate(name=name),
        lambda id, name: m.AaSequenceBulkUpdate(id=id, name=name),
    )
    common = {"registry_id": lab.registry.id, "schema_id": schema_id, "amino_acids": "MMMM", "annotations": []}
    judge_upserts(
        judge,
        lab,
        "aa_sequences",
        lambda registry_id, name: m.AaSequenceUpsert(entity_registry_id=registry_id, name=name, **common),
        lambda items: m.AaSequencesBulkUpsertRequest(
            aa_sequences=[
                m.AaSequenceBulkUpsertRequest(entity_registry_id=registry_id, name=name, **common)
                for registry_id, name in items
            ]
        ),
    )

    with judge("aa_sequences.get_by_id", "has what it was made of"):
        read = service.get_by_id(made.id)
        assert (read.amino_acids, read.length) == ("MKWVTF", 6)
        assert [annotation.name for annotation in read.annotations] == ["start"]
    with judge("aa_sequences.get_by_id", "narrowed"):
        assert set(service.get_by_id(made.id, returning=["id", "aminoAcids"]).to_dict()) == {"id", "aminoAcids"}
    with judge("aa_sequences.list", "by its amino acids"):
        assert made.id in ids(everything(service.list(amino_acids="mkwvtf")))
    with judge("aa_sequences.match_amino_acids"):
        matches = everything(service.match_amino_acids(m.AaSequencesMatchBases(amino_acids="MKWVTF")))
        assert made.id in ids(matches)
        assert {match.amino_acids for match in matches} == {"MKWVTF"}
    with judge("aa_sequences.search"):
        assert made.id in ids(everything(service.search(m.AaSequencesSearchBases(amino_acids="KWV"))))
    with judge("aa_sequences.find_matching_regions"):
        short = service.create(new("short", "KWV"))
        search = m.AaSequencesFindMatchingRegion(schema_id=schema_id, target_aa_sequence_ids=[made.id])
        (match,) = lab.done(service.find_matching_regions(search)).aa_sequence_matches
        assert match.target_aa_sequence_id == made.id
        assert short.id in match.matching_aa_sequence_ids
    with judge("codon_usage_tables.list"):
        tables = everything(lab.benchling.codon_usage_tables.list(name_includes="coli"))
        assert tables and all("coli" in table.name for table in tables)
    with judge("enzymes.list"):
        cutters = everything(lab.benchling.enzymes.list(names_any_of=["EcoRI", "BsaI"]))
        assert {cutter.name: cutter.restriction_site for cutter in cutters} == {"EcoRI": "GAATTC", "BsaI": "GGTCTC"}
        assert len(everything(lab.benchling.enzymes.list(page_size=50))) > 200
    with judge("aa_sequences.back_translate"):
        wish = m.BackTranslate(
            aa_sequence_ids=[made.id],
            folder_id=folder_id,
            codon_usage_table_id=tables[0].id,
            avoided_cutsite_enzyme_ids=ids(cutters),
            gc_content=m.BackTranslateGcContent.MEDIUM,
        )
        (gene,) = lab.done(service.back_translate(wish)).dna_sequences
        assert len(gene.bases) == 18
        assert gene.bases.upper().startswith("ATG")
        assert gene.folder_id == folder_id
    with judge("aa_sequences.auto_annotate"):
        library = lab.benchling.feature_libraries.create(m.FeatureLibraryCreate(name="Motifs", description=""))
        lab.benchling.feature_libraries.create_feature(
            m.FeatureCreate(
                name="kw",
                feature_library_id=library.id,
                feature_type="Motif",
                match_type=m.FeatureCreateMatchType.PROTEIN,
                pattern="KW",
                color="#00FF00",
            )
        )
        lab.done(
            service.auto_annotate(
                m.AutoAnnotateAaSequences(aa_sequence_ids=[made.id], feature_library_ids=[library.id])
            )
        )
        assert "kw" in [annotation.name for annotation in service.get_by_id(made.id).annotations]
