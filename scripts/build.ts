/** `npm run build`: `dist/`, the package as it is published. Its folders stand to each other as in the clone. */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = `${root}dist`;

rmSync(dist, { recursive: true, force: true });
const compiled = spawnSync('tsc', ['--project', 'tsconfig.build.json'], {
  cwd: root,
  stdio: 'inherit',
  shell: process.platform === 'win32',
});
if (compiled.status !== 0) process.exit(1);
cpSync(`${root}generated`, `${dist}/generated`, { recursive: true });
for (const stamp of ['.stamp', 'studio/.stamp']) rmSync(`${dist}/generated/${stamp}`, { force: true });
chmodSync(`${dist}/src/cli.js`, 0o755);
