/** The full playground as a reader handles it: panes, list of problems, palette. */
import type { Locator, Page } from '@playwright/test';
import { ids } from '../src/playground/ids.ts';
import { PlaygroundPage } from './playground-page.ts';

export class FullPage extends PlaygroundPage {
  constructor(page: Page) {
    // The page's own example; the host stays when another one is opened.
    super(page, 'sns/endpoint');
  }

  /** Opens the page at an address and waits for the live playground. */
  async open(hash = ''): Promise<void> {
    await this.page.goto(`playground/${hash}`);
    if (hash === '') await this.root.hover();
    await this.get('review').waitFor();
  }

  /** Waits for Monaco, which is open from the start. */
  async editorReady(): Promise<void> {
    await this.root.locator('[data-testid="editor"][data-ready="true"] .view-line').first().waitFor();
  }

  /** Replaces the whole text. */
  async setText(text: string): Promise<void> {
    await this.editorReady();
    await this.write(text);
  }

  get palette(): Locator {
    return this.page.getByTestId(ids.palette);
  }

  /** Types into the palette and takes what is found first. */
  async choose(words: string): Promise<void> {
    await this.page.getByTestId(ids.paletteInput).fill(words);
    await this.page.getByTestId(ids.paletteItem).first().waitFor();
    await this.page.keyboard.press('Enter');
  }
}
