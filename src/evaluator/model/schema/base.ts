/** The building blocks of the scenario format: names, addresses, ports and the fields that every resource has. */
import * as z from 'zod/mini';

/** What a resource may be called: AWS ids fit too. */
export const NAME_PATTERN = /^[A-Za-z][\w.-]*$/;

/** A copy with a description: the same schema means something else in every place that it stands in. */
export const described = <T extends z.ZodMiniType>(schema: T, description: string): T => {
  const own = z.clone(schema);
  z.globalRegistry.add(own, { description });
  return own;
};

export const Name = z.string().check(z.regex(NAME_PATTERN, 'name'));
/**
 * A map keyed by names. Zod reports a bad key instead of the problems of its value, so the names
 * themselves are checked apart (model/parse.ts) and added to the JSON Schema (model/json-schema.ts).
 */
export const named = <T extends z.ZodMiniType>(schema: T) => z.record(z.string(), schema);
export const QualifiedName = z
  .string()
  .check(z.regex(/^[A-Za-z][\w.-]*(\/[A-Za-z][\w.-]*)?$/, 'qualified-name'));
export const Cidr = z.string().check(z.regex(/^[0-9a-fA-F.:]+\/\d{1,3}$/, 'cidr'));
export const Address = z.string().check(z.regex(/^[0-9a-fA-F.:]+$/, 'address'));
export const CidrOrList = z.union([Cidr, z.array(Cidr)]);
export const AddressOrList = z.union([Address, z.array(Address)]);
export const Port = z.union([
  z.int().check(z.gte(0), z.lte(65535)),
  z.string().check(z.regex(/^\d{1,5}-\d{1,5}$/, 'port-range')),
]);
export const Protocol = z.union([
  z.enum(['tcp', 'udp', 'icmp', 'icmpv6', 'all']),
  z.int().check(z.gte(0), z.lte(255)),
]);
export const IcmpNumber = z.int().check(z.gte(-1), z.lte(255));

export const Origin = z.strictObject({
  file: described(z.string(), 'The file that this resource was read from.'),
  pointer: described(z.string(), 'Where it stands in that file (JSON Pointer).'),
});

/** Fields that every resource has. */
export const common = {
  label: z.optional(described(z.string(), 'A second name to show, such as the Name tag.')),
  origin: z.optional(described(Origin, 'Where an imported resource was read from.')),
};
