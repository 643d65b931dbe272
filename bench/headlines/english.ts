/**
 * Invented news, so that nobody is quoted for something that never happened. Lengths are those of real
 * newsrooms' longer headlines; with the number that is appended they have 90 to 130 characters.
 */
const headlines = [
  'Harbour workers accept new contract after eleven weeks of talks that stopped every ferry to the islands',
  'City council votes 31 to 14 to close the old market hall and move its traders by spring',
  'Scientists find a second lake under the northern glacier and warn that maps of the valley are out of date',
  'Night trains return to the coast line for the first time since the floods of 1998',
  'Farmers’ union asks ministers to pay for frost damage as the apple harvest falls to its lowest in decades',
  'Regional hospital opens a burns ward paid for by 12,000 small donations and one very large anonymous gift',
  'Court rules that tenants may keep the solar panels which they put on their balconies',
  'Rescue teams reach the last of four climbers stranded below the summit as a second storm closes the pass',
  'Museum returns 340 carved masks to the villages they were taken from, and keeps only the plaster copies',
  'Schools in the capital will start an hour later from September, following a trial with 9,000 teenagers',
  'Central bank holds its main rate at 3.25 per cent and expects prices to cool soon',
  'Bridge over the Marrow estuary to stay shut until June after divers discover long cracks in two of its stone piers',
  'Orchestra cancels its winter tour of five countries when customs officers refuse to clear three cellos',
  'Voters in the lake district reject a second airport by a margin that surprised both of the campaigns',
  'Baker who fed the flooded quarter for nineteen days is given the freedom of the city, and a new oven',
  'Engineers blame a loose cable for the blackout which left 400,000 homes without power on Sunday evening',
  'Parliament delays its vote on the fishing treaty after the minister loses the only signed copy on a train',
  'Archaeologists date a wooden road across the marsh to 3,800 years ago, making it the oldest one in the region',
  'Drivers face two years of roadworks as the ring road gets a tunnel, a tram line and fourteen footbridges',
  'Champion sprinter to miss the world indoor final with a foot injury, her coach says',
  'Volcano on an uninhabited island sends ash nine kilometres high and closes the airspace of three countries to jets',
  'Publisher withdraws a celebrated memoir and offers refunds after the author’s brother disputes a chapter',
  'Water company fined 18 million for spills into the River Tamble that it had described to inspectors as cleaning',
  'Refugee doctors can soon practise without repeating all of their studies, under a law to be debated on Thursday',
  'Last typewriter factory on the continent closes; its staff of six will run a museum',
  'Satellite built by students reaches orbit and sends its first picture: a cloud in the shape of a kettle',
  'Prosecutors drop the case against a whistleblower who leaked the dam report to a local radio station',
  'Lighthouse keeper retires after 41 years, and nobody has applied for the job in spite of the sea view',
  'Mayor apologises for a fireworks display that frightened the zoo’s flamingos into a neighbouring county',
  'Census shows that villages grow faster than towns for the first time since 1871',
  'Trade talks between the two island republics resume in secret, according to officials on both of the sides',
  'Hikers told to avoid the eastern ridge while rangers look for a bear which has learnt to open car doors',
  'Chess prodigy of twelve draws with the former champion after seven hours and a half',
  'Insurers count the cost of the October hailstorm at 2.4 billion, more than all storms of the past decade',
  'Library finds a lost opera in a box of cookery books, and will perform it with a choir of amateurs next March',
  'Ministers promise a faster broadband line to every farm by 2030; farmers recall that they did so in 2019',
  'Archipelago bans single-use plastic from its beaches and asks visitors to carry home what they bring in',
  'Nurses’ strike is called off at midnight after the ministry gives way on night pay',
  'Wolves seen near the southern suburbs are probably a single animal with a habit of walking past every camera',
  'Football club fined for a pitch two metres too short, which explains a season without a single away win',
  'Auction of a royal stamp collection is halted as experts question one watermark',
  'Old shipyard will build turbines for the offshore wind farm, with 700 jobs promised to former welders',
  'Ice road to the northern mines opens four weeks late, and truckers fear that it will close early as well',
  'Investigators recover both flight recorders from the cargo plane that overshot the runway at Lindholm',
] as const;

/** A headline that no engine has seen before in this run; its number makes it another one each round. */
export function englishHeadlineOf(round: number): string {
  return `${headlines[(round - 1) % headlines.length]} – update ${round}`;
}
