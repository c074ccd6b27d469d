/** The names of the fields of a run in Benchling. */
export const runFields = {
  task: 'Task',
  /** The id of the app's own run, by which it is found again. */
  runOf: 'Run of',
  worklist: 'Worklist',
  report: 'Report',
  deviceLog: 'Device log',
  outcome: 'Outcome',
} as const;

/** The names of the fields of a result in Benchling: what one well holds in the end. */
export const resultFields = {
  run: 'Run',
  well: 'Well',
  volumeUl: 'Volume',
  plannedUl: 'Planned volume',
  concentration: 'Concentration',
  note: 'Note',
} as const;

/** The names of the fields of a task's output: a plate that was filled. */
export const outputFields = {
  plate: 'Plate',
  run: 'Run',
  outcome: 'Outcome',
} as const;

/** The names of the fields of an entry in Benchling: pictures of the plates, before and after. */
export const entryFields = {
  planned: 'Plates as planned',
  done: 'Plates as done',
} as const;
