// A page with things of its own: a web component in a web component, a menu that closes when it loses
// the focus, a dialog; and an ear at its very top that hears of every press.
window.heard = []
for (const type of ['pointerdown', 'mousedown', 'mouseup', 'click', 'keydown', 'keyup']) {
  addEventListener(type, ({ type }) => window.heard.push(type), true)
}

customElements.define(
  'app-toolbar',
  class extends HTMLElement {
    connectedCallback() {
      const button = document.createElement('button')
      button.textContent = 'Invite'
      this.attachShadow({ mode: 'open' }).append(button)
    }
  },
)
customElements.define(
  'app-panel',
  class extends HTMLElement {
    connectedCallback() {
      const root = this.attachShadow({ mode: 'open' })
      root.append(document.createElement('app-toolbar'))
    }
  },
)

const dialog = document.querySelector('dialog')
document.querySelector('#ask').addEventListener('click', () => dialog.showModal())
document.documentElement.classList.toggle('dark', location.search.includes('dark'))
if (location.search.includes('rtl')) document.documentElement.dir = 'rtl'
const lang = /lang=(\w+)/.exec(location.search)
if (lang) document.documentElement.lang = lang[1]
