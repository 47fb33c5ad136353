import type { LoadAuth } from '../auth/load-auth.ts'
import { demoOwner } from './demo-places.ts'

/**
 * Signs in as the owner of the demo, whose password the start page shows, and goes on to `next`, a
 * path of ours. A sign-in that is refused, as after a change of the password, ends on the sign-in
 * page.
 */
export async function openDemoSession(
  loadAuth: LoadAuth,
  { publicUrl, password, next }: { publicUrl: string; password: string; next: string },
): Promise<Response> {
  const auth = await loadAuth()
  const signedIn = await auth.handler(
    new Request(`${publicUrl}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: demoOwner.email, password }),
    }),
  )
  const headers = new Headers({ location: signedIn.ok ? next : '/sign-in' })
  for (const cookie of signedIn.headers.getSetCookie()) headers.append('set-cookie', cookie)
  return new Response(null, { status: 303, headers })
}
