/** Answers of AWS that do not say what they are about. */
import { expect, test } from 'vitest';
import { importOf } from '../fixtures/import-of.ts';
import { ASSOCIATED, attachment, tablesOf, target, transitRoute } from '../fixtures/shapes.ts';

test('answers that do not say what they are of are left out with a hint', () => {
  const { leftOut } = importOf({
    Routes: [transitRoute('10.9.0.0/16', 'tgw-attach-1')],
    Attributes: [{ Key: 'load_balancing.cross_zone.enabled', Value: 'true' }],
    TargetHealthDescriptions: [target('10.0.1.5', 'healthy')],
    IpAddresses: [{ IpId: 'rni-1', SubnetId: 'subnet-1' }],
    Associations: [{ AssociationId: 'of another service' }],
  });
  expect(leftOut.join('\n')).toContain(
    'routes of transit gateways: nothing says what they are of: write them as TransitGatewayStaticRoutes: [{ TransitGatewayRouteTableId, Routes }]',
  );
  for (const key of ['LoadBalancerAttributes', 'LoadBalancerTargetHealth', 'ResolverEndpointIpAddresses'])
    expect(leftOut.join('\n')).toContain(`write them as ${key}`);
  expect(leftOut).toContain('Associations: this kind is not read');
});

test('the name of a file, or the id beside an answer, says what it is of', () => {
  const gateway = { TransitGatewayAttachments: [attachment(ASSOCIATED)] };
  const table = 'tgw-rtb-0123456789abcdef0';
  const associated = {
    TransitGatewayAttachments: [
      attachment({ Association: { State: 'associated', TransitGatewayRouteTableId: table } }),
    ],
  };
  const routes = { Routes: [transitRoute('10.9.0.0/16', 'tgw-attach-1')] };
  expect(tablesOf(importOf(associated, { [`routes-of-${table}.json`]: routes }))).toMatchObject({
    [table]: { routes: { '10.9.0.0/16': 'tgw-attach-1' } },
  });
  expect(
    tablesOf(importOf(gateway, { 'x.json': { TransitGatewayRouteTableId: 'tgw-rtb-1', ...routes } })),
  ).toMatchObject({ 'tgw-rtb-1': { routes: { '10.9.0.0/16': 'tgw-attach-1' } } });
});
