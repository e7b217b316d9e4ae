/** What keys usually mean in the posts of common site builders, whatever their case and joints. */
const names = {
  authors: ['author', 'authors', 'by', 'byline', 'contributors'],
  image: [
    ...[
      'image',
      'cover',
      'thumbnail',
      'thumb',
      'banner',
      'hero',
      'photo',
      'picture',
      'avatar',
      'logo',
      'icon',
    ],
    ...[
      'ogimage',
      'featuredimage',
      'featureimage',
      'featureimg',
      'heroimage',
      'coverimage',
      'socialimage',
      'shareimg',
    ],
    ...['previewimage', 'teaserimage', 'headerimg', 'headerimage', 'bannerimage', 'img'],
  ],
  urls: ['featured'],
  slug: ['slug'],
  longText: [
    'description',
    'summary',
    'excerpt',
    'abstract',
    'bio',
    'lead',
    'standfirst',
    'subtitle',
    'intro',
  ],
} as const

export type KeyMeaning = keyof typeof names

const meanings = new Map<string, KeyMeaning>()
for (const [meaning, keys] of Object.entries(names)) {
  for (const key of keys) meanings.set(key, meaning as KeyMeaning)
}

/** What a key usually means, or null. */
export function meaningOf(key: string): KeyMeaning | null {
  return meanings.get(key.toLowerCase().replace(/[\s_-]+/g, '')) ?? null
}
