// What reaches a frame of the page; the page itself asks for it.
window.heard = []
for (const type of ['pointerdown', 'mousedown', 'click', 'keydown']) {
  addEventListener(type, ({ type }) => window.heard.push(type), true)
}
