/** VPC Block Public Access: an exclusion for the subnet, else for the VPC (fact F-IGW-05). */
import { named } from '../../trace/words.ts';
import type { Proposer } from '../site.ts';

/** Excludes the subnet of the public interface, else its VPC. */
export const proposeExclusion: Proposer = ({ network, hop, step }) => {
  const place = hop.pointer.replace(/\/blockPublicAccess$/, '');
  const vpc = [...network.vpcs.values()].find(
    ({ pointer }) => pointer === place || place.startsWith(`${pointer}/`),
  );
  const subnet =
    step?.step === 'ingress' || step?.step === 'leave' || step?.step === 'cross'
      ? (step.packet.sender?.subnet ?? step.owner.subnet)
      : undefined;
  const own = step?.step === 'ingress' ? step.owner.subnet : subnet;
  return [own, vpc].flatMap((each) =>
    each === undefined
      ? []
      : [
          {
            summary: `Exclude ${each.kind === 'vpc' ? 'VPC' : 'subnet'} ${named(each)} from VPC Block Public Access.`,
            edits: [{ op: 'add' as const, path: `${each.pointer}/blockPublicAccess`, value: 'off' }],
          },
        ],
  );
};
