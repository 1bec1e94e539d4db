/** What opens the minimal scenario of each finding: the edits, as data. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readNetwork } from '../model/read.ts';
import { imported } from '../testing/imported.ts';
import type { Fix } from '../trace/types.ts';
import { fixesFor } from './fix.ts';

type Edit = readonly [op: string, path: string, value?: unknown];

const EDITS: Readonly<Record<string, readonly Edit[]>> = {
  'blackhole-route': [['replace', '/vpcs/office/routeTables/main/routes/0.0.0.0~10', 'old-nat']],
  'connection-down': [['remove', '/vpnConnections/vpn/tunnels']],
  'destination-not-running': [['add', '/instances/db/state', 'running']],
  'endpoint-outside-vpc': [
    [
      'add',
      '/endpoints/vpce-s3-2',
      { type: 'gateway', service: 'com.amazonaws.us-east-1.s3', vpc: 'spoke', routeTables: ['main'] },
    ],
  ],
  'endpoint-policy': [
    [
      'add',
      '/endpoints/vpce-sns/policy/Statement/-',
      {
        Effect: 'Allow',
        Principal: '*',
        Action: 'sns:Publish',
        Resource: 'arn:aws:sns:us-east-1:111111111111:news',
      },
    ],
  ],
  'endpoint-service-not-in-region': [['add', '/endpointServices/orders/regions', ['us-east-1']]],
  'endpoint-service-principal': [
    ['add', '/endpointServices/orders/allowedPrincipals', ['arn:aws:iam::111111111111:root']],
  ],
  'endpoint-state': [['add', '/endpoints/vpce-orders/state', 'available']],
  'endpoint-wrong-service': [
    ['add', '/vpcs/office/dnsHostnames', true],
    [
      'add',
      '/endpoints/vpce-sns',
      { type: 'interface', service: 'com.amazonaws.us-east-1.sns', subnets: ['private-a'] },
    ],
  ],
  'ephemeral-ports-partly-open': [
    [
      'add',
      '/vpcs/office/networkAcls/strict/inbound/110',
      { action: 'allow', protocol: 'tcp', port: '32768-60999', cidr: '10.0.2.10/32' },
    ],
  ],
  'identity-policy': [
    [
      'add',
      '/principals/reader/policies/-',
      {
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Action: 'sns:Publish', Resource: 'arn:aws:sns:us-east-1:111111111111:orders' },
        ],
      },
    ],
  ],
  'internet-gateway-detached': [['add', '/internetGateways/igw/vpc', 'office']],
  'load-balancer-hairpin': [['add', '/targetGroups/servers/preserveClientIp', false]],
  'load-balancer-listener': [
    ['add', '/loadBalancers/nlb/listeners/-', { protocol: 'tcp', port: 443, targetGroups: 'servers' }],
  ],
  'load-balancer-target-network': [['add', '/targetGroups/servers/preserveClientIp', false]],
  'load-balancer-zone': [['add', '/loadBalancers/nlb/crossZone', true]],
  'name-resolves-publicly': [['add', '/endpoints/vpce-sns/privateDns', true]],
  'nat-gateway-protocol': [['add', '/vpcs/office/routeTables/private/routes/203.0.113.7~132', 'igw']],
  'nat-gateway-state': [['add', '/natGateways/nat/state', 'available']],
  'nat-gateway-unsolicited': [['replace', '/vpcs/office/routeTables/private/routes/0.0.0.0~10', 'igw']],
  'network-acl-inbound': [
    [
      'add',
      '/vpcs/office/networkAcls/strict/inbound/110',
      { action: 'allow', protocol: 'tcp', port: '32768-60999', cidr: '10.0.2.10/32' },
    ],
  ],
  'network-acl-outbound': [
    [
      'add',
      '/vpcs/office/networkAcls/strict/outbound/110',
      { action: 'allow', protocol: 'tcp', port: 5432, cidr: '10.0.2.10/32' },
    ],
  ],
  'no-public-address-for-ingress': [['add', '/instances/web/publicIp', true]],
  'no-public-address': [['add', '/instances/app/publicIp', true]],
  'peering-not-active': [['add', '/peerings/pcx/state', 'active']],
  'peering-wrong-vpc': [
    ['add', '/peerings/pcx-new', { requester: 'web', accepter: 'data' }],
    ['add', '/vpcs/web/routeTables/main/routes/10.1.1.0~124', 'pcx-new'],
  ],
  'resource-not-shared': [['add', '/resourceConfigurations/orders-db/sharedWith', ['111111111111']]],
  'resource-port': [['add', '/resourceConfigurations/orders-db/ports', [5432, 3306]]],
  'security-group-inbound': [
    [
      'add',
      '/vpcs/office/securityGroups/db/inbound/-',
      { protocol: 'tcp', port: 5432, securityGroup: 'default' },
    ],
  ],
  'security-group-outbound': [
    [
      'add',
      '/vpcs/office/securityGroups/app/outbound/-',
      { protocol: 'tcp', port: 5432, securityGroup: 'db' },
    ],
  ],
  'source-destination-check': [['add', '/instances/nat-instance/sourceDestCheck', false]],
  'source-not-running': [['add', '/instances/app/state', 'running']],
  'transit-gateway-attachment-state': [['add', '/transitGateways/tgw/attachments/to-web/state', 'available']],
  'transit-gateway-blackhole': [['remove', '/transitGateways/tgw/routeTables/all/routes/10.1.0.0~116']],
  'transit-gateway-no-route': [['add', '/transitGateways/tgw/routeTables/all/propagations/-', 'to-data']],
  'transit-gateway-no-table': [['add', '/transitGateways/tgw/attachments/to-web/routeTable', 'all']],
  'transit-gateway-not-attached': [
    ['add', '/transitGateways/tgw/attachments/to-web', { type: 'vpc', vpc: 'web', subnets: ['web-a'] }],
  ],
  'transit-gateway-zone': [['add', '/transitGateways/tgw/attachments/to-web/subnets/-', 'web-b']],
  'virtual-private-gateway-detached': [['add', '/virtualPrivateGateways/vgw/vpc', 'office']],
  'vpc-block-public-access': [['add', '/vpcs/office/subnets/public-a/blockPublicAccess', 'off']],
};

/** The same for an imported network, in the words of the AWS CLI. */
const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  'destination-not-running': ['aws ec2 start-instances --instance-ids i-00000004'],
  'endpoint-outside-vpc': [
    'aws ec2 create-vpc-endpoint --vpc-endpoint-type Gateway --vpc-id vpc-00000001 --service-name com.amazonaws.us-east-1.s3 --route-table-ids rtb-00000003',
  ],
  'endpoint-policy': [
    'aws ec2 modify-vpc-endpoint --vpc-endpoint-id vpce-00000004 --policy-document \'{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"sns:Publish","Resource":"arn:aws:sns:us-east-1:111111111111:orders"},{"Effect":"Allow","Principal":"*","Action":"sns:Publish","Resource":"arn:aws:sns:us-east-1:111111111111:news"}]}\'',
  ],
  'endpoint-service-not-in-region': [
    'aws ec2 modify-vpc-endpoint-service-configuration --service-id vpce-svc-00000008 --add-supported-regions us-east-1',
  ],
  'endpoint-service-principal': [
    'aws ec2 modify-vpc-endpoint-service-permissions --service-id vpce-svc-00000008 --add-allowed-principals arn:aws:iam::111111111111:root',
  ],
  'endpoint-wrong-service': [
    'aws ec2 modify-vpc-attribute --vpc-id vpc-00000001 --enable-dns-hostnames',
    'aws ec2 create-vpc-endpoint --vpc-endpoint-type Interface --vpc-id vpc-00000001 --service-name com.amazonaws.us-east-1.sns --subnet-ids subnet-00000002 --private-dns-enabled',
  ],
  'ephemeral-ports-partly-open': [
    'aws ec2 create-network-acl-entry --network-acl-id acl-00000004 --ingress --rule-number 110 --protocol 6 --port-range From=32768,To=60999 --cidr-block 10.0.2.10/32 --rule-action allow',
  ],
  'internet-gateway-detached': [
    'aws ec2 attach-internet-gateway --internet-gateway-id igw-00000005 --vpc-id vpc-00000001',
  ],
  'name-resolves-publicly': [
    'aws ec2 modify-vpc-endpoint --vpc-endpoint-id vpce-00000006 --private-dns-enabled',
  ],
  'nat-gateway-protocol': [
    'aws ec2 create-route --route-table-id rtb-00000004 --destination-cidr-block 203.0.113.7/32 --gateway-id igw-00000007',
  ],
  'nat-gateway-unsolicited': [
    'aws ec2 replace-route --route-table-id rtb-00000004 --destination-cidr-block 0.0.0.0/0 --gateway-id igw-00000008',
  ],
  'network-acl-inbound': [
    'aws ec2 create-network-acl-entry --network-acl-id acl-00000004 --ingress --rule-number 110 --protocol 6 --port-range From=32768,To=60999 --cidr-block 10.0.2.10/32 --rule-action allow',
  ],
  'network-acl-outbound': [
    'aws ec2 create-network-acl-entry --network-acl-id acl-00000004 --egress --rule-number 110 --protocol 6 --port-range From=5432,To=5432 --cidr-block 10.0.2.10/32 --rule-action allow',
  ],
  'no-public-address-for-ingress': [
    'aws ec2 allocate-address --domain vpc',
    'aws ec2 associate-address --instance-id i-00000005 --allocation-id ALLOCATION_ID',
  ],
  'no-public-address': [
    'aws ec2 allocate-address --domain vpc',
    'aws ec2 associate-address --instance-id i-00000004 --allocation-id ALLOCATION_ID',
  ],
  'peering-not-active': ['aws ec2 accept-vpc-peering-connection --vpc-peering-connection-id pcx-00000009'],
  'security-group-outbound': [
    "aws ec2 authorize-security-group-egress --group-id sg-00000003 --ip-permissions 'IpProtocol=tcp,FromPort=5432,ToPort=5432,UserIdGroupPairs=[{GroupId=sg-00000004}]'",
  ],
  'source-destination-check': [
    'aws ec2 modify-instance-attribute --instance-id i-00000007 --no-source-dest-check',
  ],
  'source-not-running': ['aws ec2 start-instances --instance-ids i-00000003'],
  'transit-gateway-attachment-state': [
    'aws ec2 accept-transit-gateway-vpc-attachment --transit-gateway-attachment-id tgw-attach-0000000b',
  ],
  'transit-gateway-zone': [
    'aws ec2 modify-transit-gateway-vpc-attachment --transit-gateway-attachment-id tgw-attach-0000000b --add-subnet-ids subnet-00000003',
  ],
  'virtual-private-gateway-detached': [
    'aws ec2 attach-vpn-gateway --vpn-gateway-id vgw-00000005 --vpc-id vpc-00000001',
  ],
};

