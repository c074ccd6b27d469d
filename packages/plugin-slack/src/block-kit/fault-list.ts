/** Anything that has members. */
export type Members = Readonly<Record<string, unknown>>;

/** Whether a value has members. */
export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Collects what is wrong, with the place where it is. */
export interface FaultList {
  readonly faults: readonly string[];
  add(place: string, fault: string): void;
  /** A text of 1 to `longest` characters; absent is fine unless it is `required`. */
  text(place: string, value: unknown, longest: number, presence?: 'required'): void;
  /** A list of 1 to `longest` items, which it gives. */
  list(place: string, value: unknown, longest: number): readonly unknown[];
}

/** Makes an empty list. */
export function faultList(): FaultList {
  const faults: string[] = [];
  const add = (place: string, fault: string): void => void faults.push(`${place} ${fault}`);
  return {
    faults,
    add,
    text(place, value, longest, presence) {
      if (value === undefined) {
        if (presence === 'required') add(place, 'is missing');
      } else if (typeof value !== 'string') add(place, 'must be a text');
      else if (value === '') add(place, 'is empty');
      else if (value.length > longest) add(place, `has ${value.length} characters; Slack takes ${longest}`);
    },
    list(place, value, longest) {
      if (!Array.isArray(value)) {
        add(place, 'must be a list');
        return [];
      }
      if (value.length === 0) add(place, 'is empty');
      if (value.length > longest) add(place, `has ${value.length} items; Slack takes ${longest}`);
      return value;
    },
  };
}
