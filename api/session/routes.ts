import { Hono } from 'hono'
import type { AppDeps, AppEnv } from '../app-deps.ts'

export function sessionRoutes(_deps: AppDeps): Hono<AppEnv> {
  return new Hono<AppEnv>()
}
