import { watchedRanges } from '../results/watched-ranges.ts';
import { Ailment, type Check } from '@ligase/doctor';
import type { Patient } from './patient.ts';

/** Whether the ranges that results are held against can be read, and are of fields that there are. */
export const ranges: Check<Patient> = {
  step: 5,
  what: 'the ranges of results',
  async look({ configuration, runs }) {
    const faults: string[] = [];
    const names: string[] = [];
    for (const [schemaId, watched] of await watchedRanges(configuration)) {
      const { name = schemaId, fieldDefinitions = [] } = await runs.results.schemas.get(schemaId);
      const fields = fieldDefinitions.map((field) => field.name);
      for (const { name: row, rule } of watched)
        if (fields.includes(rule.field)) names.push(row);
        else
          faults.push(`${row}: results of ${name} have no field "${rule.field}", but ${fields.join(', ') || 'none'}`);
    }
    if (faults.length > 0) throw new Ailment(`${faults.join('; ')}. Mend the row in Benchling.`);
    return names.length === 0 ? 'are none: no result is told' : `are ${names.join(', ')}`;
  },
};
