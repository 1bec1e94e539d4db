/** The import page as a reader handles it. */
import type { Locator, Page } from '@playwright/test';
import { accountIds } from '../src/playground/account/ids.ts';
import { ids } from '../src/playground/ids.ts';

/** A file that a test gives the page. */
export interface GivenFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** A text as a file of the reader's. */
export const fileOf = (name: string, text: string | Uint8Array): GivenFile => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(text),
});

export class AccountPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get(id: keyof typeof accountIds): Locator {
    return this.page.getByTestId(accountIds[id]);
  }

  /** A part of the playground's views, in the answer. */
  inAnswer(id: keyof typeof ids): Locator {
    return this.get('answer').getByTestId(ids[id]);
  }

  async goto(): Promise<void> {
    await this.page.goto('import/');
  }

  /** Opens the page and the example account in it. */
  async openExample(): Promise<void> {
    await this.goto();
    await this.get('example').click();
    await this.loaded();
  }

  // The rest of the page's program comes first, and takes its time on a busy machine.
  async loaded(): Promise<void> {
    await this.get('form').waitFor({ timeout: 120_000 });
  }

  /** Waits until it is said that nothing was loaded. */
  async failed(): Promise<void> {
    await this.get('trouble').waitFor({ timeout: 60_000 });
  }

  /** Fills in the question and asks it. */
  async trace(from: string, to: string, port: string): Promise<void> {
    await this.get('from').fill(from);
    await this.get('to').fill(to);
    await this.get('port').fill(port);
    await this.get('trace').click();
    await this.get('answer').waitFor();
  }

  /** The row of the list that has this name or label. */
  row(called: string): Locator {
    return this.get('row').filter({ hasText: called });
  }

  async requests(): Promise<number> {
    return Number(await this.get('requests').getAttribute('data-count'));
  }
}
