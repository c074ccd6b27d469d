import type { ShownRecord } from '@ligase/plugin-registration';
import type { KnownBlock } from '@slack/types';
import { button, buttons, paragraph } from '@ligase/plugin-slack/block-kit';
import { cut, escaped, link } from '@ligase/plugin-slack/block-kit';
import type { SlackMessage } from '@ligase/plugin-slack/contract';
import type { SlackClick } from '@ligase/plugin-slack';
import { replyTo } from '@ligase/plugin-slack';
import type { RegistrationAnswer } from '../workflows/decide-registration.ts';
import type { AskedRegistration, RegistrationState } from '../workflows/registration.ts';

/** The buttons of a registration's card. */
export const registrationActions = { approve: 'registration.approve', refuse: 'registration.refuse' } as const;

const mostShown = 10;

/** A registration, as it stands. `writing` tells this writing of the card from every other. */
export function registrationCard(asked: AskedRegistration, state: RegistrationState, writing: string): SlackMessage {
  const {
    records,
    rules: { kind },
    askedBy,
  } = asked;
  const what = `${records.length} ${records.length === 1 ? 'sequence' : 'sequences'} (${kind})`;
  const shown = records.slice(0, mostShown).map((record) => paragraph(recordText(record)));
  const more =
    records.length > mostShown
      ? [paragraph(`… and ${records.length - mostShown} more, which are looked at the same.`)]
      : [];
  return {
    text: `${what}: ${wordOf(state)}`,
    blocks: [
      paragraph(`*${escaped(what)}* for ${escaped(askedBy.name)}  ${escaped(wordOf(state))}`),
      ...shown,
      ...more,
      ...tail(asked, state, writing),
    ],
  };
}

/** Says to whoever wants something registered what must be mended first. */
export function problemsCard(
  problems: readonly { readonly line: number | undefined; readonly message: string }[],
): SlackMessage {
  const lines = problems
    .slice(0, mostShown)
    .map(({ line, message }) => `• ${line === undefined ? '' : `Line ${line}: `}${escaped(cut(message, 250))}`);
  const more = problems.length > mostShown ? [`… and ${problems.length - mostShown} more`] : [];
  const head = 'Nothing is registered yet: this must be mended first.';
  return { text: head, blocks: [paragraph([`*${head}*`, ...lines, ...more].join('\n'))] };
}

function linked(url: string | undefined, name: string): string {
  return url === undefined ? `*${escaped(name)}*` : link(url, name);
}

function wordOf(state: RegistrationState): string {
  switch (state.is) {
    case 'waiting':
      return 'waits for approval';
    case 'registering':
      return `approved by ${state.by}, is being registered`;
    case 'registered':
      return `approved by ${state.by}, ${state.outcomes.some(({ status }) => status === 'refused') ? 'not all registered' : 'registered'}`;
    case 'refused':
      return `refused by ${state.by}`;
    case 'expired':
      return 'nobody approved it in time';
    case 'failed':
      return `approved by ${state.by}, and failed`;
    default:
      return state satisfies never;
  }
}

function recordText({ name, length, isCircular, warnings, alike }: ShownRecord): string {
  const lines = [
    `*${escaped(cut(name, 120))}*  ${length.toLocaleString('en')} bases, ${isCircular ? 'circular' : 'linear'}`,
    ...alike.map(({ name: other, url, how }) => `:warning: ${how} ${linked(url, cut(other, 120))}`),
    ...warnings.map((warning) => `:information_source: ${escaped(cut(warning, 250))}`),
  ];
  return lines.join('\n');
}

function tail(asked: AskedRegistration, state: RegistrationState, writing: string): readonly KnownBlock[] {
  if (state.is === 'failed') return [paragraph(escaped(state.words))];
  if (state.is === 'registered') {
    const lines = state.outcomes.slice(0, 2 * mostShown).map(({ name, url, registryId, status, why }) => {
      const shown = linked(url, cut(name, 100));
      if (status === 'refused') return `:x: ${shown}: ${escaped(cut(why ?? '', 250))}`;
      return `:white_check_mark: ${shown} ${escaped(registryId ?? '')}${status === 'unchanged' ? ', was there already' : ''}`;
    });
    return [paragraph(lines.join('\n'))];
  }
  if (state.is !== 'waiting') return [];
  const { runId, rules, askedBy } = asked;
  const { folderId, registryId } = rules.place;
  const value = JSON.stringify({
    runId,
    folderId,
    registryId,
    needsAnother: rules.needsAnother,
    kind: cut(rules.kind, 100),
    askedById: askedBy.id,
  } satisfies RegistrationAnswer['asked']);
  return [
    buttons(`registration/${writing}`, [
      button('Approve', { actionId: registrationActions.approve, value, style: 'primary' }),
      button('Refuse', { actionId: registrationActions.refuse, value, style: 'danger' }),
    ]),
  ];
}

/** What a press of a card's button says. */
export function readDecision(click: SlackClick) {
  const { actionId, value = '', channelId: channel = '', messageTs: ts = '' } = click;
  return {
    asked: JSON.parse(value) as RegistrationAnswer['asked'],
    answer: actionId === registrationActions.approve ? 'approve' : 'refuse',
    card: { channel, ts },
    to: replyTo(click),
  } satisfies RegistrationAnswer;
}
