/**
 * Draws every scenario of content/scenarios with the real Mermaid in a real browser, into content/drawings.
 * The drawings are committed, so that a build needs no browser. Drawings that are not stale stay as they are,
 * unless `--all` is given; those of scenarios that are gone are removed.
 *
 *     npm run draw [-- --all]
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DiagramLayout } from '../src/diagram/index.ts';
import { openDrawingBoard } from './drawing-board.ts';
import { drawingPath, isStale, listDrawings, listScenarios, readLayout } from './drawing-files.ts';

interface Job {
  readonly name: string;
  readonly layout: DiagramLayout;
  readonly hash: string;
}

const drawAll = async (jobs: readonly Job[]): Promise<void> => {
  if (jobs.length === 0) return;
  const board = await openDrawingBoard();
  try {
    for (const { name, layout, hash } of jobs) {
      const svg = await board.draw(layout, hash);
      mkdirSync(dirname(drawingPath(name)), { recursive: true });
      writeFileSync(drawingPath(name), svg);
      process.stdout.write(`drawn ${name} (${svg.length} bytes)\n`);
    }
  } finally {
    await board.close();
  }
};

const all = process.argv.includes('--all');
const names = listScenarios();
const jobs = names.flatMap((name): readonly Job[] => {
  const { layout, hash } = readLayout(name);
  return all || isStale(name, hash) ? [{ name, layout, hash }] : [];
});
await drawAll(jobs);
for (const name of listDrawings().filter((drawing) => !names.includes(drawing))) {
  rmSync(drawingPath(name));
  process.stdout.write(`removed ${name}\n`);
}
process.stdout.write(`${names.length} scenarios, ${jobs.length} drawn\n`);
