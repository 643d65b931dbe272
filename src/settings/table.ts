import { settingNames, settingsSchema } from './settings.ts';

/** The settings as a Markdown table, for docs/settings.md. */
export function settingsTable(): string {
  const defaults = settingsSchema.parse({});
  const rows = settingNames.map((name) => {
    const value = defaults[name];
    const shown = typeof value === 'string' || typeof value === 'number' ? `\`${value}\`` : '';
    return `| \`${name}\` | ${shown} | ${settingsSchema.shape[name].description} |`;
  });
  return ['| setting | when missing | meaning |', '| --- | --- | --- |', ...rows].join('\n');
}

/** A document with the table between its two marks brought up to date. */
export function withSettingsTable(markdown: string): string {
  return markdown.replace(
    /<!-- settings -->[^]*<!-- end of settings -->/,
    () => `<!-- settings -->\n\n${settingsTable()}\n\n<!-- end of settings -->`,
  );
}
