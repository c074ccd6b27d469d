import { createPublicKey } from 'node:crypto';
import { entitySubtypes } from './config-type.ts';
import type { AppFramework, ConfigDefinition, FieldDependency, Manifest } from './manifest.ts';

/** A fault found in the values, and where: the path of the node to point at. */
export interface RuleFault {
  readonly severity: 'error' | 'warning';
  readonly at: readonly (string | number)[];
  readonly message: string;
  readonly write: string;
}

/** What a right-shaped manifest can still get wrong. */
export function manifestRules(manifest: Manifest, framework: AppFramework): RuleFault[] {
  return [
    ...settingsFaults(manifest, framework),
    ...featureFaults(manifest),
    ...subscriptionFaults(manifest, framework),
    ...keyFaults(manifest),
    ...configurationFaults(manifest.configuration, ['configuration']),
  ];
}

type At = RuleFault['at'];
const error = (at: At, message: string, write: string): RuleFault => ({ severity: 'error', at, message, write });
const warning = (at: At, message: string, write: string): RuleFault => ({ severity: 'warning', at, message, write });

function settingsFaults({ settings }: Manifest, framework: AppFramework): RuleFault[] {
  if (framework === 'legacy') {
    const { lifecycleManagement, webhookUrl } = settings;
    return lifecycleManagement === 'AUTOMATIC' && webhookUrl === undefined
      ? [
          warning(
            ['settings'],
            'The lifecycle is AUTOMATIC, so the credentials come by a webhook, and settings.webhookUrl is missing.',
            'Write webhookUrl: and where the app listens, or set it in the developer console.',
          ),
        ]
      : [];
  }
  return Object.keys(settings).map((name) =>
    error(
      ['settings', name],
      `settings.${name} belongs to legacy apps; Benchling refuses it since July 2024.`,
      name === 'lifecycleManagement'
        ? 'Leave it out: an app has its credentials from the moment it is installed.'
        : 'Leave it out, and set the webhook URL in the developer console.',
    ),
  );
}

function featureFaults({ features }: Manifest): RuleFault[] {
  return [
    ...doubled(features, ({ id }) => id, ['features'], 'id'),
    ...features.flatMap(({ type, locations }, index) =>
      type !== 'CANVAS' && locations.length > 0
        ? [
            error(
              ['features', index, 'locations'],
              `Only a feature of type CANVAS has locations, not one of type ${type}.`,
              'Leave locations out, or write type: CANVAS.',
            ),
          ]
        : [],
    ),
    ...features.flatMap(({ type }, index) =>
      type === 'APP_HOMEPAGE' && features.findIndex((other) => other.type === type) < index
        ? [error(['features', index, 'type'], 'An app has one homepage.', 'Keep one feature of type APP_HOMEPAGE.')]
        : [],
    ),
  ];
}

function subscriptionFaults({ features, subscriptions }: Manifest, framework: AppFramework): RuleFault[] {
  const faults = doubled(
    subscriptions.map((type) => ({ type })),
    ({ type }) => type,
    ['subscriptions', 'messages'],
    'type',
  );
  // A legacy app with a webhook URL hears of its canvases without asking.
  if (framework === 'legacy') return faults;
  const hears = new Set(subscriptions.map((type) => type.replace('v2-beta.', 'v2.')));
  const needs = (index: number, type: string, message: string, why: string): RuleFault[] =>
    hears.has(message)
      ? []
      : [
          warning(
            ['features', index],
            `The feature is of type ${type}, but the app does not subscribe to ${message}: ${why}.`,
            `Write - type: ${message} under subscriptions.messages.`,
          ),
        ];
  return [
    ...faults,
    ...features.flatMap(({ type }, index) => [
      ...(type === 'CANVAS'
        ? needs(index, type, 'v2.canvas.created', 'it never hears of a new canvas')
        : needs(index, type, 'v2.canvas.initialized', 'it never hears that a canvas is wanted')),
      ...needs(index, type, 'v2.canvas.userInteracted', 'it never hears of a button'),
    ]),
  ];
}

