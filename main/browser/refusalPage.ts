/** The page for somebody without the secret: says what to do, tells nothing else. */
export const refusalPage = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>Byline</title></head>
<body style="font: 16px/1.5 system-ui, sans-serif; max-width: 34rem; margin: 15vh auto; padding: 0 1.5rem">
<h1 style="font-size: 1.25rem">This address does not open Byline</h1>
<p>The address lacks the secret that Byline printed when it was started, or the secret is an old one.</p>
<p>Go to the terminal in which Byline runs and open the whole address shown there, from <code>http</code> to its end.
If Byline does not run any more, start it again.</p>
</body>
</html>
`

/** Policy of that page. */
export const refusalPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
