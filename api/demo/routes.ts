import { Hono } from 'hono'
import type { AppDeps, AppEnv } from '../app-deps.ts'

export function demoRoutes(_deps: AppDeps): Hono<AppEnv> {
  return new Hono<AppEnv>()
}
