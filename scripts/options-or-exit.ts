/** The options of a tool; what is wrong with them is one line and exit status 2, as with `presscard` itself. */
export function optionsOrExit<Options>(read: () => Options): Options {
  try {
    return read();
  } catch (cause) {
    process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`);
    process.exit(2);
  }
}
