/** One text of a scenario to another, whatever it is: a name, an address, a host, an ARN, an account, or words. */
import { type Prefix, parseAddress, parseCidr } from '../../evaluator/address/prefix.ts';
import { serviceCodes } from '../../evaluator/name-resolution/service-names.ts';
import { type AddressMap, printed } from './addresses.ts';
import type { Names } from './names.ts';
import { isRegion, Words } from './words.ts';

/** Labels of AWS's own host names. A code may have several. */
const AWS_LABELS: ReadonlySet<string> = new Set([
  ...[...serviceCodes()].flatMap((code) => [code, ...code.split('.')]),
  ...[
    'amazonaws',
    'com',
    'cn',
    'aws',
    'api',
    'vpce',
    'elb',
    'ec2',
    'compute',
    'internal',
    'dualstack',
    'fips',
  ],
  ...['compute-1', 's3-accesspoint', 's3-control', 'accesspoint', 'bucket', 'control', 'on', '*'],
]);
const AWS_HOST =
  /(^|\.)(amazonaws\.com|amazonaws\.com\.cn|api\.aws|on\.aws|(ec2|[a-z0-9-]+\.compute)\.internal)\.?$/i;

/** Last labels that say what kind of domain it is; the evaluator tells private ones by some of them. */
const LAST_LABELS: ReadonlySet<string> = new Set(
  'com org net io dev cloud internal local lan corp home intranet private arpa test localhost example invalid'.split(
    ' ',
  ),
);

/** Services in ARNs that have no endpoint of their own in a VPC. */
const IAM_SERVICES: ReadonlySet<string> = new Set(
  '* iam sts organizations ram elasticloadbalancing vpc-lattice route53resolver route53 cloudfront'.split(
    ' ',
  ),
);

/** The addresses inside names that AWS makes: `ip-10-0-1-10`, `ec2-203-0-113-5`. */
const ADDRESS_LABEL = /^(ip|ec2)-(\d+-\d+-\d+-\d+)$/;

/** More than any scenario asks about; each pattern is held against each of them. */
const MOST_ASKED = 2_000;

const ACCOUNT = /^\d{12}$/;
const FIRST_ACCOUNT = 100_000_000_001;

const SERVICE_NAME = /^(com\.amazonaws\.vpce\.[a-z0-9-]+\.)(.+)$/;
/** `com.amazonaws.us-east-1.sns`, `aws.sagemaker.us-east-1.notebook`. */
const AWS_SERVICE = /^(?:(?:cn\.)?com\.amazonaws|aws\.[a-z0-9-]+)\.[a-z0-9-]+\.[a-z0-9.-]+$/;

export class Texts {
  readonly names: Names;
  readonly #words = new Words();
  readonly #accounts = new Map<string, string>();
  readonly #labels: ReadonlyMap<string, string>;
  readonly #services: ReadonlySet<string>;
  #addresses: AddressMap | undefined;
  readonly prefixes: Prefix[] = [];
  /** Whole texts that a policy may be asked about, with what became of them. */
  readonly corpus = new Map<string, string>();

  /**
   * `labels`: what each label names, where one resource alone has it. `services`: the endpoint services of the
   * scenario, which go before AWS's own of the same name.
   */
  constructor(names: Names, labels: ReadonlyMap<string, string>, services: ReadonlySet<string>) {
    this.names = names;
    this.#services = services;
    this.#labels = labels;
  }

  /** Ends the first pass, which only gathered. */
  useAddresses(addresses: AddressMap): void {
    this.#addresses = addresses;
    for (const text of this.corpus.keys()) this.corpus.set(text, this.any(text));
  }

  account(text: string): string {
    const known = this.#accounts.get(text) ?? String(FIRST_ACCOUNT + this.#accounts.size);
    this.#accounts.set(text, known);
    return known;
  }

