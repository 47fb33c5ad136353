import { vi } from 'vitest'

/** How long a test waits for a fact: the bound of a hang, never a statement about speed. */
export const patience = { timeout: 30_000, interval: 20 }

/**
 * Asks again until nothing is thrown, and answers what was answered. In place of `vi.waitFor`, which
 * gives up after a second: a machine with much to do takes longer.
 */
export const eventually = <T>(ask: () => T | Promise<T>): Promise<T> => vi.waitFor(ask, patience)

/**
 * Options of a test whose promise is a time, such as "within a second": a busy machine makes what is
 * good look slow, so at fault is what is slow every time.
 */
export const sayingATime = { retry: 2 }
