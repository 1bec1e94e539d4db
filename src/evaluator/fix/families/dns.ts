/** Names: the resolver of the VPC, and private DNS of its endpoints, which needs both DNS attributes (facts F-DNS-02 and F-IFE-04). */
import type { InterfaceEndpoint, Vpc } from '../../model/network.ts';
import { privateNameAddress } from '../../name-resolution/instance-names.ts';
import { mayHavePrivateDns, serviceOfHost } from '../../name-resolution/service-names.ts';
import { covers } from '../../name-resolution/specific.ts';
import type { FixStep, PatchOperation } from '../../trace/types.ts';
import { listed, named } from '../../trace/words.ts';
import { awsCommand, awsField, awsIdOf, awsLines } from '../aws.ts';
import type { Place, Proposer } from '../site.ts';

type Attribute = 'dnsSupport' | 'dnsHostnames';

const FLAGS: Readonly<Record<Attribute, string>> = {
  dnsSupport: '--enable-dns-support',
  dnsHostnames: '--enable-dns-hostnames',
};

const turnOn = (vpc: Vpc, attribute: Attribute) => ({
  edit: { op: 'add', path: `${vpc.pointer}/${attribute}`, value: true } satisfies PatchOperation,
  command: awsCommand('modify-vpc-attribute', '--vpc-id', awsIdOf(vpc), FLAGS[attribute]),
});

/** The step that turns an attribute on; none where it is on, or not known to be off. */
const turnedOn = (vpc: Vpc, attribute: Attribute): readonly FixStep[] => {
  if (vpc[attribute] !== false) return [];
  const { edit, command } = turnOn(vpc, attribute);
  const summary = `Turn \`${attribute}\` of VPC ${named(vpc)} on.`;
  return [{ summary, edits: [edit], ...awsField(command) }];
};

/** The VPC whose resolver answered a name. */
const resolverOf = ({ choice, network }: Place): { readonly vpc: Vpc; readonly host: string } | undefined => {
  const hop = choice.there.find((each) => each.kind === 'name');
  const vpc = [...network.vpcs.values()].find((known) => known.pointer === hop?.resource.pointer);
  return hop === undefined || vpc === undefined ? undefined : { vpc, host: hop.host };
};

/** The resolver answers again. */
const proposeDnsSupport: Proposer = (site) => {
  const vpc = resolverOf(site)?.vpc;
  return vpc === undefined ? [] : turnedOn(vpc, 'dnsSupport');
};

const answerPrivately = (vpc: Vpc, endpoint: InterfaceEndpoint): FixStep => {
  const attributes = (['dnsSupport', 'dnsHostnames'] as const).filter((name) => vpc[name] === false);
  const attributeSteps = attributes.map((attribute) => turnOn(vpc, attribute));
  const privateDns: readonly PatchOperation[] = endpoint.privateDns
    ? []
    : [{ op: 'add', path: `${endpoint.pointer}/privateDns`, value: true }];
  const commands = [
    ...attributeSteps.map(({ command }) => command),
    ...(endpoint.privateDns
      ? []
      : [awsCommand('modify-vpc-endpoint', '--vpc-endpoint-id', awsIdOf(endpoint), '--private-dns-enabled')]),
  ];
  const what = [
    ...attributes.map((name) => `\`${name}\` of VPC ${named(vpc)}`),
    ...(endpoint.privateDns ? [] : [`private DNS of ${named(endpoint)}`]),
  ];
  return {
    summary: `Turn ${listed(what)} on.`,
    edits: [...attributeSteps.map(({ edit }) => edit), ...privateDns],
    ...awsField(awsLines(...commands)),
  };
};

/** Lets an interface endpoint of the VPC answer for its service's own name. */
export const proposePrivateDns: Proposer = (site) => {
  const asked = resolverOf(site);
  const service = serviceOfHost(asked?.host ?? '')?.name;
  if (asked === undefined || service === undefined || !mayHavePrivateDns(service)) return [];
  const { vpc } = asked;
  const own = [...site.network.interfaceEndpoints.values()].filter(
    (endpoint) => endpoint.vpc === vpc && endpoint.service === service,
  );
  // One private hosted zone holds the name: two endpoints of a VPC cannot both answer for it.
  const answering = own.filter((endpoint) => endpoint.privateDns);
  return (answering.length > 0 ? answering : own)
    .filter((endpoint) => !endpoint.privateDns || vpc.dnsSupport === false || vpc.dnsHostnames === false)
    .map((endpoint) => answerPrivately(vpc, endpoint));
};

/** Lets a private hosted zone that holds the name answer in the VPC (fact F-DNS-02). */
export const proposeZone: Proposer = (site) => {
  const asked = resolverOf(site);
  if (asked === undefined) return [];
  const { vpc, host } = asked;
  return [...site.network.hostedZones.values()]
    .filter(({ domain }) => covers(domain, host))
    .flatMap((zone): readonly FixStep[] => {
      if (!zone.vpcs.has(vpc.id)) {
        const path = `${zone.pointer}/vpcs`;
        const edit = { op: 'add', path, value: [...zone.vpcs, vpc.id] } as const;
        return [
          { summary: `Associate private hosted zone ${named(zone)} with VPC ${named(vpc)}.`, edits: [edit] },
        ];
      }
      return turnedOn(vpc, 'dnsHostnames');
    });
};

/** Private host names of instances are answered for where DNS host names are on (fact F-DNS-10). */
const proposeDnsHostnames: Proposer = (site) => {
  const asked = resolverOf(site);
  if (asked === undefined || privateNameAddress(asked.host) === undefined) return [];
  return turnedOn(asked.vpc, 'dnsHostnames');
};

/** A name that is answered for in no place gets an answer. */
export const proposeName: Proposer = (site) => [
  ...proposeDnsSupport(site),
  ...proposeDnsHostnames(site),
  ...proposeZone(site),
];
