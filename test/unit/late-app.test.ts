import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { createApp } from '../../src/index.ts';
import { testService } from '../press.ts';

const card = '/card.png?headline=Ferry+strike+ends&outlet=bbc.com';

describe('the app of the library', () => {
  it('answers its first request and every other one', async () => {
    const app = createApp(testService());
    for (const path of [card, card, '/healthz']) expect((await app.request(path)).status).toBe(200);
    expect((await app.request('/nowhere')).headers.get('content-type')).toBe('application/problem+json');
  });

  it('answers as a part of another app, beside its routes', async () => {
    const whole = new Hono()
      .route('/', createApp(testService()))
      .get('/own', (context) => context.text('own'));
    expect(await (await whole.request('/own')).text()).toBe('own');
    expect((await whole.request(card)).headers.get('content-type')).toBe('image/png');
    expect((await whole.request('/nowhere')).headers.get('content-type')).toBe('application/problem+json');
  });

  it('takes routes of a newsroom’s own', async () => {
    const app = createApp(testService()).get('/own', (context) => context.text('own'));
    expect((await app.request(card)).status).toBe(200);
    expect(await (await app.request('/own')).text()).toBe('own');
  });

  it('refuses settings that make no service before anybody asks it for anything', () => {
    const { press } = testService();
    expect(() => createApp({ ports: press.ports })).toThrow(
      expect.objectContaining({ code: 'keys_missing' }),
    );
  });
});
