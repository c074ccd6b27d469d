import { Page } from '../ui/page.tsx';
import { Gauges } from './gauges.tsx';
import { RefusedLately } from './refused-lately.tsx';
import { Settings } from './settings.tsx';

/** How much of the rate limits is used, by whom, and what they are. */
export function LimitsPage() {
  return (
    <Page
      title="Limits"
      about="What callers may do in a while, as the x-rate-limit headers say it. Who is over gets 429 until the window ends."
    >
      <Gauges />
      <RefusedLately />
      <Settings />
    </Page>
  );
}
