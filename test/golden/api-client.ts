/** Asks the management API with the secret key of one environment; JSON in, JSON out. */
export interface ApiClient {
  (method: string, path: string, body?: unknown): Promise<unknown>
}

interface Asked {
  request(path: string, init?: { method?: string; body?: unknown }): Promise<Response>
}

/** Throws for a request that is refused, with what the answer says. */
export function newApiClient(environment: Asked): ApiClient {
  return async (method, path, body) => {
    const answer = await environment.request(path, {
      method,
      ...(body === undefined ? {} : { body }),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 2000)}`)
    return text === '' ? undefined : JSON.parse(text)
  }
}
