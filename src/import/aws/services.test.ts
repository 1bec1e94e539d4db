/** Endpoint services, endpoints and VPC Lattice of which only a part was exported. */
import { expect, test } from 'vitest';
import { importOf, route, routeTable } from '../fixtures/import-of.ts';
import { balancer, LB } from '../fixtures/shapes.ts';

const service = (more: object = {}) => ({
  ServiceId: 'vpce-svc-1',
  ServiceName: 'com.amazonaws.vpce.eu-west-1.vpce-svc-1',
  ServiceState: 'Available',
  NetworkLoadBalancerArns: [LB],
  ...more,
});

test('an endpoint service: its load balancers and principals where they are known', () => {
  const one = importOf({ ServiceConfigurations: [service()] });
  expect(one.scenario.endpointServices).toMatchObject({
    'vpce-svc-1': { loadBalancers: null, allowedPrincipals: null },
  });
  const principals = { AllowedPrincipals: [{ Principal: '*', PrincipalType: 'All' }] };
  const both = importOf({ LoadBalancers: [balancer()], ServiceConfigurations: [service()], ...principals });
  expect(both.scenario.endpointServices).toMatchObject({
    'vpce-svc-1': { loadBalancers: ['api'], allowedPrincipals: ['*'] },
  });
  const half = service({ NetworkLoadBalancerArns: [LB, `${LB}9`] });
  const some = importOf({ LoadBalancers: [balancer()], ServiceConfigurations: [half] });
  expect(some.scenario.endpointServices?.['vpce-svc-1']?.loadBalancers).toBeNull();
  // With two services nothing says whose principals these are.
  const two = importOf({
    ServiceConfigurations: [service(), service({ ServiceId: 'vpce-svc-2' })],
    ...principals,
  });
  expect(two.scenario.endpointServices?.['vpce-svc-1']?.allowedPrincipals).toBeNull();
  expect(two.leftOut.join()).toContain('principals of endpoint services: nothing says what they are of');
  const own = importOf({
    ServiceConfigurations: [service(), service({ ServiceId: 'vpce-svc-2' })],
    AllowedPrincipals: [{ Principal: 'arn:aws:iam::444455556666:root', ServiceId: 'vpce-svc-2' }],
  });
  expect(own.scenario.endpointServices?.['vpce-svc-2']?.allowedPrincipals).toHaveLength(1);
});

test('endpoints whose service or resource is not in the data lead to null, and their fields are read', () => {
  const endpoint = (id: number, VpcEndpointType: string, more: object = {}) => ({
    VpcEndpointId: `vpce-${id}`,
    VpcEndpointType,
    VpcId: 'vpc-1',
    State: 'available',
    SubnetIds: ['subnet-1'],
    Groups: [],
    ...more,
  });
  const { scenario } = importOf({
    VpcEndpoints: [
      endpoint(1, 'GatewayLoadBalancer', { ServiceName: 'com.amazonaws.vpce.eu-west-1.vpce-svc-9' }),
      endpoint(2, 'Resource', {
        ResourceConfigurationArn: 'arn:aws:vpc-lattice:::resourceconfiguration/rcfg-9',
      }),
      endpoint(3, 'ServiceNetwork', { State: 'PendingAcceptance' }),
      endpoint(4, 'Interface', {
        ServiceName: 'com.amazonaws.eu-west-1.s3',
        PrivateDnsEnabled: true,
        DnsOptions: { PrivateDnsOnlyForInboundResolverEndpoint: true },
        IpAddressType: 'dualstack',
        ServiceRegion: 'eu-west-1',
      }),
      endpoint(5, 'Tunnel'),
    ],
    ...routeTable(route('10.9.0.0/16', { VpcEndpointId: 'vpce-1' })),
  });
  expect(scenario.endpoints).toMatchObject({
    'vpce-1': { type: 'gateway-load-balancer', service: null, subnet: 'subnet-1' },
    'vpce-2': { type: 'resource', resource: null },
    'vpce-3': { type: 'service-network', serviceNetwork: null, state: 'pendingAcceptance' },
    'vpce-4': {
      privateDns: true,
      privateDnsOnlyForInboundResolver: true,
      ipAddressType: 'dualstack',
      serviceRegion: 'eu-west-1',
    },
  });
  expect(scenario.vpcs['vpc-1']?.routeTables?.['rtb-1']?.routes).toEqual({ '10.9.0.0/16': 'vpce-1' });
  expect(scenario.otherGateways).toMatchObject({ 'vpce-5': { kind: 'tunnel endpoint' } });
});

test('VPC Lattice: what is not plain is left out', () => {
  const arn = 'arn:aws:vpc-lattice:eu-west-1:111122223333:resourceconfiguration/rcfg-1';
  const config = { id: 'rcfg-1', arn, type: 'SINGLE', status: 'ACTIVE', portRanges: ['443'] };
  const of = (more: object) => importOf({ items: [{ ...config, ...more }] }).scenario.resourceConfigurations;
  expect(of({})).toMatchObject({ 'rcfg-1': { gateway: null, target: null, ports: 443 } });
  expect(
    of({ resourceConfigurationDefinition: { dnsResource: { domainName: 'db.example.com' } } }),
  ).toMatchObject({ 'rcfg-1': { target: 'db.example.com' } });
  expect(of({ type: 'GROUP' })).toBeUndefined();
  expect(of({ portRanges: ['0'] })).toBeUndefined();
  expect(of({ portRanges: undefined })).toBeUndefined();
  const network = { id: 'sn-1', arn: arn.replace('resourceconfiguration/rcfg', 'servicenetwork/sn') };
  const endpoint = {
    VpcEndpointId: 'vpce-1',
    VpcEndpointType: 'ServiceNetwork',
    VpcId: 'vpc-1',
    State: 'available',
    SubnetIds: ['subnet-1'],
    ServiceNetworkArn: network.arn,
  };
  const theirs = { ...config, arn: arn.replace('111122223333', '444455556666') };
  const association = {
    id: 'snra-1',
    arn: arn.replace('resourceconfiguration/rcfg', 'x/snra'),
    status: 'ACTIVE',
    serviceNetworkId: 'sn-1',
    resourceConfigurationId: 'rcfg-1',
  };
  const shared = importOf({ items: [theirs, network, association], VpcEndpoints: [endpoint] }).scenario;
  // A working endpoint shows that its account may use what it leads to.
  expect(shared.resourceConfigurations?.['rcfg-1']?.sharedWith).toEqual(['111122223333']);
  expect(shared.endpoints?.['vpce-1']).toMatchObject({ serviceNetwork: 'sn-1' });
  expect(importOf({ items: [network] }).scenario.serviceNetworks).toMatchObject({
    'sn-1': { resources: null },
  });
});
