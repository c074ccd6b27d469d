import type { KnownBlock } from '@slack/types';
import { paragraph } from '@ligase/plugin-slack/block-kit';
import { escaped, link } from '@ligase/plugin-slack/block-kit';
import type { PersonalAgenda, Waiting } from '@ligase/plugin-agenda';

/** Of each kind; the rest is in Benchling. */
const mostShown = 20;

/** What waits for a person, in two lists with links into Benchling; a list with nothing in it says `none`, or is left out without it. */
export function workList(work: PersonalAgenda, today: string, none?: string): readonly KnownBlock[] {
  return [
    ...listOf('Your tasks', work.tasks, today, none),
    ...listOf('Your reviews', work.reviews, today, none),
    ...(work.unseen === 0 ? [] : [paragraph(`_${unseenWords(work.unseen)}_`)]),
    ...(work.isCut ? [paragraph('_There may be more: I have not read on._')] : []),
  ];
}

/** Says how many things there are, such as `2 tasks and 1 review`. */
export function countWords({ tasks, reviews, unseen }: PersonalAgenda): string {
  const counts = [
    [tasks.length, 'task'],
    [reviews.length, 'review'],
    [unseen, 'thing that I may not name'],
  ] as const;
  return counts
    .filter(([count]) => count > 0)
    .map(([count, what]) => `${count} ${count === 1 ? what : what.replace(/^\w+/u, '$&s')}`)
    .join(' and ');
}

function listOf(title: string, items: readonly Waiting[], today: string, none?: string): readonly KnownBlock[] {
  if (items.length === 0 && none === undefined) return [];
  const rest = items.length - mostShown;
  return [
    paragraph(`*${title}*`),
    ...items.slice(0, mostShown).map((item) => paragraph(lineOf(item, today))),
    ...(items.length === 0 ? [paragraph(`_${none}_`)] : []),
    ...(rest > 0 ? [paragraph(`_and ${rest} more in Benchling_`)] : []),
  ];
}

function lineOf({ name, url, of, scheduledOn }: Waiting, today: string): string {
  const where = of === undefined ? '' : `, ${escaped(of)}`;
  return `• ${link(url, name)}${where}${dueWords(scheduledOn, today)}`;
}

function dueWords(day: string | undefined, today: string): string {
  if (day === undefined) return '';
  if (day === today) return ', *due today*';
  return day < today ? `, *overdue since ${day}*` : `, scheduled for ${day}`;
}

function unseenWords(count: number): string {
  const things = count === 1 ? 'One more thing waits' : `${count} more things wait`;
  return `${things} for you, of which Benchling does not tell me that you may see ${count === 1 ? 'it' : 'them'}: look there.`;
}
