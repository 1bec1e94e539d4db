import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { scenarioJsonSchema } from '../../evaluator/model/json-schema.ts';
import { commonFields, formatObjects } from './objects.ts';

const objects = formatObjects();
const byId = new Map(objects.map((each) => [each.id, each]));
const page = readFileSync('content/docs/scenario-format.mdx', 'utf8');

describe('the page of the scenario format', () => {
  it('has every field of the scenario, in its order', () => {
    expect(objects[0]?.fields.map(({ name }) => name)).toEqual(
      Object.keys(scenarioJsonSchema().properties ?? {}),
    );
  });

  it('says of every field what it means or what holds without it', () => {
    const silent = objects.flatMap(({ id, fields }) =>
      fields
        .filter(({ text, whenLeftOut }) => text === '' && whenLeftOut === undefined)
        .map(({ name }) => `${id}.${name}`),
    );
    expect(silent).toEqual([]);
  });

  it('has no anchor twice, and links only to those that are there', () => {
    expect(byId.size).toBe(objects.length);
    const linked = objects.flatMap(({ fields }) =>
      fields.flatMap(({ type }) => type.flatMap(({ object }) => object ?? [])),
    );
    expect(linked.filter((id) => !byId.has(id))).toEqual([]);
    expect(linked.length).toBeGreaterThan(40);
  });

  it('shows every object once', () => {
    const shown = [...page.matchAll(/<SchemaObjects of=\{(\[[^\]]*\])\}/g)].flatMap(
      ([, list = '[]']): string[] => JSON.parse(list.replaceAll("'", '"')),
    );
    expect(shown.filter((root) => root !== 'common').sort()).toEqual(
      [...new Set(objects.map(({ root }) => root))].sort(),
    );
  });

  it('reads defaults, needs and variants', () => {
    const field = (id: string, name: string) => byId.get(id)?.fields.find((each) => each.name === name);
    expect(field('vpcs', 'dnsHostnames')).toMatchObject({ whenLeftOut: 'false', isNeeded: false });
    expect(field('vpcs', 'cidr')).toMatchObject({ isNeeded: true });
    expect(field('endpoints-gateway', 'vpc')).toMatchObject({ isNeeded: true });
    expect(byId.get('endpoints-gateway')?.variant).toBe('type: "gateway"');
    expect(byId.get('vpcs-routeTables-routes')?.path).toBe('vpcs.NAME.routeTables.NAME.routes.DESTINATION');
    expect(
      field('vpcs-subnets', 'cidr')
        ?.type.map(({ text }) => text)
        .join(''),
    ).toBe('CIDR, or list of CIDR');
    expect(commonFields().map(({ name }) => name)).toEqual(['label', 'origin']);
  });
});
