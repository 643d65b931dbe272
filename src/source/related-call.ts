/** What sites write in front of a link to another article, in the languages of larger newsrooms. */
const CALL =
  /^(?:also on(?:\s+[\w-]+(?:\.[\w-]+)+)?|read (?:more|also|next)|see also|more on this|related(?: (?:news|stories|articles?|video))?|читайте также|также на(?:\s+[\w-]+(?:\.[\w-]+)+)?|по теме|lesen sie (?:auch|mehr)|mehr zum thema|lire aussi|à lire(?: aussi)?|lea también|lee también|te puede interesar|leia (?:também|mais)|leggi anche|czytaj (?:też|także|więcej)|lees ook|les også|läs också|læs også|baca juga|đọc thêm|اقرأ أيضا|اقرأ أيضًا|بیشتر بخوانید|यह भी पढ़ें|और पढ़ें|関連記事|관련기사|相关(?:新闻|阅读)|延伸閱讀)(?:\s*[:：–—|>»-]+\s*|\s+|$)/iu;

export function isRelatedCall(text: string): boolean {
  return CALL.test(text.trim());
}

export function withoutRelatedCall(text: string): string {
  return text.trim().replace(CALL, '').trim();
}
