import { describe, expect, it } from 'vitest';
import { PresscardError } from '../../../src/errors.ts';
import { createHealth } from '../../../src/serve/health.ts';
import type { Printed, Printer } from '../../../src/service/printer.ts';
import { testPress } from '../../press.ts';

const press = testPress();

function health(print: () => Promise<Printed>) {
  let checks = 0;
  const clock = { ...press.ports.clock, at: 0, elapsed: () => clock.at };
  const printer: Printer = {
    print: () => ((checks += 1), print()),
    stop: async () => undefined,
  };
  const service = { press: { ...press, ports: { ...press.ports, clock } }, printer, later: () => undefined };
  return { ask: createHealth(service, { everyMs: 10_000 }), clock, checks: () => checks };
}

const card = { card: {}, fallback: undefined } as Printed;

describe('the health of a service', () => {
  it('is proved by one card in ten seconds, however often it is asked', async () => {
    const { ask, clock, checks } = health(async () => card);
    await Promise.all(Array.from({ length: 50 }, () => ask()));
    clock.at = 9_999;
    expect(await ask()).toMatchObject({ status: 200, health: 'ok' });
    expect(checks()).toBe(1);
    clock.at = 10_000;
    await ask();
    expect(checks()).toBe(2);
  });

  it('is failing when the card is a lesser one, or none', async () => {
    const lesser = health(async () => ({ ...card, fallback: 'render_failed' }));
    expect(await lesser.ask()).toMatchObject({ status: 503, health: 'failing' });
    const none = health(() => Promise.reject(new PresscardError('card_unavailable', 'No card.')));
    expect(await none.ask()).toMatchObject({ status: 503, health: 'failing' });
  });

  it('is no failure where there is only much to do', async () => {
    const busy = health(() => Promise.reject(new PresscardError('busy', 'Too many cards.')));
    expect(await busy.ask()).toMatchObject({ status: 200, health: 'busy' });
  });
});
