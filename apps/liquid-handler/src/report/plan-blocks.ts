import { summarisePlan, type Plan } from '@ligase/liquid-handling';
import { button, canvasForm, section } from '@ligase/plugin-canvas';
import type { Block } from '@ligase/plugin-canvas/contract';

const mostRows = 96;

/** The buttons under a plan: who presses one answers for it. */
export const answerForm = canvasForm({
  answer: section({ approve: button('Approve'), refuse: button('Refuse') }),
});

/** What an entry shows until a plan is shown, and of a page that was left over when the app died. */
export const emptyBlocks: readonly Block[] = [
  {
    type: 'MARKDOWN',
    value: 'No plan. When one stands beside this in the entry, this page was left over and can be deleted.',
  },
];

/** What an entry shows of a plan that waits for an answer. */
export function planBlocks(plan: Plan): readonly Block[] {
  return [{ type: 'MARKDOWN', value: planText(plan) }, ...answerForm.blocks()];
}

/** What an entry shows of a plan that was answered. */
export function answeredBlocks(plan: Plan, outcome: string): readonly Block[] {
  return [
    { type: 'MARKDOWN', value: `## ${outcome}` },
    { type: 'MARKDOWN', value: planText(plan) },
  ];
}

function planText(plan: Plan): string {
  const { name, sentence, figures, notes, columns, rows } = summarisePlan(plan);
  const noted = notes.flatMap(({ code, count, lines }) => [
    `- **${code}** × ${count}`,
    ...lines.map(({ message, wells }) => `  - ${message} (${wells})`),
  ]);
  return [
    `# ${name}`,
    sentence,
    '',
    ...figures.map(({ label, value }) => `- ${label}: **${value}**`),
    ...(noted.length === 0 ? [] : ['', '## Read this first', ...noted]),
    '',
    line(columns),
    line(columns.map(() => '---')),
    ...rows.slice(0, mostRows).map(line),
    ...(rows.length > mostRows ? ['', `And ${rows.length - mostRows} more wells: the report has them.`] : []),
  ].join('\n');
}

/** A row of a table in Markdown. */
function line(cells: readonly string[]): string {
  return `| ${cells.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`;
}
