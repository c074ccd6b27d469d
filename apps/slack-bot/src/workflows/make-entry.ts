import { RefusedError, scope, tellWhyNot } from '@ligase/core';
import { acting } from '@ligase/plugin-acting/contract';
import { audit } from '@ligase/plugin-auditing/contract';
import { entries } from '@ligase/plugin-entries/contract';
import { defineWorkflow, uncheckedInput } from '@ligase/workflows';
import { entryCard } from '../cards/entry-card.ts';
import type { WantedEntry } from '../cards/entry-form.ts';
import { notice } from '../cards/notice.ts';
import { configuration } from '../configuration.ts';
import { whoAsks } from '../people/who-asks.ts';
import { slack } from '@ligase/plugin-slack/contract';

const retry = { maxAttempts: 1 };

/** Makes a notebook entry from a template, once, for a person who may write in its folder. They are its author. */
export const makeEntry = defineWorkflow({
  name: 'make-entry',
  requires: { slack, entries, configuration, acting, audit, scope },
  input: uncheckedInput<WantedEntry>(),
  async run({ deps, step }, { name, templateId, folderId, to }) {
    const tell = (words: string) => step('tell why not', () => deps.slack.reply(to, notice(words)));
    await tellWhyNot('make the entry', tell, async () => {
      const person = await step('identify', () => whoAsks(deps, to.userId), { retry });
      const make = async () => {
        const rows = await deps.configuration.get('newEntries');
        const row = rows.find(({ values: { folder } }) => folder.id === folderId);
        if (row === undefined)
          throw new RefusedError('New entries do not go there any more: somebody has changed that in Benchling.');
        await deps.acting.authorise(person, 'make-entry', { id: folderId, name: row.name });
        const { correlationId = '' } = deps.scope.current() ?? {};
        const { entry } = await deps.entries.put(
          {
            name,
            folderId,
            entryTemplateId: templateId,
            authorIds: [person.id],
            customFields: { [row.values.askedByField ?? 'Asked by']: deps.acting.askedBy(person, 'Slack') },
          },
          { mark: correlationId },
        );
        // Also when the answer was lost, and the trail of the call itself does not know which entry it made.
        await deps.audit.record({ action: 'entry.make', targets: [entry.id] });
        return { name: entry.name, displayId: entry.displayId, url: entry.webURL, where: row.name };
      };
      const made = await step('make', make, { retry });
      await step('answer', () => deps.slack.reply(to, entryCard(made)));
    });
  },
});