function keyFaults({ publicKey, configuration }: Manifest): RuleFault[] {
  if (publicKey !== undefined) {
    const found = rsaBits(publicKey);
    if (found !== undefined && found >= 2048) return [];
    return [
      error(
        ['security', 'publicKey'],
        found === undefined
          ? 'security.publicKey is not an RSA public key in PEM.'
          : `security.publicKey has ${found} bits, and 2048 are wanted.`,
        'Write the output of: openssl rsa -in private.pem -pubout',
      ),
    ];
  }
  const secret = (items: readonly ConfigDefinition[], at: At): At[] =>
    items.flatMap((item, index) =>
      item.type === 'secure_text'
        ? [[...at, index, 'type']]
        : secret(item.elementDefinition ?? [], [...at, index, 'elementDefinition']),
    );
  return secret(configuration, ['configuration']).map((at) =>
    error(
      at,
      'A secure_text is encrypted to the key of the app, and security.publicKey is missing.',
      'Write security: with publicKey: and an RSA key of 2048 bits in PEM.',
    ),
  );
}

function configurationFaults(items: readonly ConfigDefinition[], at: At): RuleFault[] {
  return [
    ...doubled(items, ({ name }) => name, at, 'name'),
    ...items.flatMap((item, index) => itemFaults(item, [...at, index])),
  ];
}

function itemFaults(item: ConfigDefinition, at: At): RuleFault[] {
  const { minElements = 0, maxElements = 500, fieldDefinitions = [], output, options = [] } = item;
  return [
    ...(item.type === 'entity_schema' && item.subtype === undefined
      ? [
          warning(
            at,
            'The entity_schema has no subtype, so an admin can choose a schema of any kind of entity.',
            `Write subtype: and one of ${entitySubtypes.join(', ')}.`,
          ),
        ]
      : []),
    ...(minElements > maxElements
      ? [
          error(
            [...at, 'minElements'],
            `minElements is ${minElements} and maxElements ${maxElements}, so no number of rows is right.`,
            `Write at most ${maxElements}.`,
          ),
        ]
      : []),
    ...doubled(
      (item.enum ?? []).map((value) => ({ value })),
      ({ value }) => String(value),
      [...at, 'enum'],
      undefined,
    ),
    ...doubled(options, ({ name }) => name, [...at, 'options'], 'name'),
    ...fieldFaults(fieldDefinitions, [...at, 'fieldDefinitions']),
    ...fieldFaults(output?.fieldDefinitions ?? [], [...at, 'output', 'fieldDefinitions']),
    ...(output !== undefined && fieldDefinitions.some(({ name }) => name === 'output')
      ? [
          error(
            [...at, 'fieldDefinitions'],
            'A field named "output" and the fields of the output would have the same path.',
            'Give the field another name.',
          ),
        ]
      : []),
    ...configurationFaults(item.elementDefinition ?? [], [...at, 'elementDefinition']),
  ];
}

function fieldFaults(fields: readonly FieldDependency[], at: At): RuleFault[] {
  return [
    ...doubled(fields, ({ name }) => name, at, 'name'),
    ...fields.flatMap(({ isRequired, requiredConfig }, index) =>
      isRequired === true && requiredConfig !== true
        ? [
            warning(
              [...at, index],
              'The field must have a value wherever it is chosen, but it need not be chosen: isRequired without requiredConfig.',
              'Write requiredConfig: true, or leave isRequired out.',
            ),
          ]
        : [],
    ),
  ];
}

/** The second and later of those with one name: each would have the path of the first. */
function doubled<Thing>(
  things: readonly Thing[],
  nameOf: (thing: Thing) => string,
  at: At,
  member: string | undefined,
): RuleFault[] {
  const names = things.map(nameOf);
  return names.flatMap((name, index) =>
    names.indexOf(name) === index
      ? []
      : [
          error(
            member === undefined ? [...at, index] : [...at, index, member],
            `"${name}" is there already, so the two could not be told apart.`,
            'Write another one, or take one of them out.',
          ),
        ],
  );
}

function rsaBits(pem: string): number | undefined {
  try {
    const key = createPublicKey(pem);
    return key.asymmetricKeyType === 'rsa' ? key.asymmetricKeyDetails?.modulusLength : undefined;
  } catch {
    return undefined;
  }
}
