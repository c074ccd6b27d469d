/** The queues of an app. */
export interface Queues {
  /** Where runs wait for whichever process has room. */
  readonly all: string;
  /** Where runs of a workflow's version wait for a process that has it, after they came to one that has not. */
  of(versionedName: string): string;
}

/** Names the queues of an app. */
export function queuesOf(app: string): Queues {
  return { all: `${app}.runs`, of: (versionedName) => `${app}.runs.${versionedName}` };
}
