import type { LanguageWords } from '../badge-key.ts';

/** Languages from Kabul to Colombo; right-to-left words isolate what is filled in. */
export const southAsia = {
  hi: {
    bbc: {
      live: 'लाइव',
      breaking: 'ब्रेकिंग न्यूज़',
      podcast: 'पॉडकास्ट',
      video: 'वीडियो',
      updated: 'अपडेटेड {date}',
      paid: 'विज्ञापन',
      photo: 'इमेज स्रोत: {credit}',
    },
    freedict: { opinion: 'विचार', review: 'समीक्षा', correction: 'सुधार', obituary: 'मृत्युलेख' },
  },
  ur: {
    bbc: {
      live: 'لائیو',
      breaking: 'بریکنگ',
      podcast: 'پوڈکاسٹ',
      video: 'ویڈیو',
      paid: 'اشتہار',
    },
    mediawiki: { updated: 'اپ ڈیٹڈ \u2068{date}\u2069' },
  },
  ps: {
    bbc: { live: 'ژوندی', breaking: 'وروستی', video: 'ویډیو', paid: 'اعلان' },
    rhythmbox: { podcast: 'پوډکاسټ' },
  },
  bn: {
    bbc: { live: 'লাইভ', breaking: 'ব্রেকিং', video: 'ভিডিও', paid: 'বিজ্ঞাপন' },
    vlc: { podcast: 'পডকাস্ট' },
    mediawiki: { updated: 'হালনাগাদকৃত {date}' },
  },
  'pa-Guru': {
    bbc: { live: 'ਲਾਈਵ', breaking: 'ਤਾਜ਼ਾ', video: 'ਵੀਡੀਓ', paid: 'ਇਸ਼ਤਿਹਾਰ' },
    rhythmbox: { podcast: 'ਪੋਡਕਾਸਟ' },
  },
  gu: {
    bbc: { live: 'લાઇવ', breaking: 'બ્રેકિંગ', video: 'વીડિયો', paid: 'જાહેરાત' },
    rhythmbox: { podcast: 'પોડકાસ્ટ' },
  },
  mr: {
    bbc: {
      live: 'लाईव्ह',
      breaking: 'ब्रेकिंग',
      podcast: 'पॉडकास्ट',
      video: 'व्हीडिओ',
      paid: 'जाहिरात',
    },
    mediawiki: { updated: 'अद्यतन केले {date}' },
  },
  ne: {
    bbc: {
      live: 'लाइभ',
      breaking: 'ब्रेकिंग',
      podcast: 'पडकास्ट',
      video: 'भिडिओ',
      paid: 'विज्ञापन',
    },
    mediawiki: { updated: 'अद्यावधिक {date}' },
  },
  ta: {
    bbc: {
      live: 'நேரலை',
      breaking: 'வந்துகொண்டிருக்கும் செய்தி',
      video: 'காணொளி',
      paid: 'விளம்பரம்',
    },
  },
  te: {
    bbc: { live: 'లైవ్', breaking: 'బ్రేకింగ్ న్యూస్', video: 'వీడియో', paid: 'వ్యాపార ప్రకటన' },
    rhythmbox: { podcast: 'పాడ్\u200cకాస్ట్' },
    mediawiki: { updated: 'నవీకరించబడింది {date}' },
  },
  kn: {
    vlc: { live: 'ನೇರ ಪ್ರಸಾರ' },
    rhythmbox: { podcast: 'ಪಾಡ್\u200cಕ್ಯಾಸ್ಟ್' },
    mediawiki: { updated: 'ನವೀಕರಿಸಲಾಗಿದೆ {date}' },
  },
  ml: {
    vlc: { live: 'ലൈവ്', video: 'വീഡിയോ' },
  },
  si: {
    bbc: { live: 'සජීවී', breaking: 'අලුත්ම පුවතක්', video: 'වීඩියෝ', paid: 'වෙළෙඳ දැන්වීමක්' },
    rhythmbox: { podcast: 'පොඩ්කාස්ට්' },
    mediawiki: { updated: 'යාවත්කාලීන {date}' },
  },
} as const satisfies Record<string, LanguageWords>;
