/** A playground as a reader handles it. */
import type { Locator, Page } from '@playwright/test';
import { ids } from '../src/playground/ids.ts';

export class PlaygroundPage {
  readonly page: Page;
  readonly root: Locator;
  /** The text that was read or written last. */
  private current = '';

  constructor(page: Page, scenario: string) {
    this.page = page;
    this.root = page.locator(`[data-playground="${scenario}"]`).first();
  }

  get(id: keyof typeof ids): Locator {
    return this.root.getByTestId(ids[id]);
  }

  /** Presses Edit and waits for Monaco to stand there with its colours. */
  async edit(): Promise<void> {
    this.current = await this.readText();
    await this.get('edit').click();
    await this.root
      .locator('[data-testid="editor"][data-ready="true"] .view-line span[class*="mtk"]:not(.mtk1)')
      .first()
      .waitFor();
  }

  /** Replaces a piece of the text in the editor. The text around it stays. */
  async replace(from: string, to: string): Promise<void> {
    if (!this.current.includes(from)) throw new Error(`the text does not hold ${from}`);
    await this.write(this.current.replace(from, to));
  }

  /** Replaces the whole text: selects all and pastes, which is one step for undo. */
  async write(text: string): Promise<void> {
    this.current = text;
    await this.page.evaluate((pasted) => navigator.clipboard.writeText(pasted), text);
    await this.focusEditor();
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.keyboard.press('ControlOrMeta+V');
  }

  async undo(): Promise<void> {
    await this.focusEditor();
    await this.page.keyboard.press('ControlOrMeta+Z');
  }

  /** The text as the read view shows it, without its last line break. */
  async readText(): Promise<string> {
    const lines = await this.get('code').locator('.pg-line').allTextContents();
    return lines.join('').trimEnd();
  }

  private async focusEditor(): Promise<void> {
    await this.root.locator('.monaco-editor .view-lines').click();
  }
}
