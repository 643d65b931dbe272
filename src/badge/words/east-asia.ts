import type { LanguageWords } from '../badge-key.ts';

/** Languages from Lhasa to Tokyo and Jakarta. */
export const eastAsia = {
  'zh-Hans': {
    bbc: { live: '直播', breaking: '最新消息', video: '视频', updated: '更新 {date}', paid: '广告' },
    rhythmbox: { podcast: '播客' },
    firefox: { stars: '评分：{stars} / 5' },
  },
  'zh-Hant': {
    bbc: { live: '直播', breaking: '最新消息', video: '視頻', updated: '更新 {date}', paid: '廣告' },
    rhythmbox: { podcast: 'Podcast' },
    firefox: { stars: '評分: {stars}，滿分 5 分' },
  },
  ja: {
    bbc: {
      live: '実況中',
      breaking: '速報',
      video: '動画',
      updated: '更新 {date}',
      paid: '広告',
      photo: '画像提供: {credit}',
    },
    firefox: { stars: '評価: {stars} / 5' },
    freedict: {
      opinion: '意見',
      review: 'レビュー',
      podcast: 'ポッドキャスト',
      correction: '訂正',
      obituary: '死亡記事',
    },
  },
  ko: {
    bbc: { live: 'Live', breaking: '속보', video: '동영상', paid: '광고' },
    rhythmbox: { podcast: '팟캐스트' },
    wordpress: { updated: '최근 업데이트: {date}' },
    firefox: { stars: '별점: {stars} / 5' },
  },
  th: {
    bbc: {
      live: 'สด',
      breaking: 'ด่วน',
      video: 'วิดีโอ',
      updated: 'ปรับปรุงแล้ว {date}',
      paid: 'โฆษณา',
      photo: 'ที่มาของภาพ: {credit}',
    },
    rhythmbox: { podcast: 'พอดแคสต์' },
    firefox: { stars: 'ได้คะแนน {stars} จาก 5' },
  },
  lo: {
    arc: { breaking: 'ຂ່າວດ່ວນ' },
    vlc: { video: 'ວິດີໂອ' },
  },
  km: {
    arc: { breaking: 'ព័ត៌មានទាន់ហេតុការណ៍' },
    vlc: { live: 'ផ្ទាល់', video: 'វីដេអូ', podcast: 'ផតខាស' },
    mediawiki: { updated: 'បានបន្ទាន់សម័យ {date}' },
  },
  my: {
    bbc: {
      live: 'တိုက်ရိုက်',
      breaking: 'သတင်းထူး',
      podcast: 'ပေါ့ဒ်ကတ်စ်',
      video: 'ဗီဒီယို',
      paid: 'ကြော်ငြာ',
    },
    mediawiki: { updated: 'မွမ်းမံပြီး {date}' },
  },
  vi: {
    bbc: { live: 'Trực tiếp', breaking: 'Tin mới nhất', video: 'Video', updated: 'Cập nhật {date}' },
    rhythmbox: { podcast: 'Podcast' },
    firefox: { paid: 'Được tài trợ', stars: 'Xếp hạng {stars} trên 5' },
  },
  id: {
    bbc: { live: 'Langsung', breaking: 'Terbaru', updated: 'Diperbarui {date}' },
    vlc: { video: 'Video' },
    rhythmbox: { podcast: 'Siniar' },
    firefox: { stars: 'Peringkat {stars} dari 5' },
    freedict: {
      opinion: 'Opini',
      review: 'Ulasan',
      correction: 'Koreksi',
      obituary: 'Berita duka',
      paid: 'Iklan',
    },
  },
  'ms-Latn': {
    arc: { breaking: 'Berita terkini' },
    vlc: { live: 'Langsung', video: 'Video', podcast: 'Podcast' },
    mediawiki: { updated: 'Dikemas kini {date}' },
  },
  bo: {
    arc: { breaking: 'གསར་འགྱུར་ཐོལ་བྱུང་' },
  },
} as const satisfies Record<string, LanguageWords>;
