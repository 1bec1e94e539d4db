/** What `--help` prints. */
import { COMMANDS } from './commands.ts';

const OVERVIEW = `hopwise: follow a packet through AWS networks, and see what stops it

  hopwise trace       one flow: its verdict, hops, and everything that blocks it
  hopwise check       every flow that says what it expects, or a policy file over any network
  hopwise matrix      who reaches what
  hopwise lint        what does not do what it says, is open to the world, or is unused
  hopwise diff        what packets notice of the difference between two networks
  hopwise cost        what a path or a whole network costs a month
  hopwise diagram     the network as Mermaid text
  hopwise import      real accounts' data, a template or a plan as a scenario
  hopwise schema      the JSON Schema of scenarios, or of policy files

Networks come from --scenario FILE, --aws DIR, --cloudformation FILE or --terraform FILE.

Examples:
  hopwise trace --aws export --from app --to sns.us-east-1.amazonaws.com
  hopwise check --policy policy.json --terraform plan.json

hopwise COMMAND --help tells more; hopwise --version prints the version.
Exit codes: 0 done; 1 an expectation is not met (lint --strict: a warning; diff: a verdict or path
changed); 2 the input cannot be used.
Colour where standard output is a terminal; NO_COLOR=1 and FORCE_COLOR=1 say otherwise.`;

/** The help of a command, or of all of them. */
export const helpText = (command?: string): string =>
  command !== undefined && Object.hasOwn(COMMANDS, command)
    ? COMMANDS[command as keyof typeof COMMANDS]
    : OVERVIEW;
