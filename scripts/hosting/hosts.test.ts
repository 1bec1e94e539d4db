/** The examples for S3 with CloudFront and for GitHub Pages, each held by a stand-in with the service's rules. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { policyForAll } from '../csp.ts';
import { SITE } from './fixture.ts';
import {
  type Answer,
  type Behavior,
  type Bucket,
  cloudFront,
  gitHubPages,
  type Host,
  s3Rest,
  s3Website,
  type ViewerRequest,
} from './hosts.ts';

const examples = join(import.meta.dirname, '../../content/examples');
const textOf = (file: string): string => readFileSync(join(examples, file), 'utf8');
const POLICY = policyForAll(['<script>alert(1)</script>']);
const YEAR = 'public, max-age=31536000, immutable';

/** Asks as a browser does: follows where it is sent, and says at which address it ended. */
const browse = (host: Host, path: string): Answer & { readonly at: string } => {
  const go = (at: string, left: number): Answer & { readonly at: string } => {
    const answer = host(at);
    const { location } = answer.headers;
    if (location === undefined || answer.status >= 400) return { ...answer, at };
    expect(left, `sent in circles at ${at}`).toBeGreaterThan(0);
    return go(new URL(location, `https://site.invalid${at}`).pathname, left - 1);
  };
  return go(path, 3);
};

/** From a page without its slash, through the relative link that stands on it. */
const throughLink = (host: Host, path: string): number => {
  const { at, body } = browse(host, path);
  const [, href = ''] = /href="([^"]+)"/.exec(body) ?? [];
  return browse(host, new URL(href, `https://site.invalid${at}`).pathname).status;
};

/** What the upload script asks of the AWS CLI, carried out on the small site. */
const uploaded = (): { readonly bucket: Bucket; readonly commands: readonly string[] } => {
  const folder = mkdtempSync(join(tmpdir(), 'hopwise-upload-'));
  try {
    mkdirSync(join(folder, 'bin'));
    const aws = join(folder, 'bin/aws');
    writeFileSync(aws, '#!/bin/sh\nprintf "%s\\t" "$@"\nprintf "\\n"\n');
    chmodSync(aws, 0o755);
    const run = spawnSync('sh', [join(examples, 's3-upload.sh'), 'bucket'], {
      encoding: 'utf8',
      env: { ...process.env, PATH: `${join(folder, 'bin')}${delimiter}${process.env['PATH'] ?? ''}` },
    });
    expect(run.stderr).toBe('');
    const commands = run.stdout.trim().split('\n');
    const entries = commands.flatMap((command) => {
      const args = command.trimEnd().split('\t');
      const [, , from = '', to = ''] = args;
      const after = (option: string): string | undefined =>
        args.includes(option) ? args[args.indexOf(option) + 1] : undefined;
      const [source, target] = [from.replace(/^dist\/?/, ''), to.replace(/^s3:\/\/bucket\/?/, '')];
      const excluded = after('--exclude')?.replace('*', '');
      return Object.entries(SITE).flatMap(([name, body]) => {
        if (!name.startsWith(source) || (excluded !== undefined && name.startsWith(excluded))) return [];
        const key = `${target}${name.slice(source.length)}`;
        return [[key, { body, cacheControl: after('--cache-control') ?? '' }] as const];
      });
    });
    return { bucket: new Map(entries), commands };
  } finally {
    rmSync(folder, { recursive: true });
  }
};

describe('s3-upload.sh', () => {
  const { bucket, commands } = uploaded();

  it('uploads every file once, those with a hash in their name first', () => {
    expect([...bucket.keys()].sort()).toEqual(Object.keys(SITE).sort());
    expect(commands[0]).toContain('dist/_astro');
    expect(commands[0]).not.toContain('--delete');
  });

  it('lets only them be kept', () => {
    for (const [key, { cacheControl }] of bucket)
      expect(cacheControl, key).toBe(key.startsWith('_astro/') ? YEAR : 'no-cache');
  });
});

/** CloudFormation's short forms, as data. */
const TAGS = ['!Ref', '!GetAtt', '!Sub'].map((tag) => ({
  tag,
  resolve: (value: string) => `${tag} ${value}`,
}));

interface Template {
  readonly Resources: Readonly<Record<string, { readonly Type: string; readonly Properties: never }>>;
}

interface BehaviorConfig {
  readonly PathPattern?: string;
  readonly CachePolicyId: string;
  readonly ResponseHeadersPolicyId: string;
  readonly FunctionAssociations: readonly { readonly EventType: string; readonly FunctionARN: string }[];
}

