/** Flags that several commands have, as help shows them. */

/** Flags beside a template. */
export const TEMPLATE = `  --parameter N=V     of CloudFormation: the value of a parameter; may stand several times
  --region R          of CloudFormation: the Region that the stack is for`;

/** Sources that are imported. */
export const IMPORTED = `  --aws DIR           a folder of JSON that the AWS CLI printed, at any depth, or a zip of it
                      (aws ec2 describe-vpcs > DIR/vpcs.json, and so on)
  --cloudformation F  a CloudFormation template, YAML or JSON
  --terraform FILE    what terraform show -json prints of a plan or a state
${TEMPLATE}`;

/** What SOURCE stands for. */
export const SOURCE = `SOURCE is one of:
  --scenario FILE     a scenario
${IMPORTED}`;

/** What describes a flow. */
export const FLOW = `  --from F            an instance or network interface by name, id, ARN, Name tag, address in
                      Terraform or IP address; "internet", or "internet:" and an address
  --to T              an address, a host name, or a resource as in --from
  --protocol P        tcp (the default), udp, icmp or a number
  --port N            needed for tcp and udp, except to AWS services (443)
  --action A          an API action to try against policies: sns:Publish
  --resource ARN      what the action is for
  --principal ARN     who calls`;
