/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import type { PresscardError } from '../errors.ts';
import type { Report } from './examine.ts';
import { sumOf, type Finding, type Severity } from './finding.ts';
import { pictureClass, shapeClass } from './page-pictures.ts';
import type { Preview } from './preview.ts';

/** What the doctor's page has to show. */
export interface DoctorPageState {
  /** As it stands in the field. */
  readonly address: string;
  readonly report: Report | undefined;
  readonly error: PresscardError | undefined;
  /** Styles of the page and of its pictures, and the name by which the policy lets them through. */
  readonly styles: string;
  readonly nonce: string;
}

/** The doctor's page: an address, and what is wrong with its preview. It works without scripts. */
export function DoctorPage({ address, report, error, styles, nonce }: DoctorPageState) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{report ? `Doctor: ${hostOf(report.finalUrl)}` : 'Doctor'}</title>
        <style nonce={nonce} dangerouslySetInnerHTML={{ __html: styles }} />
      </head>
      <body>
        <header>
          <h1>Doctor</h1>
          <p>Reads a page as the networks’ crawlers do, and says what is wrong with its preview.</p>
        </header>
        <main>
          <form action="/doctor" method="post">
            <label for="url">Address of a page</label>
            <input id="url" name="url" value={address} inputmode="url" required dir="ltr" />
            <button type="submit">Examine</button>
          </form>
          {error && (
            <p class="error" role="alert">
              {error.message}
            </p>
          )}
          {report && <ReportView report={report} />}
        </main>
      </body>
    </html>
  );
}

function ReportView({ report }: { report: Report }) {
  const { findings, previews, pictures, visits, url, finalUrl } = report;
  return (
    <>
      <div class="sum">
        <h2>{sumOf(findings)}</h2>
        <a href={finalUrl}>{finalUrl === url ? hostOf(url) : finalUrl}</a>
      </div>
      <ul class="findings">
        {findings.map((finding) => (
          <FindingView finding={finding} />
        ))}
      </ul>
      {previews.length > 0 && <h2>What each network shows</h2>}
      <ul class="previews">
        {previews.map((preview) => (
          <PreviewView preview={preview} host={hostOf(finalUrl)} />
        ))}
      </ul>
      {pictures.length > 0 && (
        <>
          <h2>Pictures</h2>
          <Table
            head={['Kind', 'Size', 'Bytes', 'Address']}
            rows={pictures.map(({ kind, width, height, bytes, status, failed, url: address }) => [
              status === 200 ? (kind ?? '') : String(status ?? failed),
              width === undefined ? '' : `${width} × ${height}`,
              bytes === 0 ? '' : `${Math.round(bytes / 1000)} KB`,
              address,
            ])}
          />
        </>
      )}
      {visits.length > 0 && (
        <details class="visits">
          <summary>Who asked, and what was answered</summary>
          <Table
            head={['Network', 'Answer', 'User agent']}
            rows={visits.map(({ name, method, answer, userAgent }) => [
              method === 'GET' ? name : `${name} (${method})`,
              String(answer),
              userAgent,
            ])}
          />
        </details>
      )}
    </>
  );
}

const WORDS: Readonly<Record<Severity, string>> = { fault: 'Fault', warning: 'Warning', note: 'Note' };

function FindingView({ finding: { code, severity, message, cure, networks } }: { finding: Finding }) {
  return (
    <li class={severity} id={code}>
      <p class="severity">{WORDS[severity]}</p>
      <div>
        <p dir="auto">{message}</p>
        <p class="cure">{cure}</p>
        {networks.length > 0 && (
          <ul class="names">
            {networks.map((name) => (
              <li>{name}</li>
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}

function PreviewView({ preview, host }: { preview: Preview; host: string }) {
  const { network, name, title, isTitleCut, description, picture, keeps, refresh } = preview;
  return (
    <li>
      <h3>{name}</h3>
      <div class={picture.form === 'small' ? 'shown small' : 'shown'}>
        {picture.form !== 'none' && (
          <div
            class={`picture ${pictureClass(picture.url!)} ${shapeClass(network)}`}
            role="img"
            aria-label="The picture"
          />
        )}
        <div class="words" dir="auto">
          <p class="title">
            {title ?? host}
            {isTitleCut ? '…' : ''}
          </p>
          {description && <p class="about">{description}</p>}
          <p class="host">{host}</p>
        </div>
      </div>
      {picture.why && <p class="why">{picture.why}</p>}
      <details>
        <summary>To refresh it</summary>
        <p>{refresh?.how ?? 'Nothing is known to work.'}</p>
        {refresh?.tool && (
          <p>
            <a href={refresh.tool} rel="noopener noreferrer">
              {refresh.tool}
            </a>
          </p>
        )}
        {keeps && <p>It is kept: {lowerFirst(keeps)}</p>}
      </details>
    </li>
  );
}

function Table({ head, rows }: { head: readonly string[]; rows: readonly (readonly string[])[] }) {
  return (
    <div class="scroll" tabindex={0} role="region" aria-label={head.join(', ')}>
      <table>
        <thead>
          <tr>
            {head.map((name) => (
              <th scope="col">{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {row.map((cell) => (
                <td>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function hostOf(url: string): string {
  return new URL(url).host.replace(/^www\./, '');
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
