type PostKit = typeof import('../editor/postKit')

let kit: PostKit | null = null

/** Loads what a post is worked with; done before the first one is shown, as the list of posts needs none of it. */
export async function loadPostKit(): Promise<void> {
  kit ??= await import('../editor/postKit')
}

/** What a post is worked with. Only for what is done with an open one: until then it may not be loaded. */
export function postKit(): PostKit {
  if (kit === null) throw new Error('A post was opened before what it is worked with was loaded.')
  return kit
}
