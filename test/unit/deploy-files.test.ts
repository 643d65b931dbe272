import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { settingNames } from '../../src/settings/settings.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const units = ['presscard.service', 'presscard-watch.service'];
const { bin, devDependencies } = JSON.parse(read('package.json')) as {
  bin: object;
  devDependencies: Record<string, string>;
};
const commands = [...read('src/cli.ts').matchAll(/^ {2}(\w+): async \(\) => \(await import\(/gm)].map(
  ([, name]) => name,
);

/** Variables that are set for presscard; everything else would be a slip. */
function settingsIn(text: string): string[] {
  return [...text.matchAll(/\b([A-Z][A-Z_]+)=\S/g)]
    .map(([, name]) => name!)
    .filter((name) => name !== 'NODE_ENV');
}

describe.each(units)('deploy/%s', (name) => {
  const text = read(`deploy/${name}`);

  it('starts a command that there is, with settings that there are', () => {
    const [, command] = /^ExecStart=\/usr\/bin\/env presscard (\w+)$/m.exec(text)!;
    expect(commands).toContain(command);
    const variables = settingsIn(/^Environment=(.*)$/m.exec(text)![1]!);
    expect(variables.length).toBeGreaterThan(0);
    for (const variable of variables) expect(settingNames).toContain(variable);
  });

  const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;
  it.skipIf(!hasSystemd)('is accepted by systemd', () => {
    const { status, stderr } = spawnSync(
      'systemd-analyze',
      ['verify', new URL(`deploy/${name}`, root).pathname],
      {
        encoding: 'utf8',
      },
    );
    expect(stderr.split('\n').filter((line) => line.includes(name))).toEqual([]);
    expect(status).toBe(0);
  });
});

describe('deploy/Dockerfile', () => {
  const text = read('deploy/Dockerfile');
  /** Comments out, continued lines joined. */
  const instructions = text
    .replaceAll(/^\s*#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => /^(\S+) (.*)$/.exec(line)!.slice(1) as [string, string]);
  const all = (name: string): string[] => instructions.flatMap(([one, rest]) => (one === name ? [rest] : []));

  it('has nothing but instructions of Docker', () => {
    const known = [
      'FROM',
      'WORKDIR',
      'COPY',
      'RUN',
      'ENV',
      'USER',
      'VOLUME',
      'EXPOSE',
      'HEALTHCHECK',
      'ENTRYPOINT',
      'CMD',
    ];
    expect(instructions.filter(([name]) => !known.includes(name))).toEqual([]);
    for (const json of [...all('ENTRYPOINT'), ...all('CMD')]) expect(JSON.parse(json)).toBeInstanceOf(Array);
    const [, check] = /CMD (\[.*\])$/.exec(all('HEALTHCHECK')[0]!)!;
    const [, flag, code] = JSON.parse(check!) as string[];
    expect(flag).toBe('-e');
    expect(() => new Function(code!)).not.toThrow();
  });

  it('runs the Node that the tests run on, what the package is called, as nobody special', () => {
    for (const image of all('FROM')) expect(image).toMatch(new RegExp(`^node:${devDependencies['node']}-`));
    expect(bin).toHaveProperty((JSON.parse(all('ENTRYPOINT')[0]!) as string[])[0]!);
    expect(commands).toContain((JSON.parse(all('CMD')[0]!) as string[])[0]);
    expect(all('USER')).toEqual(['node']);
    for (const variable of settingsIn(all('ENV').join(' '))) expect(settingNames).toContain(variable);
  });
});
