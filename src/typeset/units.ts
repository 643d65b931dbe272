/**
 * What a number is counted in, where it stands apart from it: no line ends between the two. Signs and short forms
 * are the same in many languages; words are those that headlines write after figures.
 */
const SIGNS =
  '% ‰ ° °C °F € $ £ ¥ ₹ ₽ ₺ ₴ ₪ ₩ ₫ ₦ ₱ ៛ ฿ km km/h kmh kph mph m m² m³ cm mm µm nm km² ha kg g mg t l ml cl ' +
  'GW MW kW W kWh MWh GWh TWh MHz GHz kHz Hz TB GB MB KB kB Mbit Gbit dB bar h hrs min am pm a.m. p.m. ' +
  'USD EUR GBP RUB CHF JPY CNY kr Kč zł Ft lei TL RM';

const WORDS = [
  'bn mn tn trn mln mld million millions billion billions trillion trillions thousand percent pct pc dollars pounds euros',
  'Mio Mrd Tsd Millionen Milliarden Billionen Tausend Prozent Euro Dollar Franken Grad Kilometer',
  'millions milliards milliers euros dollars pour degrés kilomètres',
  'millones mil milhões bilhões milhão bilhão milioni miliardi mila euro reais pesos dólares grados graus gradi',
  'miljoen miljard procent miljoner miljarder kronor kroner kr millioner milliarder prosent',
  'tys proc złotych tis mil korun eur milionů miliard milionov miliárd tisíc',
  'milyon milyar bin lira yüzde triệu tỷ tỉ nghìn ngàn đồng juta miliar triliun ribu persen rupiah',
  'miljoonaa miljardia euroa prosenttia millió milliárd forint százalék milioane miliarde',
  'тыс млн млрд трлн км м см мм кг г т л га руб ₽ грн тис тысяч миллион миллиона миллионов миллиард миллиарда миллиардов триллионов процент процента процентов рублей рубля долларов евро градусов километров тисяч мільйонів мільярдів відсотків гривень доларів хил милиона милијарди милијарде лева',
  'εκατ δισ τρισ χιλ χλμ εκατομμύρια δισεκατομμύρια χιλιάδες ευρώ βαθμούς',
  'միլիոն միլիարդ հազար տոկոս դրամ მილიონი მილიარდი ათასი პროცენტი ლარი',
  'מיליון מיליארד אלף ש"ח שקל שקלים דולר אחוז אחוזים ק"מ',
  'مليون مليار ألف آلاف كم كيلومتر كيلومترا دولار جنيه ريال درهم دينار بالمئة بالمائة في درجة',
  'میلیون میلیارد هزار درصد تومان ریال دلار کیلومتر لاکھ کروڑ ارب ہزار فیصد روپے ڈالر کلومیٹر ملین',
  'लाख करोड़ कोटी अरब हज़ार हजार रुपये रुपए प्रतिशत फ़ीसदी फीसदी टक्के किमी किलोमीटर डॉलर',
  'লাখ কোটি হাজার টাকা শতাংশ কিমি কিলোমিটার ডলার লক্ষ',
  'ਲੱਖ ਕਰੋੜ ਹਜ਼ਾਰ ਰੁਪਏ ਫ਼ੀਸਦੀ લાખ કરોડ હજાર રૂપિયા ટકા ଲକ୍ଷ କୋଟି ହଜାର ଟଙ୍କା ପ୍ରତିଶତ',
  'லட்சம் கோடி ஆயிரம் ரூபாய் சதவீதம் కోట్లు కోట్ల లక్షల వేల రూపాయలు శాతం ಕೋಟಿ ಲಕ್ಷ ಸಾವಿರ ರೂ ಶೇಕಡಾ കോടി ലക്ഷം രൂപ ശതമാനം മിലിയണ് මිලියන බිලියන ලක්ෂ රුපියල්',
  'ሚሊዮን ቢሊዮን ሺህ ብር በመቶ 만 억 조 천 원 달러 퍼센트 ߡߟߌߦߐ߲߫',
];

/** Scripts without spaces between words: there a unit goes on into the next word. */
const UNSPACED =
  'ล้าน แสน หมื่น พัน ร้อย บาท กม. กิโลเมตร เปอร์เซ็นต์ ดอลลาร์ องศา ລ້ານ ຕື້ ແສນ ພັນ ກີບ ລານ លាន ពាន់ រៀល ភាគរយ သန်း ဘီလီယံ သောင်း သိန်း ကျပ် ရာခိုင်နှုန်း';

function anyOf(units: string): string {
  return units
    .split(' ')
    .map((unit) => unit.replace(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`))
    .join('|');
}

/** Whether a text begins with a unit. */
export const STARTS_WITH_UNIT = new RegExp(
  String.raw`^(?:(?:${anyOf(`${SIGNS} ${WORDS.join(' ')}`)})(?![\p{L}\p{M}\p{N}])|(?:${anyOf(UNSPACED)}))`,
  'u',
);
