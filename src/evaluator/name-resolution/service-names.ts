/** What AWS services are called: short codes, whole names, and the host names of their Regional endpoints. */
import { AWS_SERVICES, type AwsService } from './aws-services.ts';

const BY_CODE: ReadonlyMap<string, AwsService> = new Map(
  AWS_SERVICES.map((service) => [service.code, service]),
);

/** Every short code, for suggestions. */
export const serviceCodes = (): Iterable<string> => BY_CODE.keys();

const WHOLE_NAME =
  /^(?:com\.amazonaws|aws\.[a-z0-9-]+|cn\.com\.amazonaws)\.([a-z]{2,}(?:-[a-z]+)+-\d+)\.(.+)$/;

/** `sns` to `com.amazonaws.us-east-1.sns`; a whole name stays. undefined for a short name that is not known. */
export const wholeServiceName = (service: string, region: string): string | undefined => {
  if (service.startsWith('com.amazonaws.') || service.startsWith('aws.') || service.startsWith('cn.'))
    return service;
  return BY_CODE.has(service) ? `com.amazonaws.${region}.${service}` : undefined;
};

/** The service and Region behind a whole name, where the service is known. */
export const serviceOf = (
  wholeName: string,
): { readonly service: AwsService; readonly region: string } | undefined => {
  const [, region, code] = WHOLE_NAME.exec(wholeName) ?? [];
  const service = BY_CODE.get(code ?? '');
  return service === undefined || region === undefined ? undefined : { service, region };
};

/** Whether AWS offers private DNS for a service's interface endpoints; of services that are not known, it is taken to (fact F-IFE-18). */
export const mayHavePrivateDns = (wholeName: string): boolean =>
  serviceOf(wholeName)?.service.privateDns ?? true;

/** What people call an AWS service: `Amazon SNS` for `com.amazonaws.us-east-1.sns`, and the name itself for one unknown. */
export const serviceTitle = (wholeName: string): string => serviceOf(wholeName)?.service.title ?? wholeName;

const REGION = /^[a-z]{2,}(?:-[a-z]+)+-\d+$/;

/** One pattern of a service's hosts against a name; `*.` stands for one label or more. */
const hostMatches = (pattern: string, host: string): boolean =>
  pattern.startsWith('*.')
    ? host.endsWith(pattern.slice(1)) && host.length > pattern.length - 1
    : host === pattern;

/** The service of a host name. */
interface HostService {
  /** Whole name. */
  readonly name: string;
  readonly service: AwsService;
  /** The domain that private DNS of an endpoint answers for: the service's own name, above that of a bucket. */
  readonly domain: string;
}

/** The AWS service that a host name belongs to, and whether an endpoint's private DNS would cover the name. */
export const serviceOfHost = (host: string): HostService | undefined => {
  // The last one: a bucket may be called like a Region.
  const region = host.split('.').findLast((label) => REGION.test(label));
  if (region === undefined) return undefined;
  for (const service of AWS_SERVICES) {
    const pattern = service.hosts
      .map((each) => each.replace('{region}', region))
      .find((each) => hostMatches(each, host));
    if (pattern !== undefined)
      return {
        name: `com.amazonaws.${region}.${service.code}`,
        service,
        domain: pattern.replace(/^\*\./, ''),
      };
  }
  return undefined;
};

/**
 * The service that a host name belongs to, where an endpoint of AWS's service `wholeName` is known not to serve that
 * name: nobody there has a certificate for it. Undefined where it may, or where either is not known.
 */
export const otherServiceOf = (host: string, wholeName: string): string | undefined => {
  const asked = serviceOfHost(host);
  const held = serviceOf(wholeName);
  if (asked === undefined || held === undefined || asked.service.code === held.service.code) return undefined;
  const serves = held.service.hosts.some((pattern) =>
    hostMatches(pattern.replace('{region}', held.region), host),
  );
  return serves ? undefined : asked.name;
};
