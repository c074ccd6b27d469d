import { isMembers, type FaultList } from './fault-list.ts';
import { limits } from './limits.ts';

/** Looks at a text object: `{ type, text }`. */
export function checkText(list: FaultList, place: string, value: unknown, longest: number, kind?: 'plain'): void {
  if (!isMembers(value)) return list.add(place, 'must be a text object');
  const { type, text } = value;
  if (type !== 'plain_text' && (type !== 'mrkdwn' || kind === 'plain'))
    list.add(place, `must be ${kind === 'plain' ? 'plain_text' : 'plain_text or mrkdwn'}; got ${JSON.stringify(type)}`);
  list.text(`${place}.text`, text, longest, 'required');
}

/** Looks at something that a person can press, choose from or write into. */
export function checkElement(list: FaultList, place: string, value: unknown): void {
  if (!isMembers(value)) return list.add(place, 'must be an element');
  list.text(`${place}.action_id`, value['action_id'], limits.id);
  if (value['placeholder'] !== undefined)
    checkText(list, `${place}.placeholder`, value['placeholder'], limits.placeholder, 'plain');
  const type = String(value['type']);
  const check = Object.hasOwn(elementChecks, type) ? elementChecks[type] : undefined;
  if (check === undefined) list.add(place, `is of the type "${type}", which is none that this app sends`);
  else check(list, place, value);
}

type Check = (list: FaultList, place: string, element: Readonly<Record<string, unknown>>) => void;

const checkSelect: Check = (list, place, { options, option_groups: groups }) => {
  if (groups !== undefined)
    for (const [index, group] of list.list(`${place}.option_groups`, groups, limits.options).entries()) {
      const inGroup = `${place}.option_groups[${index}]`;
      if (!isMembers(group)) list.add(inGroup, 'must be a group of options');
      else {
        checkText(list, `${inGroup}.label`, group['label'], limits.optionText, 'plain');
        checkOptions(list, `${inGroup}.options`, group['options']);
      }
    }
  else checkOptions(list, `${place}.options`, options);
};

const anything: Check = () => undefined;

const elementChecks: Readonly<Record<string, Check>> = {
  button(list, place, { text, value, url, style }) {
    checkText(list, `${place}.text`, text, limits.buttonText, 'plain');
    list.text(`${place}.value`, value, limits.buttonValue);
    list.text(`${place}.url`, url, limits.url);
    if (style !== undefined && style !== 'primary' && style !== 'danger')
      list.add(`${place}.style`, `must be primary or danger; got ${JSON.stringify(style)}`);
  },
  static_select: checkSelect,
  multi_static_select: checkSelect,
  radio_buttons: (list, place, { options }) => checkOptions(list, `${place}.options`, options, limits.choices),
  checkboxes: (list, place, { options }) => checkOptions(list, `${place}.options`, options, limits.choices),
  overflow: (list, place, { options }) => checkOptions(list, `${place}.options`, options, limits.overflowOptions),
  external_select: anything,
  users_select: anything,
  conversations_select: anything,
  channels_select: anything,
  datepicker: anything,
  file_input: anything,
  number_input: anything,
  plain_text_input: (list, place, { initial_value: initial }) =>
    list.text(`${place}.initial_value`, initial, limits.initialText),
  image(list, place, { image_url: url, alt_text: alt }) {
    list.text(`${place}.image_url`, url, limits.url, 'required');
    list.text(`${place}.alt_text`, alt, limits.altText, 'required');
  },
};

function checkOptions(list: FaultList, place: string, options: unknown, most: number = limits.options): void {
  for (const [index, option] of list.list(place, options, most).entries()) {
    const one = `${place}[${index}]`;
    if (!isMembers(option)) list.add(one, 'must be an option');
    else {
      checkText(list, `${one}.text`, option['text'], limits.optionText);
      list.text(`${one}.value`, option['value'], limits.optionValue, 'required');
    }
  }
}
