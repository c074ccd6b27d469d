import { generateKeyPairSync } from 'node:crypto';

/** The key pair of an app that keeps secrets. */
export const courierKeys: { readonly publicKey: string; readonly privateKey: string } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

/** A manifest with configuration of every shape. */
export const courierManifest = (version = '1.0.0', publicKey: string = courierKeys.publicKey): string => `
manifestVersion: 1
info: { name: Plasmid Courier, description: Orders plasmids., version: ${version} }
features:
  - { id: order_panel, name: Order panel, type: CANVAS, locations: [ENTRY] }
subscriptions:
  deliveryMethod: WEBHOOK
  messages: [{ type: v2.canvas.created }, { type: v2.canvas.userInteracted }, { type: v2.entry.created }]
security:
  publicKey: |
${publicKey.trimEnd().replaceAll(/^/gmu, '    ')}
configuration:
  - { name: Drop-off folder, type: folder, requiredConfig: true, description: Where orders go. }
  - name: Plasmid
    type: entity_schema
    subtype: dna_sequence
    fieldDefinitions:
      - { name: Backbone, type: dna_sequence_link, isMulti: false }
      - { name: Notes, type: text, requiredConfig: true, isRequired: true }
  - { name: Vendor, type: dropdown, options: [{ name: Usual vendor }] }
  - { name: Region, type: text, enum: [EU, US] }
  - { name: Most, type: integer }
  - { name: Share, type: float }
  - { name: Rush, type: boolean }
  - { name: Since, type: date }
  - { name: Last order, type: datetime }
  - { name: Extras, type: json }
  - { name: Token, type: secure_text }
  - name: Routes
    type: array
    minElements: 1
    maxElements: 2
    defaultElementName: Route
    elementDefinition: [{ name: Project, type: project }, { name: Urgent, type: boolean }]
`;
