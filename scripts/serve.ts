/**
 * Serves a built site, gzipped, under its base path: for `npm start`, `npm run preview` and the tests. It sends the
 * policy that the build wrote for headers, so that whatever works here works on a host that sends it.
 *
 *     node scripts/serve.ts [folder] [base] [port]
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join, normalize, resolve, sep } from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.xml': 'application/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
};
const COMPRESSED = new Set(['.woff2', '.png']);

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

const empty = (status: number, headers: Readonly<Record<string, string>> = {}): Answer => ({
  status,
  headers,
  body: Buffer.alloc(0),
});

/** The path that a request names, decoded; undefined where it is not one. */
const pathOf = (request: IncomingMessage): string | undefined => {
  try {
    return decodeURIComponent(new URL(`http://localhost${request.url ?? '/'}`).pathname);
  } catch {
    return undefined;
  }
};

/** Answers requests for the site in a folder, as static hosts do. */
const siteIn = (folder: string, base: string): ((path: string) => Answer) => {
  const zipped = new Map<string, { readonly modified: number; readonly body: Buffer }>();

  const zip = (path: string): Buffer => {
    const modified = statSync(path).mtimeMs;
    const known = zipped.get(path);
    if (known?.modified === modified) return known.body;
    const body = gzipSync(readFileSync(path));
    zipped.set(path, { modified, body });
    return body;
  };

  const policy = (): Readonly<Record<string, string>> => {
    const path = join(folder, 'content-security-policy.txt');
    return existsSync(path) ? { 'content-security-policy': readFileSync(path, 'utf8').trim() } : {};
  };

  const file = (path: string, status: number): Answer => {
    const extension = extname(path);
    const headers = {
      'content-type': TYPES[extension] ?? 'application/octet-stream',
      // Astro puts a hash of the contents into these names.
      'cache-control': path.includes(`${sep}_astro${sep}`)
        ? 'public, max-age=31536000, immutable'
        : 'no-cache',
      ...policy(),
    };
    if (COMPRESSED.has(extension)) return { status, headers, body: readFileSync(path) };
    return { status, headers: { ...headers, 'content-encoding': 'gzip' }, body: zip(path) };
  };

  const missing = (): Answer => {
    const page = join(folder, '404.html');
    return existsSync(page) ? file(page, 404) : empty(404);
  };

  return (path) => {
    if (path.includes('\0') || !`${path}/`.startsWith(base)) return missing();
    const target = normalize(join(folder, path.slice(base.length)));
    const inside = target === folder || target === folder + sep || target.startsWith(folder + sep);
    if (!inside || !existsSync(target)) return missing();
    if (!statSync(target).isDirectory()) return file(target, 200);
    if (!path.endsWith('/')) return empty(301, { location: `${path}/` });
    const index = join(target, 'index.html');
    return existsSync(index) ? file(index, 200) : missing();
  };
};

export interface Serving {
  readonly address: string;
  readonly close: () => Promise<void>;
}

/**
 * Serves to this machine only.
 *
 * @param base starts and ends with a slash
 * @param port 0 lets the system choose
 */
export const serve = (folder: string, base: string, port: number): Promise<Serving> =>
  new Promise((done, failed) => {
    const answer = siteIn(resolve(folder), base);
    const respond = (request: IncomingMessage, response: ServerResponse): void => {
      const path = pathOf(request);
      const { status, headers, body } = path === undefined ? empty(400) : answer(path);
      response.writeHead(status, { ...headers, 'content-length': body.length });
      response.end(request.method === 'HEAD' ? undefined : body);
    };
    const server = createServer(respond);
    server.once('error', failed);
    server.listen(port, '127.0.0.1', () => {
      const bound = server.address();
      const chosen = bound !== null && typeof bound === 'object' ? bound.port : port;
      const close = (): Promise<void> =>
        new Promise((closed) => {
          server.close(() => closed());
          server.closeAllConnections();
        });
      done({ address: `http://localhost:${chosen}${base}`, close });
    });
  });

/** Tries the port and the ones behind it: somebody may be using it already. */
const serveNear = async (folder: string, base: string, port: number): Promise<Serving> => {
  for (let tried = port; tried < port + 20; tried += 1) {
    try {
      return await serve(folder, base, tried);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    }
  }
  return serve(folder, base, 0);
};

if (import.meta.main) {
  const [, , folder = process.env['OUT_DIR'] ?? 'dist', base = process.env['BASE'] ?? '/', port] =
    process.argv;
  if (!existsSync(join(folder, 'index.html')))
    throw new Error(`${folder} holds no site: run \`npm run build\` first`);
  const slashed = `/${base}/`.replaceAll(/\/+/g, '/');
  const { address } = await (port === undefined
    ? serveNear(folder, slashed, Number(process.env['PORT'] ?? 4321))
    : serve(folder, slashed, Number(port)));
  process.stdout.write(`Hopwise is at ${address}\n`);
}
