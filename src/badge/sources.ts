/** Where words were taken from. Broadcasters and publishers first; a dictionary only where they say nothing. */
export const sources = {
  own: {
    title: 'English as presscard writes it; the other languages are translations of it',
  },
  bbc: {
    title:
      'BBC World Service: texts of each language’s site (simorgh, services/*/translations.ts and index.ts)',
    url: 'https://github.com/bbc/simorgh/tree/latest/src/app/lib/config/services',
  },
  guardian: {
    title: 'The Guardian: label of paid articles (commercial-templates)',
    url: 'https://github.com/guardian/commercial-templates',
  },
  iptc: {
    title: 'IPTC NewsCodes: genre',
    url: 'http://cv.iptc.org/newscodes/genre/',
  },
  arc: {
    title: 'Arc XP, the publishing system of The Washington Post: themes, alert-bar-block and shared-styles',
    url: 'https://github.com/WPMedia/arc-themes-blocks/tree/main/blocks',
  },
  ansa: {
    title: 'ANSA: its channel “ANSA.it - Ultima Ora”',
    url: 'https://www.ansa.it/',
  },
  walla: {
    title: 'Walla, ynet and Maariv: their channels “מבזקי חדשות”',
    url: 'https://rss.walla.co.il/feed/22',
  },
  news1: {
    title: 'News1: its sections, and how it credits a photo',
    url: 'https://m.news1.co.il/Archive/0024-D-89167-00.html',
  },
  dw: {
    title: 'Deutsche Welle in Persian: its page “دیدگاه”',
    url: 'https://p.dw.com/p/30xro',
  },
  videojs: {
    title: 'Video.js 8, languages: “LIVE”',
    url: 'https://github.com/videojs/video.js/tree/main/lang',
  },
  shaka: {
    title: 'Shaka Player 5, locales: “LIVE”',
    url: 'https://github.com/shaka-project/shaka-player/tree/main/ui/locales',
  },
  vlc: {
    title: 'VLC 3, translations: “Live”, “Video”, “Podcasts”',
    url: 'https://code.videolan.org/videolan/vlc/-/tree/3.0.x/po',
  },
  rhythmbox: {
    title: 'Rhythmbox 3.4, translations: “Podcast”',
    url: 'https://gitlab.gnome.org/GNOME/rhythmbox/-/tree/master/po',
  },
  csl: {
    title: 'Citation Style Language, locales: “review”, “podcast”',
    url: 'https://github.com/citation-style-language/locales',
  },
  firefox: {
    title: 'Firefox ESR 153, language packs: mozFiveStar.ftl (“Rated … out of 5”), newtab.ftl (“Sponsored”)',
    url: 'https://github.com/mozilla-l10n/firefox-l10n',
  },
  wordpress: {
    title: 'WordPress 6.1, language packs: “Last updated: %s”',
    url: 'https://translate.wordpress.org/projects/wp/6.1.x/',
  },
  mediawiki: {
    title: 'MediaWiki 1.39, message “updated”',
    url: 'https://github.com/wikimedia/mediawiki/tree/REL1_39/languages/i18n',
  },
  freedict: {
    title: 'FreeDict, dictionaries from English',
    url: 'https://freedict.org/downloads/',
  },
  mueller: {
    title: 'V. K. Müller, English–Russian dictionary, 7th edition',
    url: 'https://packages.debian.org/bookworm/mueller7-dict',
  },
} as const satisfies Record<string, { readonly title: string; readonly url?: string }>;

export type SourceId = keyof typeof sources;
