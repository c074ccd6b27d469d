import { SettingsError } from '@ligase/core';
import { opentronsProtocol, type Dialect, type OpentronsOptions } from '@ligase/liquid-handling';

/** How a robot is set up, as its file says. */
export interface RobotSetup extends OpentronsOptions {
  /** Where plates stand, in the order in which a task names them. */
  readonly slots: readonly string[];
}

/** Reads a file such as the one in the README. @throws {SettingsError} `SETTINGS_INVALID`. */
export function readRobotSetup(text: string): RobotSetup {
  let setup: Partial<RobotSetup> | undefined;
  try {
    setup = JSON.parse(text) as Partial<RobotSetup>;
  } catch (cause) {
    throw new SettingsError('SETTINGS_INVALID', 'The file of the robot is no JSON.', { cause });
  }
  if (!Array.isArray(setup.slots) || typeof setup.pipettes !== 'object')
    throw new SettingsError('SETTINGS_INVALID', 'The file of the robot lacks its "slots" or its "pipettes".');
  return setup as RobotSetup;
}

/** Protocols for a robot that is set up so: each plate of a plan gets the next slot. */
export function robotDialect({ slots, ...options }: RobotSetup): Dialect {
  const protocol = opentronsProtocol(options);
  return {
    ...protocol,
    render: (plan) =>
      protocol.render({
        ...plan,
        deck: plan.deck.map((labware, index) => {
          const position = slots[index];
          return position === undefined ? labware : { ...labware, position };
        }),
      }),
  };
}
