import { describe, expect, it } from 'vitest';
import { brokenManifests, config, head, indented, messages, pem } from '../../../test/support/broken-manifests.ts';
import { lintManifest, readManifest } from './read-manifest.ts';

describe('the manifest linter', () => {
  it.each(brokenManifests)('says on which line a manifest %s', (_, text, line, message, write) => {
    const findings = lintManifest(text);

    expect(findings).toContainEqual(
      expect.objectContaining({
        line,
        message: expect.stringContaining(message),
        write: expect.stringContaining(write),
      }),
    );
  });

  it('takes a manifest that has everything', () => {
    const text = `manifestVersion: 1
info: { name: Plasmid Courier, description: Orders plasmids., version: 1.3.0 }
features:
  - { id: order_panel, name: Order panel, type: CANVAS, locations: [ENTRY, ENTRY_TEMPLATE] }
  - { id: prep-run, name: Prep run, type: ASSAY_RUN }
  - { id: home, name: Courier, type: APP_HOMEPAGE }
${messages('v2.canvas.created', 'v2.canvas.initialized', 'v2.canvas.userInteracted', 'v3.dnaSequence.updated')}
security:
  publicKey: |
${indented(pem(2048))}
configuration:
  - { name: Drop-off folder, type: folder, requiredConfig: true, description: ~ }
  - name: Plasmid
    type: entity_schema
    subtype: dna_sequence
    fieldDefinitions: &fields
      - { name: Backbone, type: dna_sequence_link, isMulti: false, isRequired: true, requiredConfig: true }
  - { name: Prep, type: workflow_task_schema, fieldDefinitions: *fields, output: { fieldDefinitions: *fields } }
  - { name: Region, type: text, enum: [EU, US] }
  - { name: Vendor, type: dropdown, options: [{ name: Twist }] }
  - { name: Token, type: secure_text }
  - name: Routes
    type: array
    minElements: 0
    maxElements: 20
    elementDefinition: [{ name: Project, type: project }, { name: Rush, type: boolean }]
`;

    const { manifest, findings } = readManifest(text);

    expect(findings).toEqual([]);
    expect(manifest?.subscriptions).toHaveLength(4);
    expect(manifest?.configuration).toHaveLength(7);
  });

  it('takes the manifest of a legacy app, lifecycle and all', () => {
    const text = `${head}settings: { lifecycleManagement: automatic, webhookUrl: "https://app.example.com" }\n`;

    const { manifest, findings } = readManifest(text, { framework: 'legacy' });

    expect(findings).toEqual([]);
    expect(manifest?.settings.lifecycleManagement).toBe('AUTOMATIC');
  });

  it("takes what public manifests have that is superseded or Benchling's own, with a warning", () => {
    const text = `${head}subscriptions:
  deliveryMethod: WEBHOOK
  endpoint: /1/webhooks/canvas
  messages:
    - type: v2-beta.canvas.created
    - type: v0-beta.event.created
      eventType: v2.entity.registered
`;

    const { manifest, findings } = readManifest(text);

    expect(findings.map(({ severity, line }) => [severity, line])).toEqual([
      ['warning', 6],
      ['warning', 8],
      ['warning', 9],
      ['warning', 10],
    ]);
    expect(manifest?.subscriptions).toEqual(['v2-beta.canvas.created', 'v0-beta.event.created']);
  });

  it('names every fault at once, in the order of the lines', () => {
    const text = config('  - { name: A, type: foldr }', '  - { name: B, type: text, requiredConfig: no way }');

    const findings = lintManifest(text);

    expect(findings.map(({ line, path }) => [line, path])).toEqual([
      [5, 'configuration[0].type'],
      [6, 'configuration[1].requiredConfig'],
    ]);
  });
});
