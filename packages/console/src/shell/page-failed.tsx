import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';

/** What stands in the place of a page that could not be shown. */
export function PageFailed({ error }: { readonly error: unknown }) {
  return (
    <Page title="The page could not be shown">
      <Notice tone="bad">{error instanceof Error ? error.message : 'It failed without saying why.'}</Notice>
      <p className="max-w-prose">
        Either the tenant does not answer, or the console was built anew since it was opened here. When the tenant runs,
        load the page again.
      </p>
      <div>
        <Button onClick={() => location.reload()}>Load again</Button>
      </div>
    </Page>
  );
}
