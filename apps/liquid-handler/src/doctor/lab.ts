import { readOwnLabware } from '../deck/read-own-labware.ts';
import { findLabFaults } from '../lab-check/find-lab-faults.ts';
import { Ailment, type Check } from '@ligase/doctor';
import type { Patient } from './patient.ts';

/** Whether schemas and configuration are such that a task comes from its claim to its end. */
export const lab: Check<Patient> = {
  step: 4,
  what: 'the configuration',
  async look(patient) {
    const faults = await findLabFaults(patient, await readOwnLabware(patient.settings));
    if (faults.length > 0) throw new Ailment(faults.map((fault) => `\n      - ${fault}`).join(''));
    const { work, labware } = await patient.configuration.requireAll();
    const kinds = work.map(({ name, values }) => `${name} (${values.kind})`);
    return `has ${kinds.join(', ')}, on ${labware.map(({ name }) => name).join(', ')}`;
  },
};
