/** The lifecycle of tasks that a plan is approved for. */
export const statusLifecycle = {
  statuses: [
    { displayName: 'Ready', statusType: 'PENDING' },
    { displayName: 'Planning', statusType: 'IN_PROGRESS' },
    { displayName: 'To approve', statusType: 'IN_PROGRESS' },
    { displayName: 'Approved', statusType: 'IN_PROGRESS' },
    { displayName: 'Refused', statusType: 'CANCELLED' },
    { displayName: 'Done', statusType: 'COMPLETED' },
    { displayName: 'Failed', statusType: 'FAILED' },
  ],
  transitions: [
    { from: 'Ready', to: 'Planning' },
    { from: 'Planning', to: 'To approve' },
    { from: 'Planning', to: 'Failed' },
    { from: 'To approve', to: 'Approved' },
    { from: 'To approve', to: 'Refused' },
    { from: 'To approve', to: 'Failed' },
    { from: 'Approved', to: 'Done' },
    { from: 'Approved', to: 'Failed' },
  ],
} as const;

const text = (name: string) => ({ name, type: 'text' }) as const;

/** The fields of a task: what people write, and what the app does. */
export const taskFields = [
  'Source plate',
  'Diluent plate',
  'Destination plate',
  'Concentration',
  'Amount',
  'Volume',
  'Claimed by',
  'Answered by',
  'Outcome',
].map(text);

/** The fields of a task's output. */
export const taskOutputFields = ['Plate', 'Run', 'Outcome'].map(text);

/** The fields of a run. */
export const runSchemaFields = [
  text('Task'),
  text('Run of'),
  { name: 'Worklist', type: 'blob_link' },
  { name: 'Report', type: 'blob_link' },
  { name: 'Device log', type: 'blob_link' },
  text('Outcome'),
] as const;

/** The fields of a result. */
export const resultSchemaFields = [
  { name: 'Run', type: 'assay_run_link' },
  text('Well'),
  { name: 'Volume', type: 'float' },
  { name: 'Planned volume', type: 'float' },
  text('Concentration'),
  text('Note'),
] as const;

/** The fields of an entry. */
export const entrySchemaFields = [
  { name: 'Plates as planned', type: 'blob_link' },
  { name: 'Plates as done', type: 'blob_link' },
] as const;
