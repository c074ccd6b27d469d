import { appendFile, readFile } from 'node:fs/promises';
import type { UsageNote } from './usage-note.ts';

/** A place where notes of use outlive the app. The same note may come twice; that means nothing. */
export interface UsageSink {
  /** For the report: `file usage.jsonl`. */
  readonly name: string;
  read(): Promise<readonly UsageNote[]>;
  append(notes: readonly UsageNote[]): Promise<void>;
}

/** Keeps notes in memory: they end with the process. */
export function memoryUsageSink(): UsageSink {
  const kept: UsageNote[] = [];
  return {
    name: 'memory of this process',
    read: () => Promise.resolve([...kept]),
    append(notes) {
      kept.push(...notes);
      return Promise.resolve();
    },
  };
}

/** Keeps notes in a file, one JSON object a line. A line that a crash cut short is passed over. */
export function jsonlUsageSink(file: string): UsageSink {
  return {
    name: `file ${file}`,
    async read() {
      const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return '';
        throw error;
      });
      return text.split('\n').flatMap(noteIn);
    },
    // Begins with a line end, so that a line that was cut short spoils no other.
    append: (notes) => appendFile(file, notes.map((note) => `\n${JSON.stringify(note)}`).join('')),
  };
}

function noteIn(line: string): readonly UsageNote[] {
  try {
    const value = JSON.parse(line) as UsageNote | null;
    return typeof value?.subject === 'string' ? [value] : [];
  } catch {
    return [];
  }
}
