/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import { DoctorPage } from '../doctor/page.tsx';
import { pictureStyles } from '../doctor/page-pictures.ts';
import { styles } from '../doctor/page-styles.ts';
import { PresscardError } from '../errors.ts';
import { URL_MAX_CHARS } from '../limits.ts';
import type { Doctor, IllustratedReport } from '../service/doctor.ts';
import { readBody } from './body.ts';

/** A form with an address; escaped, a character takes up to nine. */
const FORM_MAX_BYTES = URL_MAX_CHARS * 9 + 100;

/** `GET /doctor`: the form, with an address in it where the query names one. Nothing is asked yet. */
export function doctorForm(url: URL): Response {
  return answer(url.searchParams.get('url') ?? '');
}

/** `POST /doctor`: the form and what was found. */
export async function doctorReport(doctor: Doctor, request: Request): Promise<Response> {
  const form = new URLSearchParams(await readBody(request, FORM_MAX_BYTES));
  const address = form.get('url') ?? '';
  try {
    return answer(address, await doctor.illustrated(address));
  } catch (error) {
    if (error instanceof PresscardError && error.status < 500) return answer(address, undefined, error);
    throw error;
  }
}

function answer(address: string, seen?: IllustratedReport, error?: PresscardError): Response {
  const nonce = crypto.randomUUID();
  const state = {
    address,
    report: seen?.report,
    error,
    styles: seen ? styles + pictureStyles(seen.report, seen.copies) : styles,
    nonce,
  };
  return new Response(`<!doctype html>${(<DoctorPage {...state} />).toString()}`, {
    status: error?.status ?? 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': `default-src 'none'; img-src data:; style-src 'nonce-${nonce}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
      // Not `no-referrer`: with it a browser posts the form with the Origin `null`.
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
    },
  });
}
