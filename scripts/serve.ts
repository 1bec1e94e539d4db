/**
 * Serves a built site, gzipped, under its base path: for `npm start`, `npm run preview` and the tests.
 *
 *     node scripts/serve.ts [folder] [base] [port]
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
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
  readonly type: string;
  readonly body: Buffer;
  readonly gzip: boolean;
  readonly location?: string;
}

const fileAnswer = (path: string, status: number): Answer => {
  const extension = extname(path);
  const gzip = !COMPRESSED.has(extension);
  const body = readFileSync(path);
  return { status, type: TYPES[extension] ?? 'application/octet-stream', body: gzip ? gzipSync(body) : body, gzip };
};

/** Answers as static hosts do: a folder is its index.html, a folder without a slash is sent to one with. */
const answerFor = (folder: string, base: string, path: string): Answer => {
  const missing = (): Answer => fileAnswer(join(folder, '404.html'), 404);
  if (!`${path}/`.startsWith(base)) return missing();
  const file = normalize(join(folder, path.slice(base.length)));
  if (file !== folder && !file.startsWith(folder + sep)) return missing();
  if (!existsSync(file)) return missing();
  if (!statSync(file).isDirectory()) return fileAnswer(file, 200);
  if (!path.endsWith('/')) return { status: 301, type: '', body: Buffer.alloc(0), gzip: false, location: `${path}/` };
  const index = join(file, 'index.html');
  return existsSync(index) ? fileAnswer(index, 200) : missing();
};

/** Starts a server on this machine's own address; port 0 lets the system choose. */
export const serve = (folder: string, base: string, port: number): Promise<string> =>
  new Promise((done, failed) => {
    const root = resolve(folder);
    const server = createServer((request, response) => {
      const path = decodeURI(new URL(request.url ?? '/', 'http://localhost').pathname);
      const answer = answerFor(root, base, path);
      response.writeHead(answer.status, {
        ...(answer.type === '' ? {} : { 'content-type': answer.type }),
        ...(answer.gzip ? { 'content-encoding': 'gzip' } : {}),
        ...(answer.location === undefined ? {} : { location: answer.location }),
        'content-length': answer.body.length,
        'cache-control': path.includes('/_astro/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      });
      response.end(request.method === 'HEAD' ? undefined : answer.body);
    });
    server.once('error', failed);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      const chosen = address !== null && typeof address === 'object' ? address.port : port;
      done(`http://localhost:${chosen}${base}`);
    });
  });

/** Tries the port and the ones behind it: somebody may be using it already. */
const serveNear = async (folder: string, base: string, port: number): Promise<string> => {
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
  const [, , folder = 'dist', base = process.env['BASE'] ?? '/', port = '4321'] = process.argv;
  if (!existsSync(join(folder, 'index.html'))) throw new Error(`${folder} holds no site: run \`npm run build\` first`);
  const slashed = `/${base}/`.replaceAll(/\/+/g, '/');
  const strict = process.argv[4] !== undefined;
  const address = strict ? await serve(folder, slashed, Number(port)) : await serveNear(folder, slashed, Number(port));
  process.stdout.write(`Hopwise is at ${address}\n`);
}
