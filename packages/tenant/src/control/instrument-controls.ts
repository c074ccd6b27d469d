import type { Resources } from '../resources/resources.ts';
import { from, given, type ControlBase } from './control-base.ts';
import type { Control } from './control.ts';

/** What people set for instruments in Benchling's UI, and what instruments say. */
export function instrumentControls(
  base: ControlBase,
  { labAutomation, instrumentQueries }: Resources,
): Pick<Control, 'configureAutomationFile' | 'setInstrumentQuery'> {
  return {
    configureAutomationFile({ schemaId, direction, fileName, columns, resultSchemaId, customTransformId, ...acting }) {
      base.record(base.actor(acting), {
        eventDescription: 'Run Schema: Updated automation files',
        item: fileName,
        itemId: schemaId,
        itemType: 'Run Schema',
        changes: [{ action: 'Updated automation file', newValue: `${direction} ${fileName}` }],
      });
      labAutomation.configure({ schemaId, direction, fileName }, given({ columns, resultSchemaId, customTransformId }));
    },
    setInstrumentQuery({ id, command, connectionId, params, status, info, values, ...acting }) {
      const answer = { ...given({ id, connectionId, params, status, info, values }), command };
      return { id: instrumentQueries.set(from(base.actor(acting)), answer) };
    },
  };
}
