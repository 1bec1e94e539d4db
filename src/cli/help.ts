/** What `--help` prints. */

const SOURCE = `  --scenario FILE     a scenario
  --aws DIR           a folder of JSON that the AWS CLI printed, at any depth
                      (aws ec2 describe-vpcs > DIR/vpcs.json, and so on)`;

const FLOW = `  --from F            an instance or network interface by name, id or Name tag,
                      or by an address; "internet", or "internet:" and one
  --to T              an address, a host name, or a resource as in --from
  --protocol P        tcp (the default), udp, icmp or a number
  --port N            needed for tcp and udp, except to AWS services (443)
  --action A          an API action to try against policies: sns:Publish
  --resource ARN      what the action is for
  --principal ARN     who calls`;

const COMMANDS = {
  trace: `hopwise trace (--scenario FILE | --aws DIR) --from F --to T [flags]

Follows one flow there and back and says whether it arrives, by which path, and if not, why.

${SOURCE}
${FLOW}
  --expect VERDICT    exit with 1 unless it is: reachable, not-reachable or undetermined
  --json              print one JSON object instead

Examples:
  hopwise trace --scenario sns.json --from app --to sns.us-east-1.amazonaws.com
  hopwise trace --aws export --from i-0123456789abcdef0 --to 10.2.0.10 --port 5432 --json
  hopwise trace --aws export --from internet --to web --port 443 --expect not-reachable`,
  check: `hopwise check FILE...

Traces every flow that has an "expect" in these scenarios and prints each that differs.

Example:
  hopwise check scenarios/*.json`,
  matrix: `hopwise matrix (--scenario FILE | --aws DIR) [flags]

Says for every end what it reaches: instances, interfaces, endpoints, load balancers, networks outside of
AWS, and the internet. Ends that nothing tells apart are asked about once.

${SOURCE}
  --protocol P        tcp (the default), udp, icmp or a number
  --port N            443 unless you say otherwise
  --from NAME         only what this end reaches
  --to NAME           only who reaches this end
  --only VERDICT      only rows with it: reachable, not-reachable or undetermined
  --format F          table (the default), csv, json or ndjson; all but the table name every pair,
                      as soon as it is found

Examples:
  hopwise matrix --scenario sns.json
  hopwise matrix --aws export --port 22 --from internet --only reachable
  hopwise matrix --aws export --to i-0123456789abcdef0 --format csv > who.csv`,
  lint: `hopwise lint (--scenario FILE | --aws DIR) [--strict] [--json]

Says what in a network does not do what it says, is open to the world, or is used by nothing,
whatever flow is asked about. Where the data does not say enough it is silent.

${SOURCE}
  --strict            exit with 1 if there is a warning; notes do not count
  --json              print one JSON object instead

Examples:
  hopwise lint --scenario sns.json
  hopwise lint --aws export --strict`,

  diff: `hopwise diff BEFORE AFTER [--from F --to T [flags]] [--json]

Says which flows two networks answer differently, and which resources differ. Each of BEFORE and
AFTER is a scenario, or a folder of what the AWS CLI printed. Asks the flows that both scenarios
name, or the one that the flags describe.

${FLOW}
  --json              print one JSON object instead

Exits with 1 if a verdict or a path changed. New findings and resources alone do not count.

Examples:
  hopwise diff before.json after.json
  hopwise diff export-monday export-friday --from internet --to web --port 443`,

  cost: `hopwise cost (--scenario FILE | --aws DIR) [--from F --to T [flags]] [--gb N] [--json]

Says what a flow's path costs a month: hours of what it crosses, and its gigabytes. Without a flow,
what the whole scenario costs: each resource once, and the gigabytes of its flows. Each price has a
source and a date; a scenario's "prices" replace them.

${SOURCE}
${FLOW}
  --gb N              gigabytes a month from F to T; without a flow, of each flow of the scenario
                      that says none
  --gb-back N         gigabytes a month of the answers
  --hours N           hours of the month (730)
  --json              print one JSON object instead

Examples:
  hopwise cost --scenario sns.json --from app --to sns.us-east-1.amazonaws.com --gb 500
  hopwise cost --aws export --json`,

  diagram: `hopwise diagram (--scenario FILE | --aws DIR) [--from F --to T [flags]]

Prints the network as Mermaid text; with a flow, its path is marked.

${SOURCE}
${FLOW}

Example:
  hopwise diagram --scenario sns.json --from app --to sns.us-east-1.amazonaws.com > sns.mmd`,
  import: `hopwise import --aws DIR

Prints the scenario that the AWS CLI's output makes. What was left out goes to standard error.

Example:
  hopwise import --aws export > network.json`,
  schema: `hopwise schema

Prints the JSON Schema of scenarios.

Example:
  hopwise schema > scenario.v1.json`,
} as const;

const OVERVIEW = `hopwise: follow a packet through AWS networks, and see what stops it

  hopwise trace       one flow: its verdict, hops, and everything that blocks it
  hopwise check       every flow that says what it expects
  hopwise matrix      who reaches what
  hopwise lint        what does not do what it says, is open to the world, or is unused
  hopwise diff        what packets notice of the difference between two networks
  hopwise cost        what a path or a whole network costs a month
  hopwise diagram     the network as Mermaid text
  hopwise import      real accounts' data as a scenario
  hopwise schema      the JSON Schema of scenarios

hopwise COMMAND --help tells more.
Exit codes: 0 done; 1 an expectation is not met (lint --strict: a warning; diff: a verdict or path
changed); 2 the input cannot be used.`;

/** The help of a command, or of all of them. */
export const helpText = (command?: string): string =>
  command !== undefined && Object.hasOwn(COMMANDS, command)
    ? COMMANDS[command as keyof typeof COMMANDS]
    : OVERVIEW;
