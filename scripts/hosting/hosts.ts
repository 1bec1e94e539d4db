/**
 * What Amazon S3, CloudFront and GitHub Pages do with a request for a static site, as their documentation says it
 * (facts F-HOST-01 to F-HOST-12). Small stand-ins: they hold our configurations against those rules, not the services.
 */

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Answers a request for a path, without a query. */
export type Host = (path: string) => Answer;

/** A stored file, and what its upload said of it. */
interface Stored {
  readonly body: string;
  readonly cacheControl?: string;
}

/** Objects by key: a key begins with no slash, and a folder is none. */
export type Bucket = ReadonlyMap<string, Stored>;

const found = ({ body, cacheControl }: Stored, status = 200): Answer => ({
  status,
  headers: cacheControl === undefined ? {} : { 'cache-control': cacheControl },
  body,
});
const redirect = (status: number, location: string): Answer => ({ status, headers: { location }, body: '' });
const error = (status: number, body: string): Answer => ({ status, headers: {}, body });

/** The REST endpoint: keys and nothing else. Without the right to list, what is missing is forbidden (F-HOST-05). */
export const s3Rest =
  (bucket: Bucket, mayList: boolean): Host =>
  (path) => {
    const stored = bucket.get(decodeURIComponent(path.slice(1)));
    if (stored !== undefined) return found(stored);
    return mayList ? error(404, 'NoSuchKey') : error(403, 'AccessDenied');
  };

/** The website endpoint: index documents in each folder, a redirect to a folder, an error document (F-HOST-02). */
export const s3Website =
  (bucket: Bucket, indexDocument: string, errorDocument: string): Host =>
  (path) => {
    const key = decodeURIComponent(path.slice(1));
    const whole = key === '' || key.endsWith('/') ? `${key}${indexDocument}` : key;
    const stored = bucket.get(whole);
    if (stored !== undefined) return found(stored);
    if (bucket.has(`${key}/${indexDocument}`)) return redirect(302, `${path}/`);
    const page = bucket.get(errorDocument);
    return page === undefined ? error(404, 'NoSuchKey') : found(page, 404);
  };

/** What a CloudFront function of a viewer request gives back: a request to go on with, or an answer. */
interface FunctionRequest {
  readonly uri: string;
}
interface FunctionResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, { readonly value: string }>>;
}
export type ViewerRequest = (event: {
  request: { method: string; uri: string; headers: object; querystring: object };
}) => FunctionRequest | FunctionResponse;

export interface Behavior {
  /** `/embed/*`; undefined for the default one. Asked in order, before a function runs. */
  readonly pathPattern: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly viewerRequest: ViewerRequest | undefined;
}

export interface DistributionOptions {
  readonly origin: Host;
  readonly defaultRootObject: string | undefined;
  readonly behaviors: readonly Behavior[];
  readonly errorPages: readonly { readonly code: number; readonly page: string; readonly status: number }[];
}

const matches = (pattern: string | undefined, path: string): boolean =>
  pattern === undefined ||
  new RegExp(
    `^${pattern
      .split('*')
      .map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
  ).test(path);

/** The root object stands for the root only (F-HOST-01); error pages take the place of the origin's errors (F-HOST-06). */
export const cloudFront =
  ({ origin, defaultRootObject, behaviors, errorPages }: DistributionOptions): Host =>
  (path) => {
    const behavior = behaviors.find(({ pathPattern }) => matches(pathPattern, path));
    const sent = (answer: Answer): Answer => ({
      ...answer,
      headers: { ...answer.headers, ...behavior?.headers },
    });
    const event = { request: { method: 'GET', uri: path, headers: {}, querystring: {} } };
    const made = behavior?.viewerRequest?.(event) ?? event.request;
    if ('statusCode' in made) {
      const headers = Object.entries(made.headers).map(([name, { value }]) => [name, value] as const);
      return sent({ status: made.statusCode, headers: Object.fromEntries(headers), body: '' });
    }
    const asked = made.uri === '/' && defaultRootObject !== undefined ? `/${defaultRootObject}` : made.uri;
    const answer = origin(asked);
    const page = errorPages.find(({ code }) => code === answer.status);
    if (page === undefined) return sent(answer);
    const shown = origin(page.page);
    return sent(shown.status === 200 ? { ...shown, status: page.status } : answer);
  };

/** Files below the path of the repository, one lifetime for all, and no header that a site could choose (F-HOST-10, -12). */
export const gitHubPages =
  (files: ReadonlyMap<string, string>, base: string): Host =>
  (path) => {
    const headers = { 'cache-control': 'max-age=600' };
    const missing = (): Answer => ({ status: 404, headers, body: files.get('404.html') ?? '' });
    if (`${path}/` === base) return { ...redirect(301, base), headers: { ...headers, location: base } };
    if (!path.startsWith(base)) return { status: 404, headers, body: 'no site of this repository' };
    const name = decodeURIComponent(path.slice(base.length));
    const body = files.get(name === '' || name.endsWith('/') ? `${name}index.html` : name);
    if (body !== undefined) return { status: 200, headers, body };
    if (!files.has(`${name}/index.html`)) return missing();
    return { status: 301, headers: { ...headers, location: `${path}/` }, body: '' };
  };
