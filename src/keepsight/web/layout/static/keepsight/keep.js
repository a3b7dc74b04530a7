// Keeps what is written in a form as a draft, a few seconds after each change. The page says when it was kept, and when it could not be.
const EVERY = 4000
const said = document.querySelector('[data-kept]')
const form = said.closest('form')
let changed = false
let sending = false

async function keep () {
  if (!changed || sending) return
  changed = false
  sending = true
  const words = new URLSearchParams(new FormData(form))
  words.set('do', 'keep-quietly')
  try {
    const answer = await fetch(form.getAttribute('action') || location.pathname, { method: 'POST', body: words, redirect: 'manual' })
    said.textContent = answer.ok ? await answer.text() : answer.type === 'opaqueredirect' ? 'You have been signed out. What you wrote is kept: press the button to sign in again, and it will be in the form.' : 'This could not be kept just now. It is still on this page.'
  } catch {
    changed = true
    said.textContent = 'There is no connection just now. What you wrote is still on this page, and is tried again.'
  }
  sending = false
}

form.addEventListener('input', () => { changed = true })
form.addEventListener('submit', () => { changed = false })
setInterval(keep, EVERY)
document.addEventListener('visibilitychange', () => { if (document.hidden) keep() })
