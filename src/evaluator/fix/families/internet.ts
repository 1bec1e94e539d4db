/** The edge of the internet: a gateway attached, a public address given (facts F-IGW-01 to F-IGW-03). */
import { familyOf } from '../../address/set.ts';
import { pointerOf } from '../../model/document.ts';
import type { NetworkInterface } from '../../model/network.ts';
import type { FixStep, PatchOperation, ResourceRef } from '../../trace/types.ts';
import { named } from '../../trace/words.ts';
import { awsCommand, awsField, awsIdOf, awsLines, isAwsId } from '../aws.ts';
import { freeName, pathNames } from '../names.ts';
import { valueAt } from '../patch.ts';
import { cidrText } from '../peer.ts';
import { leavingAt, type Place, type Proposer } from '../site.ts';
import { setRoute } from '../tables.ts';
import { proposeRoute } from './route.ts';
import { attachGateway, both } from './route-public.ts';

/** The interface that the internet should reach, or that should reach the internet. */
const ownerOf = ({ step }: Place): NetworkInterface | undefined =>
  step?.step === 'ingress' || step?.step === 'leave' || step?.step === 'cross' ? step.owner : undefined;

const givePublicAddress = (site: Place): readonly FixStep[] => {
  const owner = ownerOf(site);
  if (owner === undefined || (owner.role !== 'instance' && owner.role !== 'interface')) return [];
  if (!owner.addresses.some((own) => familyOf(own) === 4)) return [];
  // A second private address would need a map of its own: nothing is taken from the first.
  if (valueAt(site.network.scenario, `${owner.pointer}/publicIp`) !== undefined) return [];
  const id = isAwsId(owner.id) && owner.origin !== undefined ? owner.id : undefined;
  // Where the data has the instance alone, its only interface goes by the instance's id.
  const flag = owner.id === owner.instance ? '--instance-id' : '--network-interface-id';
  return [
    {
      summary: `Give \`${owner.node.id}\` a public address.`,
      edits: [{ op: 'add', path: `${owner.pointer}/publicIp`, value: true }],
      ...awsField(
        awsLines(
          awsCommand('allocate-address', '--domain', 'vpc'),
          awsCommand('associate-address', flag, id, '--allocation-id', 'ALLOCATION_ID'),
        ),
      ),
    },
  ];
};

/** A public address for the interface, or a way out that needs none. */
export const proposePublicAddress: Proposer = (site) => [...givePublicAddress(site), ...proposeRoute(site)];

/** Where the packet's route leads to the gateway of another VPC, it must lead to this one too. */
const throughIt = (site: Place, attach: FixStep, gateway: ResourceRef): readonly FixStep[] => {
  const leaving = leavingAt(site);
  if (leaving === undefined || site.hop.resource.id === gateway.id) return [attach];
  const { over, subnet } = leaving;
  if (over?.destination.kind !== 'prefix') return [];
  const cidr = cidrText(over.destination.prefix);
  const target = { resource: gateway, flag: '--gateway-id' } as const;
  const route = setRoute(site.network, subnet, { cidr, target, over });
  return route === undefined ? [] : [both(attach, route)];
};

/** Attaches a gateway: the one at hand, one that is attached nowhere, a new one. */
export const proposeAttachment: Proposer = (site) => {
  const owner = ownerOf(site);
  if (owner === undefined) return [];
  const { network } = site;
  const { subnet } = owner;
  if (subnet.vpc.internetGateway !== undefined) return proposeRoute(site);
  const loose = [...network.internetGateways.values()].filter((gateway) => gateway.vpc === undefined);
  const first = loose.sort(
    (a, b) => Number(b.id === site.hop.resource.id) - Number(a.id === site.hop.resource.id),
  )[0];
  if (first !== undefined) return throughIt(site, attachGateway(subnet, first), first);
  const name = freeName('igw', pathNames(network.scenario));
  const value = { vpc: subnet.vpc.id };
  const edit: PatchOperation =
    network.scenario.internetGateways === undefined
      ? { op: 'add', path: '/internetGateways', value: { [name]: value } }
      : { op: 'add', path: pointerOf('internetGateways', name), value };
  const create: FixStep = {
    summary: `Create an internet gateway, \`${name}\`, and attach it to VPC ${named(subnet.vpc)}.`,
    edits: [edit],
    ...awsField(
      awsLines(
        awsCommand('create-internet-gateway'),
        awsCommand(
          'attach-internet-gateway',
          '--internet-gateway-id',
          'INTERNET_GATEWAY_ID',
          '--vpc-id',
          awsIdOf(subnet.vpc),
        ),
      ),
    ),
  };
  const created = {
    kind: 'internet-gateway',
    id: name,
    pointer: pointerOf('internetGateways', name),
  } as const;
  return throughIt(site, create, created);
};
