import type { MountedSurface, SurfaceHost } from '../surface.ts'

export interface SurfaceSlot<View> {
  show(view: View): void
  hide(): void
}

interface SlotParts {
  /** The chunk's name in the manifest. */
  name: string
  loadChunk(name: string): Promise<unknown>
  host(): SurfaceHost
  guard<Result>(run: () => Result): Result | undefined
  /** What the surface may call: `ChecklistActions`, … as its chunk asks for. */
  actions: object
  /** The surface could not be loaded or mounted. */
  onFail?(): void
}

/** A place for one surface: loads its chunk the first time, then mounts, updates and removes. */
export function createSurfaceSlot<View>({
  name,
  loadChunk,
  host,
  guard,
  actions,
  onFail,
}: SlotParts): SurfaceSlot<View> {
  let wanted: View | undefined
  let mounted: MountedSurface<View> | undefined
  let isLoading = false

  function load(): void {
    isLoading = true
    loadChunk(name).then(
      (chunk) => {
        isLoading = false
        const { mount } = chunk as {
          mount(host: SurfaceHost, actions: object): MountedSurface<View>
        }
        guard(() => {
          if (wanted === undefined) return
          const surface = mount(host(), guarded(actions, guard))
          mounted = surface
          surface.update(wanted)
        })
        if (wanted !== undefined && !mounted) onFail?.()
      },
      (error: unknown) => {
        isLoading = false
        host().report('chunk_failed', error)
        onFail?.()
      },
    )
  }

  return {
    show(view) {
      wanted = view
      if (mounted) mounted.update(view)
      else if (!isLoading) load()
    },
    hide() {
      wanted = undefined
      const surface = mounted
      mounted = undefined
      surface?.remove()
    },
  }
}

/** What a surface calls runs under the guard: an error of ours never reaches the page. */
function guarded(
  actions: object,
  guard: <Result>(run: () => Result) => Result | undefined,
): object {
  return Object.fromEntries(
    Object.entries(actions as Record<string, (...args: unknown[]) => unknown>).map(
      ([name, act]) => [name, (...args: unknown[]) => guard(() => act(...args))],
    ),
  )
}
