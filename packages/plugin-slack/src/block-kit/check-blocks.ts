import { checkElement, checkText } from './check-elements.ts';
import { isMembers, type FaultList, type Members } from './fault-list.ts';
import { limits } from './limits.ts';

/** Looks at the blocks of a message or a view. */
export function checkBlocks(list: FaultList, blocks: unknown, longest: number): void {
  const ids = new Set<unknown>();
  for (const [index, block] of list.list('blocks', blocks, longest).entries()) {
    const place = `blocks[${index}]`;
    if (!isMembers(block)) {
      list.add(place, 'must be a block');
      continue;
    }
    const { block_id: id } = block;
    list.text(`${place}.block_id`, id, limits.id);
    if (id !== undefined && ids.has(id)) list.add(`${place}.block_id`, `${JSON.stringify(id)} is there twice`);
    ids.add(id);
    const type = String(block['type']);
    const check = Object.hasOwn(blockChecks, type) ? blockChecks[type] : undefined;
    if (check === undefined) list.add(place, `is of the type "${type}", which is none that this app sends`);
    else check(list, place, block);
  }
}

type Check = (list: FaultList, place: string, block: Members) => void;

const blockChecks: Readonly<Record<string, Check>> = {
  divider: () => undefined,
  header: (list, place, { text }) => checkText(list, `${place}.text`, text, limits.headerText, 'plain'),
  markdown: (list, place, { text }) => list.text(`${place}.text`, text, limits.markdownText, 'required'),
  section(list, place, { text, fields, accessory }) {
    if (text === undefined && fields === undefined) list.add(place, 'needs a text or fields');
    if (text !== undefined) checkText(list, `${place}.text`, text, limits.sectionText);
    if (fields !== undefined)
      for (const [index, field] of list.list(`${place}.fields`, fields, limits.sectionFields).entries())
        checkText(list, `${place}.fields[${index}]`, field, limits.fieldText);
    if (accessory !== undefined) checkElement(list, `${place}.accessory`, accessory);
  },
  context(list, place, { elements }) {
    for (const [index, element] of list.list(`${place}.elements`, elements, limits.contextElements).entries()) {
      const one = `${place}.elements[${index}]`;
      if (isMembers(element) && element['type'] === 'image') checkElement(list, one, element);
      else checkText(list, one, element, limits.contextText);
    }
  },
  actions(list, place, { elements }) {
    const ids = new Set<unknown>();
    for (const [index, element] of list.list(`${place}.elements`, elements, limits.actionsElements).entries()) {
      const one = `${place}.elements[${index}]`;
      checkElement(list, one, element);
      const id = isMembers(element) ? element['action_id'] : undefined;
      if (id !== undefined && ids.has(id)) list.add(`${one}.action_id`, `${JSON.stringify(id)} is there twice`);
      ids.add(id);
    }
  },
  input(list, place, { label, hint, element }) {
    checkText(list, `${place}.label`, label, limits.inputLabel, 'plain');
    if (hint !== undefined) checkText(list, `${place}.hint`, hint, limits.inputHint, 'plain');
    checkElement(list, `${place}.element`, element);
  },
  image(list, place, { image_url: url, slack_file: file, alt_text: alt, title }) {
    if (file === undefined) list.text(`${place}.image_url`, url, limits.url, 'required');
    list.text(`${place}.alt_text`, alt, limits.altText, 'required');
    if (title !== undefined) checkText(list, `${place}.title`, title, limits.imageTitle, 'plain');
  },
};
