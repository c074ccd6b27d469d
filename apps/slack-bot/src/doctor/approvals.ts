import { Ailment, type Check } from '@ligase/doctor';
import type { Patient } from './patient.ts';

/** Whether the app is configured, and each kind of task can be approved and declined as that says. */
export const approvals: Check<Patient> = {
  step: 5,
  what: 'the configuration',
  async look({ configuration, tasks }) {
    const { approvals: rows } = await configuration.requireAll();
    if (rows.length === 0)
      throw new Ailment(
        'There is no row under Approvals, so that no task is shown in Slack: add one for each task schema.',
      );
    const faults: string[] = [];
    for (const { name: row, values } of rows) {
      const schema = await tasks.schemas.get(values.taskSchema.id);
      const fields = schema.fieldDefinitions.map(({ name }) => name);
      for (const field of [values.askedByField, values.reasonField])
        if (field !== undefined && !fields.includes(field))
          faults.push(`${row}: tasks of ${schema.name} have no field "${field}", but ${fields.join(', ') || 'none'}`);
      const { transitions } = schema.statusLifecycle;
      for (const status of [values.approvedStatus, values.declinedStatus])
        if (!transitions.some(({ to }) => to.id === status.id))
          faults.push(`${row}: no status of ${schema.name} leads to "${status.name}"`);
    }
    if (faults.length > 0) throw new Ailment(`${faults.join('; ')}. Mend the row in Benchling.`);
    return `has ${rows.map(({ name }) => name).join(', ')}`;
  },
};
