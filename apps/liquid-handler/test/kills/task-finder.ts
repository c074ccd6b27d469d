import type { SeenReply, SeenRequest } from './proxy.ts';

/** Tells of which task a request is. */
export interface TaskFinder {
  /** Adds a task, with what only requests about it hold, such as barcodes and ids of containers. */
  add(taskId: string, names: readonly string[]): void;
  /** The id of the task; `undefined` when the request names nothing of any. */
  readonly taskOf: (request: SeenRequest) => string | undefined;
  /** Learns the ids of what a request about a task has made. */
  learn(request: SeenRequest, reply: SeenReply): void;
}

/** Finds tasks by what is known to be theirs. */
export function taskFinder(): TaskFinder {
  const owners = new Map<string, string>();
  const taskOf = ({ text }: SeenRequest): string | undefined => {
    for (const [word] of text.matchAll(/[\w-]+/gu)) {
      const owner = owners.get(word);
      if (owner !== undefined) return owner;
    }
    return undefined;
  };
  return {
    add(taskId, names) {
      for (const name of names) owners.set(name, taskId);
    },
    taskOf,
    learn(request, { status, text }) {
      const taskId = taskOf(request);
      if (taskId === undefined || status >= 300 || request.route.startsWith('GET ')) return;
      const made = JSON.parse(text || '{}') as { readonly id?: string; readonly taskId?: string };
      const inPath = /[0-9a-f]{8}-[0-9a-f-]{27}/u.exec(request.text.split(' ', 1)[0] ?? '')?.[0];
      for (const id of [made.id, made.taskId, inPath]) if (id !== undefined && !owners.has(id)) owners.set(id, taskId);
    },
  };
}
