import type { DeviceJob } from '../contract.ts';

const app = 'liquid-handler';

/** What the files of a job are called, up to their ending: the task, and the run that waits. Any file system takes it. */
export function jobStem({ name, key }: Pick<DeviceJob, 'name' | 'key'>): string {
  const safe = name.replaceAll(/[^\w-]/gu, '-');
  const id = key.replaceAll('*', '%2A').replaceAll('.', '%2E').replaceAll('/', '+').replaceAll(' ', '=');
  return `${safe}_${id}`;
}

/** The ids of runs that a file's name or its text holds, each once. */
export function runIdsIn(text: string): readonly string[] {
  const found = text.match(new RegExp(String.raw`${app}\+[\w%+=~!'()-]+`, 'gu')) ?? [];
  return [...new Set(found)].map((id) =>
    id.replaceAll('+', '/').replaceAll('=', ' ').replaceAll('%2E', '.').replaceAll('%2A', '*'),
  );
}
