import { invalidRequest } from '../../api-error.ts';
import type { EntityBody, EntityInput, EntityKind } from '../../entities/entity-kind.ts';
import { updateEntity } from '../../entities/update-entity.ts';
import { eachItem } from '../../engine/each-item.ts';
import type { Engine } from '../../engine/engine.ts';
import { demand, itemOfBody } from '../../engine/rights.ts';
import type { ServedOperation } from '../../feature.ts';
import type { Call } from '../../request.ts';
import {
  annotateAminoAcids,
  annotateBases,
  newAnnotations,
  type FoundAnnotation,
  type LibraryFeature,
} from '../../sequences/auto-annotate.ts';
import { aaSequence } from '../../sequences/aa-sequence.ts';
import { dnaSequence } from '../../sequences/dna-sequence.ts';
import { rnaSequence } from '../../sequences/rna-sequence.ts';
import { libraryRights } from './library-rights.ts';

const SEQUENCES_MAX = 2000;

type Find = (body: EntityBody, features: readonly LibraryFeature[]) => FoundAnnotation[];

const onStrands =
  (strands: readonly (1 | -1)[]): Find =>
  (body, features) =>
    annotateBases({ bases: String(body['bases']), isCircular: body['isCircular'] === true }, features, strands);

/** Annotating sequences with what the features of libraries find on them. */
export function autoAnnotate(engine: Engine): Record<string, ServedOperation> {
  return {
    autoAnnotateDnaSequences: annotating(engine, dnaSequence, onStrands([1, -1])),
    autoAnnotateRnaSequences: annotating(engine, rnaSequence, onStrands([1])),
    autoAnnotateAaSequences: annotating(engine, aaSequence, (body, features) =>
      annotateAminoAcids(String(body['aminoAcids']), features),
    ),
  };
}

function annotating(engine: Engine, kind: EntityKind, find: Find): ServedOperation {
  const idsKey = kind.family.idsKey ?? 'ids';
  return {
    support: 'faithful',
    accept: ({ body }) => {
      const { length } = (body as Readonly<Record<string, readonly string[]>>)[idsKey] ?? [];
      if (length > SEQUENCES_MAX)
        throw invalidRequest(`${idsKey} takes ${SEQUENCES_MAX} items at most, not ${length}.`);
    },
    runTask: (call) => {
      const { featureLibraryIds = [], [idsKey]: ids = [] } = call.body as Readonly<Record<string, readonly string[]>>;
      const features = featuresOf(engine, call, featureLibraryIds);
      eachItem(ids, (id) => {
        const row = itemOfBody(engine, call.principal, kind.family.type, id, idsKey);
        demand(engine, call.principal, 'write', row);
        const body = JSON.parse(row.body) as EntityBody;
        const before = body['annotations'] as readonly FoundAnnotation[];
        const found = newAnnotations(before, find(body, features));
        const sent: EntityInput = { annotations: [...before, ...found] };
        if (found.length > 0) updateEntity(engine, kind, call, row, sent);
      });
      return {};
    },
  };
}

function featuresOf(engine: Engine, { principal }: Call, libraryIds: readonly string[]): LibraryFeature[] {
  const rights = libraryRights(engine);
  return libraryIds.flatMap((id) => {
    const library = rights.ofBody(principal, id, 'featureLibraryIds');
    return engine.items
      .withFacet({ name: 'featureLibrary', value: library.id })
      .map(({ name, body }) => ({ ...(JSON.parse(body) as Omit<LibraryFeature, 'name'>), name }));
  });
}
