/** What opens the minimal scenario of each finding: the edits, as data. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readNetwork } from '../model/read.ts';
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

const folder = join(import.meta.dirname, '../../../content/scenarios/findings');
const codes = readdirSync(folder).map((file) => file.replace(/\.json$/, ''));

/** The edits of a finding's fix in its own scenario; none where it has no fix. */
const editsOf = (code: string): readonly Edit[] => {
  const read = readNetwork(readFileSync(join(folder, `${code}.json`), 'utf8'));
  const [flow] = read.ok ? read.network.flows.values() : [];
  if (!read.ok || flow === undefined) return expect.fail('no scenario with a flow');
  const result = fixesFor(read.scenario, flow);
  const found = result.ok ? result.trace.findings.find((finding) => finding.code === code) : undefined;
  return (found?.fix?.edits ?? []).map(
    (edit): Edit => ('value' in edit ? [edit.op, edit.path, edit.value] : [edit.op, edit.path]),
  );
};

describe('the scenario of each finding', () => {
  it.each(codes)('%s', (code) => {
    expect(editsOf(code)).toEqual(EDITS[code] ?? []);
  });
  it('is there for each of the fixes above', () => {
    expect(Object.keys(EDITS).filter((code) => !codes.includes(code))).toEqual([]);
  });
});
