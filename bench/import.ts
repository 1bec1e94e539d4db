/** How long it takes to import an export with many interfaces, and to trace a flow in it. */
import { buildNetwork, traceFlow } from '../src/evaluator/index.ts';
import { accountOf, type Piece } from '../src/import/fixtures/account.ts';
import {
  instance,
  networkAcl,
  routeTable,
  securityGroup,
  subnet,
  vpc,
} from '../src/import/fixtures/pieces.ts';
import { transitGateway, transitTable, vpcAttachment } from '../src/import/fixtures/transit.ts';
import { type ImportFile, importAws } from '../src/import/index.ts';

const VPCS = 30;
const SUBNETS = 5;
const TGW = 'tgw-01';
const TABLE = 'tgw-rtb-01';

const range = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);
const zoneOf = (index: number): string => `eu-west-1${'abc'[index % 3] ?? 'a'}`;

/** A VPC on the transit gateway; each of its subnets has a table and an ACL of its own. */
const network = (index: number): readonly Piece[] => {
  const id = `vpc-${index}`;
  const cidr = `10.${index}.0.0/16`;
  const subnets = range(SUBNETS).map((each) => `subnet-${index}-${each}`);
  return [
    vpc(id, cidr),
    ...subnets.flatMap((name, each) => [
      subnet(name, id, `10.${index}.${each * 16}.0/20`, zoneOf(each)),
      routeTable(`rtb-${index}-${each}`, id, cidr, [name], ['10.0.0.0/8', 'TransitGatewayId', TGW]),
      networkAcl(`acl-${index}-${each}`, id, [name]),
    ]),
    ...range(10).map((each) =>
      securityGroup(
        `sg-${index}-${each}`,
        id,
        range(20).map((port) => ['tcp', `${port + 22}`, `10.${each}.0.0/16`]),
      ),
    ),
    vpcAttachment(`tgw-attach-${index}`, TGW, id, subnets.slice(0, 3), { table: TABLE }),
  ];
};

const machine = (index: number, each: number): Piece => {
  const place = Math.floor(index / each);
  const [home, part, host] = [Math.floor(place / SUBNETS), place % SUBNETS, index % each];
  return instance(`i-${index}`, {
    vpc: `vpc-${home}`,
    subnet: `subnet-${home}-${part}`,
    ip: `10.${home}.${part * 16 + Math.floor(host / 250)}.${(host % 250) + 4}`,
    group: `sg-${home}-${host % 10}`,
  });
};

/** The files of an account with so many machines. */
const largeExport = (machines: number): readonly ImportFile[] => {
  const each = Math.ceil(machines / (VPCS * SUBNETS));
  return accountOf(
    {},
    ...range(VPCS).flatMap(network),
    transitGateway(TGW, TABLE),
    transitTable(TABLE, TGW, { propagations: range(VPCS).map((index) => `tgw-attach-${index}`) }),
    ...range(VPCS * SUBNETS * each).map((index) => machine(index, each)),
  );
};

/** One line for each size of account. */
export const importTimes = (sizes: readonly number[] = [1_000, 10_000]): readonly string[] =>
  sizes.map((machines) => {
    const files = largeExport(machines);
    const bytes = files.reduce((sum, { text }) => sum + text.length, 0);
    const start = performance.now();
    const { scenario } = importAws(files);
    const read = performance.now();
    const built = buildNetwork(scenario);
    if (!built.ok) throw new Error(built.problems[0]?.message);
    const made = performance.now();
    traceFlow(built.network, { from: 'i-0', to: `i-${machines - 1}`, port: 22 });
    const traced = performance.now();
    const ms = (from: number, to: number): string => `${Math.round(to - from)} ms`;
    return `Import of ${machines} interfaces, ${(bytes / 1e6).toFixed(0)} MB: read in ${ms(start, read)}, built in ${ms(read, made)}, a flow traced in ${ms(made, traced)}`;
  });
