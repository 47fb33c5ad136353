import type { PickerCore } from '../picker-seam.ts'

/** `network`: there was no answer, or one that says nothing about the question; it may be asked again. */
export type Answered<Value> = { value: Value; code?: never } | { value?: never; code: string }

/**
 * Asks one of the picker's questions with the write key. Sent as text, so that no browser asks the
 * server for permission first. Never rejects.
 */
export async function askServer<Value>(
  { host, writeKey }: PickerCore,
  question: 'open' | 'save',
  body: object,
): Promise<Answered<Value>> {
  try {
    const answer = await fetch(`${host}/v1/picker/${question}`, {
      method: 'POST',
      body: JSON.stringify({ writeKey, ...body }),
      credentials: 'omit',
    })
    const said = (await answer.json()) as { code?: string }
    if (answer.ok) return { value: said as Value }
    // Too many questions, or trouble of the server's: the next try may do.
    const isPassing = answer.status === 429 || answer.status >= 500
    return { code: (!isPassing && said.code) || 'network' }
  } catch {
    return { code: 'network' }
  }
}
