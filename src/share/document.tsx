/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import { html } from 'hono/html';
import { plainHead, shareHead } from './head.ts';
import { PageBody, type PageContent } from './page.tsx';

/**
 * The whole page. What crawlers read stands first in its head, before the styles: some of them read no further
 * than a few kilobytes.
 *
 * @param styles as the page's policy names them: not a blank is added.
 */
export function shareDocument(content: PageContent, styles: string): string {
  const { article, facts, isEmbargoed } = content;
  return [
    '<!doctype html>',
    html`<html lang="${article.lang}" dir="${article.dir}" prefix="${PREFIX}">`,
    '<head>',
    isEmbargoed ? plainHead(facts) : shareHead(facts),
    html`<title>${facts.title}</title>`,
    '<meta name="viewport" content="width=device-width, initial-scale=1" />',
    html`<meta name="theme-color" content="${article.outlet.colour}" />`,
    '<!-- Icons: Font Awesome Free by @fontawesome, https://fontawesome.com, CC BY 4.0 -->',
    `<style>${styles}</style>`,
    '</head>',
    <PageBody {...content} />,
    '</html>\n',
  ]
    .map(String)
    .join('\n');
}

/** The vocabularies of the meta tags (ogp.me). */
const PREFIX = 'og: https://ogp.me/ns# article: https://ogp.me/ns/article#';