  /** An address or CIDR; undefined where it is none. */
  address(text: string): string | undefined {
    const isCidr = text.includes('/');
    const range = isCidr ? parseCidr(text)?.prefix : parseAddress(text);
    if (range === undefined) return undefined;
    this.prefixes.push(range);
    return printed(this.#addresses?.map(range) ?? range, isCidr);
  }

  /** A host name or domain, label by label. */
  host(text: string): string {
    const isAws = AWS_HOST.test(text);
    const labels = text.split('.');
    const last = labels.findLastIndex((label) => label !== '');
    return labels.map((label, index) => this.#label(label, isAws, index === last)).join('.');
  }

  #label(label: string, isAws: boolean, isLast: boolean): string {
    const lower = label.toLowerCase();
    if (label === '' || label === '*') return label;
    if (isAws && (AWS_LABELS.has(lower) || isRegion(lower))) return lower;
    if (isLast && LAST_LABELS.has(lower)) return lower;
    const [, kind, dashed] = ADDRESS_LABEL.exec(lower) ?? [];
    const address = dashed === undefined ? undefined : this.address(dashed.replaceAll('-', '.'));
    if (address !== undefined) return `${kind}-${address.replaceAll('.', '-')}`;
    return this.names.known(label) ?? this.#words.text(lower);
  }

  /** A service of AWS stays; one of somebody else's has the name of its endpoint service. */
  service(text: string): string {
    const [, before, id] = SERVICE_NAME.exec(text) ?? [];
    if (before !== undefined && id !== undefined) return before + this.names.of(id, 'endpointServices');
    if (this.#services.has(text)) return this.names.of(text, 'endpointServices');
    return AWS_SERVICE.test(text) || AWS_LABELS.has(text) ? text : this.names.of(text, 'endpointServices');
  }

  /** An ARN, also one with wildcards in it; undefined where it is none. */
  arn(text: string): string | undefined {
    const parts = /^arn:([^:]*):([^:]*):([^:]*):([^:]*):(.*)$/s.exec(text);
    if (parts === null) return undefined;
    const [, partition = '', service = '', region = '', account = '', rest = ''] = parts;
    const place = region === '' || region === '*' || isRegion(region) ? region : this.#words.text(region);
    const segments = rest.split(/([/:])/).map((part) => this.names.known(part) ?? this.#accountOr(part));
    const own = /^aws(-[a-z]{2,6}){0,2}$/.test(partition) ? partition : this.#words.text(partition);
    const kind = AWS_LABELS.has(service) || IAM_SERVICES.has(service) ? service : this.#words.text(service);
    return ['arn', own, kind, place, this.#accountOr(account), segments.join('')].join(':');
  }

  #accountOr(text: string): string {
    return ACCOUNT.test(text) ? this.account(text) : this.#words.text(text);
  }

  /** Any text whose place says nothing of what it is. */
  any(text: string): string {
    const known = this.names.known(text);
    if (known !== undefined) return known;
    if (ACCOUNT.test(text)) return this.account(text);
    const address = this.address(text);
    if (address !== undefined) return address;
    if (isRegion(text)) return text;
    const arn = this.arn(text);
    if (arn !== undefined) return arn;
    if (AWS_SERVICE.test(text)) return this.service(text);
    if (/^[\w*-]+(\.[\w*-]+)+\.?$/.test(text) && /[a-z]/i.test(text)) return this.host(text);
    return this.#words.text(text);
  }

  /** What names a resource: by its name, with its VPC's before it, or by a label; or an address, a host, an ARN. */
  reference(text: string): string {
    const known = this.names.known(text);
    if (known !== undefined) return known;
    const labelled = this.#labels.get(text);
    if (labelled !== undefined) return this.names.of(labelled);
    if (text.startsWith('internet:')) return `internet:${this.address(text.slice(9)) ?? ''}`;
    const address = this.address(text);
    if (address !== undefined) return address;
    if (AWS_SERVICE.test(text)) return this.service(text);
    if (text.startsWith('arn:')) return this.any(text);
    if (text.includes('.')) return this.host(text);
    if (text.includes('/'))
      return text
        .split('/')
        .map((part) => this.names.of(part))
        .join('/');
    return /^[A-Za-z][\w-]*$/.test(text) ? this.names.of(text) : this.#words.text(text);
  }

  /** Text that is only read by people, and keys of tags, which do not tell small letters from large. */
  words(text: string): string {
    return this.#words.text(text);
  }

  /** What a policy may be asked about: remembered, so that patterns can be held against it. */
  asked(text: string): string {
    const image = this.any(text);
    if (this.corpus.size < MOST_ASKED) this.corpus.set(text, image);
    return image;
  }
}
