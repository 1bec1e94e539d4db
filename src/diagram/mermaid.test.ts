import { describe, expect, it } from 'vitest';
import { networkOf, office, snsEndpoint, traceIn } from '../evaluator/testing/build.ts';
import { drawingHash } from './hash.ts';
import { diagramLayout } from './layout.ts';
import { layoutText } from './layout-text.ts';
import { mermaidText } from './mermaid.ts';

const FLOW = { from: 'app', to: 'sns.us-east-1.amazonaws.com' };
const draft = office({ ...snsEndpoint({ securityGroups: ['closed'] }), flows: { f: FLOW } });

describe('mermaidText', () => {
  it('is the layout alone without a trace', () => {
    expect(mermaidText(networkOf(draft))).not.toMatch(/classDef|linkStyle/);
  });

  it('adds classes and marks behind the layout, and changes nothing before them', () => {
    const plain = mermaidText(networkOf(draft)).trimEnd();
    const text = mermaidText(networkOf(draft), traceIn(draft, FLOW));
    expect(text.startsWith(plain)).toBe(true);
    const added = text.slice(plain.length);
    expect(added).toMatch(/class [\w,-]*n_app_private-a[\w,-]* path/);
    expect(added).toContain('#10005; vpce-sns');
    expect(added).toContain('linkStyle 0 stroke:#189a5f,stroke-width:3px');
  });

  it('draws the lines of a traced flow that the scenario does not have', () => {
    const without = office(snsEndpoint());
    expect(mermaidText(networkOf(without), traceIn(without, FLOW))).toContain(
      'n_app_private-a <--> n_vpce-sns_private-b',
    );
  });
});

describe('drawingHash', () => {
  const text = layoutText(diagramLayout(networkOf(draft)));

  it('changes with the layout and with the version of Mermaid', () => {
    expect(drawingHash(text, '12.3.0')).toMatch(/^[0-9a-f]{16}$/);
    expect(drawingHash(text, '12.3.0')).toBe(drawingHash(text, '12.3.0'));
    expect(drawingHash(`${text} `, '12.3.0')).not.toBe(drawingHash(text, '12.3.0'));
    expect(drawingHash(text, '12.3.1')).not.toBe(drawingHash(text, '12.3.0'));
  });
});
