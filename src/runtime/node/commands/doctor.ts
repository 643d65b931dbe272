import { examine, pageAddress } from '../../../doctor/examine.ts';
import { reportText } from '../../../doctor/report-text.ts';
import { PresscardError } from '../../../errors.ts';
import { createGuardedAsk } from '../../../guard/guarded-ask.ts';
import { readSettings } from '../../../settings/settings.ts';
import { systemClock } from '../../system-clock.ts';
import { pinnedFetch } from '../pinned-fetch.ts';
import { parseOptions } from './options.ts';

const OPTIONS = { json: { type: 'boolean', default: false } } as const;

/** `presscard doctor URL`: what is wrong with a page's preview. The exit status is 1 when there is a fault. */
export async function doctorCommand(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseOptions(args, OPTIONS);
  const [address, ...more] = positionals;
  if (address === undefined || more.length > 0) {
    throw new PresscardError('option_invalid', 'Give one address, such as https://example.org/article.');
  }
  const { PRESSCARD_ALLOW_HOSTS: allowHosts } = readSettings(process.env);
  const ask = createGuardedAsk(pinnedFetch(), { allowHosts });
  const { report } = await examine({ ask, clock: systemClock }, pageAddress(address));
  process.stdout.write(values.json ? `${JSON.stringify(report, undefined, 2)}\n` : reportText(report));
  if (report.findings.some(({ severity }) => severity === 'fault')) process.exitCode = 1;
}
