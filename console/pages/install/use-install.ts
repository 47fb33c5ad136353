import type { Install } from '#contract/live-event'
import { fetchInstall } from '../../api-client.ts'
import { useEnvironment } from '../../session.tsx'
import { useResource, type Resource } from '../../use-resource.ts'

/** What to paste and whether anything has arrived; with `everyMs` asked for again and again. */
export function useInstall(options: { everyMs?: number } = {}): Resource<Install> {
  const { environment } = useEnvironment()
  return useResource(
    `install ${environment.id}`,
    (signal) => fetchInstall(environment.id, signal),
    options,
  )
}
