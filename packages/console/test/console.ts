import { movableClock, startTenant, type SeedChoice, type StartedTenant } from '@ligase/tenant';
import axe, { type AxeResults } from 'axe-core';
import { chromium, type Page } from 'playwright';
import { expect, inject, onTestFinished } from 'vitest';

/** Whether tests in a browser are skipped, as there is none. */
export const hasNoBrowser: boolean = inject('browser') === '';

let browser: ReturnType<typeof chromium.connect> | undefined;

/** A tenant, and its console in a page of a browser. */
export interface OpenConsole extends OpenPage {
  readonly tenant: StartedTenant;
  /** Goes to a path below `/console`, and waits for its heading. */
  readonly goTo: (path: string, heading: string) => Promise<void>;
}

/** Starts a tenant and opens its console with the key. What a page logs as an error fails the test. */
export async function openConsole({ seed = 'demo' }: { readonly seed?: SeedChoice } = {}): Promise<OpenConsole> {
  const clock = movableClock();
  const tenant = await startTenant({ seed, clock });
  onTestFinished(() => tenant.close());
  const { page, expectErrors } = await openPage(tenant.consoleUrl);
  return {
    tenant,
    page,
    expectErrors,
    async goTo(path, heading) {
      // Within the page, as a link would; a reload would take longer.
      await page.evaluate(
        `history.pushState(null, '', ${JSON.stringify(`/console${path}`)}); dispatchEvent(new PopStateEvent('popstate'))`,
      );
      await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
    },
  };
}

/** A page of a browser. What it logs as an error fails the test, unless it was expected. */
export interface OpenPage {
  readonly page: Page;
  readonly expectErrors: (like: RegExp) => void;
}

/** Opens an address in a context of its own, whose clock is that of Oslo. */
export async function openPage(url: string): Promise<OpenPage> {
  browser ??= chromium.connect(inject('browser'));
  const context = await (
    await browser
  ).newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce', timezoneId: 'Europe/Oslo' });
  const errors: string[] = [];
  // Nothing is like this.
  let expected = /$^/u;
  // Long, for a machine that is busy with other tests.
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  onTestFinished(async () => {
    await context.close();
    expect(errors.filter((error) => !expected.test(error))).toEqual([]);
  });
  await page.goto(url);
  return {
    page,
    expectErrors: (like) => {
      expected = like;
    },
  };
}

/** What axe finds against the page as it stands, or a part of it, by rule; by default by all of its rules. */
export async function accessibilityFaults(
  page: Page,
  { rules, within = 'html' }: { readonly rules?: readonly string[]; readonly within?: string } = {},
): Promise<readonly string[]> {
  // Not as a script of the page, whose policy lets none in but its own.
  await page.evaluate(`globalThis.axe ?? (() => { ${axe.source} })()`);
  // What is right need not be described, which takes most of the time.
  const options = { resultTypes: ['violations'], ...(rules !== undefined && { runOnly: rules }) };
  const { violations } = await page.evaluate<AxeResults>(
    `axe.run(${JSON.stringify(within)}, ${JSON.stringify(options)})`,
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
