/** What says something in a card of a few words. */
const MESSAGES = ['announcement', 'survey', 'resource-centre', 'celebration']

/**
 * The name of the chunk that draws a surface: its own, or `messages` for those that share one, since
 * apart they weigh a quarter more. Its `mount` is told which surface is meant.
 */
export const surfaceChunk = (surface: string): string =>
  MESSAGES.includes(surface) ? 'messages' : surface
