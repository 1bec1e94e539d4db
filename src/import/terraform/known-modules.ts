/**
 * Local values of modules that very many plans use. A plan does not list what a local value is made of; these are
 * published, and so can be told. Read on 2026-11-28 from github.com/terraform-aws-modules (terraform-aws-vpc 6,
 * terraform-aws-security-group 5); older releases differ in spelling only.
 */

const VPC = new Map<string, readonly string[]>([
  [
    'vpc_id',
    [
      'aws_vpc_ipv4_cidr_block_association.this[0].vpc_id',
      'aws_vpc_ipv4_cidr_block_association.this[0]',
      'aws_vpc_ipv4_cidr_block_association.this',
      'aws_vpc.this[0].id',
      'aws_vpc.this[0]',
      'aws_vpc.this',
    ],
  ],
  ['nat_gateway_ips', ['var.reuse_nat_ips', 'var.external_nat_ip_ids', 'aws_eip.nat']],
]);

const ENDPOINTS = new Map<string, readonly string[]>([
  ['endpoints', ['var.endpoints']],
  [
    'security_group_ids',
    [
      'var.create',
      'var.create_security_group',
      'var.security_group_ids',
      'aws_security_group.this[0].id',
      'aws_security_group.this[0]',
      'aws_security_group.this',
    ],
  ],
]);

const SECURITY_GROUP = new Map<string, readonly string[]>([
  [
    'this_sg_id',
    [
      'var.create_sg',
      'aws_security_group.this',
      'aws_security_group.this_name_prefix',
      'var.security_group_id',
    ],
  ],
]);

const MODULES: readonly (readonly [RegExp, ReadonlyMap<string, readonly string[]>])[] = [
  [
    /terraform-aws-modules\/(?:vpc\/aws|terraform-aws-vpc(?:\.git)?)\/\/modules\/vpc-endpoints(?:\?|$)/,
    ENDPOINTS,
  ],
  [/terraform-aws-modules\/(?:vpc\/aws|terraform-aws-vpc(?:\.git)?)(?:\?|$)/, VPC],
  [
    /terraform-aws-modules\/(?:security-group\/aws|terraform-aws-security-group(?:\.git)?)(?:\/\/|\?|$)/,
    SECURITY_GROUP,
  ],
];

/** The references of a local value of a well-known module; undefined for any other. */
export const knownLocal = (source: string | undefined, name: string): readonly string[] | undefined =>
  source === undefined || source.length > 1000
    ? undefined
    : MODULES.find(([pattern]) => pattern.test(source))?.[1].get(name);
