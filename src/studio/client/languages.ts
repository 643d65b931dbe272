/** Languages to choose from, as BCP 47 tags: those of newsrooms whose scripts presscard sets. A link brings any other. */
export const languageTags: readonly string[] =
  `af am ar az be bg bn bo bs ca cs cy da de el en es et eu fa fi fil fr ga gl gu ha he hi hr hu hy id is it ja ka
  kk km kn ko ku ky lo lt lv mk ml mn mr ms my nb ne nl or pa pl ps pt pt-BR ro ru si sk sl so sq sr sv sw ta te
  tg th ti tk tr uk ur uz vi zh-Hans zh-Hant zu`.split(/\s+/);
