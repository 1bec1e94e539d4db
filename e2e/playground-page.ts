/** A playground as a reader handles it. */
import type { Locator, Page } from '@playwright/test';
import { ids } from '../src/playground/ids.ts';

export class PlaygroundPage {
  readonly page: Page;
  readonly root: Locator;

  constructor(page: Page, scenario: string) {
    this.page = page;
    this.root = page.locator(`[data-playground="${scenario}"]`).first();
  }

  get(id: keyof typeof ids): Locator {
    return this.root.getByTestId(ids[id]);
  }

  /** Presses Edit and waits for Monaco to stand there with its colours. */
  async edit(): Promise<void> {
    await this.get('edit').click();
    await this.root.locator('[data-testid="editor"][data-ready="true"] .view-line').first().waitFor();
  }

  /** Replaces a piece of the text in the editor, as find-and-type would. The text around it stays. */
  async replace(from: string, to: string): Promise<void> {
    const before = await this.text();
    if (!before.includes(from)) throw new Error(`the editor does not hold ${from}`);
    await this.write(before.replace(from, to));
  }

  /** Replaces the whole text by selecting all and inserting. */
  async write(text: string): Promise<void> {
    await this.focusEditor();
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.keyboard.insertText(text);
  }

  async undo(): Promise<void> {
    await this.focusEditor();
    await this.page.keyboard.press('ControlOrMeta+Z');
  }

  /** The text that the playground holds: the read view shows it, so the editor is closed and opened again. */
  async text(): Promise<string> {
    await this.get('done').click();
    const lines = await this.get('code').locator('.pg-line').allTextContents();
    await this.edit();
    return lines.join('');
  }

  private async focusEditor(): Promise<void> {
    await this.root.locator('.monaco-editor .view-lines').click();
  }
}
