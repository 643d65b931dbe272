import { expect, it } from 'vitest';
import { ogLocale } from '../../../src/share/og-locale.ts';

it.each([
  ['en', 'en-GB', 'en_GB'],
  ['en', 'und', 'en_US'],
  ['en-AU', 'en-GB', 'en_AU'],
  ['ru', 'en-GB', 'ru_RU'],
  ['ar', 'ar', 'ar_EG'],
  ['fa', 'fa-IR', 'fa_IR'],
  ['zh-Hant', 'zh-Hant-TW', 'zh_TW'],
  ['zh-Hant', 'und', 'zh_TW'],
  ['zh', 'zh', 'zh_CN'],
  ['pt', 'pt-BR', 'pt_BR'],
  ['und', 'en-GB', undefined],
  ['no tag', 'en-GB', undefined],
])('the locale of %s in an outlet of %s is %s', (lang, outlet, locale) => {
  expect(ogLocale(lang, outlet)).toBe(locale);
});
