const width = 24;

/** A progress bar on a terminal; elsewhere (CI, a log file) a line for each quarter done. */
export function progressBar(label, out = process.stdout) {
  const started = Date.now();
  let quarter = 0;
  const draw = (fraction) => {
    const filled = Math.round(width * fraction);
    const seconds = Math.round((Date.now() - started) / 1000);
    return `${label} [${'█'.repeat(filled)}${'░'.repeat(width - filled)}] ${Math.floor(fraction * 100)} % ${seconds} s`;
  };
  return {
    update(fraction) {
      if (out.isTTY) out.write(`\r${draw(fraction)}`);
      else if (Math.floor(fraction * 4) > quarter) {
        quarter = Math.floor(fraction * 4);
        out.write(`${draw(fraction)}\n`);
      }
    },
    done() {
      if (out.isTTY) out.write(`\r${draw(1)}\n`);
      else if (quarter < 4) out.write(`${draw(1)}\n`);
    },
    failed() {
      if (out.isTTY) out.write('\n');
    },
  };
}
