"""Feature libraries and alignments."""

from __future__ import annotations

import base64
from typing import Any

from benchling_sdk import models as m

from judging.judge import Judge

from .lab import Lab, everything, ids, refused

TEMPLATE = "ATGAAATGGGTTACCTTTTAAGGATCCTATAAACCCGGGAATTCCAGTCAGTTACGATCG"


def cases(judge: Judge, lab: Lab) -> None:
    feature_libraries(judge, lab)
    template = sequence(lab, "template", TEMPLATE)
    read = sequence(lab, "read", TEMPLATE[10:40])
    alignments(
        judge,
        lab,
        "nucleotide_alignments",
        template,
        [m.NucleotideAlignmentBaseFilesItem(sequence_id=read), m.NucleotideAlignmentFile(name="r.fasta", data=fasta())],
        m.NucleotideTemplateAlignmentCreate,
        m.NucleotideConsensusAlignmentCreate,
        m.NucleotideConsensusAlignmentCreateNewSequence,
        m.NucleotideAlignmentBaseAlgorithm,
    )
    alignments(
        judge,
        lab,
        "dna_alignments",
        template,
        [m.DnaAlignmentBaseFilesItem(sequence_id=read), m.DnaTemplateAlignmentFile(name="r.fasta", data=fasta())],
        m.DnaTemplateAlignmentCreate,
        m.DnaConsensusAlignmentCreate,
        m.DnaConsensusAlignmentCreateNewSequence,
        m.DnaAlignmentBaseAlgorithm,
    )


def sequence(lab: Lab, name: str, bases: str) -> str:
    new = m.DnaSequenceCreate(name=name, bases=bases, is_circular=False, folder_id=lab.folder.id)
    return lab.benchling.dna_sequences.create(new).id


def fasta() -> str:
    return base64.b64encode(f">r\n{TEMPLATE[5:50]}\n".encode()).decode()


def feature_libraries(judge: Judge, lab: Lab) -> None:
    service = lab.benchling.feature_libraries

    with judge("feature_libraries.create"):
        library = service.create(m.FeatureLibraryCreate(name="Parts", description="Of plasmids"))
        assert (library.name, library.description) == ("Parts", "Of plasmids")
    with judge("feature_libraries.get_by_id"):
        assert service.get_by_id(library.id).to_dict() == library.to_dict()
    with judge("feature_libraries.list"):
        assert ids(everything(service.list(name="Parts"))) == [library.id]
    with judge("feature_libraries.update"):
        assert service.update(library.id, m.FeatureLibraryUpdate(name="Plasmid parts")).name == "Plasmid parts"
    with judge("feature_libraries.create_feature"):
        feature = service.create_feature(
            m.FeatureCreate(
                name="kw",
                feature_library_id=library.id,
                feature_type="CDS",
                match_type=m.FeatureCreateMatchType.PROTEIN,
                pattern="MKW",
                color="#00FF00",
            )
        )
        assert (feature.name, feature.pattern, feature.match_type.value) == ("kw", "MKW", "protein")
    with judge("feature_libraries.get_feature_by_id"):
        assert service.get_feature_by_id(feature.id).to_dict() == feature.to_dict()
    with judge("feature_libraries.update_feature"):
        assert service.update_feature(feature.id, m.FeatureUpdate(color="#FF0000")).color == "#FF0000"
    with judge("feature_libraries.bulk_create_features"):
        box = m.FeatureBulkCreate(
            name="box",
            feature_library_id=library.id,
            feature_type="promoter",
            match_type=m.FeatureCreateMatchType.NUCLEOTIDE,
            pattern="TATAAA",
            color="#FF0000",
        )
        assert [one.name for one in lab.done(service.bulk_create_features([box])).features] == ["box"]
    with judge("feature_libraries.list_features"):
        found = everything(service.list_features(feature_library_id=library.id, page_size=1))
        assert sorted(one.name for one in found) == ["box", "kw"]


def alignments(
    judge: Judge, lab: Lab, name: str, template: str, files: list, Template: Any, Consensus: Any, New: Any, Algorithm: Any
) -> None:
    service = getattr(lab.benchling, name)

    with judge(f"{name}.create_template_alignment"):
        new = Template(algorithm=Algorithm.MAFFT, files=files, name=f"{name} T", template_sequence_id=template)
        made = lab.done(service.create_template_alignment(new))
        assert made.name == f"{name} T"
        assert len(made.aligned_sequences) == 3
        assert len({len(one.bases) for one in made.aligned_sequences}) == 1
    with judge(f"{name}.create_consensus_alignment"):
        consensus = Consensus(
            algorithm=Algorithm.CLUSTALO, files=files, name=f"{name} C", new_sequence=New(folder_id=lab.folder.id)
        )
        agreed = lab.done(service.create_consensus_alignment(consensus))
        assert agreed.name == f"{name} C"
    with judge(f"{name}.list"):
        assert made.id in ids(everything(service.list(sequence_ids=[template])))
    with judge(f"{name}.get_by_id"):
        assert service.get_by_id(made.id).to_dict() == made.to_dict()
    with judge(f"{name}.delete_alignment"):
        service.delete_alignment(agreed.id)
        assert agreed.id not in ids(everything(service.list()))
        refused(404, lambda: service.get_by_id(agreed.id))
