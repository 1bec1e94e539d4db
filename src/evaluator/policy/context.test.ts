import { describe, expect, it } from 'vitest';
import { parseAddress } from '../address/prefix.ts';
import { exactly } from '../address/set.ts';
import { networkOf } from '../testing/build.ts';
import { contextOf, type RequestEnds, type Way } from './context.ts';

const A = '111111111111';
const ROLE = `arn:aws:iam::${A}:role/team/app`;
const network = networkOf({
  accounts: {
    [A]: { organization: 'o-1', organizationPaths: ['o-1/r-1/ou-1/'] },
    '222222222222': {},
    '333333333333': { organization: 'o-3' },
  },
  vpcs: {
    office: { account: A, cidr: '10.0.0.0/16', subnets: {} },
    nobodys: { cidr: '10.1.0.0/16', subnets: {} },
  },
  principals: { app: { arn: ROLE, tags: { Team: 'blue' } } },
  resources: { data: { arn: 'arn:aws:s3:::data', account: '333333333333', tags: { Kind: 'logs' } } },
});
const address = parseAddress('10.0.1.10');
if (address === undefined) throw new Error('no address');
const source = exactly(address);
const vpcOf = (id: string) => network.vpcs.get(id) ?? expect.fail('no VPC');
const BY_ENDPOINT: Way = { kind: 'endpoint', id: 'vpce-1', vpc: vpcOf('office'), source };
const PUBLIC: Way = { kind: 'public', source };

const NOBODY: RequestEnds = {
  principal: undefined,
  caller: undefined,
  resource: undefined,
  port: 443,
  region: 'us-east-1',
  service: 's3',
};
const keysOf = (way: Way, ends: Partial<RequestEnds> = {}) => contextOf(network, way, { ...NOBODY, ...ends });
const known = (...values: string[]) => ({ kind: 'known', values });
const ABSENT = { kind: 'absent' };

describe('the way of a request', () => {
  it.each([
    ['aws:SourceVpce', known('vpce-1'), ABSENT],
    ['aws:SourceVpc', known('office'), ABSENT],
    ['aws:SourceVpcArn', known(`arn:aws:ec2:us-east-1:${A}:vpc/office`), ABSENT],
    ['aws:VpceAccount', known(A), ABSENT],
    ['aws:VpceOrgID', known('o-1'), ABSENT],
    ['aws:VpceOrgPaths', known('o-1/r-1/ou-1/'), ABSENT],
    ['aws:VpcSourceIp', { kind: 'address', address: source }, ABSENT],
    ['aws:SourceIp', ABSENT, { kind: 'address', address: source }],
  ])('gives %s by an endpoint, and on the public way', (key, byEndpoint, publicly) => {
    expect(keysOf(BY_ENDPOINT).get(key.toLowerCase())).toEqual(byEndpoint);
    expect(keysOf(PUBLIC).get(key.toLowerCase())).toEqual(publicly);
  });

  it('leaves the keys about an endpoint’s owner open for other services, and where nobody knows the account', () => {
    const elsewhere = keysOf(BY_ENDPOINT, { service: 'sqs' });
    const unowned = keysOf({ ...BY_ENDPOINT, vpc: vpcOf('nobodys') });
    for (const key of ['aws:sourcevpcarn', 'aws:vpceaccount', 'aws:vpceorgid', 'aws:vpceorgpaths']) {
      expect(elsewhere.get(key)).toBeUndefined();
      expect(unowned.get(key)).toBeUndefined();
    }
    expect(elsewhere.get('aws:sourcevpce')).toEqual(known('vpce-1'));
  });

  it('knows TLS by the port, and the Region where the service has one', () => {
    expect(keysOf(PUBLIC).get('aws:securetransport')).toEqual(known('true'));
    expect(keysOf(PUBLIC, { port: 80 }).get('aws:securetransport')).toEqual(known('false'));
    expect(keysOf(PUBLIC, { port: 8080 }).get('aws:securetransport')).toBeUndefined();
    expect(keysOf(PUBLIC).get('aws:requestedregion')).toEqual(known('us-east-1'));
    expect(keysOf(PUBLIC, { region: undefined }).get('aws:requestedregion')).toBeUndefined();
  });

  it('is never an AWS service’s own', () => {
    expect(keysOf(PUBLIC).get('aws:principalisawsservice')).toEqual(known('false'));
    expect(keysOf(PUBLIC).get('aws:viaawsservice')).toEqual(known('false'));
    expect(keysOf(PUBLIC).get('aws:calledvia')).toEqual(ABSENT);
  });
});

