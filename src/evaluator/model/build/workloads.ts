/** Instances and the interfaces that stand on their own. */
import { pointerOf } from '../document.ts';
import type { Instance, NetworkInterface } from '../network.ts';
import { refOf } from '../ref.ts';
import { type BuildContext, entriesOf, report, reportUnknown } from './context.ts';
import { atLeastDefault, buildInterface, type Groups } from './interfaces.ts';
import type { DraftSubnet } from './vpcs.ts';

/** Builds instances and interfaces. Interfaces are found by their own id and, for an instance's only one, by its alias. */
export const buildWorkloads = (
  context: BuildContext,
  groups: Groups,
  subnets: ReadonlyMap<string, DraftSubnet>,
): { instances: Map<string, Instance>; interfaces: Map<string, NetworkInterface> } => {
  const interfaces = new Map<string, NetworkInterface>();
  const own = new Map<string, NetworkInterface[]>();
  const subnetOf = (name: string, pointer: string): DraftSubnet | undefined => {
    const subnet = subnets.get(name);
    if (subnet === undefined) reportUnknown(context, `${pointer}/subnet`, 'subnet', name, subnets.keys());
    return subnet;
  };
  const listed = entriesOf(context.scenario.instances);
  const refs = new Map(
    listed.map(([name, instance]) => [name, refOf('instance', name, pointerOf('instances', name), instance)]),
  );

  for (const [name, fields] of listed) {
    const node = refs.get(name);
    if (fields.subnet === undefined || node === undefined) continue;
    const subnet = subnetOf(fields.subnet, node.pointer);
    if (subnet === undefined) continue;
    const ref = { ...refOf('network-interface', fields.networkInterface ?? name, node.pointer, fields) };
    const built = buildInterface(
      context,
      groups,
      subnet,
      { ...fields, securityGroups: atLeastDefault(fields.securityGroups) },
      { ref, node, instance: name },
    );
    interfaces.set(ref.id, built);
    own.set(name, [built]);
  }
  for (const [name, fields] of entriesOf(context.scenario.networkInterfaces)) {
    const pointer = pointerOf('networkInterfaces', name);
    const ref = refOf('network-interface', name, pointer, fields);
    const subnet = subnetOf(fields.subnet, pointer);
    const instance = fields.instance === undefined ? undefined : refs.get(fields.instance);
    if (fields.instance !== undefined && instance === undefined) {
      reportUnknown(context, `${pointer}/instance`, 'instance', fields.instance, refs.keys());
    }
    if (subnet === undefined) continue;
    // An instance's interface always has a group; one of a load balancer may have none.
    const grouped =
      instance === undefined ? fields : { ...fields, securityGroups: atLeastDefault(fields.securityGroups) };
    const built = buildInterface(context, groups, subnet, grouped, {
      ref,
      node: instance ?? ref,
      instance: instance?.id,
      use: fields.use,
    });
    interfaces.set(name, built);
    if (instance !== undefined) {
      const others = own.get(instance.id) ?? [];
      own.set(instance.id, fields.primary === true ? [built, ...others] : [...others, built]);
    }
  }
  const instances = new Map<string, Instance>();
  for (const [name, fields] of listed) {
    const ref = refs.get(name);
    if (ref === undefined) continue;
    const attached = own.get(name) ?? [];
    if (attached.length === 0 && fields.subnet === undefined && fields.state === undefined) {
      report(
        context,
        ref.pointer,
        `Instance \`${name}\` stands in no subnet: give it \`subnet\`, or an entry of \`networkInterfaces\` that names it.`,
      );
    }
    instances.set(name, { ...ref, state: fields.state ?? 'running', interfaces: attached });
  }
  return { instances, interfaces };
};
