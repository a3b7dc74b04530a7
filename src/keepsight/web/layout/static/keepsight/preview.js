// Each choice of how files are read is tried as soon as it is made, and the page below follows. Without this script the button does the same.
let going = null

function unfolded (page) {
  return new Set([...page.querySelectorAll('details[open] > summary')].map(one => one.textContent))
}

function put (page, chosen) {
  const [before, was] = [document.querySelector('main'), unfolded(document)]
  const stood = document.getElementById(chosen).getBoundingClientRect().top
  const now = document.adoptNode(page.querySelector('main'))
  for (const one of now.querySelectorAll('details > summary')) one.parentElement.open = was.has(one.textContent)
  before.replaceWith(now)
  const field = document.getElementById(chosen)
  if (!field) return
  field.focus({ preventScroll: true })
  scrollBy(0, field.getBoundingClientRect().top - stood)
}

async function follow (event) {
  const form = event.target.closest('form[data-preview]')
  if (!form || event.target.tagName !== 'SELECT') return
  if (going) going.abort()
  const mine = going = new AbortController()
  const choices = new URLSearchParams(new FormData(form))
  choices.set('do', 'again')
  const said = form.querySelector('[data-said]')
  said.textContent = 'Reading the files again …'
  try {
    const answer = await fetch(location.pathname, { method: 'POST', body: choices, signal: mine.signal })
    if (new URL(answer.url).pathname !== location.pathname) { location.assign(answer.url); return }
    put(new DOMParser().parseFromString(await answer.text(), 'text/html'), event.target.id)
  } catch {
    if (!mine.signal.aborted) said.textContent = 'This could not be read just now. Your choice stands here: press ‘Read again with these choices’.'
  }
}

document.addEventListener('change', follow)
