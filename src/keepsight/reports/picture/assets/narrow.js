'use strict';
// Narrows the chronology, and opens everything that is folded. The page reads whole without this.
(() => {
  const form = document.getElementById('narrow-form');
  if (!form) return;
  const field = name => form.elements[name];
  const section = document.getElementById('chronology');
  const status = document.getElementById('narrow-status');
  const entries = [...document.querySelectorAll('.entry')].map(li => {
    const numbers = name => (li.dataset[name] || '').split(' ').filter(Boolean);
    return {li, person: numbers('p'), seen: numbers('s'), unseen: numbers('n'), agency: numbers('a'), kind: numbers('k'),
      theme: numbers('t'), key: 'y' in li.dataset, words: null,
      from: +numbers('d')[0], to: +numbers('d')[1], since: li.querySelector('.since'), wrote: li.querySelector('.since').textContent};
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
  // The time between the entries that are shown, in the words the whole chronology uses.
  const DAYS = {day: 1, week: 7, month: 30.4375, year: 365.25};
  const inUnit = (days, up) => {
    const unit = days < 14 ? 'day' : days < 61 ? 'week' : days < 731 ? 'month' : 'year';
    return [(up ? Math.ceil : Math.floor)(days / DAYS[unit]), unit];
  };
  const plural = (number, unit) => `${number} ${unit}${number === 1 ? '' : 's'}`;
  const counted = (days, up) => plural(...inUnit(days, up));
  const elapsed = (before, entry) => {
    const least = entry.from - before.to, most = entry.to - before.from;
    if (least === most) return most === 0 ? 'the same day' : most === 1 ? 'the next day' : `${counted(most)} later`;
    if (least <= 0) return `within ${counted(Math.max(most, before.to - entry.from), true)} of each other`;
    const [high, unit] = inUnit(most, true), low = Math.floor(least / DAYS[unit]);
    if (low === 0) return `between ${counted(least)} and ${counted(most, true)} later`;
    return low === high ? `${counted(most, true)} later` : `between ${low} and ${high} ${unit}s later`;
  };
  const day = ordinal => new Date((ordinal - 719163) * 864e5).toLocaleDateString('en-GB',
    {day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC'});
  const length = days => {
    if (days < 56) return plural(days, 'day');
    const months = Math.round(days / DAYS.month);
    return 'about ' + [[Math.floor(months / 12), 'year'], [months % 12, 'month']].filter(part => part[0]).map(part => plural(...part)).join(' and ');
  };
  const silences = list => {
    const longest = +section.dataset.silence, found = [];
    let reached = null;
    for (const entry of [...list].sort((a, b) => a.from - b.from)) {
      if (reached !== null && entry.from - reached - 1 > longest) found.push([reached + 1, entry.from - 1]);
      reached = reached === null ? entry.to : Math.max(reached, entry.to);
    }
    if (reached !== null && +section.dataset.asat - reached > longest) found.push([reached + 1, +section.dataset.asat]);
    return found;
  };
  const say = ([first, last]) => {
    const row = document.createElement('li');
    row.className = 'silence made';
    row.textContent = `No entry among those shown from ${day(first)} to ${day(last)}: ${length(last - first + 1)}.`;
    return row;
  };
  const retime = (list, all) => {
    document.querySelectorAll('.silence.made').forEach(row => row.remove());
    document.querySelectorAll('.silence').forEach(row => { row.hidden = !all; });
    list.forEach((entry, place) => { entry.since.textContent = all ? entry.wrote : place ? elapsed(list[place - 1], entry) : ''; });
    if (all) return;
    for (const silence of silences(list)) {
      const next = list.find(entry => entry.to > silence[1]);
      if (next) (next.li.closest('.tied') || next.li).before(say(silence));
      else list[list.length - 1].li.closest('.year > ol').append(say(silence));
    }
  };
  const apply = () => {
    const want = wanted(), all = isAll(want), list = [];
    for (const entry of entries) {
      entry.li.hidden = !fits(entry, want);
      if (!entry.li.hidden) list.push(entry);
    }
    hideEmpty('.tied');
    hideEmpty('.year');
    retime(list, all);
    status.textContent = all ? '' : `Showing ${list.length.toLocaleString('en-GB')} of ${entries.length.toLocaleString('en-GB')} entries.`;
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
  document.getElementById('narrow').hidden = false;
  if (field('words').value || field('person').value) apply();
  const opener = document.getElementById('open-all');
  if (!opener) return;
  opener.addEventListener('click', () => {
    const open = opener.textContent === opener.dataset.open;
    document.querySelectorAll('main details').forEach(folded => { folded.open = open; });
    opener.textContent = open ? opener.dataset.close : opener.dataset.open;
  });
  opener.parentElement.hidden = false;
})();
