import { recombined } from './phrases.ts';

const who = ['港湾局', '市議会', '運輸省', '漁業組合', '高等裁判所', '海洋博物館', 'フェリー会社'];
const does = [
  '東側の桟橋を再び開くと発表',
  '古い灯台の修理費を認めず',
  '夜間便の運航を延期へ',
  '貨物船沈没の調査を求める',
  '南の島への運賃を引き下げ',
  '湾の海底調査の結果を公表',
  '漁師町へのトラック乗り入れを禁止',
  '河口に新しい橋の建設を承認',
];
const when = [
  '冬が終わる前に',
  '九日間のストライキを経て',
  '住民の反対を押し切り',
  '三十年ぶりに',
  '夜明けまで続いた会議で',
  '観光の季節を前に',
  '沿岸を襲った嵐の後',
  '来週にも',
  '夏の初めまでに',
];
const beside = [
  '予算はなお大きく不足',
  '四十ページの報告書も',
  '被害者への補償を約束',
  'さらなる措置も検討',
  '野党は詳しい説明を要求',
];

/** Invented news of 28 to 48 characters: a Japanese one says as much as three Latin ones. */
export const japaneseHeadlineOf = recombined(
  [who, does, when, beside],
  ([subject, verb, time, more]) => `${subject}、${time}${verb}、${more}`,
);
