/**
 * Electron's security checklist, in a few words each: https://www.electronjs.org/docs/latest/tutorial/security. Each is
 * in the title of a test or more, by its number.
 */
export const securityRows: Readonly<Record<string, string>> = {
  E01: 'load secure content only',
  E02: 'no Node for remote content',
  E03: 'context isolation',
  E04: 'sandbox of every process',
  E05: 'permission requests are handled',
  E06: 'web security is on',
  E07: 'content security policy',
  E08: 'no insecure content',
  E09: 'no experimental features',
  E10: 'no Blink features turned on',
  E11: 'no windows from webviews',
  E12: 'webviews are checked',
  E13: 'navigation is limited',
  E14: 'new windows are limited',
  E15: 'nothing untrusted is opened outside',
  E16: 'a current Electron',
  E17: 'senders and arguments of every request',
  E18: 'no file: addresses',
  E19: 'fuses',
  E20: 'no Electron for the page',
}
