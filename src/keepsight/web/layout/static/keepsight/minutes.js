// Minutes are saved as one types. Without this script the button saves them.
// What the service has not yet taken is kept in this browser too, for this session and this person alone, and goes as soon as it is taken.
(() => {
  const form = document.getElementById('minutes-form'), said = document.getElementById('saved')
  if (!form) return
  const key = `keepsight-minutes-${form.dataset.session}-${form.dataset.whose}`
  const PAUSE = 1200, AGAIN = 4000, LONGEST = 24 * 3600 * 1000
  const aside = ['csrfmiddlewaretoken', 'version', 'page', 'seal']
  let timer = null, sending = false, typed = 0

  const words = () => [...new FormData(form)].filter(([name]) => !aside.includes(name))
  const tell = text => { said.textContent = text }
  const time = () => new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })

  function keepHere () {
    try { localStorage.setItem(key, JSON.stringify({ at: Date.now(), words: words() })) } catch { tell('This browser keeps nothing. Save often.') }
  }
  function forget () { try { localStorage.removeItem(key) } catch { /* nothing was kept */ } }

  function putBack () {
    let kept = null
    try { kept = JSON.parse(localStorage.getItem(key)) } catch { return }
    if (!kept || Date.now() - kept.at > LONGEST) return forget()
    for (const [name, value] of kept.words) {
      const field = form.elements[name]
      if (!field) continue
      if (field instanceof RadioNodeList) field.value = value
      else if (field.value.trim() && field.value !== value && !value.includes(field.value)) field.value += `\n${value}`
      else field.value = value
    }
    tell('Words that had not reached the service were put back from this browser.')
    soon()
  }

  async function newToken () {
    const page = await fetch(location.pathname, { headers: { Accept: 'text/html' } })
    const found = new DOMParser().parseFromString(await page.text(), 'text/html').querySelector('#minutes-form [name=csrfmiddlewaretoken]')
    if (found) form.elements.csrfmiddlewaretoken.value = found.value
    return Boolean(found)
  }

  async function save (once) {
    if (sending) return soon()
    sending = true
    const upTo = typed
    try {
      const answer = await fetch(form.action, { method: 'POST', body: new FormData(form), headers: { Accept: 'application/json' }, redirect: 'manual' })
      if (answer.ok) taken(await answer.json(), upTo)
      else if (answer.status === 409) tell((await answer.json()).why)
      else if (answer.status === 403 && !once && await newToken()) { sending = false; return save(true) } else later('You may have been signed out. Sign in again in another tab; your words are in this browser and are sent then.')
    } catch { later('Not saved: the connection is gone. Your words are kept in this browser, and are sent when it is back.') } finally { sending = false }
  }
  function taken (answer, upTo) {
    form.elements.version.value = answer.version
    if (upTo !== typed) return soon()
    forget()
    tell(`Saved ${time()}.`)
  }
  function later (why) { tell(why); timer = setTimeout(save, AGAIN) }
  function soon () { clearTimeout(timer); timer = setTimeout(save, PAUSE) }

  // What was recorded in another tab stands here as soon as one comes back to this one.
  async function lookAgain () {
    if (document.visibilityState !== 'visible') return
    try {
      const page = await fetch(location.pathname, { headers: { Accept: 'text/html' } })
      const now = new DOMParser().parseFromString(await page.text(), 'text/html')
      for (const id of ['recorded-so-far', 'hypotheses-so-far']) {
        const [here, there] = [document.getElementById(id), now.getElementById(id)]
        if (here && there) here.replaceWith(document.adoptNode(there))
      }
    } catch { /* without a connection the page stays as it is */ }
  }

  document.addEventListener('visibilitychange', lookAgain)
  form.addEventListener('input', () => { typed += 1; keepHere(); tell('Not saved yet …'); soon() })
  form.addEventListener('submit', () => clearTimeout(timer))
  addEventListener('online', () => save())
  putBack()
})()
