/**
 * Draws the card that other sites show beside a link to this one, from a scenario's committed drawing.
 *
 *     node scripts/card.ts
 */
import { readFileSync } from 'node:fs';
import { applyStates } from '../src/diagram/svg/apply.ts';
import { standaloneSvg } from '../src/diagram/svg/standalone.ts';
import { evaluateText } from '../src/playground/evaluate.ts';
import { drawingPath, scenarioPath } from './drawing-files.ts';
import { openLook } from './drawing-look.ts';

const SCENARIO = 'sns/endpoint';
const OUT = 'public/card.png';

const evaluation = evaluateText(readFileSync(scenarioPath(SCENARIO), 'utf8'), undefined);
if (evaluation.kind !== 'result') throw new Error(`${SCENARIO} cannot be read`);
const { choices, trace } = evaluation.result;
const states = choices[trace?.shown ?? 0]?.states ?? {};
const drawing = standaloneSvg(applyStates(readFileSync(drawingPath(SCENARIO), 'utf8'), states, ''), {
  scheme: 'light',
});

const look = await openLook();
try {
  await look.page.setViewportSize({ width: 1200, height: 630 });
  await look.page.evaluate((svg) => {
    document.body.innerHTML = `<div style="box-sizing:border-box;width:1200px;height:630px;display:grid;grid-template-columns:27rem 1fr;gap:2.5rem;align-items:center;padding:3.5rem;background:#fff;color:#1c2430;font-family:Arimo,sans-serif">
      <div><p style="margin:0;font-size:4.5rem;font-weight:700;letter-spacing:-0.02em">Hopwise</p>
      <p style="margin:1.5rem 0 0;font-size:1.9rem;line-height:1.35;color:#5b6675">Documentation you can run about private connectivity on AWS</p></div>
      <div style="height:100%;min-height:0;display:grid;place-items:center">${svg}</div></div>`;
    document.body.style.margin = '0';
    const drawn = document.querySelector('svg');
    drawn?.removeAttribute('width');
    drawn?.removeAttribute('height');
    drawn?.setAttribute('style', 'width:100%;height:100%;max-width:none');
  }, drawing);
  await look.page.screenshot({ path: OUT });
} finally {
  await look.close();
}
process.stdout.write(`${OUT}: drawn\n`);