interface DistributionConfig {
  readonly DefaultRootObject: string;
  readonly DefaultCacheBehavior: BehaviorConfig;
  readonly CacheBehaviors: readonly BehaviorConfig[];
  readonly CustomErrorResponses: readonly {
    readonly ErrorCode: number;
    readonly ResponseCode: number;
    readonly ResponsePagePath: string;
  }[];
}

const template = parse(textOf('cloudfront.yaml'), { customTags: TAGS }) as Template;
const propertiesOf = (name: string): never => {
  const resource = template.Resources[name];
  if (resource === undefined) throw new Error(`the template has no ${name}`);
  return resource.Properties;
};
const config = (propertiesOf('Distribution') as { DistributionConfig: DistributionConfig })
  .DistributionConfig;
const functionCode = (propertiesOf('Pages') as { FunctionCode: string }).FunctionCode;
const viewerRequest = new Function(`${functionCode}; return handler;`)() as ViewerRequest;

/** The template's values, filled in as its parameters are. */
const filled = (text: string): string =>
  text
    .replace(/^!Sub /, '')
    .replace(/\$\{ContentSecurityPolicy\}/, () => POLICY)
    .replace(/\$\{MayEmbed\}/, "'self' https://wiki.example.com");

const headersOf = (reference: string): Readonly<Record<string, string>> => {
  const { ResponseHeadersPolicyConfig: policy } = propertiesOf(reference.replace('!Ref ', '')) as {
    ResponseHeadersPolicyConfig: {
      SecurityHeadersConfig: { ContentSecurityPolicy: { ContentSecurityPolicy: string } };
    };
  };
  return {
    'content-security-policy': filled(
      policy.SecurityHeadersConfig.ContentSecurityPolicy.ContentSecurityPolicy,
    ),
  };
};

const behaviorOf = (behavior: BehaviorConfig): Behavior => {
  expect(behavior.FunctionAssociations).toEqual([
    { EventType: 'viewer-request', FunctionARN: '!GetAtt Pages.FunctionARN' },
  ]);
  expect(behavior.CachePolicyId).toBe('!Ref Cache');
  return {
    pathPattern: behavior.PathPattern,
    headers: headersOf(behavior.ResponseHeadersPolicyId),
    viewerRequest,
  };
};

/** Whether the bucket's policy lets CloudFront list. */
const mayList = JSON.stringify(propertiesOf('BucketPolicy')).includes('s3:ListBucket');

const distribution = (origin: Host): Host =>
  cloudFront({
    origin,
    defaultRootObject: config.DefaultRootObject,
    behaviors: [...config.CacheBehaviors, config.DefaultCacheBehavior].map(behaviorOf),
    errorPages: config.CustomErrorResponses.map(({ ErrorCode, ResponseCode, ResponsePagePath }) => ({
      code: ErrorCode,
      status: ResponseCode,
      page: ResponsePagePath,
    })),
  });

describe('cloudfront.yaml', () => {
  const host = distribution(s3Rest(uploaded().bucket, mayList));

  it('refers to nothing that it does not have', () => {
    const names = new Set([...Object.keys(template.Resources), 'ContentSecurityPolicy', 'MayEmbed']);
    const references = [
      ...textOf('cloudfront.yaml').matchAll(/!(?:Ref|GetAtt) (\w+)|\$\{(\w+)(?:\.\w+)?\}/g),
    ].map(([, plain, inText]) => plain ?? inText ?? '');
    expect(references.length).toBeGreaterThan(15);
    expect(references.filter((name) => !names.has(name))).toEqual([]);
  });

  it('serves pages at the addresses of their folders', () => {
    expect(host('/').body).toBe(SITE['index.html']);
    expect(host('/peering/').body).toBe(SITE['peering/index.html']);
    expect(host('/peering/').headers['cache-control']).toBe('no-cache');
    expect(host('/_astro/page.AbCd1234.js').headers['cache-control']).toBe(YEAR);
  });

  it('sends a page without its slash to the one with, where its relative links hold', () => {
    expect(host('/peering')).toMatchObject({ status: 301, headers: { location: '/peering/' } });
    expect(throughLink(host, '/peering')).toBe(200);
  });

  it.each(['/no-such-page/', '/no-such-page', '/no-such-file.js', '/_astro/', '/scenarios/sns/'])(
    'shows the page for what is missing at %s',
    (path) => {
      expect(browse(host, path)).toMatchObject({ status: 404, body: SITE['404.html'] });
    },
  );

  it('sends nobody to another host', () => {
    for (const path of ['//evil.example', '///evil.example/x', '//evil.example/%2e%2e']) {
      const { location = '/' } = host(path).headers;
      expect(new URL(location, 'https://site.invalid').host).toBe('site.invalid');
    }
  });

  it('sends the policy of the build, and lets the pages that it names embed one page only', () => {
    const policyOf = (path: string): string => host(path).headers['content-security-policy'] ?? '';
    expect(policyOf('/peering/')).toBe(`${POLICY}; frame-ancestors 'self'`);
    expect(policyOf('/embed/')).toBe(`${POLICY}; frame-ancestors 'self' https://wiki.example.com`);
    expect(policyOf('/no-such-page/')).toContain("default-src 'self'");
  });

  it('keeps the bucket to itself', () => {
    const { PublicAccessBlockConfiguration: block } = propertiesOf('Bucket') as {
      PublicAccessBlockConfiguration: Readonly<Record<string, boolean>>;
    };
    expect(Object.values(block)).toEqual([true, true, true, true]);
  });
});

