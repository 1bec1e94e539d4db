import { describe, expect, it } from 'vitest';
import { fixesFor } from './fix.ts';

describe('fixes', () => {
  it('take seconds for 10,000 interfaces', () => {
    const subnets = Object.fromEntries(
      Array.from({ length: 40 }, (_, s) => [`s${s}`, { cidr: `10.0.${s}.0/24` }]),
    );
    const instances = Object.fromEntries(
      Array.from({ length: 10_000 }, (_, i) => {
        const s = i % 40;
        const ip = `10.0.${s}.${Math.floor(i / 40) + 4}`;
        return [`i${i}`, { subnet: `s${s}`, ip, securityGroups: ['g'] }];
      }),
    );
    const closed = { default: true, inbound: {}, outbound: {} };
    const scenario = {
      version: 1 as const,
      vpcs: {
        v: {
          cidr: '10.0.0.0/16',
          subnets,
          networkAcls: { closed },
          securityGroups: { g: { inbound: [], outbound: [] } },
        },
      },
      instances,
    };
    const started = performance.now();
    const result = fixesFor(scenario, { from: 'i0', to: 'i9999', port: 443 });
    expect(result.ok ? result.plan?.steps.length : 0).toBe(6);
    // A few seconds on an idle machine; this one may be busy.
    expect(performance.now() - started).toBeLessThan(30_000);
  });
});
