/** Formats a playground's text, whichever editor is open. */
import { askInBackground } from '../client.ts';
import type { Controller } from '../controller.ts';

/** In one step that can be taken back; nothing happens to a text that changes meanwhile. */
export const formatIn = async (controller: Controller): Promise<void> => {
  const { text } = controller.state();
  const answer = await askInBackground(controller, 'format', { text });
  if (answer.kind !== 'formatted' || controller.state().text !== text) return;
  controller.applyEdits(answer.edits, 'format');
};
