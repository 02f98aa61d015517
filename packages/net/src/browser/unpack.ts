// Unpacks the bundled Chromium with its libraries and fonts into TMPDIR, and ends. A process of its
// own, because the package takes both the folder and the wish for libraries from the environment.
const { default: sparticuz } = await import('@sparticuz/chromium');
await sparticuz.executablePath();
