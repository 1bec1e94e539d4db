/** Networks and policy files for the tests of `check`. */
import type { testFolder } from './command.ts';

type File = ReturnType<typeof testFolder>['file'];

/** Two alike web servers and a database, whose groups are as a test wants them; null: not in the data. */
export const network = (file: File, securityGroups: readonly string[] | null): string =>
  file(`network-${securityGroups === null ? 'unknown' : securityGroups.join('-')}.json`, {
    version: 1,
    vpcs: {
      main: {
        cidr: '10.0.0.0/16',
        subnets: { 'web-a': { cidr: '10.0.1.0/24' }, 'db-a': { cidr: '10.0.2.0/24' } },
        securityGroups: { open: { inbound: [{ cidr: '0.0.0.0/0' }] }, closed: {} },
      },
    },
    instances: {
      web1: { subnet: 'web-a', ip: '10.0.1.10', securityGroups: ['open'] },
      web2: { subnet: 'web-a', ip: '10.0.1.11', securityGroups: ['open'] },
      db: { subnet: 'db-a', ip: '10.0.2.10', securityGroups, label: 'the <db> & "more"' },
    },
  });

/** What web servers and the database are asked. */
export const query = { from: { subnets: 'web-*' }, to: { subnets: ['db-*'] }, port: 5432 } as const;

/** A policy file with these expectations. */
export const policyFile = (file: File, name: string, expectations: object): string =>
  file(name, { version: 1, expectations });
