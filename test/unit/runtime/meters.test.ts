import { describe, expect, it } from 'vitest';
import { promMeter } from '../../../src/runtime/node/prom-meter.ts';
import { analyticsMeter } from '../../../src/runtime/worker/analytics-meter.ts';

describe('/metrics', () => {
  it('has every count, duration and level, however many came in between', async () => {
    const meter = promMeter();
    for (let at = 0; at < 1_000; at += 1) {
      meter.count('presscard_requests_total', { route: '/c', status: '200' });
      meter.count('presscard_renders_total');
      meter.time('presscard_request_duration_ms', at % 2 === 0 ? 0.2 : 7, { route: '/c' });
      meter.level('presscard_queue_length', at);
    }
    const text = await meter.text();
    for (const line of [
      'presscard_requests_total{route="/c",status="200"} 1000',
      'presscard_renders_total 1000',
      'presscard_request_duration_ms_bucket{le="0.25",route="/c"} 500',
      'presscard_request_duration_ms_count{route="/c"} 1000',
      'presscard_queue_length 999',
    ])
      expect(text.split('\n')).toContain(line);
    expect(await meter.text()).toBe(text);
  });

  it('shows what was never counted as 0, so that an alarm sees the first one', async () => {
    const text = await promMeter().text();
    for (const line of [
      'presscard_fallbacks_total{reason="render_failed"} 0',
      'presscard_refused_total{reason="queue"} 0',
      'presscard_store_errors_total{operation="get"} 0',
      'presscard_takedowns_unreadable_total 0',
      'presscard_queue_length 0',
    ])
      expect(text.split('\n')).toContain(line);
  });
});

describe('the Analytics Engine', () => {
  it('gets a data point for each count, duration and level, with its labels', () => {
    const points: object[] = [];
    const meter = analyticsMeter({ writeDataPoint: (point) => void points.push(point) });
    meter.count('presscard_fallbacks_total', { reason: 'deadline' });
    meter.time('presscard_stage_duration_ms', 3.5, { stage: 'layout' });
    meter.level('presscard_queue_length', 4);
    expect(points).toEqual([
      {
        indexes: ['presscard_fallbacks_total'],
        blobs: ['presscard_fallbacks_total', 'reason=deadline'],
        doubles: [1],
      },
      {
        indexes: ['presscard_stage_duration_ms'],
        blobs: ['presscard_stage_duration_ms', 'stage=layout'],
        doubles: [3.5],
      },
      { indexes: ['presscard_queue_length'], blobs: ['presscard_queue_length'], doubles: [4] },
    ]);
  });

  it('is nothing that a service needs', () => {
    expect(() => analyticsMeter(undefined).count('presscard_renders_total')).not.toThrow();
  });
});
