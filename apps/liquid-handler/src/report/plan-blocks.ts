import { summarisePlan, type Plan, type PlanSummary } from '@ligase/liquid-handling';
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

/** What an entry shows of a plan that waits for an answer: what decides, then the buttons, then every well. */
export function planBlocks(plan: Plan): readonly Block[] {
  const summary = summarisePlan(plan);
  return [
    { type: 'MARKDOWN', value: headText(summary) },
    ...answerForm.blocks(),
    { type: 'MARKDOWN', value: wellsText(summary) },
  ];
}

/** What an entry shows of a plan that was answered. */
export function answeredBlocks(plan: Plan, outcome: string): readonly Block[] {
  const summary = summarisePlan(plan);
  return [
    { type: 'MARKDOWN', value: `## ${outcome}` },
    { type: 'MARKDOWN', value: headText(summary) },
    { type: 'MARKDOWN', value: wellsText(summary) },
  ];
}

function headText({ name, sentence, figures, notes }: PlanSummary): string {
  const noted = notes.flatMap(({ code, count, lines }) => [
    `- **${code}** × ${count}`,
    ...lines.map(({ message, wells }) => `  - ${message} (${wells})`),
  ]);
  return [
    `# ${name}`,
    sentence,
    ...(noted.length === 0 ? [] : ['', '## Read this first', ...noted]),
    '',
    '## In numbers',
    ...figures.map(({ label, value }) => `- ${label}: **${value}**`),
  ].join('\n');
}

/** A line for each well: nothing of Benchling's says that its canvases show tables of Markdown. */
function wellsText({ columns, rows }: PlanSummary): string {
  return [
    '## Every well',
    ...rows.slice(0, mostRows).map(([well = '', ...cells]) => {
      const said = cells.flatMap((cell, place) => (cell === '' ? [] : [`${columns[place + 1] ?? ''} ${cell}`]));
      return `- **${well}**: ${said.join('; ')}`;
    }),
    ...(rows.length > mostRows ? ['', `And ${rows.length - mostRows} more wells: the report has them.`] : []),
  ].join('\n');
}
