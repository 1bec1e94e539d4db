/**
 * Resources as a template declares them, in CloudFormation's words: what a CloudFormation template and a Terraform
 * plan are both read into, and what becomes a scenario from there.
 */
import type { ScenarioOrigin } from '../../evaluator/index.ts';
import type { Notes } from '../shared/notes.ts';
import type { ImportProblem } from '../shared/read.ts';

/**
 * A value that the template does not tell before it is applied: a parameter without a default, an import of another
 * stack, what AWS will choose. It is no default of AWS: what depends on it is unknown in the scenario.
 */
export const UNRESOLVED: unique symbol = Symbol('unresolved');
export type Unresolved = typeof UNRESOLVED;

/** JSON whose every part may be unresolved. Objects are made from entries only, so `__proto__` is a key like any other. */
export type DeclaredValue =
  | null
  | boolean
  | number
  | string
  | Unresolved
  | readonly DeclaredValue[]
  | { readonly [key: string]: DeclaredValue };

export interface DeclaredResource {
  /**
   * Unique, and a name of the scenario format (`[A-Za-z][\w.-]*`, at most 255 characters): a logical id, or a
   * Terraform address without its brackets. References to the resource are this text, wherever AWS wants its id.
   */
  readonly name: string;
  /** CloudFormation's type, such as `AWS::EC2::Subnet`. */
  readonly type: string;
  /** Properties of that type by CloudFormation's names. A property that is left out has AWS's default. */
  readonly properties: { readonly [key: string]: DeclaredValue };
  readonly origin: ScenarioOrigin;
  /** What would tell properties that are unresolved, as clauses; `` for whether the resource will be there. */
  readonly hints?: ReadonlyMap<string, string> | undefined;
  /** Where this resource is made, where that is not what holds for the whole template. */
  readonly region?: string | undefined;
  readonly account?: string | undefined;
}

/** Everything that a template declares. */
export interface Declared {
  readonly resources: readonly DeclaredResource[];
  readonly region: string | undefined;
  readonly account: string | undefined;
  /** Other names of resources (AWS ids and ARNs that a state knows, addresses in Terraform), to their names. */
  readonly aliases: ReadonlyMap<string, string>;
  readonly problems: readonly ImportProblem[];
  readonly notes: Notes;
  /** What would tell whatever is unresolved, where that is one for all. */
  readonly untold?: string | undefined;
}
