const PARTICLES = 18
/** With the delays, the last particle is gone well within 1.5 s. */
const FLIGHT_MS = 900
const STAGGER_MS = 11

/** Lets particles fly out of a badge and takes them away again; none under reduced motion. */
export function scatter(badge: Element): void {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return
  for (let index = 0; index < PARTICLES; index += 1) {
    const particle = document.createElement('i')
    particle.className = 'particle'
    badge.append(particle)
    // Evenly around, near and far by turns: lively without a random source.
    const angle = (index / PARTICLES) * 2 * Math.PI
    const reachPx = 44 + (index % 3) * 18
    const to = (share: number, fallPx: number) =>
      `translate(${Math.cos(angle) * reachPx * share}px, ${Math.sin(angle) * reachPx * share + fallPx}px)`
    const flight = particle.animate(
      [
        { transform: 'none', opacity: 1 },
        { transform: to(1, 0), opacity: 1, offset: 0.6 },
        { transform: to(1.1, 24), opacity: 0 },
      ],
      {
        duration: FLIGHT_MS,
        delay: ((index * 7) % PARTICLES) * STAGGER_MS,
        easing: 'cubic-bezier(0.2, 0.7, 0.3, 1)',
      },
    )
    flight.onfinish = flight.oncancel = () => particle.remove()
  }
}
