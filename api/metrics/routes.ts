import { Hono } from 'hono'
import type { AppDeps, AppEnv } from '../app-deps.ts'

export function metricsRoutes(_deps: AppDeps): Hono<AppEnv> {
  return new Hono<AppEnv>()
}