const folder = join(import.meta.dirname, '../../../content/scenarios/findings');
const codes = readdirSync(folder).map((file) => file.replace(/\.json$/, ''));

/** A finding's fix in its own scenario, as it is or as if it were imported. */
const fixOf = (
  code: string,
  change: (scenario: Readonly<Record<string, unknown>>) => unknown,
): Fix | undefined => {
  const text = readFileSync(join(folder, `${code}.json`), 'utf8');
  const read = readNetwork(JSON.stringify(change(JSON.parse(text))));
  const [flow] = read.ok ? read.network.flows.values() : [];
  if (!read.ok || flow === undefined) return expect.fail('no scenario with a flow');
  const result = fixesFor(read.scenario, flow);
  const found = result.ok ? result.trace.findings.find((finding) => finding.code === code) : undefined;
  return found?.fix;
};

describe('the scenario of each finding', () => {
  it.each(codes)('%s', (code) => {
    const edits = (fixOf(code, (scenario) => scenario)?.edits ?? []).map(
      (edit): Edit => ('value' in edit ? [edit.op, edit.path, edit.value] : [edit.op, edit.path]),
    );
    expect(edits).toEqual(EDITS[code] ?? []);
    expect(fixOf(code, imported)?.aws?.split('\n') ?? []).toEqual(COMMANDS[code] ?? []);
  });
  it('is there for each of the fixes above', () => {
    const listed = [...Object.keys(EDITS), ...Object.keys(COMMANDS)];
    expect(listed.filter((code) => !codes.includes(code))).toEqual([]);
  });
});
