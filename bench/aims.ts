import type { Runtime } from './engine.ts';
import type { Figures } from './figures.ts';
import type { Run } from './report.ts';

/** A figure of a run that presscard wants to reach. All but the two in ms are ratios, which other machines share. */
export interface Aim {
  readonly id: string;
  readonly what: string;
  readonly atMost?: number;
  readonly atLeast?: number;
  /** Undefined where the run has not measured it. */
  of(run: Run): number | undefined;
}

const where = { node: 'Node', workerd: 'workerd' } as const satisfies Record<Runtime, string>;

const peers = {
  takumi: 'Takumi native',
  'takumi-workerd': 'Takumi wasm in workerd',
  'vercel-og': '@vercel/og',
  'satori-resvg-js': 'satori + resvg-js',
  'satori-workerd': 'satori + resvg-wasm in workerd',
} as const;
type Peer = keyof typeof peers;

/** What the speed of presscard is held against, in the order of the README. */
export const aims: readonly Aim[] = [
  against('takumi', 0.5),
  against('takumi-workerd', 0.25),
  against('vercel-og', 0.1),
  against('satori-resvg-js', 0.1),
  against('satori-workerd', 0.1),
  ...(['arabic', 'thai', 'japanese', 'hindi'] as const).flatMap((card) => [
    inScript(card, 'takumi'),
    inScript(card, 'takumi-workerd'),
  ]),
  {
    id: 'bytes',
    what: 'bytes of the text card, against the smallest peer’s PNG',
    atMost: 1.1,
    of: ({ engines }) => {
      const own = engines.find(({ id }) => id === 'presscard');
      const others = engines.filter(({ id }) => !id.startsWith('presscard'));
      return own && others.length > 0
        ? own.medianBytes / Math.min(...others.map(({ medianBytes }) => medianBytes))
        : undefined;
    },
  },
  photo('takumi', 1),
  photo('takumi-workerd', 2),
  cpu('mean', 'on average'),
  cpu('p95', 'at the 95th percentile of batches of 20'),
  mixed('node'),
  mixed('workerd'),
  {
    id: 'stored',
    what: 'a stored card on Node, requests a second against a Hono route with the same bytes',
    atLeast: 0.8,
    of: ({ stored }) => stored[0]?.share,
  },
  first('node', 'satori-resvg-js'),
  first('workerd', 'satori-workerd'),
  first('node', 'takumi'),
  first('workerd', 'takumi-workerd'),
  memory('node'),
  memory('workerd'),
  {
    id: 'batch',
    what: 'cards of a batch a second on two cores, against one core',
    atLeast: 1.8,
    of: ({ batch }) => batch.find(({ cores }) => cores === 2)?.timesOneCore,
  },
];

/** Whether a figure is as it should be; true where an aim is only reported. */
export function isMet({ atMost, atLeast }: Aim, figure: number): boolean {
  return figure <= (atMost ?? Infinity) && figure >= (atLeast ?? -Infinity);
}

/** What an aim asks for, in words. */
export function asked({ atMost, atLeast }: Aim): string {
  if (atMost !== undefined) return `at most ${atMost}`;
  return atLeast === undefined ? 'reported' : `at least ${atLeast}`;
}

function against(peer: Peer, atMost: number): Aim {
  return {
    id: `card:${peer}`,
    what: `uncached text card, against ${peers[peer]}`,
    atMost,
    of: ({ engines }) => share(engines, peer),
  };
}

function inScript(card: Figures['card'], peer: Peer): Aim {
  return {
    id: `${card}:${peer}`,
    what: `the same in ${card[0]!.toUpperCase()}${card.slice(1)}, warm, against ${peers[peer]}`,
    atMost: 0.6,
    of: ({ scripts }) =>
      share(
        scripts.filter((figures) => figures.card === card),
        peer,
      ),
  };
}

function photo(peer: Peer, atMost: number): Aim {
  return {
    id: `photo:${peer}`,
    what: `photo card, a JPEG of 1600x900 in and one of 1200x630 out, against ${peers[peer]}`,
    atMost,
    of: (run) => share(run.photo, peer),
  };
}

function cpu(figure: 'mean' | 'p95', how: string): Aim {
  return {
    id: `cpu:${figure}`,
    what: `CPU of a text card in a warm isolate, ms ${how}`,
    atMost: 10,
    of: ({ requestCpu }) =>
      requestCpu.find(({ id, card }) => id === 'presscard-workerd' && card === 'latin')?.[`${figure}Ms`],
  };
}

function mixed(runtime: Runtime): Aim {
  return {
    id: `mixed:${runtime}`,
    what: `${where[runtime]}, 99th percentile under a mixed load, against the median of its kind alone, the worst kind`,
    atMost: 4,
    of: (run) => {
      const times = run.mixed.filter((line) => line.runtime === runtime).map(({ timesAlone }) => timesAlone);
      return times.length > 0 ? Math.max(...times) : undefined;
    },
  };
}

function first(runtime: Runtime, peer: Peer): Aim {
  return {
    id: `first:${peer}`,
    what: `first card of a fresh ${runtime === 'node' ? 'process' : 'isolate'}, against ${peers[peer]}`,
    ...(peer.startsWith('satori') ? { atMost: 1 } : {}),
    of: ({ fresh }) => {
      const times = fresh.find(({ id }) => id === peer)?.timesPresscard;
      return times === undefined ? undefined : 1 / times;
    },
  };
}

function memory(runtime: Runtime): Aim {
  return {
    id: `memory:${runtime}`,
    what: `${where[runtime]}, memory after 10,000 different cards, against after 500`,
    atMost: 1.2,
    of: (run) => run.memory.find((line) => line.runtime === runtime && !line.onThread)?.times,
  };
}

/** presscard's time in units of a peer's. */
function share(all: readonly Figures[], peer: Peer): number | undefined {
  const times = all.find(({ id }) => id === peer)?.timesPresscard;
  return times === undefined ? undefined : 1 / times;
}
