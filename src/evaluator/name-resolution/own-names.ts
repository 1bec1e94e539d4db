/** Names that AWS gives to instances, asked in a VPC. */
import { contains } from '../address/prefix.ts';
import type { AddressSet, Vpc } from '../model/network.ts';
import { type NameAnswer, unknownHere, withHostnamesOpen } from './answer.ts';
import {
  isResourceName,
  ownDomain,
  privateBehindPublic,
  privateNameAddress,
  publicNameAddress,
} from './instance-names.ts';
import type { Question } from './question.ts';

/** A private host name of an instance: of this VPC and Region, where DNS host names are on (fact F-DNS-10). */
const askPrivateName = (inside: AddressSet, { host }: Question, vpc: Vpc): NameAnswer => {
  const { pointer } = vpc;
  const base = { pointer, facts: ['F-DNS-10'], assumptions: [] } as const;
  const addresses = [{ address: inside, receiver: undefined, text: inside.text }];
  const isOwn = inside.prefixes.every((one) => vpc.prefixes.some((range) => contains(range, one)));
  if (!isOwn || ownDomain(vpc, host) === undefined) {
    const text = `\`${host}\` is a private host name of another VPC or Region; what the resolver of \`${vpc.id}\` answers for it is not documented.`;
    return { ...unknownHere(vpc, text, ['F-DNS-10']), otherwise: addresses };
  }
  if (vpc.dnsHostnames === false) {
    const text = `\`dnsHostnames\` of \`${vpc.id}\` is off: its resolver answers for no private host names of instances.`;
    return { ...base, kind: 'nothing', text, otherwise: addresses };
  }
  const text = `It is the private host name of ${inside.text}.`;
  const found: NameAnswer = { ...base, kind: 'found', by: 'instance-name', addresses, text };
  return vpc.dnsHostnames === undefined
    ? withHostnamesOpen(found, 'The resolver answers for private host names', vpc)
    : found;
};

/** Names that AWS gives to instances, as they resolve inside a VPC (facts F-DNS-01 and F-PCX-06). */
export const askInstanceName = (question: Question, vpc: Vpc): NameAnswer | undefined => {
  const { network, host } = question;
  const base = { pointer: vpc.pointer, facts: ['F-PCX-06'], assumptions: [] } as const;
  const inside = privateNameAddress(host);
  if (inside !== undefined) return askPrivateName(inside, question, vpc);
  if (isResourceName(host)) {
    const text = `\`${host}\` names an instance by its id; whether DNS answers for such a name of it is not in the data.`;
    return unknownHere(vpc, text, ['F-DNS-10']);
  }
  const outside = publicNameAddress(host);
  if (outside === undefined) return undefined;
  const found = privateBehindPublic(network, vpc, outside);
  if (found === undefined) return undefined;
  if (found === 'unknown') {
    const text = `Whether the peering connection lets \`${vpc.id}\` resolve \`${host}\` to a private address is not in the data.`;
    return { ...base, kind: 'unknown', code: 'name-not-modelled', text };
  }
  const text = `Inside AWS the public host name of \`${found.owner.node.id}\` gives its private address, ${found.address.text}.`;
  const addresses = [{ address: found.address, receiver: found.owner, text: found.address.text }];
  return { ...base, kind: 'found', by: 'instance-name', addresses, text };
};
