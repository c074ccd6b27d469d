import type { Plan } from '../../plan/plan.ts';
import { labwareCommands } from './labware-commands.ts';
import { liquidsOf } from './liquids.ts';
import type { OpentronsOptions } from './opentrons-options.ts';
import type { ProtocolDocument } from './protocol-document.ts';
import { stepCommands } from './step-commands.ts';

/** The protocol of a plan. @throws {InputError} for what it cannot say */
export function writeProtocol(plan: Plan, options: OpentronsOptions): ProtocolDocument {
  const isFlex = (options.robot ?? 'flex') === 'flex';
  const { liquids, commands: liquidCommands } = liquidsOf(plan);
  return {
    $otSharedSchema: '#/protocol/schemas/8',
    schemaVersion: 8,
    metadata: { protocolName: plan.name },
    robot: isFlex
      ? { model: 'OT-3 Standard', deckId: 'ot3_standard' }
      : { model: 'OT-2 Standard', deckId: 'ot2_standard' },
    liquidSchemaId: 'opentronsLiquidSchemaV1',
    liquids,
    labwareDefinitionSchemaId: 'opentronsLabwareSchemaV2',
    labwareDefinitions: {},
    commandSchemaId: 'opentronsCommandSchemaV8',
    commands: [
      ...labwareCommands(plan, options),
      ...liquidCommands,
      ...stepCommands(plan, options, isFlex ? 'movableTrashA3' : 'fixedTrash'),
    ],
    commandAnnotationSchemaId: 'opentronsCommandAnnotationSchemaV1',
    commandAnnotations: [],
  };
}
