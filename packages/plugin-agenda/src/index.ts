export type { Agenda, AgendaOptions, PersonalAgenda, Waiting } from './contract.ts';
export { agenda } from './contract.ts';
export { agendaPlugin } from './agenda-plugin.ts';
export { dayAfter, dayIn } from './days.ts';
