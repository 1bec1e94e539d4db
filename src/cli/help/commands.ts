/** What `hopwise COMMAND --help` prints. */
import { FLOW, IMPORTED, SOURCE, TEMPLATE } from './flags.ts';

/** The help of each command. */
export const COMMANDS = {
  trace: `hopwise trace SOURCE --from F --to T [flags]

Follows one flow there and back and says whether it arrives, by which path, and if not, why.

${SOURCE}
${FLOW}
  --expect VERDICT    exit with 1 unless it is: reachable, not-reachable or undetermined
  --json              print one JSON object instead

Examples:
  hopwise trace --scenario sns.json --from app --to sns.us-east-1.amazonaws.com
  hopwise trace --aws export --from i-0123456789abcdef0 --to 10.2.0.10 --port 5432 --json
  hopwise trace --aws export.zip --from internet --to web --port 443 --expect not-reachable
  hopwise trace --terraform plan.json --from aws_instance.app --to aws_lb.front --port 443
  hopwise trace --cloudformation network.yaml --parameter Environment=prod --from App --to internet --port 443`,
  check: `hopwise check FILE...
hopwise check --policy POLICY (SOURCE | PATH...) [flags]

Without a policy file: traces every flow that has an "expect" in these scenarios and prints each that
differs. With one: holds networks against what it expects of them. Each PATH is told by its content: a
folder or archive of what the AWS CLI printed, a template, a plan, a scenario.

${SOURCE}
  --policy FILE       what must hold: hopwise schema policy prints its format
  --format F          text (the default), json, junit or sarif, to standard output
  --junit FILE        write JUnit XML as well
  --sarif FILE        write SARIF as well

Exits with 1 if something differs or is undetermined.

Examples:
  hopwise check scenarios/*.json
  hopwise check --policy policy.json --aws export
  hopwise check --policy policy.json --terraform plan.json --junit hopwise.xml --sarif hopwise.sarif`,
  matrix: `hopwise matrix SOURCE [flags]

Says for every end what it reaches: instances, interfaces, endpoints, load balancers, networks outside of
AWS, and the internet. Ends that nothing tells apart are asked about once.

${SOURCE}
  --protocol P        tcp (the default), udp, icmp or a number
  --port N            443 unless you say otherwise
  --from NAME         only what this end reaches; an address as for trace too
  --to NAME           only who reaches this end; an address or host name too
  --only VERDICT      only rows with it: reachable, not-reachable or undetermined
  --format F          table (the default), csv, json or ndjson; all but the table name every pair,
                      as soon as it is found; --json is --format json

Examples:
  hopwise matrix --scenario sns.json
  hopwise matrix --aws export --port 22 --from internet --only reachable
  hopwise matrix --aws export --to i-0123456789abcdef0 --format csv > who.csv
  hopwise matrix --terraform plan.json --port 443 --to internet`,
  lint: `hopwise lint SOURCE [--strict] [flags]

Says what in a network does not do what it says, is open to the world, or is used by nothing,
whatever flow is asked about. Where the data does not say enough it is silent.

${SOURCE}
  --strict            exit with 1 if there is a warning; notes do not count
  --format F          text (the default), json or sarif; --json is --format json
  --sarif FILE        write SARIF as well

Examples:
  hopwise lint --scenario sns.json
  hopwise lint --aws export --strict
  hopwise lint --cloudformation network.yaml --sarif hopwise.sarif`,
  diff: `hopwise diff BEFORE AFTER [--from F --to T [flags]] [--json]
hopwise diff --terraform PLAN [--from F --to T [flags]] [--json]

Says which flows two networks answer differently, and which resources differ. Each of BEFORE and
AFTER is told by its content: a scenario, a folder or archive of what the AWS CLI printed, a template,
a plan. Of a Terraform plan alone: what there is, and what there will be. Asks the flows that both
scenarios name, or the one that the flags describe.

${FLOW}
${TEMPLATE}
  --json              print one JSON object instead

Exits with 1 if a verdict or a path changed. New findings and resources alone do not count.

Examples:
  hopwise diff before.json after.json
  hopwise diff export-monday export-friday --from internet --to web --port 443
  hopwise diff --terraform plan.json --from aws_instance.app --to internet --port 443`,
  cost: `hopwise cost SOURCE [--from F --to T [flags]] [--gb N] [--json]

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
  hopwise cost --aws export --json
  hopwise cost --terraform plan.json`,
  diagram: `hopwise diagram SOURCE [--from F --to T [flags]]

Prints the network as Mermaid text; with a flow, its path is marked.

${SOURCE}
${FLOW}

Example:
  hopwise diagram --scenario sns.json --from app --to sns.us-east-1.amazonaws.com > sns.mmd
  hopwise diagram --cloudformation network.yaml > network.mmd`,
  import: `hopwise import (--aws DIR | --cloudformation FILE | --terraform FILE)

Prints the scenario that an account's data, a template or a plan makes. What was left out goes to
standard error.

${IMPORTED}

Examples:
  hopwise import --aws export > network.json
  hopwise import --terraform plan.json > planned.json
  hopwise import --cloudformation network.yaml --region eu-west-1 > network.json`,
  schema: `hopwise schema [scenario | policy]

Prints the JSON Schema of scenarios, or of policy files.

Examples:
  hopwise schema > scenario.v1.json
  hopwise schema policy > policy.v1.json`,
} as const;
