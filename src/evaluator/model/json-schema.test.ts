import { describe, expect, it } from 'vitest';
import { scenarioJsonSchema } from './json-schema.ts';
import { NAME_PATTERN } from './schema.ts';

type Fields = Readonly<Record<string, unknown>>;
const at = (value: unknown, ...path: readonly string[]): Fields =>
  path.reduce<Fields>((inner, key) => inner[key] as Fields, value as Fields);
const SCHEMA = scenarioJsonSchema();
const VPC = at(SCHEMA, 'properties', 'vpcs', 'additionalProperties', 'properties');
const names = (map: unknown): unknown => {
  const { propertyNames, anyOf } = map as {
    propertyNames?: Fields;
    anyOf?: readonly { propertyNames?: Fields }[];
  };
  return (propertyNames ?? anyOf?.find((each) => each.propertyNames !== undefined)?.propertyNames)?.[
    'pattern'
  ];
};

describe('the JSON Schema of a scenario', () => {
  it('is draft 7, closed, and describes its fields', () => {
    expect(SCHEMA).toMatchObject({ type: 'object', additionalProperties: false });
    expect(SCHEMA['$schema']).toContain('draft-07');
    expect(at(VPC, 'dnsSupport')['description']).toBeTypeOf('string');
  });
  it('says which keys are names', () => {
    for (const field of ['vpcs', 'instances', 'natGateways', 'hostedZones', 'flows'])
      expect(names(at(SCHEMA, 'properties', field))).toBe(NAME_PATTERN.source);
    for (const field of ['subnets', 'routeTables', 'securityGroups', 'networkAcls'])
      expect(names(at(VPC, field))).toBe(NAME_PATTERN.source);
  });
  it('leaves open those that are addresses or account ids, and knows rule numbers', () => {
    expect(names(at(SCHEMA, 'properties', 'accounts'))).not.toBe(NAME_PATTERN.source);
    const table = at(VPC, 'routeTables');
    const inner = (table['additionalProperties'] ??
      (table['anyOf'] as readonly Fields[])[0]?.['additionalProperties']) as Fields;
    expect(names(at(inner, 'properties', 'routes'))).not.toBe(NAME_PATTERN.source);
    const acls = at(VPC, 'networkAcls');
    const aclOrNull = (acls['additionalProperties'] ??
      (acls['anyOf'] as readonly Fields[])[0]?.['additionalProperties']) as Fields;
    const acl = (aclOrNull['anyOf'] as readonly Fields[])[0] as Fields;
    expect(names(at(acl, 'properties', 'inbound'))).toBe('^[1-9]\\d{0,4}$');
  });
});