describe('who calls', () => {
  const caller = network.principals.get('app');
  const SESSION = `arn:aws:sts::${A}:assumed-role/app/i-1`;

  it('is not known where nobody is named', () => {
    for (const key of ['aws:principalarn', 'aws:principalaccount', 'aws:principaltype', 'aws:username'])
      expect(keysOf(PUBLIC).get(key)).toBeUndefined();
  });

  it.each([
    [ROLE, 'AssumedRole', ABSENT, known(ROLE)],
    [SESSION, 'AssumedRole', ABSENT, { kind: 'role', arn: `arn:aws:iam::${A}:role/app` }],
    [`arn:aws:iam::${A}:user/team/ann`, 'User', known('ann'), known(`arn:aws:iam::${A}:user/team/ann`)],
    [`arn:aws:iam::${A}:root`, 'Account', undefined, known(`arn:aws:iam::${A}:root`)],
  ])('%s', (principal, type, user, arn) => {
    const keys = keysOf(PUBLIC, { principal });
    expect(keys.get('aws:principaltype')).toEqual(known(type));
    expect(keys.get('aws:username')).toEqual(user);
    expect(keys.get('aws:principalarn')).toEqual(arn);
    expect(keys.get('aws:principalaccount')).toEqual(known(A));
    expect(keys.get('aws:principalorgid')).toEqual(known('o-1'));
    expect(keys.get('aws:principalorgpaths')).toEqual(known('o-1/r-1/ou-1/'));
  });

  it('has the path of its role where the scenario describes the role', () => {
    expect(keysOf(PUBLIC, { principal: SESSION, caller }).get('aws:principalarn')).toEqual(known(ROLE));
  });

  it('is in an organization where its account is, in none where the account is in none, else nobody knows', () => {
    const of = (account: string) => keysOf(PUBLIC, { principal: `arn:aws:iam::${account}:role/x` });
    expect(of('222222222222').get('aws:principalorgid')).toEqual(ABSENT);
    expect(of('222222222222').get('aws:principalorgpaths')).toEqual(ABSENT);
    expect(of('333333333333').get('aws:principalorgid')).toEqual(known('o-3'));
    expect(of('333333333333').get('aws:principalorgpaths')).toBeUndefined();
    expect(of('444444444444').get('aws:principalorgid')).toBeUndefined();
  });

  it('has its tags, and no others where they are given', () => {
    const keys = keysOf(PUBLIC, { principal: ROLE, caller });
    expect(keys.get('aws:principaltag/team')).toEqual(known('blue'));
    expect(keys.get('aws:principaltag/other')).toEqual(ABSENT);
    expect(keys.get('aws:resourcetag/other')).toBeUndefined();
    expect(keysOf(PUBLIC, { principal: ROLE }).get('aws:principaltag/team')).toBeUndefined();
  });
});

describe('what is asked for', () => {
  it('has its account, organization and tags', () => {
    const keys = keysOf(PUBLIC, { resource: network.resources.get('data') });
    expect(keys.get('aws:resourceaccount')).toEqual(known('333333333333'));
    expect(keys.get('aws:resourceorgid')).toEqual(known('o-3'));
    expect(keys.get('aws:resourceorgpaths')).toBeUndefined();
    expect(keys.get('aws:resourcetag/kind')).toEqual(known('logs'));
    expect(keys.get('aws:resourcetag/other')).toEqual(ABSENT);
    expect(keys.get('aws:principaltag/other')).toBeUndefined();
    expect(keysOf(PUBLIC).get('aws:resourceaccount')).toBeUndefined();
  });
});

describe('who makes the call', () => {
  const OF_SERVICES = ['aws:sourcearn', 'aws:sourceaccount', 'aws:sourceorgid', 'aws:sourceorgpaths'];
  const OF_IDENTITIES = ['aws:principalarn', 'aws:principalaccount', 'aws:principalorgid', 'aws:username'];
  it('has no key about a calling service, unless it is one', () => {
    for (const principal of [ROLE, undefined]) {
      const keys = keysOf(PUBLIC, { principal });
      for (const key of [...OF_SERVICES, 'aws:principalservicename']) expect(keys.get(key)).toEqual(ABSENT);
      expect(keys.get('aws:principalisawsservice')).toEqual(known('false'));
    }
    const service = keysOf(PUBLIC, { principal: 'logs.us-east-1.amazonaws.com' });
    expect(service.get('aws:principalisawsservice')).toEqual(known('true'));
    expect(service.get('aws:principalservicename')).toEqual(known('logs.us-east-1.amazonaws.com'));
    for (const key of OF_SERVICES) expect(service.get(key)).toBeUndefined();
    for (const key of OF_IDENTITIES) expect(service.get(key)).toEqual(ABSENT);
  });
  it('is never by way of another service', () => {
    const keys = keysOf(PUBLIC, { principal: ROLE });
    for (const key of ['aws:calledvia', 'aws:calledviafirst', 'aws:calledvialast'])
      expect(keys.get(key)).toEqual(ABSENT);
    expect(keys.get('aws:viaawsservice')).toEqual(known('false'));
  });
  it('is told in the words of single services too', () => {
    const resource = network.resources.get('data');
    const ofS3 = keysOf(PUBLIC, { principal: ROLE, resource });
    expect(ofS3.get('s3:resourceaccount')).toEqual(known('333333333333'));
    expect(ofS3.get('kms:calleraccount')).toBeUndefined();
    expect(keysOf(PUBLIC).get('s3:resourceaccount')).toBeUndefined();
    const ofKms = keysOf(PUBLIC, { principal: ROLE, resource, service: 'kms' });
    expect(ofKms.get('kms:calleraccount')).toEqual(known(A));
    expect(ofKms.get('kms:viaservice')).toEqual(ABSENT);
    expect(ofKms.get('s3:resourceaccount')).toBeUndefined();
    expect(keysOf(PUBLIC, { service: 'kms' }).get('kms:calleraccount')).toBeUndefined();
  });
});
