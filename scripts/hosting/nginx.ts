/** Runs Debian's nginx with the configuration that the page about hosting shows, for its test. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

const PLACES = ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/usr/bin/nginx'];
const TYPES = '/etc/nginx/mime.types';

/** The nginx of this machine; undefined where there is none, or none with its table of types. */
export const findNginx = (): string | undefined =>
  existsSync(TYPES) ? PLACES.find((path) => existsSync(path)) : undefined;

const freePort = (): Promise<number> =>
  new Promise((done, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const bound = server.address();
      server.close(() => done(bound !== null && typeof bound === 'object' ? bound.port : 0));
    });
  });

export interface Nginx {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

export interface NginxOptions {
  readonly binary: string;
  /** An empty folder for its files. */
  readonly prefix: string;
  /** What stands at the root of the host. */
  readonly root: string;
  /** The path of the site on the host: `/`, or `/docs/hopwise/`. */
  readonly base: string;
  readonly policy: string;
}

/** The example with the lines changed that a reader changes. Throws where it has no such line. */
const configured = ({ root, base }: NginxOptions, port: number): string => {
  const example = readFileSync(join(import.meta.dirname, '../../content/examples/nginx.conf'), 'utf8');
  const changes: readonly (readonly [string, string])[] = [
    ['listen 8080;', `listen 127.0.0.1:${port};`],
    ['root /srv/hopwise;', `root ${root};`],
    ['error_page 403 404 =404 /404.html;', `error_page 403 404 =404 ${base}404.html;`],
  ];
  return changes.reduce((text, [from, to]) => {
    if (text.split(from).length !== 2) throw new Error(`nginx.conf has no line "${from}"`);
    return text.replace(from, to);
  }, example);
};

const MAIN = (prefix: string): string => `daemon off;
worker_processes 1;
pid ${prefix}/pid;
error_log ${prefix}/error.log;
${process.getuid?.() === 0 ? 'user root;' : ''}
events {}
http {
  include ${TYPES};
  access_log off;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${prefix}/${name};`).join('\n  ')}
  include site.conf;
}
`;

const answers = async (port: number, child: ChildProcess): Promise<void> => {
  for (let tried = 0; tried < 100 && child.exitCode === null; tried += 1) {
    const up = await fetch(`http://127.0.0.1:${port}/`).then(
      () => true,
      () => false,
    );
    if (up) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error('nginx does not answer');
};

/** Starts it, once nginx itself has found nothing wrong with the configuration. */
export const startNginx = async (options: NginxOptions): Promise<Nginx> => {
  const { binary, prefix, policy } = options;
  const port = await freePort();
  mkdirSync(join(prefix, 'snippets'), { recursive: true });
  writeFileSync(join(prefix, 'nginx.conf'), MAIN(prefix));
  writeFileSync(join(prefix, 'site.conf'), configured(options, port));
  // What the page's printf writes.
  writeFileSync(
    join(prefix, 'snippets/hopwise-policy.conf'),
    `add_header Content-Security-Policy "${policy}" always;\n`,
  );
  const args = ['-e', join(prefix, 'error.log'), '-p', prefix, '-c', join(prefix, 'nginx.conf')];
  const checked = spawnSync(binary, ['-t', ...args], { encoding: 'utf8' });
  if (checked.status !== 0) throw new Error(checked.stderr);
  const child = spawn(binary, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  try {
    await answers(port, child);
  } catch (error) {
    await stop();
    throw error;
  }
  return { port, stop };
};
