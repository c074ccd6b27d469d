import type { HomeView } from '@slack/types';
import { buttons, paragraph } from '@ligase/plugin-slack/block-kit';
import { escaped } from '@ligase/plugin-slack/block-kit';
import type { PersonalAgenda } from '@ligase/plugin-agenda';
import { openButton } from './open-button.ts';
import { workList } from './work-list.ts';

/** A person's own tab: what waits for them in Benchling. */
export function homeTab(name: string, work: PersonalAgenda, today: string, tenantUrl: URL): HomeView {
  return {
    type: 'home',
    blocks: [
      paragraph(`Hello ${escaped(name)}. This is what waits for you in Benchling.`),
      ...workList(work, today, 'None.'),
      buttons('home', [openButton(tenantUrl.href)]),
    ],
  };
}

/** A tab that has nothing to show, and says why. */
export function emptyHomeTab(why: string): HomeView {
  return { type: 'home', blocks: [paragraph(escaped(why)), paragraph('_Open this tab again to have me look again._')] };
}
