import type { Segment } from '#contract/segment'
import type { PageOf } from '#contract/page'
import { fetchSegments } from './api-client.ts'
import { useEnvironment } from './session.tsx'
import { useResource, type Resource } from './use-resource.ts'

/** The segments of the environment on screen. */
export function useSegments(): Resource<PageOf<Segment>> {
  const { environment } = useEnvironment()
  return useResource(`segments ${environment.id}`, (signal) =>
    fetchSegments(environment.id, signal),
  )
}
