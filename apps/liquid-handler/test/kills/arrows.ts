import type { Moment } from './proxy.ts';

/** A request of a run at which its process can be killed. */
export interface Arrow {
  /** The step of the run that sends it. */
  readonly step: string;
  readonly route: string;
  /** The how-manieth of its route in a run that was not killed before. */
  readonly nth: number;
}

/** An arrow, and on which side of it. */
export interface Aim extends Arrow {
  readonly moment: Moment;
}

const arrow = (step: string, route: string, nth = 1): Arrow => ({ step, route, nth });

/** In the order in which a run of the small task comes by them. */
const arrows: readonly Arrow[] = [
  arrow('claim task', 'PATCH /workflow-tasks/{id}'),
  arrow('take snapshot', 'GET /plates'),
  arrow('make entry', 'POST /entries'),
  arrow('keep picture: Plates as planned', 'POST /blobs'),
  arrow('keep picture: Plates as planned', 'PATCH /entries/{id}'),
  arrow('make page', 'POST /app-canvases'),
  arrow('show plan', 'PATCH /app-canvases/{id}'),
  arrow('ask for approval', 'PATCH /workflow-tasks/{id}', 2),
  arrow('make run', 'POST /assay-runs'),
  arrow('keep files', 'POST /blobs', 2),
  arrow('keep files', 'POST /blobs', 3),
  arrow('keep files', 'PATCH /assay-runs/{id}'),
  arrow('keep log', 'POST /blobs', 4),
  arrow('keep log', 'PATCH /assay-runs/{id}', 2),
  arrow('transfer', 'POST /transfers'),
  arrow('transfer', 'GET /tasks/{id}'),
  arrow('record waste', 'POST /containers:bulk-update'),
  arrow('put results', 'POST /result-transactions/{id}/results'),
  arrow('put results', 'POST /result-transactions/{id}:commit'),
  arrow('put results', 'PATCH /assay-runs/{id}', 3),
  arrow('put outputs', 'POST /workflow-outputs'),
  arrow('keep picture: Plates as done', 'POST /blobs', 5),
  arrow('keep picture: Plates as done', 'PATCH /entries/{id}', 2),
  arrow('close page', 'PATCH /app-canvases/{id}', 2),
  arrow('end task', 'PATCH /workflow-tasks/{id}', 3),
];

/** The steps until somebody is asked for approval, which a run comes by within moments. */
const soon: ReadonlySet<string> = new Set(arrows.slice(0, 8).map(({ step }) => step));

/** Whether a run comes by an arrow before its plan is approved. */
export function comesSoon({ step }: Arrow): boolean {
  return soon.has(step);
}

const both = arrows.flatMap((one): Aim[] => [
  { ...one, moment: 'before' },
  { ...one, moment: 'after' },
]);
/** The dangerous spot is aimed at most often. */
const all: readonly Aim[] = [
  ...both,
  ...both.filter(({ route }) => route === 'POST /transfers').flatMap((one) => [one, one, one]),
];

/** So many aims: every arrow on both sides as often as every other, and that of the transfers four times as often, in random order. */
export function chooseAims(count: number, random: () => number): readonly Aim[] {
  const chosen: Aim[] = [];
  while (chosen.length < count) chosen.push(...shuffled(all, random));
  return chosen.slice(0, count);
}

function shuffled<T>(list: readonly T[], random: () => number): readonly T[] {
  return list
    .map((item) => ({ item, place: random() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
