/** Goes on to the page that answers at length, with the same filters. */
export function MoreLink({ href, text }: { href: string; text: string }) {
  return (
    <a class="more-link" href={href + location.search}>
      {text}
    </a>
  )
}
