'use strict';
// Narrows the chronology. The page reads whole without this.
(() => {
  const form = document.getElementById('narrow-form');
  if (!form) return;
  const field = name => form.elements[name];
  const status = document.getElementById('narrow-status');
  const entries = [...document.querySelectorAll('.entry')].map(li => {
    const numbers = name => (li.dataset[name] || '').split(' ').filter(Boolean);
    return {li, person: numbers('p'), seen: numbers('s'), unseen: numbers('n'), agency: numbers('a'), kind: numbers('k'),
      theme: numbers('t'), key: 'y' in li.dataset, words: null};
  });
  const has = (list, chosen) => chosen === '' || list.includes(chosen);
  const some = (list, person) => person === '' ? list.length > 0 : list.includes(person);
  const reads = (entry, words) => {
    if (!words.length) return true;
    if (entry.words === null) entry.words = entry.li.textContent.toLowerCase();
    return words.every(word => entry.words.includes(word));
  };
  const fits = (entry, want) => has(entry.person, want.person) && has(entry.agency, want.agency) && has(entry.kind, want.kind)
    && has(entry.theme, want.theme) && (!want.key || entry.key)
    && (want.seen !== 'seen' || some(entry.seen, want.person)) && (want.seen !== 'unseen' || some(entry.unseen, want.person))
    && reads(entry, want.words);
  const wanted = () => ({person: field('person').value, agency: field('agency').value, kind: field('kind').value,
    theme: field('theme').value, seen: field('seen').value, key: field('key').checked,
    words: field('words').value.toLowerCase().split(/\s+/).filter(Boolean)});
  const isAll = want => !(want.person || want.agency || want.kind || want.theme || want.seen || want.key || want.words.length);
  const hideEmpty = selector => document.querySelectorAll(selector).forEach(group => {
    group.hidden = !group.querySelector('.entry:not([hidden])');
  });
  const apply = () => {
    const want = wanted(), all = isAll(want);
    let shown = 0;
    for (const entry of entries) {
      entry.li.hidden = !fits(entry, want);
      if (!entry.li.hidden) shown += 1;
    }
    hideEmpty('.tied');
    hideEmpty('.year');
    document.getElementById('chronology').classList.toggle('narrowed', !all);
    status.textContent = all ? '' : `Showing ${shown.toLocaleString('en-GB')} of ${entries.length.toLocaleString('en-GB')} entries.`;
  };
  const clear = () => { form.reset(); apply(); };
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.closest('[hidden]')) { clear(); target.scrollIntoView(); }
  };
  let waiting;
  form.addEventListener('input', event => {
    clearTimeout(waiting);
    waiting = setTimeout(apply, event.target.name === 'words' ? 200 : 0);
  });
  form.addEventListener('submit', event => { event.preventDefault(); apply(); });
  form.addEventListener('reset', () => setTimeout(apply, 0));
  addEventListener('hashchange', reveal);
  document.addEventListener('click', event => {
    const only = event.target.closest('[data-only]');
    if (only) { form.reset(); field('person').value = only.dataset.only; apply(); }
  });
  document.querySelectorAll('[data-only]').forEach(link => { link.hidden = false; });
  const closed = [];
  addEventListener('beforeprint', () => document.querySelectorAll('details:not([open]):not(.cut)').forEach(d => { d.open = true; closed.push(d); }));
  addEventListener('afterprint', () => { while (closed.length) closed.pop().open = false; });
  document.getElementById('narrow').hidden = false;
  apply();
})();
