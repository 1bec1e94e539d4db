import { readNetwork, traceFlow, checkExpectation, lineAndColumn } from './evaluator/index.ts';
import { readFileSync, globSync } from 'node:fs';
let bad=0, n=0;
for (const f of globSync('content/scenarios/**/*.json').sort()) {
  const t = readFileSync(f,'utf8'); const r = readNetwork(t);
  if (!r.ok) { bad++; for (const p of r.problems) console.log(f, lineAndColumn(t,p.range!.offset), p.pointer, p.message); continue; }
  for (const [name, flow] of r.network.flows) { n++;
    const x = traceFlow(r.network, flow);
    if (!x.ok) { bad++; console.log(f, name, x.problem.message); continue; }
    const d = flow.expect ? checkExpectation(x.trace, flow.expect) : ['no expect'];
    if (d.length) { bad++; console.log(f, name, d.join('\n    ')); }
  } }
console.log(n, 'flows', bad, 'bad');
