/**
 * A slug made of a title: small letters, digits and hyphens; accents of Latin letters go, other scripts stay
 * (`Ça coûte: 5 €?` → `ca-coute-5`). At most 80 characters, cut at a hyphen.
 */
export function slugOf(title: string): string {
  const slug = title
    .normalize('NFKD')
    .replace(/(?<=\p{Script=Latin})\p{M}+/gu, '')
    .normalize('NFC')
    .replaceAll('ß', 'ss')
    .toLowerCase()
    .replace(/['’`´]/g, '')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/^-+|(?<!-)-+$/g, '')
  if (slug.length <= 80) return slug
  const cut = slug.slice(0, 81)
  const hyphen = cut.lastIndexOf('-')
  return hyphen > 20 ? cut.slice(0, hyphen) : slug.slice(0, 80)
}
