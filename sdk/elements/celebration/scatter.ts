const PARTICLES = 18
/** With the delays, the last particle is gone well within 1.5 s. */
const FLIGHT_MS = 900
const SPREAD_MS = 200

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
    const [x, y] = [Math.cos(angle) * reachPx, Math.sin(angle) * reachPx]
    const flight = particle.animate(
      [
        { transform: 'none', opacity: 1 },
        { transform: `translate(${x}px, ${y}px)`, opacity: 1, offset: 0.6 },
        { transform: `translate(${x * 1.1}px, ${y * 1.1 + 24}px) scale(0.4)`, opacity: 0 },
      ],
      {
        duration: FLIGHT_MS,
        delay: ((index * 7) % PARTICLES) * (SPREAD_MS / PARTICLES),
        easing: 'cubic-bezier(0.2, 0.7, 0.3, 1)',
      },
    )
    flight.onfinish = flight.oncancel = () => particle.remove()
  }
}
