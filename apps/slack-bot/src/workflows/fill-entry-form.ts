import { RefusedError, tellWhyNot } from '@ligase/core';
import { acting } from '@ligase/plugin-acting/contract';
import { entries } from '@ligase/plugin-entries/contract';
import { defineWorkflow, uncheckedInput } from '@ligase/workflows';
import { filledEntryForm, refusedEntryForm } from '../cards/entry-form.ts';
import { configuration } from '../configuration.ts';
import { whoAsks } from '../people/who-asks.ts';
import { slack, type ReplyTo } from '@ligase/plugin-slack/contract';

/** A form that is open, and what it is for. */
export interface OpenEntryForm {
  readonly viewId: string;
  /** A part of the templates' names; may be empty. */
  readonly sought: string;
  readonly to: ReplyTo;
}

const retry = { maxAttempts: 1 };

/** Puts the templates and folders that there are into the form for a new entry, while a person looks at it. */
export const fillEntryForm = defineWorkflow({
  name: 'fill-entry-form',
  requires: { slack, entries, configuration, acting },
  input: uncheckedInput<OpenEntryForm>(),
  async run({ deps, step }, { viewId, sought, to }) {
    const tell = (words: string) =>
      step('tell why not', () => deps.slack.updateModal(viewId, refusedEntryForm(to, words)));
    const read = async () => {
      const rows = await deps.configuration.get('newEntries');
      const folders = rows.flatMap(({ name, values: { folder } }) =>
        folder.accessible ? [{ text: name, value: folder.id }] : [],
      );
      if (folders.length === 0)
        throw new RefusedError(
          'No folder for new entries is configured, or I see none of them. An admin does that in Benchling, under New entries.',
        );
      const found = await deps.entries.templates.find(sought);
      if (found.templates.length === 0)
        throw new RefusedError(
          sought === '' ? 'I see no templates in Benchling.' : `I see no template in Benchling called “${sought}”.`,
        );
      return { folders, found };
    };
    await tellWhyNot('ask Benchling for its templates', tell, async () => {
      await step('identify', () => whoAsks(deps, to.userId), { retry });
      const { folders, found } = await step('read what there is', read, { retry });
      await step('fill', () => deps.slack.updateModal(viewId, filledEntryForm(to, found, folders)));
    });
  },
});
