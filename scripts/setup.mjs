// Makes a clone ready to run: installs what the lockfile names and is missing, then generates what is
// built from the installed packages (fonts unpacked, engines made loadable in workerd, date names).
// Runs on the machine's own Node (20 or later) before anything is installed, so it imports Node alone.
// It prints to standard error, because the commands behind it may answer on standard output.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
/** What is generated, each with everything whose change makes it stale. */
const generated = [
  {
    what: 'fonts and engines',
    command: 'generate',
    stampFile: 'generated/.stamp',
    from: [
      'package-lock.json',
      'fonts/manifest.ts',
      'scripts/generate.ts',
      'scripts/generate',
      'src/date/fold.ts',
      'src/date/style.ts',
      'src/limits.ts',
      'src/share/networks.ts',
      'src/typeset/hyphenation-languages.ts',
    ],
  },
  {
    what: 'the studio',
    command: 'generate:studio',
    stampFile: 'generated/studio/.stamp',
    from: [
      'package-lock.json',
      'scripts/generate-studio.ts',
      'src/studio',
      'src/limits.ts',
      'src/share',
      'src/photo/stored-size.ts',
      'templates/sizes.ts',
    ],
  },
];

if (!isInstalled()) {
  say('installing packages (about 900 MB on disk, once; later runs only when the lockfile changes) …');
  // Not `npm ci`: it refuses a lockfile made where the binaries of other platforms could not be seen.
  // `--no-save` keeps to the lockfile and leaves it as it is.
  run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']);
}
for (const { what, command, stampFile, from } of generated) {
  const file = join(root, stampFile);
  const stamp = digestOf(from);
  if (existsSync(file) && readFileSync(file, 'utf8') === stamp) continue;
  say(`preparing ${what} …`);
  rmSync(file, { force: true });
  run('npm', ['run', '-s', command]);
  writeFileSync(file, stamp);
}

/** Compares the lockfile with npm's own record of what is in node_modules, and that record with the disk. */
function isInstalled() {
  const wanted = readLock('package-lock.json');
  const present = readLock('node_modules/.package-lock.json');
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const installed = present[path];
    if (!installed) return entry.optional === true || entry.peer === true;
    return installed.version === entry.version && existsSync(join(root, path, 'package.json'));
  });
}

function readLock(name) {
  try {
    return JSON.parse(readFileSync(join(root, name), 'utf8')).packages;
  } catch {
    return undefined; // missing or cut short: treated as not installed
  }
}

function digestOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths) for (const file of filesOf(join(root, path))) hash.update(readFileSync(file));
  return hash.digest('hex');
}

function filesOf(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesOf(join(path, name)));
}

function run(command, args) {
  // npm hands its own settings down as npm_config_*; a banner of the inner npm must not reach stdout.
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (result.status === 0) return;
  say(`\`${command} ${args.join(' ')}\` failed; what it printed above says why. Nothing was started.`);
  process.exit(result.status ?? 1);
}

function say(text) {
  process.stderr.write(`presscard: ${text}\n`);
}
