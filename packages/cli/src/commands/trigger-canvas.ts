import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { CanvasUsed, CanvasView, Inputs } from '@ligase/tenant/client';
import { CommandError, textOption, textsOption, type Command, type Invocation, type Option } from '../command.ts';
import { findByName } from '../find-by-name.ts';
import { messageMembers, messageOptions } from '../message-options.ts';
import { reportSent } from '../report-sent.ts';
import { runningTenant, tenantOptions } from '../running-tenant.ts';

const userOption: Readonly<Record<string, Option>> = {
  user: { type: 'string', value: 'USER', help: 'Who does it: a handle or an id; default the first tenant admin' },
};

/** `ligase trigger canvas open` */
export const triggerCanvasOpen: Command = {
  args: ['APP', 'FEATURE'],
  optionalArgs: ['RESOURCE'],
  options: { ...userOption, ...messageOptions, ...tenantOptions },
  async run(invocation) {
    const control = runningTenant(invocation);
    const { APP: wanted = '', FEATURE: featureId = '', RESOURCE } = invocation.args;
    const app = findByName('app', await control.listApps(), wanted);
    const opened = await control.openCanvas({
      appId: app.id,
      featureId,
      // Without anything else it is the app's own home page.
      resourceId: RESOURCE ?? app.id,
      ...(await messageMembers(invocation, control)),
      ...acting(invocation),
    });
    const { canvas } = opened;
    await reportSent(invocation, control, idsOf(opened), {
      result: opened,
      none: notTold(opened, app.name),
      after: [
        canvas === null
          ? `${app.name} has yet to make the canvas. See whether it has: ligase canvas list --app "${app.name}"`
          : `See it: ligase canvas show ${canvas.id}`,
      ],
    });
  },
};

/** `ligase trigger canvas press` */
export const triggerCanvasPress: Command = {
  args: ['CANVAS', 'BUTTON'],
  options: {
    input: {
      type: 'string',
      multiple: true,
      value: 'ID=VALUE',
      help:
        'What is written in an input, or @FILE to upload; once more for each further value of one that takes several; ' +
        '"ID=" empties it',
    },
    ...userOption,
    ...messageOptions,
    ...tenantOptions,
  },
  async run(invocation) {
    const control = runningTenant(invocation);
    const { CANVAS: canvasId = '', BUTTON: buttonId = '' } = invocation.args;
    const canvas = await control.getCanvas({ canvasId });
    const inputs = await withUploads(inputsOf(textsOption(invocation, 'input'), canvas), canvas, (file) =>
      control.uploadFile({ ...file, ...acting(invocation) }),
    );
    const members = await messageMembers(invocation, control);
    const pressed = await control.pressCanvasButton({ canvasId, buttonId, inputs, ...members, ...acting(invocation) });
    await reportSent(invocation, control, idsOf(pressed), {
      result: pressed,
      none: notTold(pressed, canvas.appName),
      after: [`See it: ligase canvas show ${canvasId}`],
    });
  },
};

function acting(invocation: Invocation): { readonly actingUser?: string } {
  const actingUser = textOption(invocation, 'user');
  return actingUser === undefined ? {} : { actingUser };
}

function idsOf({ deliveryId }: CanvasUsed<unknown>): string[] {
  return deliveryId === null ? [] : [deliveryId];
}

function notTold({ messageType }: CanvasUsed<unknown>, appName: string): string[] {
  if (messageType === null) return [];
  return [`${appName} is not told: it has no webhook URL, or has not subscribed to ${messageType} in its manifest.`];
}

/** Uploads the files that are named in inputs for files, `@plate.csv`, and puts their ids there. */
async function withUploads(
  inputs: Inputs,
  { blocks }: CanvasView,
  upload: (file: { readonly name: string; readonly data64: string }) => Promise<{ readonly id: string }>,
): Promise<Inputs> {
  const forFiles = new Set(leavesOf(blocks).flatMap(({ id, type }) => (type === 'FILE_UPLOAD' ? id : [])));
  const uploaded: Record<string, Inputs[string]> = { ...inputs };
  for (const [id, value] of Object.entries(inputs)) {
    if (!forFiles.has(id) || !Array.isArray(value)) continue;
    uploaded[id] = await Promise.all(
      value.map(async (one: string) => (one.startsWith('@') ? (await upload(fileAt(one.slice(1)))).id : one)),
    );
  }
  return uploaded;
}

function fileAt(path: string): { readonly name: string; readonly data64: string } {
  try {
    return { name: basename(path), data64: readFileSync(path, 'base64') };
  } catch (cause) {
    throw new CommandError(`${path} cannot be uploaded: ${(cause as Error).message}.`, 2, { cause });
  }
}

function leavesOf(blocks: CanvasView['blocks']) {
  return blocks.flatMap((block) => (block.type === 'SECTION' ? block.children : block));
}

function inputsOf(texts: readonly string[], { blocks }: CanvasView): Inputs {
  const many = new Set(
    leavesOf(blocks).flatMap(({ id, type }) => (type.endsWith('_MULTIVALUE') || type === 'FILE_UPLOAD' ? id : [])),
  );
  const inputs: Record<string, string | string[] | null> = {};
  for (const text of texts) {
    const at = text.indexOf('=');
    if (at < 1) throw new CommandError(`--input takes ID=VALUE, not "${text}".`, 2);
    const [id, value] = [text.slice(0, at), text.slice(at + 1)];
    const before = inputs[id];
    if (value === '') inputs[id] = null;
    else if (many.has(id)) inputs[id] = [...(Array.isArray(before) ? before : []), value];
    else inputs[id] = value;
  }
  return inputs;
}
