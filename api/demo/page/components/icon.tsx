// Line drawings after Lucide (ISC), 16 px, 1.5 stroke; always beside a word.
const drawings = {
  home: 'M3 10.2 12 3l9 7.2V20a1 1 0 0 1-1 1h-5v-7H9v7H4a1 1 0 0 1-1-1z',
  folder: 'M3 6a2 2 0 0 1 2-2h4l2.4 3H19a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2z',
  database:
    'M4 6c0-1.7 3.6-3 8-3s8 1.3 8 3-3.6 3-8 3-8-1.3-8-3zm0 0v12c0 1.7 3.6 3 8 3s8-1.3 8-3V6M4 12c0 1.7 3.6 3 8 3s8-1.3 8-3',
  report: 'M6 3h8l5 5v12a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1zm8 0v5h5M9 13h6M9 17h4',
  team: 'M9 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8zm-7 10a7 7 0 0 1 14 0M16 3.4a4 4 0 0 1 0 7.2M18.5 14.6A7 7 0 0 1 22 21',
  plug: 'M9 2v6M15 2v6M6 8h12v4a6 6 0 0 1-12 0zM12 18v4',
  settings:
    'M4 7h9M19 7h1M4 17h1M11 17h9M13 7a3 3 0 1 0 6 0 3 3 0 0 0-6 0M5 17a3 3 0 1 0 6 0 3 3 0 0 0-6 0',
  plus: 'M12 5v14M5 12h14',
  check: 'm4.5 12.5 5 5 10-11',
  arrow: 'M5 12h14M13 6l6 6-6 6',
  download: 'M12 3v12M7 10l5 5 5-5M4 21h16',
  bell: 'M6 9a6 6 0 1 1 12 0c0 6 2.5 8 2.5 8h-17S6 15 6 9M10 21h4',
  chart: 'M3 3v18h18M7 15l4-5 4 3 5-7',
  lock: 'M6 11h12a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1v-8a1 1 0 0 1 1-1zm2 0V7a4 4 0 0 1 8 0v4',
  link: 'M10 14a4.5 4.5 0 0 0 6.4 0l3.2-3.2a4.5 4.5 0 1 0-6.4-6.4L12 5.6M14 10a4.5 4.5 0 0 0-6.4 0l-3.2 3.2a4.5 4.5 0 1 0 6.4 6.4l1.2-1.2',
  leave: 'M10 21H5a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1h5M16 17l5-5-5-5M21 12H9',
  close: 'M6 6l12 12M18 6 6 18',
  chat: 'M4 4h16a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1h-8l-5 4v-4H4a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1z',
  calendar: 'M4 6h16v14H4zM4 11h16M8 3v5M16 3v5',
  table: 'M4 4h16v16H4zM4 10h16M4 15h16M10 10v10',
  ticket: 'M3 8V6h18v2a4 4 0 0 0 0 8v2H3v-2a4 4 0 0 0 0-8zM14 6v12',
  mail: 'M3 5h18v14H3zM3 6l9 7 9-7',
  shop: 'M4 9h16v11H4zM3 9l2-5h14l2 5M10 20v-6h4v6',
  megaphone: 'M4 10v5l3 .4L9 21h3l-1-5 8 3V5L7 9.6z',
  lamp: 'M8 3h8l3 9H5zM12 12v9M8 21h8',
  code: 'm8 7-5 5 5 5M16 7l5 5-5 5',
} as const

export type IconName = keyof typeof drawings

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" width="16" height="16" aria-hidden="true">
      <path d={drawings[name]} />
    </svg>
  )
}
