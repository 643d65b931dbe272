#!/usr/bin/env node
/** The command line: `presscard COMMAND …`. Each command is a file under runtime/node/commands. */
import { PresscardError } from './errors.ts';
import { VERSION } from './version.ts';

/** Loaded when it is asked for: a card needs no server, and a server no table of articles. */
const commands: Readonly<Record<string, () => Promise<(args: readonly string[]) => Promise<void>>>> = {
  card: async () => (await import('./runtime/node/commands/card.ts')).cardCommand,
  batch: async () => (await import('./runtime/node/commands/batch.ts')).batchCommand,
  url: async () => (await import('./runtime/node/commands/url.ts')).urlCommand,
  watch: async () => (await import('./runtime/node/commands/watch.ts')).watchCommand,
  serve: async () => (await import('./runtime/node/commands/serve.ts')).serveCommand,
  keys: async () => (await import('./runtime/node/commands/keys.ts')).keysCommand,
  config: async () => (await import('./runtime/node/commands/config.ts')).configCommand,
  outlet: async () => (await import('./runtime/node/commands/outlet.ts')).outletCommand,
  doctor: async () => (await import('./runtime/node/commands/doctor.ts')).doctorCommand,
};

const USAGE = `presscard ${VERSION}: share cards for newsrooms

presscard card INPUT [-o FILE] [--headline T] [--date D] [--outlet ID] [--kicker T] [--url U] [--lang TAG]
               [--template ID] [--size ID] [--format auto|png|jpg|webp|svg]
               [--author NAME] [--standfirst T] [--notice T] [--state S] [--until D] [--updated D] [--theme light|dark]
               [--photo FILE|URL] [--focus X,Y] [--on-overflow shrink|cut|refuse] [--json]
    INPUT is a page saved as text, an article as .json, or - for standard input.
    It may be left out when --headline is given; options override what was read.
    A photo is a JPEG, PNG or WebP; its focus is the point that every crop keeps, 0,0 to 1,1.
    Without -o the card goes to card.png, with a photo to card.jpg; -o - writes it to standard output.
presscard url INPUT [--jsonl] [--sizes a,b] [--template ID] [--format auto|png|jpg|webp] [--outlet ID] [--lang TAG] [--map …]
    Prints the signed address of an article's card and the meta tags for its page, by the keys of the settings.
    --jsonl: one line of JSON an article; INPUT may then be whatever batch takes.
    Standard error has the record of what was signed: keep it with the service's log.

presscard watch [FEED…] [--every 60s] [--since 24h | --all] [--webhook URL] [--once] [--metrics-port PORT]
    Asks feeds for what is new, makes its cards before anybody shares it, and tells a webhook their URLs.
    What is older than --since when it is first seen is left alone. FEED may stand in PRESSCARD_FEEDS.
    --once looks once and ends: for a timer. The exit status is 1 when a feed or a card failed.

presscard batch INPUT -o DIR|s3://BUCKET/PREFIX [--sizes a,b] [--template ID] [--format F] [--theme T] [--outlet ID]
               [--lang TAG] [--map headline=title,date=published] [--no-photos] [--jobs N] [--manifest FILE] [--resume]
    Makes the cards of many articles on all cores, and manifest.jsonl with a line for each, in the order of INPUT:
    its files, alternative text, warnings and, where there are keys, signed addresses; or what is wrong with it.
    INPUT is a feed, a sitemap, a CSV or JSON Lines file, a JSON array, a list of addresses, by name or by address,
    a folder of pages, or - for standard input. --resume goes on with a batch that was stopped or killed.
    A bucket takes AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION and AWS_ENDPOINT_URL_S3.

presscard doctor URL [--json]
    Reads a page as the networks' crawlers do, and says what is wrong with its preview.
    The exit status is 1 when there is a fault.
presscard serve --open
    Serves on http://127.0.0.1:8787 (PORT), for this machine only, without keys.
presscard serve
    Serves for others, as the settings say (docs/settings.md).
presscard keys new [--id ID] [--outlets a,b]
    Prints a signing key and an API key for the settings, and says where they go.
presscard keys allow LOGFILE… --id ID
    Prints which cards were signed with a key: the allow-list for freezing it.
presscard config check [FILE]
    Reads the settings from the environment, or from an env file, and says what is wrong.
presscard outlet new [--domain D] [--colour #RRGGBB] [--name N] [--language TAG] [--zone ZONE] [-o FOLDER]
    Writes the file of an outlet of your own, for PRESSCARD_OUTLETS; asks for what is not given.
`;

// Whoever reads the answer may hang up (`| head`), or its disk may be full.
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
  process.stderr.write(`presscard: output_failed: Standard output takes no more (${code}).\n`);
  process.exit(1);
});

try {
  const [name = '', ...args] = process.argv.slice(2);
  if (['', 'help', '--help', '-h'].includes(name) || args.includes('--help')) {
    process.stdout.write(USAGE);
  } else if (name === '--version') {
    process.stdout.write(`${VERSION}\n`);
  } else {
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!command) {
      throw new PresscardError(
        'option_invalid',
        `There is no such command. Use ${new Intl.ListFormat('en', { type: 'disjunction' }).format(Object.keys(commands))}; presscard --help says more.`,
      );
    }
    await (
      await command()
    )(args);
  }
} catch (error) {
  const fault =
    error instanceof PresscardError
      ? error
      : new PresscardError(
          'render_failed',
          `This is a fault of presscard: ${String(error)}. Please report it.`,
        );
  process.stderr.write(`presscard: ${fault.code}: ${fault.explain()}\n`);
  process.exitCode = fault.exitStatus;
}
