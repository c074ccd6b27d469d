import type { Engine } from '../../engine/engine.ts';
import type { Family } from '../../engine/family.ts';
import type { Condition } from '../../engine/filter.ts';
import { answerList } from '../../engine/read-operations.ts';
import type { Handler } from '../../request.ts';

/** Answers a list whose filters and paging are in the body, of items that `condition` finds by the body's `member`. */
export function searchOperation(
  engine: Engine,
  family: Family,
  member: string,
  condition: (sought: string) => Condition,
): Handler {
  return ({ principal, body }) => {
    const {
      archiveReason = 'NOT_ARCHIVED',
      registryId,
      [member]: sought,
      ...query
    } = body as Readonly<Record<string, string | null>>;
    return answerList(engine, family, {
      principal,
      query: {
        ...query,
        ...(registryId === undefined ? {} : { registryId: registryId ?? 'null' }),
        archiveReason: archiveReason === 'Archived' ? 'ANY_ARCHIVED' : archiveReason,
      },
      conditions: [condition(sought ?? '')],
      counted: false,
    });
  };
}
