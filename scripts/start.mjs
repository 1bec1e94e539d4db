// `npm start`: installs what is missing, builds the site, serves it and prints its address.
import { spawn, spawnSync } from 'node:child_process';
import { ensureInstalled, root, toolEnvironment } from './ensure-installed.mjs';

ensureInstalled();
const options = { cwd: root, stdio: 'inherit', env: toolEnvironment() };
const { status } = spawnSync('node', ['scripts/build.ts'], options);
if (status !== 0) process.exit(status ?? 1);

// The server ends with this process, also where only this process is told to end.
const server = spawn('node', ['scripts/serve.ts'], options);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal));
server.on('exit', (code) => process.exit(code ?? 0));
