// What a locator finds on a page, for tests: `findTarget` by its id.
import type { Locator } from '#contract/locator'
import { accessibleName } from '../../../sdk/page/accessible-name.ts'
import { elementRole } from '../../../sdk/page/element-role.ts'
import { findTarget } from '../../../sdk/page/find-target.ts'

const targets = {
  /** `[id, isAmbiguous]`, or null where nothing fits. */
  find(locator: Locator): [string, boolean] | null {
    const found = findTarget(locator)
    return found && [found.element.id || found.element.outerHTML, found.isAmbiguous]
  },
  describe(id: string): [role: string, name: string] {
    const element = document.getElementById(id)!
    return [elementRole(element), accessibleName(element)]
  },
}
export type Targets = typeof targets
Object.assign(window, { targets })
