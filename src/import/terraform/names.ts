/** Names of the scenario format for Terraform's addresses. */
import { append } from '../shared/json.ts';

/** Leaves room for what is added to a name: a second resource that one block makes, AWS's own parts of a VPC. */
const LONGEST = 180;

/** FNV-1a: tells apart what would have the same name. It keeps no secret. */
const hashOf = (text: string): string => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(36);
};

const marked = (name: string, address: string): string => `${name.slice(0, LONGEST)}-${hashOf(address)}`;

/**
 * The name of an address: its keys without brackets and quotes, `aws_subnet.private["eu-west-1a"]` as
 * `aws_subnet.private.eu-west-1a`. It depends on the address alone, so that a state and a plan agree.
 */
export const nameOfAddress = (address: string): string => {
  const plain = address
    .replaceAll(/\["?/g, '.')
    .replaceAll(/"?\]/g, '')
    .replaceAll(/[^\w.-]+/g, '-');
  const name = /^[A-Za-z]/.test(plain) ? plain : `x${plain}`;
  return name.length > LONGEST ? marked(name, address) : name;
};

/** The name of each address; those that would share one carry a mark of their own, whatever their order. */
export const namesOf = (addresses: Iterable<string>): ReadonlyMap<string, string> => {
  const sharing = new Map<string, string[]>();
  for (const address of new Set(addresses)) append(sharing, nameOfAddress(address), address);
  const names = new Map<string, string>();
  for (const [name, same] of sharing)
    for (const address of same) names.set(address, same.length === 1 ? name : marked(name, address));
  return names;
};
