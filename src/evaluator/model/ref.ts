/** References: how hops and findings name a resource, without the resource's own content. */
import type { ResourceKind, ResourceRef } from '../trace/types.ts';
import type { ScenarioOrigin } from './schema.ts';

interface Common {
  readonly label?: string | undefined;
  readonly origin?: ScenarioOrigin | undefined;
}

/** The reference of a resource of the scenario. */
export const refOf = <K extends ResourceKind>(
  kind: K,
  id: string,
  pointer: string,
  resource: Common = {},
): ResourceRef & { readonly kind: K } => ({
  kind,
  id,
  pointer,
  ...(resource.label === undefined ? {} : { label: resource.label }),
  ...(resource.origin === undefined ? {} : { origin: resource.origin }),
});

/** The reference alone of a resource of the network: plain data, fit to leave the evaluator. */
export const toRef = (resource: ResourceRef): ResourceRef =>
  refOf(resource.kind, resource.id, resource.pointer, resource);