describe('other ways to use a bucket', () => {
  const { bucket } = uploaded();

  it('without the function, a page in a folder is missing: the root object stands for the root only', () => {
    const bare = cloudFront({
      origin: s3Rest(bucket, true),
      defaultRootObject: 'index.html',
      behaviors: [],
      errorPages: [],
    });
    expect(bare('/').status).toBe(200);
    expect(bare('/peering/').status).toBe(404);
  });

  it('a function that only adds the file name breaks relative links', () => {
    const sample: ViewerRequest = ({ request }) => ({
      uri: request.uri.endsWith('/') ? `${request.uri}index.html` : `${request.uri}/index.html`,
    });
    const host = cloudFront({
      origin: s3Rest(bucket, true),
      defaultRootObject: undefined,
      behaviors: [{ pathPattern: undefined, headers: {}, viewerRequest: sample }],
      errorPages: [],
    });
    expect(host('/challenges/one').status).toBe(200);
    expect(throughLink(host, '/challenges/one/')).toBe(200);
    expect(throughLink(host, '/challenges/one')).toBe(404);
  });

  it('without the right to list, what is missing is forbidden, and no error page for 404 takes it', () => {
    expect(distribution(s3Rest(bucket, false))('/no-such-page/').status).toBe(403);
  });

  it('a website endpoint needs no function', () => {
    const host = s3Website(bucket, 'index.html', '404.html');
    expect(host('/peering')).toMatchObject({ status: 302, headers: { location: '/peering/' } });
    expect(throughLink(host, '/peering')).toBe(200);
    expect(browse(host, '/no-such-page/')).toMatchObject({ status: 404, body: SITE['404.html'] });
  });
});

describe('github-pages.yml', () => {
  interface Step {
    readonly uses?: string;
    readonly run?: string;
    readonly id?: string;
    readonly env?: Readonly<Record<string, string>>;
    readonly with?: Readonly<Record<string, string>>;
  }
  const workflow = parse(textOf('github-pages.yml')) as {
    readonly permissions: Readonly<Record<string, string>>;
    readonly jobs: { readonly site: { readonly steps: readonly Step[] } };
  };
  const { steps } = workflow.jobs.site;
  const stepOf = (action: string): Step | undefined =>
    steps.find(({ uses, run }) => uses?.startsWith(`${action}@`) === true || run === action);

  it('builds for the address that Pages gives, and uploads what was built', () => {
    const { id } = stepOf('actions/configure-pages') ?? {};
    expect(stepOf('npm run build')?.env).toEqual({
      SITE: `\${{ steps.${id}.outputs.origin }}`,
      BASE: `\${{ steps.${id}.outputs.base_path || '/' }}`,
    });
    expect(stepOf('actions/upload-pages-artifact')?.with).toEqual({ path: 'dist' });
    expect(workflow.permissions).toEqual({ contents: 'read', pages: 'write', 'id-token': 'write' });
  });

  it.each(['/', '/hopwise/'])('serves the site at %s', (base) => {
    const host = gitHubPages(new Map(Object.entries(SITE)), base);
    expect(host(base).body).toBe(SITE['index.html']);
    expect(host(`${base}peering`)).toMatchObject({ status: 301, headers: { location: `${base}peering/` } });
    expect(throughLink(host, `${base}peering`)).toBe(200);
    expect(browse(host, `${base}no-such-page/`)).toMatchObject({ status: 404, body: SITE['404.html'] });
    expect(host(`${base}_astro/page.AbCd1234.js`).status).toBe(200);
  });
});
